"""Sentiment towards somebody: from the words near the name, weighted by clause, distance and grammatical side."""

from collections.abc import Collection, Mapping
from functools import cache

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from ..corpus import Corpus
from ..corpus.archive.parts import InParts, part_by_part
from ..data import read_rows
from ..text.strings import as_array, is_in, place_in
from ..text.words import speech_verbs
from . import news
from .clauses import clauses_of
from .mentions import Known, Targets, find_mentions, known_of
from .scores import located
from .spelling import beside
from .vader.reading import normalised
from .vader.words import Words, sentence_words

# What each number is worth was measured on the 8,737 targets in the training part of NewsMTSC (Hamborg & Donnay 2021),
# where the readings with all of them reach a macro-F1 of 0.620.
DISTANCE = 15.0  # words over which the weight of a word falls to 1/e; 10 or 20 reach 0.617, without a fall 0.610
OTHER_CLAUSE = 0.5  # weight of a word in another clause than the name's; 0.611 if that makes no difference
SPEAKING = 0.2  # weight of words where the name only speaks, so that they are said by it and not of it; without 0.598
NEGATIVE, POSITIVE = -0.09, 0.05  # uneven, since targets that were coded neutral score -0.02 on average; ±0.05 0.617
PASSIVE_WITHIN = 5  # words from a name to a verb that a "was" between them makes passive; from 3 up little changes
PASSIVE = "was were been being be is are get gets got".split()
_UNIT = 2.0  # the valence that verbs are read with, so that what the rules make of it passes on to that of their side


@cache
def relations() -> pd.DataFrame:
    """Return the words that judge the people they relate.

    Returns
    -------
    DataFrame
        word, to_object, to_subject (valences, -4 to 4: what "A criticized B" says of B and of A), form_of.
    """
    table = pd.DataFrame(read_rows(__package__, "towards.csv"), dtype="str")
    return table.astype({"to_object": float, "to_subject": float})


def towards(corpus: Corpus, targets: Targets) -> pd.DataFrame:
    """Score what is said about named targets, sentence by sentence.

    The words of the news model and those of the table `relations` count, the more the nearer to the name; in another
    clause they count less. A verb counts for its object or its subject by the side of the name it is on, and for a
    target that only speaks ("X said") little is read into the words.

    Parameters
    ----------
    corpus : Corpus
    targets : list of str, or mapping of str to list of str
        Names, which also count by their last word in articles that give the whole name; or, for each target, the
        forms that name it.

    Returns
    -------
    DataFrame
        One row per target and sentence that names it: target, article, sentence, score (-1 to 1, mean over the
        mentions in the sentence), reading ("negative" to -0.09, "positive" from 0.05, else "neutral"), start, end (of
        the sentence), hit_start, hit_end (of the first mention).

    Raises
    ------
    ValueError
        When a target has no words.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Ann Lee criticized Bob Roe, who was praised by voters."]}))
    >>> towards(corpus, ["Bob Roe"])["reading"].tolist()
    ['negative']
    """
    targets = dict(targets) if isinstance(targets, Mapping) else list(targets)
    names = news.usually_names(corpus, _own(), False, ("additions",)) if isinstance(corpus, InParts) else None
    return _towards(corpus, targets, known_of(corpus, targets), names)


@part_by_part
def _towards(corpus: Corpus, targets: Targets, known: Known | None, names: tuple[str, ...] | None) -> pd.DataFrame:
    words, mentions = sentence_words(corpus), find_mentions(corpus, targets, known)
    first, last = mentions["first"].to_numpy(), mentions["last"].to_numpy()
    article = corpus.sentence_articles[words.sentences]
    mentions["score"] = _mention_scores(words, article, first, last, names)
    mentions["row"] = words.sentences[first]
    by_sentence = mentions.groupby(["row", "target"], sort=True)
    table = by_sentence.agg(score=("score", "mean"), first=("first", "first"), last=("last", "first")).reset_index()
    columns = {"score": table["score"], "reading": _readings(table["score"])}
    scored = located(corpus, table["row"].to_numpy(), columns)
    scored.insert(0, "target", table["target"])
    starts, _ = words.spans(table["first"].to_numpy())
    _, ends = words.spans(table["last"].to_numpy())
    return scored.assign(hit_start=starts, hit_end=ends)


