"""Each delivery that was collected is read as it was meant: every story, with its facts, and nothing besides."""

import pandas as pd
import pytest
from deliveries.collected import Delivery, joined
from deliveries.of_damage import DAMAGED
from deliveries.of_days import DATED
from deliveries.of_documents import DOCUMENTS
from deliveries.of_exports import EXPORTS
from deliveries.of_pages import PAGES
from deliveries.of_records import JSON
from deliveries.of_services import SERVICES
from deliveries.of_tables import TABLES
from newswire.reading.articles import read_articles

COLLECTED = [*DAMAGED, *DATED, *DOCUMENTS, *EXPORTS, *JSON, *PAGES, *SERVICES, *TABLES]


def test_no_two_deliveries_share_a_name():
    assert len({delivery.name for delivery in COLLECTED}) == len(COLLECTED)


@pytest.mark.parametrize("delivery", COLLECTED, ids=lambda delivery: delivery.name)
def test_what_is_delivered_is_read_as_it_was_meant(tmp_path, delivery: Delivery):
    for name, data in delivery.files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    articles, rejected, notes = read_articles(tmp_path, columns=delivery.columns, progress=False)
    if delivery.texts is not None:  # what is left of it cannot be told
        assert articles["text"].map(joined).tolist() == [joined(text) for text in delivery.texts]
    for name, values in (delivery.given or {}).items():
        assert _plain(articles[name]) == values, name
    assert len(rejected) == len(delivery.rejected), rejected.to_dict("records")
    for (source, reason), row in zip(delivery.rejected, rejected.itertuples(), strict=True):
        assert row.source.endswith(source)
        assert reason in row.reason
    told = "\n".join(f"{row.source}: {row.note}" for row in notes.itertuples())
    for note in delivery.notes:
        assert note in told


def _plain(column: pd.Series) -> list:
    """Return a column as a list: dates as days, what is missing as None."""
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    return [None if pd.isna(value) else value for value in column]
