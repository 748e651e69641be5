"""Copies and stories are found where they were planted, and none where there are none."""

import tomllib
from pathlib import Path
from random import Random

import newswire as nw
import pandas as pd
import pytest
from agreement import b_cubed, pair_f1
from corpora import corpus_of
from events import KINDS, tell
from newswire import stories

FOREIGN = tomllib.loads(Path(__file__).with_name("foreign.toml").read_text("utf-8"))


def in_rows(table: pd.DataFrame, find) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find in a corpus made of a table; return what is found with rows of the table for ids, and the table."""
    table = table.reset_index(drop=True)
    corpus = nw.Corpus.from_frame(table.assign(row=table.index))
    row = corpus.articles["row"].astype(int)
    found = find(corpus)
    named = {name: found[name].map(row) for name in found.columns.intersection(["article", "copy_of", "story"])}
    return found.assign(**named), table


def stories_of(table: pd.DataFrame) -> pd.Series:
    """Return the story of each row, named by a row."""
    found, table = in_rows(table, stories.find_stories)
    return found.set_index("article")["story"].reindex(table.index)


@pytest.mark.parametrize("seed", [0, 1])
def test_planted_copies_are_found(seed):
    found, table = in_rows(tell(1000, seed), stories.find_copies)
    planted = table.dropna(subset="copy_of")
    pairs = set(zip(found["article"], found["copy_of"]))
    assert pair_f1(set(zip(planted.index, planted["copy_of"])), pairs) >= 0.98
    kinds = found.set_index("article")["kind"].reindex(planted.index).dropna()
    assert (kinds == planted["kind"][kinds.index]).mean() >= 0.98


def test_planted_copies_are_found_without_dates_and_outlets():
    table = tell(1000, 2)
    found, _ = in_rows(table[["title", "text"]], stories.find_copies)
    original = table.index.to_series()
    original[found["article"]] = found["copy_of"].to_numpy()
    for _ in range(9):  # copies of copies, since any of them may pass for the original
        original = pd.Series(original[original].to_numpy(), original.index)
    assert b_cubed(table["copy_of"].fillna(table.index.to_series()), original)[2] >= 0.98
    assert set(found["kind"]) == {"copy"}


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("columns", [["date", "source", "title", "text"], ["title", "text"], ["text"]])
def test_planted_events_are_stories(seed, columns):
    table = tell(1000, seed, related=0)
    assert b_cubed(table["event"], stories_of(table[columns]))[2] >= (0.98 if "date" in columns else 0.95)


@pytest.mark.parametrize("seed", [0, 1])
def test_events_of_one_house_and_those_that_follow_are_apart_where_dates_tell(seed):
    table = tell(1000, seed)
    precision, recall, f1 = b_cubed(table["event"], stories_of(table))
    undated = b_cubed(table["event"], stories_of(table[["title", "text"]]))
    assert f1 >= 0.95
    assert recall >= 0.99
    assert precision > undated[0]


@pytest.mark.parametrize("kind", KINDS)
def test_events_told_once_are_not_joined(kind):
    table = tell(40, 3, sizes={1: 1}, kinds=(kind,), related=0)
    assert stories_of(table).nunique() >= 37


@pytest.mark.parametrize("n", [5, 12, 30])
@pytest.mark.parametrize("kind", KINDS[:3])
def test_a_pile_on_one_event_is_one_story(n, kind):
    told = tell(1, 4, sizes={60: 1}, kinds=(kind,)).sort_values("date").query("kind in ('report', 'rewrite')").head(n)
    assert stories_of(told).nunique() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_two_articles_are_one_story_or_two(kind):
    table = tell(6, 5, sizes={3: 1}, kinds=(kind,), related=0)
    one, other = (told for _, told in table.groupby("event"))
    assert stories_of(one.head(2)).nunique() == 1
    assert stories_of(pd.concat([one.head(1), other.head(1)])).nunique() == 2


@pytest.mark.parametrize("find", [stories.find_copies, stories.find_stories])
def test_the_order_of_articles_changes_nothing(find):
    table = tell(300, 6)
    found = [find(nw.Corpus.from_frame(table.sample(frac=1, random_state=seed))) for seed in (0, 1)]
    one, other = (part.sort_values("article", ignore_index=True) for part in found)
    pd.testing.assert_frame_equal(one, other)


def test_a_story_is_named_by_its_first_article():
    table = tell(300, 7)
    story = stories_of(table)
    first = table["date"].groupby(story).min()
    assert (table["date"][first.index].to_numpy() == first.to_numpy()).all()
    assert story[first.index].tolist() == first.index.tolist()


@pytest.mark.parametrize("language", FOREIGN)
def test_stories_in_other_languages(language):
    told = [(event, text) for event, texts in FOREIGN[language].items() for text in texts]
    Random(0).shuffle(told)
    table = pd.DataFrame(told, columns=["event", "text"])
    assert b_cubed(table["event"], stories_of(table[["text"]])) == (1, 1, 1)


def test_stories_of_two_languages_are_apart():
    told = [
        (f"{language} {event}", text)
        for language in FOREIGN
        for event, texts in FOREIGN[language].items()
        for text in texts
    ]
    table = pd.DataFrame(told, columns=["event", "text"])
    assert b_cubed(table["event"], stories_of(table[["text"]])) == (1, 1, 1)


def test_few_articles():
    assert stories.find_stories(corpus_of([])).columns.tolist() == ["article", "story"]
    assert stories.find_copies(corpus_of([])).columns.tolist() == ["article", "copy_of", "share", "kind"]
    one = corpus_of(["Oil rose in London."])
    assert stories.find_stories(one)["story"].tolist() == one.articles.index.tolist()
    assert stories.find_copies(one).empty


@pytest.mark.parametrize("text", ["Oil rose in London.", "The of and."])
def test_the_same_text_many_times_is_one_story(text):
    same = corpus_of([text] * 40)
    assert len(same) == 40
    assert stories.find_stories(same)["story"].nunique() == 1


@pytest.mark.parametrize("seed", [0, 1])
def test_stories_of_parts_are_those_of_the_whole(seed):
    table = tell(200, seed)
    whole = nw.Corpus.from_frame(table)
    part = Random(seed).choices(range(3), k=len(whole))
    parts = [whole.where(pd.Series(part).eq(number).to_numpy()) for number in range(3)]
    found = stories.find_stories(*parts).set_index("article")["story"]
    assert found.index.tolist() == [article for one in parts for article in one.articles.index]
    assert found.reindex(whole.articles.index).tolist() == stories.find_stories(whole)["story"].tolist()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_more_copies_hardly_change_the_stories(seed):
    # Not at all would be too much to ask: what many articles say weighs less, and copies are articles.
    table = tell(200, seed)
    copied = pd.concat([table] * 4)
    assert b_cubed(stories_of(table), stories_of(copied)[: len(table)])[2] >= 0.98


@pytest.mark.parametrize("find", [stories.find_copies, stories.find_stories])
def test_an_article_is_in_one_part(find):
    part = corpus_of(["Oil rose in London."])
    with pytest.raises(ValueError, match="is in two parts"):
        find(part, part)
