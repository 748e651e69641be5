"""Key words: worked by hand, against SciPy and the bootstrap, and where there are none."""

import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from newswire import frequencies, statistics
from newswire.frequencies.contrast import p_values
from newswire.frequencies.keyness import log_odds
from scipy import stats
from stories import make


def test_log_odds_worked_by_hand():
    # two words, counts 3 and 1 here, 1 and 3 there, prior of 4 words shared out as 2 and 2
    odds = np.log(5 / 3) - np.log(3 / 5)
    assert log_odds(np.array([3, 1]), np.array([1, 3]), 4)[0] == pytest.approx(odds / np.sqrt(1 / 5 + 1 / 3))


def test_log_ratio_of_a_word_twice_as_frequent():
    target, reference = corpus_of(["oil oil gas coal"]), corpus_of(["oil gas gas coal"])
    key = frequencies.keyness(target, reference, min_count=1).set_index("word")
    assert key.loc["oil", "log_ratio"] == 1
    assert key.loc["gas", "log_ratio"] == -1
    assert key.loc["coal", "log_likelihood"] == 0


def test_a_word_that_is_nowhere_counts_half_an_occurrence():
    key = frequencies.keyness(corpus_of(["oil oil gas coal"]), corpus_of(["gas wind wind coal"]), min_count=2)
    assert key.set_index("word").loc[["oil", "wind"], "log_ratio"].tolist() == [2, -2]


def test_words_that_occur_twice_are_left_out_and_the_prior_weighs_a_thousand_words():
    target, reference = corpus_of(["oil oil oil gas"]), corpus_of(["gas coal coal coal"])
    key = frequencies.keyness(target, reference)
    assert key["word"].tolist() == ["oil", "coal"]
    # of the 8 words 3 are oil: 375 of a thousand
    odds = np.log(378 / (1004 - 378)) - np.log(375 / (1004 - 375))
    assert key["z"].iloc[0] == pytest.approx(odds / np.sqrt(1 / 378 + 1 / 375), rel=1e-12)
    assert log_odds([3, 1, 0], [0, 1, 3])[0] == key["z"].iloc[0]


def test_the_interval_is_that_of_the_bootstrap():
    corpus = corpus_of(make(240, seed=1)["text"])
    early = np.arange(240) < 120
    target, reference = corpus.where(early), corpus.where(~early)
    key = frequencies.keyness(target, reference, stopwords=True).set_index("word")
    drawn = []
    for side, seed in ((target, 5), (reference, 6)):
        matrix, features = side.dtm()
        x = matrix[:, features.get_indexer(["the", "people", "pipeline", "great", "officials"])].toarray()
        sums = statistics.resampled_sums(np.column_stack([x, side.articles["n_words"]]).astype(float), 4000, seed)
        drawn.append(np.log2(sums[:, :-1] / sums[:, -1:]))
    ends = statistics.percentiles(drawn[0] - drawn[1])
    told = key.loc[["the", "people", "pipeline", "great", "officials"], ["low", "high"]].to_numpy().T
    assert (np.abs(told - ends) < 0.12 * np.diff(ends, axis=0)).all()


@pytest.mark.parametrize("found", [18, 24, 30, 9])
def test_p_is_that_of_the_hypergeometric_where_articles_are_alike(found):
    # 400 articles of four words, 60 of them with oil; of the hundred of the target, as many as are found
    oil, chosen = np.arange(400) < 60, np.zeros(400, bool)
    chosen[:found] = chosen[60 : 160 - found] = True
    corpus = corpus_of([f"{'oil' if each else 'gas'} was no {place}" for place, each in enumerate(oil)])
    sides = [frequencies.count_words(corpus.where(side)).set_index("word") for side in (chosen, ~chosen)]
    drawn = stats.hypergeom(400, 60, 100)
    more = drawn.sf(found) + drawn.pmf(found) / 2
    rates = np.array([found / 100, (60 - found) / 300])
    bounds = np.array([1.0]) * np.sign(rates[0] - rates[1])
    p = p_values(*(side.loc[["oil"]] for side in sides), bounds, bounds)[0]
    assert p == pytest.approx(2 * min(more, 1 - more), rel=0.3)
    assert p_values(*(side.loc[["oil"]] for side in sides), -bounds, -bounds)[0] == 1  # when rates do not confirm it


def test_longer_articles_are_no_reason_for_a_word_to_be_key():
    # in articles of four times the length a word stands four times as often, and in more of them
    random = np.random.default_rng(4)
    long = np.arange(80) < 30
    texts = [" ".join(random.choice([f"w{i}" for i in range(150)], 200 if each else 50)) for each in long]
    corpus = corpus_of(texts)
    key = frequencies.keyness(corpus.where(long), corpus.where(~long))
    assert key["q"].notna().all()
    assert key["q"].min() > 0.05


def test_one_article_that_repeats_a_word_does_not_make_it_key():
    texts = [f"the ministry met on day {place} and oil was named" for place in range(40)]
    texts[0] += " oil" * 60
    corpus = corpus_of(texts)
    key = frequencies.keyness(corpus.where(np.arange(40) < 20), corpus.where(np.arange(40) >= 20))
    oil = key.set_index("word").loc["oil"]
    assert oil["log_likelihood"] > 25
    assert oil["q"] > 0.5


