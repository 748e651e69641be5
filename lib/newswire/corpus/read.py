"""From a path to a corpus: files are read and coded, and what was coded before is opened from the cache."""

import io
import json
import os
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from platformdirs import user_cache_path

from ..data import code_hash
from ..reading.articles import read_articles
from ..reading.sources import SAVED, Source
from ..tables import AT_A_TIME, content_hash
from ..text.strings import arrow_strings
from ..text.tokens import encode
from .archive.archive import Archive, open_archive
from .archive.keeping import Beside
from .archive.manifest import is_archive
from .archive.storage import Folder
from .corpus import Corpus
from .store import open_tables

HELD = 50_000  # articles up to which an archive is held in memory like any corpus, and what needs all of it is done
CACHED = 20  # corpora that the cache keeps, the most recently used
# What decides what a corpus is, besides its articles: the code and data of some rooms, and what they rest on.
_ROOMS = ("reading", "text", "corpus")
# What, besides their texts, decides what is kept of the articles of an archive.
_DECIDING = ["date", "source", "agency", "language", "n_words", "n_sentences"]
_LIBRARIES = (
    "nltk", "pyarrow", "PyStemmer", "ftfy", "mistune", "py3langid", "selectolax",
    "pypdfium2", "python-calamine", "python-docx", "striprtf", "lxml", "trafilatura", "warcio",  # of extras
)  # fmt: skip


def read_corpus(
    source: str | os.PathLike | Source,
    *,
    columns: dict[str, str] | None = None,
    jobs: int | None = None,
    cache: bool = True,
) -> Corpus:
    """Read the articles of a file or a folder.

    Parameters
    ----------
    source : path
        A file or a folder, walked in sorted order, of any kind that the README lists, packed or not; or a corpus that
        was saved as .newswire; or an archive. A relative path is looked up in the current folder, then in the
        project's.
    columns : dict, optional
        Which columns of the files hold what, such as ``{"text": "story", "date": "day"}``.
    jobs : int, optional
        Threads that share the work, one per core unless given; the result does not depend on it.
    cache : bool
        Keep the coded corpus, and open it the next time the same content is read.

    Returns
    -------
    Corpus
        An archive of more than 50,000 articles, or as many as the environment's NEWSWIRE_HELD says, stays an `Archive`.

    Raises
    ------
    TypeError
        When the source is not a path; a table is for `Corpus.from_frame`.
    FileNotFoundError
        When there is no such file or folder.
    ValueError
        When nothing in it could be read as articles.

    Examples
    --------
    >>> read_corpus("seeds/000_df55a0c3ed67b0ce.txt")
    Corpus of 1 article, 12 sentences, 354 words
    """
    if not isinstance(source, (str, os.PathLike, Source)):
        what = f"read_corpus reads a file or a folder by its path, and was given a {type(source).__name__}"
        raise TypeError(f"{what}; a corpus of a table is made with Corpus.from_frame.")
    if not isinstance(source, Source) and is_archive(source):
        if columns:
            raise ValueError(f"{source} is an archive, read already: say which columns hold what to newswire read.")
        archive, most = open_archive(source), _held()
        if len(archive) > most:
            return archive
        corpus = archive.sample(max(most, 1))
    else:
        corpus = _read(source if isinstance(source, Source) else Source(source), columns, jobs, cache)
    corpus.cached = cache
    return corpus


def _read(source: Source, columns: dict[str, str] | None, jobs: int | None, cache: bool) -> Corpus:
    """Read a corpus, or open it where it is saved or in the cache."""
    if source.root.suffix == SAVED:
        return open_corpus(source.root)
    kept = _cache_folder() / (_key(source, columns) + SAVED) if cache else None
    if kept is not None and kept.exists():
        try:
            kept.touch()  # the cache drops what was used longest ago
            corpus = open_corpus(kept)
            source.let_go()
            return corpus
        except (OSError, ValueError) as error:
            warnings.warn(f"The cached corpus could not be opened and is made again: {error}", stacklevel=3)
    read = read_articles(source, columns=columns)
    corpus = Corpus(*read, encode(arrow_strings(read.articles["text"]), jobs or os.cpu_count() or 1))
    if kept is not None:
        try:
            corpus.save(kept)
            _drop(kept)
        except (OSError, ValueError) as error:
            warnings.warn(f"The corpus was read but not cached: {error}", stacklevel=3)
    return corpus


