"""What is said of themes and groups where each story counts once is derived again, as what is said of articles is."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from claims import beside as of_groups
from claims import themes as of_themes
from claims.reading import contradictions, mutants, read
from newswire import findings, frequencies, overview, sentiment, themes
from stories import make

OF_THEMES = ["theme_overview", "theme_shares", "theme_groups", "theme_groups_then", "themes_recounted"]
OF_GROUPS = ["compared", "group_words", "words_alone", "common_words", "groups_over_time", "groups_recounted"]


def retold() -> tuple[nw.Corpus, pd.Series]:
    """Stories of which some are told by several agencies, some later, and one thirty times in other words."""
    stories = make(160, seed=4)
    again = stories.iloc[::5].assign(agency="TASS", date=stories["date"] + pd.Timedelta(days=3))
    many = stories.iloc[np.repeat(7, 30)]
    frame = pd.concat([stories, again, many], ignore_index=True)
    frame["text"] += [f"\n\nTold in take {place}." if place >= 160 else "" for place in range(len(frame))]
    corpus = nw.Corpus.from_frame(frame)
    told = [*range(160), *range(0, 160, 5), *[7] * 30]
    return corpus, pd.Series([f"s{place:03}" for place in told], corpus.articles.index)


@pytest.fixture(scope="module")
def corpus():
    corpus, stories = retold()
    return corpus.counted_once(stories.rename("story").rename_axis("article").reset_index())


@pytest.fixture(scope="module")
def told(corpus):
    """What each sentence is, and what its reader gets besides the texts."""
    compared = overview.compared(corpus, "agency", freq="quarter")
    fitted = themes.fit_themes(corpus, n_resamples=5, progress=False)
    of_compared = fitted.assign(compared)
    units, of_pair = corpus.units, {"units": compared.units}
    key = frequencies.group_keyness(counts := frequencies.count_words(compared, "group"))
    common = frequencies.common_words(counts)
    scores = sentiment.score_articles(compared, n_resamples=1)
    cells = sentiment.group_scores(scores, ["group", "period"], **of_pair)
    over_time = [fitted.prevalence(freq="month", halves=halves, units=units) for halves in (False, True)]
    then, held = (of_compared.prevalence(by="group", within=within, **of_pair) for within in ("period", None))
    shown = [key, sentiment.group_scores(scores, "group", **of_pair), held]
    single = overview.compared(nw.Corpus.from_frame(retold()[0].articles), "agency", freq="quarter")
    other = [
        frequencies.group_keyness(frequencies.count_words(single, "group")),
        sentiment.group_scores(scores, "group"),
        of_compared.prevalence(by="group"),
    ]
    count, periods = "stories", compared.articles["period"]
    both = [fitted.prevalence(units=units), fitted.prevalence()]
    return {
        "theme_overview": (findings.theme_overview(fitted, units), fitted),
        "theme_shares": (findings.theme_shares(over_time[0], count, over_time[1]), fitted),
        "theme_groups": (findings.theme_groups(fitted.prevalence(by="agency", units=units), count=count), fitted),
        "theme_groups_then": (findings.theme_groups(then, "agency", periods, count), of_compared),
        "themes_recounted": (findings.themes_recounted(*both, units, count), fitted),
        "compared": (findings.compared(corpus.articles, compared.articles, "agency", units), None),
        "group_words": (findings.group_words(key, "agency", count), key),
        "words_alone": (findings.words_alone(key, count), key),
        "common_words": (findings.common_words(common, count), None),
        "groups_over_time": (findings.groups_over_time(nw.periods.beside_others(cells, "mean"), "agency", count), None),
        "groups_recounted": (
            findings.groups_recounted(shown, other, compared.units, count), (shown, other, compared.units),
        ),
    }  # fmt: skip


@pytest.mark.parametrize("name", OF_THEMES + OF_GROUPS)
def test_what_is_said_of_stories_is_what_their_articles_give(corpus, told, name):
    texts = corpus.articles[["text", "date", "agency"]].assign(story=corpus.units)
    reader = getattr(of_themes, name, None) or getattr(of_groups, name)
    sentence, table = told[name]
    patterns, facts = reader(texts) if table is None else reader(texts, table)
    assert contradictions(read(sentence, patterns), facts) == []
    for mutant in mutants(sentence):
        try:
            claims = read(mutant, patterns)
        except AssertionError:
            continue
        assert contradictions(claims, facts), mutant


def test_it_says_stories():
    corpus, stories = retold()
    fitted = themes.fit_themes(corpus, 6, n_resamples=0, progress=False)
    assert f"There are 6 themes in {stories.nunique()} stories" in findings.theme_overview(fitted, stories)
    one = pd.Series("s", corpus.articles.index)
    assert findings.theme_overview(fitted, one).endswith(
        "One story says nothing about how common its themes are elsewhere."
    )
    assert findings.themes_recounted(fitted.prevalence(), fitted.prevalence(units=stories), stories) == (
        "The 222 articles tell 160 stories, since 95 of them tell what another tells too."
    ), "no theme is firm that was not tried, so nothing is said of its share"
