"""What comes damaged, dirty or in other languages: mended, told, or refused with the reason."""

import gzip
import json

from .collected import DAYS, SOURCES, STORIES, TEXTS, TITLES, delivered, one_each
from .of_documents import document, packed
from .of_pages import page
from .of_tables import NAMES, ROWS, written

FACTS = {"title": TITLES, "date": DAYS, "source": SOURCES}
TABLE = written(NAMES, ROWS)
PLAIN = [s.text.replace("é", "e") for s in STORIES]
QUOTED = [text.replace("the", "the “so-called”", 1).replace("y", "y’s café –", 1) for text in TEXTS]
FRENCH = (
    "Les boulangers de la ville ont manifesté mardi devant le ministère de l'Agriculture. Ils "
    "demandent que le prix de la "
    "farine soit plafonné, et que l'État les aide à payer l'électricité pendant l'hiver."
)
GERMAN = (
    "Die Bäcker der Stadt haben am Dienstag vor dem Ministerium für Landwirtschaft demonstriert. Sie "
    "verlangen, dass der "
    "Preis für Mehl begrenzt wird und der Staat ihnen im Winter bei den Kosten für Strom hilft."
)
locked = (
    packed({"a.txt": TEXTS[0]})
    .replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\x01\0")
    .replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0")
)


def spoiled(text: str) -> str:
    """Return text as it looks when UTF-8 was taken for the letters of Windows."""
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
        for byte in text.encode()
    )


