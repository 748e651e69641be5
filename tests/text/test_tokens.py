"""Tokens: for every sentence the spans of NLTK's own tokenizer, whatever the text."""

import numpy as np
import pyarrow as pa
import pytest
import reference
from corpora import assert_same_codes
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire.text import chunks
from newswire.text.tokens import Coded, encode

# Quotes, contractions in all cases, ellipses, currency, brackets, dashes, other scripts, and what looks like them.
WORDS = (
    "He said can't CAN'T Can’t won't IT'S it’s don't cannot Cannot CANNOT gonna GONNA gotta wanna gimme lemme 'tis "
    "'Twas d'ye D'ye more'n they'll we've I'd I'M O'Neill rock'n'roll y'all 'cause 's 'S 'll 're 'VE n't N'T U.S. U.K. "
    'Mr. a.m. No. 2 3.14 1,000 10:30 $5 £3.50 €7 50% #tag @you AT&T co-op e.g. x.com end.The end."The Москва кот’а '
    "北京 東京。 😀 👩‍👩‍👧 café cafe\u0301 İstanbul ſaid ﬁne naïve ß "
)
MARKS = "... .... .. . , ; : ? ! ?! … -- --- - – — ― ( ) [ ] { } < > \" ' '' `` ` “ ” ‘ ’ « » „ ‚ & * $ # % ^ _ / \\ +"
SPACES = [" ", " ", " ", "", "  ", "\n", "\n\n", "\t", "\r\n", *map(chr, (0xA0, 0x2028, 0x85, 0x1C, 0x3000, 0x200B))]
TEXT = st.lists(st.tuples(st.sampled_from((WORDS + MARKS).split()), st.sampled_from(SPACES)), max_size=12).map(
    lambda parts: "".join(map("".join, parts))
)
CHARACTERS = st.text(st.sampled_from("aA.,'\"`’‘“”«([)]>—-:;?!$%&*…10 \n\xa0\x1cnts\u0301İſ😀Ж中"), max_size=14)
# Coding takes as long for one short text as for twenty: an example holds many.
TEXTS = st.lists(TEXT | CHARACTERS | st.text(max_size=20), min_size=8, max_size=20, unique=True)


def coded(texts, jobs: int = 1) -> Coded:
    return encode(pa.array(texts, pa.large_string()), jobs)


def sentences(found: Coded, texts):
    """Yield each sentence with the spans of its tokens in it and their surfaces."""
    types = found.types.to_pylist()
    rows = np.searchsorted(found.article_bounds, found.sentence_bounds[:-1], side="right") - 1
    for i, row in enumerate(rows.tolist()):
        first, last = found.sentence_bounds[i : i + 2]
        start = int(found.sentence_starts[i])
        surfaces = [types[code] for code in found.codes[first:last]]
        starts = (found.token_starts[first:last] - start).tolist()
        spans = [(at, at + len(surface)) for at, surface in zip(starts, surfaces)]
        yield texts[row][start : found.sentence_ends[i]], spans, surfaces


def assert_nltks(texts):
    for sentence, spans, surfaces in sentences(coded(texts), texts):
        assert spans == reference.tokens(sentence), sentence
        assert [sentence[start:end] for start, end in spans] == surfaces


@given(TEXTS)
@settings(max_examples=40)
@example([])
def test_the_tokens_of_every_sentence_are_nltks(texts):
    assert_nltks(texts)


@given(TEXTS)
@settings(max_examples=20)
def test_tokens_cover_everything_but_white_space_and_stay_inside_their_sentences(texts):
    found = coded(texts)
    lengths = np.array([len(token) for token in found.types.to_pylist()], int)[found.codes]
    bounds = found.article_bounds
    for text, first, last in zip(texts, bounds, bounds[1:]):
        starts = found.token_starts[first:last]
        covered = {at for start, n in zip(starts, lengths[first:last]) for at in range(start, start + n)}
        assert covered >= {at for at, character in enumerate(text) if not character.isspace()}
    assert np.array_equal(found.sentence_starts, found.token_starts[found.sentence_bounds[:-1]])
    last = found.sentence_bounds[1:] - 1
    assert np.array_equal(found.sentence_ends, found.token_starts[last] + lengths[last])


@given(TEXTS, st.sampled_from([1, 5, 40]))
@settings(max_examples=20)
def test_jobs_and_blocks_change_nothing(texts, block):
    whole = coded(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "BLOCK", block)
        assert_same_codes(coded(texts, jobs=2), whole)


@pytest.mark.parametrize("step", [1, 10, 1000])
def test_the_step_of_expansion_changes_nothing(monkeypatch, stories_corpus, step):
    texts = stories_corpus.articles["text"].tolist()
    whole = coded(texts)
    monkeypatch.setattr("newswire.text.tokens.STEP", step)
    assert_same_codes(coded(texts), whole)


@pytest.mark.parametrize(
    "text",
    [
        "we've\x1cok",
        "it's'",
        "x it's'\nok x",
        "gimme' end.‘U.K. >\xa0",
        "0. ’\u2028",
        "the `end'' of “it”.",
        "''Twas so,'' he said.",
        'He said "no.")',
        "x . ) ] > \" '",
        "He left.\xa0He won.",
    ],
)
def test_tokens_where_marks_reach_beyond_their_chunk(text):
    assert_nltks([text])


def test_tokens_of_generated_stories_and_of_the_seeds_are_nltks(stories_corpus, seed_corpus):
    texts = [*stories_corpus.articles["text"], *seed_corpus.articles["text"]]
    assert_nltks(texts)
    assert sum(1 for _ in sentences(coded(texts), texts)) > 500


def test_types_are_in_order_of_count_then_of_text(stories_corpus):
    texts = stories_corpus.articles["text"].tolist()
    found = coded(texts)
    expected = sorted(reference.counts(texts).items(), key=lambda item: (-item[1], item[0].encode()))
    counted = np.bincount(found.codes, minlength=len(found.types)).tolist()
    assert list(zip(found.types.to_pylist(), counted)) == expected


@pytest.mark.parametrize("texts", [[], [""], ["", " \n"]])
def test_no_text_no_tokens(texts):
    found = coded(texts)
    assert (len(found.types), len(found.codes), len(found.sentence_starts)) == (0, 0, 0)
    assert found.article_bounds.tolist() == [0] * (len(texts) + 1)
    assert found.sentence_bounds.tolist() == [0]


def test_empty_texts_keep_their_place():
    found = coded(["", "One. Two.", "", "Three."])
    assert found.article_bounds.tolist() == [0, 0, 4, 4, 6]
    assert found.sentence_bounds.tolist() == [0, 2, 4, 6]
