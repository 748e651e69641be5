"""What is shown of an archive is what is shown of the corpus of its articles; only what is shown is opened."""

import newswire as nw
import pandas as pd
import pytest
from archives import archive_of
from newswire.corpus.archive.archive import Archive
from newswire.display.show import corpus_card

TEXTS = ["Oil rose. Gas fell fast.", "Oil fell.\n\nRain came; oil rose again.", "Rates rose & oil fell.", "Snow fell."]


@pytest.fixture(scope="module")
def whole():
    titles = ["On oil", None, "Rates", ""]
    return nw.Corpus.from_frame(pd.DataFrame({"text": TEXTS, "title": titles, "date": "2024-01-02"}))


@pytest.fixture(scope="module")
def archive(whole):
    return archive_of(whole, [1, 2])


def tables(corpus: nw.Corpus, whole: nw.Corpus) -> list[str]:
    """Show all that can be shown of some articles, which are looked up in a corpus."""
    ids = whole.articles.index
    found = nw.frequencies.concordance(whole, "oil")
    evidence = found.assign(word="oil", hit_start=found["start"], hit_end=found["end"])
    repeated = pd.DataFrame({"article": [ids[0]], "copy_of": [ids[2]]})
    by_word = pd.DataFrame({"word": ["oil"], "article": [ids[1]]})
    shown = [
        nw.show(corpus),
        nw.show(found, corpus=corpus),
        nw.show(by_word, corpus=corpus, evidence=evidence),
        nw.show(pd.DataFrame({"article": ids[:1]}), corpus=corpus, evidence=repeated),
        nw.display.reading(corpus, ids[1], [(0, 3)], sentences=True),
    ]
    return [corpus_card(corpus), *(each.html for each in shown)]


def test_an_archive_is_shown_as_the_corpus_of_its_articles(archive, whole):
    assert tables(archive, whole) == tables(whole, whole)


def test_what_is_left_uncounted_is_dimmed_in_an_archive_too(archive, whole):
    article = whole.articles.index[0]
    spans = pd.DataFrame({"article": [article], "start": [10], "end": [24]})
    html = nw.display.reading(archive.without(spans), article).html
    assert html == nw.display.reading(whole.without(spans), article).html
    assert "nw-uncounted" in html


def test_names_open_no_part_but_those_of_articles_without_a_title(archive, whole, monkeypatch):
    asked = []
    texts = Archive.texts
    monkeypatch.setattr(Archive, "texts", lambda self, ids: asked.extend(ids) or texts(self, ids))
    nw.show(pd.DataFrame({"article": whole.articles.index}), corpus=archive)
    assert asked == whole.articles.index[[1, 3]].tolist()


def test_what_is_in_parts_is_no_evidence(archive):
    table, evidence = pd.DataFrame({"word": ["oil"]}), archive.where([True] * 4)
    with pytest.raises(TypeError, match="Evidence is a table of rows to show, not Archive of 4 articles"):
        nw.show(table, corpus=archive, evidence=evidence)


def test_an_article_that_is_not_in_an_archive_is_refused(archive):
    with pytest.raises(ValueError, match="no article 'nowhere' in the corpus"):
        nw.display.reading(archive, "nowhere")
