"""Page furniture: what stands in many articles of a source and is nobody's news.

A sentence that comes back word for word, numbers and names apart, in story after story of a source is a candidate.
It is furniture when its words are seldom met outside such sentences, when it comes back over time and not around one
event, and when it is no part of a quotation; words such as "newsletter" or "copyright" make weaker evidence do. Copies
of a story count once. Forms that are known from newspapers at large are found wherever they stand.
"""

import re

import numpy as np
import pandas as pd

from .candidates import ALL, LEAST, Repeated, counted, repeated
from ..corpus import Corpus
from .forms import known_forms
from .matches import matches
from .rows import LABELLED, OPENED, WRITTEN

COLUMNS = ["article", "start", "end", "pattern", "n_articles", "source"]
# What comes back is furniture at these shares of a source's articles: with words that tell furniture no share is
# asked for, without them, and for a line of nothing but names or a single word.
_RATE, _RATE_OF_ALL, _OFTEN, _LINES = 0.02, 0.01, 5, 0.8
_NEARLY_ALL = 0.8  # of the places of a pair of words that a longer template takes up, for it to be a set phrase
_TELLING = 0.15  # share of a template's words that are telling
_EXCLUSIVE, _MORE_EXCLUSIVE = 0.3, 0.5  # share of its most telling pair of words that stands in what comes back
_EVENT = 14  # days within which what comes back may be the news of one event
_TIMES = 3  # times in an article that a label may stand, so that it is no speaker's name
# Words with a capital that begin no sentence, and what may stand between them.
_NAMES = r"(?<!^)(?<![.?!] )\b[A-Z][\w.'’-]*(?: (?:and |of |in |& )?[A-Z][\w.'’-]*)*"


