"""From a path to the bytes of its files: folders, archives, and what is refused."""

import bz2
import gzip
import lzma
import os
import zipfile

import pandas as pd
import pyarrow as pa
import pytest
from newswire.reading import articles, packing, sources

FOLDER = {
    "b/2.txt": b"Two.",
    "a.txt": b"One.",
    "b/1.txt": b"Three.",
    "bad.txt": b"\x00\x01\x02\x03" * 99,
    "empty.txt": b"",
}
PASSED_OVER = (".hidden.txt", "Thumbs.db", "~$note.docx", "__MACOSX/x.txt", ".git/x.txt")


def test_a_folder_is_read_in_order_with_what_is_wrong_beside_it(tmp_path):
    for name, data in {**FOLDER, "note.odt": b"x", **dict.fromkeys(PASSED_OVER, b"x")}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt", "b/1.txt", "b/2.txt"]
    assert rejected["source"].tolist() == ["bad.txt", "empty.txt", "note.odt"]
    assert rejected["reason"].str.split(",").str[0].tolist() == [
        "binary",
        "empty",
        ".odt is not read: save it as .docx with LibreOffice (soffice --convert-to docx FILE)",
    ]


def test_the_parts_of_a_saved_page_are_passed_over_with_their_folder(tmp_path):
    page = b"<html><title>Up</title><body><p>Rates rose on Monday, the bank said.</p></body></html>"
    for name in ("Up.html", "Up_files/frame.html", "Ab.htm", "Ab-Dateien/frame.html", "My_files/1.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(page)
    table, *_ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["Ab.htm", "My_files/1.html", "Up.html"]


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
        ("a.txt.gz", b"\0no gzip", "damaged archive"),
        ("a.zip", b"PK\x03\x04 broken", "truncated or damaged archive"),
        ("a.odt", b"x", ".odt is not read: save it as .docx"),
        ("a.jpg", b"x", ".jpg is not read: it is a picture"),
        ("a.jpg.gz", gzip.compress(b"x", mtime=0), ".jpg is not read: it is a picture"),
        ("a.txt.bz2", bz2.compress(b"Rates rose.")[:-4], "truncated archive: the .bz2 file ends too early"),
        ("a.txt.xz", lzma.compress(b"Rates rose.")[:-4], "truncated archive: the .xz file ends too early"),
        ("a.txt.zst", pa.compress(b"Rates rose.", "zstd", asbytes=True)[:-4], "truncated archive: the .zst file"),
        ("a.tar", b"Rates rose.", "truncated or damaged archive"),
        ("story", bytes(99) + b"x", "binary, not text"),
    ],
)
def test_nothing_readable_is_one_clear_error(read, name, data, reason):
    with pytest.raises(ValueError, match="No article could be read from") as caught:
        read(name, data)
    assert f"{name}: {reason}" in str(caught.value)


def test_the_first_five_reasons_are_told(tmp_path):
    for number in range(7):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(ValueError, match=r": 0\.txt: empty \(and 6 more like it\)\.$"):
        articles.read_articles(tmp_path)
    reasons = [f"reason {letter}" for letter in "aabcdefg"]
    rejected = pd.DataFrame({"source": [f"{n}.txt" for n in range(8)], "reason": reasons})
    said = articles._nothing_read(tmp_path, rejected)
    assert said.endswith(": 0.txt: reason a (and 1 more like it); 2.txt: reason b; 3.txt: reason c; 4.txt: reason d; "
                         "5.txt: reason e; and 2 more.")  # fmt: skip


def test_an_empty_folder_is_one_clear_error(tmp_path):
    with pytest.raises(ValueError, match="No articles in"):
        articles.read_articles(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    _, rejected, _ = articles.read_articles(tmp_path)
    assert rejected.values.tolist() == [["gone.txt", "a link to nothing"], ["pipe.txt", "not a regular file"]]


def test_the_fingerprint_follows_names_and_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    first = sources.Source(tmp_path).fingerprint
    assert sources.Source(tmp_path).fingerprint == first
    (tmp_path / "a.txt").write_text("Two.")
    second = sources.Source(tmp_path).fingerprint
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, sources.Source(tmp_path).fingerprint}) == 3


@pytest.mark.parametrize("name", ["README.md", "readme", "LICENSE.txt", "COPYING"])
def test_a_document_about_the_folder_is_listed_unless_it_is_asked_for(tmp_path, name):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / name).write_text("What is in here.")
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt"]
    assert rejected.values.tolist() == [[name, packing.ABOUT_THE_FOLDER]]
    assert articles.read_articles(tmp_path / name)[0]["text"].tolist() == ["What is in here."]


