"""Some thousand deliveries made at random are read as promised; `make fuzz` reads more."""

import pytest
from deliveries.fuzz import search

BLOCK = 250


@pytest.mark.parametrize("block", range(6))
def test_what_is_promised_is_kept_for_deliveries_at_random(tmp_path, block):
    assert search(block * BLOCK, (block + 1) * BLOCK, seed=0, folder=tmp_path) == []
