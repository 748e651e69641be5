"""Page furniture: what stands in many articles of a source and is nobody's news.

A sentence that comes back word for word, numbers and names apart, in story after story of a source is a candidate.
It is furniture when its words are seldom met outside such sentences, when it comes back over time and not around one
event, when it is no part of a quotation, and when other sources do not have it, too; words such as "newsletter" or
"copyright" make weaker evidence do. Copies of a story count once. Forms that are known from newspapers at large are
found wherever they stand.
"""

import numpy as np
import pandas as pd

from ..archive.archive import Archive
from ..archive.parts import adds_up, part_by_part, summed_by
from ..corpus import Corpus
from ..read import kept_table
from .candidates import ADDED, KEYS, counted
from .forms import known_forms
from .matches import find_templates
from .returning import (
    ALL,
    LEAST,
    TELLING,
    WITHIN,
    Standing,
    asked,
    in_capitals,
    rate_of,
    repeated,
    returning,
    sources_of,
    standing,
)
from .rows import BEGUN, LABELLED, OPENED, WRITTEN
from .units import NAME, NUMBER, Facts, words_of

COLUMNS = ["article", "start", "end", "pattern", "n_articles", "source"]
_OFTEN = 5  # articles
_SOME = 0.01  # share of a source's articles that is enough with one word of furniture
_EXCLUSIVE, _MORE_EXCLUSIVE = 0.3, 0.5  # share of the places of its pair of words that lie in what comes back
_NEARLY_ALL = 0.8  # share of these places in one template, wherever it stands, that makes it a set phrase
_LINES, _QUOTED = 0.8, 0.5  # share of its units from which on a template counts as a line, or as quoted
_OWN = 0.8  # share of its articles that are of one source, from which on a sentence is that source's own
_PARTS = 0.95  # share of its units that may be ends of sentences, so that a template is no end of all of them
_EVENT, _SPAN = 14, 0.2  # days, or share of the corpus's time, in which what comes back may be news of one event
_TIMES = 3  # times in an article that a label stands at most, so that it is no speaker's name
# What is the same of a template in each source, or, as n_anywhere, adds up.
_SAME = dict.fromkeys(["kind", "n_words", "n_plain", "n_telling", "n_news", "pair", "n_pairs"], "first")
_SAME |= {"n_anywhere": "sum"}
_TOLD = ["template", "n_words", "n_units", "kind", "pattern"]


def furniture(corpus: Corpus) -> pd.DataFrame:
    """Find page furniture: newsletter and copyright lines, credits, bylines, links to other stories.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row per stretch of text, in text order, none over another: article, start, end (characters), pattern (a
        known form, or words with # for numbers and … for names), n_articles (of the source, with the pattern), source
        ("all" where it is not known). Of an archive it is in parts, for `without` and what adds up.

    Examples
    --------
    >>> texts = ["Rates rose. Sign up for our newsletter.", "Shares fell. Sign up for our newsletter."]
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    >>> corpus.text_of(furniture(corpus)).tolist()
    ['Sign up for our newsletter.', 'Sign up for our newsletter.']
    """
    if not isinstance(corpus, Archive):
        return kept_table(corpus, _furniture)
    return _with_counts(_in_parts(corpus), kept_table(corpus, _counts_in_parts))


def _furniture(corpus: Corpus) -> pd.DataFrame:
    sources, facts = sources_of(corpus.articles), asked(corpus)
    found = standing(corpus, facts)
    spans = _spans(corpus, sources, _decided(corpus, sources, facts, found), facts, found)
    return _with_counts(spans, _n_articles(spans))


def _in_parts(archive: Archive) -> pd.DataFrame:
    return _spans_of_part(archive, sources_of(archive.articles), kept_table(archive, _decided))


def _counts_in_parts(archive: Archive) -> pd.DataFrame:
    return _n_articles(_in_parts(archive))


