"""Themes as a whole: planted ones come back, order does not matter, small corpora work, what is saved comes back."""

import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from newswire import Corpus, themes
from newswire.themes import measures
from sklearn.metrics import normalized_mutual_info_score
from stories import THEMES, make


@pytest.fixture(scope="module")
def stories():
    return make(240, seed=3)


@pytest.fixture(scope="module")
def corpus(stories):
    return Corpus.from_frame(stories)


@pytest.fixture(scope="module")
def fitted(corpus):
    return themes.fit_themes(corpus, len(THEMES), n_resamples=5, progress=False)


def main_themes(fitted, corpus):
    main = fitted.articles[fitted.articles["main"]].set_index("article")["theme"]
    return main.reindex(corpus.articles.index)


def test_planted_themes_are_found_again(fitted, corpus):
    planted = corpus.articles["theme"].to_numpy()
    assert normalized_mutual_info_score(planted, main_themes(fitted, corpus)) > 0.95
    for theme, rows in fitted.words[fitted.words["rank"] <= 5].groupby("theme"):
        of = {name for name, parts in THEMES.items() for word in rows["word"] if word in sum(parts, [])}
        assert len(of) == 1, (theme, rows["word"].tolist())
    assert fitted.stability["firm"].all()
    assert fitted.diversity == 1


@pytest.mark.parametrize("n, seed", [(100, 5), (240, 3), (300, 9)])
def test_the_number_of_planted_themes_is_chosen_and_all_are_firm(n, seed):
    made = Corpus.from_frame(make(n, seed=seed))
    chosen = themes.fit_themes(made, n_resamples=5, progress=False)
    assert chosen.n_themes == len(THEMES)
    assert chosen.choice.loc[chosen.choice["chosen"], "n_themes"].tolist() == [len(THEMES)]
    assert chosen.stability["firm"].all()
    assert normalized_mutual_info_score(made.articles["theme"], main_themes(chosen, made)) > 0.98
    assert chosen.rest.empty


def test_articles_that_share_nothing_with_the_themes_are_the_rest(fitted):
    odd = pd.DataFrame(
        {"text": ["Violins and oboes tuned up softly.", "The striker and the goalkeeper tackled the winger."]}
    )
    assigned = fitted.assign(Corpus.from_frame(odd))
    assert assigned.articles.groupby("article", sort=False)["main"].any().tolist() == [False, True]
    assert assigned.rest["article"].tolist() == [assigned.articles["article"].iloc[0]]
    assert assigned.prevalence()["share"].sum() == 0.5


def test_words_of_a_label_stand_in_most_articles_of_their_theme(fitted, corpus):
    main, texts = main_themes(fitted, corpus), corpus.articles["text"].str.lower()
    for theme, label in fitted.labels.items():
        assert texts[main == theme].str.contains(label.replace(", ", "|")).mean() > 0.85


def test_texts_of_words_drawn_by_lot_have_no_firm_themes():
    generator = np.random.default_rng(2)
    words = np.array([f"{a}{b}ing" for a in "bcdfghjklm" for b in ("am", "ol", "et", "ir", "un", "ast", "elt", "ork")])
    texts = [". ".join(" ".join(generator.choice(words, 8)).capitalize() for _ in range(10)) + "." for _ in range(120)]
    lot = themes.fit_themes(Corpus.from_frame(pd.DataFrame({"text": texts})), n_resamples=10, progress=False)
    assert lot.stability["firm"].mean() < 0.2
    best = lot.choice.loc[lot.choice["information"].idxmax()]
    assert best["information"] < 3 * best["error"] + 0.1


def test_shares_of_an_article_sum_to_one(fitted, corpus):
    total = fitted.articles.groupby("article")["share"].sum()
    assert len(total) == len(corpus)
    assert total.to_numpy() == pytest.approx(1)
    assert fitted.articles["fit"].between(0, 1.000001).all()
    assert fitted.articles["main"].sum() == len(corpus)
    table = fitted.overview()
    assert table["share"].is_monotonic_decreasing
    assert table["n_articles"].tolist() == (table["share"] * len(corpus)).round().tolist()
    assert fitted.words["theme"].unique().tolist() == fitted.labels.index.tolist() == list(range(1, 7))


