"""Why a sentence has its score: what each word added or took."""

from collections.abc import Collection

import numpy as np
import pandas as pd
import pyarrow as pa

from ..corpus import Corpus
from ..corpus.archive.parts import adds_up, part_by_part
from ..tables import require
from .lexicon import Lexicon
from .news import CORRECTIONS
from .scores import How, how_to_read, located, read
from .vader import rules
from .vader.reading import Reading, raw_scores

# In the order in which they are named where several changed a word.
RULE_NAMES = {
    rules.NAME: "part of a name",
    rules.NEUTRAL: "reports, does not judge",
    rules.NEGATED: "negated",
    rules.BOOSTED: "strengthened or weakened",
    rules.CAPITALS: "in capitals",
    rules.CONTRAST: "contrast",
    rules.LIBRARY: "idiom",
    rules.EMPHASIS: "punctuation",
}
_SUMS = "contribution count n_articles min max".split()
DECIMALS = 9  # of sums of points, which are rounded otherwise where they are added up from those of parts
SILENT = (RULE_NAMES[rules.NAME], RULE_NAMES[rules.NEUTRAL])  # words set aside by these rules do not count as scored


def word_contributions(
    corpus: Corpus,
    model: str = "vader",
    lexicon: Lexicon | None = None,
    *,
    alone: bool = False,
    corrections: Collection[str] = CORRECTIONS,
) -> pd.DataFrame:
    """Say what each word added to its sentence's score, after negation, boosters, capitals and contrast.

    The contributions of a sentence sum to its raw score x, and its compound is x / sqrt(x² + 15), rounded to four
    decimals (Hutto & Gilbert 2014).

    Parameters
    ----------
    corpus : Corpus
    model, lexicon, alone, corrections
        As for `score_sentences`.

    Returns
    -------
    DataFrame
        One row per word that is in the lexicon, in text order: article, sentence, word (lower case), valence (in the
        lexicon), contribution, rule (what changed it, empty if nothing did), start, end (of the sentence), hit_start,
        hit_end (of the word). Exclamation and question marks that add strength have a row of their own.

    Raises
    ------
    ValueError
        As for `score_sentences`.

    Examples
    --------
    >>> from newswire import Corpus
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["It was not good."]}))
    >>> word_contributions(corpus)[["word", "valence", "contribution", "rule"]].values.tolist()
    [['good', 1.9, -1.406, 'negated']]
    """
    return _contributions(corpus, how_to_read(corpus, model, lexicon, alone, corrections))


@part_by_part
def _contributions(corpus: Corpus, how: How) -> pd.DataFrame:
    reading = read(corpus, how)
    words = reading.words
    known = words.plain if reading.plain else words.lowers
    used, code = np.unique(words.codes[reading.position], return_inverse=True)  # each distinct word is written once
    start, end = words.spans(reading.position, reading.plain)
    columns = {
        "word": pd.Series(known.take(pa.array(used)).to_pylist(), dtype="str").take(code).to_numpy(),
        "valence": reading.valence,
        "contribution": reading.value,
        "rule": _rule_names(reading.applied),
    }
    table = located(corpus, reading.sentence, columns).assign(hit_start=start, hit_end=end)
    marked, marks = _punctuation(corpus, reading)
    if not len(marks):
        return table
    rows = np.concatenate([reading.sentence, marked])  # a stable sort puts marks behind the words of their sentence
    both = pd.concat([table, marks], ignore_index=True)
    return both.iloc[np.argsort(rows, kind="stable")].reset_index(drop=True)


def _rule_names(applied: np.ndarray) -> pd.Series:
    """Name the rules behind each set of bits, separated by commas.

    Examples
    --------
    >>> _rule_names(np.array([0, rules.NEGATED | rules.CONTRAST], np.uint8)).tolist()
    ['', 'negated, contrast']
    """
    sets, which = np.unique(applied, return_inverse=True)
    named = [", ".join(name for bit, name in RULE_NAMES.items() if bits & bit) for bits in sets.tolist()]
    return pd.Series(np.array(named, object)[which] if len(named) else [], dtype="str")


def _punctuation(corpus: Corpus, reading: Reading) -> tuple[np.ndarray, pd.DataFrame]:
    """Rows of the sentences that exclamation or question marks make stronger, and a contribution for each."""
    total = raw_scores(reading)
    rows = np.flatnonzero((reading.emphasis > 0) & (total != 0))
    contribution = np.sign(total[rows]) * reading.emphasis[rows]
    table = located(corpus, rows, {"word": "!", "valence": 0.0, "contribution": contribution})
    text = corpus.text_of(table)
    table["word"] = table["word"].astype("str").where(text.str.contains("!", regex=False), "?")
    table.insert(5, "rule", pd.Series([RULE_NAMES[rules.EMPHASIS]] * len(rows), dtype="str"))
    at = table["start"] + [sentence.rfind(mark) for sentence, mark in zip(text, table["word"], strict=True)]
    return rows, table.assign(hit_start=at.astype(np.int32), hit_end=(at + 1).astype(np.int32))


def strongest_words(contributions: pd.DataFrame, top: int | None = None) -> pd.DataFrame:
    """Add up contributions by word: which words carry the score.

    Parameters
    ----------
    contributions : DataFrame
        From `word_contributions`.
    top : int, optional
        Most words to keep on each side; all by default.

    Returns
    -------
    DataFrame
        word, contribution (sum over the places where it adds or takes something), mean, count (of these), n_articles,
        min, max (the least and the most in one place); largest size first, then the word.

    Raises
    ------
    ValueError
        When a column is missing.

    Examples
    --------
    >>> table = pd.DataFrame({"article": ["a", "a"], "word": ["war", "peace"], "contribution": [-2.9, 2.5]})
    >>> strongest_words(table)[["word", "contribution", "count"]].values.tolist()
    [['war', -2.9, 1], ['peace', 2.5, 1]]
    """
    sums = _word_sums(contributions).round({"contribution": DECIMALS})
    table = sums[sums["contribution"] != 0].assign(mean=sums["contribution"] / sums["count"])
    table = table.sort_values("contribution", key=abs, ascending=False, kind="stable", ignore_index=True)
    table = table[["word", "contribution", "mean", *_SUMS[1:]]]
    if top is None:
        return table
    sides = [table[table["contribution"] > 0].head(top), table[table["contribution"] < 0].head(top)]
    return pd.concat(sides).reset_index(drop=True)


def _added(tables: list[pd.DataFrame]) -> pd.DataFrame:
    how = dict.fromkeys(_SUMS, "sum") | {"min": "min", "max": "max"}
    return pd.concat(tables).groupby("word", sort=True).agg(how).reset_index()


@adds_up(_added)
def _word_sums(contributions: pd.DataFrame) -> pd.DataFrame:
    """Add up the places of each word where it adds or takes something."""
    require(contributions, "article", "word", "contribution", made_by="word_contributions")
    grouped = contributions[contributions["contribution"] != 0].groupby("word", sort=True, observed=True)
    points = grouped["contribution"].agg(contribution="sum", count="size", min="min", max="max")
    return points.assign(n_articles=grouped["article"].nunique())[_SUMS].reset_index()
