"""The articles of a former report: kept beside its pages, and put beside those of the present one."""

import newswire as nw
import pytest
from corpora import corpus_of
from newswire.corpus.former import KEPT, keep, kept_fingerprint

OLD, NEW = ["Oil rose. It’s 5 p.m.", "PARIS (AFP) - Gas fell."], ["PARIS (AFP) - Gas fell.", "Rain 😀 came."]


@pytest.fixture
def report(tmp_path):
    keep(corpus_of(OLD, date=["2024-01-01", "2024-01-02"], desk=["a", "b"]), tmp_path)
    return tmp_path


def test_every_article_is_there_once_on_the_side_where_it_came(report):
    both = nw.with_former(corpus_of(NEW, date=["2024-01-02", "2024-01-03"]), report)
    assert both.articles[["text", "report", "gone"]].values.tolist() == [
        ["Oil rose. It’s 5 p.m.", "the former report", True],
        ["Gas fell.", "the former report", False],
        ["Rain 😀 came.", "the new articles", False],
    ]
    apart = [corpus_of(OLD), corpus_of(NEW[1:])]
    assert both.articles.index.tolist() == [article for part in apart for article in part.articles.index]
    assert both.articles["n_words"].tolist() == [n for part in apart for n in part.articles["n_words"]]
    assert both.articles["place"].tolist()[1:2] == ["Paris"]


def test_without_a_folder_there_are_no_articles():
    assert len(nw.with_former(corpus_of(NEW), "")) == 0


def test_what_is_kept_is_named_and_the_same_every_time(report, tmp_path):
    corpus = corpus_of(OLD, date=["2024-01-01", "2024-01-02"], desk=["a", "b"])
    first = (report / KEPT).read_bytes()
    (report / KEPT).unlink()
    keep(corpus, report)
    assert (report / KEPT).read_bytes() == first
    assert kept_fingerprint(report) == corpus.fingerprint
    assert [path.name for path in report.iterdir()] == [KEPT]


def test_a_report_that_cannot_be_compared_with_is_said_to_be_one(report, tmp_path):
    corpus, other = corpus_of(NEW), tmp_path / "other"
    with pytest.raises(FileNotFoundError, match="There is no file or folder"):
        nw.with_former(corpus, other)
    other.mkdir()
    with pytest.raises(ValueError, match="other keeps no articles of a report to compare with"):
        nw.with_former(corpus, other)
    whole = (report / KEPT).read_bytes()
    (report / KEPT).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="are damaged; render that report again"):
        nw.with_former(corpus, report)
    assert kept_fingerprint(report) is None
