"""Files that were written and then damaged: refused in a sentence, or what they hold is what was written."""

import random
import re
import zipfile
from dataclasses import replace

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from corpora import assert_same_corpus
from newswire.corpus import store
from newswire.corpus.corpus import Corpus
from newswire.text.tokens import Coded

SEEDS = range(300)
SENTENCE = {
    "kept.newswire": r"kept\.newswire (is not a saved corpus or is damaged|has format .*); save it again",
    "kept.themes": r"kept\.themes (holds no themes or is damaged|has format .*); (fit and )?save them again\.",
}


def mutated(content: bytes, seed: int) -> bytes:
    """Change some bytes, cut, swap or repeat stretches, put in noise: one of these ways, by lot."""
    chance = random.Random(seed)
    a, b = sorted(chance.sample(range(len(content) + 1), 2))
    n = min(chance.choice([1, 4, 60]), len(content) - a)
    return chance.choice(
        [
            lambda: content[:a] + bytes([content[a % len(content)] ^ (1 << chance.randrange(8))]) + content[a + 1 :],
            lambda: content[:a] + chance.randbytes(n) + content[a + n :],
            lambda: content[:a],
            lambda: content[b:],
            lambda: content[:a] + content[b:],
            lambda: content[b:] + content[a:b] + content[:a],
            lambda: content + content[a:b],
            lambda: content[: len(content) - n] + bytes(n),
        ]
    )()


@pytest.fixture(scope="module")
def fitted():
    from stories import make

    return nw.themes.fit_themes(Corpus.from_frame(make(60, seed=7)), 3, n_resamples=0)


def assert_same_themes(opened, fitted):
    for name in ("words", "articles", "passages", "stability", "coherence", "choice", "pieces"):
        pd.testing.assert_frame_equal(getattr(opened, name), getattr(fitted, name))
    pd.testing.assert_series_equal(opened.labels, fitted.labels)
    assert opened.factors.names.equals(fitted.factors.names)
    for name in ("idf", "components"):
        np.testing.assert_array_equal(getattr(opened.factors, name), getattr(fitted.factors, name))


def refused_or(path, act, same) -> bool:
    """Tell whether opening a file is refused in its sentence; else compare what it gives."""
    try:
        opened = act(path)
    except ValueError as error:
        assert re.search(SENTENCE[path.name], str(error)), error
        return True
    same(opened)
    return False


def test_mutated_corpora(tmp_path, stories_corpus):
    path = tmp_path / "kept.newswire"
    stories_corpus.save(path)
    content = path.read_bytes()
    refused = 0
    for seed in SEEDS:
        path.unlink()  # the pages of a file that is still mapped stay as they are
        path.write_bytes(mutated(content, seed))
        refused += refused_or(path, nw.open_corpus, lambda opened: assert_same_corpus(opened, stories_corpus))
    assert refused > len(SEEDS) * 3 / 4


def test_mutated_themes(tmp_path, fitted):
    path = tmp_path / "kept.themes"
    fitted.save(path)
    content = path.read_bytes()
    refused = 0
    for seed in SEEDS:
        path.write_bytes(mutated(content, seed))
        refused += refused_or(path, nw.themes.open_themes, lambda opened: assert_same_themes(opened, fitted))
    assert refused > len(SEEDS) * 3 / 4


def test_the_same_themes_are_the_same_bytes(tmp_path, fitted):
    for name in ("a", "b"):
        fitted.save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_themes_with_one_part_of_another_file_or_without_it_are_refused(tmp_path, fitted):
    fitted.save(tmp_path / "whole")
    with zipfile.ZipFile(tmp_path / "whole") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        for put in (None, parts["words.arrow" if name != "words.arrow" else "articles.arrow"], b"", b"[]"):
            with zipfile.ZipFile(tmp_path / "kept.themes", "w") as archive:
                for other, part in parts.items():
                    if other != name or put is not None:
                        archive.writestr(other, put if other == name else part)
            with pytest.raises(ValueError, match=SENTENCE["kept.themes"]):
                nw.themes.open_themes(tmp_path / "kept.themes")


SHEET = (
    r"The coded sheet .* is not a table in CSV \(.*\); save it as CSV in UTF-8\.$|The coded sheet has no column .*\.$"
    r"|The code .* in row \d+ of the sheet is not one of .*\.$|The \w+ .* in row \d+ of the sheet is no whole number\.$"
    r"|Sentence \d+ of article .* is (coded twice|not in this corpus|not the one on the sheet)\.$"
)


def test_codes_of_a_mutated_sheet_are_refused_or_belong_to_their_sentences(tmp_path, stories_corpus):
    path = tmp_path / "sheet.csv"
    sheet = nw.sentiment.draw_sentences(stories_corpus, 20)
    sheet.assign(code=["negative", "neutral", "positive", ""] * 5).to_csv(path, index=False)
    content, given = path.read_bytes(), set(map(tuple, nw.sentiment.read_codes(path, stories_corpus).values))
    refused = 0
    for seed in SEEDS:
        path.write_bytes(mutated(content, seed))
        try:
            assert set(map(tuple, nw.sentiment.read_codes(path, stories_corpus).values)) <= given
        except ValueError as error:
            assert re.match(SHEET, str(error), re.DOTALL), error
            refused += 1
    assert refused > len(SEEDS) / 2


FALSE = {
    "codes beyond the types": lambda coded: replace(coded, codes=coded.codes + np.int32(len(coded.types))),
    "negative codes": lambda coded: replace(coded, codes=-coded.codes - 1),
    "codes that are no numbers": lambda coded: replace(coded, codes=coded.codes.astype(float)),
    "fewer tokens": lambda coded: replace(coded, token_starts=coded.token_starts[1:]),
    "fewer sentences": lambda coded: replace(coded, sentence_starts=coded.sentence_starts[1:]),
    "bounds that go back": lambda coded: replace(coded, sentence_bounds=coded.sentence_bounds[::-1].copy()),
    "one article less": lambda coded: replace(coded, article_bounds=coded.article_bounds[1:]),
    "no types": lambda coded: replace(coded, types=coded.types[:0]),
}


@pytest.mark.parametrize("what", FALSE)
def test_a_corpus_whose_numbers_do_not_fit_is_refused_though_its_checksum_is_right(tmp_path, stories_corpus, what):
    coded = Coded(**{name: getattr(stories_corpus, name) for name in store._ARRAYS})
    tables = stories_corpus.articles, stories_corpus.rejected, stories_corpus.notes
    store.save_tables(tmp_path / "sound", tables, coded)
    assert_same_corpus(nw.open_corpus(tmp_path / "sound"), stories_corpus)
    store.save_tables(tmp_path / "kept.newswire", tables, FALSE[what](coded))
    with pytest.raises(ValueError, match=SENTENCE["kept.newswire"]):
        nw.open_corpus(tmp_path / "kept.newswire")


@pytest.mark.parametrize("drop", ["text", "date", "source"])
def test_a_corpus_without_a_column_that_all_have_is_refused(tmp_path, stories_corpus, drop):
    coded = Coded(**{name: getattr(stories_corpus, name) for name in store._ARRAYS})
    tables = stories_corpus.articles.drop(columns=drop), stories_corpus.rejected, stories_corpus.notes
    store.save_tables(tmp_path / "kept.newswire", tables, coded)
    with pytest.raises(ValueError, match=SENTENCE["kept.newswire"]):
        nw.open_corpus(tmp_path / "kept.newswire")