def wrapped(text: str, width: int = 40) -> str:
    """Break the lines of a text, words with a hyphen where they do not fit."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > width and len(word) > 8:
            lines.append(f"{line}{word[:4]}-")
            line = word[4:] + " "
        elif len(line) + len(word) > width:
            lines.append(line.rstrip())
            line = word + " "
        else:
            line += word + " "
    return "\n".join([*lines, line.rstrip()])


def marked(text: str) -> str:
    """Put a text into mark-up as systems of editors do."""
    parts = text.replace("the mill", "<a href='https://example.org'>the mill</a>").split("\n\n")
    return (
        "".join(f'<p class="x">{part.replace(" and ", "&nbsp;and ")}</p>' for part in parts)
        + "<script>no();</script><!-- no --><img src=x.jpg>"
    )


DAMAGED = [
    delivered(
        "one byte of a table is damaged: a.csv",
        TABLE.encode().replace("é".encode(), b"\xc3"),
        [t.replace("é", "\ufffd") for t in TEXTS],
        notes=["damaged"],
        **FACTS,
    ),
    delivered(
        "cut inside a letter: a.txt", (TEXTS[2] + " Café").encode()[:-1], [TEXTS[2] + " Caf\ufffd"], notes=["damaged"]
    ),
    delivered(
        "a packed table cut short, beside a whole one: 1.csv",
        {"1.csv": TABLE, "2.csv.gz": gzip.compress(TABLE.encode())[:-200]},
        rejected=[("2.csv.gz", "truncated")],
        **FACTS,
    ),
    delivered(
        "an archive with a password, beside a text",
        {"1.txt": TEXTS[0], "2.zip": locked},
        TEXTS[:1],
        rejected=[("a.txt", "password")],
    ),
    delivered(
        "a program beside a text",
        {"1.txt": TEXTS[0], "2.txt": b"\x7fELF\2\1\1\0\0" + bytes(range(256)) * 9},
        TEXTS[:1],
        rejected=[("2.txt", "binary")],
    ),
    delivered(
        "a picture that is called a text",
        {"1.txt": TEXTS[0], "2.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))},
        TEXTS[:1],
        rejected=[("2.txt", "")],
    ),
    delivered(
        "a document that is damaged",
        {"1.txt": TEXTS[0], "2.docx": document(TEXTS)[:-900]},
        TEXTS[:1],
        rejected=[("2.docx", "")],
    ),
    delivered(
        "formats with a converter",
        {
            "1.txt": TEXTS[0],
            "2.odt": packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "3.epub": packed({"mimetype": "application/epub+zip"}),
            "4.rds": b"\x1f\x8b\x08\0",
            "5.sav": b"$FL2@(#)",
            "6.sql": "INSERT INTO news VALUES (1, 'No.');",
        },
        TEXTS[:1],
        rejected=[
            ("2.odt", "soffice"),
            ("3.epub", "Calibre"),
            ("4.rds", "write.csv"),
            ("5.sav", "write it as .csv"),
            ("6.sql", ".csv"),
        ],
    ),
    delivered(
        "two encodings in one table: a.csv",
        written(NAMES, ROWS[:2]).encode()
        + written(None, [(*r[:3], "Crème brûlée: " + r[3]) for r in ROWS[2:]]).encode("cp1252"),
        [*TEXTS[:2], *("Crème brûlée: " + t for t in TEXTS[2:])],
        **FACTS,
    ),
    delivered(
        "letters in the wrong encoding: a.csv",
        written(NAMES, [(*r[:3], spoiled(t)) for r, t in zip(ROWS, QUOTED)]),
        QUOTED,
        notes=["wrong encoding"],
        **FACTS,
    ),
    delivered(
        "letters in the wrong encoding in one outlet: a.csv",
        written(NAMES, [(*r[:3], spoiled(t) if n % 2 else t) for n, (r, t) in enumerate(zip(ROWS, QUOTED))]),
        QUOTED,
        notes=["wrong encoding"],
        **FACTS,
    ),
    delivered("NULs: a.csv", TABLE.replace("ferry", "fer\0ry").encode(), **FACTS),
    delivered(
        "surrogates in JSON: a.json",
        json.dumps([{"title": s.title, "text": "\ud83d\ude00 " + s.text + " \ud83d"} for s in STORIES]),
        ["😀 " + t + " \ufffd" for t in TEXTS],
        title=TITLES,
    ),
    delivered(
        "CESU-8: a.csv",
        written(NAMES, [(*r[:3], "X " + r[3]) for r in ROWS]).encode().replace(b"X ", b"\xed\xa0\xbd\xed\xb8\x80 "),
        ["😀 " + t for t in TEXTS],
        **FACTS,
    ),
    delivered(
        "mark-up from an editor: a.csv",
        written(NAMES, [(*r[:3], marked(r[3])) for r in ROWS]),
        notes=["mark-up"],
        **FACTS,
    ),
    delivered(
        "mark-up twice escaped: a.csv",
        written(NAMES, [(r[0], r[1].replace(" of ", " &amp;amp; "), r[2], r[3]) for r in ROWS]),
        title=[t.replace(" of ", " & ") for t in TITLES],
    ),
    delivered(
        "entities: a.csv",
        written(NAMES, [(*r[:3], r[3].replace("é", "&eacute;").replace("'", "&#39;") + " R&amp;D") for r in ROWS]),
        [t + " R&D" for t in TEXTS],
        **FACTS,
    ),
    delivered(
        "less than, and no mark-up: a.csv",
        written(NAMES, [(*r[:3], r[3] + " Of all, <5% agree; 3 > 2.") for r in ROWS]),
        [t + " Of all, <5% agree; 3 > 2." for t in TEXTS],
        **FACTS,
    ),
    delivered(
        "lines broken with hyphens", one_each(".txt", lambda s: wrapped(s.text.replace("\n\n", " "))), notes=["lines"]
    ),
    delivered(
        "soft hyphens and ligatures: a.csv",
        written(NAMES, [(*r[:3], r[3].replace("ministry", "mini\u00adstry").replace("fi", "ﬁ")) for r in ROWS]),
        **FACTS,
    ),
    delivered(
        "in capitals: a.csv",
        written(NAMES, [(*r[:3], r[3].upper()) for r in ROWS]),
        [t.upper() for t in TEXTS],
        language=["en"] * 5,
        **FACTS,
    ),
    delivered(
        "in several languages: a.csv",
        written(("title", "text"), [("A", TEXTS[0]), ("B", FRENCH), ("C", GERMAN)]),
        [TEXTS[0], FRENCH, GERMAN],
        language=["en", "fr", "de"],
    ),
    delivered(
        "nothing but signs in some rows: a.csv",
        written(
            NAMES,
            [*ROWS, ("2024-04-18", "A", "B", "."), ("2024-04-19", "C", "D", "…"), ("2024-04-20", "E", "F", "nan")],
        ),
        rejected=[("a.csv", "'.'"), ("a.csv", "'…'"), ("a.csv", "'nan'")],
        **FACTS,
    ),
    delivered(
        "a mark that nothing closes: a.csv",
        TABLE.replace('"The ferry', '""The ferry', 1) + '2024-04-18,"No end,X,Some text of a story that goes on.\n',
        ['"' + TEXTS[0], *TEXTS[1:], "Some text of a story that goes on."],
    ),
    delivered("a row that is too short: a.csv", TABLE + "2024-04-18,Short\n", rejected=[("a.csv", "")], **FACTS),
    delivered("twice the same story: a.csv", TABLE + written(None, ROWS[:1]), [*TEXTS, TEXTS[0]]),
    delivered(
        "a byte too many in a page of two bytes a letter: a.html",
        page(STORIES[0])
        .encode("utf-16")
        .replace("Islanders".encode("utf-16-le"), b"\0" + "Islanders".encode("utf-16-le")),
        None,
        notes=["a byte of it is lost or added"],
    ),
]
