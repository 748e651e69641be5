"""What files are packed with: archives and their limits; and content before the ending of a name."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib

import pyarrow as pa
import pytest
from newswire.reading import articles, kinds, packing
from newswire.reading.formats import read


def gzipped(data: bytes, size: int) -> bytes:
    """Gzip bytes into exactly so many; the name in the header makes up for what is lacking."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush() + struct.pack("<II", zlib.crc32(data), len(data))
    return b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * (size - len(packed) - 11) + b"\0" + packed


def tarred(members: dict[str, bytes], mode: str) -> bytes:
    """Return a tar archive of some members, packed or not."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip archive of some members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


STORY = b"Rates rose on Friday."
INSIDE = {"in/a.txt": STORY, "b.jpg": b"x", ".hidden": b"x", "../up.txt": b"x"}


def test_bombs_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "FREE_BYTES", 10_000)
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 10**6))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", "One more.")
        archive.writestr("2.txt", "a" * 10**6)
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt", "bomb.zip/1.txt"]
    assert rejected["source"].tolist() == ["bomb.txt.gz", "bomb.zip/2.txt"]
    assert rejected["reason"].str.contains("unpacks").all()


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
        monkeypatch.setattr(packing, name, value)
    assert len(read("a.txt.gz", gzipped(b"a" * most, 150))[0]["text"].iloc[0]) == most
    with pytest.raises(ValueError, match="unpacks to more than"):
        read("a.txt.gz", gzipped(b"a" * (most + 1), 150))


def test_small_files_may_grow_to_64_megabytes(read):
    with pytest.raises(ValueError, match="unpacks to more than 64 MB, the limit for a file of its size"):
        read("a.txt.gz", gzip.compress(bytes(64 * 1024**2 + 1), compresslevel=1))


def test_the_members_of_an_archive_share_its_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "FREE_BYTES", 10_000)
    monkeypatch.setattr(packing, "MAX_RATIO", 0)
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
    assert rejected["source"].tolist() == [
        "a.zip/../up.txt", "a.zip//etc/x.txt", "a.zip/c:/x.txt", "a.zip/in/../../up.txt", "a.zip/nested.zip"
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", gzip.compress(STORY[:9], mtime=0) + gzip.compress(STORY[9:], mtime=0)),
        ("a.txt.bz2", bz2.compress(STORY[:9]) + bz2.compress(STORY[9:])),
        ("a.txt.xz", lzma.compress(STORY)),
        ("a.txt.zst", pa.compress(STORY, "zstd", asbytes=True)),
        ("a.txt", gzip.compress(STORY, mtime=0)),  # the ending is gone
        ("a.txt.gz", STORY),  # unpacked by a browser that left the ending
    ],
)
def test_what_a_file_is_packed_with_is_taken_off(read, name, data):
    table, rejected = read(name, data)
    assert table["text"].tolist() == [STORY.decode()]
    assert table["source"].tolist() == [name]
    assert rejected.empty


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.xz", "w:xz"), ("a", "w:bz2")]
)
def test_a_tar_archive_is_read_member_by_member(read, name, mode):
    table, rejected = read(name, tarred(INSIDE, mode))
    assert table["source"].tolist() == [f"{name}/in/a.txt"]
    assert rejected["source"].tolist() == [f"{name}/../up.txt", f"{name}/b.jpg"]


def test_links_in_a_tar_archive_are_listed(read):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(ValueError, match=r"a\.tar/link\.txt: not a regular file"):
        read("a.tar", made.getvalue())


def test_archives_in_archives_are_read_to_the_fourth(read):
    inner = zipped({"a.txt": STORY, "b.tgz": tarred({"c.txt.gz": gzip.compress(b"Shares fell.")}, "w:gz")})
    table, rejected = read("a.zip", zipped({"1/in.zip": inner, "d.txt": b"Gas fell."}))
    assert table["source"].tolist() == ["a.zip/1/in.zip/a.txt", "a.zip/d.txt"]
    assert rejected.values.tolist() == [
        ["a.zip/1/in.zip/b.tgz/c.txt.gz", "packed more than 4 times over; unpack it first"]
    ]


def test_all_that_one_archive_holds_counts_against_one_limit(read, monkeypatch):
    monkeypatch.setattr(packing, "FREE_BYTES", 10_000)
    monkeypatch.setattr(packing, "MAX_RATIO", 0)
    packed = {f"{number}.txt.gz": gzip.compress(b"a" * 4_000) for number in range(4)}
    table, rejected = read("a.zip", zipped(packed))
    assert table["source"].tolist() == ["a.zip/0.txt.gz", "a.zip/1.txt.gz"]
    assert rejected["reason"].str.contains("unpacks to more than").all() and len(rejected) == 2


def test_an_office_file_counts_against_the_limit_too(read, monkeypatch):
    monkeypatch.setattr(packing, "FREE_BYTES", 10_000)
    with pytest.raises(ValueError, match="unpacks beyond the limit for its size"):
        read("a.docx", zipped({"word/document.xml": bytes(10**6)}))


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("old.doc", b"{\\rtf1 Rates rose.}", "rtf"),
        ("old.xls", b"<html><table><tr><td>text", "page"),
        ("old.xls", b"text\tday\nRates rose.\t3", "text"),
        ("old.xls", b"\xd0\xcf\x11\xe0\0\0" + "Workbook".encode("utf-16-le"), "sheet"),
        ("old.xls", b"\t\0\4\0", "sheet"),
        ("old.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "sheet"),
        ("letter.docx", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "doc"),
        ("a.csv", b"PK\x03\x04 broken", "table"),
        ("saved.pdf", b"<!DOCTYPE html>", "page"),
        ("a.csv", zipped({"xl/workbook.xml": b"x"}), "sheet"),
        ("a.zip", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "sheet"),
        ("a", zipped({"word/document.xml": b"x"}), "docx"),
    ],
)
def test_content_goes_before_the_ending(name, data, reader):
    assert kinds.recognise(name, data) == reader


def test_a_zip_archive_of_office_files_is_an_archive():
    data = zipped({"a/1.docx": zipped({"word/document.xml": b"x"})})
    assert [file.name for file in packing.unpacked("a.zip", data)] == ["a.zip/a/1.docx"]


@pytest.mark.parametrize("name", ["cut.docx", "cut.xlsx"])
def test_a_damaged_office_file_is_left_to_its_reader(name):
    data = zipped({"word/document.xml": b"x", "xl/workbook.xml": b"x"})[:-30]
    assert [file.data for file in packing.unpacked(name, data)] == [data]


def test_each_ending_has_a_reader_that_is_there():
    assert set(kinds.READERS.values()) <= set(read._READERS)
    assert not set(kinds.READERS) & set(kinds.ADVICE)
