"""What a change of the pile may do to copies and stories, and what it may not: relations that hold for any pile."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from agreement import b_cubed
from corpora import corpus_of
from events import tell
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import stories

UNRELATED = (
    "Zookeepers in Wellington weighed two hundred penguins before breakfast. Each bird stepped onto a scale for a "
    "sardine, and the heaviest, a moulting rockhopper called Biscuit, refused to leave it until lunch."
)
TAKEN = "story stories unit outlet kind lag copy_of article share label place row set together later n_words".split()
piles = st.integers(0, 10_000).map(lambda seed: tell(30, seed).reset_index(drop=True))
some = settings(max_examples=8)


def found(table: pd.DataFrame) -> pd.Series:
    """Return the story of each row, as the first row of it in the table."""
    corpus = nw.Corpus.from_frame(table.assign(row=range(len(table))))
    story = pd.Series(stories.find_stories(corpus)["story"].to_numpy(), corpus.articles["row"].astype(int))
    story = story.sort_index()
    return story.groupby(story).transform(lambda rows: rows.index.min()).astype(int)


@some
@given(piles)
def test_an_article_on_something_else_hardly_changes_stories(pile):
    # What articles say weighs less where more say it, so that two stories on the edge may be joined or parted.
    other = pd.DataFrame({"text": [UNRELATED], "date": [pile["date"].min()], "source": ["The Keeper"]})
    more = found(pd.concat([pile, other], ignore_index=True))
    assert more.iloc[-1] == len(pile)
    assert b_cubed(found(pile), more.iloc[:-1])[2] >= 0.9


@some
@given(piles, st.data())
def test_an_article_told_again_is_of_its_story_and_changes_no_other(pile, data):
    again = data.draw(st.integers(0, len(pile) - 1))
    twice = pile.iloc[[again]].assign(source="The Keeper", title="Once more")
    more = found(pd.concat([pile, twice], ignore_index=True))
    assert more.iloc[-1] == more.iloc[again]
    assert more.iloc[:-1].tolist() == found(pile).tolist()


@some
@given(piles, st.sampled_from([["title", "text", "source"], ["title", "text", "date"], ["text"]]))
def test_what_is_not_known_never_parts_what_is_the_same(pile, columns):
    pile = pd.concat([pile, pile.iloc[::3].assign(source="The Keeper")], ignore_index=True)
    story = found(pile[columns].assign(desk=range(len(pile))))  # else it would be one article twice
    assert story.groupby(pile["text"]).nunique().max() == 1


@some
@given(piles, st.randoms(use_true_random=False))
def test_columns_of_the_user_are_never_taken_for_our_own(pile, random):
    facts = pile[["date", "source", "title", "text"]]
    more = facts.assign(**{name: [random.choice(["AP", "=1+1", None]) for _ in range(len(pile))] for name in TAKEN})
    one, other = (nw.Corpus.from_frame(table) for table in (facts, more))
    ids = dict(zip(other.articles.index, one.articles.index))
    for find in (stories.find_stories, stories.find_copies):
        table = find(other)
        named = {name: table[name].map(ids) for name in table.columns.intersection(["article", "copy_of", "story"])}
        assert table.assign(**named).astype(object).equals(find(one).astype(object))


def everything(corpus: nw.Corpus) -> dict[str, pd.DataFrame]:
    """Ask every function of the room."""
    told, copies = (find(corpus).sort_values("article") for find in (stories.find_stories, stories.find_copies))
    courses = stories.story_courses(corpus, told, copies)
    return {
        "stories": told.reset_index(drop=True),
        "copies": copies.reset_index(drop=True),
        "sets": stories.copy_sets(corpus, copies),
        "overview": stories.overview(corpus, told),
        "courses": courses,
        "pairs": stories.outlet_pairs(courses),
        "coverage": stories.coverage(courses, 1, n_draws=50),
        "left out": stories.left_out(courses, None, 1, n_draws=50),
    }


@pytest.fixture(scope="module")
def pile() -> pd.DataFrame:
    table = tell(120, 8)
    dates = table["date"].astype("datetime64[us]").to_numpy(copy=True)
    for first, every, day in ((0, 7, "NaT"), (1, 9, "2024-02-01"), (2, 40, "9000-12-31")):
        dates[first::every] = np.datetime64(day)
    return table.assign(date=dates, source=table["source"].where(np.arange(len(table)) % 5 > 0, "=HYPERLINK(1)\n<b>"))


@pytest.mark.parametrize("seed", [0, 1])
def test_no_table_depends_on_how_articles_lie(pile, seed):
    one, other = (everything(nw.Corpus.from_frame(table)) for table in (pile, pile.sample(frac=1, random_state=seed)))
    for name, table in one.items():
        assert len(table)
        pd.testing.assert_frame_equal(table, other[name])


def test_a_corpus_that_was_saved_has_the_same_stories(pile, tmp_path):
    corpus = nw.Corpus.from_frame(pile)
    corpus.save(tmp_path / "pile.newswire")
    one, other = everything(corpus), everything(nw.open_corpus(tmp_path / "pile.newswire"))
    for name, table in one.items():
        pd.testing.assert_frame_equal(table, other[name])


@pytest.mark.parametrize("days", [["9999-12-31", "1677-01-01"], ["2262-06-01", "9999-12-31"], ["1700-01-01", None]])
def test_days_that_are_far_away_stop_nothing(days):
    corpus = corpus_of(["Oil rose in London.", "Rome beat Milan in Turin."], date=days)
    assert stories.find_stories(corpus)["story"].tolist() == corpus.articles.index.tolist()
    assert stories.find_copies(corpus).empty


def test_the_copies_of_the_whole_are_put_together_in_a_part_of_it(pile):
    corpus = nw.Corpus.from_frame(pile)
    copies = stories.find_copies(corpus)
    part = corpus.where(np.arange(len(corpus)) % 3 > 0)
    inside = copies[["article", "copy_of"]].isin(part.articles.index).all(axis=1)
    assert 0 < inside.sum() < len(copies)
    assert set(stories.copy_sets(part, copies).dropna(subset="copy_of")["article"]) == set(copies["article"][inside])
