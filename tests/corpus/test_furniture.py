"""Page furniture: planted lines are found, news is left alone, and forms find their examples."""

from random import Random

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from corpora import corpus_of
from furnished import PEOPLE, PLACES, STOCK, planted, sentence, without_marks
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire.corpus.boilerplate.candidates import counted
from newswire.corpus.boilerplate.forms import FORMS
from newswire.corpus.boilerplate.returning import asked, repeated, returning, sources_of, standing
from newswire.corpus.boilerplate.rows import OPENED, WRITTEN

ORDINARY = (
    "He was the victim of editing by CBS.",
    "The story continues below the surface.",
    "“Read more books,” she said.",
    "The image copyright dispute went on.",
    "Facebook declined to comment.",
    "Follow the money, he said.",
    "She contributed to this report's findings.",
    'He said: "Sign up for the newsletter."',
    "They signed up for the navy.",
    "The president said on Tuesday that he would read more.",
)
PIECES = ["Rates rose.", "READ MORE", "Photo: X/Y", "(", "“", "—", "\n\n", "\n", " ", "@", "a:b", "Ünï"]


def found_and_false(table: pd.DataFrame, corpus: nw.Corpus, spans: pd.DataFrame) -> tuple[float, float]:
    """Return the share of planted characters that are marked, and of all others, one character at a time."""
    planted_marked, planted_all, other_marked, other_all = 0, 0, 0, 0
    for row, (article, text) in enumerate(corpus.articles["text"].items()):
        marked, truth = np.zeros(len(text), bool), np.zeros(len(text), bool)
        for span in spans[spans["article"] == article].itertuples():
            marked[span.start : span.end] = True
        edges = table["marks"].iloc[row]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            truth[start:end] = True
        planted_marked += (marked & truth).sum()
        planted_all += truth.sum()
        other_marked += (marked & ~truth).sum()
        other_all += (~truth).sum()
    return planted_marked / planted_all, other_marked / other_all


@pytest.fixture(scope="module")
def table():
    return planted(240, seed=3)


@pytest.fixture(scope="module")
def corpus(table):
    return without_marks(table)


@pytest.fixture(scope="module")
def spans(corpus):
    return nw.furniture(corpus)


def test_planted_lines_are_found_and_news_is_left_alone(table, corpus, spans):
    found, false = found_and_false(table, corpus, spans)
    assert found > 0.97 and false < 0.005


@pytest.mark.parametrize("unknown", [["source"], ["source", "date"]])
def test_so_are_they_where_no_source_is_known(table, unknown):
    corpus = without_marks(table, *unknown)
    spans = nw.furniture(corpus)
    found, false = found_and_false(table, corpus, spans)
    assert set(spans["source"]) == {"all"} and found > 0.95 and false < 0.005


def test_in_a_small_corpus_known_forms_are_found(table):
    few = table.head(6)
    corpus = without_marks(few)
    said = corpus.text_of(nw.furniture(corpus)).tolist()
    assert said and not [text for text in said if "Readers ask" in text or "puzzle" in text or "Thank you" in text]


def test_spans_lie_apart_in_text_order_and_count_their_articles(corpus, spans):
    assert list(spans) == ["article", "start", "end", "pattern", "n_articles", "source"]
    row = corpus.articles.index.get_indexer(spans["article"])
    order = list(zip(row, spans["start"], strict=True))
    assert order == sorted(order)
    same = spans["article"].eq(spans["article"].shift())
    assert (spans["start"] >= spans["end"].shift(fill_value=0))[same].all() and (spans["start"] < spans["end"]).all()
    assert spans["source"].tolist() == corpus.articles["source"].iloc[row].tolist()
    for (source, pattern), part in spans.groupby(["source", "pattern"]):
        assert set(part["n_articles"]) == {part["article"].nunique()}, (source, pattern)


def test_names_and_numbers_in_a_pattern_are_left_open(spans):
    patterns = set(spans["pattern"])
    assert "Readers ask us # things a day, and we answer them all." in patterns
    assert not [pattern for pattern in patterns if "Reis" in pattern and "Readers" in pattern]


def test_the_order_of_articles_changes_nothing(corpus, spans):
    turned = without_marks(planted(240, seed=3).iloc[::-1])
    columns = ["article", "start", "end", "n_articles", "source"]
    other = nw.furniture(turned).sort_values(["article", "start"])[columns].reset_index(drop=True)
    pd.testing.assert_frame_equal(spans.sort_values(["article", "start"])[columns].reset_index(drop=True), other)


def test_left_out_it_is_not_counted(corpus, spans):
    left = corpus.without(spans)
    words = set(left.fact("lower")[left.fact("is_word")])
    assert not {"briefing", "newsletter", "copyright", "puzzle", "advertisement"} & words
    assert {"river", "comment", "anonymity"} <= words
    assert len(nw.furniture(left)) < 0.05 * len(spans)


