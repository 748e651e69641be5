"""Stories in the shapes that people have them in: each shape writes the same stories as one file or several."""

import csv
import html
import io
import json
from email.message import EmailMessage
from random import Random
from typing import NamedTuple

import pandas as pd

SENTENCES = (
    "The council of the northern port voted on Monday to build a new bridge.",
    "Officials said that the talks with the union would go on until Thursday.",
    "Prices for wheat have risen in each of the last four months.",
    "A spokeswoman for the ministry called the report incomplete and late.",
    "The storm had closed two schools and a hospital by the evening.",
    "Researchers at the university found that the river was warmer than before.",
    "The court will hear the appeal of the former mayor next week.",
    "Nobody was hurt when the train left the rails near the border.",
)


class Story(NamedTuple):
    """A story: three words that stand in no other open, divide and close its text."""

    title: str
    day: str
    source: str
    text: str
    planted: tuple[str, str, str]


def make_stories(n: int, random: Random) -> list[Story]:
    """Make stories of some sentences each."""
    made = []
    for number in range(n):
        planted = tuple(_word(3 * number + place, random) for place in range(3))
        chosen = random.sample(SENTENCES, 4)
        text = " ".join(
            (f"The {planted[0]} opened at noon.", *chosen[:2], f"It is called {planted[1]} there.", *chosen[2:])
        )
        title = f"{random.choice(('Port', 'Court', 'Storm', 'School'))} news of the day, part {number + 1}"
        day = f"2024-0{random.randint(1, 9)}-{random.randint(10, 28)}"
        made.append(
            Story(title, day, f"The Courier {number % 2 + 1}", f"{text} The last to speak was {planted[2]}.", planted)
        )
    return made


def _word(number: int, random: Random) -> str:
    """Make a word of syllables that ends in its number, spelled in letters."""
    syllables = "".join(random.choice("bdfglmnprtv") + random.choice("aeiou") for _ in range(3))
    return (syllables + "".join("kz"[int(bit)] + "o" for bit in f"{number:b}")).capitalize()


def table(stories: list[Story], delimiter: str = ",", **quoting) -> str:
    """Write a table with a header."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter=delimiter, **quoting)
    writer.writerows([("date", "title", "source", "text"), *((s.day, s.title, s.source, s.text) for s in stories)])
    return held.getvalue()


def records(stories: list[Story]) -> list[dict]:
    """Return stories as records of a database."""
    return [
        {"id": n, "date": s.day, "title": s.title, "source": s.source, "text": s.text} for n, s in enumerate(stories)
    ]


def json_lines(stories: list[Story]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in records(stories))


def nested(stories: list[Story]) -> str:
    """Write what a newsroom's interface answers."""
    rows = [
        {"webTitle": s.title, "webPublicationDate": s.day, "fields": {"bodyText": s.text}, "source": {"name": s.source}}
        for s in stories
    ]
    return json.dumps({"response": {"status": "ok", "total": len(rows), "results": rows}})


