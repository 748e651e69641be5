"""What is repeated is no evidence: counted once, intervals hold what they should, and chance finds nothing.

Events are drawn from a population whose rates are known; each is told by one to twelve articles, all word for word.
"""

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from events import tell
from newswire import frequencies, sentiment

OTHERS = [f"{one}{other}" for one in "ba de fi go hu ke li mo nu pe".split() for other in "rit sol tan vek zum".split()]
TELLERS = {1: 0.4, 2: 0.2, 3: 0.15, 5: 0.1, 8: 0.1, 12: 0.05}  # articles on an event, and how many events have them
LENGTH = 40  # words of each article
OIL_PER_MILLION = 0.3 * 4 / LENGTH * 1e6  # three in ten events are on oil and name it two to six times


def told(n: int, seed: int) -> nw.Corpus:
    """Draw events on oil and others, each in words of its own, and copy each as often as chance has it."""
    random = np.random.default_rng(seed)
    oil = np.where(random.random(n) < 0.3, random.integers(2, 7, n), 0)
    texts = [" ".join(["oil"] * times + list(random.choice(OTHERS, LENGTH - times))) for times in oil]
    event = np.repeat(np.arange(n), random.choice(list(TELLERS), n, p=list(TELLERS.values())))
    return nw.Corpus.from_frame(pd.DataFrame({"text": [texts[one] for one in event], "event": event}))


def once(corpus: nw.Corpus) -> nw.Corpus:
    """Count each event once."""
    story = corpus.articles["event"].astype(str).to_numpy()
    return corpus.counted_once(pd.DataFrame({"article": corpus.articles.index, "story": story}))


@pytest.fixture(scope="module")
def piles() -> list[nw.Corpus]:
    return [told(50, seed) for seed in range(30)]


@pytest.mark.parametrize(("count", "least", "most"), [("articles", 0.3, 0.75), ("stories", 0.88, 1)])
def test_the_interval_of_a_rate_holds_it_where_stories_are_counted(piles, count, least, most):
    held = 0
    for pile in piles:
        table = frequencies.word_frequencies(once(pile) if count == "stories" else pile).set_index("word")
        held += table.loc["oil", "low"] <= OIL_PER_MILLION <= table.loc["oil", "high"]
    assert least <= held / len(piles) <= most


@pytest.mark.parametrize(("count", "least", "most"), [("articles", 0.5, 1), ("stories", 0, 0.1)])
def test_halves_of_one_population_have_key_words_only_where_copies_count(piles, count, least, most):
    found = 0
    for pile in piles:
        corpus = once(pile) if count == "stories" else pile
        first = (pile.articles["event"].astype(int) < 25).to_numpy()
        found += (frequencies.keyness(corpus.where(first), corpus.where(~first))["q"] < 0.05).any()
    assert least <= found / len(piles) <= most


@pytest.mark.parametrize(("count", "least", "most"), [("articles", 0.9, 1), ("stories", 0, 0.1)])
def test_stories_that_were_found_are_no_more_evidence_than_events(count, least, most):
    found = 0
    for seed in range(8):
        corpus = nw.stories.counting(nw.Corpus.from_frame(tell(240, seed)), count)
        even = (corpus.articles["event"].astype(int) % 2 == 0).to_numpy()
        found += (frequencies.keyness(corpus.where(even), corpus.where(~even))["q"] < 0.05).any()
    assert least <= found / 8 <= most


def scored(n: int, seed: int) -> tuple[pd.DataFrame, pd.Series]:
    """Draw events whose articles all score alike, by a normal law of mean 0, half of them of either side."""
    random = np.random.default_rng(seed)
    event = np.repeat(np.arange(n), random.choice(list(TELLERS), n, p=list(TELLERS.values())))
    scores = pd.DataFrame({"mean": random.normal(size=n)[event], "n_sentences": 3, "side": event % 2})
    return scores, pd.Series(event.astype(str), scores.index)


@pytest.mark.parametrize(("count", "least", "most"), [("articles", 0.3, 0.75), ("stories", 0.9, 1)])
def test_the_interval_of_a_mean_score_holds_it_where_stories_are_counted(count, least, most):
    held = 0
    for seed in range(60):
        scores, story = scored(60, seed)
        mean = sentiment.overall_score(scores, units=story if count == "stories" else None)
        held += mean["low"].item() <= 0 <= mean["high"].item()
    assert least <= held / 60 <= most


@pytest.mark.parametrize(("count", "least", "most"), [("articles", 0.3, 1), ("stories", 0, 0.1)])
def test_sides_that_score_alike_are_told_apart_only_where_copies_count(count, least, most):
    found = 0
    for seed in range(60):
        scores, story = scored(60, seed)
        table = sentiment.group_scores(scores, "side", units=story if count == "stories" else None)
        found += (table["p"] < 0.05).any()
    assert least <= found / 60 <= most