def test_a_quotation_that_many_carry_is_news():
    random, said = Random(1), "“We will not rest until every last child of this valley is safe,” she said."
    rows = [f"{sentence(random)} {said} {sentence(random)}" for _ in range(40)]
    loose = [
        f"“{sentence(random)} We will rebuild the old harbour wall stone by stone. {sentence(random)}”"
        for _ in range(40)
    ]
    corpus = corpus_of(rows + loose, source=["A", "B", "C", "D"] * 20)
    assert nw.furniture(corpus).empty


def test_news_of_one_event_is_news_and_the_same_line_over_a_year_is_not():
    random = Random(2)
    line = "The dam above the town gave way shortly after dawn."
    rows = [f"{sentence(random)}\n\n{line}\n\n{sentence(random)}" for _ in range(20)]
    rows += [f"{sentence(random)} {sentence(random)}" for _ in range(20)]
    day = pd.Timestamp("2020-05-01")
    near = [day + pd.Timedelta(days=i % 4) for i in range(20)] + [day + pd.Timedelta(days=9 * i) for i in range(20)]
    far = [day + pd.Timedelta(days=9 * (i % 20)) for i in range(40)]
    assert nw.furniture(corpus_of(rows, date=near, source="A")).empty
    assert len(nw.furniture(corpus_of(rows, date=far, source="A"))) == 20


def test_copies_of_a_story_are_no_furniture():
    random = Random(4)
    texts = [" ".join(sentence(random) for _ in range(8)) for _ in range(30)]
    copies = [f"{text} {sentence(random)}" for text in texts[:4] for _ in range(6)]  # each with an end of its own
    corpus = corpus_of(texts + copies, source="A")
    assert nw.furniture(corpus).empty


def test_phrases_of_the_trade_are_news():
    random = Random(5)
    texts = [f"{sentence(random)} {random.choice(PEOPLE)} {STOCK[i % 3]} {sentence(random)}" for i in range(90)]
    assert nw.furniture(corpus_of(texts, source="A")).empty


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_have_no_known_form(text):
    assert nw.furniture(corpus_of([text])).empty


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_finds_its_examples_whole_alone_and_in_a_text(form):
    for example in form.examples:
        assert form.expression.search(example)[0] == example
        corpus = corpus_of([f"Rates rose on Monday.\n\n{example}\n\nShares fell."])
        assert corpus.text_of(nw.furniture(corpus)).str.strip().tolist() == [example]


def counts_of(corpus: nw.Corpus) -> pd.DataFrame:
    """Count the templates that come back."""
    sources, facts = sources_of(corpus.articles), asked(corpus)
    found = standing(corpus, facts)
    return counted(corpus, facts, repeated(corpus, found, sources, *returning(corpus, facts, found, sources)), sources)


def test_candidates_are_counted_as_a_plain_count_would():
    random = Random(6)
    line, mixed = "Find the puzzle on the back page.", "Thanks to {} and readers in {} for their letters."
    texts = [f"{sentence(random)} {line} {sentence(random)}" for _ in range(7)]
    texts += [f"{sentence(random)}\n\n{mixed.format(PEOPLE[i], PLACES[i])}" for i in range(5)]
    table = counts_of(corpus_of(texts, source="A"))
    seven = table[(table["n_units"] == 7) & (table["n_words"] == 7) & (table["kind"] == WRITTEN)]
    assert seven[["n_articles", "n_lines", "n_anywhere", "n_pairs"]].values.tolist() == [[7, 0, 7, 7]]
    five = table[(table["n_units"] == 5) & (table["kind"] == OPENED)]
    assert five[["n_articles", "n_lines", "n_words"]].values.tolist() == [[5, 5, 10]]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.integers(1, 6))
@settings(max_examples=25)
def test_any_text_gives_spans_inside_it(parts, n):
    corpus = corpus_of(["Oil. " + "".join(parts)] * n + ["Gas."])
    spans = nw.furniture(corpus)
    lengths = corpus.articles["text"].str.len()
    assert (spans["start"] >= 0).all() and (spans["end"] <= lengths.reindex(spans["article"]).to_numpy()).all()
    corpus.without(spans)


def test_nothing_gives_nothing(nothing, seed_corpus):
    assert nw.furniture(nothing).empty
    assert nw.furniture(seed_corpus).empty
    assert counts_of(nothing).empty


def test_where_all_is_in_capitals_only_known_forms_are_told(table):
    corpus = without_marks(table.assign(text=table["text"].str.upper()))
    found, false = found_and_false(table, corpus, nw.furniture(corpus))
    assert found > 0.4 and false < 0.01
