"""How likely draws hold so much: exact, and near that for sums that vary by hundreds."""

import numpy as np
import pandas as pd
import pytest
from newswire.themes.draws import sum_exceeded


@pytest.mark.parametrize("z", [-1, 0, 1, 2, 3])
def test_of_many_articles_the_test_is_nearly_the_exact_one(z, monkeypatch):
    n, all_n, held = (pd.Series([each] * 12) for each in (20_000, 100_000, 6_500))
    mean, sd = 12 * 20_000 * 0.065, (12 * 20_000 * 0.065 * 0.935 * 0.8) ** 0.5
    seen = pd.Series([round(mean + z * sd)] + [0] * 11)
    near = sum_exceeded(seen, n, held, all_n)
    monkeypatch.setattr("newswire.themes.draws.MANY", np.inf)
    assert near == pytest.approx(sum_exceeded(seen, n, held, all_n), rel=0.03)
    assert near != sum_exceeded(seen, n, held, all_n)
