"""Folders of archives: of this machine, and through fsspec."""

import pickle
import sys

import pytest
from newswire.corpus import open_corpus, read_archive, read_corpus
from newswire.corpus.archive.storage import Folder
from pandas.testing import assert_frame_equal


@pytest.fixture(params=["local", "memory"])
def folder(request, tmp_path):
    return Folder(tmp_path / "deep" / "place" if request.param == "local" else f"memory://{tmp_path.name}/place")


def test_what_is_written_is_read(folder):
    assert folder.names() == []
    assert not folder.exists("a")
    folder.write("b", b"one")
    folder.write("a", b"two")
    folder.write("b", b"three")
    again = pickle.loads(pickle.dumps(folder))
    assert again.names() == ["a", "b"]
    assert again.exists("b")
    assert again.read("b").to_pybytes() == b"three"
    assert again.open("b").read(3) == b"thr"
    folder.remove("a")
    folder.remove("a")  # which is gone
    assert again.names() == ["b"]


def test_a_file_is_there_whole_or_not_at_all(folder):
    folder.write("a", b"one")
    with pytest.raises(ZeroDivisionError), folder.writing("a") as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert folder.names() == ["a"]
    assert folder.read("a").to_pybytes() == b"one"
    with pytest.raises(FileNotFoundError):
        folder.read("b")


def test_two_that_write_the_same_file_do_not_meet(folder):
    with folder.writing("a") as one, folder.writing("a") as two:
        one.write(b"o")
        two.write(b"two")
        one.write(b"ne")
    assert folder.read("a").to_pybytes() == b"one"  # which is done last
    assert folder.names() == ["a"]


def test_it_knows_what_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Folder("news").place == Folder(f"file://{tmp_path}/news").place == str(tmp_path / "news")
    assert Folder("news").is_local
    assert Folder("news").shared
    assert not Folder("memory://news").is_local
    assert not Folder("memory://news").shared
    assert not Folder("s3://news/archive").is_local
    assert Folder("s3://news/archive").shared


def test_other_processes_see_what_others_may_read(tmp_path):
    Folder(tmp_path).write("a", b"one")
    (tmp_path / "b").write_bytes(b"two")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_local_folder_needs_no_fsspec(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    Folder(tmp_path).write("a", b"one")
    assert Folder(tmp_path).names() == ["a"]
    with pytest.raises(ValueError, match=r's3://news needs fsspec: pip install "newswire\[cluster\]"'):
        Folder("s3://news").names()


def test_what_cannot_be_a_folder_is_refused(tmp_path):
    (tmp_path / "news").write_text("")
    with pytest.raises(NotADirectoryError, match="news is a file, but an archive is a folder; choose another name"):
        Folder(tmp_path / "news").names()
    with pytest.raises(ValueError, match="The address nowhere://news cannot be opened: Protocol not known"):
        Folder("nowhere://news").exists("archive.json")


def test_an_archive_lies_anywhere(tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    for number in range(4):
        (source / f"{number}.txt").write_text(f"Rates rose by {number} points. Shares fell.")
    place = f"memory://{tmp_path.name}/archive"
    archive = read_archive(source, place, part_size=40)
    assert len(archive.root.parts) == 4
    assert_frame_equal(archive.articles, read_corpus(source, cache=False).articles.drop(columns="text"))
    (source / "4.txt").write_text("Gas fell.")
    read_archive(source, place, part_size=40)
    again = open_corpus(place)
    assert again.texts(again.articles.index[-1:]).tolist() == ["Gas fell."]
    assert sum(name.startswith("part-") for name in Folder(place).names()) == 5