@part_by_part
def _spans_of_part(corpus: Corpus, sources: pd.Series, decided: pd.DataFrame) -> pd.DataFrame:
    return kept_table(corpus, _spans, given=(sources, decided))


@part_by_part
def _with_counts(spans: pd.DataFrame, n_articles: pd.DataFrame) -> pd.DataFrame:
    """Add how many articles of the source have the pattern."""
    return spans.merge(n_articles, on=["source", "pattern"], how="left")[COLUMNS]


@adds_up(summed_by("source", "pattern"))
def _n_articles(spans: pd.DataFrame) -> pd.DataFrame:
    """Count the articles of each source that have each pattern."""
    counts = spans.groupby(["source", "pattern"], as_index=False)["article"].nunique()
    return counts.rename(columns={"article": "n_articles"})


def _decided(
    corpus: Corpus, sources: pd.Series | None = None, facts: Facts | None = None, found: Standing | None = None
) -> pd.DataFrame:
    """Decide what is furniture in the articles of which source, all of them together.

    Returns
    -------
    DataFrame
        One row per template and source in which it stands: template, source, exclusive, kind, n_words, n_units (in all
        these sources), n_opening, opening (see `matches.opening_of`), pattern.
    """
    sources = sources_of(corpus.articles) if sources is None else sources
    facts = asked(corpus) if facts is None else facts
    found = standing(corpus, facts) if found is None else found
    units = repeated(corpus, found, sources, *returning(corpus, facts, found, sources))
    counts = counted(corpus, facts, units, sources)
    decided = _of_chosen(counts, _chosen(counts, _known_of(corpus.articles, sources)))
    decided["n_units"] = decided.groupby("template")["n_units"].transform("sum")
    # A template is shown as it stands in the article of the first id, whatever their order.
    shown = decided.sort_values("article").drop_duplicates("template")
    patterns = _patterns(corpus, facts, shown[["article", "template", "kind", "start", "end"]])
    columns = [*KEYS, "exclusive", "kind", "n_words", "n_units", "n_opening", "opening"]
    return decided[columns].merge(patterns, on="template", how="left")


