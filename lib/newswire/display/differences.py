"""What one text has that another has not, marked word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..tables import require, row_of
from .evidence import byline, entries, names
from .text import safe
from .values import counted

if TYPE_CHECKING:
    from ..corpus import Corpus

WORD = re.compile(r"\S+")
LONGEST = 5_000  # words of a text: comparing takes time that grows faster than they do
FOLD, EDGE = 40, 12  # words that are alike from which on their middle is folded, and what stays in sight at its ends
BRIDGE = 2  # words that are alike between two differences: so few are chance, and marks around them are restless
LITTLE = 0.2  # share of the words that are alike below which nothing is marked: nearly everything would be
MARKS = "Underlined: only here; struck out: only there."
APART = "Hardly anything of it stands there in the same words, so nothing is marked."


def difference_html(text: str, other: str) -> tuple[str, int, int]:
    """Write a text as HTML with what another does not have in `<ins>`, and what it lacks of the other in `<del>`.

    Words are compared as they are written, white space apart (`difflib`, after Ratcliff and Metzener 1988).

    Parameters
    ----------
    text, other : str
        The first 5,000 words of each are compared.

    Returns
    -------
    html : str
        Escaped; of a long stretch that both have, or that is lacking, only the ends, and how much is folded in between.
    n_alike, n_words : int
        How many words of the text stand in the other in the same order, and how many there are; where they are fewer
        than a fifth, nothing is marked.

    Examples
    --------
    >>> difference_html("Oil rose by 3% & fell.", "Oil rose by 4% & fell.")
    ('Oil rose by <del>4%</del> <ins>3%</ins> &amp; fell.', 5, 6)
    """
    here, there = (WORD.findall(each)[:LONGEST] for each in (text, other))
    stretches = list(_stretches(here, there))
    n_alike = sum(end - start for same, (start, end), _ in stretches if same)
    if n_alike < LITTLE * len(here):
        return _written(here), n_alike, len(here)
    parts = []
    for same, (start, end), (first, last) in stretches:
        if same:
            parts.append(_folded(here[start:end]))
            continue
        parts += [f"<del>{_folded(there[first:last])}</del>"] * (last > first)
        parts += [f"<ins>{_written(here[start:end])}</ins>"] * (end > start)
    return " ".join(parts), n_alike, len(here)


def differences_html(corpus: "Corpus", article: str, other: str) -> str:
    """Write an article as HTML with what sets it apart from another; one that there is not raises a `ValueError`."""
    row_of(corpus.articles, article)
    row_of(corpus.articles, other)
    entry = entries(corpus, [article, other]).loc[[article, other]]
    html, n_alike, n_words = difference_html(*entry["text"].astype("str"))
    beside = f"Beside {safe(names(entry).iloc[1], 200)} · {byline(entry.iloc[1].drop('title'))}"
    told = f"{n_alike:,} of its {counted(n_words, 'word')} stand there too, in this order. {MARKS}"
    told = APART if n_alike < LITTLE * n_words else told
    return f'<p class="nw-count">{beside}. {told}</p><p class="nw-differences">{html}</p>'


def differences_behind(keys: pd.Series, evidence: pd.DataFrame, corpus: "Corpus | None") -> dict[Any, str]:
    """Write what sets the first article behind each key apart from the one that it repeats.

    Parameters
    ----------
    keys : Series
        What rows of a table are about, with the name of their column.
    evidence : DataFrame
        A column of that name, article, copy_of.
    corpus : Corpus or None

    Returns
    -------
    dict
        Key to HTML.
    """
    if corpus is None:
        raise ValueError("Evidence needs the corpus its articles are in: show(table, evidence=copies, corpus=corpus).")
    require(evidence, str(keys.name), "article", "copy_of", what="The evidence")
    pairs = evidence[evidence[keys.name].isin(keys)].dropna(subset="copy_of").drop_duplicates(keys.name)
    rows = zip(pairs[keys.name], pairs["article"], pairs["copy_of"], strict=True)
    return {key: differences_html(corpus, article, other) for key, article, other in rows}


def _stretches(here: list[str], there: list[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Yield what is alike and what differs, in order: whether it is alike, and which words it is here and there."""
    at = other_at = 0
    for start, first, n in SequenceMatcher(None, here, there).get_matching_blocks():
        ends = start + n == len(here) and first + n == len(there)
        if n <= BRIDGE and not ends and (start or first):
            continue
        if start > at or first > other_at:
            yield False, (at, start), (other_at, first)
        if n:
            yield True, (start, start + n), (first, first + n)
        at, other_at = start + n, first + n


def _written(words: list[str]) -> str:
    text = " ".join(words)
    return safe(text, len(text))


def _folded(words: list[str]) -> str:
    """Words as HTML, a long run of them without its middle."""
    if len(words) <= FOLD:
        return _written(words)
    between = f'<span class="nw-count">[… {counted(len(words) - 2 * EDGE, "word")} …]</span>'
    return f"{_written(words[:EDGE])} {between} {_written(words[-EDGE:])}"
