"""From a path to the bytes of its files: folders, archives, and what is refused."""

import gzip
import os
import struct
import zipfile
import zlib

import pytest
from newswire.reading import articles, sources

FOLDER = {
    "b/2.txt": b"Two.",
    "a.txt": b"One.",
    "b/1.txt": b"Three.",
    "bad.txt": b"\x00\x01\x02\x03" * 99,
    "empty.txt": b"",
}
PASSED_OVER = (".hidden.txt", "README.md", ".git/x.txt")


def test_a_folder_is_read_in_order_with_what_is_wrong_beside_it(tmp_path):
    for name, data in {**FOLDER, "note.docx": b"x", **dict.fromkeys(PASSED_OVER, b"x")}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt", "b/1.txt", "b/2.txt"]
    assert rejected["source"].tolist() == ["bad.txt", "empty.txt", "note.docx"]
    assert rejected["reason"].str.split(",").str[0].tolist() == ["binary", "empty", ".docx is not read; .txt"]


def test_a_missing_path_says_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="'nothing-here'.*Looked in .*" + tmp_path.name):
        articles.read_articles("nothing-here")


def test_a_relative_path_is_looked_up_from_the_projects_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "000_df55a0c3ed67b0ce.txt" in set(articles.read_articles("seeds")[0]["source"])
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("One.")
    assert articles.read_articles("seeds")[0]["source"].tolist() == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary, not text"),
        ("a.csv", b"desk,n\nx,1\n", "no text column among 'desk', 'n'"),
        ("a.csv", b"text,n\n", "holds no records"),
        ("a.jsonl", b"{bad\n", "line 1: bad JSON"),
        ("a.json", b"[]", "holds no records"),
        ("a.parquet", b"PAR1 nothing", "not a readable Parquet file"),
        ("a.txt.gz", gzip.compress(b"Rates rose on Friday.", mtime=0)[:-12], "truncated archive"),
        ("a.txt.gz", b"no gzip", "damaged archive"),
        ("a.zip", b"PK\x03\x04 broken", "truncated or damaged archive"),
        ("a.docx", b"x", ".docx is not read"),
        ("story", b"x", "a name without an ending is not read"),
    ],
)
def test_nothing_readable_is_one_clear_error(read, name, data, reason):
    with pytest.raises(ValueError, match="No article could be read from") as caught:
        read(name, data)
    assert f"{name}: {reason}" in str(caught.value)


def test_the_first_five_reasons_are_told(tmp_path):
    for number in range(7):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(ValueError, match=r"0\.txt: empty; .*; 4\.txt: empty; and 2 more\.$"):
        articles.read_articles(tmp_path)


def test_an_empty_folder_is_one_clear_error(tmp_path):
    with pytest.raises(ValueError, match="No articles in"):
        articles.read_articles(tmp_path)


def test_bombs_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "FREE_BYTES", 10_000)
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 10**6))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", "One more.")
        archive.writestr("2.txt", "a" * 10**6)
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt", "bomb.zip/1.txt"]
    assert rejected["source"].tolist() == ["bomb.txt.gz", "bomb.zip/2.txt"]
    assert rejected["reason"].str.contains("unpacks").all()


def gzipped(data: bytes, size: int) -> bytes:
    """Gzip bytes into exactly so many; the name in the header makes up for what is lacking."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush() + struct.pack("<II", zlib.crc32(data), len(data))
    return b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * (size - len(packed) - 11) + b"\0" + packed


@pytest.mark.parametrize(
    ("limits", "most"),
    [
        ({"FREE_BYTES": 0}, 200 * 150),  # two hundred times the size
        ({"FREE_BYTES": 40_000}, 40_000),
        ({"FREE_BYTES": 0, "MAX_BYTES": 20_000}, 20_000),
        ({"FREE_BYTES": 40_000, "MAX_BYTES": 20_000}, 20_000),
    ],
)
def test_what_is_packed_may_grow_to_its_limit_and_no_further(read, monkeypatch, limits, most):
    for name, value in limits.items():
        monkeypatch.setattr(sources, name, value)
    assert len(read("a.txt.gz", gzipped(b"a" * most, 150))[0]["text"].iloc[0]) == most
    with pytest.raises(ValueError, match="unpacks to more than"):
        read("a.txt.gz", gzipped(b"a" * (most + 1), 150))


def test_small_files_may_grow_to_64_megabytes(read):
    with pytest.raises(ValueError, match="unpacks to more than 64 MB, the limit for a file of its size"):
        read("a.txt.gz", gzip.compress(bytes(64 * 1024**2 + 1), compresslevel=1))


def test_the_members_of_an_archive_share_its_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "FREE_BYTES", 10_000)
    monkeypatch.setattr(sources, "MAX_RATIO", 0)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in (("1.txt", 6000), ("2.txt", 4001), ("3.txt", 4000), ("4.txt", 1)):
            archive.writestr(name, "a" * size)
    table, rejected, _ = articles.read_articles(tmp_path / "a.zip")
    assert table["source"].tolist() == ["a.zip/1.txt", "a.zip/3.txt"]
    assert rejected["source"].tolist() == ["a.zip/2.txt", "a.zip/4.txt"]


def test_members_that_point_outside_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("ok.txt", "../up.txt", "/etc/x.txt", "in/../../up.txt", "c:\\x.txt", "nested.zip"):
            archive.writestr(name, "Story.")
    table, rejected, _ = articles.read_articles(tmp_path / "a.zip")
    assert table["source"].tolist() == ["a.zip/ok.txt"]
    assert len(rejected) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    _, rejected, _ = articles.read_articles(tmp_path)
    assert rejected["source"].tolist() == ["gone.txt", "pipe.txt"]


def test_the_fingerprint_follows_names_and_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    first = sources.Source(tmp_path).fingerprint
    assert sources.Source(tmp_path).fingerprint == first
    (tmp_path / "a.txt").write_text("Two.")
    second = sources.Source(tmp_path).fingerprint
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, sources.Source(tmp_path).fingerprint}) == 3
