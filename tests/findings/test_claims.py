"""Every finding is re-derived: what its sentence claims is read back and compared with what the texts give."""

from datetime import date

import claims
import newswire as nw
import pandas as pd
import pytest
from corpora import SEED
from newswire import findings, overview
from stories import make


def generated() -> nw.Corpus:
    """Stories in no order, two of them without a date, one twice."""
    stories = make(60, seed=4).sample(frac=1, random_state=2, ignore_index=True)
    stories.loc[[3, 9], "date"] = pd.NaT
    return nw.Corpus.from_frame(pd.concat([stories, stories.iloc[[5]]], ignore_index=True))


def crowded() -> nw.Corpus:
    """Many stories in two months, and three long after them."""
    return nw.Corpus.from_frame(pd.concat([make(90, seed=1, days=60), make(3, seed=2, start=date(2024, 8, 1), days=9)]))


def seed() -> nw.Corpus:
    """The project's own article."""
    return nw.read_corpus(SEED)


@pytest.fixture(scope="module", params=[generated, crowded, seed], ids=lambda made: made.__name__)
def corpus(request):
    return request.param()


@pytest.fixture(scope="module")
def texts(corpus):
    return corpus.articles[["text", "date", "place", "agency", "title"]]


def said_of(corpus: nw.Corpus) -> dict[str, str]:
    """Return each sentence that the notebooks show of a corpus, by the name of its finding."""
    first = corpus.articles.index[0]
    months = overview.articles_per_period(corpus, "month")
    return {
        "articles_loaded": findings.articles_loaded(corpus.articles, corpus.rejected),
        "article_lengths": findings.article_lengths(overview.article_lengths(corpus)),
        "sentence_lengths": findings.sentence_lengths(overview.article_parts(corpus, first)),
        "articles_over_time": findings.articles_over_time(months, corpus.articles),
        "groups": findings.groups(corpus.articles, "agency"),
        "article_shares": findings.article_shares(overview.article_shares(corpus, "agency")),
        "repeated_articles": findings.repeated_articles(overview.repeated_articles(corpus), len(corpus)),
        "head_fields": findings.head_fields(overview.head_fields(corpus)),
    }


@pytest.fixture(scope="module")
def said(corpus):
    return said_of(corpus)


@pytest.mark.parametrize("name", [name for name in findings.__all__ if hasattr(claims, name)])
def test_what_a_sentence_claims_is_what_the_texts_give(texts, said, name):
    patterns, facts = getattr(claims, name)(texts)
    assert claims.contradictions(claims.read(said[name], patterns), facts) == []


@pytest.mark.parametrize("name", [name for name in findings.__all__ if hasattr(claims, name)])
def test_a_sentence_with_another_number_is_found_out(texts, said, name):
    patterns, facts = getattr(claims, name)(texts)
    for sentence in claims.mutants(said[name]):
        try:
            read = claims.read(sentence, patterns)
        except AssertionError:
            continue
        assert claims.contradictions(read, facts), sentence
