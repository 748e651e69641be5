"""What is made of each part of an archive, and how it adds up: in which order, from what, and how often."""

from functools import partial
from operator import attrgetter

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from archives import archive_of, cut_evenly
from corpora import corpus_of
from newswire import frequencies
from newswire.corpus.archive import engine
from newswire.corpus.archive.parts import InParts, adds_up, concatenated, merge, part_by_part

WORDS = "oil gas coal wind sun".split()


@pytest.fixture(scope="module")
def corpus():
    """Seventy articles, so that archives of one article in each part are merged in three steps."""
    return corpus_of([f"{word} price {number}" for number in range(14) for word in WORDS], number=range(70))


@pytest.fixture(scope="module")
def archive(corpus):
    return archive_of(corpus, [3, 4, 40])


def flat(lists):
    return [each for one in lists for each in one]


@adds_up(flat)
def numbers(corpus, *tables):
    """Tell which articles there are, and what of each table came along."""
    return [(corpus.articles["number"].tolist(), *(table.index.tolist() for table in tables))]


@part_by_part
def lengths(corpus):
    """Make a row for each article, and leave a trace of it."""
    MADE.append(len(corpus))
    return pd.DataFrame({"article": corpus.articles.index, "n": corpus.articles["n_words"].to_numpy()})


@adds_up(sum)
def added(corpus, table, column):
    assert table["n"].equals(column)
    return int(column.sum())


MADE: list[int] = []


@pytest.mark.parametrize("n", [1, 8, 9, 65])
def test_parts_are_merged_in_their_order(corpus, n):
    archive = archive_of(corpus, cut_evenly(corpus, n))
    assert len(archive.root.parts) == n
    assert flat(part for (part,) in numbers(archive)) == list(range(70))


def test_the_order_of_merging_depends_on_the_number_of_parts_alone(corpus, monkeypatch):
    monkeypatch.setattr(engine, "FAN", 4)

    def nested(values):
        return [values]

    one, other = (archive_of(corpus, cuts) for cuts in (range(1, 20), range(50, 69)))
    trees = [archive.run(lambda part: 0, merge=nested) for archive in (one, other)]
    of_four = [[0, 0, 0, 0]]
    assert trees[0] == trees[1] == [[[[of_four, of_four, of_four, of_four]], [[of_four]]]]


@pytest.mark.parametrize("n", [1, 20])
def test_what_is_put_together_at_once_is_merged_but_once(corpus, n):
    @engine.at_once
    def nested(values):
        return [values]

    assert archive_of(corpus, range(1, n)).run(lambda part: 0, merge=nested) == [[0] * n]


def test_a_function_that_adds_up_is_itself_where_there_are_no_parts(corpus, archive):
    assert numbers(corpus) == [(list(range(70)),)]
    assert flat(part for (part,) in numbers(archive)) == list(range(70))
    assert numbers.merge is flat and numbers.__doc__.startswith("Tell which")


def test_parts_without_articles_count(corpus, archive):
    kept = corpus.articles["number"].between(10, 12)
    assert [part for (part,) in numbers(archive.where(kept))] == [[], [], [10, 11, 12], []]


def test_what_is_as_long_as_the_text_stays_in_parts_and_is_made_once_for_each(corpus, archive):
    table = lengths(archive)
    assert isinstance(table, InParts) and repr(table) == "lengths of each of 4 parts"
    MADE.clear()
    assert added(archive, table, table["n"]) == corpus.n_words
    assert sorted(MADE) == sorted([3, 1, 36, 30])
    assert added(corpus, lengths(corpus), lengths(corpus)["n"]) == corpus.n_words


def test_a_table_in_parts_is_put_together_by_run(corpus, archive):
    pd.testing.assert_frame_equal(archive.run(lengths), lengths(corpus))


@pytest.mark.parametrize("shuffled", [False, True])
def test_tables_of_articles_are_cut_to_the_parts(corpus, archive, shuffled):
    ids = pd.Series(corpus.articles.index, name="article").sample(frac=0.5 + shuffled / 2, random_state=1)
    rows = ids if shuffled else ids.sort_index()
    by_column = pd.DataFrame({"article": rows, "row": rows.index})
    by_index = pd.Series(rows.index, pd.Index(rows, name="article"))
    number = corpus.articles["number"]
    for part, from_column, from_index in numbers(archive, by_column, by_index):
        assert from_column == [row for row in rows.index if row in part]
        assert number[from_index].tolist() == from_column


