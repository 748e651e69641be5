"""The paragraphs and sentences of one article."""
import re
from itertools import pairwise

import numpy as np
import pandas as pd

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_BREAK = re.compile(r"\n\s*")


def paragraph_spans(text):
    """Where does each paragraph of a text start and end?

    Blank lines separate paragraphs; in a text without any, single line breaks do.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Characters, without the white space between.

    Examples
    --------
    >>> paragraph_spans("One.\\n\\nTwo.")
    [(0, 4), (6, 10)]
    """
    breaks = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_BREAK
    edges = [0, *(edge for found in breaks.finditer(text) for edge in found.span()), len(text)]
    spans = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in spans if text[start:end].strip()]


def article_parts(corpus, article):
    """Split one article into paragraphs and sentences.

    Parameters
    ----------
    corpus : Corpus
    article : str
        An id from `corpus.articles`.

    Returns
    -------
    DataFrame
        paragraph (from 1), sentence (from 1), start, end (characters in the article's text), n_words, text.

    Raises
    ------
    ValueError
        There is no such article.
    """
    if article not in corpus.articles.index:
        raise ValueError(f"There is no article {article!r} in the corpus.")
    row = corpus.articles.index.get_loc(article)
    text = corpus.articles["text"].iloc[row]
    first, last = np.searchsorted(corpus.sentence_articles, [row, row + 1])
    starts, ends = corpus.sentence_starts[first:last], corpus.sentence_ends[first:last]
    paragraphs = np.array([start for start, _ in paragraph_spans(text)] or [0])
    words = corpus.vocabulary["is_word"].to_numpy()[corpus.codes]
    edges = corpus.sentence_bounds[first : last + 1]
    return pd.DataFrame({
        "paragraph": np.searchsorted(paragraphs, starts, side="right").clip(1),
        "sentence": np.arange(1, len(starts) + 1),
        "start": starts,
        "end": ends,
        "n_words": [int(words[a:b].sum()) for a, b in pairwise(edges)],
        "text": [text[start:end] for start, end in zip(starts, ends, strict=True)],
    })
