"""News in XML and SGML: feeds, the forms of agencies and corpora, XML of any records, and what is wrong with some."""

import pytest
from newswire.reading.formats.markup import read_markup
from newswire.reading.packing import UnreadableError

ROSE = "Rates rose on Monday, and savers cheered."
FELL = "Shares fell on Tuesday, and brokers sighed."
FEEDS = {
    "RSS 2.0": f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
        <item><title>Up</title><link>http://a.example/1</link><pubDate>Mon, 01 Apr 2024 10:00:00 GMT</pubDate>
        <description>{ROSE}</description></item>
        <item><title>Down</title><pubDate>Tue, 02 Apr 2024 10:00:00 GMT</pubDate><description>{FELL}</description>
        </item></channel></rss>""",
    "RDF": f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Courier</title></channel>
        <item><title>Up</title><dc:date>2024-04-01T10:00:00Z</dc:date><description>{ROSE}</description></item>
        <item><title>Down</title><dc:date>2024-04-02T10:00:00Z</dc:date><description>{FELL}</description></item>
        </rdf:RDF>""",
    "Atom": f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
        <entry><title>Up</title><updated>2024-04-01T10:00:00Z</updated><content type="text">{ROSE}</content></entry>
        <entry><title>Down</title><updated>2024-04-02T10:00:00Z</updated><summary>{FELL}</summary></entry></feed>""",
}


@pytest.mark.parametrize("form", FEEDS)
def test_each_form_of_feed_gives_its_items(read, form):
    articles, rejected = read("feed.xml", FEEDS[form])
    assert articles["text"].tolist() == [ROSE, FELL]
    assert articles["title"].tolist() == ["Up", "Down"]
    assert articles["source"].tolist() == ["Courier", "Courier"]
    assert articles["date"].dt.strftime("%d %B %H:%M").tolist() == ["01 April 10:00", "02 April 10:00"]
    assert rejected.empty


def test_the_full_text_of_a_feed_goes_before_its_summary():
    row = read_markup(
        f"""<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><description>Rates…</description>
        <content:encoded><![CDATA[<p>{ROSE}</p>]]></content:encoded><category>economy</category>
        <category>banks</category></item></channel></rss>""".encode()
    ).rows[0]
    assert ROSE in row["text"] and "…" not in row["text"]
    assert row["tags"] == "economy; banks"


def test_what_stands_beside_a_story_in_a_feed_is_none_of_it():
    feed = FEEDS["RSS 2.0"].replace("<rss", '<rss xmlns:media="http://search.yahoo.com/mrss/"')
    feed = feed.replace("<title>Up</title>", "<media:title>A bank</media:title><title>Up</title>")
    row = read_markup(feed.replace("<link>", "<media:description>A bank.</media:description><link>").encode()).rows[0]
    assert [row["title"], row["text"], row["url"]] == ["Up", ROSE, "http://a.example/1"]


def test_an_item_without_text_is_rejected_by_its_place(read):
    feed = FEEDS["RSS 2.0"].replace(f"<description>{FELL}</description>", "")
    articles, rejected = read("feed.rss", feed)
    assert articles["text"].tolist() == [ROSE]
    assert rejected["reason"].tolist() == ["item 2: empty text"]


def test_a_feed_that_ends_too_early_is_read_as_far_as_it_goes():
    records = read_markup(FEEDS["RSS 2.0"][:-60].encode())
    assert [row.get("title") for row in records.rows] == ["Up", "Down"]
    assert len(records.notes) == 1 and "damaged XML" in records.notes[0]


def test_what_stands_before_or_inside_a_document_is_none():
    inner = '<![CDATA[<?xml version="1.0"?><en-note><div>Rates rose.</div></en-note>]]>'
    note = f"<note><title>Up</title><content>{inner}</content></note>"
    records = read_markup(f'<?xml version="1.0"?><en-export>{note}{note.replace("Up", "Down")}</en-export>'.encode())
    assert [row["title"] for row in records.rows] == ["Up", "Down"]
    records = read_markup(
        b"<?xml version='1.0'?>\n<!-- made by hand -->\n<rss><channel><item><title>Up</title></item></channel></rss>"
    )
    assert records.refused == []


def test_of_a_wordpress_export_only_posts_are_stories():
    records = read_markup(
        f"""<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by a program -->
        <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title>
        <item><title>About</title><content:encoded>We write.</content:encoded><wp:post_type>page</wp:post_type></item>
        <item><title>Up</title><content:encoded><![CDATA[{ROSE}\n\n{FELL}]]></content:encoded>
        <wp:post_date>2024-04-01 10:00:00</wp:post_date><wp:post_type>post</wp:post_type></item>
        </channel></rss>""".encode()
    )
    assert records.refused == ["item 1: a WordPress page, not a post"]
    assert records.places == ["item 2"]
    assert records.rows[0]["date"] == "2024-04-01 10:00:00"
    assert ROSE in records.rows[0]["text"] and FELL in records.rows[0]["text"]


NITF = """<nitf><head><title>Other</title><docdata><date.issue norm="20240401T100000Z"/></docdata>
    <pubdata name="Courier" position.section="Business"/></head><body><body.head><hedline><hl1>Up</hl1></hedline>
    <byline>By <person>Ann Ray</person></byline><dateline>{dateline}</dateline></body.head>
    <body.content><p>{text}</p><media><media-caption>A bank.</media-caption></media><p>{more}</p></body.content>
    </body></nitf>"""


def test_nitf_gives_what_its_head_says(read):
    document = NITF.format(text=ROSE, more=FELL, dateline="<location>Halvik</location>")
    articles, rejected = read("a.xml", f"<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'>{document}")
    row = articles.iloc[0]
    assert row["text"] == f"{ROSE}\n\n{FELL}"
    assert [row["title"], row["place"], row["source"], row["author"], row["section"]] == [
        "Up",
        "Halvik",
        "Courier",
        "Ann Ray",
        "Business",
    ]
    assert str(row["date"]) == "2024-04-01 10:00:00"
    assert rejected.empty


@pytest.mark.parametrize("start", ["", "LONDON (AP) — "])
def test_a_dateline_is_read_as_a_head_and_counted_never(read, start):
    document = NITF.format(text=start + ROSE, more=FELL, dateline="<location>LONDON (AP)</location>")
    articles, _ = read("a.nitf", document)
    row = articles.iloc[0]
    assert [row["place"].upper(), row["agency"]] == ["LONDON", "AP"]
    assert row["text"] == f"{ROSE}\n\n{FELL}"


def test_several_documents_in_one_file_are_all_read_and_a_damaged_one_harms_no_other():
    whole = NITF.format(text=ROSE, more="More.", dateline="")
    broken = whole.replace("</p>", "").replace("</body.content>", "")
    records = read_markup(f"<?xml version='1.0'?>{whole}\n<?xml version='1.0'?>{broken}\n{whole}".encode())
    assert [row["text"].count(ROSE) for row in records.rows] == [1, 1, 1]
    assert records.places == ["item 1", "item 2", "item 3"]
    assert len(records.notes) == 1 and "damaged XML" in records.notes[0]


G2 = """<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet>
    </newsMessage>"""
G2_ITEM = """<newsItem guid="urn:{number}" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
    <provider qcode="nprov:X"><name>Wire</name></provider><versionCreated>2024-04-0{number}T10:00:00Z</versionCreated>
    </itemMeta><contentMeta><by>Ann Ray</by><headline>Story {number}</headline><located><name>Oslo</name></located>
    <subject qcode="medtop:04000000"><name>economy</name></subject></contentMeta><contentSet>{content}</contentSet>
    </newsItem>"""
CONTENTS = [
    "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>No</title></head><body><h1>Story 1</h1>"
    f"<p>{ROSE}</p><p>{FELL}</p></body></html></inlineXML>",
    "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><hedline><hl1>No</hl1></hedline>"
    f"</body.head><body.content><p>{ROSE}</p><p>{FELL}</p></body.content></body></nitf></inlineXML>",
    f"<inlineData contenttype='text/plain'>{ROSE}\n\n{FELL}</inlineData>",
]


def test_each_item_of_a_news_message_is_a_story_whatever_its_text_is_in():
    items = "".join(G2_ITEM.format(number=number, content=text) for number, text in enumerate(CONTENTS, 1))
    records = read_markup(G2.format(items).encode())
    assert [row["text"] for row in records.rows] == [f"{ROSE}\n\n{FELL}"] * 3
    assert [row["title"] for row in records.rows] == ["Story 1", "Story 2", "Story 3"]
    first = {"date": "2024-04-01T10:00:00Z", "source": "Wire", "place": "Oslo", "author": "Ann Ray", "id": "urn:1"}
    assert first.items() <= records.rows[0].items()
    assert records.rows[0]["subjects"] == "economy"


def test_a_picture_among_the_items_is_rejected_by_its_place(read):
    picture = G2_ITEM.format(number=2, content="<remoteContent href='a.jpg'/>")
    text = G2_ITEM.format(number=1, content=CONTENTS[0])
    articles, rejected = read("a.xml", G2.format(text + picture))
    assert len(articles) == 1
    assert rejected["reason"].tolist() == ["item 2: empty text"]


def test_newsml_1_gives_a_story_for_each_text_with_the_lines_nearest_to_it():
    records = read_markup(
        f"""<?xml version="1.0"?><NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId>
        <DateId>20240401</DateId></NewsIdentifier></Identification><NewsManagement>
        <FirstCreated>20240401T100000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines>
        <HeadLine>Up</HeadLine><DateLine>Paris, April 1, 2024 (AFP) -</DateLine></NewsLines><AdministrativeMetadata>
        <Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata><NewsComponent>
        <ContentItem><MediaType FormalName="Text"/><DataContent><p>{ROSE}</p><p>{FELL}</p></DataContent></ContentItem>
        </NewsComponent><NewsComponent><ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>
        </NewsComponent></NewsComponent></NewsItem></NewsML>""".encode()
    )
    assert len(records.rows) == 1
    row = records.rows[0]
    assert row["text"].endswith(f"{ROSE}\n\n{FELL}") and "AFP" in row["text"]
    assert [row["title"], row["date"], row["source"]] == ["Up", "20240401T100000Z", "AFP"]


def test_tei_gives_its_articles():
    row = read_markup(
        f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Up</title></titleStmt>
        <publicationStmt><publisher>Press</publisher><date when="1907-03-04"/></publicationStmt></fileDesc></teiHeader>
        <text><body><p>{ROSE}</p><lg><l>Oh,</l><l>rates.</l></lg></body></text></TEI>""".encode()
    ).rows[0]
    assert row["text"] == f"{ROSE}\n\nOh,\nrates."
    assert [row["title"], row["date"], row["source"]] == ["Up", "1907-03-04", "Press"]


