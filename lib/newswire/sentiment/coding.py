"""Check it yourself: sentences drawn for coding by hand, and how well each instrument agrees with the coder."""

import os

import numpy as np
import pandas as pd

from .. import statistics
from ..corpus import Corpus
from ..display.evidence import in_memory
from ..tables import read_sheet, require, without_formulas
from .evidence import rows_of
from .instruments import sentence_panel
from .lexicon import Lexicon
from .names import SAMPLE
from .scores import score_sentences, scored, sign_of

CODES = {"negative": -1, "neutral": 0, "positive": 1, "-1": -1, "0": 0, "1": 1, "+1": 1, "-": -1, "+": 1}


def draw_sentences(corpus: Corpus, n: int = 60, *, model: str = "vader", seed: int = 0) -> pd.DataFrame:
    """Draw sentences to be coded by hand: as many negative, neutral and positive ones by a model's score, shuffled.

    The scores are not on the sheet, so that the coder is not led by them. Of more than 6,000 articles, it draws from so
    many, as `Corpus.sample` does.

    Parameters
    ----------
    corpus : Corpus
    n : int
        How many sentences; fewer where a stratum or the corpus has fewer.
    model : {"vader", "news"}
        Whose score makes the strata (by ±0.05).
    seed : int

    Returns
    -------
    DataFrame
        article, sentence, start, end, text, code (empty: write negative, neutral or positive). Save it with
        ``to_csv(path, index=False)``; a text that a spreadsheet would take for a formula has a ' before it.

    Raises
    ------
    ValueError
        When n is below 1.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal. It was not good. It was signed."]}))
    >>> sorted(draw_sentences(corpus, 2)["text"])
    ['It was not good.', 'It was signed.']
    """
    if n < 1:
        raise ValueError(f"Cannot draw {n} sentences; give a number of at least 1.")
    corpus = corpus.sample(SAMPLE)
    scores = score_sentences(corpus, model)
    generator = np.random.default_rng(seed)
    strata = [np.flatnonzero(sign_of(scores["compound"]) == sign) for sign in (-1, 0, 1)]
    order = [generator.permutation(stratum) for stratum in strata]
    # In turns: the first of each stratum, then the second of each, until one has no more and the others go on.
    turn = sorted((place, stratum, row) for stratum, rows in enumerate(order) for place, row in enumerate(rows))
    chosen = generator.permutation(np.array([row for _, _, row in turn[:n]], np.int64))
    sheet = scores.iloc[chosen][["article", "sentence", "start", "end"]].reset_index(drop=True)
    return without_formulas(sheet.assign(text=corpus.text_of(sheet), code=pd.Series([""] * len(sheet), dtype="str")))


