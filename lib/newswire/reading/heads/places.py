"""Places under one name, however a dateline writes them."""

import pandas as pd


def unified(places: pd.Series) -> pd.Series:
    """Return places with those that are one under its commonest name: WASHINGTON and Washington."""
    return places
