"""Sets of pages: one for each value of a column, and each article in one of them."""

from pathlib import Path

import pandas as pd
from newswire import Corpus
from newswire.reading.sources import Source
from newswire.reports import groups


def test_a_value_that_reads_not_known_shares_its_set_so_that_no_article_is_lost(tmp_path):
    frame = pd.DataFrame({"text": ["One.", "Two.", "Three."], "desk": ["not known", None, "sport"]})
    (tmp_path / "a.txt").write_text("One.")
    sets = groups.sets(Corpus.from_frame(frame), Source(tmp_path / "a.txt"), "desk", Path("pages"), tmp_path)
    assert [group.title for group in sets] == ["desk: sport", "desk: not known"]
    assert [len(group.corpus) for group in sets] == [1, 2]
