"""The corpus notebook, run by papermill from a foreign folder: on the seed, and on a few made-up stories."""

import re

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
