"""Page furniture: what stands in many articles of a source and is nobody's news.

A sentence that comes back word for word, numbers and names apart, in story after story of a source is a candidate.
It is furniture when its words are seldom met outside such sentences, when it comes back over time and not around one
event, when it is no part of a quotation, and when other sources do not have it, too; words such as "newsletter" or
"copyright" make weaker evidence do. Copies of a story count once. Forms that are known from newspapers at large are
found wherever they stand.
"""

import numpy as np
import pandas as pd

from ...tables import require
from ..corpus import Corpus
from ..read import kept_table
from .candidates import ADDED, ALL, LEAST, Repeated, counted, repeated
from .forms import known_forms
from .matches import find_templates
from .rows import BEGUN, LABELLED, OPENED, WRITTEN
from .units import NAME, NUMBER, words_of

COLUMNS = ["article", "start", "end", "pattern", "n_articles", "source"]
_OFTEN, _RATE, _ONLY_RATE = 5, 0.02, 0.01  # articles, their share of a source's, and of a corpus of unknown sources
_SOME = 0.01  # share of a source's articles that is enough with one word of furniture
_TELLING = 0.15  # share of a template's words that are words of furniture
_EXCLUSIVE, _MORE_EXCLUSIVE = 0.3, 0.5  # share of the places of its pair of words that lie in what comes back
_NEARLY_ALL = 0.8  # share of these places in one template, wherever it stands, that makes it a set phrase
_LINES, _QUOTED = 0.8, 0.5  # share of its units from which on a template counts as a line, or as quoted
_OWN = 0.8  # share of its articles that are of one source, from which on a sentence is that source's own
_PARTS = 0.95  # share of its units that may be ends of sentences, so that a template is no end of all of them
_EVENT, _SPAN = 14, 0.2  # days, or share of the corpus's time, in which what comes back may be news of one event
_TIMES = 3  # times in an article that a label stands at most, so that it is no speaker's name
_COUNTED = ["template", "source", *ADDED, "n_all", "since", "until", "n_pairs"]
_SHOWN = ["row", "kind", "first", "last"]


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

    Raises
    ------
    ValueError
        When the table of counts lacks a column.

    Examples
    --------
    >>> texts = ["Rates rose. Sign up for our newsletter.", "Shares fell. Sign up for our newsletter."]
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    >>> corpus.text_of(furniture(corpus)).tolist()
    ['Sign up for our newsletter.', 'Sign up for our newsletter.']
    """
    return kept_table(corpus, _furniture) if counts is None else _furniture(corpus, counts)


def _furniture(corpus: Corpus, counts: pd.DataFrame | None = None) -> pd.DataFrame:
    found = repeated(corpus)
    counts = counted(corpus, found) if counts is None else counts
    require(counts, *_COUNTED, what="The table of counts", made_by="candidates(corpus)")
    units = _of_chosen(found, _chosen(counts))
    told = _units(corpus, found, units)
    told = pd.concat([told, _anywhere(corpus, found, units, told)])
    spans = _apart(pd.concat([told, _not_begun(known_forms(corpus), told)], ignore_index=True))
    row = spans["row"].to_numpy()
    table = spans.assign(article=corpus.articles.index.take(row), source=found.sources[row])
    table["n_articles"] = table.groupby(["source", "pattern"])["article"].transform("nunique")
    return table[COLUMNS]


def _chosen(table: pd.DataFrame) -> pd.DataFrame:
    """Decide which templates are furniture: template, source, exclusive, everywhere (whether in all sources)."""
    every = table.groupby("template", as_index=False).agg(ADDED | {"n_pairs": "first"})
    sources = table.drop_duplicates("source")
    every = every.assign(source=ALL, n_all=sources["n_all"].sum(), own=1.0)
    # Templates may share a pair of words, as do variants of one line, and it counts for all of them.
    units = every.groupby("pair")["n_units"].sum()
    days = (sources["until"].max() - sources["since"].min()).days if sources["since"].notna().any() else 0
    table = table.assign(own=table["n_articles"] / table["template"].map(every.set_index("template")["n_articles"]))
    parts = []
    for part, everywhere in ((table, False), (every, True)):
        facts = part.assign(everywhere=everywhere, exclusive=_exclusive(part, units))
        whole = facts["n_parts"] <= _PARTS * facts["n_units"]
        parts.append(facts[whole & (_told(facts, days) | (_comes_back(facts, days) & (not everywhere)))])
    return pd.concat(parts)[["template", "source", "exclusive", "everywhere"]]


def _exclusive(table: pd.DataFrame, units: pd.Series) -> pd.Series:
    """Return the share of the places of a template's pair of words that lie in units that come back, 0 to 1."""
    share = (table["pair"].map(units) / table["n_pairs"].clip(lower=1)).clip(upper=1)
    return share.mask(table["n_anywhere"] >= _NEARLY_ALL * table["n_pairs"], 1)


