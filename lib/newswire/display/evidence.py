"""What stands in the articles, as HTML: the sentences behind a row, hits in their context, or one article to read."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..tables import SPAN, require, row_of
from ..text.paragraphs import paragraph_spans
from .tables import framed
from .text import LONGEST_CAPTION, NOWHERE, Spans, clipped, marked, printable, safe, safe_attribute
from .values import counted, date

if TYPE_CHECKING:
    from ..corpus import Corpus

LONGEST = 60_000  # characters: some 10,000 words; a whole book would make the page slow to open
SENTENCE = '<span class="nw-sentence" aria-hidden="true">¦ </span>'
UNCOUNTED = " · What is dimmed is not counted."
LETTER = re.compile(r"[^\W_]")
PER_ROW = 3  # sentences behind a row; the line below them says how many there are
HIT = {"left", "hit", "right"}  # columns of a concordance
SIDE = 42  # characters on either side of a hit: with an article's name, a line of a page
LONGEST_NAME = 64  # characters of an article's title beside a hit
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
    wanted = evidence[evidence[keys.name].isin(keys)]
    groups = wanted.groupby(keys.name, sort=False, observed=True)
    first = wanted.drop_duplicates([keys.name, *SPAN]).groupby(keys.name, sort=False, observed=True).head(PER_ROW)
    articles = entries(corpus, first["article"])
    return {name: _sentences(rows, articles) for name, rows in groups}


def entries(corpus: "Corpus", articles: Iterable[str], *, names_alone: bool = False) -> pd.DataFrame:
    """Return the rows of some articles, each once, with their texts, for which only the parts of an archive are opened
    that they are in; where names are all that is wanted, only those of articles without a title.
    """
    wanted = pd.Index(articles).unique()
    rows = corpus.articles[corpus.articles.index.isin(wanted)].loc[wanted]
    if "text" in rows:
        return rows
    needed = rows.index[_untitled(rows)] if names_alone else rows.index
    return rows.assign(text=corpus.texts(needed).reindex(rows.index))


def _sentences(rows: pd.DataFrame, articles: pd.DataFrame) -> str:
    sentences = rows.drop_duplicates(SPAN)
    total = max(len(sentences), int(rows["n_sentences"].iloc[0]) if "n_sentences" in rows else 0)
    shown = sentences.head(PER_ROW)
    near = rows[rows["article"].isin(shown["article"]) & rows["start"].isin(shown["start"])]
    hits = near.dropna(subset=["hit_start", "hit_end"]) if "hit_start" in rows else near.head(0)
    marks: dict[tuple, list] = {}
    for hit in hits.itertuples():
        marks.setdefault((hit.article, hit.start), []).append((hit.hit_start - hit.start, hit.hit_end - hit.start))
    items = "".join(_item(each, marks.get((each.article, each.start), []), articles) for each in shown.itertuples())
    count = counted(total, "sentence")
    count = f"{len(shown)} of {count}" if total > len(shown) else count
    return f'<ol>{items}</ol><p class="nw-count">{count}</p>'


def _item(sentence: Any, spans: Spans, articles: pd.DataFrame) -> str:
    article = articles.loc[sentence.article]
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


def names(articles: pd.DataFrame) -> pd.Series:
    """Name each article by its title, or by its first words in quotation marks, so that nobody takes them for one.

    Examples
    --------
    >>> names(pd.DataFrame({"title": ["Rates", None], "text": ["They rose.", "Oil fell again."]})).tolist()
    ['Rates', '“Oil fell again.”']
    """
    named = titles(articles)
    return named.where(~_untitled(articles), "“" + named + "”")


def _untitled(articles: pd.DataFrame) -> pd.Series:
    return articles["title"].isna() | (articles["title"].astype("str") == "")


def concordance_html(lines: pd.DataFrame, caption: str | None, corpus: "Corpus | None" = None, rows: int = 25) -> str:
    """Write hits in their context as HTML, aligned on the hit, with the article of each.

    Parameters
    ----------
    lines : DataFrame
        left, hit, right and, with a corpus, article; from `frequencies.concordance`.
    caption : str or None
    corpus : Corpus, optional
        Where the articles are.
    rows : int
        Most lines to show; of more, every n-th (Sinclair 1991), so that they are spread evenly.

    Returns
    -------
    str
        A table in which no word is cut.
    """
    even = np.unique(np.linspace(0, len(lines) - 1, min(rows, len(lines))).round().astype(int))
    shown = lines.iloc[even]
    where = [""] * len(shown)
    if corpus is not None and "article" in shown:
        articles = entries(corpus, shown["article"], names_alone=True)
        named = names(articles)
        where = [_where(article, named[article], articles.at[article, "date"]) for article in shown["article"]]
    body = "".join(_line(*line) for line in zip(shown["left"], shown["hit"], shown["right"], where, strict=True))
    heads = '<th scope="col" class="num">before</th><th scope="col">hit</th><th scope="col">after</th>'
    heads += '<th scope="col">article</th>' if any(where) else ""
    words = safe(caption or "Concordance", LONGEST_CAPTION)
    if len(shown) < len(lines):
        words += f' <span class="nw-count">{len(shown):,} of {len(lines):,} places, spread evenly over all.</span>'
    return framed(lines, words, caption or "Concordance", heads, body, "nw-table nw-kwic")


def _line(left: str, hit: str, right: str, where: str) -> str:
    """A line of a concordance; a side that was cut loses the word the cut went through, for an ellipsis."""
    before, after = printable(left)[-SIDE:], printable(right)[:SIDE]
    before = "… " + re.sub(r"^\S*\s+", "", before) if len(before) == SIDE else before
    after = re.sub(r"\s+\S*$", "", after) + " …" if len(after) == SIDE else after
    sides = f'<td class="num">{safe(before)}</td><td><mark>{safe(hit)}</mark></td><td>{safe(after)}</td>'
    return f"<tr>{sides}{where}</tr>"


def _where(article: str, name: str, day: pd.Timestamp) -> str:
    said = clipped(name, LONGEST_NAME) + ("" if pd.isna(day) else f" · {date(day)}")
    return f'<td class="nw-where" title="{safe_attribute(article)}">{safe(said, 2 * LONGEST_NAME)}</td>'


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
        HTML, in which what the corpus does not count, such as page furniture, is dimmed; after 60,000 characters it
        says how many are left out.

    Raises
    ------
    ValueError
        When there is no such article.
    """
    corpus = in_memory(corpus, [article])
    row = row_of(corpus.articles, article)
    entry = corpus.articles.iloc[[row]]
    text = str(entry["text"].iloc[0])
    of_article = corpus.sentence_articles == row
    starts, ends = (bounds[of_article].tolist() for bounds in (corpus.sentence_starts, corpus.sentence_ends))
    uncounted = _uncounted(text[:LONGEST], starts, ends)
    given = entry["title"].iloc[0]
    body = f'<p class="nw-title">{safe(given, 200)}</p>' if pd.notna(given) and given else ""
    body += f'<p class="nw-count">{byline(entry.iloc[0].drop("title"))}{UNCOUNTED if uncounted else ""}</p>'
    cuts = {*(starts if sentences else ()), *(at for span in uncounted for at in span)}
    for start, end in paragraph_spans(text[:LONGEST]):
        edges = [start, *sorted(at for at in cuts if start < at < end), end]
        parts = [_marked_between(text, a, b, spans, here) for a, b in pairwise(edges)]
        for place, a in enumerate(edges[:-1]):
            if any(first <= a < last for first, last in uncounted):
                parts[place] = f'<span class="nw-uncounted">{parts[place]}</span>'
            elif sentences and a > start:
                parts[place] = SENTENCE + parts[place]
        body += f"<p>{''.join(parts)}</p>"
    if len(text) > LONGEST:
        body += f'<p class="nw-count">{len(text) - LONGEST:,} more characters.</p>'
    return f'<article class="nw-article" tabindex="0" role="region" aria-label="Article">{body}</article>'


def in_memory(corpus: "Corpus", articles: Iterable[str]) -> "Corpus":
    """Return a corpus that holds the texts of some articles: of an archive, one of these alone, as far as there are."""
    if "text" in corpus.articles:
        return corpus
    here = corpus.articles.index.isin(articles)
    return corpus.where(here).sample(max(1, here.sum()))


def _uncounted(text: str, starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Where a text has letters or figures between its sentences: the corpus leaves them out."""
    gaps = zip([0, *ends], [*starts, len(text)], strict=True)
    return [(start, end) for start, end in gaps if LETTER.search(text[start:end])]


def _marked_between(text: str, start: int, end: int, spans: Spans, here: int) -> str:
    inside = [(first - start, last - start) for first, last in spans if first < end and last > start]
    return marked(text[start:end], inside, LONGEST, here - start)
