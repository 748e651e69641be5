"""The corpora of Reuters and other documents in SGML."""

from newswire.reading.formats.markup import read_markup

ROSE, FELL = "Rates rose on Monday.", "Shares fell on Tuesday."
REUTERS = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="1" NEWID="1"><DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>cocoa</D><D>coffee</D></TOPICS><PLACES><D>brazil</D></PLACES><PEOPLE></PEOPLE>
<UNKNOWN>&#5;&#5;&#5;C T f0704 reute</UNKNOWN><TEXT>&#2;
<TITLE>BAHIA COCOA REVIEW</TITLE><DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers fell &lt;and> cheered
farmers of R&D Corp.
    Arrivals were low.
 Reuter
&#3;</BODY></TEXT></REUTERS>
<REUTERS TOPICS="NO" LEWISSPLIT="TEST" OLDID="2" NEWID="2"><DATE>26-FEB-1987 15:02:20.00</DATE><TOPICS></TOPICS>
<TEXT TYPE="BRIEF">&#2;<TITLE>BANK LIFTS RATE</TITLE></TEXT></REUTERS>"""


def test_reuters_sgml_gives_its_paragraphs_topics_and_dateline(read):
    articles, rejected = read("reut2-000.sgm", REUTERS)
    row = articles.iloc[0]
    assert row["text"].split("\n\n") == ["Showers fell <and> cheered farmers of R&D Corp.", "Arrivals were low."]
    assert [row["place"].upper(), row["title"], row["topics"]] == ["SALVADOR", "BAHIA COCOA REVIEW", "cocoa; coffee"]
    assert str(row["date"])[:10] == "1987-02-26"
    assert rejected["reason"].tolist() == ["item 2: empty text"]


def test_rcv1_gives_its_date_and_codes():
    row = read_markup(
        f"""<?xml version="1.0" encoding="iso-8859-1" ?><newsitem itemid="2286" date="1996-08-20" xml:lang="en">
        <title>MEXICO: Up</title><headline>Up</headline><dateline>MEXICO CITY 1996-08-20</dateline><text>
        <p>{ROSE}</p><p>{FELL}</p></text><copyright>(c) Wire 1996</copyright><metadata><codes class="bip:topics:1.0">
        <code code="E51"/><code code="ECAT"/></codes></metadata></newsitem>""".encode()
    ).rows[0]
    assert row["text"].endswith(f"{ROSE}\n\n{FELL}")
    assert [row["title"], row["date"], row["topics"], row["id"]] == ["Up", "1996-08-20", "E51; ECAT", "2286"]


def test_documents_in_sgml_give_headline_dateline_and_the_date_in_their_id(read):
    articles, _ = read(
        "afp.sgml",
        f"""<DOC id="AFP_ENG_20040402.0001" type="story" >\n<HEADLINE>\nUp\n</HEADLINE>\n<DATELINE>
OSLO, April 2 (AFP)\n</DATELINE>\n<TEXT>\n<P>\n{ROSE}\n</P>\n<P>\n{FELL}\n</P>\n</TEXT>\n</DOC>
<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>AP-NR-02-12-88</FILEID>\n<HEAD>Down</HEAD>
<DATELINE>LOS ANGELES (AP) </DATELINE>\n<TEXT>\n   Shares fell\non Tuesday.\n   Brokers sighed.\n</TEXT>\n</DOC>""",
    )
    assert articles["text"].tolist() == [f"{ROSE}\n\n{FELL}", "Shares fell on Tuesday.\n\nBrokers sighed."]
    assert articles["title"].tolist() == ["Up", "Down"]
    assert articles["place"].str.upper().tolist() == ["OSLO", "LOS ANGELES"]
    assert str(articles["date"].iloc[0])[:10] == "2004-04-02"
    assert articles["fileid"].tolist()[1] == "AP-NR-02-12-88"