@pytest.mark.parametrize(
    "document",
    [
        "<articles><article id='1'><headline>Up</headline><body>{0}</body><author><name>Ann</name></author></article>"
        "<article id='2'><headline>Down</headline><body>{1}</body></article></articles>",
        "<archive><meta><made>today</made></meta><month n='4'><story id='1'><headline>Up</headline><author><name>Ann"
        "</name></author><body><p>{0}</p></body></story><story id='2'><headline>Down</headline><body><p>{1}</p></body>"
        "</story></month></archive>",
        "<docs><doc><str name='headline'>Up</str><int name='id'>1</int><str name='author.name'>Ann</str>"
        "<str name='body'>{0}</str></doc><doc><str name='headline'>Down</str><int name='id'>2</int>"
        "<str name='body'>{1}</str></doc></docs>",
        "<row id='1' headline='Up' author.name='Ann' body='{0}'/><row id='2' headline='Down' body='{1}'/>",
    ],
)
def test_the_records_of_any_xml_are_found_with_their_columns(read, document):
    articles, rejected = read("a.xml", f"<?xml version='1.0'?>{document.format(ROSE, FELL)}")
    assert articles["text"].tolist() == [ROSE, FELL]
    assert articles["title"].tolist() == ["Up", "Down"]
    assert articles["id"].tolist() == [1, 2]
    assert articles["author.name"].tolist()[0] == "Ann"
    assert rejected.empty


