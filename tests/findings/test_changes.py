"""Changes since a former report: what is planted is found, and of articles divided by lot nothing is said to differ."""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from claims.reading import quoted_in
from newswire import findings, frequencies, sentiment, themes
from newswire.corpus.former import FORMER, NEW
from scipy import stats
from stories import GLAD, GRIM, THEMES, make

RATES = {"words": 0.05, "names": 0.05, "tone": 0.025, "towards": 0.025, "themes": 0.01}  # as the pages state them
NAMES = ["Anna Petrova", "Omar Haddad"]


def both_of(frame: pd.DataFrame, is_new: np.ndarray) -> nw.Corpus:
    """The articles of a table with the side that each is on."""
    corpus = nw.Corpus.from_frame(frame)
    return nw.Corpus.from_frame(corpus.articles.assign(report=np.where(is_new, NEW, FORMER)))


def said_of(both: nw.Corpus) -> dict[str, str]:
    """What the page says of two sides."""
    new, former = both.where(report=NEW), both.where(report=FORMER)
    counts = sentiment.count_names(both, "report")
    names = frequencies.keyness(*(counts[counts["report"] == side] for side in (NEW, FORMER)), min_count=5)
    towards = sentiment.target_difference(sentiment.towards(both, NAMES), both.articles["report"], FORMER, NEW)
    before = themes.fit_themes(former, 6, n_resamples=2, progress=False)
    fitted = themes.fit_themes(both, 6, n_resamples=2, since=before, progress=False)
    tone = sentiment.score_difference(sentiment.score_articles(both), "report", FORMER, NEW)
    return {
        "words": findings.key_words(frequencies.keyness(new, former), NEW, FORMER),
        "names": findings.key_words(names, NEW, FORMER, unit="name"),
        "tone": findings.sentiment_difference(tone),
        "towards": findings.target_difference(towards),
        "themes": findings.theme_moves(themes.theme_moves(before, fitted, "report", FORMER, NEW)),
    }


def words_of(theme: str) -> set[str]:
    return {word for kind in THEMES[theme] for word in kind}


NOTHING = {
    "words": "No word is firmly more frequent",
    "names": "No name is firmly named more often",
    "tone": "The mean scores of the new articles (",
    "towards": ("None of the 2 names is", "No name stands", *(f"{name} is not spoken of" for name in NAMES)),
    "themes": "No firm theme's share differs",
}


def test_of_articles_divided_by_lot_nothing_is_said_beyond_the_stated_rate():
    divisions, generator, stories = 40, np.random.default_rng(3), make(140, seed=6, days=30)
    alarms = dict.fromkeys(RATES, 0)
    for _ in range(divisions):
        said = said_of(both_of(stories, generator.permutation(len(stories)) < 50))
        for part, sentence in said.items():
            alarms[part] += not sentence.startswith(NOTHING[part])
    most = {part: stats.binom.ppf(0.99, divisions, rate) for part, rate in RATES.items()}
    assert {part: n for part, n in alarms.items() if n > most[part]} == {}


@pytest.fixture(scope="module")
def planted():
    """The former report has no stories of space; the new ones have none of farming, and are glad."""
    stories = make(700, seed=12, heads=False)
    early, late = stories.iloc[:350], stories.iloc[350:]
    former = early[(early["theme"] != "space") & (early["speaker"] != "Priya Nair")]
    new = late[(late["theme"] != "farming") & (late["speaker"] != "Li Wei")]
    frame = pd.concat([former, new], ignore_index=True)
    return both_of(frame, np.arange(len(frame)) >= len(former))


@pytest.fixture(scope="module")
def found(planted):
    return said_of(planted)


def test_planted_words_and_names_are_found(found):
    more, less = (quoted_in(side) for side in found["words"].partition(" (")[0].split("; more frequent in the former"))
    still = {word for theme in ("energy", "football", "courts", "health") for word in words_of(theme)}
    assert len(more) == len(less) == 4
    assert not set(more) & (still | words_of("farming") | {*GRIM, "awful", "terrible", "angry", "bad"})
    assert not set(less) & (still | words_of("space") | {*GLAD, "excellent", "great", "happy", "good"})
    came, quiet = (
        quoted_in(side) for side in found["names"].partition(" (")[0].split("; named more often in the former")
    )
    assert came == ["Priya Nair"]
    assert "Li Wei" in quiet


def test_planted_tone_is_found(found):
    assert found["tone"].startswith("The mean score of the new articles is ")
    assert " higher than that of the former report" in found["tone"]
    assert found["towards"].startswith(NOTHING["towards"]), "whoever is named only speaks, as gladly as before"


def test_planted_themes_are_new_and_gone(found, planted):
    said = found["themes"]
    new, gone = (
        quoted_in(said.partition(name)[2].partition(").")[0])[0] for name in ("New, or nearly: ", "Gone, or nearly: ")
    )
    for label, theme in ((new, "space"), (gone, "farming")):
        texts = planted.articles["text"]
        of_theme = planted.articles["theme"] == theme
        holds = texts.str.contains("|".join(label.split(", ")), case=False)
        assert holds[of_theme].mean() > 0.6
        assert holds[~of_theme].mean() < 0.05
