"""PDFs: lines become paragraphs, headers and footers go, and articles that begin pages are taken apart."""

import textwrap

import pytest
from newswire.reading.formats.read import read_records
from newswire.reading.packing import UnreadableError

TEXTS = [
    "The cranes of the port stood idle on Monday, as crews walked out over their rosters. The union said that talks "
    "had failed on Friday night, and that ships would be sent to other ports along the coast for the time being.",
    "The bank left its rate at three per cent and said that prices were rising more slowly than before. Its governor "
    "told reporters that there was no hurry to lower it, and bonds rose a little after the decision was known.",
    "The river fell below its alarm level on Friday, and families went home to the villages along it. The army still "
    "brings them water and bread, for the roads are gone and the harvest of the year is lost for most of the farms.",
]
TITLES = ["Cranes stand idle", "Rates are left alone", "River falls at last"]


def pdf(*pages):
    """Return a PDF of pages, each of them (left, bottom, size, text) lines; a text that begins with * is bold."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    for font in ("Courier", "Courier-Bold"):
        objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>")
    kids = []
    for lines in pages:
        stream = "".join(
            f"BT /F{2 if text[:1] == '*' else 1} {size} Tf {left} {bottom} Td ({text.lstrip('*')}) Tj ET\n"
            for left, bottom, size, text in lines
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return (body + end + f"startxref\n{len(body)}\n%%EOF").encode("latin-1")


def lines_of(*paragraphs, top=780, left=60, size=10, width=70, gap=8):
    """Return the lines of paragraphs, one below the other; one that begins with # is a title in larger letters."""
    lines = []
    for text in paragraphs:
        large = text.startswith("#")
        for line in textwrap.wrap(text.lstrip("#"), width, break_on_hyphens=False):
            lines.append((left, top, size + 6 * large, line))
            top -= (size + 6 * large) * 1.2
        top -= gap
    return lines


def rows_of(data):
    return [(row.get("title"), row["text"]) for row in read_records("a.pdf", data).rows]


def test_lines_become_paragraphs():
    assert rows_of(pdf(lines_of(*TEXTS))) == [(None, "\n\n".join(TEXTS))]


def test_a_paragraph_ends_at_a_short_line_or_an_indented_one():
    short = lines_of(
        "He said no.", "Then he left the room and", "his office was quiet for the rest of a long day.", gap=0
    )
    full = lines_of(TEXTS[0], top=740, gap=0)
    indented = [(75, 690, 10, "They went home at last, and it rained all night in the hills,"), (60, 678, 10, "too.")]
    text = "\n\n".join(row for _, row in rows_of(pdf([*short[:1], *full[:3], *indented])))
    assert text.startswith("He said no.\n\nThe cranes of the port")
    assert "hills, too." in text


