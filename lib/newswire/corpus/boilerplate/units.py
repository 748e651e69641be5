"""Units of text that may repeat, each reduced to a template: its words, with numbers and names left open.

A unit is a sentence, or what lies between two places in it where one sentence runs into another without a stop
("Image copyright Getty Images The bank said"). Its template is one number that depends on its words alone, so that
what is counted in one part of a corpus can be added to what is counted in another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from ...data import read_tables
from ...text import words
from ...text.strings import as_array, is_in, matches
from ..corpus import Corpus

LONGEST = 64  # words of a template; furniture is shorter, and longer units do not come back
STEP = 2_000_000  # tokens that are looked at at a time
_SHORT = 15  # tokens of a line that is one unit, however its words are written
_LABEL, _TITLE = 8, 25  # tokens of a label, and of a line that has one
NUMBER, NAME = np.uint64(11), np.uint64(13)  # stand for any number and for any name
BASE = 0x9E3779B97F4A7C15  # an odd number whose powers spread over all bits (Knuth's golden ratio)
POWERS = np.array([pow(BASE, power, 2**64) for power in range(LONGEST + 1)], np.uint64)
_DIGIT, _ADDRESS = r"\p{Nd}", r"(?i)^(?:https?|www\.)|\.(?:com|org|net|co\.uk)\b|/"
_HALF_DAY = "a.m. p.m. a.m p.m am pm".split()
_JOINTS = "and of in the &".split()  # between two names they belong to neither

SHEET = read_tables(__package__, "furniture.toml")
TELLING = frozenset(SHEET["telling"].split())
NEWS = frozenset(SHEET["news"].split())
OPENING = frozenset(SHEET["opening"].split())


class Facts(NamedTuple):
    """What is asked of each type.

    Attributes
    ----------
    literal, open : ndarray of uint64, shape (types,)
        Its number as written, letter case apart, and with names left open; numbers are always left open.
    counts, plain, telling, news : ndarray of bool
        Whether it is a word or number; a word that neither is a name nor joins two; a word of furniture; one of news.
    opens, loud, joint : ndarray of bool
        Whether it may begin a sentence, is in capitals, may join two names.
    upper, at_sign, colon, stop : ndarray of bool
        What it looks like.
    quote : ndarray of int8
        1 for an opening mark of quotation, 2 for a closing one, 3 for one that may be either.
    """

    literal: np.ndarray
    open: np.ndarray
    counts: np.ndarray
    plain: np.ndarray
    telling: np.ndarray
    news: np.ndarray
    opens: np.ndarray
    loud: np.ndarray
    joint: np.ndarray
    upper: np.ndarray
    at_sign: np.ndarray
    colon: np.ndarray
    stop: np.ndarray
    quote: np.ndarray


@dataclass
class Units:
    """The units of some articles, and the words of all of them in a row.

    Attributes
    ----------
    first, last : ndarray of int64, shape (units,)
        Tokens with which each begins and ends.
    label : ndarray of int64, shape (units,)
        The colon behind a label that a line begins with, where no full stop ends the line; else below 0.
    own_line, quoted : ndarray of bool, shape (units,)
        Whether it fills a line, or holds or lies in a quotation.
    at : ndarray of int64, shape (words,)
        Tokens of the words.
    literal, open : ndarray of uint64, shape (words,)
        The number of each word as written, and with names left open; the second is 0 where a name goes on.
    bounds : ndarray of int64, shape (units + 1,)
        Word at which each unit starts.
    """

    first: np.ndarray
    last: np.ndarray
    label: np.ndarray
    own_line: np.ndarray
    quoted: np.ndarray
    at: np.ndarray
    literal: np.ndarray
    open: np.ndarray
    bounds: np.ndarray


def facts_of(types: pa.Array) -> Facts:
    """Ask of each type what templates need to know."""
    lower = words.lower(types)
    text = lower.to_numpy(zero_copy_only=False)
    number = matches(types, _DIGIT) | is_in(lower, _HALF_DAY)
    word = as_array(words.is_word(types)) | number
    stop, telling, capital = as_array(words.is_stopword(types)), is_in(lower, TELLING), matches(types, r"^\p{Lu}")
    opening, joint = is_in(lower, OPENING), is_in(lower, _JOINTS)
    name = (capital & ~stop & ~telling & ~opening) | (word & matches(types, _ADDRESS))
    # Words are told apart by numbers that are the same in every corpus, not by their place in a vocabulary.
    literal = np.where(number, NUMBER, pd.util.hash_array(text.astype(object), categorize=False) | np.uint64(1 << 32))
    quote = np.select([is_in(types, ["“", "``"]), is_in(types, ["”", "''"]), is_in(types, ['"'])], [1, 2, 3], 0)
    return Facts(
        literal=literal,
        open=np.where(name & ~number, NAME, literal),
        counts=word,
        plain=word & ~number & ~name & ~joint,
        telling=telling,
        news=is_in(lower, NEWS),
        opens=capital & (stop | opening) & ~matches(types, "^I\\b"),
        loud=matches(types, r"^\p{Lu}{2,}$"),
        joint=joint,
        upper=capital,
        at_sign=is_in(types, ["@"]),
        colon=is_in(types, [":"]),
        stop=is_in(types, ["."]),
        quote=quote.astype(np.int8),
    )


def units_of(corpus: Corpus, facts: Facts) -> Iterator[Units]:
    """Find the units of a corpus, some articles at a time."""
    steps = np.searchsorted(corpus.article_bounds, np.arange(0, len(corpus.codes) + STEP, STEP))
    for first, last in pairwise(np.unique(np.minimum(steps, len(corpus)))):
        sentences = slice(*np.searchsorted(corpus.sentence_articles, [first, last]))
        yield _units(corpus, facts, _lines(corpus, slice(first, last), sentences), sentences)


def _lines(corpus: Corpus, articles: slice, sentences: slice) -> np.ndarray:
    """Number the lines in which sentences start and end, all articles in a row, shape (sentences, 2)."""
    texts = corpus.articles["text"].iloc[articles]
    length = texts.str.len().to_numpy(np.int64) + 1
    offset = np.cumsum(length) - length
    breaks = np.array([found.start() for found in re.finditer("\n", "\n".join(texts))], np.int64)
    edges = np.column_stack([corpus.sentence_starts[sentences], corpus.sentence_ends[sentences]])
    edges = edges + offset[corpus.sentence_articles[sentences] - articles.start][:, None]
    return np.searchsorted(breaks, edges)


def _units(corpus: Corpus, facts: Facts, line: np.ndarray, sentences: slice) -> Units:
    """Cut some sentences, whose lines are given, into units."""
    bounds = corpus.sentence_bounds[sentences.start : sentences.stop + 1]
    base, codes = bounds[0], corpus.codes[bounds[0] : bounds[-1]]
    before, after = np.full(len(line), -1), np.full(len(line), -1)
    before[1:], after[:-1] = line[:-1, 1], line[1:, 0]
    opens, alone = line[:, 0] != before, (line[:, 0] != before) & (line[:, 1] != after)
    size = np.diff(bounds)
    article = np.repeat(corpus.sentence_articles[sentences], size)
    starts = _runs_on(facts, codes, article) & ~np.repeat(alone & (size <= _SHORT), size)
    starts[bounds[:-1] - base] = True
    first = np.flatnonzero(starts)
    ends = np.append(first[1:], len(codes))[: len(first)]
    sentence = np.searchsorted(bounds - base, first, side="right") - 1
    own_line = alone[sentence] & (ends - first == size[sentence])
    words_at, literal, opened = words_of(facts, codes, np.cumsum(starts, dtype=np.int32) - 1)
    return Units(
        first=first + base,
        last=ends - 1 + base,
        label=_labels(facts, codes, first, ends, own_line) + base,
        own_line=own_line,
        quoted=_quotes(facts.quote[codes], first, bounds[:-1][opens] - base),
        at=words_at + base,
        literal=literal,
        open=opened,
        bounds=np.searchsorted(words_at, np.append(first, len(codes))),
    )


def _labels(facts: Facts, codes: np.ndarray, first: np.ndarray, ends: np.ndarray, own_line: np.ndarray) -> np.ndarray:
    """Find the colons of labels before titles; a number below 0 for a unit without one."""
    colons = np.append(np.flatnonzero(facts.colon[codes]), len(codes) + _TITLE)
    place = colons[np.searchsorted(colons, first)]
    label = own_line & (place - first <= _LABEL) & (place < ends - 2) & (ends - first <= _TITLE)
    return np.where(label & ~facts.stop[codes[ends - 1]], place, np.iinfo(np.int32).min)


def _runs_on(facts: Facts, codes: np.ndarray, article: np.ndarray) -> np.ndarray:
    """Tell which tokens begin a sentence or quotation without a stop before, or begin or end words in capitals."""
    found, loud, counts = np.zeros(len(codes), bool), facts.loud[codes], facts.counts[codes]
    opens, small = facts.opens[codes], ~facts.upper[codes]
    found[1:-1] = opens[1:-1] & counts[:-2] & (small[2:] | opens[2:])
    found[1:-1] |= (facts.quote[codes[1:-1]] % 2 == 1) & counts[:-2] & facts.upper[codes[2:]]
    found[1:-1] |= loud[1:-1] & loud[2:] & ~loud[:-2] & counts[:-2]
    found[1:-1] &= article[1:-1] == article[2:]  # what follows in another article tells nothing
    found[2:] |= ~loud[2:] & counts[2:] & loud[:-2] & loud[1:-1] & (article[2:] == article[:-2])
    return found


def _quotes(quote: np.ndarray, first: np.ndarray, lines: np.ndarray) -> np.ndarray:
    """Tell which units hold a mark of quotation or lie between two of their line."""
    held = np.add.reduceat(quote > 0, first) > 0 if len(first) else np.zeros(0, bool)
    line = lines[np.searchsorted(lines, first, side="right") - 1] if len(first) else first
    depth = np.append(0, np.cumsum((quote == 1).astype(np.int32) - (quote == 2)))
    straight = np.append(0, np.cumsum(quote == 3))
    return held | (depth[first] > depth[line]) | ((straight[first] - straight[line]) % 2 == 1)


def words_of(facts: Facts, codes: np.ndarray, unit: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the words of all units; numbers and names in a row are one, and so is what joins two names."""
    kept = facts.counts[codes]
    at = np.flatnonzero(kept)
    literal, opened, unit = facts.literal[codes[at]], facts.open[codes[at]], unit[at]
    if not len(at):
        return at, literal, opened
    opened[facts.at_sign[codes[np.maximum(at - 1, 0)]]] = NAME
    name, joint = opened == NAME, facts.joint[codes[at]]
    inner = np.zeros(len(at), bool)
    together = unit[1:] == unit[:-1]
    inner[1:-1] = joint[1:-1] & name[:-2] & name[2:] & together[1:] & together[:-1]
    opened[inner] = NAME
    again = np.zeros(len(at), bool)
    again[1:] = together & (opened[1:] == opened[:-1]) & ((opened[1:] == NAME) | (opened[1:] == NUMBER))
    opened[again] = 0
    return at, literal, opened
