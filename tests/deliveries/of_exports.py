"""Exports of databases of the press, as text, pages and documents; the form's own words are in no text."""

import io

from .collected import AUTHORS, DAYS, SOURCES, STORIES, TITLES, delivered

FACTS = {"title": TITLES, "date": DAYS, "source": SOURCES}
N = len(STORIES)
WEEKDAYS = ("Saturday", "Sunday", "Monday", "Tuesday", "Wednesday")


def nexis() -> str:
    return "".join(
        f"\n\n\n                               {n} of {N} DOCUMENTS\n\n\n                                {s.source}\n\n"
        f"                            April {s.day[-2:]}, 2024 {WEEKDAYS[n - 1]}\n                    "
        f"             First Edition\n\n{s.title}\n\n"
        f"BYLINE: {s.author}\n\nSECTION: {s.section}; Pg. {n}\n\nLENGTH: 48 words\n\n\n"
        + s.text
        + f"\n\nLOAD-DATE: April {s.day[-2:]}, 2024\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        f"                        Copyright 2024 {s.source}\n                              All Rights Reserved\n"
        for n, s in enumerate(STORIES, 1)
    )


def lexis(n, s) -> list[str]:
    """Return the paragraphs of a document as Nexis Uni writes it."""
    return [
        s.title,
        s.source,
        f"April {s.day[-2:]}, 2024 {WEEKDAYS[n - 1]}",
        f"Copyright 2024 {s.source} All Rights Reserved",
        f"Section: {s.section}; Pg. {n}",
        "Length: 48 words",
        f"Byline: {s.author}",
        "Body",
        *s.text.split("\n\n"),
        f"Load-Date: April {s.day[-2:]}, 2024",
        "End of Document",
    ]


COVER = [
    "User Name: Ann Miller",
    "Date and Time: Thursday, May 2, 2024 10:00:00 AM CEST",
    "Job Number: 123456789",
    f"Documents ({N})",
    *(f"{n}. {s.title}" for n, s in enumerate(STORIES, 1)),
    "Client/Matter: -None-",
    "Search Terms: ferry or flour",
    "Search Type: Natural Language",
    "Narrowed by:",
    "About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2024 LexisNexis",
]


def document(parts: list[str]) -> bytes:
    """Write paragraphs as a word processor does."""
    from docx import Document

    held, made = io.BytesIO(), Document()
    for part in parts:
        made.add_paragraph(part)
    made.save(held)
    return held.getvalue()


def rich(parts: list[str]) -> str:
    r"""Write paragraphs in RTF, letters beyond ASCII as \'e9 and \u8217?."""

    def letter(sign):
        code = ord(sign)
        return sign if code < 128 else f"\\'{code:02x}" if code < 256 else f"\\u{code}?"

    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\pard "
        + "\\par\n".join("".join(map(letter, part)) for part in parts)
        + "\\par}"
    )


def factiva(n, s) -> list[str]:
    return [
        s.title,
        f"By {s.author}",
        "48 words",
        f"{s.day[-2:]} April 2024",
        s.source,
        "HPOST",
        f"{n}",
        "English",
        f"(c) 2024 {s.source}",
        *s.text.split("\n\n"),
        f"Document HPOST00020240501ek4d0000{n}",
    ]


def factiva_codes() -> str:
    return "".join(
        f"HD\n{s.title}\n\nBY\nBy {s.author}\n\nWC\n48 words\n\nPD\n{s.day[-2:]} April "
        f"2024\n\nSN\n{s.source}\n\nSC\nHPOST\n\nLA\nEnglish\n\nCY\n(c) 2024 {s.source}\n\n"
        f"LP\n{s.text.split(chr(10))[0]}\n\n"
        + "".join(f"TD\n{part}\n\n" for part in s.text.split("\n\n")[1:])
        + f"AN\nDocument HPOST00020240501ek4d0000{n}\n\n\n"
        for n, s in enumerate(STORIES, 1)
    )


def factiva_page() -> str:
    articles = "".join(
        f"<div id='article-HPOST{n}' class='article enArticle'><p><div id='hd'><span "
        f"class='enHeadline'>{s.title}</span></div></p><div class='author'>By {s.author}</div>"
        f"<div>48 words</div><div>{s.day[-2:]} April 2024</div><div>{s.source}</div><div>HPOST</div>"
        f"<div>{n}</div><div>English</div><div>(c) 2024 {s.source}</div>"
        + "".join(f"<p class='articleParagraph enarticleParagraph'>{part}</p>" for part in s.text.split("\n\n"))
        + f"<p>Document HPOST00020240501ek4d0000{n}</p></div><br/><span></span>"
        for n, s in enumerate(STORIES, 1)
    )
    return (
        f"<html><head><title>Factiva</title></head><body><div id='contentWrapper'>{articles}</div><p>© "
        f"2024 Factiva, Inc. All rights reserved.</p></body></html>"
    )


