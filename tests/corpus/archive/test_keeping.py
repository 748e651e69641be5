"""What an archive keeps when it is read again: after an interruption, and of a source that has changed."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path

import pytest
from newswire.corpus import open_corpus, read_archive, read_corpus
from newswire.corpus.archive.manifest import is_archive, opened
from newswire.corpus.archive.storage import Folder
from pandas.testing import assert_frame_equal
from stories import make

SIZE = 6_000


@pytest.fixture
def source(tmp_path):
    """A folder of twenty texts, and a table of twenty more, which is taken apart."""
    folder = tmp_path / "source"
    folder.mkdir()
    stories = make(40, seed=3)
    for number, text in enumerate(stories["text"][:20]):
        (folder / f"{number:02}.txt").write_text(text)
    lines = "".join(json.dumps({"text": text, "n": n}) + "\n" for n, text in enumerate(stories["text"][20:]))
    (folder / "lines.jsonl").write_text(lines)
    return folder


def read(source, **options):
    return read_archive(source, source.parent / "archive", **{"part_size": SIZE, "jobs": 1} | options)


def files_in(source):
    return {path.name: path.read_bytes() for path in (source.parent / "archive").iterdir()}


def written(source):
    """Return when each part was written."""
    return {path.name: path.stat().st_mtime_ns for path in (source.parent / "archive").glob("*.newswire")}


def is_as_read_at_once(archive, source):
    expected = read_corpus(source, cache=False).articles.drop(columns="text")
    assert_frame_equal(archive.articles.sort_index(), expected.sort_index())


def test_what_is_as_it_was_is_not_coded_again(source):
    archive = read(source)
    before, when = files_in(source), written(source)
    assert len(archive.root.parts) > 6
    os.utime(source / "03.txt", (1, 1))  # touched, and the same
    is_as_read_at_once(read(source), source)
    assert written(source) == when
    assert files_in(source) == before


def test_a_reading_that_fails_at_any_write_goes_on_where_it_stopped(source, monkeypatch):
    read(source)
    whole, place = files_in(source), source.parent / "archive"
    real = Folder.writing
    for fails_at in range(len(whole)):
        for path in place.iterdir():
            path.unlink()
        writes = count()

        @contextmanager
        def failing(folder, name, writes=writes, fails_at=fails_at):
            with real(folder, name) as file:
                if next(writes) == fails_at:
                    file.write(b"half")
                    raise OSError("the disk is full")
                yield file

        monkeypatch.setattr(Folder, "writing", failing)
        with pytest.raises(OSError, match="the disk is full"):
            read(source)
        with pytest.raises(ValueError, match="not all is read yet; run newswire read") if fails_at else nullcontext():
            assert not is_archive(place)
        assert not list(place.glob(".*"))
        monkeypatch.setattr(Folder, "writing", real)
        when = written(source)
        assert len(when) == min(fails_at, len(whole) - 4)  # all but the manifest and the index
        read(source)
        assert when.items() <= written(source).items()
        assert files_in(source) == whole


KILLED = """
import os, sys
from newswire.corpus import read_archive
from newswire.corpus.archive.storage import Folder
from newswire.corpus.archive.reading import coding
written, real = [], coding.write_tables
def killed(file, *given):
    written.append(file)
    if len(written) == 4:
        file.write(b"half")
        file.flush()
        os.kill(os.getpid(), 9)
    real(file, *given)
