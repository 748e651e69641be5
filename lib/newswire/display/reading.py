"""One article to read: paragraphs and sentences, with hits marked."""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ..text.paragraphs import paragraph_spans
from .evidence import byline, titles
from .show import Shown
from .text import NOWHERE, Spans, marked, printable, safe

if TYPE_CHECKING:
    from ..corpus import Corpus

LONGEST = 60_000  # characters: some 10,000 words; a whole book would make the page slow to open
SENTENCE = '<span class="nw-sentence" aria-hidden="true">¦ </span>'


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
        There is no such article.

    Examples
    --------
    >>> import newswire as nw, pandas as pd
    >>> corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose. They fell."]}))
    >>> reading(corpus, corpus.articles.index[0], [(0, 5)])
    Rates rose. They fell.
    """
    html = article_html(corpus, article, spans, sentences=sentences)
    return Shown(html, printable(corpus.articles.loc[article, "text"])[:2000])


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
        There is no such article.
    """
    if article not in corpus.articles.index:
        raise ValueError(f"There is no article {article!r} in the corpus.")
    row = corpus.articles.index.get_loc(article)
    entry = corpus.articles.iloc[row]
    text = str(entry["text"])
    first, last = np.searchsorted(corpus.sentence_articles, [row, row + 1])
    starts = corpus.sentence_starts[first:last].tolist() if sentences else []
    body = ""
    for start, end in paragraph_spans(text[:LONGEST]):
        edges = [start, *(at for at in starts if start < at < end), end]
        parts = [_marked_between(text, a, b, spans, here) for a, b in pairwise(edges)]
        body += f"<p>{SENTENCE.join(parts)}</p>"
    cut = f'<p class="nw-count">{len(text) - LONGEST:,} more characters.</p>' if len(text) > LONGEST else ""
    name = safe(titles(corpus.articles.iloc[[row]]).iloc[0], 200)
    return (
        f'<article class="nw-article" tabindex="0" role="region" aria-label="Article">'
        f'<p class="nw-title">{name}</p><p class="nw-count">{byline(entry.drop("title"))}</p>{body}{cut}</article>'
    )


def _marked_between(text: str, start: int, end: int, spans: Spans, here: int) -> str:
    inside = [(first - start, last - start) for first, last in spans if first < end and last > start]
    return marked(text[start:end], inside, LONGEST, here - start)
