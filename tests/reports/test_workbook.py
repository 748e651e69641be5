"""The workbook of a set of pages: every table of them, with real types, under a name of its own."""

import io
from datetime import datetime

import newswire as nw
import numpy as np
import openpyxl
import pandas as pd
import pytest
from newswire.display.taking import COMMAND
from newswire.reports.writing.workbook import NAME, workbook, write_workbooks
from shown import page_of

WORDS = pd.DataFrame(
    {
        "word": ["oil", "=1+1", "two\nlines"],
        "count": [1200, 3, 0],
        "rate": [1 / 3, None, -2e-7],
        "day": pd.to_datetime(["2024-10-03", None, "1899-01-05"]),
        "firm": [True, False, True],
        "year": pd.Series(np.array(["1900-03-01", "1900-02-28", "2024-02-29"], dtype="datetime64[s]")),
        "id": [1234567890123456789, 7, 8],
    }
)
TIMES = pd.DataFrame({"at": np.array(["2024-10-03T14:05", "20000-01-01"], dtype="datetime64[s]")})
LONG = "Words, [in] a: caption/with what* no sheet? may be called, and longer than it may be."


@pytest.fixture(scope="module")
def pages():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(COMMAND, "newswire report seeds")
        words, long, timed = (
            nw.show(WORDS, "Words.", rows=1),
            nw.show(WORDS, LONG),
            nw.show(TIMES, "When.", rows=1),
        )
        return {
            "2_words": page_of("# Which words\n\n## Frequent", words, "## Again", words, long),
            "3_when": page_of(timed),
        }


@pytest.fixture(scope="module")
def book(pages):
    return openpyxl.load_workbook(io.BytesIO(workbook(pages)))


def test_the_first_sheet_leads_to_each_table(book):
    head, *rows = book["Contents"].iter_rows()
    assert [cell.value for cell in head] == ["sheet", "page", "section", "caption", "rows", "rows in all"]
    assert [[cell.value for cell in row] for row in rows] == [
        ["2.01 Words", "Which words", "Frequent", "Words.", 3, 3],
        ["2.02 Words", "Which words", "Again", "Words.", 3, 3],
        ["2.03 Words, in a caption with", "Which words", "Again", LONG, 3, 3],
        ["3.01 When", "1_small", None, "When.", 2, 2],
    ]
    assert [row[0].hyperlink.location for row in rows] == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_a_sheet_holds_the_table_whole_with_its_types(pages, book):
    back = pd.read_excel(io.BytesIO(workbook(pages)), sheet_name="2.01 Words", engine="openpyxl", dtype={"id": "str"})
    whole = WORDS.drop(columns=["day", "year", "id"])
    pd.testing.assert_frame_equal(back[list(whole)], whole, check_dtype=False, rtol=1e-7)
    sheet = book["2.01 Words"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d", "b", "d", "s"]
    assert sheet["A3"].value == "=1+1"
    assert sheet["A3"].data_type == "s"
    assert [sheet.cell(row, 4).value for row in (2, 3, 4)] == [datetime(2024, 10, 3), None, "1899-01-05"]
    assert [sheet.cell(row, 6).value for row in (2, 3, 4)] == [
        datetime(1900, 3, 1),
        "1900-02-28",
        datetime(2024, 2, 29),
    ]
    assert sheet["G2"].value == "1234567890123456789"  # a number in a workbook has fifteen digits
    assert [book["3.01 When"][cell].value for cell in ("A2", "A3")] == [
        datetime(2024, 10, 3, 14, 5),
        "20000-01-01 00:00:00",
    ]


def test_a_head_stays_in_sight_and_filters(book):
    sheet = book["2.01 Words"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G4")


def test_names_of_sheets_are_those_that_a_workbook_may_have(book):
    assert len({name.lower() for name in book.sheetnames}) == len(book.sheetnames)
    assert [name for name in book.sheetnames if len(name) > 31 or set(name) & set("[]:*?/\\'")] == []


def test_the_same_pages_give_the_same_bytes(pages):
    assert workbook(pages) == workbook(dict(pages))


def test_each_folder_of_pages_gets_its_own(pages, tmp_path):
    for group, (name, html) in zip(("energy", "sport"), pages.items(), strict=True):
        (tmp_path / group).mkdir()
        (tmp_path / group / f"{name}.html").write_text(html, encoding="utf-8")
        (tmp_path / group / "manifest.json").write_text(f'{{"pages": {{"{name}": {{}}}}}}')
    (tmp_path / "energy" / "other.html").write_text("<p>not listed</p>")
    write_workbooks(tmp_path)
    assert len(openpyxl.load_workbook(tmp_path / "energy" / NAME).sheetnames) == 4
    assert len(openpyxl.load_workbook(tmp_path / "sport" / NAME).sheetnames) == 2


def test_pages_without_tables_give_the_contents_alone():
    made = openpyxl.load_workbook(io.BytesIO(workbook({"1_small": page_of("# Nothing")})))
    assert made.sheetnames == ["Contents"]