def test_records_in_lists_of_lists_are_found_below_them():
    story = (
        f"<story><headline>Up</headline><body>{ROSE}</body><tags><tag n='1'>a</tag><tag n='2'>b</tag></tags></story>"
    )
    months = f"<month n='4'><stories>{story * 3}</stories></month>" * 2
    records = read_markup(f"<?xml version='1.0'?><archive>{months}</archive>".encode())
    assert [(row["headline"], row["body"], row["tags.tag"]) for row in records.rows] == [("Up", ROSE, "a; b")] * 6


def test_one_record_alone_keeps_its_columns_and_sections():
    document = f"<story><headline>Up</headline><text><section><p>{ROSE}</p></section><section><p>{FELL}</p></section>"
    records = read_markup(f"{document}</text></story>".encode())
    assert records.rows == [{"text": f"{ROSE}\n\n{FELL}", "headline": "Up"}]
    assert records.places == [""]


def test_the_declared_encoding_counts_where_bytes_are_not_utf8():
    text = "Ставки выросли в понедельник."
    document = f"<?xml version='1.0' encoding='windows-1251'?><doc><title>Ставки</title><text>{text}</text></doc>"
    assert read_markup(document.encode("cp1251")).rows[0]["text"] == text
    assert read_markup(document.encode()).rows[0]["text"] == text


