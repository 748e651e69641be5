"""Questions about many distinct strings at once, asked of Arrow and answered as NumPy arrays."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def as_array(values: pa.Array) -> np.ndarray:
    """Return an Arrow array without missing values as a NumPy array; bits of truth are unpacked.

    Examples
    --------
    >>> as_array(pa.array([True, False])).tolist()
    [True, False]
    """
    return values.to_numpy(zero_copy_only=False)


def matches(strings: pa.Array, pattern: str) -> np.ndarray:
    """Tell in which strings a regular expression (RE2) finds something.

    Examples
    --------
    >>> matches(pa.array(["8 p.m.", "noon"]), r"\\d").tolist()
    [True, False]
    """
    return as_array(pc.match_substring_regex(strings, pattern))


def is_in(strings: pa.Array, listed: Iterable[str] | pa.Array) -> np.ndarray:
    """Tell which strings are among those listed.

    Examples
    --------
    >>> is_in(pa.array(["oil", "gas"]), ["gas"]).tolist()
    [False, True]
    """
    return as_array(pc.is_in(strings, _listed(listed, strings.type)))


def place_in(strings: pa.Array, listed: Iterable[str] | pa.Array) -> np.ndarray:
    """Return the place of each string among those listed, -1 for none, int32.

    Examples
    --------
    >>> place_in(pa.array(["oil", "gas"]), ["coal", "gas"]).tolist()
    [-1, 1]
    """
    return as_array(pc.fill_null(pc.index_in(strings, _listed(listed, strings.type)), -1))


def _listed(listed: Iterable[str] | pa.Array, type_: pa.DataType) -> pa.Array:
    return listed.cast(type_) if isinstance(listed, pa.Array) else pa.array(list(listed), type_)


def utf8_lengths(strings: pa.Array) -> np.ndarray:
    """Return the number of characters of each string, int32.

    Examples
    --------
    >>> utf8_lengths(pa.array(["café", ""])).tolist()
    [4, 0]
    """
    return as_array(pc.utf8_length(strings)).astype(np.int32)


def byte_lengths(strings: pa.Array) -> np.ndarray:
    """Return the number of bytes of each string in UTF-8.

    Examples
    --------
    >>> byte_lengths(pa.array(["café"])).tolist()
    [5]
    """
    return as_array(pc.binary_length(strings))


def arrow_strings(strings: pd.Series) -> pa.Array:
    """Return a column of strings as one Arrow array of large_string.

    Examples
    --------
    >>> arrow_strings(pd.Series(["Rates rose."])).to_pylist()
    ['Rates rose.']
    """
    array = pa.array(strings, from_pandas=True).cast(pa.large_string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def as_series(values: pa.Array) -> pd.Series:
    """Return an Arrow array as a pandas column: `str` for text, `bool` for truth."""
    return values.to_pandas() if pa.types.is_boolean(values.type) else pd.Series(values, dtype="str")
