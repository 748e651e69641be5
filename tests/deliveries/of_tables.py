"""Tables as people export them: from spreadsheets, databases, archives of data and their own scripts."""

import csv
import io

from .collected import AUTHORS, DAYS, ONE_LINE, SOURCES, STORIES, TEXTS, TITLES, delivered

ROWS = [(s.day, s.title, s.source, s.text) for s in STORIES]
FLAT = [(s.day, s.title, s.source, text) for s, text in zip(STORIES, ONE_LINE, strict=True)]
FACTS = {"title": TITLES, "date": DAYS, "source": SOURCES}
NAMES = ("date", "title", "source", "text")


def written(names, rows, delimiter=",", **how) -> str:
    """Write a table, with a header where names are given."""
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, **{"lineterminator": "\n", **how}).writerows(
        [names] * bool(names) + list(rows)
    )
    return held.getvalue()


def bare(names, rows, delimiter: str) -> str:
    """Write a table without any quoting."""
    return "".join(delimiter.join(row) + "\n" for row in [*([names] if names else []), *rows])


def with_backslashes(rows) -> str:
    quoted = [[cell.replace("ferry", 'so-called "ferry", or boat,') for cell in row] for row in rows]
    marked = [['"' + cell.replace('"', '\\"') + '"' for cell in row] for row in quoted]
    return bare(NAMES, marked, ",")


def with_header_again(rows) -> str:
    """Write what comes of putting files with headers behind each other."""
    return written(NAMES, rows[:2]) + written(NAMES, rows[2:])


NAMED = [text.replace("ferry", 'so-called "ferry", or boat,') for text in TEXTS]
STRAY = [ONE_LINE[0], '"Bread" is dear. ' + ONE_LINE[1], *ONE_LINE[2:4], ONE_LINE[4] + ' The boat is 27" wide.']
LONG = ["A long report goes on and on. " + "More of it follows here. " * 1400, *TEXTS[1:]]

