"""What a corpus holds, as tables: periods, shares, lengths, what the heads gave."""

import re

import numpy as np
import pandas as pd

from ..display.evidence import in_memory, titles
from ..statistics import MIN_UNITS
from ..tables import column_of, row_of
from ..text.paragraphs import paragraph_spans
from .archive.parts import adds_up, concatenated
from .boilerplate import furniture_spread
from .corpus import Corpus
from .groups import compared
from .languages import languages
from .timeline import articles_per_period

__all__ = [
    "article_lengths", "article_parts", "article_shares", "articles_per_period", "compared",
    "furniture_spread", "groupings", "head_fields", "languages", "rejected_reasons", "titles",
]  # fmt: skip

NOT_GIVEN = "not given"
_OUTLETS = ("source", "agency")  # who wrote: compared first
_OURS = (*_OUTLETS, "place", "language")  # worth a word even where few articles have one
_PLACE = re.compile(r"((?:sheet '[^']*', )?[^:“']*\d): (.+)", re.DOTALL)  # where in its file an input stands, and more
_SUMMED = r"^([\d,]+) more files?$"  # the source of a note on several files
_PARTICULARS = re.compile(
    r"(“[^”]*”|(?<!\w)'[^']*'(?!\w)(?:, '[^']*'(?!\w))*|\d(?:[\d,.:/–-]*\d)?)"
)  # in which like reasons differ


def groupings(corpus: Corpus) -> list[str]:
    """Name the columns that split the articles into groups worth comparing.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    list of str
        Columns of `corpus.articles` with text values of which there are at most half as many as articles that have
        one, or two (any, with only one article). Those with most articles in groups of at least five come first, an
        outlet before others where half of the articles are, and columns with one value for all come last. A column of
        the user's that has one value, and that for some articles only, is none.

    Examples
    --------
    >>> frame = pd.DataFrame({"text": ["Oil.", "Gas.", "Coal."], "desk": ["a", "a", "b"], "writer": ["x", "y", "z"]})
    >>> groupings(Corpus.from_frame(frame))
    ['desk']
    """
    articles = corpus.articles
    own = {"title", "head", "text", "date", "date_given"} | ({"source"} if len(articles) == 1 else set())
    own |= {"language"} if articles["language"].nunique() < 2 else set()  # on all pages, unless it is asked for
    columns = [column for column in articles if column not in own and _groups(articles[column])]
    columns = [column for column in columns if column in _OURS or _tells(articles[column])]

    def place(column: str) -> tuple[bool, bool, float]:
        sizes = articles[column].value_counts()
        grouped = round(sizes[sizes >= MIN_UNITS].sum() / max(len(articles), 1), 1)
        return len(sizes) == 1, not (column in _OUTLETS and grouped >= 0.5), -grouped

    return sorted(columns, key=place)


def article_shares(corpus: Corpus, column: str) -> pd.DataFrame:
    """Tell how the articles are spread over the values of a column.

    Parameters
    ----------
    corpus : Corpus
    column : str
        A column of `corpus.articles`.

    Returns
    -------
    DataFrame
        The column, n_articles, share (of the articles, 0 to 1), n_words; largest first, then "not given" where there
        are any.

    Raises
    ------
    ValueError
        When there is no such column.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil.", "Gas."], "desk": ["energy", None]}))
    >>> article_shares(corpus, "desk").values.tolist()
    [['energy', 1, 0.5, 1], ['not given', 1, 0.5, 1]]
    """
    articles = corpus.articles
    given = column_of(articles, column)
    values = given.astype(object).fillna(NOT_GIVEN).astype(str)
    groups = articles.groupby(values.to_numpy(dtype=object))["n_words"]
    table = groups.agg(["size", "sum"]).rename_axis(column).reset_index()
    table.columns = [column, "n_articles", "n_words"]
    table = table.sort_values(["n_articles", column], ascending=[False, True], kind="stable")
    missing = table[column] == NOT_GIVEN
    table = pd.concat([table[~missing], table[missing]], ignore_index=True)
    table.insert(2, "share", table["n_articles"] / max(1, len(articles)))
    return table


def article_lengths(corpus: Corpus) -> pd.DataFrame:
    """Tell how long each article is.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        title (the first words where there is none), date, n_words, n_sentences, n_paragraphs, and article;
        longest first, and in the corpus's order where they are equally long.
    """
    return _lengths(corpus).sort_values("n_words", ascending=False, kind="stable", ignore_index=True)


@adds_up(concatenated)
def _lengths(corpus: Corpus) -> pd.DataFrame:
    articles = corpus.articles
    n_paragraphs = [len(paragraph_spans(text)) for text in articles["text"]]
    table = articles[["date", "n_words", "n_sentences"]].assign(n_paragraphs=n_paragraphs).reset_index()
    table.insert(0, "title", titles(articles).to_numpy())
    return table[["title", "date", "n_words", "n_sentences", "n_paragraphs", "article"]]