def test_an_article_about_licences_is_read(tmp_path):
    for name in ("licence_fee_rises.txt", "Readme first, says minister.txt", "copying.csv"):
        (tmp_path / name).write_text("text\nOne." if name.endswith("csv") else "One.")
    assert len(articles.read_articles(tmp_path)[0]) == 3


OURS = {
    "1.html": '<!doctype html>\n<html><head><meta name="generator" content="newswire">',
    "index.html": '<!doctype html>\n<html><head><meta name="generator" content="newswire">',
    "manifest.json": '{"fingerprint": "0", "n_articles": 1}',
    "1.pdf": "printed", "1.docx": "for Word", "tables.xlsx": "for Excel",
}  # fmt: skip


@pytest.mark.parametrize("folder", ["", "reports", "reports/by"])
def test_what_a_report_wrote_among_the_articles_is_passed_over(tmp_path, folder):
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.newswire").write_bytes(b"x")
    before = sources.Source(tmp_path).fingerprint
    for name, text in OURS.items():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / name).write_text(text)
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt"]
    assert rejected["source"].tolist() == ["b.newswire"]
    assert sources.Source(tmp_path).fingerprint == before


def test_what_only_looks_like_a_report_is_read(tmp_path):
    for name, text in OURS.items():
        page = name.endswith(".html")
        (tmp_path / name).write_text("<p>A page of somebody else.</p>" if page else text.replace("n_articles", "n"))
    seen = [file.name for file in sources.Source(tmp_path).files()]
    assert seen == sorted(OURS)


def test_pages_alone_or_packed_are_told(tmp_path):
    (tmp_path / "1.html").write_text(OURS["1.html"])
    with pytest.raises(ValueError, match="No articles in .*: there is no file in it that newswire did not make"):
        articles.read_articles(tmp_path)
    with pytest.raises(ValueError, match=f"1.html: {packing.OUR_PAGE}"):
        articles.read_articles(tmp_path / "1.html")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(tmp_path / "1.html", "1.html")
        archive.writestr("a.txt", "One.")
    assert articles.read_articles(tmp_path)[1].values.tolist() == [["all.zip/1.html", packing.OUR_PAGE]]


def test_an_address_is_told_to_be_saved_first():
    with pytest.raises(
        FileNotFoundError, match="Nothing is opened on the web: save https://example.org/a.html, and give"
    ):
        sources.locate("https://example.org/a.html")


def test_linked_folders_are_followed_once(tmp_path):
    (tmp_path / "pile" / "in").mkdir(parents=True)
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    (tmp_path / "pile" / "in" / "a.txt").write_text("One.")
    (tmp_path / "elsewhere" / "deep" / "b.txt").write_text("Two.")
    for name, to in {
        "again": "pile/in",
        "loop": "pile",
        "up": "",
        "out": "elsewhere",
        "out2": "elsewhere/deep",
    }.items():
        (tmp_path / "pile" / name).symlink_to(tmp_path / to)
    table, rejected, _ = articles.read_articles(tmp_path / "pile")
    assert table["source"].tolist() == ["in/a.txt", "out/deep/b.txt"]
    assert rejected.values.tolist() == [
        ["again", "a link to a folder that is read already"],
        ["loop", "a link to a folder that is read already"],
        ["out2", "a link to a folder that is read already"],
        ["up", "a link to a folder around this one"],
    ]


def test_a_folder_and_a_file_that_may_not_be_opened_are_listed(tmp_path, monkeypatch):
    for name in ("a.txt", "b/c.txt", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("One.")
    scan, opened = os.scandir, sources.Path.open

    def refused(act, name):
        def tried(path, *rest):
            if os.path.basename(path) == name:
                raise PermissionError(13, "Permission denied", str(path))
            return act(path, *rest)

        return tried

    monkeypatch.setattr(os, "scandir", refused(scan, "b"))
    monkeypatch.setattr(sources.Path, "open", refused(opened, "d.txt"))
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt"]
    assert rejected.values.tolist() == [
        ["b", "the folder cannot be opened: Permission denied"],
        ["d.txt", "Permission denied"],
    ]


def test_an_ending_that_nobody_knows_and_none_at_all_are_read_by_content(tmp_path):
    for name in ("talk.politics", "story", "a.story", "51121"):
        (tmp_path / name).write_text("Rates rose.")
    assert len(articles.read_articles(tmp_path)[0]) == 4
