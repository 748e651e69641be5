"""`show`, the one call that puts a table, a figure or a sentence on a page; `reading`, and the card of a corpus."""

import sys
from collections.abc import Iterable
from importlib import resources
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..periods import without_stray
from ..reading.packing import missed
from .differences import differences_behind
from .evidence import HIT, article_html, concordance_html, entries, in_memory, names, sentences_behind
from .tables import OF_ARTICLES, flat, table_html, table_text
from .text import LONGEST_CAPTION, Spans, clipped, first_sentence, printable, safe
from .values import date, number, ranked

if TYPE_CHECKING:
    from ..corpus import Corpus

NOTEBOOK_STYLE = f"<style>{resources.files(__package__).joinpath('notebook.css').read_text('utf-8')}</style>"
LONGEST_FINDING = 5000  # characters; findings are far shorter, but any string can be shown
LEAD = "nw-lead"  # the class of a sentence that the first page of a report repeats
MOST_AGENCIES = 3  # named on the card; the rest are counted


class Shown:
    """Something ready to be looked at: as HTML in a notebook, as text in a terminal.

    Attributes
    ----------
    html, text : str
    """

    def __init__(self, html: str, text: str):
        self.html = html
        self.text = text

    def _repr_html_(self) -> str:
        return NOTEBOOK_STYLE + wrapped(self.html)

    def __repr__(self) -> str:
        return self.text


def wrapped(html: str) -> str:
    """Put HTML into the element that the style sheet is for; an empty string stays empty."""
    # The classes keep MathJax away from prices: "$5 million and $6 million" is not a formula.
    return f'<div class="nw-out mathjax_ignore tex2jax_ignore">{html}</div>' if html else ""


def show(
    thing: object,
    caption: str | None = None,
    *,
    alt: str | None = None,
    evidence: pd.DataFrame | None = None,
    corpus: "Corpus | None" = None,
    rows: int = 25,
    bars: Iterable[str] = (),
    finding: str | None = None,
    lead: bool = False,
) -> Shown:
    """Show a table, a figure or a finding, with a caption and with the sentences behind it.

    Parameters
    ----------
    thing : DataFrame, Series, Axes, array of Axes, Figure, str, or an object that displays itself
        What to show. A figure is closed.
    caption : str, optional
        What it shows, in a sentence.
    alt : str, optional
        For a figure: what a reader who cannot see it is told.
    evidence : DataFrame, optional
        For a table: sentences by its first column, most telling first, in columns article, start, end and optionally
        hit_start and hit_end; at most three a row are shown. Or articles by it, in columns article and copy_of, to be
        opened with what sets each apart from the article that it repeats.
    corpus : Corpus, optional
        Where the evidence is; needed with `evidence`. With it, columns `article`, `story` and `copy_of` show titles in
        place of ids.
    rows : int
        Most rows of a table to show: the first, or of a concordance every n-th, so that they are spread evenly.
    bars : iterable of str
        Columns of a table that get a bar in each cell.
    finding : str, optional
        What it shows, in a sentence of its own below; alone where a table has no rows or a figure nothing to draw.
    lead : bool
        Whether the first sentence of the finding is told on the first page of a report, too.

    Returns
    -------
    Shown
        Make it the last expression of a cell.

    Raises
    ------
    TypeError
        When the thing is none of the above, or evidence no table, as where it is in the parts of an archive.
    ValueError
        When evidence comes without its corpus or lacks a column, or bars are for a column that the table does not have.

    Examples
    --------
    >>> show("1 < 2").html
    '<p class="nw-finding">1 &lt; 2</p>'
    """
    if evidence is not None and not isinstance(evidence, pd.DataFrame):
        which = "keep the most telling rows of each key first, as word_evidence and sentence_evidence do"
        raise TypeError(f"Evidence is a table of rows to show, not {evidence!r}; {which}.")
    if finding:
        if _has_nothing(thing):
            return _finding(finding, lead)
        shown = show(thing, caption, alt=alt, evidence=evidence, corpus=corpus, rows=rows, bars=bars)
        said = _finding(finding, lead)
        return Shown(shown.html + said.html, f"{shown.text}\n{said.text}")
    if isinstance(thing, str):
        return _finding(thing, lead)
    if isinstance(thing, (pd.DataFrame, pd.Series)):
        return _table(flat(thing), caption, evidence, corpus, rows, bars)
    if html := getattr(thing, "_repr_html_", lambda: None)():  # a figure has the method, which gives nothing
        words = f'<p class="nw-count">{safe(caption, LONGEST_CAPTION)}</p>' if caption else ""
        # `Shown` adds the style itself, so what is shown must not bring it along again.
        return Shown(html.replace(NOTEBOOK_STYLE, "") + words, printable(caption or repr(thing)))
    return _figure(thing, caption, alt)


