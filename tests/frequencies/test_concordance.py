"""Words, phrases and patterns in their contexts."""

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
    corpus = corpus_of([f"Story {number} is on oil." for number in range(9)])
    table = frequencies.word_evidence(corpus, ["oil"])
    assert table["article"].tolist() == corpus.articles.index[[0, 4, 8]].tolist()


def test_evidence_names_how_many_sentences_there_are(seed_corpus):
    table = frequencies.word_evidence(seed_corpus, ["relations"], per_word=2)
    sentences = frequencies.concordance(seed_corpus, "relations").drop_duplicates(["start"])
    assert len(table) == 2
    assert (table["n_sentences"] == len(sentences)).all()