def test_words_cut_at_the_end_of_a_line_are_whole():
    lines = [
        (60, 700, 10, "A well-known man in the govern-"),
        (60, 688, 10, "ment spoke of it to a well-"),
        (60, 676, 10, "known paper and its readers."),
    ]
    assert rows_of(pdf(lines)) == [
        (None, "A well-known man in the government spoke of it to a well-known paper and its readers.")
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    lines = textwrap.wrap(" ".join(TEXTS * 5), 70)
    pages = [lines_of(" ".join(lines[:20])), lines_of(" ".join(lines[20:]))]
    pages[0] = [(60, 780 - 12 * place, 10, line) for place, line in enumerate(lines[:20])]
    pages[1] = [(60, 780 - 12 * place, 10, line) for place, line in enumerate(lines[20:])]
    assert rows_of(pdf(*pages)) == [(None, " ".join(lines))]


def test_headers_footers_and_numbers_of_pages_are_left_out_and_said():
    pages = [
        [(60, 815, 8, "The Norvik Courier, 2 May 2023"), *lines_of(text), (290, 25, 8, f"Page {number} of 3")]
        for number, text in enumerate(TEXTS, 1)
    ]
    records = read_records("a.pdf", pdf(*pages))
    assert [row["text"] for row in records.rows] == ["\n\n".join(TEXTS)]
    assert records.notes == ["headers and footers of pages are left out: 'The Norvik Courier, 2 May 2023'"]


def test_dates_that_differ_from_page_to_page_are_no_headers():
    pages = [
        [(60, 815, 8, f"Daily Courier, {day} May 2023"), *lines_of(text)]
        for day, text in zip((2, 9, 11), TEXTS, strict=True)
    ]
    text = "\n\n".join(text for _, text in rows_of(pdf(*pages)))
    assert [f"{day} May 2023" in text for day in (2, 9, 11)] == [True] * 3


@pytest.mark.parametrize("mark", ["", "*"])
def test_pages_that_begin_with_a_title_are_articles(mark):
    pages = [[(60, 780, 10, mark + title), *lines_of(text, top=755)] for title, text in zip(TITLES, TEXTS, strict=True)]
    records = read_records("a.pdf", pdf(*pages))
    assert [(row["title"], row["text"]) for row in records.rows] == list(zip(TITLES, TEXTS, strict=True))
    assert records.notes == ["3 articles in one text, divided by their pages"]


def test_titles_in_larger_letters_begin_articles_anywhere():
    blocks = [block for title, text in zip(TITLES, TEXTS, strict=True) for block in ("#" + title, text)]
    assert rows_of(pdf(lines_of(*blocks))) == list(zip(TITLES, TEXTS, strict=True))


def test_a_title_of_two_lines_is_one():
    title = "Cranes stand idle as crews walk out over their rosters for the week"
    assert rows_of(pdf(lines_of("#" + title, TEXTS[0], width=40))) == [(title, TEXTS[0])]


def test_subheadings_do_not_take_an_article_apart():
    blocks = [(60, 800, 20, "A long read"), *lines_of(*TEXTS, "#" + TITLES[1], TEXTS[1], "#" + TITLES[2], TEXTS[2])]
    ((title, text),) = rows_of(pdf(blocks))
    assert title == "A long read"
    assert text.count("\n\n") == 6


def test_columns_are_read_one_after_the_other():
    left, right = lines_of(TEXTS[0], width=36), lines_of(TEXTS[1], width=36, left=320)
    assert rows_of(pdf([*left, *right])) == [(None, f"{TEXTS[0]}\n\n{TEXTS[1]}")]


def test_pages_without_text_are_refused_one_by_one():
    records = read_records("a.pdf", pdf(lines_of(TEXTS[0]), []))
    assert [row["text"] for row in records.rows] == [TEXTS[0]]
    assert records.refused == ["page 2: no text; if it holds a picture of one, run ocrmypdf first"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([]), "holds pictures of pages and no text: run an OCR program such as ocrmypdf first"),
        (pdf(lines_of(TEXTS[0]))[:200], "a PDF that is damaged or cut short"),
        (pdf([(60, 700, 10, "\x03\x04\x05\x06\x07a")] * 3), "its letters are shapes without a meaning"),
        (
            pdf(lines_of(TEXTS[0])).replace(
                b"/Root 1 0 R",
                b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"aa" * 32 + b">/U<" + b"bb" * 32 + b">>>"
                b"/ID[<" + b"cc" * 16 + b"><" + b"cc" * 16 + b">]/Root 1 0 R",
            ),
            "needs a password: save it without one",
        ),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data, reason):
    with pytest.raises(UnreadableError, match=reason):
        read_records("a.pdf", data)


def test_what_ends_each_document_of_an_export_is_no_footer():
    pages = []
    for number, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True), 1):
        head = [
            title,
            "The Norvik Courier",
            f"May {number}, 2023 Tuesday",
            "Length: 40 words",
            "Byline: Sam Porter",
            "Body",
        ]
        lines = lines_of(*head, text)
        pages.append([*lines, (60, 300, 10, f"Load-Date: May {number + 1}, 2023"), (60, 280, 10, "End of Document")])
    rows = read_records("a.pdf", pdf(*pages)).rows
    assert [(row["title"], row["source"], row["text"]) for row in rows] == [
        (title, "The Norvik Courier", text) for title, text in zip(TITLES, TEXTS, strict=True)
    ]


def test_centred_lines_stay_apart():
    names = ["The Norvik Courier (London)", "March 2, 2023 Thursday", "All rights are reserved by its owners"]
    lines = [(300 - 3 * len(text), 780 - 12 * place, 10, text) for place, text in enumerate(names)]
    ((_, text),) = rows_of(pdf([*lines, *lines_of(*TEXTS, top=730)]))
    assert text.split("\n\n") == [*names, *TEXTS]
