"""What an archive holds is what a corpus of its articles does; what needs articles in memory says so."""

from collections.abc import Callable

import newswire as nw
import pandas as pd
import pytest
from archives import archive_of
from furnished import planted, without_marks
from newswire import overview


@pytest.fixture(scope="module")
def corpus():
    return without_marks(planted(40, seed=8).assign(title=lambda made: made["text"].str[:20].where(made.index % 3 > 0)))


ASKED: dict[str, Callable] = {
    "lengths": overview.article_lengths,
    "parts": lambda corpus: overview.article_parts(corpus, corpus.articles.index[17]),
    "fields": overview.head_fields,
    "periods": overview.articles_per_period,
    "languages": overview.languages,
    "sources": lambda corpus: overview.article_shares(corpus, "source"),
}


@pytest.mark.parametrize("name", ASKED)
def test_an_archive_holds_what_its_articles_do(corpus, name):
    archive, spans = archive_of(corpus, [1, 16, 16]), nw.furniture(corpus)
    pd.testing.assert_frame_equal(ASKED[name](archive), ASKED[name](corpus))
    pd.testing.assert_frame_equal(ASKED[name](archive.without(spans)), ASKED[name](corpus.without(spans)))
    assert overview.groupings(archive) == overview.groupings(corpus)


def test_furniture_is_spread_alike(corpus):
    archive = archive_of(corpus, [1, 16, 16])
    every = zip(
        overview.furniture_spread(archive, nw.furniture(archive)),
        overview.furniture_spread(corpus, nw.furniture(corpus)),
        strict=True,
    )
    for found, whole in every:
        pd.testing.assert_frame_equal(found, whole, rtol=1e-12)


def test_changes_since_a_report_are_told_of_articles_in_memory(corpus, tmp_path):
    with pytest.raises(ValueError, match=r"in memory, no archive; compare those of a time, such as archive\.where"):
        nw.with_former(archive_of(corpus), tmp_path)