def test_order_of_articles_changes_nothing(fitted, stories):
    shuffled = Corpus.from_frame(stories.sample(frac=1, random_state=4))
    again = themes.fit_themes(shuffled, len(THEMES), n_resamples=5, progress=False)
    pd.testing.assert_frame_equal(again.words, fitted.words, rtol=1e-9)
    assert again.labels.tolist() == fitted.labels.tolist()
    shares = [part.articles.set_index(["article", "theme"])["share"].sort_index() for part in (fitted, again)]
    pd.testing.assert_series_equal(*shares, rtol=1e-7)
    pd.testing.assert_frame_equal(again.stability, fitted.stability)


def test_typical_sentences_speak_of_their_theme(fitted, corpus):
    texts = corpus.text_of(fitted.passages)
    for theme, rows in fitted.passages.groupby("theme"):
        words = set(fitted.words.loc[(fitted.words["theme"] == theme), "word"])
        assert all(words & set(text.lower().replace(".", "").replace(",", "").split()) for text in texts[rows.index])
        assert rows["article"].is_unique


def test_assigning_the_same_articles_gives_the_same_shares(fitted, corpus, tmp_path):
    fitted.save(tmp_path / "themes.zip")
    opened = themes.open_themes(tmp_path / "themes.zip")
    pd.testing.assert_frame_equal(opened.words, fitted.words)
    assert opened.labels.tolist() == fitted.labels.tolist()
    half = corpus.where(np.arange(len(corpus)) < 120)
    assigned = opened.assign(half)
    assert (main_themes(assigned, half) == main_themes(fitted, corpus)[:120]).mean() > 0.98
    assert assigned.articles["article"].nunique() == 120
    assert len(assigned.prevalence(by="agency"))


def test_an_article_is_assigned_the_same_whatever_comes_with_it(fitted, corpus):
    together = fitted.assign(corpus).articles.set_index(["article", "theme"])["share"]
    for place in (0, 57, 130):
        alone = fitted.assign(corpus.where(np.arange(len(corpus)) == place)).articles
        alone = alone.set_index(["article", "theme"])["share"]
        assert alone.to_numpy() == pytest.approx(together[alone.index].to_numpy(), abs=1e-4)


def test_files_of_earlier_versions_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match="has format 1, but this version reads 3; fit and save them again."):
        themes.open_themes(Path(__file__).with_name("format_1.zip"))  # written by newswire 0.1.0


def test_no_themes_are_saved_and_opened_too(corpus, tmp_path):
    themes.fit_themes(corpus.where(np.zeros(len(corpus), bool))).save(tmp_path / "none.zip")
    opened = themes.open_themes(tmp_path / "none.zip").assign(corpus)
    assert opened.n_themes == len(opened.articles) == len(opened.prevalence(by="agency")) == 0


def test_opened_themes_say_that_the_columns_of_articles_are_not_with_them(fitted, tmp_path):
    fitted.save(tmp_path / "themes.zip")
    opened = themes.open_themes(tmp_path / "themes.zip")
    for asked in ({"by": "agency"}, {"freq": "year"}):
        with pytest.raises(ValueError, match="The articles have no column '.*'; there are none."):
            opened.prevalence(**asked)


def test_themes_assigned_to_no_articles_have_empty_tables(fitted, corpus):
    assigned = fitted.assign(corpus.where(np.zeros(len(corpus), bool)))
    assert assigned.articles.empty
    assert assigned.prevalence().empty
    assert assigned.words.equals(fitted.words)


