"""Generated news in any amount, as fast as a disk takes it: millions of words at a time, by NumPy and Arrow.

`write(folder, size, seed)` gives the same on every machine, a file for each part, each part by itself. Planted are

words    as frequent as in general English, and made-up ones that grow in number as in real news (Heaps' law): each is
         as rare as the square of its rank has it; runs of words that come again, since a word draws its successors
themes   those of `stories.THEMES`, one an article, whose words stand in no other; the share of the first grows
mood     glad words grow at the cost of grim ones over the years
names    the people and places of `stories`, and who said what
sources  40, the first the largest, each with a line of its own at the end of most of its articles
copies   of earlier articles, with another first sentence, by other sources
"""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from events import OUTLETS
from newswire.frequencies import english
from stories import GLAD, GRIM, PLACES, SPEAKERS, THEMES

PART = 50_000_000  # bytes of text in a file
ARTICLE = 5_650  # bytes of an article, on average
FIRST, DAYS = np.datetime64("2015-01-01"), 3650
SOURCES = tuple(f"The {place} {outlet[4:]}" for place in list(PLACES)[:5] for outlet in OUTLETS)
LINES = (
    "Sign up for the newsletter of {} and never miss a story.",
    "Reporting by {}; editing by the night desk.",
    "Follow {} for more live coverage.",
    "Subscribe to {} to support independent journalism.",
)
COPIES, SIGNED = 0.04, 0.7  # shares of articles that are copies, and that end with their source's line
NEAR = 200  # articles before a copy, of which one is copied
RARE, OF_THEME, OF_MOOD, NAMES, FOLLOWS = 0.03, 0.06, 0.02, 0.01, 0.65  # shares of words
COMMONEST = 5_000  # the rank of the commonest word that is made up
QUOTED, COMMA = 0.1, 0.06
_GRID = 1 << 22  # steps of the cumulative distribution of English words: a random step is a random word
_SYLLABLES = np.array(
    [onset + vowel for onset in "b d f g k l m n p r s t v z br dr st tr".split() for vowel in "aeiou"]
)
_OPENING = re.compile(r"[^.]*\.\s+")  # the first sentence
_SAID = ["."] + [f",” {title} {name} said." for name, title in SPEAKERS.items()]
_AFTER = (" ", "\n\n", "")  # a sentence, a paragraph, an article


def write(folder: Path, size: int, seed: int = 0, part: int = PART) -> int:
    """Write articles of about so many bytes of text to files in a folder; return how many bytes they have exactly."""
    folder.mkdir(parents=True, exist_ok=True)
    n_parts, written = max(round(size / part), 1), 0
    for number in range(n_parts):
        table = articles(seed, number, n_parts, round(size / n_parts / ARTICLE))
        written += pc.sum(pc.binary_length(table["text"])).as_py()
        save(table, folder / f"news-{number:05}.parquet")
    return written


def save(table: pa.Table, path: Path) -> None:
    """Write a part, little compressed; no text comes twice."""
    pq.write_table(table, path, compression="zstd", compression_level=1, use_dictionary=["source", "date"])


def articles(seed: int, part: int, n_parts: int, n: int) -> pa.Table:
    """Make the n articles of one of the parts: date, source, title, text; and planted: theme, copy_of (a row)."""
    random = np.random.default_rng([seed, part])
    age = (part + np.arange(n) / n) / n_parts
    growing = (0.5 + 2 * age) / (0.5 + 2 * age + len(THEMES) - 1)
    theme = np.where(random.random(n) < growing, 0, random.integers(1, len(THEMES), n))
    source = _by_rank(random, len(SOURCES), n)
    rows = np.flatnonzero(random.random(n - 1) < COPIES) + 1
    copies = dict(zip(rows, rows - random.integers(1, np.minimum(rows, NEAR) + 1)))
    for row, of in copies.items():
        theme[row] = theme[of]
    texts = _texts(random, theme, age).to_pylist()
    for row, of in copies.items():
        texts[row] = _OPENING.match(texts[row])[0] + texts[of][_OPENING.match(texts[of]).end() :]
    titles = [" ".join(text.split(" ", 18)[9:17]).strip(",.”“").capitalize() for text in texts]
    for row in np.flatnonzero(random.random(n) < SIGNED):
        texts[row] += "\n\n" + LINES[source[row] % len(LINES)].format(SOURCES[source[row]])
    columns = {"source": np.array(SOURCES)[source], "title": titles, "text": pa.array(texts, pa.large_string())}
    date = (FIRST + (age * DAYS).astype(int)).astype(str)
    copy_of = pa.array([copies.get(row) for row in range(n)], pa.int64())
    return pa.table({"date": date, **columns, "theme": np.array(list(THEMES))[theme], "copy_of": copy_of})


def spelled(codes: np.ndarray, bounds: np.ndarray, pieces: pa.Array) -> pa.Array:
    """Put texts together of pieces: the data of the pieces that codes take stand as the texts do, one after another."""
    ends = np.cumsum(pc.binary_length(pieces).to_numpy()[codes], dtype=np.int64)
    offsets = np.concatenate([[0], ends])[bounds]
    return pa.LargeStringArray.from_buffers(len(bounds) - 1, pa.py_buffer(offsets), pieces.take(codes).buffers()[2])


def _by_rank(random: np.random.Generator, n: int, size: int) -> np.ndarray:
    """Draw numbers below n, each as rare as its rank has it."""
    weights = 1 / np.arange(1, n + 1)
    return random.choice(n, size, p=weights / weights.sum())


