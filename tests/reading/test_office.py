"""Documents of word processors and PDFs: their text in its order, one article or several."""

import io
import sys

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from newswire.reading.formats.office import read_rtf
from newswire.reading.formats.read import read_records
from newswire.reading.packing import UnreadableError

STORIES = {
    "Cranes stand idle": "The cranes of the port stood idle on Monday, as crews walked out over their rosters.",
    "Rates are left alone": "The bank left its rate at three per cent and said prices were rising more slowly.",
    "River falls at last": "The river fell below its alarm level on Friday, and families went home to their villages.",
}
TITLES, TEXTS = list(STORIES), list(STORIES.values())


def document(*blocks, **properties):
    """Return the bytes of a .docx of (style, text) pairs; a style of None is a page break."""
    made = docx.Document()
    for style, text in blocks:
        if style is None:
            made.add_page_break()
        elif style == "bold":
            made.add_paragraph().add_run(text).bold = True
        else:
            made.add_paragraph(text, style)
    for name, value in properties.items():
        setattr(made.core_properties, name, value)
    return saved(made)


def saved(made):
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def each(style, *more):
    return [block for title, text in STORIES.items() for block in ((style, title), *more, ("Normal", text))]


def rows_of(data, name="a.docx"):
    return [(row.get("title"), row["text"]) for row in read_records(name, data).rows]


def test_a_document_is_one_article_with_paragraphs_and_tables_in_order():
    made = docx.Document()
    made.add_heading("Cranes stand idle", 0)
    made.add_paragraph("By Sam Porter")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells], ["Ships", "12", "Crews", "90"], strict=True
    ):
        cell.text = text
    made.add_heading("What is next", 2)
    made.add_paragraph("Talks go on.")
    expected = "By Sam Porter\n\nShips\t12\n\nCrews\t90\n\nWhat is next\n\nTalks go on."
    assert rows_of(saved(made)) == [("Cranes stand idle", expected)]


def test_links_and_inserted_text_are_kept_and_deleted_text_is_not():
    made = docx.Document()
    made.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Crews </w:t></w:r>"
            "<w:hyperlink><w:r><w:t xml:space='preserve'>walked </w:t></w:r></w:hyperlink>"
            "<w:ins><w:r><w:t>out</w:t></w:r></w:ins><w:del><w:r><w:delText>in</w:delText></w:r></w:del>"
            "<w:sdt><w:sdtContent><w:r><w:t>.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ),
    )
    assert rows_of(saved(made)) == [(None, "Crews walked out.")]


