"""An archive is read: a source in parts, of which those that are there already are kept."""

import os
import pickle
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ....memory import give_back, lean
from ....progress import bar
from ....reading.sources import SAVED, Source
from ....tables import require_least
from ...read import way_of_reading
from ..archive import Archive
from ..manifest import MANIFEST, is_archive, is_ours, opened, write_index
from ..storage import Folder
from .coding import Stored, code_part, stored
from .index import index_of
from .planning import Part, planned
from .working import at_work

PART_SIZE = 25_000_000  # of which two workers and what merges them stay below 2 GB
_TRIES = 3  # for parts that turn out to be damaged


def read_archive(
    source: str | os.PathLike | Source,
    folder: str | os.PathLike,
    *,
    columns: dict[str, str] | None = None,
    part_size: int = PART_SIZE,
    jobs: int | None = None,
    progress: bool | None = None,
) -> Archive:
    """Read and code a source part by part into a folder, for more articles than memory holds.

    What was coded before is kept: a reading that was interrupted goes on where it stopped, and of a source that has
    changed since, only the parts with files that are new, changed or gone are coded anew.

    Parameters
    ----------
    source : path
        As for `read_corpus`. Large files of JSON lines, CSV or Parquet, packed or not, and archives of files are taken
        apart; others are read as a whole, up to 500 MB.
    folder : path or address
        Where the archive lies or is to lie: a folder, or an address that fsspec knows, such as ``"s3://bucket/news"``.
    columns : dict, optional
        Which columns of the files hold what, such as ``{"text": "story", "date": "day"}``.
    part_size : int
        Bytes of text in a part, about; workers need some 15 times as many.
    jobs : int, optional
        Processes that share the work, one per core unless given; the result does not depend on it.
    progress : bool, optional
        Whether to show a progress bar; where somebody is watching unless given.

    Returns
    -------
    Archive
        Its articles are those that `read_corpus` gives, in the same order.

    Raises
    ------
    FileNotFoundError
        When there is no such source.
    ValueError
        When nothing in it could be read as articles, or the folder holds something else.

    Examples
    --------
    >>> import tempfile
    >>> read_archive("seeds/000_df55a0c3ed67b0ce.txt", tempfile.mkdtemp())
    Archive of 1 article in 1 part, 12 sentences, 354 words
    """
    require_least("part_size", part_size, 1)
    require_least("jobs", jobs, 1)
    source, place = source if isinstance(source, Source) else Source(source), Folder(folder)
    _require_place(source, place)
    way, part_size = way_of_reading(columns), int(part_size)  # which may come as 5e7
    for _ in range(_TRIES):
        parts = _coded(source, place, way, columns, part_size, jobs, progress)
        damaged = _indexed(source, place, way, parts)
        if not damaged:
            break
        place.remove(damaged)
    give_back()
    return Archive(opened(place))


def _require_place(source: Source, folder: Folder) -> None:
    """Refuse a folder that holds something else, or lies in the source, or the source in it."""
    if source.root.suffix == SAVED:
        raise ValueError(f"{source.root} is a saved corpus; open it with open_corpus, or read its articles again.")
    if is_archive(source.root):
        raise ValueError(f"{source.root} is an archive already; open it with open_corpus, or read its articles again.")
    if folder.is_local:
        root, place = source.root.resolve(), Path(folder.place).resolve()
        if place.is_relative_to(root) or root.is_relative_to(place):
            raise ValueError(f"The archive {folder} lies in its source, or around it; choose a folder elsewhere.")
    foreign = [name for name in folder.names() if not is_ours(name)]
    if foreign and not folder.exists(MANIFEST):
        raise ValueError(f"{folder} holds other files, such as {foreign[0]}; choose an empty folder for the archive.")


def _coded(
    source: Source,
    folder: Folder,
    way: str,
    columns: dict | None,
    part_size: int,
    jobs: int | None,
    progress: bool | None,
) -> list[Part]:
    """Code what is not yet there; return the parts of the archive, in the order of their files."""
    parts = []
    there = {name for name in folder.names() if name.endswith(SAVED)}
    watched = bar(progress=progress, total=source.size, desc="Reading", unit="B", unit_scale=True)
    with watched as shown, at_work(code_part, jobs if folder.shared else 1) as code:
        for part in planned(source, folder, way, columns, part_size, shown.update):
            if part.name not in there:
                packed = pickle.dumps(part.pieces, pickle.HIGHEST_PROTOCOL)
                record = {"way": way, "files": part.files, "apart": part.apart}
                part.pieces.clear()  # so that memory holds them once
                code(folder, part.name, packed, columns, record)
            parts.append(part._replace(pieces=[]))
    return parts


def _indexed(source: Source, folder: Folder, way: str, parts: list[Part]) -> str | None:
    """Write the index and the manifest; where a part is damaged, return its name instead."""
    found: list[Stored] = []
    for part in parts:
        try:
            found.append(stored(folder, part.name))
        except (OSError, ValueError):
            return part.name
    listed: list[dict[str, Any]] = []
    for part, each in zip(parts, found, strict=True):
        counts = {name: int(each.counts[name].sum()) for name in each.counts}
        listed.append({"name": part.name, "apart": part.apart, "n_articles": len(each.counts)} | counts)
    digest = blake2b("\n".join([way, *(part.name for part in parts)]).encode(), digest_size=8).hexdigest()
    give_back()
    with lean():
        write_index(folder, digest, listed, index_of(source.root, found))
    return None
