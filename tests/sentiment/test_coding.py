"""A check by hand: drawing, coding, reading back; agreement against published and independent values."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire import Corpus, sentiment
from newswire.sentiment import coding
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score
from stories import make

NONE = np.nan
# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section E: four observers, twelve units
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
    [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
]
CODES = st.lists(st.tuples(st.sampled_from([-1, 0, 1]), st.sampled_from([-1, 0, 1])), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def corpus():
    return Corpus.from_frame(make(30, seed=4))


def test_alpha_of_the_published_example():
    coincidences = np.zeros((5, 5))
    for codes in np.array(PUBLISHED).T:
        codes = codes[~np.isnan(codes)].astype(int)
        for one, other in permutations(codes - 1, 2):
            coincidences[one, other] += 1 / (len(codes) - 1)
    assert coincidences.sum().round(9) == 40  # the published table of coincidences holds as many codes
    assert coding.krippendorff_alpha(coincidences / 2).round(3) == 0.815


def test_alpha_without_variation_is_unknown():
    assert np.isnan(coding.krippendorff_alpha(np.diag([0, 0, 2])))


@given(st.lists(CODES, min_size=1, max_size=5))
def test_measures_equal_those_of_scikit_learn(tables):
    pairs = [np.array(table).T for table in tables]
    counts = np.stack([confusion_matrix(human, machine, labels=[-1, 0, 1]) for human, machine in pairs])
    f1 = [f1_score(human, machine, average="macro", zero_division=0) for human, machine in pairs]
    assert coding.macro_f1(counts).tolist() == pytest.approx(f1)
    assert coding.accuracy(counts).tolist() == pytest.approx([accuracy_score(*pair) for pair in pairs])


def test_intervals_are_a_bootstrap_over_articles(corpus):
    codes = sentiment.draw_sentences(corpus, 40)[["article", "sentence"]].assign(code=[0, 1] * 20)
    table = sentiment.compare_with_codes(corpus, codes, n_resamples=50, seed=3)
    scores = codes.merge(sentiment.score_sentences(corpus), on=["article", "sentence"])["compound"]
    right = np.where(scores.abs() < 0.05, 0, np.sign(scores)) == codes["code"]
    parts = [right[rows] for _, rows in codes.groupby("article", sort=False).groups.items()]
    drawn = np.random.default_rng(3).multinomial(len(parts), np.full(len(parts), 1 / len(parts)), size=50)
    means = [
        np.concatenate([part for part, n in zip(parts, row, strict=True) for _ in range(n)]).mean() for row in drawn
    ]
    row = table.set_index(["instrument", "measure"]).loc[("VADER, sentence mean", "accuracy")]
    assert row[["value", "low", "high"]].tolist() == pytest.approx([right.mean(), *np.quantile(means, [0.025, 0.975])])


def test_a_sheet_is_drawn_evenly_by_score(corpus):
    sheet = sentiment.draw_sentences(corpus, 30)
    assert list(sheet) == ["article", "sentence", "start", "end", "text", "code"]
    scores = sheet.merge(sentiment.score_sentences(corpus), on=["article", "sentence"])["compound"]
    assert [(scores >= 0.05).sum(), (scores <= -0.05).sum(), (scores.abs() < 0.05).sum()] == [10, 10, 10]
    assert not sheet.duplicated(["article", "sentence"]).any()
    assert sheet.equals(sentiment.draw_sentences(corpus, 30))


def test_a_small_corpus_gives_what_it_has():
    corpus = Corpus.from_frame(pd.DataFrame({"text": ["Good. Bad. Good again."]}))
    assert len(sentiment.draw_sentences(corpus, 30)) == 3
    with pytest.raises(ValueError, match="at least 1"):
        sentiment.draw_sentences(corpus, 0)


def test_a_perfect_coder(corpus, tmp_path):
    sheet = sentiment.draw_sentences(corpus, 30)
    scores = sheet.merge(sentiment.score_sentences(corpus), on=["article", "sentence"], how="left")["compound"]
    sheet["code"] = np.where(scores >= 0.05, "Positive", np.where(scores <= -0.05, "negative", "0"))
    sheet.loc[0, "code"] = ""
    sheet.to_csv(tmp_path / "sheet.csv", index=False)
    codes = sentiment.read_codes(tmp_path / "sheet.csv", corpus)
    table = sentiment.compare_with_codes(corpus, codes, n_resamples=50).set_index(["instrument", "measure"])
    vader = table.loc["VADER, sentence mean"]
    assert vader["value"].tolist() == [1, 1, 1]
    assert vader["low"].tolist() == [1, 1, 1]
    assert vader["n_sentences"].tolist() == [29, 29, 29]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"code": "maybe"}, "The code 'maybe' in row 1"),
        ({"sentence": 9999, "code": "0"}, "Sentence 9999 of article .* is not in this corpus"),
    ],
)
def test_sheets_that_cannot_be_used(corpus, change, message):
    sheet = sentiment.draw_sentences(corpus, 2)
    for column, value in change.items():
        sheet.loc[0, column] = value
    with pytest.raises(ValueError, match=message):
        sentiment.read_codes(sheet, corpus)


def test_no_codes_no_agreement(corpus):
    codes = sentiment.read_codes(sentiment.draw_sentences(corpus, 5), corpus)
    assert sentiment.compare_with_codes(corpus, codes)[["value", "low", "high"]].isna().all(axis=None)


def test_a_sentence_coded_twice_or_a_missing_sheet(corpus):
    sheet = sentiment.draw_sentences(corpus, 1).assign(code="0")
    with pytest.raises(ValueError, match="is coded twice"):
        sentiment.read_codes(pd.concat([sheet, sheet]), corpus)
    with pytest.raises(ValueError, match="There is no coded sheet nowhere.csv"):
        sentiment.read_codes("nowhere.csv", corpus)
    with pytest.raises(ValueError, match="no column 'code'"):
        sentiment.read_codes(sheet.drop(columns="code"), corpus)


def test_the_panel_sets_instruments_side_by_side(corpus):
    panel = sentiment.panel(corpus, {"glad": 2})
    assert list(panel) == [
        "VADER, whole article",
        "VADER, sentence mean",
        "news, sentence mean",
        "news without event words",
        "own lexicon alone",
    ]
    assert np.allclose(panel["VADER, sentence mean"], sentiment.score_articles(corpus)["mean"])
    assert len(sentiment.agreement(panel)) == 10


def test_disagreement_by_hand():
    panel = pd.DataFrame({"x": [0.5, 0.2, 0.9], "y": [-0.5, 0.1, -0.04]}, index=pd.Index(list("abc"), name="article"))
    table = sentiment.by_disagreement(panel)
    assert table["article"].tolist() == ["a", "c", "b"]
    assert table["opposite"].tolist() == [True, False, False]
    assert sentiment.agreement(panel)[["same_sign", "opposite_sign"]].round(2).to_numpy().tolist() == [[0.33, 0.33]]


def test_curly_negations_that_vader_cannot_see_are_counted():
    texts = ["I don’t like it. We didn't go.", "They won’t win.", "The ship’s crew wasn't here.", "It isn’t here."]
    corpus = Corpus.from_frame(pd.DataFrame({"text": texts}))
    assert sentiment.curly_negations(corpus).iloc[0].to_dict() == {
        "n_negations": 5, "n_curly": 3, "n_articles": 4, "n_moved": 2,
    }  # fmt: skip
    folded = Corpus.from_frame(pd.DataFrame({"text": [text.replace("’", "'") for text in texts]}))
    means = [sentiment.score_articles(each)["mean"].to_numpy() for each in (corpus, folded)]
    assert (means[0] != means[1]).sum() == 2
    assert sentiment.curly_negations(Corpus.from_frame(pd.DataFrame({"text": []})))["n_negations"].tolist() == [0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", "＝"])
def test_no_sentence_on_a_sheet_is_a_formula_and_it_is_read_back(tmp_path, start):
    corpus = Corpus.from_frame(pd.DataFrame({"text": [f'{start}HYPERLINK("http://x.example") was what they wrote.']}))
    sheet = sentiment.draw_sentences(corpus, 1)
    assert sheet["text"][0] == f"'{corpus.text_of(sheet)[0]}"
    sheet.assign(code="'-1").to_csv(tmp_path / "sheet.csv", index=False)
    assert sentiment.read_codes(tmp_path / "sheet.csv", corpus)["code"].tolist() == [-1]


def test_codes_of_a_sheet_that_was_drawn_from_other_texts_are_refused(corpus):
    sheet = sentiment.draw_sentences(corpus, 3).assign(code="neutral")
    for column, value in (
        ("start", sheet["start"] + 1),
        ("text", "Another text."),
        ("sentence", -1),
        ("sentence", "x"),
    ):
        with pytest.raises(ValueError, match=r"is (not the one on the sheet|no whole number)\.$"):
            sentiment.read_codes(sheet.assign(**{column: value}), corpus)
    respaced = sheet.assign(text=sheet["text"].str.replace(" ", "  ").str.replace("'", "’"))
    assert len(sentiment.read_codes(respaced, corpus)) == len(sheet)


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path, corpus):
    for content in (b"", b"PK\x03\x04\xff\xfe", b'a,b\n"', b"a,b\n1,2,3\n", b"a\n1,2,3\n4\n"):
        (tmp_path / "sheet.csv").write_bytes(content)
        with pytest.raises(ValueError, match=r"sheet.csv is not a table in CSV \(.*\); save it as CSV in UTF-8\.$"):
            sentiment.read_codes(tmp_path / "sheet.csv", corpus)
