"""Small exports written by hand in the forms of databases of news, each of the same three stories."""

import textwrap

TITLES = ["Pilots return to work", "Bridge to open a year late", "Orchard owners fear frost"]
TEXTS = [
    "Pilots at the harbour of Ostvik went back to work on Friday, nine days after they had walked out over their "
    "hours. The port said that twelve ships were waiting.\n\nTheir union called the new roster fair.",
    "The bridge over the Lenne will open a year later than planned, the county said. It blamed the price of steel.",
    "Owners of orchards in the valley fear for their blossom. Subject to frost for three nights, half of it may be "
    "lost.",
]
DAYS = [3, 4, 5]
WORDS = ["40", "20", "21"]


def wrapped(text):
    """Break a text as programs do."""
    return "\n\n".join(textwrap.fill(part, 78) for part in text.split("\n\n"))


def nexis(number, text, total=3):
    """One document of the older form of Nexis."""
    middle = [
        f"{number} of {total} DOCUMENTS",
        "",
        "",
        "The Evening Post (Ostvik)",
        "",
        f"May {DAYS[number - 1]}, 2021 Monday",
    ]
    middle += ["Late Edition"]
    return "\n".join(
        [
            "", "", *(line.center(78).rstrip() for line in middle), "", TITLES[number - 1], "",
            "BYLINE: BY Ada Holm", "", "SECTION: NEWS; Pg. 7", "", f"LENGTH: {WORDS[number - 1]} words", "",
            "DATELINE: OSTVIK", "", "", wrapped(text), "", "GRAPHIC: A ship; Photo: J. Lund", "",
            "LOAD-DATE: May 9, 2021", "", "LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", "",
            "Copyright 2021 Post Papers".center(78).rstrip(), "All Rights Reserved".center(78).rstrip(), "",
        ]
    )  # fmt: skip


def lexis(number, text):
    """One document of the newer form of Nexis, as its paragraphs."""
    return [
        TITLES[number - 1], "The Evening Post (Ostvik)", f"May {DAYS[number - 1]}, 2021 Monday", "Late Edition",
        "Copyright 2021 Post Papers All Rights Reserved", "Section: NEWS; Pg. 7", f"Length: {WORDS[number - 1]} words",
        "Byline: By Ada Holm", "Dateline: OSTVIK", "Highlight: Nine days of waiting are over", "Body",
        *text.split("\n\n"), "Graphic", "A ship; Photo: J. Lund", "Classification", "Language: ENGLISH",
        "Publication-Type: Newspaper", "Subject: LABOR UNIONS (90%)", "Load-Date: May 9, 2021", "End of Document",
    ]  # fmt: skip


def factiva(number, text):
    """One document of Factiva, as its lines."""
    return [
        "News", TITLES[number - 1], "By Ada Holm", f"{WORDS[number - 1]} words", f"{DAYS[number - 1]} May 2021",
        "10:30 GMT",
        "The Evening Post", "EVPOST", "Late Edition", "7", "English", "(c) 2021 Post Papers. All rights reserved.",
        *text.split("\n\n"), f"Document EVPOST002021050{DAYS[number - 1]}eh530000{number}",
    ]  # fmt: skip


def factiva_tags(number, text):
    """One document of Factiva with the tags of its fields."""
    lead, *rest = text.split("\n\n")
    return [
        "SE  News", f"HD  {TITLES[number - 1]}", "BY  By Ada Holm", f"WC  {WORDS[number - 1]} words",
        f"PD  {DAYS[number - 1]} May 2021", "ET  10:30", "SN  The Evening Post", "SC  EVPOST", "ED  Late Edition",
        "PG  7", "LA  English", "CY  (c) 2021 Post Papers", "LP", *wrapped(lead).split("\n"), "TD",
        *"\n\n".join(map(wrapped, rest)).split("\n"), "NS  gcat : Political/General News", "RE  eland : Eastland",
        "PUB  Post Papers",
        f"AN  Document EVPOST002021050{DAYS[number - 1]}eh530000{number}", "",
    ]  # fmt: skip


def proquest(number, text, total=3):
    """One document of ProQuest."""
    return "\n\n".join(
        [
            "_" * 60, f"Document {number} of {total}", TITLES[number - 1], "Author: Holm, Ada",
            f"Publication info: Evening Post , Late Edition; Ostvik [Ostvik]. 0{DAYS[number - 1]} May 2021: A.7.",
            "http://search.proquest.com/docview/1?accountid=1", "Abstract: A short one.", "Links: Get it here",
            f"Full text: {text}", "Credit: ADA HOLM", "Subject: Ports; Labor unions", "Location: Ostvik",
            f"Title: {TITLES[number - 1]}", "Publication title: Evening Post, Late Edition; Ostvik", "Pages: A.7",
            "Publication year: 2021", f"Publication date: May {DAYS[number - 1]}, 2021", "Section: News",
            "Publisher: Post Papers", "ISSN: 01234567", "Source type: Newspapers", "Language of publication: English",
            "Document type: News",
            f"ProQuest document ID: 10000{number}", "Document URL: http://search.proquest.com/docview/1",
            "Copyright: Copyright Post Papers May 3, 2021", "Last updated: 2021-05-09", "Database: Newsstream",
        ]
    )  # fmt: skip


def europresse(number, text):
    """One document of Europresse."""
    return "\n\n".join(
        [
            "Le Courrier du soir, no. 1204",
            f"Économie, lundi {DAYS[number - 1]} mai 2021 {WORDS[number - 1]} mots, p. 7",
            TITLES[number - 1], "Ada Holm", text, "Cet article est paru dans Le Courrier du soir",
            "© 2021 Le Courrier. Tous droits réservés. Le présent document est protégé par les lois.",
            "Certificat émis le 9 mai 2021 à Ostvik à des fins de visualisation personnelle et temporaire.",
            f"news·2021050{DAYS[number - 1]}·CS·0{number}",
        ]
    )  # fmt: skip


def page(number, text):
    """One article of a page saved from Europresse."""
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    header = f"Économie, lundi {DAYS[number - 1]} mai 2021 {WORDS[number - 1]} mots, p. 7"
    return f"""<article><header>
        <div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Courrier du soir, no. 1204</span></div>
        <span class="DocHeader">{header}</span>
        <div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{TITLES[number - 1]}</p></div>
        <div class="docAuthors">Ada Holm</div></header>
        <section><div class="DocText clearfix"><div class="docOcurrContainer">{paragraphs}</div></div></section>
        <footer>© 2021 Le Courrier. Tous droits réservés. news·2021050{number}·CS·0{number}</footer></article>"""


LEXIS_COVER = [
    "User Name: Reader", "Date and Time: Monday, May 10, 2021 9:00:00 AM CEST", "Job Number: 1234", "Documents (3)",
    *(f"{number}. {title}" for number, title in enumerate(TITLES, 1)), "Client/Matter: -None-", "Search Terms: port",
    "Search Type: Terms and Connectors", "Narrowed by:", "Content Type\tNarrowed by", "News\tTimeline: 2021",
]  # fmt: skip
SEARCH_SUMMARY = [
    "Search Summary",
    "Text",
    "port",
    "Date",
    "All Dates",
    "Results Found",
    "3",
    "Timestamp",
    "10 May 2021",
]
PROQUEST_END = ["_" * 60, "Contact us at: http://proquest.example", "Database copyright 2021 ProQuest LLC."]