def test_random_halves_have_no_key_words_and_planted_ones_are_found(stories_corpus):
    random, false = np.random.default_rng(0), []
    for _ in range(20):
        chosen = random.permutation(60) < 20
        key = frequencies.keyness(stories_corpus.where(chosen), stories_corpus.where(~chosen))
        false.append((key["q"] < 0.05).sum())
    assert np.mean(false) <= 0.2
    tass = (stories_corpus.articles["agency"] == "TASS").to_numpy()
    key = frequencies.keyness(stories_corpus.where(tass), stories_corpus.where(~tass))
    assert key["word"].iloc[0] == "emphasized"
    assert key["q"].iloc[0] < 1e-6
    assert (key["q"] < 0.05).sum() <= 3


def test_sides_may_be_exchanged(stories_corpus):
    tass = (stories_corpus.articles["agency"] == "TASS").to_numpy()
    sides = stories_corpus.where(tass), stories_corpus.where(~tass)
    one, other = (frequencies.keyness(*pair).set_index("word") for pair in (sides, sides[::-1]))
    other = other.loc[one.index]
    for column, mirrored in (("log_ratio", "log_ratio"), ("log_likelihood", "log_likelihood"), ("low", "high")):
        np.testing.assert_allclose(one[column], -other[mirrored], atol=1e-9)
    np.testing.assert_allclose(one["q"], other["q"])


def test_the_smallest_difference_is_the_one_from_which_a_word_is_key(stories_corpus):
    tass = (stories_corpus.articles["agency"] == "TASS").to_numpy()
    key = frequencies.keyness(stories_corpus.where(tass), stories_corpus.where(~tass)).dropna(subset=["q"])
    more = key[key["log_ratio"] > 0]
    assert (more.loc[more["q"] < 0.05, "log_ratio"] > more.loc[more["q"] < 0.05, "smallest"]).all()
    common, rare = key.nlargest(5, "reference_articles"), key.nsmallest(5, "reference_articles")
    assert common["smallest"].max() < rare["smallest"].min()


def test_counts_of_parts_give_the_key_words_of_the_whole(stories_corpus):
    number = np.arange(60)
    parts = [stories_corpus.where((number < 30) & (number % 3 == part)) for part in range(3)]
    target = frequencies.merge(frequencies.count_words(part) for part in parts)
    reference = stories_corpus.where(number >= 30)
    # Sums of roots are rounded, so all but their last digits are the same.
    pd.testing.assert_frame_equal(
        frequencies.keyness(target, frequencies.count_words(reference)),
        frequencies.keyness(stories_corpus.where(number < 30), reference),
    )


def test_firm_words_stand_at_either_end(stories_corpus):
    tass = (stories_corpus.articles["agency"] == "TASS").to_numpy()
    key = frequencies.keyness(stories_corpus.where(tass), stories_corpus.where(~tass))
    more = (key["log_likelihood"] >= 0).to_numpy()
    assert not more[more.argmin() :].any()
    assert key.loc[more, "q"].fillna(1).is_monotonic_increasing
    assert key.loc[~more, "q"].fillna(1).is_monotonic_decreasing


def test_with_four_articles_nothing_is_tested():
    key = frequencies.keyness(corpus_of([f"oil {i}" for i in range(4)]), corpus_of([f"gas here {i}" for i in range(9)]))
    assert key[["low", "high", "q", "smallest"]].isna().all(axis=None)
    assert key["word"].tolist() == ["oil", "gas"]


def test_what_cannot_be_compared_is_refused():
    corpus = corpus_of(["oil", "gas"], desk=["a", "b"])
    with pytest.raises(ValueError, match="2 of the target's articles are in the reference too"):
        frequencies.keyness(corpus, corpus)
    with pytest.raises(ValueError, match="The target is of type list; give a corpus or counts from count_words"):
        frequencies.keyness([], [])
    with pytest.raises(ValueError, match="The reference is of type NoneType"):
        frequencies.keyness(corpus, None)
    with pytest.raises(ValueError, match="There is no reference 'german'"):
        frequencies.keyness(corpus, "german")
    with pytest.raises(ValueError, match="several rows for a word; give those of one group"):
        frequencies.keyness(frequencies.count_words(corpus_of(["oil", "oil gas"], desk=["a", "b"]), "desk"), corpus)


def test_an_empty_side_leaves_rates_missing(nothing):
    key = frequencies.keyness(nothing, corpus_of(["oil oil oil"]))
    assert key["reference_per_million"].tolist() == [1e6]
    assert key[["per_million", "q"]].isna().all(axis=None)
    assert len(frequencies.keyness(nothing, nothing)) == len(frequencies.keyness(nothing, "english")) == 0


def test_sides_are_the_largest_group_and_the_others():
    corpus = corpus_of(["oil", "gas", "coal", "wind"], desk=["a", "a", "b", None])
    name, target, reference = frequencies.sides(corpus, "desk")
    assert (name, len(target), len(reference)) == ("a", 2, 1)
    assert frequencies.sides(corpus.where(desk="a"), "desk")[0] == ""
    nobody = frequencies.sides(corpus.where(desk="a"), "desk")[1:]
    assert [len(side) for side in nobody] == [0, 0]


def test_sides_may_be_those_of_a_period():
    dates = pd.to_datetime(["2023-01-05", "2024-01-05", "2024-03-01", None])
    corpus = corpus_of(["Oil.", "Gas.", "Coal.", "Wood."], date=dates)
    name, target, reference = frequencies.sides(corpus, "year")
    assert (name, target.articles["text"].tolist()) == ("2024", ["Gas.", "Coal."])
    assert reference.articles["text"].tolist() == ["Oil."]


def test_a_table_without_words_is_refused():
    counts = pd.DataFrame({"ngram": ["oil prices"], "count": [1], "n_articles": [1]})
    with pytest.raises(ValueError, match="no column 'word'"):
        frequencies.keyness(counts, counts)
