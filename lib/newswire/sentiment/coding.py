"""Check it yourself: sentences drawn for coding by hand, and how well each instrument agrees with the coder."""

from pathlib import Path

import numpy as np
import pandas as pd

from .. import statistics
from .articles import THRESHOLD
from .instruments import sentence_panel
from .models import score_sentences
from .reliability import MEASURES

CODES = {"negative": -1, "neutral": 0, "positive": 1, "-1": -1, "0": 0, "1": 1, "+1": 1, "-": -1, "+": 1}
SHEET_COLUMNS = ("article", "sentence", "start", "end", "text", "code")


def draw_sentences(corpus, n: int = 60, *, model: str = "vader", seed: int = 0) -> pd.DataFrame:
    """Draw sentences to be coded by hand: as many negative, neutral and positive ones by a model's score, shuffled.

    The scores are not on the sheet, so that the coder is not led by them.

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
        ``to_csv(path, index=False)``.

    Raises
    ------
    ValueError
        When n is below 1.
    """
    if n < 1:
        raise ValueError(f"Cannot draw {n} sentences; give a number of at least 1.")
    scores = score_sentences(corpus, model)
    generator = np.random.default_rng(seed)
    strata = [np.flatnonzero(_sign(scores["compound"]) == sign) for sign in (-1, 0, 1)]
    order = [generator.permutation(stratum) for stratum in strata]
    turn = sorted((place, stratum, row) for stratum, rows in enumerate(order) for place, row in enumerate(rows))
    chosen = generator.permutation(np.array([row for _, _, row in turn[:n]], np.int64))
    sheet = scores.iloc[chosen][["article", "sentence", "start", "end"]].reset_index(drop=True)
    return sheet.assign(text=corpus.text_of(sheet), code=pd.Series([""] * len(sheet), dtype="str"))


def read_codes(source, corpus) -> pd.DataFrame:
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
        not in the corpus.
    """
    sheet = source if isinstance(source, pd.DataFrame) else _csv(Path(source))
    for column in ("article", "sentence", "code"):
        if column not in sheet:
            raise ValueError(f"The coded sheet has no column {column!r}; use the one of draw_sentences.")
    codes = sheet["code"].astype("str").fillna("").str.strip().str.lower().str.replace(r"\.0$", "", regex=True)
    given = (codes != "") & (codes != "nan")
    unknown = codes[given & ~codes.isin(list(CODES))]
    if len(unknown):
        raise ValueError(
            f"The code {unknown.iloc[0]!r} in row {unknown.index[0] + 1} of the sheet is not one of "
            "negative, neutral, positive, -1, 0, 1."
        )
    table = sheet.loc[given, ["article", "sentence"]].assign(code=codes[given].map(CODES).astype(int))
    table = table.astype({"article": "str", "sentence": int}).reset_index(drop=True)
    _check_sentences(table, corpus)
    return table


def _csv(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise ValueError(f"There is no coded sheet {path}.")
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def _check_sentences(table: pd.DataFrame, corpus):
    twice = table.duplicated(["article", "sentence"])
    if twice.any():
        raise ValueError(
            f"Sentence {table.loc[twice, 'sentence'].iloc[0]} of article "
            f"{table.loc[twice, 'article'].iloc[0]} is coded twice."
        )
    n_sentences = table["article"].map(corpus.articles["n_sentences"]).astype(float)
    lost = ~(table["sentence"] < n_sentences)
    if lost.any():
        raise ValueError(
            f"Sentence {table.loc[lost, 'sentence'].iloc[0]} of article "
            f"{table.loc[lost, 'article'].iloc[0]} is not in this corpus."
        )


def compare_with_codes(
    corpus, codes: pd.DataFrame, lexicon=None, *, level: float = 0.95, n_resamples: int = 1000, seed: int = 0
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
    """
    units = codes["article"] if codes["article"].nunique() > 1 else codes["sentence"]
    rows = []
    for name, scores in sentence_panel(corpus, lexicon):
        found = codes.merge(scores, on=["article", "sentence"], how="left")
        given = np.column_stack([codes["code"].to_numpy(), _sign(found["compound"])])
        intervals = _intervals(given, units.to_numpy(), level, n_resamples, seed)
        for measure, function in MEASURES.items():
            value = function(given[:, 0], given[:, 1]) if len(given) else np.nan
            rows.append((name, measure, value, *intervals[measure], len(given)))
    return pd.DataFrame(rows, columns=["instrument", "measure", "value", "low", "high", "n_sentences"])


def _sign(compound) -> np.ndarray:
    return (compound >= THRESHOLD).to_numpy().astype(int) - (compound <= -THRESHOLD).to_numpy()


def _intervals(given, units, level, n_resamples, seed) -> dict[str, tuple]:
    codes, names = pd.factorize(units)
    if len(names) < statistics.MIN_UNITS:
        return dict.fromkeys(MEASURES, (np.nan, np.nan))
    drawn = statistics.draws(len(names), n_resamples, seed)[:, codes]
    samples = [np.repeat(given, times, axis=0) for times in drawn]
    return {
        measure: tuple(statistics.percentiles([function(*sample.T) for sample in samples], level))
        for measure, function in MEASURES.items()
    }