def test_entities_of_html_are_letters_and_none_of_a_documents_own_grows():
    assert (
        read_markup(b"<doc><n>1</n><text>Caf&eacute;&nbsp;A &amp; B R&D</text></doc>").rows[0]["text"]
        == "Café A & B R&D"
    )
    bomb = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi")
    )
    records = read_markup(f"<?xml version='1.0'?>{bomb}]><d><n>1</n><text>{ROSE}&i;</text></d>".encode())
    assert records.rows[0]["text"] == ROSE
    outside = "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><d><n>1</n><text>It is &a;.</text></d>"
    assert read_markup(outside.encode()).rows[0]["text"] == "It is ."


def test_control_characters_are_gone_and_line_ends_are_kept():
    document = "<all><row Id='1' Text='Up&#xA;and&#1; down&#x1F;'/><row Id='2' Text='Down.'/></all>"
    assert [row["text"] for row in read_markup(document.encode()).rows] == ["Up\nand  down", "Down."]


def test_bare_signs_are_kept_even_after_damage():
    records = read_markup(b"<all><r><text>A < 3%</b></text></r><r><text>B &lt; C &amp; D</text></r></all>")
    assert [row["text"] for row in records.rows] == ["A < 3%", "B < C & D"]
    assert len(records.notes) == 1 and "damaged XML at line 1" in records.notes[0]


def test_what_is_open_in_one_record_takes_in_no_other():
    story = "<story><headline>Story {0}</headline><text><p>{1}{2}</text></story>"
    stories = [story.format(number, ROSE, "</p>" if number != 2 else "") for number in (1, 2, 3)]
    records = read_markup(f"<?xml version='1.0'?><all>{''.join(stories)}</all>".encode())
    assert [row["headline"] for row in records.rows] == ["Story 1", "Story 2", "Story 3"]
    assert [row["text"] for row in records.rows] == [ROSE] * 3
    assert records.places == ["item 1", "item 2", "item 3"] and len(records.notes) == 1


def test_of_much_damage_the_first_is_told_and_the_rest_counted():
    document = NITF.format(text=ROSE, more=FELL, dateline="").replace("</p>", "", 1)
    records = read_markup(("<?xml version='1.0'?>" + document).encode() * 6)
    assert len(records.rows) == 6
    assert len(records.notes) == 4 and records.notes[3] == "3 more documents are damaged"


def test_xml_without_text_is_refused():
    with pytest.raises(UnreadableError, match="holds no text"):
        read_markup(b"<?xml version='1.0'?>")
    assert read_markup(b"<?xml version='1.0'?><a><b/></a>").refused == ["line 1: a document <a> without text"]