def _chosen(table: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Decide which templates are furniture: template, source, exclusive, everywhere (whether in all sources)."""
    table = table.join(known, on="source")
    every = table.groupby("template", as_index=False).agg(ADDED | _SAME)
    every = every.assign(source=ALL, n_all=known["n_all"].sum(), rate=rate_of(1), own=1.0)
    # Templates may share a pair of words, as do variants of one line, and it counts for all of them.
    units = every.groupby("pair")["n_units"].sum()
    days = (known["until"].max() - known["since"].min()).days if known["since"].notna().any() else 0
    table = table.assign(own=table["n_articles"] / table["template"].map(every.set_index("template")["n_articles"]))
    parts = []
    for part, everywhere in ((table, False), (every, True)):
        facts = part.assign(everywhere=everywhere, exclusive=_exclusive(part, units))
        whole = facts["n_parts"] <= _PARTS * facts["n_units"]
        parts.append(facts[whole & (_told(facts, days) | (_comes_back(facts, days) & (not everywhere)))])
    return pd.concat(parts)[[*KEYS, "exclusive", "everywhere"]]


def _known_of(articles: pd.DataFrame, sources: pd.Series) -> pd.DataFrame:
    """Return, by source, how many articles it has, their first and last date, and `rate_of` sources so many."""
    days = articles["date"].groupby(sources.array)
    return pd.DataFrame({"n_all": days.size(), "since": days.min(), "until": days.max()}).assign(
        rate=rate_of(len(days))
    )


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
    words = (telling >= 1) & (telling >= TELLING * table["n_words"]) & (table["exclusive"] >= _EXCLUSIVE)
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
    n = table["n_articles"] * (table["n_anywhere"] / table["n_units"]).clip(1, WITHIN)
    lasted = (table["last"] - table["first"]).dt.days
    return (n >= _OFTEN) & (n >= table["rate"] * table["n_all"]) & ~(lasted < min(_EVENT, _SPAN * days))


def _is_line(table: pd.DataFrame) -> pd.Series:
    return table["n_lines"] >= _LINES * table["n_units"]


def _of_chosen(table: pd.DataFrame, chosen: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of templates that were chosen, for their source or for all, with `exclusive`."""
    kept = _are_in(table, chosen[~chosen["everywhere"]], KEYS)
    kept |= table["template"].isin(chosen.loc[chosen["everywhere"], "template"]).to_numpy()
    table = table[kept]
    return table.assign(exclusive=table["template"].map(chosen.groupby("template")["exclusive"].max()))


def _are_in(table: pd.DataFrame, other: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """Tell which rows have the same values in some columns as any row of another table."""
    return pd.MultiIndex.from_frame(table[columns]).isin(pd.MultiIndex.from_frame(other[columns]))


@adds_up(pd.concat)
def _patterns(corpus: Corpus, facts: Facts, shown: pd.DataFrame) -> pd.DataFrame:
    """Write templates as they stand in some articles: template, pattern."""
    row = corpus.articles.index.get_indexer(shown["article"])
    bounds = corpus.article_bounds
    patterns = []
    for at, kind, start, end in zip(row, shown["kind"], shown["start"], shown["end"], strict=True):
        starts = corpus.token_starts[bounds[at] : bounds[at + 1]]
        first, last = bounds[at] + np.searchsorted(starts, [start, end])
        patterns.append(_pattern(corpus, facts, at, kind, first, last - 1))
    return pd.DataFrame({"template": shown["template"].to_numpy(), "pattern": pd.Series(patterns, dtype=object)})


def _pattern(corpus: Corpus, facts: Facts, row: int, kind: int, first: int, last: int) -> str:
    """Write a unit with its numbers, and its names where they are left open, as signs."""
    text, codes = corpus.articles["text"].iat[row], corpus.codes[first : last + 1]
    starts, ends = corpus.token_starts[first : last + 1], corpus.token_ends(np.arange(first, last + 1))
    at, literal, words = words_of(facts, codes, np.zeros(len(codes), int))
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


def _spans(
    corpus: Corpus,
    sources: pd.Series,
    decided: pd.DataFrame,
    facts: Facts | None = None,
    found: Standing | None = None,
) -> pd.DataFrame:
    """Find what was decided to be furniture, and what has a known form: article, source, start, end, pattern."""
    facts = asked(corpus) if facts is None else facts
    found = standing(corpus, facts) if found is None else found
    told, source = decided[_TOLD].drop_duplicates("template"), sources.to_numpy(object)
    units = found.among(told["template"].to_numpy(), ~in_capitals(corpus))
    whole = units.assign(start=corpus.token_starts[units["first"]], end=corpus.token_ends(units["end"].to_numpy()))
    likely = (decided["n_words"] >= LEAST) & (decided["exclusive"] >= _MORE_EXCLUSIVE) & (decided["kind"] != LABELLED)
    met = find_templates(corpus, facts, decided[likely].drop_duplicates("template"))
    # They are furniture also where they begin or end within other text.
    within = met.assign(
        start=corpus.token_starts[met["first"]],
        end=corpus.token_ends(met["last"].to_numpy()),
        row=corpus.token_articles(met["first"].to_numpy()),
    )
    spans = pd.concat([each[["row", "start", "end", "template"]] for each in (whole, within)], ignore_index=True)
    spans = spans[_are_in(spans.assign(source=source[spans["row"]]), decided, KEYS)].merge(told, on="template")
    spans = _apart(pd.concat([spans, _not_begun(known_forms(corpus), spans)], ignore_index=True))
    row = spans["row"].to_numpy()
    return spans.assign(article=corpus.articles.index.take(row), source=source[row]).drop(columns="row")


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