def _readings(scores: pd.Series) -> pd.Series:
    names = np.select([scores >= POSITIVE, scores <= NEGATIVE], ["positive", "negative"], "neutral")
    return pd.Series(names, dtype="str")


def _own() -> tuple[tuple[str, float], ...]:
    """The words that relate people with the valences that they are read with."""
    table = relations()
    sided = table["to_object"] != table["to_subject"]
    return tuple(zip(table["word"], table["to_object"].mask(sided, _UNIT), strict=True))


def _mention_scores(
    words: Words, article: np.ndarray, first: np.ndarray, last: np.ndarray, names: Collection[str] | None
) -> np.ndarray:
    """Score mentions given by their first and last words.

    Parameters
    ----------
    words : Words
    article : ndarray of int, shape (words,)
        Of each word.
    first, last : ndarray of int64, shape (mentions,)
    names : collection of str, or None
        As for `news.read`.

    Returns
    -------
    ndarray of float, shape (mentions,)
        -1 to 1, by VADER's normalisation.
    """
    table = relations()
    verbs = table[table["to_object"] != table["to_subject"]]
    reading = news.read(words, dict(_own()), names=names)
    mention, hit = _pairs(words, reading.position, first)
    place, start, end = reading.position[hit], first[mention], last[mention]
    by = beside(is_in(words.plain, ["by"])[words.codes], first, -1, article)
    value = _sided(words, verbs, reading.value[hit], place, start, end, by[mention])
    clauses = clauses_of(words)
    away = np.where(place < start, start - place, place - end)
    here, there = clauses.clause(start), clauses.clause(place)
    # "the flood was a disaster, far from where Roe lives": outside a clause of place, things are said of other places.
    apart = is_in(words.plain, ["where"])[words.codes[clauses.first[here]]]
    weight = np.exp(-away / DISTANCE) * np.where(here == there, 1.0, np.where(apart, 0.0, OTHER_CLAUSE))
    weight *= np.where(_speaks(words, article, first, last)[mention], SPEAKING, 1.0)
    weight *= away > 0  # the name itself says nothing
    return normalised(np.bincount(mention, weight * value, len(first)))


def _pairs(words: Words, positions: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pair each mention with every scored word of its sentence."""
    sentence = words.sentences[first]
    low = np.searchsorted(positions, words.bounds[sentence])
    size = np.searchsorted(positions, words.bounds[sentence + 1]) - low
    mention = np.repeat(np.arange(len(first)), size)
    # Count up from `low` in each run of pairs: a running number, less where its run begins.
    return mention, np.arange(len(mention)) + np.repeat(low - (np.cumsum(size) - size), size)


def _sided(
    words: Words, verbs: pd.DataFrame, value: np.ndarray, place: np.ndarray, start: np.ndarray, end: np.ndarray,
    agent: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """Give verbs the valence they have for their object or for their subject, by where the mention stands."""
    plain = words.plain
    row = place_in(plain, verbs["word"])[words.codes[place]]
    # Helping verbs before each place: two counts differ where one stands between.
    helping = np.concatenate([[0], np.cumsum(is_in(plain, PASSIVE)[words.codes])])
    ing = as_array(pc.ends_with(plain, "ing"))[words.codes[place]]  # "Roe was praising" is not passive
    passive = (place > end) & (place - end <= PASSIVE_WITHIN) & ~ing
    passive &= helping[place] > helping[np.minimum(end + 1, place)]
    is_object = passive | (place < start) & ~agent
    sided = np.where(is_object, verbs["to_object"].to_numpy()[row], verbs["to_subject"].to_numpy()[row])
    return np.where(row >= 0, value / _UNIT * sided, value)


def _speaks(words: Words, article: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Tell which mentions stand right beside a verb of speech."""
    speech = is_in(words.plain, speech_verbs("tells_speaker"))[words.codes]
    return beside(speech, first, -1, article) | beside(speech, last, 1, article) | beside(speech, last, 2, article)
