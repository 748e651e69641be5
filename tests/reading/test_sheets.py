"""Spreadsheets: every sheet that has records, with the types of its cells, and what stands above or between them."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from newswire.reading.formats.read import read_records
from newswire.reading.packing import UnreadableError

HEADER = ["Date", "Outlet", "Headline", "Text", "Hits"]
ROWS = [
    [date(2024, 4, 1), "Courier", "Cranes stand idle", "The cranes stood idle on Monday, as crews walked out.", 3],
    [datetime(2024, 4, 2, 10, 15), "Herald", "Rates left alone", "The bank left its rate at three per cent.", 2.5],
]
READ = [
    {"Date": datetime(2024, 4, 1), "Outlet": "Courier", "Headline": ROWS[0][2], "Text": ROWS[0][3], "Hits": 3},
    {"Date": datetime(2024, 4, 2, 10, 15), "Outlet": "Herald", "Headline": ROWS[1][2], "Text": ROWS[1][3], "Hits": 2.5},
]


def workbook(**sheets):
    """Return the bytes of an .xlsx with the rows of each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book):
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_cells_keep_their_types():
    records = read_records("a.xlsx", workbook(News=[HEADER, *ROWS]))
    assert (records.rows, records.places) == (READ, ["row 2", "row 3"])
    assert type(records.rows[0]["Hits"]) is int
    assert (records.refused, records.notes) == ([], [])


def test_a_sheet_may_begin_anywhere_and_have_lines_above_its_header():
    rows = [["Export of a press archive"], [], *([None, *row] for row in [HEADER, *ROWS])]
    records = read_records("a.xlsx", workbook(News=[[], *rows]))
    assert records.rows == READ
    assert records.places == ["row 5", "row 6"]
    assert "Export of a press archive" in records.notes[0]


def test_a_sheet_without_a_header_gives_its_first_row_too():
    rows = read_records("a.xlsx", workbook(News=ROWS)).rows
    assert [list(row.values()) for row in rows] == [list(row.values()) for row in READ]


def test_every_sheet_is_read_hidden_ones_too_and_named():
    book = openpyxl.load_workbook(io.BytesIO(workbook(May=[HEADER, ROWS[0]], June=[HEADER, ROWS[1]], Empty=[])))
    book["June"].sheet_state = "hidden"
    book.create_chartsheet("Chart")
    records = read_records("a.xlsx", saved(book))
    assert records.rows == [READ[0] | {"sheet": "May"}, READ[1] | {"sheet": "June"}]
    assert records.places == ["sheet 'May', row 2", "sheet 'June', row 2"]
    assert records.refused == []


def test_a_sheet_without_texts_is_refused_as_a_whole():
    records = read_records("a.xlsx", workbook(News=[HEADER, *ROWS], Codes=[["Code", "Meaning"], [1, "Sport"]]))
    assert records.rows == READ
    assert records.refused == ["sheet 'Codes': its 2 rows have no column of texts"]


def test_merged_cells_hold_for_all_their_rows():
    book = openpyxl.load_workbook(io.BytesIO(workbook(News=[HEADER, *ROWS])))
    book["News"].merge_cells("B2:B3")
    assert [row["Outlet"] for row in read_records("a.xlsx", saved(book)).rows] == ["Courier", "Courier"]


def test_rows_with_more_cells_than_names_lose_nothing():
    records = read_records("a.xlsx", workbook(News=[HEADER, *ROWS, [*ROWS[0], "more"]]))
    kept = [value for row in records.rows for value in row.values()]
    assert "more" in kept or any("6 cells" in reason for reason in records.refused)


def test_empty_rows_and_cells_are_nothing():
    records = read_records("a.xlsx", workbook(News=[HEADER, ROWS[0], [], [None, " "], [None, None, None, "Short."]]))
    assert records.rows == [READ[0], {"Text": "Short."}]
    assert records.places == ["row 2", "row 5"]


CONTENT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"><office:body><office:spreadsheet>
 <table:table table:name="News">{rows}<table:table-row table:number-rows-repeated="1048000"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body>
</office:document-content>"""
MANIFEST = """<?xml version="1.0"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""


def ods(*rows):
    """Return the bytes of an .ods as LibreOffice writes one: the rest of the sheet is one empty row, repeated."""
    cells = [
        "".join(
            f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
            if isinstance(value, date)
            else f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            for value in row
        )
        for row in rows
    ]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        made = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        archive.writestr("content.xml", CONTENT.format(rows=made), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def test_sheets_of_open_document_are_read():
    data = ods(["Date", "Text"], [date(2024, 4, 1), "Rates rose."], [date(2024, 4, 2), "Rates fell."])
    assert read_records("a.ods", data).rows == [
        {"Date": datetime(2024, 4, 1), "Text": "Rates rose."},
        {"Date": datetime(2024, 4, 2), "Text": "Rates fell."},
    ]


EXCEL_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="News"><Table><Row><Cell><Data ss:Type="String">Date</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">Text</Data></Cell></Row>
<Row><Cell><Data ss:Type="DateTime">2024-04-01T00:00:00.000</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">Rates rose.</Data></Cell></Row></Table></Worksheet></Workbook>"""


@pytest.mark.parametrize(
    "data",
    [
        EXCEL_2003.encode(),
        b"Date\tText\n2024-04-01T00:00:00.000\tRates rose.\n",
        "Date\tText\n2024-04-01T00:00:00.000\tRates rose.\n".encode("utf-16"),
    ],
)
def test_what_is_named_xls_may_be_xml_or_text(data):
    assert read_records("a.xls", data).rows == [{"Date": "2024-04-01T00:00:00.000", "Text": "Rates rose."}]


def test_a_workbook_is_known_under_any_name():
    assert read_records("a.csv", workbook(News=[HEADER, *ROWS])).rows == READ


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook(News=[], More=[]), "holds no records: all of its sheets are empty"),
        (workbook(News=[HEADER, *ROWS])[:2000], "not a readable spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not a readable spreadsheet"),
        (EXCEL_2003[:-30].encode(), "not a readable spreadsheet"),
        (
            EXCEL_2003.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook').encode(),
            "not a readable spreadsheet",
        ),
    ],
)
def test_what_cannot_be_read_says_why(data, reason):
    with pytest.raises(UnreadableError, match=reason):
        read_records("a.xls", data)


def test_a_cell_far_from_all_others_does_not_fill_the_memory():
    book = openpyxl.load_workbook(io.BytesIO(workbook(News=[HEADER, *ROWS])))
    book["News"]["CZ1048576"] = "x"
    with pytest.raises(UnreadableError, match="16 cells that reach over 109,051,904"):
        read_records("a.xlsx", saved(book))


def test_sheets_that_name_their_columns_otherwise_are_read_together():
    other = ["Published", "Outlet", "Title", "Body", "Hits"]
    records = read_records("a.xlsx", workbook(May=[HEADER, ROWS[0]], June=[other, ROWS[1]]))
    assert records.rows == [READ[0] | {"sheet": "May"}, READ[1] | {"sheet": "June"}]
    assert records.notes == [
        "columns of sheet 'June' are read together with those of the first: "
        "'Published' with 'Date', 'Title' with 'Headline', 'Body' with 'Text'"
    ]
