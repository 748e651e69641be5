"""Feeds, mark-up of newsrooms, saved pages and archives of the web."""

import bz2
import io
from html import escape

from .collected import DAYS, ONE_LINE, SOURCES, STORIES, TEXTS, TITLES, delivered, one_each

FACTS = {"title": TITLES, "date": DAYS}
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
WEEKDAYS = ("Sat", "Sun", "Mon", "Tue", "Wed")


def paragraphs(s, tag: str = "p") -> str:
    return "".join(f"<{tag}>{escape(part)}</{tag}>" for part in s.text.split("\n\n"))


def rss(item) -> str:
    """Write a feed in RSS 2.0 with the names that such feeds declare."""
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    items = "".join(item(number, s) for number, s in enumerate(STORIES))
    return (
        f"{XML}<rss version='2.0' {names}><channel><title>Harbour Post</title><link>"
        f"https://example.org</link>{items}</channel></rss>"
    )


def whole(number, s) -> str:
    """Write an item with a teaser and the whole text."""
    return (
        f"<item><title>{escape(s.title)}</title><link>https://example.org/{number}</link><dc:creator>"
        f"{s.author}</dc:creator>"
        f"<pubDate>{WEEKDAYS[number]}, {s.day[-2:]} Apr 2024 09:30:00 +0200</pubDate><description>"
        f"{escape(s.text[:60])}…</description>"
        f"<content:encoded><![CDATA[{paragraphs(s)}]]></content:encoded><guid>{number}</guid></item>"
    )


def short(number, s) -> str:
    return (
        f"<item><title>{escape(s.title)}</title><pubDate>{s.day}</pubDate><description>"
        f"{escape(paragraphs(s))}</description></item>"
    )


def atom() -> str:
    entries = "".join(
        f"<entry><title type='html'>{escape(escape(s.title))}</title><id>urn:{n}</id><updated>"
        f"{s.day}T09:30:00Z</updated>"
        f"<published>{s.day}T08:00:00Z</published><author><name>{s.author}</name></author>"
        f"<summary>{escape(s.text[:50])}</summary><content type='xhtml'><div "
        f"xmlns='http://www.w3.org/1999/xhtml'>{paragraphs(s)}</div></content></entry>"
        for n, s in enumerate(STORIES)
    )
    return (
        f"{XML}<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour Post</title><updated>"
        f"2024-05-01T00:00:00Z</updated>{entries}</feed>"
    )


def rdf() -> str:
    items = "".join(
        f"<item rdf:about='https://example.org/{n}'><title>{escape(s.title)}</title><dc:date>"
        f"{s.day}T09:30:00Z</dc:date><description>{escape(s.text)}</description></item>"
        for n, s in enumerate(STORIES)
    )
    return (
        f"{XML}<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        f"xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<channel rdf:about='x'><title>Harbour Post</title></channel>{items}</rdf:RDF>"
    )


def nitf(s) -> str:
    return (
        f"{XML}<!DOCTYPE nitf SYSTEM 'nitf-3-2.dtd'><nitf><head><title>{escape(s.title)}</title>"
        f"<docdata><date.issue norm='{s.day.replace('-', '')}T100000Z'/>"
        f"<doc.copyright holder='nobody'/></docdata></head><body><body.head><hedline><hl1>"
        f"{escape(s.title)}</hl1></hedline>"
        f"<byline>By <person>{s.author}</person></byline></body.head><body.content><block>{paragraphs(s)}</block>"
        "<media media-type='image'><media-caption>Not of the text.</media-caption></media></body.content></body></nitf>"
    )


def news_ml(s) -> str:
    return (
        f"{XML}<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x' version='1' "
        f"standard='NewsML-G2'><itemMeta><itemClass qcode='ninat:text'/>"
        f"<provider literal='{s.source}'/><versionCreated>{s.day}T10:00:00Z</versionCreated>"
        f"</itemMeta><contentMeta><by>{s.author}</by><headline>{escape(s.title)}</headline>"
        f"</contentMeta>"
        f"<contentSet><inlineXML contenttype='application/xhtml+xml'><html "
        f"xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>"
        f"{paragraphs(s)}</body></html></inlineXML></contentSet></newsItem>"
    )


def reuters() -> str:
    stories = "".join(
        f'<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" NEWID="{n}">\n<DATE>{s.day[-2:]}-APR-2024 '
        f"15:01:01.79</DATE>\n<TOPICS><D>trade</D></TOPICS>\n<PLACES></PLACES>\n<UNKNOWN>"
        f"\n&#5;&#5;&#5;C T\n</UNKNOWN>\n"
        f"<TEXT>&#2;\n<TITLE>{escape(s.title)}</TITLE>\n<BODY>{escape(text)}\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
        for n, (s, text) in enumerate(zip(STORIES, ONE_LINE, strict=True))
    )
    return '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + stories


def tei(s) -> str:
    return (
        f"{XML}<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>"
        f"{escape(s.title)}</title><author>{s.author}</author></titleStmt>"
        f"<publicationStmt><p>Free.</p></publicationStmt><sourceDesc><bibl><date when='{s.day}'>"
        f"{s.day}</date></bibl></sourceDesc></fileDesc></teiHeader><text><body><div>"
        f"{paragraphs(s)}</div></body></text></TEI>"
    )


