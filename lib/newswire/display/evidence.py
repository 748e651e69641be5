"""What stands in the articles, as HTML: the sentences behind a row of a table, or one article to read."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..tables import SPAN, require
from ..text.paragraphs import paragraph_spans
from .text import NOWHERE, Spans, marked, safe
from .values import counted, date

if TYPE_CHECKING:
    from ..corpus import Corpus

LONGEST = 60_000  # characters: some 10,000 words; a whole book would make the page slow to open
SENTENCE = '<span class="nw-sentence" aria-hidden="true">¦ </span>'
PER_ROW = 3  # sentences behind a row; the line below them says how many there are
BYLINE = {"title": 100, "agency": 40, "date": 40, "source": 80}  # most characters of each, to keep it to a line


def sentences_behind(keys: pd.Series, evidence: pd.DataFrame, corpus: "Corpus | None") -> dict[Any, str]:
    """Write the sentences behind each key as HTML, at most three for each.

    Parameters
    ----------
    keys : Series
        What rows of a table are about, with the name of their column.
    evidence : DataFrame
        A column of that name, article, start, end (characters of a sentence in the article's text) and optionally
        hit_start and hit_end (characters to mark); most telling first. A column `n_sentences` says how many there
        are in all where the table holds only some of them.
    corpus : Corpus or None
        Where the texts are.

    Returns
    -------
    dict
        Key to HTML.

    Raises
    ------
    ValueError
        When a column is missing, or the corpus.
    """
    if corpus is None:
        raise ValueError("Evidence needs the corpus its sentences are in: show(table, evidence=hits, corpus=corpus).")
    require(evidence, str(keys.name), *SPAN, what="The evidence")
    groups = evidence[evidence[keys.name].isin(keys)].groupby(keys.name, sort=False, observed=True)
    return {name: _sentences(rows, corpus) for name, rows in groups}


def _sentences(rows: pd.DataFrame, corpus: "Corpus") -> str:
    sentences = rows.drop_duplicates(SPAN)
    total = max(len(sentences), int(rows["n_sentences"].iloc[0]) if "n_sentences" in rows else 0)
    shown = sentences.head(PER_ROW)
    near = rows[rows["article"].isin(shown["article"]) & rows["start"].isin(shown["start"])]
    hits = near.dropna(subset=["hit_start", "hit_end"]) if "hit_start" in rows else near.head(0)
    marks: dict[tuple, list] = {}
    for hit in hits.itertuples():
        marks.setdefault((hit.article, hit.start), []).append((hit.hit_start - hit.start, hit.hit_end - hit.start))
    items = "".join(_item(each, marks.get((each.article, each.start), []), corpus) for each in shown.itertuples())
    count = counted(total, "sentence")
    count = f"{len(shown)} of {count}" if total > len(shown) else count
    return f'<ol>{items}</ol><p class="nw-count">{count}</p>'


def _item(sentence: Any, spans: Spans, corpus: "Corpus") -> str:
    article = corpus.articles.loc[sentence.article]
    text = marked(str(article["text"])[int(sentence.start) : int(sentence.end)], spans).strip()
    return f"<li><q>{text}</q> <cite>{byline(article)}</cite></li>"


def byline(article: pd.Series) -> str:
    """Name an article in a line: title, agency, date, and the file it came from; what is missing is left out.

    Parameters
    ----------
    article : Series
        A row of `corpus.articles`.

    Returns
    -------
    str
        Escaped HTML, never empty.

    Examples
    --------
    >>> byline(pd.Series({"title": "A & B", "agency": "TASS", "date": pd.Timestamp("2024-10-03")}, name="x"))
    'A &amp; B · TASS · 3 Oct 2024'
    """
    known = article.dropna()
    limits = {name: limit for name, limit in BYLINE.items() if name in known}
    parts = [date(known[name]) if name == "date" else safe(known[name], limit) for name, limit in limits.items()]
    return " · ".join(filter(None, parts)) or safe(article.name)


def titles(articles: pd.DataFrame, n_characters: int = 70) -> pd.Series:
    """Name each article by its title, or by its first words where there is none.

    Parameters
    ----------
    articles : DataFrame
        Columns title and text.
    n_characters : int
        Length of the opening that stands for a missing title.

    Returns
    -------
    Series
        str, indexed as `articles`.

    Examples
    --------
    >>> titles(pd.DataFrame({"title": ["Rates", None], "text": ["They rose.", "Oil fell again."]}), 10).tolist()
    ['Rates', 'Oil fell …']
    """
    # Four times the length leaves room for runs of white space, and spares cleaning whole texts.
    opening = articles["text"].astype("str").str.slice(0, 4 * n_characters).str.replace(r"\s+", " ", regex=True)
    cut = opening.str.slice(0, n_characters).str.replace(r"\s+\S*$", "", regex=True) + " …"
    opening = opening.where(opening.str.len() <= n_characters, cut)
    given = articles["title"].astype("str")
    return given.where(given.notna() & (given != ""), opening)


def article_html(
    corpus: "Corpus", article: str, spans: Spans = (), *, here: int = NOWHERE, sentences: bool = False
) -> str:
    """Write an article as HTML, paragraph by paragraph, with the given characters marked.

    Parameters
    ----------
    corpus : Corpus
    article : str
        An id from `corpus.articles`.
    spans : collection of (int, int)
        Characters of the article's text to mark.
    here : int, optional
        The first character of the mark to scroll to.
    sentences : bool
        Whether to show where each sentence begins.

    Returns
    -------
    str
        HTML; after 60,000 characters it says how many are left out.

    Raises
    ------
    ValueError
        When there is no such article.
    """
    if article not in corpus.articles.index:
        raise ValueError(f"There is no article {article!r} in the corpus.")
    entry = corpus.articles.loc[[article]]
    text = str(entry["text"].iloc[0])
    row = corpus.articles.index.get_loc(article)
    starts = corpus.sentence_starts[corpus.sentence_articles == row].tolist() if sentences else []
    body = f'<p class="nw-title">{safe(titles(entry).iloc[0], 200)}</p>'
    body += f'<p class="nw-count">{byline(entry.iloc[0].drop("title"))}</p>'
    for start, end in paragraph_spans(text[:LONGEST]):
        edges = [start, *(at for at in starts if start < at < end), end]
        parts = [_marked_between(text, a, b, spans, here) for a, b in pairwise(edges)]
        body += f"<p>{SENTENCE.join(parts)}</p>"
    if len(text) > LONGEST:
        body += f'<p class="nw-count">{len(text) - LONGEST:,} more characters.</p>'
    return f'<article class="nw-article" tabindex="0" role="region" aria-label="Article">{body}</article>'


def _marked_between(text: str, start: int, end: int, spans: Spans, here: int) -> str:
    inside = [(first - start, last - start) for first, last in spans if first < end and last > start]
    return marked(text[start:end], inside, LONGEST, here - start)