def test_other_tables_are_sent_as_they_are(archive):
    words = pd.Series([1, 2], pd.Index(["article", "oil"]))
    pairs = pd.DataFrame({"word": ["oil", "gas"]})
    assert [others for _, *others in numbers(archive, words, pairs)] == [[["article", "oil"], [0, 1]]] * 4


def test_an_article_that_is_not_there_is_named(archive):
    with pytest.raises(ValueError, match=r"^There is no article 'nobody' in the corpus\.$"):
        numbers(archive, pd.DataFrame({"article": [archive.articles.index[0], "nobody"]}))


def test_parts_of_two_archives_are_refused(corpus, archive):
    other = archive_of(corpus, [5])
    for call in (lambda: numbers(archive, other), lambda: added(archive, lengths(other), lengths(archive)["n"])):
        with pytest.raises(ValueError, match="^Parts of two archives do not go together; "):
            call()


def test_two_cuts_of_one_archive_go_together(corpus, archive):
    oil, gas = (corpus.articles["number"] % 5 == rest for rest in (0, 1))
    both = frequencies.keyness(archive.where(oil), archive.where(gas))
    pd.testing.assert_frame_equal(both, frequencies.keyness(corpus.where(oil), corpus.where(gas)), rtol=1e-12)


@pytest.mark.parametrize("analysis", [len, attrgetter("n_words"), partial(lambda corpus, n: n * len(corpus), n=3)])
def test_run_takes_any_function_of_a_corpus(corpus, archive, analysis):
    assert archive.run(analysis, merge=sum) == analysis(corpus)


def test_run_without_merge_does_what_the_function_does(corpus, archive):
    found = archive.run(frequencies.count_ngrams, 2, by="number", unit="text")
    pd.testing.assert_frame_equal(found, frequencies.count_ngrams(corpus, 2, by="number", unit="text"), rtol=1e-12)


def test_a_failure_keeps_its_words_and_tells_of_which_part(archive):
    def fails(corpus):
        if 3 in corpus.articles["number"].tolist():
            raise KeyError("nothing of that name")
        return 0

    with pytest.raises(KeyError, match="^'nothing of that name'") as caught:
        archive.run(fails, merge=sum)
    assert caught.value.__notes__ == [f"This was in fails of {archive.root.parts[1]}, a part of the archive."]


def test_tables_are_merged_by_what_made_them(corpus):
    halves = [corpus.where(corpus.articles["number"] % 2 == rest) for rest in (0, 1)]
    tables = [frequencies.count_words(half) for half in halves]
    whole = frequencies.count_words(corpus)
    pd.testing.assert_frame_equal(merge(tables), whole, rtol=1e-12)
    for table in tables:
        table.attrs.clear()  # as in a file of CSV
    pd.testing.assert_frame_equal(nw.merge(tables, of=frequencies.count_words), whole, rtol=1e-12)
    with pytest.raises(ValueError, match="^The tables do not tell which analysis made them; "):
        merge(tables)


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ([], "^There are no tables to merge; "),
        ([""], "^The tables do not tell which analysis made them; "),
        (["count_words", "count_ngrams"], "^The tables are of different analyses; "),
        (["os:remove"], "^The tables do not tell which analysis made them; "),
    ],
)
def test_tables_that_do_not_go_together_are_refused(marks, told):
    tables = [pd.DataFrame() for _ in marks]
    for table, mark in zip(tables, marks):
        table.attrs["adds_up"] = f"newswire.frequencies.counts:{mark}" if mark.isidentifier() else mark
    with pytest.raises(ValueError, match=told):
        merge(tables)


def test_rows_that_stand_for_themselves_are_put_one_behind_another():
    by_number = [pd.DataFrame({"n": [1, 2]}), pd.DataFrame({"n": [3]})]
    by_name = [table.set_axis([f"{name}{row}" for row in range(len(table))]) for name, table in zip("ab", by_number)]
    assert concatenated(by_number).index.tolist() == [0, 1, 2]
    assert concatenated(by_name).index.tolist() == ["a0", "a1", "b0"]


def test_what_is_the_same_for_all_parts_is_sent_but_once(monkeypatch):
    large, packed, pack = np.arange(100_000), [], engine._packed
    monkeypatch.setattr(engine, "_packed", lambda made: packed.append(pack(made)) or packed[-1])
    archive = archive_of(pd.DataFrame({"text": [f"Oil rose {n} times." for n in range(4)]}), [1, 2, 3])
    assert archive.run(_last_of, large, large, merge=sum) == 4 * 2 * 99_999
    assert sum(map(len, packed)) < 2 * large.nbytes


def _last_of(corpus, *arrays):
    return sum(int(array[-1]) for array in arrays)