def _finding(sentence: str, lead: bool) -> Shown:
    paragraphs = [part for part in sentence.split("\n\n") if part.strip()]
    texts = [safe(part, LONGEST_FINDING) for part in paragraphs]
    if lead and paragraphs:
        first = first_sentence(paragraphs[0])
        rest = safe(paragraphs[0][len(first) :], LONGEST_FINDING)
        texts[0] = f'<span class="{LEAD}">{safe(first, LONGEST_FINDING)}</span>{rest}'
    html = "".join(f'<p class="nw-finding">{text}</p>' for text in texts)
    return Shown(html, clipped(printable(sentence), LONGEST_FINDING))


def _has_nothing(thing: object) -> bool:
    """Whether a table has no rows, or a figure, which is closed then, nothing but words that say why."""
    if isinstance(thing, (pd.DataFrame, pd.Series)):
        return thing.empty
    if "matplotlib" in sys.modules:
        from .figures import figure_of, message_of

        return (figure := figure_of(thing)) is not None and bool(message_of(figure))
    return False


def _table(
    table: pd.DataFrame,
    caption: str | None,
    evidence: pd.DataFrame | None,
    corpus: "Corpus | None",
    rows: int,
    bars: Iterable[str],
) -> Shown:
    if len(table) and set(table) >= HIT:
        return Shown(concordance_html(table, caption, corpus, rows), table_text(table))
    shown, named = table.head(rows), {}
    behind: dict[Any, str] | None = None
    if evidence is not None and len(table):
        opened = differences_behind if "copy_of" in evidence and "start" not in evidence else sentences_behind
        behind = opened(shown.iloc[:, 0], evidence, corpus)
    if corpus is not None and (columns := [name for name in OF_ARTICLES if name in table]):
        told = corpus.articles.index[corpus.articles.index.isin(shown[columns].stack())]
        named = names(entries(corpus, told, names_alone=True)).to_dict()
    return Shown(table_html(table, caption, rows, bars, behind, named), table_text(table))


def _figure(thing: object, caption: str | None, alt: str | None) -> Shown:
    # Where matplotlib has not been imported there is no figure, and importing it to find that out would take a second.
    if "matplotlib" in sys.modules:
        from .figures import described, figure_html, figure_of

        if (figure := figure_of(thing)) is not None:
            return Shown(figure_html(figure, caption, alt), printable(alt or described(figure, caption)))
    raise TypeError(f"show takes a table, a figure, its axes or a sentence, not {type(thing).__name__}.")


def reading(corpus: "Corpus", article: str, spans: Spans = (), sentences: bool = False) -> Shown:
    """Show one article to read, with characters marked and, on request, where each sentence begins.

    Parameters
    ----------
    corpus : Corpus
    article : str
        An id from `corpus.articles`.
    spans : collection of (int, int)
        Characters to mark.
    sentences : bool
        Whether to show where each sentence begins.

    Returns
    -------
    Shown

    Raises
    ------
    ValueError
        When there is no such article.

    Examples
    --------
    >>> import newswire as nw, pandas as pd
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose. They fell."]}))
    >>> reading(corpus, corpus.articles.index[0], [(0, 5)])
    Rates rose. They fell.
    """
    corpus = in_memory(corpus, [article])
    html = article_html(corpus, article, spans, sentences=sentences)
    return Shown(html, printable(corpus.articles.loc[article, "text"])[:2000])


def corpus_card(corpus: "Corpus") -> str:
    """Write what a corpus holds as HTML: articles, or stories too, words, dates, agencies, and what could not be read.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    str
        A list of facts, with the number of inputs that were rejected; not those that nobody would have read, such as a
        README.
    """
    facts = _facts(corpus)
    items = "".join(f"<div><dt>{name}</dt><dd>{safe(value, 120)}</dd></div>" for name, value in facts.items() if value)
    return NOTEBOOK_STYLE + wrapped(f'<dl class="nw-card">{items}</dl>')


def _facts(corpus: "Corpus") -> dict[str, str]:
    """The name of each fact and its value; empty where it is not known."""
    articles, days = corpus.articles, without_stray(corpus.articles["date"]).dropna().dt.normalize()
    ends = [date(days.min()), date(days.max())] if len(days) else []
    return {
        "articles": number(len(articles)),
        "stories": "" if corpus.units is None else f"{number(corpus.units.nunique())}, each counted once",
        "words": number(corpus.n_words),
        "sentences": number(corpus.n_sentences),
        "dates": " to ".join(dict.fromkeys(ends)),  # one date where both ends are the same day
        "agencies": _commonest(articles["agency"]),
        "could not be read": number(len(missed(corpus.rejected))) if len(missed(corpus.rejected)) else "",
        "notes on the reading": number(len(corpus.notes)) if len(corpus.notes) else "",
    }


def _commonest(values: pd.Series) -> str:
    names = [clipped(printable(name), 24) for name in ranked(values)]
    more, known = len(names) - MOST_AGENCIES, values.notna().mean()
    of = f" (known of {known:.0%} of the articles)" if names and known < 1 else ""
    return ", ".join(names[:MOST_AGENCIES]) + (f" and {more} more" if more > 0 else "") + of
