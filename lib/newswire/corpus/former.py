"""The articles of a former report, kept beside its pages, and what is new since then."""

import os
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..reading.sources import locate
from ..text.strings import arrow_strings
from ..text.tokens import encode
from .corpus import Corpus
from .cut import FIXED_COLUMNS

KEPT = ".articles.parquet"  # hidden, so that it is no source of articles and is not handed on with the pages
FORMER, NEW = "the former report", "the new articles"  # the values of the column `report`
_COLUMNS = [name for name in FIXED_COLUMNS if name not in ("n_sentences", "n_words")]


def with_former(corpus: Corpus, folder: str | os.PathLike) -> Corpus:
    """Put the articles of a former report beside those of a corpus that are new since then.

    Parameters
    ----------
    corpus : Corpus
    folder : path
        Where `newswire report` wrote the former report. If it is empty, there is nothing to compare.

    Returns
    -------
    Corpus
        Every article once: those of the former report, then the new ones, without the user's own columns. Its articles
        have a column `report`, "the former report" or "the new articles", and a column `gone`: whether an article is in
        the former report alone. Without a folder it has no articles.

    Raises
    ------
    FileNotFoundError
        When there is no such folder.
    ValueError
        When the folder holds no articles of a report, or the corpus is an archive.

    Examples
    --------
    >>> import newswire as nw
    >>> corpus = nw.read_corpus("seeds/000_df55a0c3ed67b0ce.txt")
    >>> with_former(corpus, "")
    Corpus of 0 articles, 0 sentences, 0 words
    """
    if "text" not in corpus.articles:
        most = "compare those of a time, such as archive.where(archive.articles.date >= '2024-10').sample(50_000)"
        raise ValueError(f"What has changed since a former report is told of articles in memory, no archive; {most}.")
    known = corpus.articles[_COLUMNS] if os.fspath(folder) else corpus.articles[_COLUMNS].head(0)
    former = _read(locate(folder)) if os.fspath(folder) else known
    new = known[~known.index.isin(former.index)]
    articles = pd.concat([former.assign(report=FORMER), new.assign(report=NEW)]).rename_axis("article")
    articles["gone"] = ~articles.index.isin(known.index)
    coded = encode(arrow_strings(articles["text"]), os.cpu_count() or 1)
    return Corpus(articles, corpus.rejected, corpus.notes, coded)


def keep(corpus: Corpus, folder: Path) -> None:
    """Keep the articles of a report in its folder, whole or not at all, for `with_former`."""
    if kept_fingerprint(folder) == corpus.fingerprint:
        return
    table = pa.Table.from_pandas(corpus.articles[_COLUMNS])
    told = {**(table.schema.metadata or {}), b"fingerprint": corpus.fingerprint.encode()}
    temporary = folder / f"{KEPT}.{os.getpid()}.part"  # another run may be writing the same report
    try:
        pq.write_table(table.replace_schema_metadata(told), temporary, compression="zstd")
        temporary.replace(folder / KEPT)
    finally:
        temporary.unlink(missing_ok=True)


def kept_fingerprint(folder: Path) -> str | None:
    """Return the fingerprint of the articles that a report keeps; None where it keeps none that can be read."""
    try:
        told = pq.read_schema(folder / KEPT).metadata or {}
    except (OSError, pa.ArrowException):
        return None
    return told.get(b"fingerprint", b"").decode() or None


def _read(folder: Path) -> pd.DataFrame:
    """Return the articles that a report keeps, or say why it cannot be compared with."""
    try:
        articles = pq.read_table(folder / KEPT).to_pandas()
    except FileNotFoundError as error:
        remedy = "give the folder of a report, or render that report again with this version"
        raise ValueError(f"{folder} keeps no articles of a report to compare with; {remedy}.") from error
    except (OSError, pa.ArrowException) as error:
        raise ValueError(f"The articles kept in {folder} are damaged; render that report again.") from error
    if missing := set(_COLUMNS) - set(articles):
        raise ValueError(
            f"The articles kept in {folder} have no {', '.join(sorted(missing))}; render that report again."
        )
    return articles
