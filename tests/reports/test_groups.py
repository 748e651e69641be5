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


def test_the_name_of_a_set_follows_all_that_its_pages_can_show(tmp_path):
    (tmp_path / "a.txt").write_text("One.")

    def names(**columns):
        frame = pd.DataFrame({"text": ["One.", "Two."], "desk": ["sport", "world"]} | columns)
        made = groups.sets(Corpus.from_frame(frame), Source(tmp_path / "a.txt"), "desk", Path("pages"), tmp_path)
        return [group.fingerprint for group in made]

    plain = names()
    dated, titled, emptied = names(date=["2024-01-02", None]), names(title=["A", None]), names(text=["One.", None])
    assert dated[0] != plain[0] and titled[0] != plain[0]
    assert emptied[0] != plain[0]  # one more input that was rejected, which each page lists
    assert names() == plain
