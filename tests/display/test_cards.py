"""A corpus at a glance."""

import newswire as nw
import pandas as pd
import pytest


def card(**columns):
    return nw.Corpus.from_frame(pd.DataFrame(columns))._repr_html_()


def test_a_card_says_what_there_is():
    html = card(text=["Rates rose. They fell.", "Oil rose."])
    facts = {"articles": "2", "words": "6", "sentences": "3"}
    assert all(f"<dt>{name}</dt><dd>{value}</dd>" in html for name, value in facts.items())
    assert html.count("<dt>") == len(facts)


def test_stories_that_count_once_are_said_on_the_card_and_in_a_line():
    corpus = nw.Corpus.from_frame(pd.DataFrame({"text": ["Rates rose.", "Rates rose again.", "Oil fell."]}))
    one, again, other = corpus.articles.index
    once = corpus.counted_once(pd.DataFrame({"article": [one, again, other], "story": [one, one, other]}))
    assert "<dt>stories</dt><dd>2, each counted once</dd>" in once._repr_html_()
    assert repr(once) == f"{corpus!r}; stories, each counted once: 2"
    assert "stories" not in corpus._repr_html_() + repr(corpus)


@pytest.mark.parametrize(
    ("dates", "said"),
    [(["2024-10-03", "2024-10-03"], "3 Oct 2024"), (["2024-10-03", "2024-01-02"], "2 Jan 2024 to 3 Oct 2024")],
)
def test_dates_are_a_day_or_from_the_first_to_the_last(dates, said):
    assert f"<dt>dates</dt><dd>{said}</dd>" in card(text=["Rates rose.", "Oil fell."], date=dates)


def test_the_commonest_agencies_are_named_and_the_rest_counted():
    agencies = ["TASS", "AP", "AP", "DPA", "AFP", "<b>"]
    html = card(text=[f"Number {n} rose." for n in range(len(agencies))], agency=agencies)
    assert "<dt>agencies</dt><dd>AP, &lt;b&gt;, AFP and 2 more</dd>" in html


def test_what_could_not_be_read_is_counted():
    assert "<dt>could not be read</dt><dd>1</dd>" in card(text=["Rates rose.", ""])
