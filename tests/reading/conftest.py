"""Reading the bytes of one file."""

import pytest
from newswire.reading.articles import read_articles


@pytest.fixture
def read(tmp_path):
    """Write bytes, or text in UTF-8, to a file of some name and read its articles."""

    def read(name, data, **options):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_articles(path, **options)[:2]

    return read