def proquest() -> str:
    documents = "".join(
        f"____________________________________________________________\n\nDocument {n} of "
        f"{N}\n\n{s.title}\n\nAuthor: {s.author}\n\nPublication info: {s.source} ; Ostvik [Ostvik]. "
        f"{s.day[-2:]} Apr 2024: A.{n}.\n\n"
        f"http://example.org/docview/{n}\n\nAbstract: {s.text[:50]}...\n\nLinks: "
        f"http://example.org/{n}\n\nFull text: {s.text}\n\nSubject: Towns; Ships;\n\nTitle: "
        f"{s.title}\n\nPublication title: {s.source}\n\n"
        f"First page: A.{n}\n\nPublication year: 2024\n\nPublication date: Apr {s.day[-2:]}, "
        f"2024\n\nSection: {s.section}\n\nPublisher: {s.source} Ltd.\n\nPlace of publication: "
        f"Ostvik\n\nCountry of publication: Norway\n\n"
        f"Source type: Newspapers\n\nLanguage of publication: English\n\nDocument type: "
        f"News\n\nProQuest document ID: 30000{n}\n\nDocument URL: "
        f"http://example.org/docview/{n}\n\nCopyright: Copyright {s.source} Apr {s.day[-2:]}, "
        f"2024\n\nLast updated: 2024-05-01\n\nDatabase: ProQuest Central\n\n"
        for n, s in enumerate(STORIES, 1)
    )
    end = (
        "____________________________________________________________\n\nContact us at: "
        "http://about.proquest.com/go/contactsupport\n\nDatabase copyright © 2024 ProQuest LLC. All "
        "rights reserved.\n\nTerms and Conditions: http://search.proquest.com/info/termsAndConditions\n"
    )
    return documents + end


def europresse_page() -> str:
    articles = "".join(
        f"<article><header><div class='rdp__DocPublicationName'><span class='DocPublicationName'>"
        f"{s.source}</span></div><span class='DocHeader'>{s.section}, samedi {s.day[-2:]} avril 2024 "
        f"48 mots, p. {n}</span>"
        f"<div class='titreArticle'><p class='sm-margin-TopNews titreArticleVisu rdp__articletitle'>"
        f"{s.title}</p></div><div class='sm-margin-bottomNews'>{s.author}</div></header>"
        "<section><div class='DocText clearfix'><div>"
        + "".join(f"<p>{part}</p>" for part in s.text.split("\n\n"))
        + (
            f"</div></div></section><footer><div class='publiC'><small class='DocCopyright'>© 2024 "
            f"{s.source}. Tous droits réservés.</small></div><div class='publiC-lblNodoc'>"
            f"news·202404{n}·HP·{n}</div></footer></article>"
        )
        for n, s in enumerate(STORIES, 1)
    )
    return f"<html lang='fr'><head><meta charset='utf-8'><title>Europresse</title></head><body>{articles}</body></html>"


def labelled() -> str:
    """Write a list as people keep one in a text file."""
    return "".join(
        f"Title: {s.title}\nDate: {s.day}\nSource: {s.source}\n\n{s.text}\n\n{'=' * 30}\n\n" for s in STORIES
    )


def all_of(form) -> list[str]:
    return [part for n, s in enumerate(STORIES, 1) for part in form(n, s)]


EXPORTS = [
    delivered("Nexis as text: Nexis_1-5.TXT", nexis(), author=AUTHORS, **FACTS),
    delivered("Nexis as text of Windows: n.txt", nexis().replace("\n", "\r\n").encode("cp1252"), **FACTS),
    delivered("Nexis as a document: Files(5).DOCX", document(all_of(lexis)), author=AUTHORS, **FACTS),
    delivered("Nexis below a cover page: Files(5).docx", document(COVER + all_of(lexis)), **FACTS),
    delivered("Nexis in RTF: n.rtf", rich(all_of(lexis)), **FACTS),
    delivered(
        "Nexis, a document each", {f"{n}.docx": document(lexis(n, s)) for n, s in enumerate(STORIES, 1)}, **FACTS
    ),
    delivered("Factiva in RTF: Factiva-20240501.rtf", rich(all_of(factiva)), author=AUTHORS, **FACTS),
    delivered("Factiva as text: f.txt", "\n".join(all_of(factiva)), **FACTS),
    delivered("Factiva as text in paragraphs: f.txt", "\n\n".join(all_of(factiva)), **FACTS),
    delivered("Factiva with codes: f.txt", factiva_codes(), author=AUTHORS, **FACTS),
    delivered("Factiva as a page: f.html", factiva_page(), **FACTS),
    delivered("ProQuest: ProQuestDocuments-2024-05-01.txt", proquest(), author=AUTHORS, **FACTS),
    delivered("ProQuest as a document: p.docx", document(proquest().split("\n\n")), **FACTS),
    delivered("Europresse: biblio.html", europresse_page(), **FACTS),
    delivered("articles with labels: all.txt", labelled(), notes=["several articles in one text"], **FACTS),
    delivered(
        "articles between lines: all.txt",
        f"\n\n{'-' * 40}\n\n".join(f"{s.title}\n\n{s.text}" for s in STORIES),
        title=TITLES,
        notes=["5 articles in one text"],
    ),
    delivered(
        "articles below numbers: all.txt",
        "\n\n".join(f"Article {n}\n\n{s.title}\n\n{s.text}" for n, s in enumerate(STORIES, 1)),
        title=TITLES,
        notes=["5 articles in one text"],
    ),
    delivered(
        "articles put behind each other, each below its day: all.txt",
        "\n\n".join(f"{s.title}\n{s.day}\n\n{s.text}" for s in STORIES),
        title=TITLES,
        date=DAYS,
        notes=["5 articles in one text"],
    ),
    delivered(
        "articles between blank lines, some with a dateline: all.txt",
        "\n\n\n".join(f"{s.title}\n\n{'OSTVIK, Norway (AP) — ' * (n > 0)}{s.text}" for n, s in enumerate(STORIES)),
        title=TITLES,
        agency=[None, *["AP"] * 4],
        notes=["5 articles in one text"],
    ),
    delivered(
        "numbered sentences: news-sentences.txt",
        "".join(f"{n}\t{title} again\n" for n, title in enumerate(TITLES, 1)),
        [f"{title} again" for title in TITLES],
        column_1=[1, 2, 3, 4, 5],
    ),
]
