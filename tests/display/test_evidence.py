"""The sentences behind a row, and the names of articles."""

import newswire as nw
import pandas as pd
import pytest
from newswire.display.evidence import byline, titles

TEXTS = [f"Number {n}: they trust <us>." for n in range(5)]


@pytest.fixture
def corpus():
    return nw.Corpus.from_frame(pd.DataFrame({"text": TEXTS, "title": "A & B"}))


@pytest.fixture
def evidence(corpus):
    """Every sentence with "trust", and the word's place in it."""
    table = corpus.sentences.assign(word="trust", text=corpus.text_of(corpus.sentences))
    hit_start = table["start"] + table["text"].str.find("trust")
    return table.assign(hit_start=hit_start, hit_end=hit_start + len("trust"))


@pytest.fixture
def words():
    return pd.DataFrame({"word": ["trust", "other"], "count": [5, 1]})


def test_a_row_opens_its_sentences_with_hits_marked_and_says_how_many_there_are(words, evidence, corpus):
    html = nw.show(words, evidence=evidence, corpus=corpus).html
    assert html.count("<details") == html.count("</details>") == 1
    assert '<details class="nw-evidence"><summary>trust</summary>' in html
    assert '<td class="brief" data-sort="trust"><details' in html
    assert html.count("<li>") == 3
    assert "they <mark>trust</mark> &lt;us&gt;." in html
    assert "<cite>A &amp; B</cite>" in html
    assert "3 of 5 sentences" in html


def test_all_that_there_are_need_no_total(words, evidence, corpus):
    assert ">2 sentences<" in nw.show(words, evidence=evidence.head(2), corpus=corpus).html
    assert ">1 sentence<" in nw.show(words, evidence=evidence.head(1), corpus=corpus).html


def test_a_total_that_is_given_counts(words, evidence, corpus):
    assert "1 of 70 sentences" in nw.show(words, evidence=evidence.head(1).assign(n_sentences=70), corpus=corpus).html


def test_a_sentence_with_two_hits_is_shown_once(words, evidence, corpus):
    second = evidence.head(1).assign(hit_start=0, hit_end=6)
    html = nw.show(words, evidence=pd.concat([evidence.head(1), second]), corpus=corpus).html
    assert "<q><mark>Number</mark> 0: they <mark>trust</mark> &lt;us&gt;.</q>" in html
    assert html.count("<li>") == 1


def test_evidence_needs_its_columns_and_its_corpus(words, evidence, corpus):
    with pytest.raises(ValueError, match="no column 'start'"):
        nw.show(words, evidence=evidence.drop(columns="start"), corpus=corpus)
    with pytest.raises(ValueError, match="needs the corpus"):
        nw.show(words, evidence=evidence)


def test_a_byline_leaves_out_what_is_missing():
    known = {"title": "Rates", "agency": None, "date": pd.NaT, "source": "a.csv", "tags": ["x", "y"]}
    assert byline(pd.Series(known, name="id")) == "Rates · a.csv"
    assert byline(pd.Series({"title": "", "date": pd.NaT}, name="id")) == "id"


def test_an_article_without_a_title_goes_by_its_first_words():
    articles = pd.DataFrame({"title": ["Rates", None, ""], "text": ["x", "Oil  fell\nagain.", "word " * 50]})
    named = titles(articles)
    assert named.tolist()[:2] == ["Rates", "Oil fell again."]
    assert named[2].endswith("word …")
    assert len(named[2]) <= 72
