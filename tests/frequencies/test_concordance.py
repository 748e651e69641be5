"""Words, phrases and patterns in their contexts."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies


def test_concordance_of_words_phrases_and_patterns(seed_corpus):
    text = seed_corpus.articles["text"].iloc[0]
    phrase = frequencies.concordance(seed_corpus, "mutual trust")
    assert len(phrase) == text.count("mutual trust") == 3
    for row in phrase.itertuples():
        assert text[row.hit_start : row.hit_end] == row.hit == "mutual trust"
        assert row.start <= row.hit_start < row.hit_end <= row.end
    pattern = frequencies.concordance(seed_corpus, "develop*")
    assert set(pattern["hit"]) == {"development"}
    n_places = text.count("Russia ") + text.count("Russia,")
    assert len(frequencies.concordance(seed_corpus, "Russia", case=True)) == n_places
    with pytest.raises(ValueError, match="query is empty"):
        frequencies.concordance(seed_corpus, "  ")


def test_concordance_takes_queries_as_text_and_not_as_patterns():
    corpus = corpus_of(["Costs (net) rose 3.5% to $2 [sic], don't they? Mr. Li's U.S. deal."])
    for query in ("(", "[", "$2", "don't", "3.5%", "Mr.", "U.S.", "Li's"):
        assert len(frequencies.concordance(corpus, query)) == 1, query
    assert len(frequencies.concordance(corpus, ".+")) == 0


def test_sixty_characters_are_shown_on_either_side():
    text = "a " * 40 + "oil" + " b" * 40
    assert frequencies.concordance(corpus_of([text]), "oil")[["left", "right"]].values.tolist() == [
        ["a " * 30, " b" * 30]
    ]
    assert frequencies.concordance(corpus_of([text]), "oil", width=4)["left"].tolist() == ["a a "]


def test_evidence_is_spread_over_the_corpus():
    corpus = corpus_of([f"Story {number} is on oil. Oil it is, and oil." for number in range(300)])
    table = frequencies.word_evidence(corpus, ["oil"], per_word=60)
    assert table["n_sentences"].unique().tolist() == [600]
    assert not table.duplicated(["article", "start"]).any()
    place = corpus.articles.index.get_indexer(table["article"])
    assert (np.diff(place) >= 0).all()  # in the order of the articles
    assert np.abs(np.bincount(place // 100) - 20).max() < 3 * 20**0.5
    other = frequencies.word_evidence(corpus.where(np.arange(300) % 3 == 0), ["oil"], per_word=200)
    assert table[place % 3 == 0].drop(columns="n_sentences").isin(other.to_dict("list")).all(axis=None)


def test_places_are_drawn_from_more_than_the_limit_and_all_are_told():
    corpus = corpus_of([f"Story {number} is on oil." for number in range(30)] + ["Oil and oil.", "Gas."])
    every = frequencies.concordance(corpus, "oil", limit=None)
    assert len(every) == 32 and not {"n_hits", "n_articles"} & set(every.attrs)
    some = frequencies.concordance(corpus, "oil", limit=8)
    assert some.attrs["n_hits"] == 32 and some.attrs["n_articles"] == 31
    kept = every.merge(some)
    pd.testing.assert_frame_equal(kept, some)
    assert set(frequencies.concordance(corpus, "oil", limit=3)["article"]) <= set(some["article"])


def test_evidence_names_how_many_sentences_there_are(seed_corpus):
    table = frequencies.word_evidence(seed_corpus, ["relations"], per_word=2)
    sentences = frequencies.concordance(seed_corpus, "relations").drop_duplicates(["start"])
    assert len(table) == 2
    assert (table["n_sentences"] == len(sentences)).all()
