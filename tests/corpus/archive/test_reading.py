"""An archive has the articles of its source as `read_corpus` reads them, whatever the source and however it is cut."""

import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from newswire.corpus import read_archive, read_corpus
from newswire.corpus.archive.manifest import open_part
from pandas.testing import assert_frame_equal
from stories import make

SIZE = 20_000  # bytes of a part here, so that sixty stories make several


def rows_of(n=60, seed=7):
    """Return records with what is decided by all of them: dates in numbers, repeated texts, numbers beside words."""
    rows = make(n, seed=seed)[["text", "title"]].to_dict("records")
    for number, row in enumerate(rows):
        day = f"{number % 12 + 1:02}/{number % 9 + 1:02}/2024" if number < n - 1 else "25/12/2024"
        row |= {"date": day, "source": f"paper {number % 3}", "reads": str(number), "share": f"{number}.50"}
    rows[n - 2]["reads"] = "unknown"  # a column of numbers, but for one of the last rows
    rows[3]["text"] = rows[n - 3]["text"] = rows[n // 2]["text"]
    rows[5]["text"] = ""
    return rows


def table(rows, **options):
    held = io.StringIO()
    writer = csv.DictWriter(held, list(rows[0]), **options)
    writer.writeheader()
    writer.writerows(rows)
    return held.getvalue()


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def columns_of_their_own(rows):
    """Return JSON lines of which later ones have other keys, other types, and one is damaged."""
    later = [{**row, "tags": ["a", str(at)], "reads": at, "live": at % 2 == 0} for at, row in enumerate(rows[30:])]
    return lines(rows[:40]) + "{damaged\n" + lines(later)


def write_table(folder):
    (folder / "a.csv").write_text(table(rows_of()))


def write_odd_table(folder):
    text = table(rows_of(), delimiter=";")
    (folder / "a.csv").write_text("Exported by a program\n\n" + text.replace("paper 1;7", '"paper"x 1;7', 1))


def write_unnamed_table(folder):
    text = table([{"id": f"{at}", **row} for at, row in enumerate(rows_of())])
    (folder / "a.tsv").write_text(text.partition("\n")[2].replace(",", "\t"))


def write_old_encoding(folder):
    rows = [{**row, "title": f"{row['title']} – Café"} for row in rows_of()]
    (folder / "a.csv").write_bytes(table(rows, lineterminator="\r\n").encode("cp1252", "replace"))


def write_lines(folder):
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(columns_of_their_own(rows_of()).encode()))


def write_lines_by_another_name(folder):
    (folder / "a.json.xz").write_bytes(lzma.compress(columns_of_their_own(rows_of()).encode()))


def write_list(folder):
    (folder / "a.json").write_text("[" + lines(rows_of()).replace("}\n", "},\n").rstrip(",\n") + "]\n")


def write_parquet(folder):
    frame = pd.DataFrame(rows_of()).assign(n=range(60), when=pd.Timestamp("2024-01-02")).drop(columns="date")
    frame.to_parquet(folder / "a.parquet", row_group_size=7)


def write_texts(folder):
    for number, row in enumerate(rows_of()):
        (folder / "ab"[number % 2]).mkdir(exist_ok=True)
        text = f"{row['title']}\n\n{row['date']}\n\nPARIS, March 3 (AFP) - {row['text']}" if row["text"] else " "
        (folder / "ab"[number % 2] / f"{number:03}.txt").write_text(text)


def write_archive(folder):
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("in/a.csv", table(rows_of()))
        archive.writestr("in/b.jsonl", columns_of_their_own(rows_of(seed=8)))
        for number, row in enumerate(rows_of(seed=9)):
            archive.writestr(f"texts/{number:03}.txt", row["text"])
        archive.writestr("../evil.txt", "Rates rose.")
        archive.writestr("picture.jpg", b"\xff\xd8\xff\xe0")


def write_tar(folder):
    with tarfile.open(folder / "a.tar.gz", "w:gz") as archive:
        for name, text in (("a.csv", table(rows_of())), ("b.jsonl", lines(rows_of(seed=8)))):
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))