def furniture(corpus: Corpus, counts: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find page furniture: newsletter and copyright lines, credits, bylines, links to other stories.

    Parameters
    ----------
    corpus : Corpus
    counts : DataFrame, optional
        `candidates` summed over the parts of a larger corpus that this one belongs to; its own unless given.

    Returns
    -------
    DataFrame
        One row per stretch of text, in text order, none over another: article, start, end (characters), pattern (a
        known form, or words with # for numbers and … for names), n_articles (of the source, with the pattern), source
        ("all" where it is not known).

    Examples
    --------
    >>> texts = ["Rates rose. Sign up for our newsletter.", "Shares fell. Sign up for our newsletter."]
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    >>> corpus.text_of(furniture(corpus)).tolist()
    ['Sign up for our newsletter.', 'Sign up for our newsletter.']
    """
    found = repeated(corpus)
    chosen = _chosen(counted(corpus, found) if counts is None else counts)
    units = _of_chosen(found.units, found.groups, chosen)
    spans = pd.concat([_units(corpus, units), _anywhere(corpus, found, units)])
    spans = pd.concat([spans, _not_begun(known_forms(corpus), spans)])
    spans = _apart(spans[["row", "start", "end", "pattern"]].astype({"row": int, "start": int, "end": int}))
    rows = spans["row"].to_numpy()
    table = spans.assign(article=corpus.articles.index.take(rows), source=found.groups.to_numpy()[rows])
    table["n_articles"] = table.groupby(["source", "pattern"])["article"].transform("nunique")
    return table[COLUMNS].reset_index(drop=True)


def _chosen(table: pd.DataFrame) -> pd.DataFrame:
    """Decide which templates are furniture, of a source or of all: template, source, exclusive."""
    every = table.groupby("template", as_index=False).agg(
        {name: "first" for name in table if name not in ("template", "source")}
        | dict.fromkeys(["n_articles", "n_units", "n_lines", "n_quoted", "n_anywhere"], "sum")
        | {"first": "min", "last": "max"}
    )
    every["n_all"] = table.drop_duplicates("source")["n_all"].sum()
    units = every.groupby("pair")["n_units"].sum()
    span = (every["last"].max() - every["first"].min()).days if every["last"].notna().any() else np.nan
    chosen = [_decided(part, units, span, own) for part, own in ((table, True), (every.assign(source=ALL), False))]
    return pd.concat(chosen)[["template", "source", "exclusive"]].drop_duplicates(["template", "source"])


def _decided(table: pd.DataFrame, units: pd.Series, span: float, own: bool) -> pd.DataFrame:
    """Return the rows whose template is furniture; over all sources, only words that tell furniture count."""
    several = table["source"].nunique() > 1
    telling = table["n_telling"] >= np.maximum(1, _TELLING * table["n_words"])
    exclusive = (table["pair"].map(units) / table["n_pairs"].clip(1)).clip(upper=1)
    exclusive = exclusive.mask(table["n_anywhere"] >= _NEARLY_ALL * table["n_pairs"], 1)
    days = (table["last"] - table["first"]).dt.days
    lasting = ~(days < min(_EVENT, 0.2 * span)) if span == span else True
    quoted = table["n_quoted"] >= 0.5 * table["n_units"]
    n_articles = table["n_articles"].clip(lower=table["n_anywhere"])
    often = (n_articles >= _OFTEN) & (n_articles >= (_RATE if several else _RATE_OF_ALL) * table["n_all"]) & lasting
    lines = table["n_lines"] >= _LINES * table["n_units"]
    label = table["kind"] == LABELLED
    solid = table["n_plain"] + table["n_telling"] >= 2
    told = (table["n_articles"] >= LEAST) & telling & (~quoted | (table["n_telling"] >= 2)) & (exclusive >= _EXCLUSIVE)
    told &= solid | (lines & often)
    plain = often & ~quoted & (table["n_plain"] >= 2) & (exclusive >= _MORE_EXCLUSIVE)
    names = often & ~quoted & lines & (table["kind"] == WRITTEN) & ~solid & (exclusive >= _EXCLUSIVE)
    few = table["n_units"] <= _TIMES * table["n_articles"]
    titled = label & often & ~quoted & (table["n_plain"] + table["n_telling"] >= 1) & few & (exclusive >= _EXCLUSIVE)
    return table.assign(exclusive=exclusive)[(told & ~label) | (((plain & ~label) | names | titled) & own)]


def _of_chosen(units: pd.DataFrame, groups: pd.Series, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return the units whose template was chosen, for their source or for all."""
    source = groups.to_numpy()[units["row"]]
    mine = pd.MultiIndex.from_arrays([units["template"], source]).isin(
        pd.MultiIndex.from_frame(chosen[["template", "source"]])
    )
    everywhere = units["template"].isin(chosen.loc[chosen["source"] == ALL, "template"])
    exclusive = chosen.groupby("template")["exclusive"].max()
    kept = units.assign(source=source)[mine | everywhere]
    return kept.assign(exclusive=kept["template"].map(exclusive))


def _units(corpus: Corpus, units: pd.DataFrame) -> pd.DataFrame:
    """Return the characters of units: row, start, end, pattern."""
    first = units.drop_duplicates("template").set_index("template")
    texts = corpus.articles["text"].to_numpy(object)
    start, end = corpus.token_starts[first["first"]], corpus.token_ends(first["last"].to_numpy())
    spans = zip(first["row"], start, end, first["kind"], strict=True)
    patterns = [_pattern(texts[row][a:b], kind) for row, a, b, kind in spans]
    return pd.DataFrame(
        {
            "row": units["row"],
            "start": corpus.token_starts[units["first"]],
            "end": corpus.token_ends(units["end"].to_numpy()),
            "pattern": units["template"].map(pd.Series(patterns, index=first.index, dtype=object)),
            "n_words": units["n_words"],
        }
    )


def _pattern(text: str, kind: int) -> str:
    """Write a unit with its numbers, and its names where they are left open, as signs."""
    text = re.sub(r"\d[\d.,:/]*", "#", " ".join(text.split()))
    if kind == LABELLED:
        return f"{text}: …"
    return re.sub(_NAMES, "…", text) if kind == OPENED else text


def _anywhere(corpus: Corpus, found: Repeated, units: pd.DataFrame) -> pd.DataFrame:
    """Find templates also where they begin or end within other text: row, start, end, pattern, n_words."""
    likely = (units["n_words"] >= LEAST) & (units["exclusive"] >= _MORE_EXCLUSIVE) & (units["kind"] != LABELLED)
    whole = units[likely].drop_duplicates("template")
    patterns = pd.Series(_units(corpus, whole)["pattern"].to_numpy(), index=whole["template"].to_numpy())
    met = matches(corpus, found.facts, whole)
    row = corpus.token_articles(met["first"].to_numpy())
    met = met.assign(source=found.groups.to_numpy()[row], row=row)
    known = pd.MultiIndex.from_frame(units[["template", "source"]].drop_duplicates())
    met = met[pd.MultiIndex.from_frame(met[["template", "source"]]).isin(known)]
    return pd.DataFrame(
        {
            "row": met["row"],
            "start": corpus.token_starts[met["first"]],
            "end": corpus.token_ends(met["last"].to_numpy()),
            "pattern": met["template"].map(patterns),
            "n_words": met["template"].map(whole.set_index("template")["n_words"]),
        }
    )


def _not_begun(forms: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Drop the forms that begin where a span of some words does, which tells better where it ends."""
    long = spans[spans["n_words"] > LEAST]
    begun = pd.MultiIndex.from_frame(long[["row", "start"]].astype(int))
    return forms[~pd.MultiIndex.from_frame(forms[["row", "start"]].astype(int)).isin(begun)]


def _apart(spans: pd.DataFrame) -> pd.DataFrame:
    """Join spans that overlap, under the pattern of the longest."""
    spans = spans.assign(length=spans["start"] - spans["end"]).sort_values(["row", "start", "length", "pattern"])
    reach = spans["row"].to_numpy(np.int64) * (int(spans["end"].max()) + 1 if len(spans) else 1)
    end = np.maximum.accumulate(reach + spans["end"].to_numpy()) if len(spans) else reach
    opens = np.append(True, (reach + spans["start"].to_numpy())[1:] >= end[:-1])[: len(spans)]
    spans["cluster"] = np.cumsum(opens)
    longest = spans.sort_values(["cluster", "length", "pattern"]).drop_duplicates("cluster")
    joined = spans.groupby("cluster").agg(row=("row", "first"), start=("start", "min"), end=("end", "max"))
    return joined.assign(pattern=longest["pattern"].to_numpy()).reset_index(drop=True)
