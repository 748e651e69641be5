"""Files that are zip archives inside: opened within the limits of all that is packed, or refused."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from ..packing import FREE_BYTES, MAX_BYTES, MAX_RATIO, UnreadableError

# What zipfile raises on damaged archives, and on members that need a password.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
    KeyError,
)


@contextmanager
def archive_in(data: bytes, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open the archive that a file is, and refuse one that is damaged or unpacks beyond the limit for its size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
            if size > min(MAX_BYTES, max(FREE_BYTES, MAX_RATIO * len(data))):
                raise UnreadableError("unpacks beyond the limit for its size")
            yield archive
    except UnreadableError:
        raise
    except _DAMAGE as error:
        raise UnreadableError(f"truncated or damaged {kind}: {error}") from error