TABLES = [
    delivered("a plain table: a.csv", written(NAMES, ROWS), **FACTS),
    delivered(
        "line ends of Windows, and in cells those of Unix: a.csv", written(NAMES, ROWS, lineterminator="\r\n"), **FACTS
    ),
    delivered("line ends of old Macintoshes: a.csv", written(NAMES, FLAT, lineterminator="\r"), ONE_LINE, **FACTS),
    delivered("Excel in Europe: a.csv", b"\xef\xbb\xbf" + written(NAMES, ROWS, ";").encode(), **FACTS),
    delivered("Excel says what divides: a.csv", "\ufeffsep=;\n" + written(NAMES, ROWS, ";"), **FACTS),
    delivered("Unicode text of Excel: a.csv", written(NAMES, ROWS, "\t").encode("utf-16"), **FACTS),
    delivered("UTF-16 without a mark: a.csv", written(NAMES, ROWS).encode("utf-16-le"), **FACTS),
    delivered("UTF-16, the large end first: a.csv", b"\xfe\xff" + written(NAMES, ROWS).encode("utf-16-be"), **FACTS),
    delivered("Western letters of Windows: a.csv", written(NAMES, ROWS).encode("cp1252"), **FACTS),
    delivered("a pipe between fields: a.psv", bare(NAMES, FLAT, "|"), ONE_LINE, **FACTS),
    delivered("a pipe in a .csv: a.csv", bare(NAMES, FLAT, "|"), ONE_LINE, **FACTS),
    delivered("tabs in a .txt: a.txt", bare(NAMES, FLAT, "\t"), ONE_LINE, **FACTS),
    delivered("a table in a .txt: export.txt", written(NAMES, ROWS), **FACTS),
    delivered("tabs in a .csv: a.csv", bare(NAMES, FLAT, "\t"), ONE_LINE, **FACTS),
    delivered(
        "stray marks in a .tsv: a.tsv", bare(NAMES, [(*r[:3], t) for r, t in zip(FLAT, STRAY)], "\t"), STRAY, **FACTS
    ),
    delivered("marks behind backslashes: a.csv", with_backslashes(ROWS), NAMED, **FACTS),
    delivered(
        "commas that nothing protects: a.csv",
        bare(NAMES, FLAT, ","),
        ONE_LINE,
        title=TITLES,
        date=DAYS,
        notes=["a.csv"],
    ),
    delivered(
        "lines before the header: a.csv",
        "Query:;ferry OR flour\nHits:;5\n\n" + written(NAMES, ROWS, ";"),
        **FACTS,
    ),
    delivered("empty lines before the header: a.csv", "\n,,,\n" + written(NAMES, ROWS), **FACTS),
    delivered("no header: a.csv", written(None, ROWS, quoting=csv.QUOTE_ALL), title=TITLES, date=DAYS),
    delivered("no header, tabs: news.tsv", bare(None, FLAT, "\t"), ONE_LINE, title=TITLES, date=DAYS),
    delivered(
        "a class, a title and a description: train.csv",
        written(None, [(n % 4 + 1, s.title, s.text) for n, s in enumerate(STORIES)], quoting=csv.QUOTE_ALL),
        title=TITLES,
    ),
    delivered("the header again in the middle: a.csv", with_header_again(ROWS), notes=["header"], **FACTS),
    delivered(
        "a sum below the rows: a.csv",
        written(NAMES, [*ROWS, ("Total: 5", "", "", "")]),
        rejected=[("a.csv", "line")],
        **FACTS,
    ),
    delivered(
        "nulls of MySQL: a.csv",
        written(("id", *NAMES), [(n, "\\N", s.title, "\\N", s.text) for n, s in enumerate(STORIES)]),
        title=TITLES,
        date=[None] * 5,
    ),
    delivered(
        "columns of the same name: a.csv",
        written(
            ("title", "text", "text"),
            [(s.title, "" if n % 2 else s.text, s.text if n % 2 else "") for n, s in enumerate(STORIES)],
        ),
        title=TITLES,
    ),
    delivered(
        "names in German: a.csv",
        written(
            ("Datum", "Überschrift", "Quelle", "Volltext"),
            [
                ("13.04.2024", *ROWS[0][1:]),
                ("14.04.2024", *ROWS[1][1:]),
                ("15.04.2024", *ROWS[2][1:]),
                ("16.04.2024", *ROWS[3][1:]),
                ("17.04.2024", *ROWS[4][1:]),
            ],
            ";",
        ),
        **FACTS,
    ),
    delivered("names in Spanish: a.csv", written(("fecha", "titular", "medio", "cuerpo"), ROWS), **FACTS),
    delivered(
        "names with capitals and spaces: a.csv",
        written(("Publication Date", "Article Title", "Publication", "Full Text"), ROWS),
        **FACTS,
    ),
    delivered(
        "names in data sets: a.csv", written(("published_at", "headline", "publisher", "article_text"), ROWS), **FACTS
    ),
    delivered(
        "names that nobody uses: a.csv",
        written(("c1", "c2", "c3"), [(n, s.section, s.text) for n, s in enumerate(STORIES)]),
        notes=["c3"],
        c2=[s.section for s in STORIES],
    ),
    delivered(
        "said in the call: a.csv",
        written(("story", "summary", "when"), [(s.text, s.title, s.day) for s in STORIES]),
        columns={"text": "story", "title": "summary", "date": "when"},
        title=TITLES,
        date=DAYS,
    ),
    delivered(
        "names that are ours: a.csv",
        written(
            ("self", "index", "level_0", "article", "n_words", "month", "text"),
            [(1, n, 2, n, 7, "May", s.text) for n, s in enumerate(STORIES)],
        ),
        self=[1] * 5,
        index=[0, 1, 2, 3, 4],
        level_0=[2] * 5,
        month=["May"] * 5,
    ),
    delivered(
        "a text that is a list in Python: a.csv",
        written(("title", "text"), [(s.title, str(s.text.split("\n\n"))) for s in STORIES]),
        title=TITLES,
    ),
    delivered(
        "bytes as Python writes them: a.csv",
        written(("title", "text"), [(s.title, str(s.text.encode())) for s in STORIES]),
        title=TITLES,
    ),
    delivered(
        "line ends written as letters: a.tsv",
        bare(NAMES, [(*r[:3], s.text.replace("\n", "\\n")) for r, s in zip(ROWS, STORIES)], "\t"),
        **FACTS,
    ),
    delivered("a long text: a.csv", written(NAMES, [(*r[:3], text) for r, text in zip(ROWS, LONG)]), LONG, **FACTS),
    delivered(
        "cells as long as Excel allows: a.csv",
        written(NAMES, [(*r[:3], text[:32767]) for r, text in zip(ROWS, LONG)]),
        [LONG[0][:32767], *TEXTS[1:]],
        notes=["32,767"],
        **FACTS,
    ),
    delivered(
        "the index of pandas: a.csv",
        written(("", "Unnamed: 0", *NAMES), [(n, n, *row) for n, row in enumerate(ROWS)]),
        **FACTS,
    ),
    delivered(
        "year, month and day apart: a.csv",
        written(
            ("year", "month", "day", "title", "text"),
            [(2024, 4, 13 + n, s.title, s.text) for n, s in enumerate(STORIES)],
        ),
        date=DAYS,
        title=TITLES,
    ),
    delivered(
        "no text, but titles: a.csv",
        written(("date", "title"), [(s.day, s.title) for s in STORIES]),
        TITLES,
        date=DAYS,
        notes=["titles are read as texts"],
    ),
    delivered(
        "a description and a text: a.csv",
        written(("title", "description", "content"), [(s.title, s.text[:60] + "…", s.text) for s in STORIES]),
        title=TITLES,
    ),
    delivered(
        "numbers and dates beyond measure: a.csv",
        written(("id", "n", "date", "text"), [(2**64 + n, "9" * 401, "-1", s.text) for n, s in enumerate(STORIES)]),
        date=[None] * 5,
    ),
    delivered(
        "twice the same number: a.csv",
        written(("id", "title", "text"), [(7, s.title, s.text) for s in STORIES]),
        id=[7] * 5,
    ),
    delivered(
        "one wide row: a.csv",
        written(("text", *(f"v{n}" for n in range(3000))), [(s.text, *"0" * 3000) for s in STORIES]),
    ),
    delivered(
        "commas for decimals: a.csv",
        written(("score", "title", "text"), [("0,5", s.title, s.text) for s in STORIES], ";"),
        title=TITLES,
    ),
    delivered(
        "authors kept: a.csv",
        written(("author", "title", "text"), [(s.author, s.title, s.text) for s in STORIES]),
        author=AUTHORS,
    ),
    delivered(
        "placeholders for no text: a.csv",
        written(NAMES, [*ROWS, ("2024-04-18", "A", "B", "NULL"), ("2024-04-19", "C", "D", "[removed]")]),
        rejected=[("a.csv", "NULL"), ("a.csv", "[removed]")],
        **FACTS,
    ),
    delivered(
        "texts alone, with line ends in them: a.csv",
        written(None, [[text] for text in TEXTS], lineterminator="\r\n"),
        notes=["no header"],
    ),
]