def test_a_damaged_file_is_refused(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"nothing of the kind")
    with pytest.raises(ValueError, match="holds no themes or is damaged"):
        themes.open_themes(tmp_path / "x.zip")
    with pytest.raises(FileNotFoundError, match="no themes at"):
        themes.open_themes(tmp_path / "y.zip")
    saved = bytearray(Path(__file__).with_name("format_1.zip").read_bytes())
    saved[len(saved) // 2] ^= 1
    (tmp_path / "z.zip").write_bytes(saved)
    with pytest.raises(ValueError, match="holds no themes or is damaged"):
        themes.open_themes(tmp_path / "z.zip")


def test_a_file_of_a_later_format_is_named(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("themes.json", '{"format": 4}')
    with pytest.raises(ValueError, match="has format 4, but this version reads 3"):
        themes.open_themes(tmp_path / "x.zip")


def test_prevalence_is_the_share_of_the_articles_with_an_interval(fitted, corpus):
    table = fitted.prevalence(by="agency")
    held = fitted.articles.merge(corpus.articles["agency"], left_on="article", right_index=True)
    means = held.groupby(["theme", "agency"])["main"].mean()
    for row in table.itertuples():
        assert row.share == pytest.approx(means[row.theme, row.group])
        assert row.low <= row.share <= row.high
    few = themes.fit_themes(corpus.where(np.arange(len(corpus)) < 3), 2, n_resamples=0, progress=False).prevalence()
    assert few["thin"].all()
    assert few["low"].isna().all()


def test_the_planted_rise_of_the_first_theme_is_seen(fitted, corpus):
    energy = fitted.words[fitted.words["word"].isin(THEMES["energy"][0])]["theme"].mode()[0]
    over_time = fitted.prevalence(freq="quarter")
    rows = over_time[over_time["theme"] == energy]
    assert rows["share"].iloc[-1] > rows["share"].iloc[0]
    half = np.where(corpus.articles["date"].rank(pct=True) > 0.5, "late", "early")
    dated = Corpus.from_frame(corpus.articles.assign(half=half))
    rise = fitted.assign(dated).difference("half", "early", "late").set_index("theme").loc[energy]
    assert rise["low"] < rise["difference"] < rise["high"]
    assert rise["difference"] > 0
    with pytest.raises(ValueError, match="There are no articles in the group 'late'"):
        fitted.difference("agency", "late", "early")


@pytest.mark.parametrize("n, by_passages", [(49, True), (50, False)])
def test_fewer_than_fifty_articles_are_cut_into_passages(stories, n, by_passages):
    few = themes.fit_themes(Corpus.from_frame(stories.head(n)), 2, n_resamples=0, progress=False)
    assert few.by_passages == by_passages
    assert (len(few.pieces) > n) == by_passages


def test_diversity_worked_by_hand(fitted):
    words = pd.DataFrame(
        {"rank": [1, 2, 10, 1, 2, 10, 11], "word": ["oil", "gas", "rain", "gas", "sun", "wheat", "oil"]}
    )
    assert replace(fitted, words=words.assign(theme=0)).diversity == 5 / 6


@pytest.mark.parametrize("progress", [None, True, False])
def test_progress_is_shown_as_asked(corpus, monkeypatch, progress):
    asked = []
    monkeypatch.setattr(measures, "bar", lambda steps, progress, **named: asked.append(progress) or steps)
    themes.fit_themes(corpus.where(np.arange(len(corpus)) < 12), n_resamples=1, progress=progress)
    assert asked == [progress] * 2


@pytest.mark.parametrize("n", [1, 2, 36])
def test_small_corpora_work(stories, n):
    small = Corpus.from_frame(stories.head(n))
    few = themes.fit_themes(small, n_resamples=3, progress=False)
    assert few.n_themes >= 1
    assert few.by_passages
    assert few.articles.groupby("article")["share"].sum().to_numpy() == pytest.approx(1)
    assert len(few.overview()) == few.n_themes


def test_three_identical_articles_and_articles_without_words_work():
    text = "The pipeline carried gas to the refinery. The court heard the case of the striker."
    same = Corpus.from_frame(pd.DataFrame({"text": [text] * 3}))
    assert themes.fit_themes(same, n_resamples=2, progress=False).articles["article"].nunique() == 3
    short = themes.fit_themes(Corpus.from_frame(pd.DataFrame({"text": ["Prices rose in Orleans."]})), progress=False)
    assert short.labels.tolist() == ["orleans, prices, rose"]
    assert len(short.overview()) == len(short.evidence()) == 1
    numbers = Corpus.from_frame(pd.DataFrame({"text": ["It was 44 of 55.", "And 77."]}))
    assert themes.fit_themes(numbers, progress=False).n_themes == 0
    mixed = Corpus.from_frame(pd.DataFrame({"text": ["It was 44 of 55.", text, "Rain fell on the harvest of wheat."]}))
    assert themes.fit_themes(mixed, 2, n_resamples=0, progress=False).articles["article"].nunique() == 3


def test_an_empty_corpus_gives_empty_tables(corpus):
    nothing = themes.fit_themes(corpus.where(np.zeros(len(corpus), bool)), progress=False)
    assert nothing.n_themes == 0
    assert list(nothing.words) == ["theme", "rank", "word", "score", "count"]
    assert nothing.prevalence().empty
    assert nothing.overview().empty


@pytest.mark.parametrize("n", [0, -1, 2.5, 201, 500, "many", True])
def test_numbers_of_themes_that_make_no_sense_are_refused(corpus, n):
    with pytest.raises(ValueError, match="whole number from 1 to 200, or 'auto'"):
        themes.fit_themes(corpus, n)


@pytest.mark.parametrize("given", [{"seed": -1}, {"seed": "x"}, {"n_resamples": -1}, {"n_resamples": 2.5}])
def test_seeds_and_draws_that_make_no_sense_are_refused(corpus, given):
    with pytest.raises(ValueError, match=f"{next(iter(given))} is .*, but it must be a whole number from 0"):
        themes.fit_themes(corpus, 2, **given)


def test_there_are_no_more_themes_than_pieces(stories):
    few = themes.fit_themes(Corpus.from_frame(stories.head(3)), 100, n_resamples=0, progress=False)
    assert few.n_themes == len(few.pieces)


def test_the_rich_display_escapes_words():
    texts = [f"The <script>alert({i})</script> pipeline and the refinery rose {i}." for i in range(6)]
    two = themes.fit_themes(Corpus.from_frame(pd.DataFrame({"text": texts})), 2, n_resamples=0, progress=False)
    assert "<script>" not in two._repr_html_()
    assert "2 themes" in repr(two)


def test_headlines_have_themes_too():
    # texts of one sentence have no two halves of sentences, so their words are halved
    titles = [*make(200)["title"], "Hello", "1992"]
    fitted = themes.fit_themes(Corpus.from_frame(pd.DataFrame({"text": titles})), n_resamples=3, progress=False)
    assert fitted.n_themes >= 2
    assert (fitted.choice["information"] > 2 * fitted.choice["error"]).any()


def test_texts_of_one_word_are_too_short_to_choose_a_number_of_themes():
    texts = ["Oil", "Gas", "Rain", "Snow", "Wind", "Coal"]
    fitted = themes.fit_themes(Corpus.from_frame(pd.DataFrame({"text": texts})), n_resamples=3, progress=False)
    assert len(fitted.choice) == 1 and fitted.choice["information"].isna().all()


def test_firm_themes_come_first_and_of_them_the_largest(fitted):
    sizes = fitted.pieces["theme"].value_counts().reindex(fitted.labels.index, fill_value=0)
    table = fitted.stability.assign(size=sizes.to_numpy())
    assert table.sort_values(["firm", "size"], ascending=False, kind="stable").index.tolist() == table.index.tolist()
    assert (fitted.words.groupby("theme")["rank"].agg(list).map(lambda ranks: ranks == sorted(ranks))).all()
