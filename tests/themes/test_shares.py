"""Shares of themes in articles, worked by hand from their pieces."""

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus
from newswire.themes.factors import Factors
from newswire.themes.shares import found_in
from newswire.themes.terms import Terms
from scipy import sparse

NAMES = pd.Index(["gas", "oil", "rain", "snow"])
WORDS = pd.DataFrame({"theme": [1, 1, 2, 2], "word": ["oil", "gas", "rain", "snow"], "score": 1.0})
FACTORS = Factors(NAMES, np.ones(4), np.array([[0, 1, 0, 0], [0, 0, 1, 0]], float))


def found(counts, rows, texts):
    """Find the themes of oil and of rain in pieces of articles, of which the terms are counted."""
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    pieces = pd.DataFrame({"row": rows, "start": 0, "end": 1})
    terms = Terms(sparse.csr_array(np.array(counts)), NAMES, pieces, np.full(len(corpus.codes), -1))
    tables, _ = found_in(corpus, terms, terms, FACTORS, WORDS)
    assert tables["articles"]["article"].tolist() == corpus.articles.index.repeat(2).tolist()
    return tables


def test_an_article_has_the_shares_of_its_pieces_by_how_many_terms_they_hold():
    # oil three times and gas once; rain and snow; no term at all; and an article without a piece
    tables = found([[1, 3, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]], [0, 0, 1], ["Oil. Rain.", "Nothing.", "None of it."])
    assert tables["articles"]["share"].tolist() == pytest.approx([4 / 6, 2 / 6, 0.5, 0.5, 0.5, 0.5])
    assert tables["articles"]["main"].tolist() == [True, False, False, False, False, False]
    tf = 1 + np.log(3)
    fit = (4 * tf / np.hypot(tf, 1) + 2 / np.sqrt(2)) / 6
    assert tables["articles"]["fit"].tolist() == pytest.approx([fit, fit, 0, 0, 0, 0], abs=1e-6)
    assert tables["pieces"]["theme"].tolist() == [1, 2, 0]


@pytest.mark.parametrize("counts, theme", [([1, 3, 0, 0], 1), ([0, 3, 0, 0], 0), ([0, 3, 1, 0], 0), ([1, 1, 1, 1], 1)])
def test_a_piece_belongs_to_the_nearest_theme_if_it_holds_two_of_its_words(counts, theme):
    assert found([counts], [0], ["Text."])["pieces"]["theme"].tolist() == [theme]
