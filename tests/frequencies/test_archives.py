"""Words of an archive: what its parts add up to is what the corpus of the same articles gives."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from archives import archive_of
from newswire import frequencies
from newswire.frequencies.concordance import stripes

WORDS = "oil gas coal wind prices rates rose fell said the of Reuters. U.S. o’brien don't , .".split()


def corpus_of_chance(n, seed):
    """Make articles of words drawn by lot, of which one has a desk, a word and a month of its own."""
    chance = np.random.default_rng(seed)
    texts = [" ".join(chance.choice(WORDS, chance.integers(1, 60))) + "." for _ in range(n - 1)]
    frame = pd.DataFrame({"text": [*texts, "Zebra prices rose. The zebra fell. Gas rose."]})
    frame["desk"] = [*chance.choice(["a", "b", None, "article"], n - 1), "sport"]
    frame["date"] = [*chance.choice(["2024-01-03", "2024-02-03", "2024-02-20"], n - 1), "2024-05-01"]
    return nw.Corpus.from_frame(frame)


# What is asked of a corpus, by a name that says it.
ASKED = {
    "words": lambda each: frequencies.word_frequencies(each, stopwords=True),
    "words by desk": lambda each: frequencies.count_words(each, "desk"),
    "stems": lambda each: frequencies.count_words(each, unit="stem"),
    "every pair": lambda each: frequencies.count_ngrams(each, 2, "desk"),
    "frequent pairs": lambda each: frequencies.ngrams(each),
    "frequent triples by desk": lambda each: frequencies.count_ngrams(each, 3, "desk", min_count=None),
    "triples of stems": lambda each: frequencies.ngrams(each, 3, unit="stem", min_count=2, stopwords=True),
    "frequent words": lambda each: frequencies.count_ngrams(each, 1, "desk", min_count=5, stopwords=["oil"]),
    "collocations": lambda each: frequencies.collocations(each, min_count=1, stopwords=True),
    "wide collocations": lambda each: frequencies.collocations(each, window=3, min_count=2, sort="pmi", unit="text"),
    "firm collocations": lambda each: frequencies.collocations(each, stopwords=["rates"], unit="stem"),
    "collocates": lambda each: frequencies.collocates(each, "oil", min_count=1, stopwords=True),
    "collocates of several": lambda each: frequencies.collocates(each, ["oil|gas", "co*"], window=2, min_count=2),
    "concordance": lambda each: frequencies.concordance(each, "oil AND ro*|gas"),
    "places drawn": lambda each: frequencies.concordance(each, "(oil|Gas)", regex=True, case=True, limit=3, width=4),
    "evidence": lambda each: frequencies.word_evidence(each, ["rose", "oil prices", "zebra", "the"], key="ngram"),
    "uses": lambda each: frequencies.uses(each, ["o’brien", "oil", "zebra"]),
    "places": lambda each: stripes(frequencies.positions(each, ["oil", "gas prices"], unit="stem")),
    "dispersion": lambda each: frequencies.dispersion(each),
    "dispersion of some": lambda each: frequencies.dispersion(each, ["o*", "zebra"], unit="text"),
    "diversity": lambda each: frequencies.diversity(each, window=5, unit="stem"),
    "trend": lambda each: frequencies.trend(each, ["oil", "U.S."], "month"),
    "trend of uses": lambda each: frequencies.trend(each, frequencies.uses(each, ["oil", "gas"]), "month"),
    "keyness": lambda each: frequencies.keyness(*frequencies.sides(each, "desk")[1:], min_count=1),
    "key in English": lambda each: frequencies.keyness(each, "english", min_count=1),
    "group keyness": lambda each: frequencies.group_keyness(frequencies.count_words(each, "desk"), each, min_count=1),
    "common words": lambda each: frequencies.common_words(frequencies.count_words(each, "desk")),
}  # fmt: skip


@pytest.fixture(scope="module")
def pairs():
    """Archives beside their corpora: whole, of some articles with parts of none, and without some of the text."""
    small, large = corpus_of_chance(7, seed=1), corpus_of_chance(60, seed=2)
    some, odd = np.arange(60) % 11 > 6, np.arange(60) < 25
    spans = pd.DataFrame({"article": large.articles.index[::3], "start": 5, "end": 30})
    archive = archive_of(large, [1, 1, 4, 9, 12, 21, 30, 41, 58])  # so many that they are merged in two steps
    return [
        (archive_of(small, [2, 3]), small),
        (archive_of(small.where(np.arange(7) == 6)), small.where(np.arange(7) == 6)),
        (archive, large),
        (archive.without(spans).where(some), large.without(spans).where(some)),
        (archive.where(odd & False), large.where(odd & False)),
    ]


@pytest.mark.parametrize("name", ASKED)
def test_parts_add_up_to_the_corpus(name, pairs):
    for archive, corpus in pairs:
        ours, theirs = ASKED[name](archive), ASKED[name](corpus)
        pd.testing.assert_frame_equal(ours, theirs, check_exact=False, rtol=1e-12, atol=1e-12)
        assert ours.attrs.get("n_hits") == theirs.attrs.get("n_hits")
