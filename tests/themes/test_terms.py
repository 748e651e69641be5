"""Terms against plain counting, and the borders between words and phrases, articles and passages."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus
from newswire.themes.terms import MOST_TERMS, count_terms, halves, telling

COLOURS = "red blue green grey black white brown pink gold silver amber olive rust teal plum coral lime navy".split()


def corpus_of(*texts):
    return Corpus.from_frame(pd.DataFrame({"text": list(texts)}))


def names_of(*texts):
    return count_terms(corpus_of(*texts), passages=False).names


def test_terms_are_those_of_plain_counting(stories_corpus):
    terms = count_terms(stories_corpus, passages=False, phrases=False)
    vocabulary = stories_corpus.vocabulary
    content = vocabulary["is_word"] & ~vocabulary["is_stopword"] & (vocabulary["lower"].str.len() > 1)
    lower = vocabulary["lower"].to_numpy()[stories_corpus.codes[content.to_numpy()[stories_corpus.codes]]]
    assert dict(zip(terms.names, terms.matrix.sum(axis=0).tolist())) == Counter(lower)


def test_a_firm_phrase_counts_as_one_term():
    texts = [f"The united nations met {word}. Nothing else was {word} there." for word in COLOURS] * 2
    corpus = corpus_of(*(f"{text} Day {i}." for i, text in enumerate(texts)))
    terms = count_terms(corpus, passages=False)
    assert "united nations" in terms.names
    assert "united" not in terms.names
    assert terms.matrix[:, [terms.names.get_loc("united nations")]].sum() == len(texts)
    again = count_terms(corpus, passages=False, names=terms.names)
    assert (again.matrix != terms.matrix).nnz == 0
    assert (again.of_token == terms.of_token).all()


@pytest.mark.parametrize(
    "names, counts",
    [
        (["alpha beta", "beta gamma", "gamma delta"], [2, 1, 1]),
        (["gamma delta", "beta gamma", "alpha beta"], [1, 2, 1]),
        (["beta gamma", "alpha beta", "gamma delta"], [3, 0, 0]),
    ],
)
def test_of_named_phrases_that_overlap_the_first_are_taken(names, counts):
    corpus = corpus_of("Alpha beta gamma delta. Alpha beta gamma. Beta gamma.")
    assert count_terms(corpus, passages=False, names=pd.Index(names)).matrix.toarray().tolist() == [counts]


def test_of_phrases_that_overlap_the_commonest_are_taken():
    names = names_of(
        "Israeli prime minister benjamin netanyahu left. " * 9 + "Prime minister. Benjamin netanyahu. " * 3
    )
    assert {"prime minister", "benjamin netanyahu"} <= set(names)
    assert not {"israeli prime", "minister benjamin"} & set(names)


def test_a_single_sentence_has_halves_of_every_other_term():
    corpus = corpus_of("Port strike enters second week.", "Oil rose. Gas fell. Oil fell.")
    terms = count_terms(corpus, passages=False)
    first, second = (half.toarray() for half in halves(corpus, terms, passages=False))
    assert (first + second == terms.matrix.toarray()).all()
    assert sorted([first[0].sum(), second[0].sum()]) == [2, 3]
    assert second[1].tolist() == [name in ("gas", "fell") for name in terms.names]


@pytest.mark.parametrize("n_pairs, firm", [(39, False), (40, True)])
def test_a_phrase_has_a_log_likelihood_of_thirty(n_pairs, firm):
    # five of all pairs are "united nations", and its words stand nowhere else: G² is 29.87 of 39 pairs, 30.14 of 40
    others = [f"Other{i} pair{i}. " for i in range(n_pairs - 5)]
    assert ("united nations" in names_of("United nations. " * 5 + "".join(others))) == firm


@pytest.mark.parametrize("n_alone, firm", [(2162, True), (2163, False)])
def test_a_phrase_has_a_log_dice_of_nine_and_a_half(n_alone, firm):
    # fifty times together: log Dice is 14 + log2(2 * 50 / (50 + 50 + n_alone)), and 9.5 for 2162.7
    text = "United nations. " * 50 + "Blue nations. " * n_alone + "Red car. " * 9000
    assert ("united nations" in names_of(text)) == firm


@pytest.mark.parametrize("n, firm", [(4, False), (5, True)])
def test_a_phrase_stands_there_five_times(n, firm):
    others = "".join(f"Other{i} pair{i}. " for i in range(500))
    assert ("united nations" in names_of("United nations. " * n + others)) == firm


@pytest.mark.parametrize("n_articles, n_with, firm", [(4, 3, True), (4, 2, False), (2, 2, True), (2, 1, False)])
def test_a_phrase_is_in_three_articles_or_in_all(n_articles, n_with, firm):
    others = [" ".join(f"Other{i}x{k} pair{i}x{k}." for i in range(300)) for k in range(n_articles)]
    texts = [("United nations. " * 6 if k < n_with else "") + other for k, other in enumerate(others)]
    assert ("united nations" in names_of(*texts)) == firm


def test_no_phrase_reaches_over_the_end_of_a_sentence():
    others = "".join(f"Other{i} pair{i}. " for i in range(500))
    assert "united nations" not in names_of("They are united. Nations met. " * 9 + others)


@pytest.mark.parametrize("n_words, lengths", [(119, [119]), (120, [60, 60]), (121, [60, 61]), (179, [60, 119])])
def test_a_passage_has_sixty_words_and_a_short_rest_joins_the_last(n_words, lengths):
    corpus = corpus_of(" ".join(["Rain."] * n_words))
    pieces = count_terms(corpus, passages=True).pieces
    assert ((pieces["end"] - pieces["start"] + 1) / len("Rain. ")).tolist() == lengths


def test_passages_cover_every_sentence_of_an_article(stories_corpus):
    pieces = count_terms(stories_corpus, passages=True).pieces
    rows = stories_corpus.sentence_articles
    for row, of_article in pieces.groupby("row"):
        assert of_article["start"].iloc[0] == stories_corpus.sentence_starts[rows == row].min()
        assert of_article["end"].iloc[-1] == stories_corpus.sentence_ends[rows == row].max()
        assert (of_article["start"].to_numpy()[1:] >= of_article["end"].to_numpy()[:-1]).all()


@pytest.mark.parametrize("n, least", [(4, 1), (5, 2), (999, 2), (1000, 3), (2999, 3), (3000, 5)])
def test_a_telling_term_is_in_enough_pieces_and_in_no_more_than_half(n, least):
    spread = {"rare": least - 1, "enough": least, "half": n // 2, "most": n // 2 + 1}
    texts = [" ".join(["x.", *(word for word, pieces in spread.items() if i < pieces)]) for i in range(n)]
    corpus = Corpus.from_frame(pd.DataFrame({"text": [f"{i} {text}" for i, text in enumerate(texts)]}))
    kept = telling(count_terms(corpus, passages=False, phrases=False))
    assert kept.names.tolist() == ["enough", "half"]
    assert sorted({kept.names[term] for term in kept.of_token if term >= 0}) == ["enough", "half"]


def test_the_most_frequent_terms_are_kept_where_there_are_too_many():
    once = [" ".join(f"word{k}{'abcde'[i]}" for k in range(MOST_TERMS // 4)) for i in range(4)]
    kept = telling(
        count_terms(corpus_of(*(f"{text} twice" if i < 2 else text for i, text in enumerate(once))), passages=False)
    )
    assert len(kept.names) == MOST_TERMS == 12_000
    assert "twice" in kept.names


def test_all_terms_are_kept_where_none_tells_anything():
    assert telling(count_terms(corpus_of(*["Oil rose."] * 3), passages=False)).names.tolist() == ["oil", "rose"]


def test_nothing_is_counted_in_nothing(stories_corpus):
    nothing = stories_corpus.where(np.zeros(len(stories_corpus), bool))
    for passages in (True, False):
        assert count_terms(nothing, passages=passages).matrix.shape == (0, 0)


@pytest.mark.parametrize("passages", [True, False])
def test_halves_add_up_to_the_whole_and_share_no_sentence(stories_corpus, passages):
    terms = count_terms(stories_corpus, passages=passages)
    first, second = halves(stories_corpus, terms, passages=passages)
    assert (first + second != terms.matrix).nnz == 0
    sizes = [half.sum(axis=1) for half in (first, second)]
    assert (sizes[0] > 0).all()
    assert (sizes[1] > 0).mean() > 0.9  # a piece of one sentence has no second half