def article_parts(corpus: Corpus, article: str) -> pd.DataFrame:
    """Split one article into paragraphs and sentences.

    Parameters
    ----------
    corpus : Corpus
    article : str
        An id from `corpus.articles`.

    Returns
    -------
    DataFrame
        paragraph (from 1), sentence (from 1), start, end (characters in the article's text), n_words, text.

    Raises
    ------
    ValueError
        When there is no such article.
    """
    corpus = in_memory(corpus, [article])
    row = row_of(corpus.articles, article)
    text = corpus.articles["text"].iloc[row]
    first, last = np.searchsorted(corpus.sentence_articles, [row, row + 1])
    starts, ends = corpus.sentence_starts[first:last], corpus.sentence_ends[first:last]
    paragraphs = np.array([start for start, _ in paragraph_spans(text)] or [0])
    edges = corpus.sentence_bounds[first : last + 1]
    words = corpus.fact("is_word").to_numpy(int)[corpus.codes[edges[0] : edges[-1]]]
    return pd.DataFrame(
        {
            "paragraph": np.searchsorted(paragraphs, starts, side="right").clip(1),
            "sentence": np.arange(1, len(starts) + 1),
            "start": starts,
            "end": ends,
            "n_words": np.add.reduceat(words, edges[:-1] - edges[0]),
            "text": [text[start:end] for start, end in zip(starts, ends, strict=True)],
        }
    )


def head_fields(corpus: Corpus) -> pd.DataFrame:
    """Tell what is known of the articles besides their text.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        field (date, place, agency, title), n_articles that have it, share of all (0 to 1), n_values (of dates: days),
        commonest (the value most articles have; missing where all differ).
    """
    articles = corpus.articles.reset_index(drop=True)
    rows = []
    for field in ("date", "place", "agency", "title"):
        known = articles[field].dropna()
        known = known.dt.normalize() if field == "date" else known[known != ""]
        counts = known.value_counts()
        counts.index = counts.index.strftime("%Y-%m-%d") if field == "date" else counts.index.astype(str)
        repeats = len(counts) and (counts.max() > 1 or len(known) == 1)
        common = min(counts.index[counts == counts.max()]) if repeats else None
        rows.append((field, len(known), len(known) / max(1, len(articles)), len(counts), common))
    return pd.DataFrame(rows, columns=["field", "n_articles", "share", "n_values", "commonest"])


def rejected_reasons(rejected: pd.DataFrame) -> pd.DataFrame:
    """Count the reasons why inputs could not be read, or the notes on how they were.

    Parameters
    ----------
    rejected : DataFrame
        `corpus.rejected`: source, reason; or `corpus.notes`: source, note.

    Returns
    -------
    DataFrame
        reason or note (with … for the numbers and quotations in which they differ), n_inputs, example (a source, and
        the place in it); commonest first.

    Examples
    --------
    >>> rejected = pd.DataFrame({"source": "a.csv", "reason": ["line 2: empty text", "line 7: empty text"]})
    >>> rejected_reasons(rejected).values.tolist()
    [['empty text', 2, 'a.csv, line 2']]
    """
    what = rejected.columns[1]
    found = [_PLACE.fullmatch(reason) for reason in rejected[what].astype("str")]
    given = pd.Series([m[2] if m else reason for m, reason in zip(found, rejected[what], strict=True)], dtype="str")
    examples = [f"{source}, {m[1]}" if m else source for m, source in zip(found, rejected["source"], strict=True)]
    alike = given.str.replace(_PARTICULARS, "…", regex=True)
    said = alike.map({key: _in_common(reasons.unique()) for key, reasons in given.groupby(alike)})
    summed = rejected["source"].astype("str").str.extract(_SUMMED, expand=False).str.replace(",", "")
    inputs = pd.DataFrame({"n_inputs": summed.fillna("1").astype(int).to_numpy(), "example": examples})
    groups = inputs.groupby(said.to_numpy(dtype=object))
    table = groups.agg({"n_inputs": "sum", "example": "first"}).rename_axis(what).reset_index()
    return table.sort_values(["n_inputs", what], ascending=[False, True], ignore_index=True)


def _in_common(reasons: np.ndarray) -> str:
    """Return what reasons of one form say, with … where they differ."""
    parts = zip(*map(_PARTICULARS.split, reasons), strict=True)
    return "".join(there[0] if len(set(there)) == 1 else "…" for there in parts)


def _groups(values: pd.Series) -> bool:
    """Tell whether a column holds a few values that many articles share."""
    kinds = pd.api.types
    measured = kinds.is_numeric_dtype(values) or kinds.is_datetime64_any_dtype(values)
    if measured or not (values.dtype == "str" or values.map(kinds.is_scalar).all()):
        return False
    n, known = values.nunique(), values.notna().sum()
    return 1 <= n <= max(2, known / 2) and (n < known or len(values) == 1)


def _tells(values: pd.Series) -> bool:
    """Tell whether a column says more of the articles than that some of them have it."""
    return values.nunique() > 1 or values.notna().all()