def _told(table: pd.DataFrame, days: int) -> pd.Series:
    """Tell which templates are furniture by their words."""
    telling, n = table["n_telling"], table["n_articles"]
    enough = (n >= LEAST) & ((telling >= 2) | (n >= _SOME * table["n_all"]))
    solid = (table["n_plain"] + telling >= 2) | (_is_line(table) & _often(table, days))
    said = (table["n_quoted"] >= _QUOTED * table["n_units"]) & (telling < 2)
    words = (telling >= 1) & (telling >= _TELLING * table["n_words"]) & (table["exclusive"] >= _EXCLUSIVE)
    return enough & solid & words & ~said & (table["kind"] != LABELLED)


def _comes_back(table: pd.DataFrame, days: int) -> pd.Series:
    """Tell which templates are furniture of their source by nothing but their coming back."""
    kind, solid = table["kind"], table["n_plain"] + table["n_telling"]
    said = table["n_quoted"] >= _QUOTED * table["n_units"]
    few = table["n_units"] <= _TIMES * table["n_articles"]
    sentence = (
        (kind != LABELLED)
        & (table["n_plain"] >= 2)
        & (table["n_news"] <= table["n_telling"])
        & (table["exclusive"] >= _MORE_EXCLUSIVE)
        & (table["own"] >= _OWN)
    )
    label = (kind == LABELLED) & (solid >= 1) & few & (table["exclusive"] >= _EXCLUSIVE)
    names = (kind == WRITTEN) & (solid < 2) & _is_line(table) & (table["exclusive"] >= _EXCLUSIVE)
    return (sentence | label | names) & ~said & _often(table, days)


def _often(table: pd.DataFrame, days: int) -> pd.Series:
    """Tell which templates come back in many articles of a source, and over more time than one event takes."""
    rate = _RATE if table["source"].nunique() > 1 else _ONLY_RATE
    n = table["n_articles"] * (table["n_anywhere"] / table["n_units"]).clip(lower=1)
    lasted = (table["last"] - table["first"]).dt.days
    return (n >= _OFTEN) & (n >= rate * table["n_all"]) & ~(lasted < min(_EVENT, _SPAN * days))


def _is_line(table: pd.DataFrame) -> pd.Series:
    return table["n_lines"] >= _LINES * table["n_units"]


