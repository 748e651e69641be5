"""Office documents, letters, plain texts and folders of them."""

import gzip
import io
import lzma
import tarfile
import zipfile
from datetime import datetime
from email.message import EmailMessage
from html import escape

from .collected import AUTHORS, DAYS, ONE_LINE, SOURCES, STORIES, TEXTS, TITLES, delivered, one_each
from .of_exports import document
from .of_tables import NAMES, ROWS, written

FACTS = {"title": TITLES, "date": DAYS, "source": SOURCES}


def workbook(*sheets: list[tuple]) -> bytes:
    """Write a workbook of sheets of rows."""
    from openpyxl import Workbook

    made, held = Workbook(), io.BytesIO()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Sheet {number + 1}")
        for row in rows:
            sheet.append(row)
    made.save(held)
    return held.getvalue()


def merged_title() -> bytes:
    """Write a sheet whose first row is a title over all columns."""
    from openpyxl import Workbook

    made, held = Workbook(), io.BytesIO()
    made.active.append(["All articles of April"])
    made.active.merge_cells("A1:D1")
    made.active.append([])
    for row in [NAMES, *((datetime.fromisoformat(s.day), s.title, s.source, s.text) for s in STORIES)]:
        made.active.append(row)
    made.save(held)
    return held.getvalue()


def open_sheet() -> bytes:
    """Write a sheet as LibreOffice does, with a cell that says how often it is repeated."""

    def cell(value):
        return (
            "<table:table-cell office:value-type='string'>"
            + "".join(f"<text:p>{escape(part)}</text:p>" for part in value.split("\n\n"))
            + "</table:table-cell>"
        )

    rows = "".join(
        f"<table:table-row>{''.join(map(cell, row))}<table:table-cell "
        f"table:number-columns-repeated='1000'/></table:table-row>"
        for row in [NAMES, *ROWS]
    )
    names = "".join(
        f" xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = (
        f"<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
        f"<manifest:file-entry manifest:full-path='/' manifest:media-type='{kind}'/><manifest:file-entry "
        f"manifest:full-path='content.xml' manifest:media-type='text/xml'/></manifest:manifest>"
    )
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": listed,
            "content.xml": (
                f"<?xml version='1.0' encoding='UTF-8'?><office:document-content{names} "
                f"office:version='1.2'><office:body><office:spreadsheet><table:table table:name='Sheet1'>"
                f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        }
    )


def packed(files: dict[str, str | bytes]) -> bytes:
    """Pack files into a zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return held.getvalue()


def table_of_page() -> str:
    """Write what many programs call .xls: a table in a page."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in ROWS)
    return (
        f"<html><head><meta charset='utf-8'></head><body><table border=1><tr>"
        f"{''.join(f'<th>{name}</th>' for name in NAMES)}</tr>{rows}</table></body></html>"
    )


