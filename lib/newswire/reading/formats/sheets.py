"""Tables with types: Parquet, as pyarrow reads it."""

import io

from ..packing import FREE_BYTES, MAX_BYTES, MAX_RATIO, UnreadableError
from .records import Records

_BATCH = 500  # rows held twice at a time, as columns and as records


def read_parquet(data: bytes) -> Records:
    """A Parquet file, as pyarrow reads it."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        opened = parquet.ParquetFile(io.BytesIO(data))
        groups = (opened.metadata.row_group(number) for number in range(opened.metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > min(MAX_BYTES, max(FREE_BYTES, MAX_RATIO * len(data))):
            raise UnreadableError("unpacks beyond the limit for its size")
        rows = [row for batch in opened.iter_batches(_BATCH, use_threads=False) for row in batch.to_pylist()]
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = str(error) if isinstance(error, UnreadableError) else f"not a readable Parquet file ({error})"
        raise UnreadableError(" ".join(reason.split())) from error
    return Records(rows, [f"row {number}" for number in range(1, len(rows) + 1)])
