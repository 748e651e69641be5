"""What is said of targets and instruments, read back and derived again."""

import re

import numpy as np
import pandas as pd
import reference
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from claims.reading import NUMBER, SHARE
from claims.sentiment import TARGETS, article_scores, bounds, sign, units

_vader = SentimentIntensityAnalyzer()


def sentiment_towards(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    """A target is named by its last name, in generated stories by nothing else."""
    each = (
        rf"(?P<name{{0}}>[\w ]+?) is named in (?P<sentences{{0}}>{NUMBER}) sentences? of (?P<articles{{0}}>{NUMBER}) "
        rf"{units(texts)}, with a mean score of (?P<mean{{0}}>{NUMBER}) \((?:95% interval (?P<low{{0}}>{NUMBER}) to "
        rf"(?P<high{{0}}>{NUMBER})|too few {units(texts)} for an interval)\)"
    )
    then = (
        rf"(?P<name1>[\w ]+?) in (?P<sentences1>{NUMBER}) of (?P<articles1>{NUMBER}) \((?P<mean1>{NUMBER}), "
        rf"(?:95% interval (?P<low1>{NUMBER}) to (?P<high1>{NUMBER})|too few {units(texts)})\)"
    )
    pattern = rf"{each.format(0)}(?:; {then})?\."
    found = {}
    for name in TARGETS:
        last = re.compile(rf"\b{name.split()[-1]}\b")
        hits = [sum(bool(last.search(text[a:b])) for a, b in reference.sentences(text)) for text in texts["text"]]
        named_by = texts.get("story", texts.index.to_series())[np.array(hits) > 0]
        found[name] = (sum(hits), named_by.nunique())
    named = sorted((name for name in found if found[name][0]), key=lambda name: (-found[name][0], name))
    facts = {}
    for place, name in enumerate(named):
        row = table[table["target"] == name].iloc[0]
        facts |= {f"name{place}": name, f"sentences{place}": found[name][0], f"articles{place}": found[name][1]}
        facts |= {f"{end}{place}": row[end] for end in ("mean", "low", "high")}
    return [pattern if named else r"No target is named in the articles\."], facts


def instruments_compared(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    many = (
        rf"(?P<torn>{SHARE}) of the (?P<n>{NUMBER}) articles (?:are|is) positive by one "
        r"instrument and negative by another(?:, so their sign depends on the choice)?\. "
        rf"(?P<beyond>{SHARE}) scores? beyond ±0\.9 by VADER, whole article\."
    )
    one = (
        rf"The (?P<instruments>{NUMBER}) instruments give scores from (?P<least>{NUMBER}) to (?P<most>{NUMBER}); "
        r"(?P<sign>they disagree on the sign|no two of them have opposite signs)\."
    )
    signs = table.map(sign)
    torn = ((signs > 0).any(axis=1) & (signs < 0).any(axis=1)).mean()
    whole = texts["text"].map(lambda text: _vader.polarity_scores(text)["compound"])
    facts = {"torn": torn, "n": len(texts), "beyond": (whole.abs() > 0.9).mean(), "instruments": table.shape[1]}
    facts["sign"] = "they disagree on the sign" if torn else "no two of them have opposite signs"
    return [one] if len(texts) == 1 else [many], facts | {"least": table.min().min(), "most": table.max().max()}


def curly_negations(texts: pd.DataFrame) -> tuple[list[str], dict]:
    none = r"No negation is shortened as in don't, so the apostrophe makes no difference\."
    straight = (
        rf"(?:All (?P<n>{NUMBER}) negations such as don't have|The one negation such as don't has) the straight "
        r"apostrophe that VADER knows\."
    )
    curly = (
        rf"(?:(?P<part>{SHARE}) of the (?P<n>{NUMBER}) negations|The one negation) such as don't "
        r"(?:has|have) a curly apostrophe \(don’t\), which VADER does not know and takes for no negation\. Could it "
        rf"read them, the mean score of (?P<moved>{NUMBER}) of (?P<articles>{NUMBER}) articles? would change\. The "
        r"reading for news reads both alike\."
    )
    found = [mark for text in texts["text"] for mark in re.findall(r"(?i)n(['’])t\b", text)]
    folded = texts.assign(text=texts["text"].str.replace("’", "'"))
    facts = {"n": len(found), "part": found.count("’") / max(len(found), 1), "articles": len(texts)}
    facts["moved"] = (~np.isclose(article_scores(texts), article_scores(folded))).sum()
    return [curly if "’" in found else straight if found else none], facts


def agreement_with_codes(texts: pd.DataFrame, table: pd.DataFrame) -> tuple[list[str], dict]:
    pattern = (
        rf"On (?P<n>{NUMBER}) coded sentences, (?P<best>.+?) agrees best with the coder: Krippendorff's alpha "
        rf"(?P<alpha>{NUMBER}) \((?:95% interval (?P<low>{NUMBER}) to (?P<high>{NUMBER})|too few articles for an "
        r"interval)\)\. No conclusion should rest on an alpha below 0\.67\."
    )
    alphas = table[table["measure"] == "alpha"].sort_values("value", ascending=False)
    best = alphas.iloc[0]
    facts = {"n": best["n_sentences"], "best": best["instrument"], "alpha": best["value"]}
    return [pattern], facts | bounds(alphas)
