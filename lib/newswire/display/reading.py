"""One article to read: paragraphs and sentences, with hits marked."""

import numpy as np

from ..text.paragraphs import paragraph_spans
from .evidence import byline, titles
from .show import Shown
from .text import printable, safe

LONGEST = 60_000
SENTENCE = '<span class="nw-sentence" aria-hidden="true">¦ </span>'


def reading(corpus, article, spans=(), sentences=False):
    """Show one article to read, with characters marked and, on request, where each sentence begins.

    Parameters
    ----------
    corpus : Corpus
    article : str
        An id from `corpus.articles`.
    spans : iterable of (int, int)
        Characters to mark.
    sentences : bool
        Whether to show where each sentence begins.

    Returns
    -------
    Shown

    Raises
    ------
    ValueError
        There is no such article.
    """
    html = article_html(corpus, article, spans, sentences=sentences)
    return Shown(html, printable(corpus.articles.loc[article, "text"])[:2000])


def article_html(corpus, article, spans=(), here=None, sentences=False):
    """Write an article as HTML, paragraph by paragraph, with the given characters marked.

    Parameters
    ----------
    corpus : Corpus
    article : str
        An id from `corpus.articles`.
    spans : iterable of (int, int)
        Characters of the article's text to mark; they must not overlap.
    here : (int, int), optional
        The one of them to scroll to.
    sentences : bool
        Whether to show where each sentence begins.

    Returns
    -------
    str
        HTML; after 60,000 characters it says how many are left out.

    Raises
    ------
    ValueError
        There is no such article.
    """
    if article not in corpus.articles.index:
        raise ValueError(f"There is no article {article!r} in the corpus.")
    row = corpus.articles.index.get_loc(article)
    entry = corpus.articles.iloc[row]
    text = str(entry["text"])
    starts = _sentence_starts(corpus, row) if sentences else []
    shown = [span for span in paragraph_spans(text) if span[0] < LONGEST]
    shown = [(start, min(end, LONGEST)) for start, end in shown]
    body = "".join(f"<p>{_paragraph(text, span, spans, here, starts)}</p>" for span in shown)
    cut = f'<p class="nw-count">{len(text) - LONGEST:,} more characters.</p>' if len(text) > LONGEST else ""
    name = safe(titles(corpus.articles.iloc[[row]]).iloc[0], 200)
    return (
        f'<article class="nw-article" tabindex="0" role="region" aria-label="Article">'
        f'<p class="nw-title">{name}</p><p class="nw-count">{byline(entry.drop("title"))}</p>{body}{cut}</article>'
    )


def _sentence_starts(corpus, row):
    first, last = np.searchsorted(corpus.sentence_articles, [row, row + 1])
    return corpus.sentence_starts[first:last].tolist()


def _paragraph(text, span, spans, here, starts):
    """Write a paragraph; each sentence after its first is led in by a quiet mark."""
    start, end = span
    marks = [(a, b) for a, b in spans if a < end and b > start]
    edges = [a for a in starts if start < a < end and not any(m <= a < n for m, n in marks)]
    pieces, at = [], start
    for a, b, is_hit in sorted([(a, b, True) for a, b in marks] + [(e, e, False) for e in edges]):
        pieces.append(_plain(text[at:a]))
        pieces.append(_mark(text[a:b], (a, b) == here) if is_hit else SENTENCE)
        at = max(at, b)
    return "".join([*pieces, _plain(text[at:end])])


def _plain(text):
    return safe(text, LONGEST)


def _mark(text, is_here):
    return f'<mark class="nw-here">{_plain(text)}</mark>' if is_here else f"<mark>{_plain(text)}</mark>"
