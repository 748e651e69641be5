"""The three articles that the explorer's tests search."""

import newswire as nw
import pandas as pd
import pytest

TEXTS = [
    "Mutual trust is good. Mutual. Trust came later.",
    "They trust the economy. Trust me, it was a horrible disaster.",
    "An economist said: <b>trust</ b>!",
]
DATES = ["2024-01-05", "2024-02-05", "2024-03-05"]


@pytest.fixture
def corpus():
    return nw.Corpus.from_frame(pd.DataFrame({"text": TEXTS, "date": DATES, "desk": ["world", "markets", "markets"]}))
