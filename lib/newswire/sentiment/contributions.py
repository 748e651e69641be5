"""Why a sentence has its score: what each word added or took."""

import numpy as np
import pandas as pd
import pyarrow as pa

from . import rules
from .models import located, reading_of
from .news import CORRECTIONS
from .vader import Reading, raw_scores

COLUMNS = ("article", "sentence", "word", "valence", "contribution", "rule", "start", "end", "hit_start", "hit_end")
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


def word_contributions(
    corpus, model: str = "vader", lexicon=None, *, alone: bool = False, corrections=CORRECTIONS
) -> pd.DataFrame:
    """Say what each word added to its sentence's score, after negation, boosters, capitals and contrast.

    The contributions of a sentence sum to its raw score x, and its compound is x / sqrt(x² + 15), rounded to four
    decimals (Hutto & Gilbert 2014).

    Parameters
    ----------
    corpus : Corpus
    model : {"vader", "news"}
    lexicon : path, mapping or DataFrame, optional
        Words of your own; see `score_sentences`.
    alone : bool
        Whether your words replace the model's.
    corrections : iterable of str
        For the news model; see `score_sentences`.

    Returns
    -------
    DataFrame
        One row per word that is in the lexicon, in text order: article, sentence, word (lower case), valence (in the
        lexicon), contribution, rule (what changed it, empty if nothing did), start, end (of the sentence), hit_start,
        hit_end (of the word). Exclamation and question marks that add strength have a row of their own.

    Examples
    --------
    >>> from newswire import Corpus
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["It was not good."]}))
    >>> word_contributions(corpus)[["word", "valence", "contribution", "rule"]].values.tolist()
    [['good', 1.9, -1.406, 'negated']]
    """
    return contributions_of(corpus, reading_of(corpus, model, lexicon, alone=alone, corrections=corrections))


def contributions_of(corpus, reading: Reading) -> pd.DataFrame:
    """Make the table of `word_contributions` from a reading.

    Parameters
    ----------
    corpus : Corpus
    reading : Reading
    """
    chunks = reading.chunks
    known = chunks.plain if reading.plain else chunks.lowers
    used, code = np.unique(chunks.codes[reading.position], return_inverse=True)
    words, word_code = np.unique(np.array(known.take(pa.array(used)).to_pylist(), object), return_inverse=True)
    start, end = chunks.spans(reading.position, reading.plain)
    table = located(
        corpus,
        reading.sentence,
        {
            "word": pd.Series(words[word_code[code]], dtype="str"),
            "valence": reading.valence,
            "contribution": reading.value,
            "rule": rule_names(reading.applied),
        },
    ).assign(hit_start=start, hit_end=end)
    marks = _punctuation(corpus, reading)
    if not len(marks):
        return table
    rows = np.concatenate([reading.sentence, marks["row"].to_numpy()])
    both = pd.concat([table, marks[list(COLUMNS)]], ignore_index=True)
    return both.iloc[np.argsort(rows, kind="stable")].reset_index(drop=True)


def rule_names(applied: np.ndarray) -> pd.Series:
    """Name the rules behind each set of bits, separated by commas.

    Examples
    --------
    >>> rule_names(np.array([0, rules.NEGATED | rules.CONTRAST], np.uint8)).tolist()
    ['', 'negated, contrast']
    """
    sets, which = np.unique(applied, return_inverse=True)
    named = [", ".join(name for bit, name in RULE_NAMES.items() if bits & bit) for bits in sets.tolist()]
    return pd.Series(np.array(named, object)[which] if len(named) else [], dtype="str")


def _punctuation(corpus, reading: Reading) -> pd.DataFrame:
    """One row for each sentence that exclamation or question marks make stronger."""
    total = raw_scores(reading)
    rows = np.flatnonzero((reading.emphasis > 0) & (total != 0))
    table = located(corpus, rows, {})
    text = corpus.text_of(table)
    mark = np.where(text.str.contains("!", regex=False), "!", "?")
    at = table["start"] + [sentence.rfind(each) for sentence, each in zip(text, mark, strict=True)]
    return table.assign(
        word=pd.Series(mark, dtype="str"),
        valence=0.0,
        hit_start=at.astype(np.int32),
        hit_end=(at + 1).astype(np.int32),
        contribution=np.sign(total[rows]) * reading.emphasis[rows],
        rule=pd.Series([RULE_NAMES[rules.EMPHASIS]] * len(rows), dtype="str"),
        row=rows,
    )


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
        word, contribution (sum over occurrences), mean, count, n_articles; largest size first, then the word.

    Raises
    ------
    ValueError
        When a column is missing.
    """
    for column in ("article", "word", "contribution"):
        if column not in contributions:
            raise ValueError(f"no column {column!r} in the contributions; use the table of word_contributions.")
    grouped = contributions.groupby("word", sort=True, observed=True)
    table = grouped.agg(
        contribution=("contribution", "sum"),
        mean=("contribution", "mean"),
        count=("contribution", "size"),
        n_articles=("article", "nunique"),
    ).reset_index()
    table = table[table["contribution"] != 0]
    order = table["contribution"].abs().sort_values(ascending=False, kind="stable").index
    table = table.loc[order].reset_index(drop=True)
    if top is None:
        return table
    sides = [table[table["contribution"] > 0].head(top), table[table["contribution"] < 0].head(top)]
    return pd.concat(sides).reset_index(drop=True)
