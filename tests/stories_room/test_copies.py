"""Copies, updates and repeats: what is planted is found, what is only alike is not, in any order and parts."""

import copied
import newswire as nw
import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.stories import copies, copy_sets, find_copies
from newswire.stories.runs import RUN, WINDOW, runs_of, sampled_runs, word_numbers


def runs(text: str) -> set[tuple]:
    """Return the runs of words of a text without marks, by hand."""
    words = text.lower().replace(".", "").split()
    return {tuple(words[at : at + RUN]) for at in range(max(len(words) - RUN, 0) + 1)}


def numbered(first: int, n: int) -> str:
    """Return some words that stand in no other place."""
    return " ".join(f"word{chr(97 + at // 26 % 26)}{chr(97 + at % 26)}" for at in range(first, first + n))


def by_id(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values("article", ignore_index=True)


@pytest.fixture(scope="module", params=[0, 1, 2])
def planted(request):
    """Generated stories with copies, and what is found in them, by the numbers of the rows."""
    corpus = nw.Corpus.from_frame(copied.make(250, request.param))
    found, key = find_copies(corpus), corpus.articles["key"]
    return corpus.articles, found.assign(key=key[found["article"]].array, of=key[found["copy_of"]].array)


def test_planted_copies_updates_and_repeats_are_found(planted):
    articles, found = planted
    true = set(articles.loc[articles["of"] >= 0, ["key", "of"]].itertuples(index=False, name=None))
    told = set(found[["key", "of"]].itertuples(index=False, name=None))
    assert set(articles["how"]) >= {how.__name__ for how in (*copied.COPIED, copied.longer)}
    assert 2 * len(true & told) / (len(true) + len(told)) >= 0.98


def test_each_is_of_its_kind(planted):
    articles, found = planted
    kinds = articles.set_index("key")["kind"][found["key"]]
    assert (kinds.to_numpy() == found["kind"].to_numpy()).mean() >= 0.98


def test_the_share_is_that_of_the_runs():
    shared, own, other = numbered(0, 40), numbered(100, 20), numbered(200, 30)
    texts = [f"{shared} {other}.", f"{own} {shared}."]
    table = find_copies(corpus_of(texts, date=["2024-01-01", "2024-01-02"]))
    first, second = map(runs, texts)
    assert table["share"].tolist() == [len(first & second) / len(second)] == [36 / 56]


def test_case_and_marks_make_no_difference_and_other_words_do():
    texts = ["Rates rose, he said.", "RATES ROSE (he said)", "Rates fell, he said.", "Rates rose, he said again."]
    corpus = corpus_of(texts)
    table = find_copies(corpus)
    assert set(table[["article", "copy_of"]].to_numpy()[0]) == set(corpus.articles.index[:2])
    assert len(table) == 1


def test_copies_hang_on_the_earliest_and_of_one_day_on_the_most_contained():
    whole, half = numbered(0, 80), numbered(0, 50)
    dates = ["2024-01-03", "2024-01-01", "2024-01-02"]
    corpus = corpus_of([whole, half, f"{whole} {numbered(200, 9)}"], date=dates)
    ids = corpus.articles.index
    assert find_copies(corpus)[["article", "copy_of"]].values.tolist() == [[ids[0], ids[1]], [ids[2], ids[1]]]
    corpus = corpus_of([whole, half, f"{numbered(20, 60)} {numbered(200, 40)}"], date=["2024-01-01"] * 3)
    table = find_copies(corpus).set_index("article")["copy_of"]
    assert table[corpus.articles.index[1]] == corpus.articles.index[0]


def test_versions_of_one_outlet_grow_from_the_shortest_and_a_copy_of_an_update_hangs_on_the_update():
    texts = [numbered(0, length) for length in (90, 60, 75)]
    corpus = corpus_of([*texts, numbered(200, 60)], date=["2024-01-01"] * 4, source=list("AAAB"))
    table = find_copies(corpus)
    ids = corpus.articles.index
    assert table[["article", "copy_of", "kind"]].values.tolist() == [
        [ids[0], ids[2], "update"],
        [ids[2], ids[1], "update"],
    ]
    new = f"{numbered(62, 26)} {numbered(300, 15)}"  # from what the update has added
    dates = ["2024-01-03", "2024-01-01", "2024-01-04"]
    corpus = corpus_of([*texts[:2], new], date=dates, source=list("AAB"))
    table = find_copies(corpus)
    assert table["copy_of"].tolist() == [corpus.articles.index[1], corpus.articles.index[0]]


def test_parts_whose_articles_share_an_id_are_refused(small):
    with pytest.raises(ValueError, match="is in two parts; read together"):
        find_copies(small, small)


@pytest.mark.parametrize(
    ("outlets", "lengths", "dates", "kind"),
    [
        (["A", "B"], [60, 60], ["2024-01-01", "2024-01-02"], "copy"),
        (["A", "A"], [60, 60], ["2024-01-01", "2024-01-02"], "repeat"),
        (["A", "A"], [60, 50], ["2024-01-01", "2024-01-02"], "repeat"),
        (["A", "A"], [60, 90], ["2024-01-01", "2024-01-02"], "update"),
        (["A", "A"], [60, 63], ["2024-01-01", "2024-01-02"], "update"),
        (["A", "A"], [60, 62], ["2024-01-01", "2024-01-02"], "repeat"),
        (["A", "A"], [90, 60], ["2024-01-01", "2024-01-01"], "update"),
        (["A", "A"], [90, 60], [None, None], "update"),
        (["A", "B"], [60, 90], ["2024-01-01", "2024-01-02"], "copy"),
        (["a.jsonl", "a.jsonl"], [60, 90], ["2024-01-01", "2024-01-02"], "copy"),
        ([None, None], [60, 90], ["2024-01-01", "2024-01-02"], "copy"),
    ],
)
def test_the_outlet_the_length_and_the_date_make_the_kind(outlets, lengths, dates, kind):
    texts = [numbered(0, length) for length in lengths]
    texts[1] += f" {numbered(400, 3)}" if lengths[0] == lengths[1] and kind == "copy" else ""
    corpus = corpus_of(texts, source=outlets, date=dates)
    table = find_copies(corpus)
    assert table["kind"].tolist() == [kind]
    longer = corpus.articles["n_words"].idxmax()
    assert kind != "update" or table["article"].tolist() == [longer]


def test_an_agency_is_an_outlet_where_the_source_is_a_file():
    text = numbered(0, 60)
    heads = ["PARIS (AFP) - ", "LONDON (AFP) - ", "PARIS (Reuters) - "]
    corpus = corpus_of([head + text for head in heads], source=["a.txt", "b.txt", "c.txt"], date=["2024-01-01"] * 3)
    assert copies.outlets(corpus.articles).tolist() == ["AFP", "AFP", "Reuters"]
    assert sorted(find_copies(corpus)["kind"]) in (["copy", "repeat"], ["copy", "copy"])


@settings(max_examples=10)
@given(st.integers(0, 1000), st.data())
def test_neither_the_order_nor_the_parts_change_what_is_found(seed, data):
    frame = copied.make(40, seed % 7)
    whole = find_copies(nw.Corpus.from_frame(frame))
    turned = nw.Corpus.from_frame(frame.sample(frac=1, random_state=seed))
    pd.testing.assert_frame_equal(by_id(find_copies(turned)), by_id(whole))
    part = np.array(data.draw(st.lists(st.integers(0, 3), min_size=len(frame), max_size=len(frame))))
    parts = [turned.where(part == number) for number in range(4)]
    pd.testing.assert_frame_equal(by_id(find_copies(*parts)), by_id(whole))


def test_the_table_is_in_the_order_of_the_articles():
    corpus = nw.Corpus.from_frame(copied.make(40, 3).sample(frac=1, random_state=1))
    places = corpus.articles.index.get_indexer(find_copies(corpus)["article"])
    assert len(places) > 20
    assert (np.diff(places) > 0).all()


def test_nobody_repeats_where_there_is_nobody(nothing, seed_corpus):
    for corpus in (nothing, seed_corpus):
        table = find_copies(corpus)
        assert list(table) == ["article", "copy_of", "share", "kind"]
        assert len(table) == len(copy_sets(corpus, table)) == 0


def test_articles_without_words_are_copies_of_nothing():
    corpus = corpus_of(["Rates rose.", "Shares fell."])
    spans = pd.DataFrame({"article": corpus.articles.index, "start": 0, "end": 12})
    assert len(find_copies(corpus.without(spans))) == 0


def test_a_thousand_copies_hang_on_one():
    text = numbered(0, 120)
    corpus = corpus_of(
        [f"{text} {numbered(200 + 3 * at, 3)}." for at in range(1000)], date=pd.date_range("2024", periods=1000)
    )
    table = find_copies(corpus)
    assert table["copy_of"].tolist() == [corpus.articles.index[0]] * 999


def test_what_is_left_out_is_not_compared():
    line = f"Read more on our pages about {numbered(0, 60)}"
    corpus = corpus_of([f"{line}. Rates rose.", f"{line}. Shares fell."])
    assert len(find_copies(corpus)) == 1
    spans = pd.DataFrame({"article": corpus.articles.index, "start": 0, "end": len(line)})
    assert len(find_copies(corpus.without(spans))) == 0


def test_runs_are_those_of_the_text_and_the_same_in_every_corpus():
    corpus = corpus_of(["One two, three. Four five 6", "Short text.", "A one two three four five 6"])
    article, run = runs_of(corpus, word_numbers(corpus), np.arange(3))
    assert article.tolist() == [0, 0, 1, 2, 2, 2]
    assert run[:2].tolist() == run[4:].tolist()
    alone = corpus.where(np.array([False, False, True]))
    assert runs_of(alone, word_numbers(alone), np.array([0]))[1].tolist() == run[3:].tolist()


@settings(max_examples=30)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 10_000))
def test_two_texts_with_twenty_words_in_a_row_have_a_sampled_run_in_common(before, behind, first):
    shared = numbered(first % 300, RUN + WINDOW - 1)
    texts = [f"{numbered(330, before)} {shared}", f"{shared} {numbered(430, behind)}"]
    rows, found = (np.concatenate(column) for column in zip(*sampled_runs(corpus_of(texts))))
    assert set(found[rows == 0]) & set(found[rows == 1])
    assert len(found) < 2 * WINDOW + (before + behind + 2 * len(shared.split())) / 3


def test_sets_are_told_from_their_first_version():
    texts = [numbered(0, 60), numbered(100, 60), numbered(0, 50), numbered(100, 70), numbered(0, 60) + " again"]
    dates = ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-02"]
    corpus = corpus_of(texts, date=dates, source=["A", "B", "B", "B", "C"], title=["The crane"] * 5)
    table = copy_sets(corpus, find_copies(corpus))
    ids = corpus.articles.index
    assert table["set"].tolist() == ["The crane"] * 3 + ["The crane (2)"] * 2
    assert table["article"].tolist() == [ids[0], ids[4], ids[2], ids[1], ids[3]]
    assert table["kind"].tolist() == ["first", "copy", "copy", "first", "update"]
    assert table["outlet"].tolist() == ["A", "C", "B", "B", "B"]
    assert corpus.text_of(table).tolist() == [corpus.articles["text"][article] for article in table["article"]]
    with pytest.raises(ValueError, match="has no column 'kind'; make it with find_copies"):
        copy_sets(corpus, table.drop(columns="kind"))