def test_text_in_a_box_is_read_once():
    made = docx.Document()
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    made.element.body.insert(
        0,
        parse_xml(
            f'<w:p {nsdecls("w")} xmlns:mc="{mc}"><w:r><w:t>Beside it.</w:t></w:r><w:r><mc:AlternateContent>'
            f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    assert rows_of(saved(made)) == [(None, "Beside it.\n\nA box.")]


@pytest.mark.parametrize("style", ["Title", "Heading 1", "Heading 3"])
def test_articles_that_each_begin_with_a_heading_are_taken_apart(style):
    records = read_records("a.docx", document(*each(style)))
    assert [(row["title"], row["text"]) for row in records.rows] == list(STORIES.items())
    assert records.places == ["paragraph 1", "paragraph 3", "paragraph 5"]
    assert records.notes == ["3 articles in one document, each beginning with a heading"]


def test_a_cover_is_refused_but_for_its_title_and_the_articles_below_it_are_read():
    records = read_records("a.docx", document(("Title", "Press review"), ("Normal", "In May"), *each("Heading 1")))
    assert [(row["title"], row["section"]) for row in records.rows] == [(title, "Press review") for title in TITLES]
    assert records.refused == ["paragraph 1: no article: 'In May'"]


def test_sections_are_kept_beside_the_articles_in_them():
    blocks = each("Heading 2")
    records = read_records("a.docx", document(("Heading 1", "Work"), *blocks[:2], ("Heading 1", "Money"), *blocks[2:]))
    expected = zip(TITLES, ["Work", "Money", "Money"], TEXTS, strict=True)
    assert [(row["title"], row["section"], row["text"]) for row in records.rows] == list(expected)
    assert records.refused == []


def test_subheadings_of_one_article_do_not_take_it_apart():
    blocks = [("Title", "A long read"), ("Normal", TEXTS[0] * 3), *each("Heading 2")]
    ((title, text),) = rows_of(document(*blocks))
    assert title == "A long read"
    assert text.split("\n\n")[1:3] == [TITLES[0], TEXTS[0]]


def test_pages_that_begin_with_a_title_are_articles():
    blocks = [block for title, text in STORIES.items() for block in (("bold", title), ("Normal", text), (None, ""))]
    assert rows_of(document(*blocks)) == list(STORIES.items())


def test_a_page_that_goes_on_is_no_article():
    blocks = [("Normal", TITLES[0]), ("Normal", TEXTS[0]), (None, ""), ("Normal", TEXTS[1])]
    assert rows_of(document(*blocks)) == [(None, "\n\n".join([TITLES[0], TEXTS[0], TEXTS[1]]))]


def test_bold_titles_begin_articles_only_where_a_byline_or_date_is_below_each():
    assert rows_of(document(*each("bold", ("Normal", "2 March 2023")))) == [
        (title, f"2 March 2023\n\n{text}") for title, text in STORIES.items()
    ]
    assert len(rows_of(document(*each("bold")))) == 1


def test_a_table_of_articles_gives_its_rows():
    made = docx.Document()
    table = made.add_table(rows=1, cols=3)
    for values in [("Date", "Headline", "Text"), *((f"2023-03-0{n}", *STORIES_AT[n]) for n in (1, 2))]:
        cells = table.rows[0].cells if values[0] == "Date" else table.add_row().cells
        for cell, value in zip(cells, values, strict=True):
            cell.text = value
    assert read_records("a.docx", saved(made)).rows == [
        {"Date": f"2023-03-0{n}", "Headline": STORIES_AT[n][0], "Text": STORIES_AT[n][1]} for n in (1, 2)
    ]


STORIES_AT = dict(enumerate(STORIES.items()))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", document(), "holds no text"),
        ("a.docx", document(*each("Title"))[:3000], "not a readable .docx file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx needs a password, or is an old .doc"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx with Word"),
        ("a.rtf", rb"{\rtf1\ansi }", "holds no text"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(name, data, reason):
    with pytest.raises(UnreadableError, match=reason):
        read_records(name, data)


def test_a_missing_library_is_named_with_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UnreadableError) as error:
        read_records("a.docx", document(*each("Title")))
    assert str(error.value) == '.docx needs python-docx: pip install "newswire[office]"'


def rtf(body, head=r"\ansi\ansicpg1252"):
    return ("{\\rtf1" + head + "{\\fonttbl{\\f0 Arial;}}" + body + "}").encode()


def test_rtf_keeps_letters_links_and_tables():
    body = (
        r"Caf\'e9 \u8220?yes\u8221? \{b\}\par Read {\field{\*\fldinst{HYPERLINK "
        r'"http://a.b/c"}}{\fldrslt{a link}}} here\line below.\par\trowd Ships\cell 12\cell\row'
    )
    assert rows_of(rtf(body), "a.rtf") == [(None, "Café “yes” {b}\n\nRead a link here\nbelow.\n\nShips\t12")]


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (r"\ansi\ansicpg1251", r"\'cf\'f0\'e8\'e2\'e5\'f2", "Привет"),
        (r"\ansi\ansicpg1250", r"\'9aest", "šest"),
        (r"\ansi", r"\uc1\u-3913?", "\uf0b7"),
        (r"\ansi", r"\u55357?\u56832?", "😀"),
        (r"\ansi\cocoartf2", "One.\\\n\\\nTwo.", "One.\n\nTwo."),
        (r"\ansi", r"a \\par b", r"a \par b"),
    ],
)
def test_rtf_of_many_programs(head, body, text):
    assert rows_of(rtf(body, head), "a.rtf") == [(None, text)]


def test_rtf_may_have_two_bytes_a_letter():
    assert read_rtf(rtf("Caf\u00e9 rates rose.").decode().encode("utf-16")).rows == [{"text": "Café rates rose."}]


@pytest.mark.parametrize("break_", [r"\page ", r"\sect\sectd ", r"\pagebb "])
def test_pages_of_rtf_that_begin_with_a_title_are_articles(break_):
    body = break_.join(rf"\pard\b {title}\b0\par {text}\par " for title, text in STORIES.items())
    assert rows_of(rtf(body), "a.rtf") == list(STORIES.items())


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.txt", "a"])
def test_rtf_is_known_under_any_name(name):
    assert rows_of(rtf("Rates rose."), name) == [(None, "Rates rose.")]


def test_a_text_named_doc_is_read():
    assert rows_of(b"Rates rose.", "a.doc") == [(None, "Rates rose.")]


def test_what_stands_outside_a_table_of_articles_is_told():
    made = docx.Document()
    made.add_paragraph("Press review of May")
    table = made.add_table(rows=0, cols=2)
    for values in [("Title", "Text"), *STORIES.items()]:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    records = read_records("a.docx", saved(made))
    assert [(row["Title"], row["Text"]) for row in records.rows] == list(STORIES.items())
    assert records.refused == ["no article, being outside the tables: 'Press review of May'"]
