"""Tables that travel in a page: whole, the same every time, and harmless in a spreadsheet."""

import base64
import csv
import gzip
import io
import re
from datetime import date

import newswire as nw
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire.display.taking import COMMAND, MOST_CHARACTERS, MOST_ROWS, csv_of
from newswire.tables import as_given, formula_safe

TABLE = pd.DataFrame(
    {
        "word": ["oil", "naïve, “quoted”", "two\nlines"],
        "count": [1200, 3, 0],
        "rate": [1 / 3, np.nan, -2e-7],
        "day": pd.to_datetime(["2024-10-03", None, "2024-10-05"]),
        "firm": [True, False, True],
        "month": pd.PeriodIndex(["2024-01", "2024-02", "2024-03"], freq="M"),
    }
)


@pytest.fixture
def rendering(monkeypatch):
    """What `newswire report` tells the notebooks that it runs."""
    monkeypatch.setenv(COMMAND, "newswire report seeds")


def travelling(html: str) -> tuple[bytes, dict[str, str]]:
    """Return what the link of a table holds, and the link's other attributes."""
    link = dict(re.findall(r' ([a-z-]+)="([^"]*)"', re.search(r'<a class="nw-csv"[^>]*>', html)[0]))
    kind, _, content = link.pop("href").partition(";base64,")
    assert kind == "data:application/gzip"
    return gzip.decompress(base64.b64decode(content)), link


def test_a_table_travels_only_on_a_page_that_is_rendered(rendering, monkeypatch):
    rendered = nw.show(TABLE, "Words.").html
    monkeypatch.delenv(COMMAND)
    explored = nw.show(TABLE, "Words.").html
    assert "nw-csv" not in explored
    assert re.sub(r' <a class="nw-csv".*?</a>', "", rendered) == explored


def test_all_rows_and_columns_come_back_with_their_values(rendering):
    content, link = travelling(nw.show(TABLE, "Words & counts.", rows=1).html)
    back = pd.read_csv(io.BytesIO(content), parse_dates=["day"])
    expected = TABLE.assign(month=["2024-01", "2024-02", "2024-03"])
    pd.testing.assert_frame_equal(back, expected, check_dtype=False, rtol=1e-7)
    assert content.startswith(b"\xef\xbb\xbf")  # without it, Excel takes the letters for others
    assert link["data-kinds"] == "text number number date truth text"
    assert link["download"] == "words-counts.csv.gz"
    assert link["data-rows"] == "3"


def test_the_same_table_gives_the_same_bytes(rendering):
    assert nw.show(TABLE, "Words.").html == nw.show(TABLE.copy(), "Words.").html


def test_where_a_table_is_cut_it_is_said(rendering):
    long = pd.DataFrame({"n": range(MOST_ROWS + 5)})
    html = nw.show(long, "Numbers.").html
    assert travelling(html)[0].count(b"\n") == MOST_ROWS + 1
    assert f">CSV, first {MOST_ROWS:,} rows</a>" in html
    assert 'data-rows="10005"' in html
    texts = pd.DataFrame({"text": ["x" * (MOST_CHARACTERS // 10)] * 20})
    assert csv_of(texts)[1] == len(csv_of(texts)[0].splitlines()) - 1 == 15  # of 32,000 characters each


def test_no_cell_and_no_head_starts_a_formula():
    table = pd.DataFrame({"=head()": ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1"], "change": [-1.5] * 7})
    head, *lines = csv_of(table)[0].splitlines()
    assert head == "'=head(),change"
    assert [line for line in lines if not line.startswith("'") or not line.endswith(",-1.5")] == []


@given(st.text())
def test_a_text_is_made_harmless_and_comes_back(text):
    written = formula_safe(text)
    assert as_given(written) == text
    assert written.lstrip(" ")[:1] not in list("=+-@\t\r\n＝＋－＠")


ANY = st.text(st.characters(exclude_categories=[])) | st.sampled_from(["\r", "=\r\n1", '"', "''=", "\ud800", "\ufffe"])


@given(st.lists(ANY, min_size=1))
def test_whatever_a_table_holds_has_its_place_in_the_file(texts):
    table = pd.DataFrame({"text": pd.Series(texts, dtype=object), "n": range(len(texts))})
    content, _ = csv_of(table)
    content.encode("utf-8")
    head, *rows = csv.reader(io.StringIO(content, newline=""))
    assert [row[1] for row in rows] == [str(n) for n in table["n"]]
    plain = [(as_given(row[0]), text) for row, text in zip(rows, texts, strict=True) if text.isprintable()]
    assert [back for back, _ in plain] == [text for _, text in plain]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, None], "number"),
        ([1.5, 2], "number"),
        ([True, False], "truth"),
        (["a", None], "text"),
        ([1, "a"], "text"),
        ([None, None], "text"),
        (["\ud800"], "text"),
        ([date(2024, 10, 3)], "date"),
        ([pd.Timestamp("2024-10-03 14:05"), None], "date"),
        ([[1, 2]], "text"),
    ],
)
def test_what_a_column_holds_is_told_whatever_its_type(rendering, values, kind):
    html = nw.show(pd.DataFrame({"x": pd.Series(values, dtype=object)}), "Values.").html
    assert travelling(html)[1]["data-kinds"] == kind


def test_what_no_file_can_hold_is_left_out():
    content, _ = csv_of(pd.DataFrame({"text": ["a\ud800b\x00\x1b[31mc\u202e", {"b", "a"}, [1, 2]]}))
    assert content == 'text\na\ufffdbc\n"a, b"\n"1, 2"\n'
