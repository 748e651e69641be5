"""The corpus notebook, run by papermill from a foreign folder: on the seed, and on a few made-up stories."""

import re

import copied
from corpora import SEED
from shown import ON_ALL_PAGES, rows
from stories import make

NOTEBOOK = "1_corpus.ipynb"


def test_the_seed_is_one_article_of_five_paragraphs(run):
    shown = run(NOTEBOOK, corpus_path=str(SEED))
    assert "The article has 354 words in 12 sentences and 5 paragraphs." in shown
    assert "The one article is dated 3 October 2024" in shown
    assert "<dt>agencies</dt><dd>TASS</dd>" in shown
    assert "One article cannot repeat another." in shown
    assert rows(shown, "The first articles, with some")[1][:4] == [
        "“The main driving force in the development of relations between Russia …”",
        "3 Oct 2024",
        "Moscow",
        "TASS",
    ]
    assert rows(shown, "The years with the most articles.")[1:] == [["2024", "1", "354"]]
    assert f"<dd>article_to_read = 0, longest = 10, top = 12, {ON_ALL_PAGES}</dd>" in shown
    article = re.search(r"<article.*?</article>", shown, re.DOTALL)[0]
    assert article.count("<p>") == 5
    assert article.count("¦") == 12 - 5


def test_many_stories_have_dates_agencies_and_lengths(run, tmp_path):
    make(40, seed=1).drop(columns="speaker").to_json(
        tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso"
    )
    shown = run(NOTEBOOK, corpus_path="stories.jsonl", longest=3, top=2)
    assert "40 articles with" in shown
    assert "Half of the articles have between" in shown
    assert shown.count("<figure") == 4
    assert len(rows(shown, "The first articles, with some")) == len(rows(shown, "The longest articles.")) == 1 + 3
    assert [row[:2] for row in rows(shown, "The years with the most articles.")[1:]] == [["2024", "40"]]
    assert f"<dd>article_to_read = 0, longest = 3, top = 2, {ON_ALL_PAGES}</dd>" in shown


def test_copies_are_listed_by_their_first_version_and_open_their_articles(run, tmp_path):
    made = copied.make(30, seed=2)
    repeating = made[made["of"] >= 0]
    frame = made.assign(title="Story " + made["of"].where(made["of"] >= 0, made["key"]).astype(str) + ".")
    frame[["date", "source", "title", "text"]].to_json(
        tmp_path / "stories.jsonl", orient="records", lines=True, date_format="iso"
    )
    shown = run(NOTEBOOK, corpus_path="stories.jsonl", top=100)
    assert f"{len(repeating)} articles ({len(repeating) / len(made):.1%}) repeat the text of another" in shown
    sets = {row[0]: int(row[1]) for row in rows(shown, "Articles that repeat one another")[1:]}
    assert sets == {f"Story {key}.": n + 1 for key, n in repeating["of"].value_counts().items()}
    outlets = {row[0]: int(row[-1]) for row in rows(shown, "Who repeats")[1:]}
    assert outlets == repeating["source"].value_counts().to_dict()
    table = re.search(r"<caption>Articles that repeat one another.*?</table>", shown, re.DOTALL)[0]
    assert table.count("<li>") == sum(min(n, 3) for n in sets.values())