def _texts(random: np.random.Generator, theme: np.ndarray, age: np.ndarray) -> pa.Array:
    """Make a text for each article; a sentence is words and its end."""
    n_sentences = np.clip(random.lognormal(3.7, 0.5, len(theme)), 6, 800).astype(int)
    article = np.repeat(np.arange(len(theme)), n_sentences)
    n_words = 5 + random.poisson(random.gamma(3, 5.2, len(article)))
    ends = np.cumsum(n_words + 1)
    sentence = np.repeat(np.arange(len(article)), n_words + 1)
    words, rare = _words(random, theme[article][sentence], age[article][sentence])
    known, size = _known(), len(_known()) + len(rare)
    forms = [pc.binary_join_element_wise(*parts, "") for parts in _forms(pa.concat_arrays([known, _made_up(rare)]))]
    endings = pa.array([said + after for said in _SAID for after in _AFTER])
    codes = words + size * (random.random(len(words)) < COMMA)
    said = (random.random(len(article)) < QUOTED) * random.integers(1, len(_SAID), len(article))
    codes[ends - n_words - 1] = words[ends - n_words - 1] + size * np.where(said > 0, 3, 2)
    last = np.cumsum(n_sentences) - 1
    after = (random.random(len(article)) < 1 / 3).astype(int)
    after[last] = 2
    codes[ends - 2] = words[ends - 2]  # the last word has no comma
    codes[ends - 1] = 4 * size + said * len(_AFTER) + after
    return spelled(codes, np.concatenate([[0], ends[last]]), pa.concat_arrays([*forms, endings]))


def _forms(words: pa.Array) -> list[tuple]:
    """Return the parts of each form of the words: plain, before a comma, first in a sentence, first in a quote."""
    capital = pc.utf8_upper(pc.utf8_slice_codeunits(words, 0, 1)), pc.utf8_slice_codeunits(words, 1)
    return [(" ", words), (" ", words, ","), capital, ("“", *capital)]


def _words(random: np.random.Generator, theme: np.ndarray, age: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Draw words: codes of `_known` words, and above them places among the ranks that come second."""
    n, grid = len(theme), _grid()
    codes = grid[random.integers(0, _GRID, n, dtype=np.int32)].astype(np.int64)
    after = np.flatnonzero(random.random(n, dtype=np.float32) < FOLLOWS)
    after = after[after > 0]
    successor = (1 / (random.random(len(after), dtype=np.float32) + 1e-3)).astype(np.int64)  # the first most often
    codes[after] = grid[(codes[after - 1] * 2_654_435_761 + successor * 40_503_001) % _GRID]
    kinds = np.searchsorted(np.cumsum([RARE, OF_THEME, OF_MOOD, NAMES]), np.arange(1 << 16) / (1 << 16)).astype(np.int8)
    kind = kinds[random.integers(0, 1 << 16, n, dtype=np.uint16)]
    rare, themed, moody, named = (np.flatnonzero(kind == number) for number in range(4))
    of_theme, of_mood, names = _planted()
    codes[themed] = of_theme[theme[themed], random.integers(0, of_theme.shape[1], len(themed))]
    glad = random.random(len(moody)) < 0.1 + 0.8 * age[moody]
    codes[moody] = of_mood[glad.astype(int), random.integers(0, of_mood.shape[1], len(moody))]
    codes[named] = names[_by_rank(random, len(names), len(named))]
    ranks, place = np.unique((COMMONEST / (1 - random.random(len(rare)))).astype(np.int64), return_inverse=True)
    codes[rare] = len(_known()) + place
    return codes, ranks


@cache
def _english() -> pd.Series:
    """Return how often words occur in general English, without endings such as n't."""
    rates = english._listed()
    return rates[rates.index.str.isalpha()]


@cache
def _known() -> pa.Array:
    """Return the words that are no made-up ones: general English, of themes, glad and grim, names."""
    of_themes = [word for parts in THEMES.values() for part in parts for word in part]
    return pa.array([*_english().index, *of_themes, *GRIM, *GLAD, *SPEAKERS, *PLACES])


def _planted() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the codes of the words of each theme, of grim and glad ones, and of names."""
    size = sum(map(len, next(iter(THEMES.values()))))
    bounds = np.cumsum([len(_english()), size * len(THEMES), 2 * len(GLAD), len(SPEAKERS) + len(PLACES)])
    of_themes, moods, names = (np.arange(*pair) for pair in zip(bounds, bounds[1:]))
    return of_themes.reshape(len(THEMES), size), moods.reshape(2, len(GLAD)), names


@cache
def _grid() -> np.ndarray:
    """Return English words so that each stands as often as it is frequent, without those that are planted."""
    rates = _english()
    planted = set(_known().to_pylist()[len(rates) :])
    shares = np.cumsum(np.where(rates.index.isin(planted), 0, rates))
    return np.searchsorted(shares / shares[-1], (np.arange(_GRID) + 0.5) / _GRID).astype(np.int32)


def _made_up(ranks: np.ndarray) -> pa.Array:
    """Spell words by their rank, a syllable for each digit."""
    syllables, rest = [], ranks
    while rest.any():
        syllables.insert(0, np.where(rest > 0, _SYLLABLES[rest % len(_SYLLABLES)], ""))
        rest = rest // len(_SYLLABLES)
    return pc.binary_join_element_wise(*map(pa.array, syllables), pa.array(np.where(ranks % 2, "n", "x")), "")