def letter(s, charset: str = "utf-8", html: bool = False) -> bytes:
    """Write a story as a letter, as mail programs pack it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"{s.author} <news@example.org>", "all@example.org", s.title
    made["Date"] = f"Mon, {s.day[-2:]} Apr 2024 09:30:00 +0200"
    made.set_content(s.text, charset=charset, cte="quoted-printable")
    if html:
        made.add_alternative("".join(f"<p>{part}</p>" for part in s.text.split("\n\n")), subtype="html")
    return bytes(made)


def post(s) -> str:
    """Write a story as in a newsgroup."""
    return (
        f"Path: news.example.org!not-for-mail\nFrom: post@example.org ({s.author})\nNewsgroups: "
        f"talk.towns\nSubject: {s.title}\nDate: {s.day[-2:]} Apr 2024 08:00:00 GMT\nMessage-ID: "
        f"<{s.day}@example.org>\nLines: 9\n\n{s.text}\n"
    )


def yaml(s) -> str:
    return f'---\nlayout: post\ntitle: "{s.title}"\nauthor: {s.author}\ntags: [town, news]\n---\n\n{s.text}\n'


def toml(s) -> str:
    return f'+++\ntitle = "{s.title}"\ndate = {s.day}T10:00:00Z\ndraft = false\n+++\n\n{s.text}\n'


def highlights(s) -> str:
    """Write a story with the sentences that sum it up, as CNN and the Daily Mail have them."""
    return f"{s.text}\n\n@highlight\n\nThis sums it up\n\n@highlight\n\nSo does this\n"


def titled(s) -> str:
    return f"{s.title}\n\n{s.text}\n"


by_day = {f"_posts/{s.day}-{s.title.lower().replace(' ', '-')}.md": yaml(s) for s in STORIES}
DOCUMENTS = [
    delivered("a workbook: a.xlsx", workbook([NAMES, *ROWS]), **FACTS),
    delivered("a workbook with a title over it, and days: a.xlsx", merged_title(), **FACTS),
    delivered("a workbook of two sheets: a.xlsx", workbook([NAMES, *ROWS[:2]], [NAMES, *ROWS[2:]]), **FACTS),
    delivered(
        "a workbook with a sheet of remarks: a.xlsx",
        workbook([("Made by", "Ann"), ("Query", "ferry")], [NAMES, *ROWS]),
        rejected=[("a.xlsx", "Sheet 1")],
        **FACTS,
    ),
    delivered(
        "days as numbers of Excel: a.csv",
        written(NAMES, [(45395 + n, *row[1:]) for n, row in enumerate(ROWS)]),
        **FACTS,
    ),
    delivered("a workbook of OpenDocument: a.ods", open_sheet(), **FACTS),
    delivered("a page that is called a workbook: a.xls", table_of_page(), ONE_LINE, **FACTS),
    delivered("a table that is called a workbook: a.xls", written(NAMES, ROWS, "\t"), **FACTS),
    delivered("a document each", one_each(".docx", lambda s: document([s.title, *s.text.split("\n\n")])), title=TITLES),
    delivered("letters in old letters", one_each(".eml", lambda s: letter(s, "iso-8859-1")), title=TITLES, date=DAYS),
    delivered("letters with a page", one_each(".eml", lambda s: letter(s, html=True)), title=TITLES, date=DAYS),
    delivered(
        "a box of letters: inbox.mbox",
        b"".join(b"From news@example.org Mon Apr 15 09:30:00 2024\n" + letter(s) + b"\n" for s in STORIES),
        title=TITLES,
        date=DAYS,
    ),
    delivered(
        "posts without endings", {f"talk.towns/{n}": post(s) for n, s in enumerate(STORIES)}, title=TITLES, date=DAYS
    ),
    delivered("Jekyll", by_day, title=TITLES, date=DAYS, author=AUTHORS),
    delivered("Hugo", one_each(".md", toml), title=TITLES, date=DAYS),
    delivered("front matter in texts", one_each(".txt", yaml), title=TITLES),
    delivered("days in names of files", {f"post_{s.day.replace('-', '')}.txt": s.text for s in STORIES}, date=DAYS),
    delivered("texts without endings", {f"{n:06}": s.text for n, s in enumerate(STORIES)}),
    delivered("highlights", one_each(".story", highlights), highlights=["This sums it up; So does this"] * 5),
    delivered("folders by section", {f"{n}_{s.section}/001.txt": s.text for n, s in enumerate(STORIES)}),
    delivered(
        "texts in several encodings",
        {
            f"{n}.txt": s.text.replace("a", "á").encode(code)
            for n, (s, code) in enumerate(zip(STORIES, ("utf-8", "cp1252", "utf-16", "utf-8-sig", "latin-1")))
        },
        [t.replace("a", "á") for t in TEXTS],
    ),
    delivered(
        "a text packed twice: a.zip",
        packed({"in/b.zip": packed(one_each(".txt", lambda s: s.text)), "__MACOSX/._b.zip": b"\0\5\x16\7"}),
    ),
    delivered("a packed folder: a.tar.gz", tarred({f"news/{n}.txt": s.text for n, s in enumerate(STORIES)})),
    delivered(
        "a short name for a packed folder: a.tgz", tarred({f"news/{n}.txt": s.text for n, s in enumerate(STORIES)})
    ),
    delivered("packed with xz: a.csv.xz", lzma.compress(written(NAMES, ROWS).encode()), **FACTS),
    delivered("packed, and unpacked by a browser: a.csv.gz", written(NAMES, ROWS), **FACTS),
    delivered("packed without saying so: a.csv", gzip.compress(written(NAMES, ROWS).encode()), **FACTS),
    delivered(
        "many formats in one folder",
        {
            "1.txt": TEXTS[0],
            "2.csv": written(NAMES, ROWS[1:2]),
            "3.md": toml(STORIES[2]),
            "4.docx": document(TEXTS[3].split("\n\n")),
            "5.eml": letter(STORIES[4]),
            ".DS_Store": b"\0\0\0\1Bud1",
            "Thumbs.db": b"\xd0\xcf\x11\xe0",
        },
    ),
    delivered(
        "a file called readme, and one that has nothing in it",
        {"README.txt": "Made by us.", "a.txt": TEXTS[0], "nothing.txt": ""},
        TEXTS[:1],
        rejected=[("README.txt", "about its folder"), ("nothing.txt", "empty")],
    ),
    delivered(
        "days as numbers above a sum: a.xlsx",
        workbook([NAMES, *((45395 + n, *row[1:]) for n, row in enumerate(ROWS)), ("Total", 5)]),
        rejected=[("a.xlsx", "row 7: empty text")],
        **FACTS,
    ),
    delivered(
        "addresses above texts",
        one_each(".txt", lambda s: f"https://example.org/{s.day}\n\n{s.title}\n\n{s.text}"),
        title=TITLES,
    ),
    delivered(
        "labels above texts",
        one_each(
            ".txt",
            lambda s: (
                f"Title: {s.title}\nDate: April {s.day[-2:]}, 2024\nAuthor: {s.author}\nSource: "
                f"{s.source}\nURL: https://example.org/1\n\n{s.text}"
            ),
        ),
        Author=AUTHORS,
        **FACTS,
    ),
]
