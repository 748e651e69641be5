"""Shares of themes, worked by hand: of articles from their pieces, and of groups from their articles."""

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus
from newswire.themes.factors import Factors
from newswire.themes.shares import difference, found_in, prevalence
from newswire.themes.terms import Terms
from scipy import sparse

NAMES = pd.Index(["oil", "rain"])


def test_an_article_has_the_shares_of_its_pieces_by_how_many_terms_they_hold():
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil oil oil. Rain.", "Nothing.", "None of it."]}))
    pieces = pd.DataFrame({"row": [0, 0, 1], "start": [0, 13, 0], "end": [12, 18, 8]})  # the third article has none
    terms = Terms(sparse.csr_array([[3, 0], [0, 1], [0, 0]]), NAMES, pieces, np.full(len(corpus.codes), -1))
    factors = Factors(NAMES, np.ones(2), np.eye(2), np.array([2.0, 1]))
    words = pd.DataFrame({"theme": [0, 1], "word": NAMES, "score": [1.0, 1]})
    tables = found_in(corpus, terms, terms, np.array([[1.0, 0], [0, 1], [0, 0]]), factors, words)
    assert tables["articles"]["article"].tolist() == corpus.articles.index.repeat(2).tolist()
    assert tables["articles"]["share"].tolist() == pytest.approx([0.75, 0.25, 0.5, 0.5, 0.5, 0.5])
    assert tables["articles"]["fit"].tolist() == pytest.approx([1, 1, 0, 0, 0, 0])
    assert tables["articles"]["main"].tolist() == [True, False] * 3
    assert tables["pieces"].drop(columns="article").values.tolist() == [[0, 12, 0, 1], [13, 18, 1, 1], [0, 8, 0, 0.5]]


SHARES = pd.DataFrame({"article": list("abcdefghij"), "theme": 0, "share": [0.2] * 5 + [0.6] * 5})
LABELS = pd.Series(["oil"])


@pytest.mark.parametrize("n, thin", [(4, True), (5, False)])
def test_a_group_of_fewer_than_five_articles_is_thin(n, thin):
    group = pd.Series(["one"] * n, index=list("abcdefghij")[:n])
    row = prevalence(SHARES[:n], group, LABELS, 100, 0).iloc[0]
    assert row[["label", "group", "n_articles"]].tolist() == ["oil", "one", n]
    assert row["thin"] == np.isnan(row["low"]) == thin
    assert row["share"] == pytest.approx(0.2)


def test_a_group_has_the_mean_share_and_articles_without_one_are_in_none():
    group = pd.Series(["x", "x", "x", "x", None, "y", "y", "y", "y", "x"], index=SHARES["article"])
    table = prevalence(SHARES, group, LABELS, 100, 0)
    assert table["share"].tolist() == pytest.approx([0.28, 0.6])
    assert table["n_articles"].tolist() == [5, 4]
    assert table["low"].iloc[0] < 0.28 < table["high"].iloc[0]


def test_difference_is_that_of_the_means():
    group = pd.Series(["x"] * 5 + ["y"] * 5, index=SHARES["article"])
    row = difference(SHARES, group, LABELS, "x", "y", 100, 0).iloc[0]
    assert row[["difference", "low", "high"]].tolist() == pytest.approx([0.4] * 3)