def open_corpus(path: str | os.PathLike) -> Corpus:
    """Open a saved corpus, or an archive of any size, without reading it: files are mapped into memory.

    Parameters
    ----------
    path : path or address
        A file that `Corpus.save` wrote, or the folder of an archive, which may lie where fsspec finds it, such as
        ``"s3://bucket/news"``.

    Returns
    -------
    Corpus
        An `Archive` where it is one, however few its articles are.

    Raises
    ------
    FileNotFoundError
        When there is no such file or folder.
    ValueError
        When it is neither a saved corpus nor an archive, is damaged, or was written in another format.
    """
    if is_archive(path) or "://" in os.fsdecode(path):
        return open_archive(path)
    return Corpus(*open_tables(Path(path)))


def libraries() -> list[str]:
    """Return the versions of the libraries that reading rests on; one that is installed later reads more."""
    return [f"{name} {_version(name)}" for name in _LIBRARIES]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "is not installed"


def _held() -> int:
    """Return the number of articles up to which an archive is held in memory; NEWSWIRE_HELD may say another."""
    given = os.environ.get("NEWSWIRE_HELD") or HELD
    try:
        return int(given)
    except ValueError as error:
        raise ValueError(f"NEWSWIRE_HELD is {given!r} in the environment, but it must be a whole number.") from error


def _cache_folder() -> Path:
    """Return the folder of cached corpora: NEWSWIRE_CACHE, or the user's own cache folder."""
    if chosen := os.environ.get("NEWSWIRE_CACHE"):
        return Path(chosen)
    return user_cache_path("newswire", appauthor=False, opinion=False)


def kept_table(
    corpus: Corpus, make: Callable[..., pd.DataFrame], *rests_on: str, given: Sequence[pd.DataFrame | pd.Series] = ()
) -> pd.DataFrame:
    """Return a table that is made of a corpus, and of tables that are given; it is kept where the corpus is.

    It is known by the articles, what is counted of them, what is given, and the code of the rooms that a corpus and the
    table rest on: the table's own, and others that are named.
    """
    if not corpus.cached:
        return make(corpus, *given)
    keeper = corpus.cached if isinstance(corpus.cached, Beside) else _Cache(_cache_folder())
    name = _name_of(corpus, make, rests_on, given)
    with suppress(OSError, ValueError, LookupError, TypeError, NotImplementedError):  # there is none, or it is damaged
        return pd.read_parquet(keeper.kept(name), page_checksum_verification=True)
    table, content = make(corpus, *given), io.BytesIO()
    try:
        table.to_parquet(content, write_page_checksum=True)
        keeper.keep(name, content.getvalue())
    except (OSError, ValueError) as error:
        warnings.warn(f"The corpus was read but not cached: {error}", stacklevel=3)
    return table


def _name_of(corpus: Corpus, make: Callable, rests_on: Sequence[str], given: Sequence) -> str:
    rooms = dict.fromkeys([*_ROOMS, *make.__module__.split(".")[1:2], *rests_on])
    parts = [make.__qualname__, code_hash(*rooms), *libraries()]
    parts += [content_hash(each.to_frame() if isinstance(each, pd.Series) else each) for each in given]
    if isinstance(corpus, Archive):  # whose parts are named by what is in them
        parts += corpus.root.parts
        known = (corpus.articles[_DECIDING].iloc[at : at + AT_A_TIME] for at in range(0, len(corpus), AT_A_TIME))
        counts = [pd.util.hash_pandas_object(each).to_numpy() for each in known]
    else:
        parts += [corpus.fingerprint, *corpus.articles.index]
        counts = [corpus.token_starts, corpus.article_bounds, corpus.sentence_bounds]
    digest = blake2b("\n".join(parts).encode(), digest_size=16)
    for each in counts:
        digest.update(each.tobytes())
    return f"{digest.hexdigest()}.parquet"


class _Cache(NamedTuple):
    """The folder of what is kept of corpora that were read, the most recently used."""

    folder: Path

    def kept(self, name: str) -> Path:
        """Return the path of a table that is kept, which is used now."""
        os.utime(self.folder / name)
        return self.folder / name

    def keep(self, name: str, content: bytes) -> None:
        """Write a table; other processes see the whole or nothing."""
        Folder(self.folder).write(name, content)
        _drop(self.folder / name)


def _drop(new: Path) -> None:
    """Drop those of a kind that are longest unused."""
    by_use = sorted(new.parent.glob("*" + new.suffix), key=lambda file: file.stat().st_mtime)
    for file in by_use[:-CACHED]:
        file.unlink(missing_ok=True)


def _key(source: Source, columns: dict | None) -> str:
    """Name what a corpus depends on: the content of its source, how it is read, and the code that reads it."""
    return blake2b(f"{source.fingerprint}\n{way_of_reading(columns)}".encode(), digest_size=16).hexdigest()


def way_of_reading(columns: dict | None) -> str:
    """Name how a source is read: what its columns are said to hold, and the code that reads and codes it."""
    parts = [json.dumps(columns, sort_keys=True, default=str), code_hash(*_ROOMS), *libraries()]
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
