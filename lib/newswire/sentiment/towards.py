"""Sentiment towards somebody: from the words near the name, weighted by clause, distance and grammatical side."""

from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from .. import statistics
from . import clauses, news
from .chunks import Chunks, chunks_of
from .mentions import find_mentions
from .models import located

COLUMNS = ("target", "article", "sentence", "score", "reading", "start", "end", "hit_start", "hit_end")
DISTANCE = 25.0
OTHER_CLAUSE = 0.7
SPEAKING = 0.2
NEGATIVE, POSITIVE = -0.10, 0.05
PASSIVE_WITHIN = 5
_UNIT = 2.0
SPEECH = (
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "tell",
    "added",
    "adds",
    "asked",
    "asks",
    "argued",
    "argues",
    "argue",
    "claims",
    "claimed",
    "warned",
    "warns",
    "announced",
    "stated",
    "noted",
    "suggested",
    "wrote",
    "tweeted",
    "insisted",
    "explained",
    "acknowledged",
    "replied",
    "responded",
    "declared",
    "testified",
    "recalled",
    "predicted",
    "vowed",
    "according",
)
PASSIVE = ("was", "were", "been", "being", "be", "is", "are", "get", "gets", "got")


@cache
def relations() -> pd.DataFrame:
    """Return the words that judge the people they relate.

    Returns
    -------
    DataFrame
        word, to_object, to_subject (valences, -4 to 4: what "A criticized B" says of B and of A), form_of.
    """
    with files(__package__).joinpath("towards.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, keep_default_na=False)


def towards(corpus, targets) -> pd.DataFrame:
    """Score what is said about named targets, sentence by sentence.

    The words of the news model and those of the table `relations` count, the more the nearer to the name; in another
    clause they count less. A verb counts for its object or its subject by the side of the name it is on, and for a
    target that only speaks ("X said") little is read into the words.

    Parameters
    ----------
    corpus : Corpus
    targets : list of str, or mapping of str to list of str
        Names, which also count by their last word in articles that give the whole name; or for each target the forms
        that name it.

    Returns
    -------
    DataFrame
        One row per target and sentence that names it: target, article, sentence, score (-1 to 1, mean over the
        mentions in the sentence), reading ("negative" to -0.10, "positive" from 0.05, else "neutral"), start, end (of
        the sentence), hit_start, hit_end (of the first mention).

    Raises
    ------
    ValueError
        When a target has no words.

    Examples
    --------
    >>> from newswire import Corpus
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Ann Lee criticized Bob Roe, who was praised by voters."]}))
    >>> towards(corpus, ["Bob Roe"])["reading"].tolist()
    ['negative']
    """
    mentions = find_mentions(corpus, targets)
    chunks = chunks_of(corpus)
    scores = mention_scores(corpus, mentions["first"].to_numpy(), mentions["last"].to_numpy())
    mentions = mentions.assign(score=scores, row=chunks.sentences[mentions["first"]])
    table = (
        mentions.groupby(["row", "target"], sort=True)
        .agg(score=("score", "mean"), first=("first", "first"), last=("last", "first"))
        .reset_index()
    )
    starts, _ = chunks.spans(table["first"].to_numpy())
    _, ends = chunks.spans(table["last"].to_numpy())
    score = table["score"].to_numpy()
    reading = np.where(score >= POSITIVE, "positive", np.where(score <= NEGATIVE, "negative", "neutral"))
    found = located(corpus, table["row"].to_numpy(), {"score": score, "reading": pd.Series(reading, dtype="str")})
    found.insert(0, "target", table["target"])
    return found.assign(hit_start=starts, hit_end=ends)


def mention_scores(corpus, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Score mentions given by their first and last chunks.

    Parameters
    ----------
    corpus : Corpus
    first, last : ndarray of int64, shape (mentions,)

    Returns
    -------
    ndarray of float, shape (mentions,)
        -1 to 1, by VADER's normalisation x / sqrt(x² + 15).
    """
    chunks = chunks_of(corpus)
    table = relations()
    lexicon = news.news_lexicon()
    verbs = table[table["to_object"] != table["to_subject"]]
    nouns = table[(table["to_object"] == table["to_subject"]) & ~table["word"].isin(list(lexicon))]
    own = dict(zip(nouns["word"], nouns["to_object"], strict=True)) | dict.fromkeys(verbs["word"], _UNIT)
    reading = news.read(corpus, own)
    mention, hit = _pairs(chunks, reading.position, first)
    place, start, end = reading.position[hit], first[mention], last[mention]
    value = _sided(chunks, verbs, reading.value[hit], place, start, end)
    edges = clauses.edges_of(chunks)
    away = np.where(place < start, start - place, place - end)
    weight = np.exp(-away / DISTANCE) * np.where(edges.clause(place) == edges.clause(start), 1.0, OTHER_CLAUSE)
    weight *= np.where(_speaks(chunks, first, last)[mention], SPEAKING, 1.0) * (away > 0)
    total = np.bincount(mention, weight * value, len(first))
    return total / np.sqrt(total * total + 15)


def _pairs(chunks: Chunks, positions: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pair each mention with every scored word of its sentence."""
    sentence = chunks.sentences[first]
    low = np.searchsorted(positions, chunks.bounds[sentence])
    size = np.searchsorted(positions, chunks.bounds[sentence + 1]) - low
    mention = np.repeat(np.arange(len(first)), size)
    return mention, np.arange(len(mention)) + np.repeat(low - (np.cumsum(size) - size), size)


def _sided(chunks, verbs, value, place, start, end) -> np.ndarray:
    """Give verbs the valence they have for their object or for their subject, by where the mention stands."""
    words = chunks.plain
    row = pc.index_in(words, pa.array(verbs["word"].tolist(), words.type)).fill_null(-1)
    row = row.to_numpy(zero_copy_only=False)[chunks.codes[place]]
    helping = np.concatenate([[0], np.cumsum(_is_in(words, PASSIVE)[chunks.codes])])
    ing = pc.ends_with(words, "ing").to_numpy(zero_copy_only=False)[chunks.codes[place]]
    passive = (place > end) & (place - end <= PASSIVE_WITHIN) & ~ing
    passive &= helping[place] > helping[np.minimum(end + 1, place)]
    agent = _is_in(words, ["by"])[chunks.codes[np.maximum(start - 1, 0)]]
    is_object = passive | (place < start) & ~agent
    sided = np.where(is_object, verbs["to_object"].to_numpy()[row], verbs["to_subject"].to_numpy()[row])
    return np.where(row >= 0, value / _UNIT * sided, value)


def _speaks(chunks: Chunks, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Tell which mentions stand right beside a verb of speech."""
    speech = _is_in(chunks.plain, SPEECH)[chunks.codes]
    end = len(speech) - 1
    return speech[np.maximum(first - 1, 0)] | speech[np.minimum(last + 1, end)] | speech[np.minimum(last + 2, end)]


def _is_in(words: pa.Array, listed) -> np.ndarray:
    return pc.is_in(words, pa.array(list(listed), words.type)).to_numpy(zero_copy_only=False)


def target_scores(table: pd.DataFrame, *, level: float = 0.95, n_resamples: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Average what is said towards each target, with articles as the resampling unit.

    Parameters
    ----------
    table : DataFrame
        From `towards`.
    level : float
        Coverage of the interval.
    n_resamples, seed : int
        Of the percentile bootstrap.

    Returns
    -------
    DataFrame
        One row per target, most sentences first: target, n_sentences, n_articles, negative, neutral, positive (shares
        of sentences), mean, low, high (NaN with too few articles), thin (whether too few).

    Raises
    ------
    ValueError
        When a column is missing.
    """
    for column in ("target", "article", "score", "reading"):
        if column not in table:
            raise ValueError(f"no column {column!r} in the scores towards targets; use the table of towards.")
    rows = []
    for target, part in table.groupby("target", sort=True):
        interval = statistics.mean_interval(
            part["score"].to_numpy(), units=part["article"].to_numpy(), level=level, n_resamples=n_resamples, seed=seed
        ).iloc[0]
        shares = {name: (part["reading"] == name).mean() for name in ("negative", "neutral", "positive")}
        rows.append(
            {
                "target": target,
                "n_sentences": len(part),
                "n_articles": part["article"].nunique(),
                **shares,
                "mean": part["score"].mean(),
                "low": interval["low"],
                "high": interval["high"],
            }
        )
    columns = ["target", "n_sentences", "n_articles", "negative", "neutral", "positive", "mean", "low", "high"]
    result = pd.DataFrame(rows, columns=columns)
    result = result.sort_values(["n_sentences", "target"], ascending=[False, True], ignore_index=True)
    return result.assign(thin=result["low"].isna())