def feed(stories: list[Story]) -> str:
    """Write a feed in RSS."""
    item = "<item><title>{}</title><pubDate>{}T10:00:00Z</pubDate><description>{}</description></item>"
    items = "".join(
        item.format(html.escape(s.title), s.day, html.escape(f"<p>{html.escape(s.text)}</p>")) for s in stories
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'


def nitf(stories: list[Story]) -> str:
    """Write a story each in the News Industry Text Format."""
    one = (
        "<nitf><head><title>{0}</title></head><body><body.head><hedline><hl1>{0}</hl1></hedline></body.head>"
        "<body.content><p>{1}</p></body.content></body></nitf>"
    )
    return '<?xml version="1.0"?>' + one.format(html.escape(stories[0].title), html.escape(stories[0].text))


def sgml(stories: list[Story]) -> str:
    """Write stories as Reuters-21578 has them."""
    one = (
        '<REUTERS NEWID="{}"><DATE>26-FEB-1987 15:01:01.79</DATE>'
        "<TEXT><TITLE>{}</TITLE><BODY>{}\n Reuter\n&#3;</BODY></TEXT></REUTERS>"
    )
    rows = (one.format(n, html.escape(s.title), html.escape(s.text)) for n, s in enumerate(stories))
    return '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + "\n".join(rows)


def page(stories: list[Story]) -> str:
    """Write a page as a browser saves it."""
    s = stories[0]
    paragraphs = "".join(f"<p>{html.escape(part)}.</p>" for part in s.text.rstrip(".").split(". "))
    return (
        f"<!DOCTYPE html><html><head><title>{html.escape(s.title)}</title></head><body><nav>Home | World</nav><article>"
        f"<h1>{html.escape(s.title)}</h1>{paragraphs}</article><footer>All rights reserved</footer></body></html>"
    )


def nexis(stories: list[Story]) -> str:
    """Write what Nexis used to deliver as text."""
    one = (
        "\n\n\n                    {n} of {all} DOCUMENTS\n\n\n                    {s.source}\n\n"
        "                    March 2, 2023 Thursday\n\n{s.title}\n\nBYLINE: Ann Miller\n\nSECTION: NEWS; Pg. 4\n\n"
        "LENGTH: 76 words\n\n\n{s.text}\n\nLOAD-DATE: March 2, 2023\n\nLANGUAGE: ENGLISH\n\n"
        "                    Copyright 2023 {s.source}\n                    All Rights Reserved\n"
    )
    return "".join(one.format(n=n, all=len(stories), s=s) for n, s in enumerate(stories, 1))


def factiva(stories: list[Story]) -> str:
    """Write what Factiva delivers with its two-letter labels."""
    one = (
        "HD\n{s.title}\n\nWC\n76 words\n\nPD\n2 March 2023\n\nSN\n{s.source}\n\nLA\nEnglish\n\nLP\n{s.text}\n\n"
        "AN\nDocument COUR{n:08}\n\n\n"
    )
    return "".join(one.format(n=n, s=s) for n, s in enumerate(stories, 1))


def message(stories: list[Story]) -> bytes:
    """Write a story as an electronic letter."""
    letter, s = EmailMessage(), stories[0]
    letter["From"], letter["Subject"], letter["Date"] = "ann@example.com", s.title, "Mon, 01 Apr 2024 10:00:00 +0000"
    letter.set_content(s.text)
    return bytes(letter)


def front_matter(stories: list[Story]) -> str:
    s = stories[0]
    return f'---\ntitle: "{s.title}"\ndate: {s.day}\n---\n\n{s.text}\n'


def rtf(stories: list[Story]) -> str:
    return r"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}}" + stories[0].text.replace(". ", r".\par ") + r"\par}"


def parquet(stories: list[Story]) -> bytes:
    held = io.BytesIO()
    pd.DataFrame(records(stories)).to_parquet(held)
    return held.getvalue()


def workbook(stories: list[Story]) -> bytes:
    held = io.BytesIO()
    pd.DataFrame(records(stories)).to_excel(held, index=False, engine="openpyxl")
    return held.getvalue()


def document(stories: list[Story]) -> bytes:
    """Write a story as a word processor does."""
    from docx import Document

    held, made = io.BytesIO(), Document()
    for part in stories[0].text.split(". "):
        made.add_paragraph(part.rstrip(".") + ".")
    made.save(held)
    return held.getvalue()


def atom(stories: list[Story]) -> str:
    """Write a feed in Atom."""
    one = "<entry><title>{}</title><updated>{}T10:00:00Z</updated><content type='text'>{}</content></entry>"
    items = "".join(one.format(html.escape(s.title), s.day, html.escape(s.text)) for s in stories)
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Courier</title>{items}</feed>"


def news_ml(stories: list[Story]) -> str:
    """Write a story as agencies send it, in NewsML-G2."""
    s = stories[0]
    return (
        "<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:a:1'><itemMeta>"
        f"<versionCreated>{s.day}T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>{html.escape(s.title)}"
        "</headline></contentMeta><contentSet><inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        f"<p>{html.escape(s.text)}</p></body></html></inlineXML></contentSet></newsItem>"
    )


def ninjs(stories: list[Story]) -> str:
    """Write a story as agencies send it, in JSON."""
    s = stories[0]
    body = {"role": "main", "contenttype": "text/plain", "value": s.text}
    headline = {"role": "main", "value": s.title}
    return json.dumps({"uri": "a:1", "versioncreated": s.day, "headlines": [headline], "bodies": [body]})


def mailbox(stories: list[Story]) -> bytes:
    """Write letters behind one another, as mail programs keep them."""
    return b"\n".join(b"From ann@example.com Mon Apr  1 10:00:00 2024\n" + message([s]) for s in stories)


def web_archive(stories: list[Story]) -> bytes:
    """Write pages as a crawler keeps them."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    held = io.BytesIO()
    writer = WARCWriter(held, gzip=False)
    for number, s in enumerate(stories):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        payload, address = io.BytesIO(page([s]).encode()), f"https://example.com/{number}"
        writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=head))
    return held.getvalue()


# For each shape: the ending of its name, how it is written, and whether a file holds one story or all.
SHAPES = {
    "text": (".txt", lambda stories: stories[0].text, 1),
    "no ending": ("", lambda stories: stories[0].text, 1),
    "comma table": (".csv", table, 0),
    "tab table": (".tsv", lambda stories: table(stories, "\t"), 0),
    "semicolon table": (".csv", lambda stories: table(stories, ";", quoting=csv.QUOTE_ALL), 0),
    "table in text": (".txt", table, 0),
    "JSON lines": (".jsonl", json_lines, 0),
    "JSON": (".json", lambda stories: json.dumps(records(stories), indent=1), 0),
    "nested JSON": (".json", nested, 0),
    "feed": (".xml", feed, 0),
    "NITF": (".xml", nitf, 1),
    "SGML": (".sgm", sgml, 0),
    "page": (".html", page, 1),
    "Nexis": (".txt", nexis, 0),
    "Factiva": (".txt", factiva, 0),
    "message": (".eml", message, 1),
    "front matter": (".md", front_matter, 1),
    "RTF": (".rtf", rtf, 1),
    "Parquet": (".parquet", parquet, 0),
    "workbook": (".xlsx", workbook, 0),
    "document": (".docx", document, 1),
    "Atom": (".xml", atom, 0),
    "NewsML-G2": (".xml", news_ml, 1),
    "ninjs": (".json", ninjs, 1),
    "mailbox": (".mbox", mailbox, 0),
    "web archive": (".warc", web_archive, 0),
}