def _of_chosen(found: Repeated, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return the units whose template was chosen, for their source or for all, with their source and `exclusive`."""
    units = found.units.assign(source=found.sources[found.units["row"]])
    kept = _are_in(units, chosen[~chosen["everywhere"]], ["template", "source"])
    kept |= units["template"].isin(chosen.loc[chosen["everywhere"], "template"]).to_numpy()
    units = units[kept]
    return units.assign(exclusive=units["template"].map(chosen.groupby("template")["exclusive"].max()))


def _are_in(table: pd.DataFrame, other: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Tell which rows have the same values in some columns as any row of another table."""
    return pd.MultiIndex.from_frame(table[columns]).isin(pd.MultiIndex.from_frame(other[columns]))


def _units(corpus: Corpus, found: Repeated, units: pd.DataFrame) -> pd.DataFrame:
    """Return the characters of units, and about their templates: pattern, n_words, n_units, kind."""
    # A template is shown as it stands in the article of the first id, whatever their order.
    rank = np.argsort(np.argsort(corpus.articles.index.to_numpy(object)))
    shown = units.assign(rank=rank[units["row"]]).sort_values(["template", "rank", "first"]).drop_duplicates("template")
    patterns = [_pattern(corpus, found, *unit) for unit in zip(*(shown[name] for name in _SHOWN), strict=True)]
    return pd.DataFrame(
        {
            "row": units["row"].astype(int),
            "start": corpus.token_starts[units["first"]],
            "end": corpus.token_ends(units["end"].to_numpy()),
            "pattern": units["template"].map(pd.Series(patterns, index=shown["template"], dtype=object)),
            "template": units["template"],
            "n_words": units["n_words"],
            "n_units": units.groupby("template")["row"].transform("size"),
            "kind": units["kind"],
        }
    )


def _pattern(corpus: Corpus, found: Repeated, row: int, kind: int, first: int, last: int) -> str:
    """Write a unit with its numbers, and its names where they are left open, as signs."""
    text, codes = corpus.articles["text"].iat[row], corpus.codes[first : last + 1]
    starts, ends = corpus.token_starts[first : last + 1], corpus.token_ends(np.arange(first, last + 1))
    at, literal, words = words_of(found.facts, codes, np.zeros(len(codes), int))
    signs = {int(NUMBER): "#"} | ({int(NAME): "…"} if kind in (OPENED, BEGUN) else {})
    words[:1] = literal[:1] if kind == BEGUN else words[:1]
    opens = np.flatnonzero(words)
    parts, place = [], starts[0]
    for word, following in zip(opens, np.append(opens[1:], len(at)), strict=True):
        if sign := signs.get(int(words[word])):
            parts += [text[place : starts[at[word]]], sign]
            place = ends[at[following - 1]]
    written = " ".join("".join([*parts, text[place : ends[-1]]]).split())
    return f"{written}: …" if kind == LABELLED else written


def _anywhere(corpus: Corpus, found: Repeated, units: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """Find templates also where they begin or end within other text; columns as of `told`, what `_units` tells."""
    likely = (units["n_words"] >= LEAST) & (units["exclusive"] >= _MORE_EXCLUSIVE) & (units["kind"] != LABELLED)
    met = find_templates(corpus, found.facts, units[likely].drop_duplicates("template"))
    row = corpus.token_articles(met["first"].to_numpy())
    met = met.assign(source=found.sources[row], row=row)
    met = met[_are_in(met, units, ["template", "source"])]
    known = told.drop_duplicates("template").drop(columns=["row", "start", "end"])
    spans = met.assign(start=corpus.token_starts[met["first"]], end=corpus.token_ends(met["last"].to_numpy()))
    return spans.merge(known, on="template")


def _not_begun(forms: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Drop the forms that begin where a span of some words does, which tells better where it ends."""
    return forms[~_are_in(forms, spans[spans["n_words"] > LEAST], ["row", "start"])]


def _apart(spans: pd.DataFrame) -> pd.DataFrame:
    """Join spans that overlap, under the pattern of the longest, and of several of these the commonest."""
    spans = spans.assign(length=spans["end"] - spans["start"]).fillna({"n_units": 0, "kind": LABELLED})
    spans = spans.sort_values(["row", "start", "end"])
    # Articles are laid one behind another on one line, on which a span begins anew behind all before it.
    offset = spans["row"] * (int(spans["end"].max()) + 1 if len(spans) else 0)
    reach = (offset + spans["end"]).cummax()
    spans["cluster"] = (offset + spans["start"] >= reach.shift(fill_value=0)).cumsum()
    order = {"cluster": True, "length": False, "n_units": False, "kind": True, "pattern": True}
    longest = spans.sort_values(list(order), ascending=list(order.values())).drop_duplicates("cluster")
    joined = spans.groupby("cluster").agg(row=("row", "first"), start=("start", "min"), end=("end", "max"))
    return joined.assign(pattern=longest["pattern"].to_numpy()).reset_index(drop=True)