def write_all(folder):
    write_table(folder)
    write_texts(folder)
    (folder / "b.jsonl").write_text(lines([{"body": row["text"], "n": at} for at, row in enumerate(rows_of(9, 8))]))
    (folder / "c.bin").write_bytes(b"\0\1\2")
    (folder / "README.md").write_text("What this is.")


SHAPES = [value for name, value in sorted(globals().items()) if name.startswith("write_")]


@pytest.fixture(autouse=True)
def small_steps(monkeypatch):
    """Have tables cut as closely as the small parts of these tests."""
    monkeypatch.setattr("newswire.reading.formats.tables._FURTHEST", 3_000)
    monkeypatch.setattr("newswire.reading.formats.sheets._BATCH", 5)


@pytest.mark.parametrize("write", SHAPES)
def test_its_articles_are_those_of_the_corpus(tmp_path, write):
    folder = tmp_path / "source"
    folder.mkdir()
    write(folder)
    archive = read_archive(folder, tmp_path / "archive", part_size=SIZE, jobs=1)
    corpus = read_corpus(folder, cache=False)
    assert len(archive.root.parts) > 2
    assert_frame_equal(archive.articles, corpus.articles.drop(columns="text"))
    reasons = corpus.rejected["reason"].str.replace("item", "line" if write is write_list else "item")
    assert_frame_equal(archive.rejected, corpus.rejected.assign(reason=reasons))
    assert sorted(archive.notes["note"].str[:20]) == sorted(corpus.notes["note"].str[:20])
    bounds = archive.root.bounds
    for name, first, end in zip(archive.root.parts, bounds[:-1], bounds[1:], strict=True):
        part = open_part(archive.root.folder, name, archive.articles.index[first:end])
        whole = corpus.where((np.arange(len(corpus)) >= first) & (np.arange(len(corpus)) < end))
        assert_frame_equal(part.articles, whole.articles)
        assert part.types.equals(whole.types)
        for array in ("codes", "token_starts", "article_bounds", "sentence_bounds", "sentence_starts", "sentence_ends"):
            assert np.array_equal(getattr(part, array), getattr(whole, array))


def test_what_columns_hold_may_be_said(tmp_path):
    rows = [{"one": row["text"], "two": row["title"] * 9} for row in rows_of()]
    (tmp_path / "a.csv").write_text(table(rows))
    columns = {"text": "one"}
    archive = read_archive(tmp_path / "a.csv", tmp_path / "archive", columns=columns, part_size=SIZE, jobs=1)
    corpus = read_corpus(tmp_path / "a.csv", cache=False, columns=columns)
    assert len(archive.root.parts) > 2
    assert_frame_equal(archive.articles, corpus.articles.drop(columns="text"))
    with pytest.raises(ValueError, match="no column 'three'"):
        read_archive(tmp_path / "a.csv", tmp_path / "other", columns={"text": "three"}, part_size=SIZE, jobs=1)


def test_two_jobs_give_the_same_files_as_one(tmp_path):
    write_table(tmp_path)
    for jobs in (1, 2):
        read_archive(tmp_path / "a.csv", tmp_path / f"archive_{jobs}", part_size=SIZE, jobs=jobs)
    one, two = ({file.name: file.read_bytes() for file in (tmp_path / f"archive_{n}").iterdir()} for n in (1, 2))
    assert one == two
    assert len(one) > 6


def test_parts_are_as_large_as_their_texts_however_well_these_are_packed(tmp_path):
    pd.DataFrame(rows_of() * 3).to_parquet(tmp_path / "a.parquet", compression="zstd")
    assert (tmp_path / "a.parquet").stat().st_size < SIZE
    archive = read_archive(tmp_path / "a.parquet", tmp_path / "archive", part_size=SIZE)
    sizes = [part.articles["text"].str.len().sum() for part in map(archive.at_root, range(len(archive.root.parts)))]
    assert len(sizes) > 3 and max(sizes) < 2 * SIZE


