"""Articles by language: what is kept, what is said where nothing is left, and the table of all."""

import newswire as nw
import pandas as pd
import pytest
from newswire.corpus import overview
from newswire.reading import build

TOLD = {"Oil": "en", "Pétrole": "fr", "Erdöl": "de", "Petróleo": "pt", "Olja": "sv"}  # by the first word


@pytest.fixture
def made(monkeypatch):
    """Make a corpus of some texts, whose language their first word tells."""
    monkeypatch.setattr(build, "language_of", lambda text: TOLD.get(text.split()[0].rstrip(".")))
    return lambda *texts: nw.Corpus.from_frame(pd.DataFrame({"text": texts}))


def test_a_language_is_kept_with_what_is_too_short_to_tell(made):
    corpus = made("Oil rose.", "Pétrole cher.", "Hm.", "Oil fell.")
    assert corpus.in_language("en").articles["text"].tolist() == ["Oil rose.", "Hm.", "Oil fell."]
    assert corpus.in_language("fr").articles["text"].tolist() == ["Pétrole cher.", "Hm."]
    assert corpus.in_language("de").articles["text"].tolist() == ["Hm."]
    assert corpus.in_language(None) is corpus
    assert made("Oil rose.", "Hm.").in_language("en").n_words == 3


def test_an_empty_corpus_stays_empty(nothing):
    assert len(nothing.in_language("en")) == 0
    assert overview.languages(nothing).empty


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            ["Pétrole 1.", "Pétrole 2."],
            "None of the 2 articles is in English: 2 are in French. "
            "Set language to fr to read those, or to None for all.",
        ),
        (
            ["Erdöl."],
            "The article is not in English but in German. Set language to de to read it, or to None for all.",
        ),
        (
            ["Pétrole.", "Erdöl.", "Erdöl 2.", "Petróleo.", "Olja."],
            "None of the 5 articles is in English: 2 are in German, 1 is in French, 1 is in Portuguese and "
            "1 is in Swedish. Set language to de to read those, or to None for all.",
        ),
    ],
)
def test_where_none_is_left_it_is_said_which_there_are(made, texts, said):
    with pytest.raises(ValueError) as caught:
        made(*texts).in_language("en")
    assert str(caught.value) == said


def test_the_table_counts_each_language_and_the_short_ones_last(made):
    table = overview.languages(made("Pétrole.", "Hm.", "Ha.", "Ho.", "Oil.", "Pétrole 2."))
    assert list(table) == ["language", "name", "n_articles", "share"]
    assert table.fillna("").values.tolist() == [
        ["fr", "French", 2, pytest.approx(1 / 3)],
        ["en", "English", 1, pytest.approx(1 / 6)],
        ["", "cannot be told", 3, 0.5],
    ]


@pytest.mark.parametrize(("given", "said"), [("French", "French is fr"), ("xx", "such as en")])
def test_a_language_is_given_by_its_letters(made, given, said):
    with pytest.raises(ValueError, match=rf"by its two letters \({said}\), not as '{given}'"):
        made("Oil rose.").in_language(given)
