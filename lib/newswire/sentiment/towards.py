"""Sentiment towards somebody: from the words near the name, weighted by clause, distance and grammatical side."""

from functools import cache

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from .. import statistics
from ..corpus import Corpus
from ..data import read_rows
from ..tables import require
from ..text.strings import as_array, is_in, place_in
from ..text.words import speech_verbs
from . import news
from .clauses import clauses_of
from .groups import score_difference
from .mentions import Targets, find_mentions
from .scores import located
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
    words = sentence_words(corpus)
    mentions = find_mentions(corpus, targets)
    mentions["score"] = _mention_scores(words, mentions["first"].to_numpy(), mentions["last"].to_numpy())
    mentions["row"] = words.sentences[mentions["first"]]
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


def _mention_scores(words: Words, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Score mentions given by their first and last words.

    Parameters
    ----------
    words : Words
    first, last : ndarray of int64, shape (mentions,)

    Returns
    -------
    ndarray of float, shape (mentions,)
        -1 to 1, by VADER's normalisation.
    """
    table = relations()
    sides_differ = table["to_object"] != table["to_subject"]
    verbs, nouns = table[sides_differ], table[~sides_differ]
    own = dict(zip(nouns["word"], nouns["to_object"], strict=True)) | dict.fromkeys(verbs["word"], _UNIT)
    reading = news.read(words, own)
    mention, hit = _pairs(words, reading.position, first)
    place, start, end = reading.position[hit], first[mention], last[mention]
    value = _sided(words, verbs, reading.value[hit], place, start, end)
    clauses = clauses_of(words)
    away = np.where(place < start, start - place, place - end)
    here, there = clauses.clause(start), clauses.clause(place)
    # "the flood was a disaster, far from where Roe lives": outside a clause of place, things are said of other places.
    apart = is_in(words.plain, ["where"])[words.codes[clauses.first[here]]]
    weight = np.exp(-away / DISTANCE) * np.where(here == there, 1.0, np.where(apart, 0.0, OTHER_CLAUSE))
    weight *= np.where(_speaks(words, first, last)[mention], SPEAKING, 1.0) * (away > 0)  # the name itself says nothing
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
    words: Words, verbs: pd.DataFrame, value: np.ndarray, place: np.ndarray, start: np.ndarray, end: np.ndarray
) -> np.ndarray:
    """Give verbs the valence they have for their object or for their subject, by where the mention stands."""
    plain = words.plain
    row = place_in(plain, verbs["word"])[words.codes[place]]
    # Helping verbs before each place: two counts differ where one stands between.
    helping = np.concatenate([[0], np.cumsum(is_in(plain, PASSIVE)[words.codes])])
    ing = as_array(pc.ends_with(plain, "ing"))[words.codes[place]]  # "Roe was praising" is not passive
    passive = (place > end) & (place - end <= PASSIVE_WITHIN) & ~ing
    passive &= helping[place] > helping[np.minimum(end + 1, place)]
    agent = is_in(plain, ["by"])[words.codes[np.maximum(start - 1, 0)]]
    is_object = passive | (place < start) & ~agent
    sided = np.where(is_object, verbs["to_object"].to_numpy()[row], verbs["to_subject"].to_numpy()[row])
    return np.where(row >= 0, value / _UNIT * sided, value)


def _speaks(words: Words, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Tell which mentions stand right beside a verb of speech."""
    speech = is_in(words.plain, speech_verbs("tells_speaker"))[words.codes]
    end = len(speech) - 1
    return speech[np.maximum(first - 1, 0)] | speech[np.minimum(last + 1, end)] | speech[np.minimum(last + 2, end)]


def target_scores(
    table: pd.DataFrame,
    *,
    units: pd.Series | None = None,
    level: float = 0.95,
    n_resamples: int = statistics.N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Average what is said towards each target, with articles, or stories, as the resampling unit.

    Parameters
    ----------
    table : DataFrame
        From `towards`.
    units : Series, optional
        The story of each article, by its id, where stories are counted (`Corpus.units`): the articles of one that name
        a target weigh as one, each sentence of theirs by one over their number.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap.

    Returns
    -------
    DataFrame
        One row per target, most sentences first: target, n_sentences, n_articles (stories, where these are counted),
        negative, neutral, positive (shares of sentences), mean, low, high (NaN with too few articles), thin (whether
        too few).

    Raises
    ------
    ValueError
        When a column is missing, or an article has no unit.

    Examples
    --------
    >>> said = {"target": "Bob Roe", "article": ["a", "b"], "score": [0.0, 0.5], "reading": ["neutral", "positive"]}
    >>> target_scores(pd.DataFrame(said))[["n_sentences", "neutral", "mean", "thin"]].values.tolist()
    [[2, 0.5, 0.25, True]]
    """
    require(table, "target", "article", "score", "reading", made_by="towards")
    unit = table["article"] if units is None else statistics.units_at(table["article"], units)
    table = table.assign(unit=unit)
    weight = 1 / table.groupby(["target", "unit"])["article"].transform("nunique")
    shares = {name: (table["reading"] == name) * weight for name in ("negative", "neutral", "positive")}
    by_target = table.assign(**shares, mean=table["score"] * weight, weight=weight).groupby("target", sort=True)
    sizes = by_target.agg(n_sentences=("score", "size"), n_articles=("unit", "nunique"))
    means = by_target[[*shares, "mean"]].sum().div(by_target["weight"].sum(), axis=0)
    intervals = statistics.mean_interval(
        table["score"], table["unit"], table["target"], weight, level=level, n_resamples=n_resamples, seed=seed
    )
    table = sizes.join([means, intervals[["low", "high"]]]).reset_index()
    table = table.sort_values(["n_sentences", "target"], ascending=[False, True], ignore_index=True)
    return table.assign(thin=table["low"].isna())


def target_difference(
    table: pd.DataFrame,
    groups: pd.Series,
    first: str,
    second: str,
    *,
    units: pd.Series | None = None,
    n_resamples: int = statistics.N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Say how much better a second group of articles speaks of each target than a first, each counting once.

    Parameters
    ----------
    table : DataFrame
        From `towards`.
    groups : Series
        The group of each article, by its id.
    first, second : str
        Two of the groups.
    units : Series, optional
        The story of each article, by its id, where stories are counted.
    n_resamples, seed : int
        Of the percentile bootstrap, with articles as the unit, and of the test.

    Returns
    -------
    DataFrame
        One row per target that both groups name, the surest difference first: target, then as from `score_difference`,
        with p times the number of targets that are tested (Bonferroni).

    Raises
    ------
    ValueError
        When a column is missing, or an article has no unit.

    Examples
    --------
    >>> said = pd.DataFrame({"target": "Bob Roe", "article": ["a", "b"], "score": [0.0, 0.5]})
    >>> target_difference(said, pd.Series({"a": "AP", "b": "AFP"}), "AP", "AFP")[["target", "difference", "p"]].values
    array([['Bob Roe', 0.5, nan]], dtype=object)
    """
    require(table, "target", "article", "score", made_by="towards")
    means = table.groupby(["target", "article"])["score"].agg(["mean", "size"]).reset_index("target")
    means = means.rename(columns={"size": "n_sentences"}).assign(group=lambda rows: rows.index.map(groups))
    parts = []
    for target, rows in means.groupby("target"):
        if {first, second} <= set(rows["group"]):
            part = score_difference(rows, "group", first, second, units=units, n_resamples=n_resamples, seed=seed)
            parts.append(part.assign(target=target))
    columns = ["target", "first", "second", "difference", "low", "high", "n_first", "n_second", "thin", "p"]
    found = pd.concat(parts)[columns] if parts else pd.DataFrame(columns=columns)
    found["p"] = (found["p"].astype(float) * found["p"].notna().sum()).clip(upper=1)
    return found.sort_values(["p", "target"], ignore_index=True)