def gigaword() -> str:
    return "".join(
        f'<DOC id="POST_ENG_{s.day.replace("-", "")}.{n:04}" type="story" >\n<HEADLINE>'
        f"\n{escape(s.title)}\n</HEADLINE>\n<TEXT>\n"
        + "".join(f"<P>\n{escape(part)}\n</P>\n" for part in s.text.split("\n\n"))
        + "</TEXT>\n</DOC>\n"
        for n, s in enumerate(STORIES)
    )


def trec() -> str:
    return "".join(
        f"<DOC>\n<DOCNO> LA{n} </DOCNO>\n<DATE>\n<P>\nApril {s.day[-2:]}, 2024, Monday\n</P>\n</DATE>"
        f"\n<HEADLINE>\n<P>\n{escape(s.title)}\n</P>\n</HEADLINE>\n<TEXT>"
        f"\n{paragraphs(s, 'P')}\n</TEXT>\n</DOC>\n"
        for n, s in enumerate(STORIES)
    )


def own_xml() -> str:
    items = "".join(
        f"<article id='{n}'><headline>{escape(s.title)}</headline><date>{s.day}</date><source>"
        f"{s.source}</source><body>{escape(s.text)}</body></article>"
        for n, s in enumerate(STORIES)
    )
    return f"{XML}<articles>{items}</articles>"


def page(s) -> str:
    """Write a page as a newspaper's: what surrounds the text, and facts on it for search engines."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(s.title)} | "
        f"{s.source}</title><meta property='og:title' content='{escape(s.title)}'>"
        f"<meta property='article:published_time' content='{s.day}T08:00:00Z'><meta "
        f"property='og:site_name' content='{s.source}'><script>var a = 'no text';</script></head>"
        f"<body><header><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav></header><main>"
        f"<article><h1>{escape(s.title)}</h1><p class='byline'>By {s.author}</p>"
        f"{paragraphs(s)}</article></main>"
        "<aside><h2>Most read</h2><ul><li><a href='/x'>Ten soups for cold days</a></li></ul></aside>"
        "<footer>Imprint. All rights reserved.</footer></body></html>"
    )


def archived() -> bytes:
    """Write what a crawler keeps: a page for each answer, and its own remarks."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    held = io.BytesIO()
    writer = WARCWriter(held, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "none"}))
    for n, s in enumerate(STORIES):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://example.org/{n}", "response", io.BytesIO(page(s).encode()), http_headers=head
            )
        )
    return held.getvalue()


LAST = [{"source": SOURCES, **FACTS}]
PAGES = [
    delivered("RSS with whole texts: feed.xml", rss(whole), **FACTS),
    delivered("RSS with mark-up in descriptions: feed.rss", rss(short), **FACTS),
    delivered("RSS that is called a text: feed.txt", rss(short), **FACTS),
    delivered("Atom: feed.atom", atom(), **FACTS),
    delivered("RDF: index.xml", rdf(), **FACTS),
    delivered("NITF", one_each(".xml", nitf), **FACTS),
    delivered("NewsML-G2", one_each(".xml", news_ml), source=SOURCES, **FACTS),
    delivered("Reuters SGML: reut2-000.sgm", reuters(), ONE_LINE, **FACTS),
    delivered("Reuters SGML in bytes of its time: reut2-000.sgm", reuters().encode("latin-1"), ONE_LINE, **FACTS),
    delivered("TEI", one_each(".xml", tei), **FACTS),
    delivered("Gigaword: post_eng_202404", gigaword(), title=TITLES, date=DAYS),
    delivered("TREC: la041324", trec(), title=TITLES, date=DAYS),
    delivered("XML of one's own: a.xml", own_xml(), source=SOURCES, **FACTS),
    delivered("saved pages", one_each(".html", page), source=SOURCES, **FACTS),
    delivered("a saved page that is called a text", one_each(".txt", page), **FACTS),
    delivered(
        "a saved page in Western letters",
        one_each(".htm", lambda s: page(s).replace("utf-8", "windows-1252").encode("cp1252")),
        **FACTS,
    ),
    delivered(
        "a saved page beside its folder",
        {
            "a.html": page(STORIES[0]),
            "a_files/style.css": "p { color: red }",
            "a_files/jquery.js": "var a = 1;",
            "a_files/logo.png": b"\x89PNG\r\n\x1a\n\0\0",
        },
        TEXTS[:1],
        rejected=[("a_files", "belongs to a saved page")],
    ),
    delivered(
        "programs, pictures and styles among texts",
        {"1.txt": TEXTS[0], "2.css": "p { color: red }", "3.png": b"\x89PNG\r\n\x1a\n\0\0", "4_files/5.txt": TEXTS[1]},
        TEXTS[:2],
        rejected=[("2.css", "style"), ("3.png", "picture")],
    ),
    delivered("an archive of the web: a.warc.gz", archived(), **FACTS),
    delivered("SGML packed with bzip2: a.sgm.bz2", bz2.compress(reuters().encode()), ONE_LINE, **FACTS),
    delivered(
        "mark-up in cells: a.csv",
        "title,text\n"
        + "".join('"{}","{}"\n'.format(escape(s.title), paragraphs(s).replace('"', '""')) for s in STORIES),
        title=TITLES,
    ),
]
