"""Keyness, dispersion, trends, diversity and concordance."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import frequencies
from newswire.frequencies.diversity import mtld
from newswire.frequencies.keyness import log_odds
from newswire.statistics import log_likelihood
from scipy import stats


def corpus_of(texts, **columns):
    return nw.Corpus.from_frame(pd.DataFrame({"text": texts, **columns}))


@given(st.integers(0, 200), st.integers(0, 200), st.integers(300, 9000), st.integers(300, 9000))
def test_g2_is_scipys(a, b, total_a, total_b):
    found = float(log_likelihood(a, a + b, total_a, total_a + total_b))
    if a + b:
        table = [[a, b], [total_a - a, total_b - b]]
        g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert abs(found) == pytest.approx(g2, rel=1e-6, abs=1e-6)
    assert found == pytest.approx(-float(log_likelihood(b, a + b, total_b, total_a + total_b)), abs=1e-6)


def test_log_odds_worked_by_hand():
    # two words, counts 3 and 1 here, 1 and 3 there, prior of 4 words shared out as 2 and 2
    odds = np.log(5 / 3) - np.log(3 / 5)
    assert log_odds(np.array([3, 1]), np.array([1, 3]), 4)[0] == pytest.approx(odds / np.sqrt(1 / 5 + 1 / 3))


def test_log_ratio_of_a_word_twice_as_frequent():
    key = frequencies.keyness(corpus_of(["oil oil gas coal"]), corpus_of(["oil gas gas coal"]), min_count=1).set_index(
        "word"
    )
    assert key.loc["oil", "log_ratio"] == 1
    assert key.loc["gas", "log_ratio"] == -1
    assert key.loc["coal", "log_likelihood"] == 0


def test_false_discovery_rate_is_that_of_benjamini_and_hochberg():
    key = frequencies.keyness(
        corpus_of(["oil " * 30 + "gas coal wind"]), corpus_of(["gas coal wind " * 9]), min_count=1
    )
    p = stats.chi2.sf(key["log_likelihood"].abs(), 1)
    order = np.argsort(p)
    stepped = np.minimum.accumulate((p[order] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    assert key["q"].to_numpy()[order] == pytest.approx(np.minimum(stepped, 1))


def test_sides_are_the_largest_group_and_the_others():
    corpus = corpus_of(["oil", "gas", "coal", "wind"], desk=["a", "a", "b", None])
    name, target, reference = frequencies.sides(corpus, "desk")
    assert (name, len(target), len(reference)) == ("a", 2, 1)
    assert frequencies.sides(corpus.where(desk="a"), "desk")[0] == ""


def test_deviation_of_proportions_worked_by_hand():
    # articles of 4 and 6 words; oil 3 and 1: |3/4 − 0.4| + |1/4 − 0.6| = 0.7, halved; divided by 1 − 0.4
    table = frequencies.dispersion(corpus_of(["oil oil oil gas", "oil gas gas gas gas gas"])).set_index("word")
    assert table.loc["oil", "dp"] == pytest.approx(0.35)
    assert table.loc["oil", "dp_norm"] == pytest.approx(0.35 / 0.6)
    assert table.loc["oil", "range"] == 2


def test_dispersion_is_that_of_a_plain_loop(stories_corpus):
    part = stories_corpus.where(agency="Reuters")
    matrix, features = part.dtm()
    x, n = matrix.toarray().astype(float), part.articles["n_words"].to_numpy()
    table = frequencies.dispersion(part).set_index("word")
    for word in table.index[:20]:
        share = x[:, features.get_loc(word)] / x[:, features.get_loc(word)].sum()
        assert table.loc[word, "dp"] == pytest.approx(np.abs(share - n / n.sum()).sum() / 2)


def test_trend_finds_the_planted_rise():
    dates = pd.date_range("2024-01-01", periods=120, freq="D")
    texts = [f"The ministry met on day {i}. " + "oil " * (1 + i // 30) + "gas coal wind" for i in range(120)]
    table = frequencies.trend(corpus_of(texts, date=dates), ["oil", "gas"])
    oil = table[table["word"] == "oil"]
    assert oil["per_million"].is_monotonic_increasing
    assert oil["low"].iloc[-1] > oil["high"].iloc[0]
    assert oil["count"].sum() == sum(1 + i // 30 for i in range(120))
    assert not table["thin"].any()


def test_trend_shows_empty_and_thin_periods():
    table = frequencies.trend(corpus_of(["oil rose", "oil fell"], date=["2024-01-05", "2024-03-05"]), "oil")
    assert table["n_articles"].tolist() == [1, 0, 1]
    assert table["thin"].all()
    assert table["per_million"].isna().tolist() == [False, True, False]
    assert frequencies.trend(corpus_of(["oil"]), "oil").empty
    with pytest.raises(ValueError, match="no period 'hour'"):
        frequencies.trend(corpus_of(["oil"]), "oil", "hour")


def plain_mattr(words, window):
    window = min(window, len(words))
    spans = [words[i : i + window] for i in range(len(words) - window + 1)]
    return np.mean([len(set(span)) / window for span in spans])


@given(
    st.lists(
        st.lists(st.sampled_from("oil gas coal wind rain".split()), min_size=1, max_size=40), min_size=1, max_size=5
    )
)
def test_mattr_is_that_of_a_plain_loop(articles):
    table = frequencies.diversity(corpus_of([" ".join(words) for words in articles]), window=7)
    assert table["mattr"].tolist() == pytest.approx([plain_mattr(words, 7) for words in articles])
    assert table["n_types"].tolist() == [len(set(words)) for words in articles]
    assert table["hapaxes"].tolist() == [sum(words.count(word) == 1 for word in set(words)) for words in articles]


def test_mtld_worked_by_hand():
    # forwards and backwards: a b | a falls to 2/3 at the third word, the rest "b" is a stretch without repetition
    assert mtld(["a", "b", "a", "b"]) == 4
    assert mtld(["a", "b", "c"]) == 3


def test_concordance_of_words_phrases_and_patterns(seed_corpus):
    text = seed_corpus.articles["text"].iloc[0]
    phrase = frequencies.concordance(seed_corpus, "mutual trust")
    assert len(phrase) == text.count("mutual trust") == 3
    for row in phrase.itertuples():
        assert text[row.hit_start : row.hit_end] == row.hit == "mutual trust"
        assert row.start <= row.hit_start < row.hit_end <= row.end
    pattern = frequencies.concordance(seed_corpus, "develop*")
    assert set(pattern["hit"]) == {"development"}
    assert len(frequencies.concordance(seed_corpus, "Russia", case=True)) == text.count("Russia ") + text.count(
        "Russia,"
    )
    with pytest.raises(ValueError, match="query is empty"):
        frequencies.concordance(seed_corpus, "  ")


def test_concordance_takes_queries_as_text_and_not_as_patterns():
    corpus = corpus_of(["Costs (net) rose 3.5% to $2 [sic], don't they? Mr. Li's U.S. deal."])
    for query in ("(", "[", "$2", "don't", "3.5%", "Mr.", "U.S.", "Li's"):
        assert len(frequencies.concordance(corpus, query)) == 1, query
    assert len(frequencies.concordance(corpus, ".+")) == 0


def test_evidence_names_how_many_sentences_there_are(seed_corpus):
    table = frequencies.word_evidence(seed_corpus, ["relations"], per_word=2)
    sentences = frequencies.concordance(seed_corpus, "relations").drop_duplicates(["start"])
    assert len(table) == 2
    assert (table["n_sentences"] == len(sentences)).all()
