"""Frequencies of stories: by hand, by pandas, and as those of articles where every story has one or copies alone."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import frequencies
from stories import make

WORDS = st.sampled_from("oil gas coal wind rates rose fell said the".split())
TEXT = st.lists(WORDS, min_size=1, max_size=20).map(" ".join)
# Each article with its desk and its story.
TOLD = st.lists(st.tuples(TEXT, st.sampled_from("ab"), st.sampled_from("xyz")), min_size=1, max_size=9, unique=True)


def once(corpus: nw.Corpus, story) -> nw.Corpus:
    return corpus.counted_once(pd.DataFrame({"article": corpus.articles.index, "story": list(story)}))


def test_a_story_of_two_articles_worked_by_hand():
    corpus = once(corpus_of(["oil oil gas coal", "oil rates", "gas"]), "xxy")
    table = frequencies.count_words(corpus).set_index("word")
    sums = ["count", "n_articles", "squares", "products", "lengths", "roots"]
    # oil: (2 + 1) / 2 of (4 + 2) / 2 words in x; gas: 1 / 2 of 3 in half of the articles of x, and 1 of 1 in y
    assert table.loc["oil", sums].tolist() == [1.5, 1, 2.25, 4.5, 3, 3**0.5]
    assert table.loc["gas", sums].tolist() == [1.5, 1.5, 1.25, 2.5, 2.5, 3**0.5 / 2 + 1]
    assert table.loc["coal", sums].tolist() == [0.5, 0.5, 0.25, 1.5, 1.5, 3**0.5 / 2]
    totals = table[["words", "articles", "words_squared", "words_roots", "words_powers"]].drop_duplicates()
    assert totals.values.tolist() == [[4, 2, 10, pytest.approx(1 + 3**0.5), pytest.approx(1 + 3**1.5)]]
    rates = frequencies.word_frequencies(corpus).set_index("word")
    assert rates.loc["gas", ["per_million", "dispersion"]].tolist() == [375_000, 0.75]
    spread = frequencies.dispersion(corpus).set_index("word")
    # x has 3 of the 4 words and all of oil: half of |1 - 3/4| + |0 - 1/4|
    assert spread.loc["oil", ["count", "range", "dp", "dp_norm"]].tolist() == pytest.approx([1.5, 1, 0.25, 1 / 3])


def test_a_story_in_two_groups_counts_once_in_each_of_them():
    corpus = once(corpus_of(["oil", "oil oil oil", "gas oil"], desk=["a", "a", "b"]), "xxx")
    table = frequencies.count_words(corpus, "desk").set_index(["desk", "word"])
    assert table.loc[("a", "oil"), ["count", "words", "articles"]].tolist() == [2, 2, 1]
    assert table.loc[("b", "oil"), ["count", "words", "articles"]].tolist() == [1, 2, 1]
    monthly = once(corpus_of(["oil", "oil oil oil", "gas oil"], date=["2024-01-05", "2024-01-06", "2024-02-05"]), "xxx")
    trend = frequencies.trend(monthly, "oil")
    assert trend[["count", "per_million", "n_articles"]].values.tolist() == [[2, 1e6, 1], [1, 5e5, 1]]


def test_an_article_without_words_is_no_part_of_its_story():
    whole = corpus_of(["oil gas", "coal", "coal wind"])
    emptied = whole.without(pd.DataFrame({"article": whole.articles.index[1:], "start": 0, "end": 9}))
    corpus = once(emptied, "xxy")
    table = frequencies.count_words(corpus)
    assert table[["word", "count", "n_articles", "words", "articles"]].values.tolist() == [
        ["gas", 1, 1, 2, 1],
        ["oil", 1, 1, 2, 1],
    ]


@pytest.mark.parametrize("n", [1, 2])
@given(TOLD)
@settings(max_examples=12)
def test_sums_are_those_of_pandas(n, articles):
    texts, desks, stories = zip(*articles, strict=True)
    corpus = once(corpus_of(texts, desk=desks), stories)
    split = [text.split() for text in texts]
    runs = [[" ".join(words[at : at + n]) for at in range(len(words) - n + 1)] for words in split]
    rows = pd.DataFrame({"run": runs, "desk": desks, "story": stories, "n": [len(words) for words in split]})
    table = frequencies.count_ngrams(corpus, n, "desk", stopwords=False).set_index(["desk", "ngram"])
    for (desk, run), told in table[table["count"] > 0].iterrows():
        here = rows[rows["desk"] == desk]
        x = here["run"].map(lambda words, run=run: words.count(run))
        each = pd.DataFrame({"x": x, "has": x > 0, "n": here["n"]}).groupby(here["story"]).mean()
        expected = [each["x"].sum(), each["has"].sum(), (each["x"] ** 2).sum(), (each["x"] * each["n"]).sum()]
        expected += [(each["has"] * each["n"]).sum(), (each["has"] * each["n"] ** 0.5).sum(), each["n"].sum()]
        names = ["count", "n_articles", "squares", "products", "lengths", "roots", "words"]
        assert told[names].tolist() == pytest.approx(expected)
        assert told["articles"] == len(each)


@given(TOLD)
@settings(max_examples=10)
def test_parts_with_whole_stories_add_up(articles):
    texts, desks, stories = zip(*articles, strict=True)
    corpus = once(corpus_of(texts, desk=desks), stories)
    pieces = [corpus.where(np.array(stories) == story) for story in sorted(set(stories))]
    for by in (None, "desk"):
        merged = frequencies.merge(frequencies.count_words(piece, by) for piece in pieces)
        whole = frequencies.count_words(corpus, by)
        pd.testing.assert_frame_equal(merged, whole, check_dtype=False, rtol=1e-9)


def analyses(corpus: nw.Corpus) -> dict[str, pd.DataFrame]:
    """Every table of frequencies that can count stories."""
    here, there = (corpus.where((corpus.articles["theme"] == "energy").to_numpy() == side) for side in (True, False))
    name, *split = frequencies.sides(corpus, "theme")
    themes = frequencies.count_words(corpus, "theme")
    return {
        "words": frequencies.word_frequencies(corpus),
        "by": frequencies.word_frequencies(corpus, "theme", unit="stem"),
        "pairs": frequencies.ngrams(corpus, 2),
        "dispersion": frequencies.dispersion(corpus),
        "queries": frequencies.dispersion(corpus, ["pipeline*", "people"]),
        "keyness": frequencies.keyness(here, there),
        "english": frequencies.keyness(corpus, "english"),
        "sides": frequencies.keyness(*split).assign(largest=name),
        "groups": frequencies.group_keyness(themes, corpus),
        "common": frequencies.common_words(themes),
        "trend": frequencies.trend(corpus, ["people", "pipeline", "crisis"], "quarter"),
    }


@pytest.fixture(scope="module")
def frame():
    return make(90, seed=6)


@pytest.fixture(scope="module")
def of_articles(frame):
    return analyses(nw.Corpus.from_frame(frame))


NAMES = ["words", "by", "pairs", "dispersion", "queries", "keyness", "english", "sides", "groups", "common", "trend"]


@pytest.fixture(scope="module")
def of_own_stories(frame):
    corpus = nw.Corpus.from_frame(frame)
    return analyses(once(corpus, corpus.articles.index))


@pytest.fixture(scope="module")
def of_copies(frame):
    """Each article one to four times, in no order; its story is named by the original."""
    originals = nw.Corpus.from_frame(frame).articles.index
    copies = frame.assign(of=originals).loc[np.repeat(frame.index, 1 + np.arange(len(frame)) % 4)]
    corpus = nw.Corpus.from_frame(copies.sample(frac=1, random_state=1, ignore_index=True))
    return analyses(once(corpus, corpus.articles["of"]))


@pytest.mark.parametrize("name", NAMES)
def test_where_every_article_is_its_own_story_nothing_changes(of_articles, of_own_stories, name):
    pd.testing.assert_frame_equal(of_own_stories[name], of_articles[name], check_exact=True)


@pytest.mark.parametrize("name", NAMES)
def test_copies_counted_once_give_the_numbers_of_the_originals(of_articles, of_copies, name):
    pd.testing.assert_frame_equal(of_copies[name], of_articles[name], check_dtype=False, rtol=1e-9, atol=1e-12)


def test_the_largest_side_is_that_of_most_stories():
    corpus = corpus_of(["oil", "oil rose", "oil fell", "gas", "coal"], desk=list("aaabb"))
    assert frequencies.sides(corpus, "desk")[0] == "a"
    assert frequencies.sides(once(corpus, "xxxyz"), "desk")[0] == "b"


def test_of_copies_drawn_by_lot_stories_have_no_more_key_words_than_the_originals_and_articles_many(frame):
    copies = corpus_of([f"{text} Version {k}." for text in frame["text"] for k in range(5)])
    text = copies.articles["text"].str.rpartition(" Version ")
    tellings = {"articles": copies, "stories": once(copies, text[0]), "originals": copies.where(text[2] == "0.")}
    found, random = dict.fromkeys(tellings, 0), np.random.default_rng(2)
    for _ in range(8):
        lot = dict(zip(text[0].unique(), random.permutation(len(frame)) < len(frame) // 2, strict=True))
        for count, told in tellings.items():
            here = text[0][told.articles.index].map(lot).to_numpy()
            found[count] += int((frequencies.keyness(told.where(here), told.where(~here))["q"] < 0.05).any())
    assert found["articles"] == 8
    assert found["stories"] == found["originals"] <= 1


def test_beside_a_group_each_story_counts_once_among_all_the_others(frame):
    articles = frame.assign(desk=np.resize([*"abca", None, *"bbac"], len(frame)))
    corpus = nw.Corpus.from_frame(articles)
    corpus = once(corpus, np.arange(len(frame)) // 3)
    table = frequencies.group_keyness(frequencies.count_words(corpus, "desk"), corpus).set_index(["group", "word"])
    for desk in "abc":
        others = corpus.where(desk=[each for each in "abc" if each != desk])
        key = frequencies.keyness(corpus.where(desk=desk), others).set_index("word")
        told = table.loc[desk]
        same = [*key.columns.drop(["q", "smallest", "z"])]
        pd.testing.assert_frame_equal(told[same], key.loc[told.index, same], check_dtype=False, rtol=1e-9)


def test_what_cannot_be_weighed_stays_that_of_articles(frame):
    corpus = nw.Corpus.from_frame(frame)
    counted_once = once(corpus, corpus.articles["theme"])
    for table in (
        frequencies.diversity,
        frequencies.collocations,
        lambda told: frequencies.concordance(told, "people"),
    ):
        pd.testing.assert_frame_equal(table(counted_once), table(corpus))


def test_articles_may_be_counted_again():
    told = once(corpus_of(["oil", "oil rose"]), "xx")
    assert nw.stories.counting(told, "articles").units is None
    assert frequencies.count_words(nw.stories.counting(told, "articles"))["count"].tolist() == [2, 1]


def test_without_articles_there_are_no_stories():
    nothing = once(corpus_of(["oil"]), "x").where([False])
    assert len(frequencies.word_frequencies(nothing)) == len(frequencies.dispersion(nothing)) == 0
    assert frequencies.trend(nothing, "oil").empty