def read_codes(source: str | os.PathLike | pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Read a coded sheet back.

    Parameters
    ----------
    source : path or DataFrame
        A sheet of `draw_sentences` whose column code holds negative, neutral or positive (or -1, 0, 1). Rows left
        empty are left out.
    corpus : Corpus
        The corpus that the sentences were drawn from.

    Returns
    -------
    DataFrame
        article, sentence, code (-1, 0 or 1).

    Raises
    ------
    ValueError
        When the file or a column is missing, a code is something else, a sentence is coded twice, or a sentence is
        not in the corpus, or is another one there than on the sheet.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal. It was signed."]}))
    >>> sheet = draw_sentences(corpus, 2).assign(code=["neutral", "+1"])
    >>> read_codes(sheet, corpus)["code"].tolist()
    [0, 1]
    """
    table = sheet_of_codes(source)
    _check_sentences(table, corpus)
    return table[["article", "sentence", "code"]]


def sheet_of_codes(source: str | os.PathLike | pd.DataFrame) -> pd.DataFrame:
    """Read the rows of a sheet that have a code: article, sentence, code; start, end and text where the sheet has them.

    Raises
    ------
    ValueError
        When the file or a column is missing, or a code or a number is none.
    """
    sheet = source if isinstance(source, pd.DataFrame) else read_sheet(source, "coded sheet", dtype=str)
    require(sheet, "article", "sentence", "code", what="The coded sheet", made_by="draw_sentences")
    codes = sheet["code"].astype("str").fillna("").str.strip().str.lower().str.lstrip("'")
    codes = codes.str.replace(r"\.0$", "", regex=True)  # -1.0: what spreadsheets and pandas make of a column with gaps
    given = (codes != "") & (codes != "nan")
    unknown = codes[given & ~codes.isin(list(CODES))]
    if len(unknown):
        raise ValueError(
            f"The code {unknown.iloc[0]!r} in row {unknown.index[0] + 1} of the sheet is not one of "
            "negative, neutral, positive, -1, 0, 1."
        )
    table = sheet.loc[given, ["article"]].astype("str").assign(code=codes[given].map(CODES).astype(int))
    if "text" in sheet:
        table["text"] = sheet.loc[given, "text"].astype("str")
    for name in [name for name in ("sentence", "start", "end") if name in sheet]:
        table[name] = _whole_numbers(sheet.loc[given, name])
    return table.reset_index(drop=True)


def _whole_numbers(given: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(given, errors="coerce")
    bad = ~numbers.between(0, 2**53) | (numbers % 1 != 0)
    if bad.any():
        row = bad.idxmax()
        raise ValueError(f"The {given.name} {given[row]!r} in row {row + 1} of the sheet is no whole number.")
    return numbers.astype(np.int64)


def _check_sentences(table: pd.DataFrame, corpus: Corpus) -> None:
    """Refuse a sentence that comes twice, or that the corpus does not have, or has with other words or elsewhere."""
    _refuse(table, table.duplicated(["article", "sentence"]), "coded twice")
    corpus = in_memory(corpus, table["article"])
    known = table[["article", "sentence"]].merge(corpus.sentences, how="left")
    _refuse(table, known["start"].isna(), "not in this corpus")
    known = known.astype({"start": np.int64, "end": np.int64})
    for name in {"start", "end"} & set(table):
        _refuse(table, known[name] != table[name], "not the one on the sheet")
    if "text" in table:  # by its words alone: a spreadsheet may change quotation marks and spaces
        words = [texts.str.findall(r"\w+") for texts in (corpus.text_of(known), table["text"])]
        _refuse(table, words[0].reset_index(drop=True) != words[1], "not the one on the sheet")


def _refuse(table: pd.DataFrame, rows: pd.Series, fault: str) -> None:
    for row in table[rows.to_numpy(bool)].head(1).itertuples():
        raise ValueError(f"Sentence {row.sentence} of article {row.article} is {fault}.")


def compare_with_codes(
    corpus: Corpus,
    codes: pd.DataFrame,
    lexicon: Lexicon | None = None,
    *,
    level: float = 0.95,
    n_resamples: int = statistics.N_RESAMPLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Say how well each instrument agrees with the codes.

    Parameters
    ----------
    corpus : Corpus
    codes : DataFrame
        From `read_codes`.
    lexicon : path, mapping or DataFrame, optional
        Words of your own, as one more instrument.
    level : float
        Coverage of the intervals.
    n_resamples, seed : int
        Of the percentile bootstrap, drawing articles (sentences where all are from one article).

    Returns
    -------
    DataFrame
        One row per instrument and measure: instrument, measure (accuracy, macro_f1, alpha: Krippendorff's, for
        ordered categories), value, low, high (NaN with too few units), n_sentences.

    Raises
    ------
    ValueError
        When the lexicon cannot be used.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal. It was signed."]}))
    >>> codes = read_codes(draw_sentences(corpus, 2).assign(code="neutral"), corpus)
    >>> compare_with_codes(corpus, codes)[["measure", "value"]].head(1).values.tolist()
    [['accuracy', 0.5]]
    """
    units = codes["article"] if codes["article"].nunique() > 1 else codes["sentence"]
    unit, names = pd.factorize(units)
    rows = []
    for name, how in sentence_panel(corpus, lexicon):
        scores = rows_of(scored(corpus, how), codes["article"])
        machine = sign_of(codes.merge(scores, on=["article", "sentence"], how="left")["compound"])
        tables = np.zeros((len(names), 3, 3))
        np.add.at(tables, (unit, codes["code"] + 1, machine + 1), 1)
        intervals = _intervals(tables, level, n_resamples, seed)
        for measure, function in MEASURES.items():
            value = function(tables.sum(axis=0)).item() if len(codes) else np.nan
            rows.append((name, measure, value, *intervals[measure], len(codes)))
    return pd.DataFrame(rows, columns=["instrument", "measure", "value", "low", "high", "n_sentences"])


def _intervals(tables: np.ndarray, level: float, n_resamples: int, seed: int) -> dict[str, tuple[float, float]]:
    """Percentile interval of each measure, given the table of codes of each unit, of which the whole one is the sum."""
    if len(tables) < statistics.MIN_UNITS:
        return dict.fromkeys(MEASURES, (np.nan, np.nan))
    resampled = statistics.resampled_sums(tables, n_resamples, seed)
    return {name: tuple(statistics.percentiles(function(resampled), level)) for name, function in MEASURES.items()}


# The measures take tables of counts, shape (..., codes, codes), one coder by rows and the other by columns, so that all
# resamples are measured at once; scikit-learn gives the same, one table at a time and thousands of times as slowly.


def accuracy(tables: np.ndarray) -> np.ndarray:
    """Return the share of sentences that got the same code.

    Examples
    --------
    >>> float(accuracy(np.array([[2, 1], [0, 1]])))
    0.75
    """
    return np.trace(tables, axis1=-2, axis2=-1) / tables.sum(axis=(-2, -1))


def macro_f1(tables: np.ndarray) -> np.ndarray:
    """Return the mean of the F1 scores of the codes that either side used.

    Examples
    --------
    >>> round(float(macro_f1(np.array([[2, 0], [1, 1]]))), 4)
    0.7333
    """
    both = 2 * np.diagonal(tables, axis1=-2, axis2=-1)
    either = tables.sum(axis=-1) + tables.sum(axis=-2)
    scores = np.divide(both, either, out=np.zeros(either.shape), where=either > 0)
    return scores.sum(axis=-1) / (either > 0).sum(axis=-1)


def krippendorff_alpha(tables: np.ndarray) -> np.ndarray:
    """Return Krippendorff's alpha for ordered codes: 1 for perfect agreement, 0 for chance (Krippendorff 2011).

    NLTK has alpha too, but not for ordered codes, whose distances depend on how often each is used.

    Returns
    -------
    ndarray of float
        NaN where all codes are the same.

    Examples
    --------
    >>> float(krippendorff_alpha(np.array([[2, 0], [0, 2]])))
    1.0
    """
    pairs = tables + np.swapaxes(tables, -1, -2)  # Krippendorff's coincidences: each pair of codes, either way round
    totals = pairs.sum(axis=-1)
    place = np.cumsum(totals, axis=-1) - totals / 2
    distance = (place[..., :, None] - place[..., None, :]) ** 2
    expected = (totals[..., :, None] * totals[..., None, :] * distance).sum(axis=(-2, -1))
    observed = (totals.sum(axis=-1) - 1) * (pairs * distance).sum(axis=(-2, -1))
    return 1 - np.divide(observed, expected, out=np.full(expected.shape, np.nan), where=expected > 0)


MEASURES = {"accuracy": accuracy, "macro_f1": macro_f1, "alpha": krippendorff_alpha}