def test_a_file_that_is_only_read_as_a_whole_has_a_limit(tmp_path, monkeypatch):
    (tmp_path / "a.json").write_text(json.dumps({"articles": rows_of()}, indent=1))
    (tmp_path / "b.csv").write_text(table(rows_of(9)))
    archive = read_archive(tmp_path, tmp_path.parent / f"{tmp_path.name}_1", part_size=SIZE, jobs=1)
    assert_frame_equal(archive.articles, read_corpus(tmp_path, cache=False).articles.drop(columns="text"))
    monkeypatch.setattr("newswire.reading.apart.MOST_WHOLE", 2 * SIZE)
    refused = read_archive(tmp_path, tmp_path.parent / f"{tmp_path.name}_2", part_size=SIZE, jobs=1).rejected
    assert refused["source"].tolist() == ["a.json", "b.csv"]  # and the row without a text
    assert "only read as a whole" in refused["reason"][0]


def test_what_a_packed_file_unpacks_to_has_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("newswire.reading.apart.FREE_BYTES", SIZE)
    monkeypatch.setattr("newswire.reading.apart.MAX_RATIO", 10)
    rows = [{"text": "Rates rose. " * 50, "n": n} for n in range(4_000)]
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(rows).encode()))
    archive = read_archive(tmp_path, tmp_path.parent / f"{tmp_path.name}_1", part_size=SIZE, jobs=1)
    assert "unpacks to more than" in archive.rejected["reason"].item()
    assert len(archive) < len(rows)


def test_a_packed_file_that_ends_too_early_gives_what_is_whole(tmp_path):
    data = gzip.compress(lines(rows_of(600)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    archive = read_archive(tmp_path, tmp_path.parent / f"{tmp_path.name}_1", part_size=SIZE, jobs=1)
    assert 100 < len(archive) < 500
    assert "end" in archive.rejected["reason"][0]


def test_nothing_read_is_said_with_the_reasons(tmp_path):
    (tmp_path / "a.csv").write_text("text\n\n \n")
    with pytest.raises(ValueError, match=r"No article could be read from .*a\.csv: .*empty text"):
        read_archive(tmp_path / "a.csv", tmp_path / "archive", jobs=1)
    assert not (tmp_path / "archive" / "archive.json").exists()


def test_a_folder_without_files_is_said_to_be_one(tmp_path):
    (tmp_path / "none").mkdir()
    with pytest.raises(ValueError, match="No articles in .*none: there is no file in it"):
        read_archive(tmp_path / "none", tmp_path / "archive", jobs=1)


def test_an_archive_is_read_already(tmp_path):
    archive = read_archive("seeds", tmp_path / "archive", jobs=1)
    with pytest.raises(ValueError, match="is an archive already; open it with open_corpus"):
        read_archive(tmp_path / "archive", tmp_path / "other", jobs=1)
    with pytest.raises(ValueError, match="is an archive, read already: say which columns hold what to newswire read"):
        read_corpus(tmp_path / "archive", columns={"text": "body"})
    assert len(read_corpus(tmp_path / "archive")) == len(archive)


def test_how_many_articles_are_held_may_be_said(tmp_path, monkeypatch):
    read_archive("seeds", tmp_path / "archive", jobs=1)
    for said, kind in (("0", nw.Archive), ("", nw.Corpus), ("1", nw.Corpus)):
        monkeypatch.setenv("NEWSWIRE_HELD", said)
        assert type(read_corpus(tmp_path / "archive")) is kind
    monkeypatch.setenv("NEWSWIRE_HELD", "many")
    with pytest.raises(ValueError, match="^NEWSWIRE_HELD is 'many' in the environment, but it must be a whole number"):
        read_corpus(tmp_path / "archive")


@pytest.mark.parametrize("given", [{"part_size": 0}, {"jobs": 0}])
def test_what_cannot_be_is_refused(tmp_path, given):
    with pytest.raises(ValueError, match="must be at least 1"):
        read_archive("seeds", tmp_path / "archive", **given)