coding.write_tables = killed
read_archive(sys.argv[1], sys.argv[2], part_size=int(sys.argv[3]), jobs=1)
"""


def test_a_reading_that_was_killed_goes_on_where_it_stopped(source):
    place = source.parent / "archive"
    done = subprocess.run([sys.executable, "-c", KILLED, source, place, str(SIZE)], check=False)
    assert done.returncode == -9
    when = written(source)
    assert len(when) == 3
    assert len(list(place.iterdir())) == 4  # and what was being written
    is_as_read_at_once(read(source), source)
    assert when.items() <= written(source).items()
    assert not list(place.glob(".*"))


def test_only_what_changed_is_coded_anew(source):
    read(source)
    before = written(source)
    (source / "02b.txt").write_text("A new story. It is short.")
    is_as_read_at_once(read(source), source)
    assert len(written(source).keys() - before.keys()) == 1
    assert before.items() <= written(source).items()

    before = written(source)
    (source / "09.txt").write_text("Another story. Rates fell.")
    archive = read(source)
    is_as_read_at_once(archive, source)
    assert "09.txt" in set(archive.articles["source"])
    assert len(before.keys() - written(source).keys()) == 1

    before = written(source)
    (source / "15.txt").unlink()
    is_as_read_at_once(read(source), source)
    assert len(before.keys() - written(source).keys()) == 1

    lines = (source / "lines.jsonl").read_text().splitlines(keepends=True)
    before = written(source)
    (source / "lines.jsonl").write_text("".join(lines[1:]))
    is_as_read_at_once(read(source), source)
    kept = before.keys() & written(source).keys()
    assert len(kept) == sum(part["apart"] is None for part in manifest_of(source)["parts"])

    (source / "lines.jsonl").unlink()
    is_as_read_at_once(read(source), source)


def manifest_of(source):
    return json.loads((source.parent / "archive" / "archive.json").read_text())


def test_a_repeated_text_is_numbered_over_all_parts(source):
    text = (source / "04.txt").read_text()
    read(source)
    (source / "zz.txt").write_text(text)
    archive = read(source)
    is_as_read_at_once(archive, source)
    name = archive.articles.index[archive.articles["source"] == "04.txt"].item()
    assert archive.articles.index[-1] == f"{name}-2"
    assert archive.texts([name, f"{name}-2"]).tolist() == [text] * 2


def test_another_way_of_reading_codes_all_anew(source, monkeypatch):
    read(source)
    before = written(source)
    monkeypatch.setattr("newswire.corpus.read.code_hash", lambda *rooms: "of other code")
    read(source)
    assert not before.keys() & written(source).keys()


@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_a_damaged_part_is_named_and_read_anew(source, damage):
    whole = read(source)
    path = source.parent / "archive" / whole.root.parts[2]
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(content[:5000] if damage == "cut" else content[:3000] + b"?" + content[3001:])
    ids = whole.articles.index[whole.root.bounds[2] :][:1]
    with pytest.raises(ValueError, match=rf"The part {path.name} .* damaged or gone; run newswire read again"):
        open_corpus(source.parent / "archive").texts(ids)
    is_as_read_at_once(read(source), source)
    assert path.read_bytes() == content


def test_what_is_being_opened_may_not_be_of_another_reading(source):
    archive = read(source)
    (source / "zz.txt").write_text((source / "04.txt").read_text() + " And more.")
    (source / "lines.jsonl").write_text('{"text": "Rates rose."}\n')
    read(source)
    with pytest.raises(ValueError, match="damaged or gone"):
        archive.texts(archive.articles.index[-1:])


@pytest.mark.parametrize("name", ["archive.json", "articles"])
def test_a_damaged_index_is_told_and_written_anew(source, name):
    read(source)
    whole = files_in(source)
    path = next(path for path in (source.parent / "archive").iterdir() if path.name.startswith(name))
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(ValueError, match="damaged; run newswire read again"):
        opened(source.parent / "archive")
    read(source)
    assert files_in(source) == whole


def test_a_folder_of_other_things_is_left_alone(source):
    place = source.parent / "archive"
    place.mkdir()
    (place / "thesis.docx").write_bytes(b"Years of work")
    with pytest.raises(ValueError, match=r"holds other files, such as thesis\.docx; choose an empty folder"):
        read(source)
    assert files_in(source) == {"thesis.docx": b"Years of work"}


def test_the_archive_of_another_source_is_left_alone(source):
    read(source)
    before = files_in(source)
    other = source.parent / "other"
    other.mkdir()
    (other / "a.txt").write_text("Rates rose.")
    with pytest.raises(ValueError, match=r"is the archive of other files, such as 00\.txt; choose another folder"):
        read(other)
    assert files_in(source) == before


@pytest.mark.parametrize("inside", [True, False])
def test_an_archive_and_its_source_lie_apart(source, inside):
    place = source / "archive" if inside else source.parent
    with pytest.raises(ValueError, match="lies in its source, or around it"):
        read_archive(source, place)


def test_a_saved_corpus_is_no_source(source):
    read_corpus(source, cache=False).save(source.parent / "kept.newswire")
    with pytest.raises(ValueError, match="is a saved corpus; open it with open_corpus"):
        read_archive(source.parent / "kept.newswire", source.parent / "archive")


def test_an_archive_that_is_not_there_or_of_another_format_is_told(source):
    with pytest.raises(
        FileNotFoundError,
        match="There is no saved corpus or archive at .*; write one with corpus.save or newswire read",
    ):
        open_corpus(source.parent / "nowhere")
    read(source)
    path = source.parent / "archive" / "archive.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 99'))
    with pytest.raises(ValueError, match="has format 99, but this version reads 1"):
        open_corpus(path.parent)
    assert Path(path.parent).is_dir()
