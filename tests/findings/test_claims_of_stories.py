"""Findings about words where every story is counted once: what they claim is what the texts give."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from claims import frequencies as of_words
from claims import recounted as of_recounted
from claims.reading import contradictions, mutants, read
from newswire import findings, frequencies
from stories import make


def retold() -> pd.DataFrame:
    """A hundred stories, every third told four times, by whole copies or without the last words."""
    frame, random = make(100, seed=11, days=90), np.random.default_rng(3)
    again = frame.loc[np.repeat(frame.index[::3], 3)]
    shorter = [text[: int(len(text) * random.uniform(0.5, 1))] for text in again["text"]]
    return pd.concat([frame.assign(of=frame.index), again.assign(of=again.index, text=shorter)], ignore_index=True)


def few() -> pd.DataFrame:
    """Three stories of seven articles."""
    return retold().sort_values("of", kind="stable").head(7)


@pytest.fixture(scope="module", params=[retold, few], ids=lambda made: made.__name__)
def counted_once(request):
    frame = request.param()
    corpus = nw.Corpus.from_frame(frame)
    stories = corpus.articles["of"].astype(str).rename("story")
    return corpus, stories, corpus.counted_once(stories.rename_axis("article").reset_index())


def sides_of(corpus: nw.Corpus) -> list[nw.Corpus]:
    agency = corpus.articles["agency"]
    here = (agency == of_words.AGENCY).to_numpy(bool, na_value=False)
    return [corpus.where(here), corpus.where(~here & agency.notna().to_numpy())]


@pytest.fixture(scope="module")
def tables(counted_once):
    corpus, _, once = counted_once
    return {
        "top_words": frequencies.word_frequencies(once),
        "rank_frequency": frequencies.word_frequencies(once, stopwords=True),
        "key_words": frequencies.keyness(*sides_of(once)),
        "beside_english": frequencies.keyness(once, "english", min_count=2),
        "word_trend": frequencies.trend(once, of_words.FOLLOWED),
        "words_recounted": (
            [frequencies.word_frequencies(way) for way in (once, corpus)],
            [frequencies.keyness(*sides_of(way)) for way in (once, corpus)],
        ),
    }


@pytest.fixture(scope="module")
def said(counted_once, tables):
    own, count = dict(tables), {"count": "stories"}
    key, english, both = (own.pop(name) for name in ("key_words", "beside_english", "words_recounted"))
    return {name: getattr(findings, name)(table, **count) for name, table in own.items()} | {
        "key_words": findings.key_words(key, of_words.AGENCY, "the others", **count),
        "beside_english": findings.key_words(english, "these", "general English", **count),
        "words_recounted": findings.words_recounted(*both, counted_once[1], **count),
    }


@pytest.fixture
def facts_of(counted_once, tables):
    corpus, stories, _ = counted_once
    texts = corpus.articles[["text", "date", "agency"]].assign(story=stories)

    def facts(name: str) -> tuple[list[str], dict]:
        reader = getattr(of_words, name, None) or getattr(of_recounted, name)
        return reader(texts, tables[name]) if name in ("key_words", "words_recounted") else reader(texts)

    return facts


NAMES = ["top_words", "rank_frequency", "key_words", "beside_english", "word_trend", "words_recounted"]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sentence_claims_of_stories_is_what_the_texts_give(said, facts_of, name):
    patterns, facts = facts_of(name)
    claims = read(said[name], patterns)
    assert contradictions(claims, facts) == []


@pytest.mark.parametrize("name", NAMES)
def test_another_number_is_found_out(said, facts_of, name):
    patterns, facts = facts_of(name)
    for sentence in mutants(said[name]):
        try:
            claims = read(sentence, patterns)
        except AssertionError:
            continue
        assert contradictions(claims, facts), sentence
