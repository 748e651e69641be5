"""Saved pages: the main text and nothing around it, what pages state about themselves, lists, tables, MHTML."""

import sys

import pytest
from newswire.reading.formats.pages import read_archived_page, read_page
from newswire.reading.packing import UnreadableError

PARAGRAPHS = [
    "The harbour of Senlow closed on Monday after pilots voted to stay at home for a second week.",
    "Owners of ferries warned of delays, and growers began to send their cherries by road instead.",
    "“We will not go back,” said Ida Holm of the union. “Pay has fallen behind prices for years.”",
    "The bank Orre & Lund put the cost of the walkout at 40 million crowns a week.",
]
STORY = "\n\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph.replace('&', '&amp;')}</p>\n" for paragraph in PARAGRAPHS)
NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li><li>Sport</li></ul></nav>"
COOKIES = (
    "<div class='cookie-consent'><p>We use cookies to make this site better for you.</p><button>Accept</button></div>"
)
CARD = "<article><h3><a href='/{0}'>Another story, number {0}</a></h3><p>Words that lead elsewhere.</p></article>"
RELATED = f"<aside><h2>Read next</h2>{''.join(map(CARD.format, range(4)))}</aside>"
FOOTER = "<footer><p>© 2031 Courier Media. All rights reserved.</p></footer>"
SCHEMA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "Organization", "@id": "#us", "name": "Courier"},
    {"@type": "NewsArticle", "headline": "Harbour shut again", "datePublished": "2024-04-01T10:00:00+02:00",
     "author": [{"@type": "Person", "name": "Ann Ray"}, {"name": "Bo Li"}], "publisher": {"@id": "#us"},
     "articleSection": "Business", "url": "https://courier.example/harbour"}]}</script>"""
META = """<meta property="og:title" content="Harbour shut again"><meta name="author" content="Ann Ray">
    <meta property="og:site_name" content="Courier"><meta property="article:published_time" content="2024-04-01">"""


def page(body, head="<title>Harbour shut again | Courier</title>"):
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        f"<article>{BODY}</article>",
        f"<div class='story'>{BODY}</div>",
        "".join(f"<div><p>{paragraph}</p></div>" for paragraph in PARAGRAPHS),
        f"<table><tr><td>Home<br>World</td><td>{BODY}</td><td>Shop here</td></tr></table>",
    ],
)
def test_the_main_text_is_read_and_nothing_around_it(body):
    byline = "<p class='byline'>By <a rel='author'>Ann Ray</a> | <time datetime='2024-04-01'>1 April 2024</time></p>"
    main = f"<main><h1>Harbour shut again</h1>{byline}{body}</main>"
    whole = f"{COOKIES}<header>{NAVIGATION}</header>{main}{RELATED}{FOOTER}<script>a()</script>"
    records = read_page(page(whole, SCHEMA))
    assert [row["text"] for row in records.rows] == [STORY]
    assert records.places == [""]


def test_what_a_page_states_about_itself_becomes_columns():
    row = read_page(page(f"<h1>Harbour shut again</h1>{BODY}", SCHEMA)).rows[0]
    assert [row["title"], row["date"], row["author"]] == [
        "Harbour shut again",
        "2024-04-01T10:00:00+02:00",
        "Ann Ray; Bo Li",
    ]
    assert [row["source"], row["section"], row["url"]] == ["Courier", "Business", "https://courier.example/harbour"]
    row = read_page(page(BODY, META)).rows[0]
    assert [row["title"], row["date"], row["author"], row["source"]] == [
        "Harbour shut again",
        "2024-04-01",
        "Ann Ray",
        "Courier",
    ]


@pytest.mark.parametrize(
    ("lines", "date", "author"),
    [
        ("<p>By Ann Ray, Staff Writer</p><p>Published: April 1, 2024</p>", "Published: April 1, 2024", "Ann Ray"),
        ("<p>ANN RAY | MONDAY, 1 APRIL 2024, 10:30 AM</p>", "MONDAY, 1 APRIL 2024, 10:30 AM", "ANN RAY"),
        ("<p><time>1 April 2024</time></p>", "1 April 2024", None),
    ],
)
def test_lines_of_date_and_author_above_the_text_are_columns_and_not_counted(lines, date, author):
    row = read_page(page(f"<article><h1>Harbour shut again</h1>{lines}{BODY}</article>")).rows[0]
    assert [row["text"], row.get("date"), row.get("author")] == [STORY, date, author]


def test_a_line_of_rights_below_the_text_is_not_counted():
    assert read_page(page(f"<h1>Up</h1>{BODY}<p>© 2031 Courier. All rights reserved.</p>")).rows[0]["text"] == STORY


def test_a_page_says_which_package_it_needs(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(UnreadableError, match=r'a saved page needs trafilatura: pip install "newswire\[web\]"'):
        read_page(page(BODY))


def test_a_first_sentence_that_resembles_such_a_line_is_kept():
    for line in ("By all accounts the week was quiet", "May 2024 was wet", "1" * 60):
        row = read_page(page(f"<article><h1>Harbour shut again</h1><p>{line}</p>{BODY}</article>")).rows[0]
        assert row["text"] == f"{line}\n\n{STORY}"


@pytest.mark.parametrize(
    "foot", ["<div class='footer'><p>© 2031 Courier.</p></div>", "<div id='footer'>© 2031 Courier.</div>"]
)
@pytest.mark.parametrize("body", [f"<p>{PARAGRAPHS[0]}</p>", f"<div>{PARAGRAPHS[0]}</div>", PARAGRAPHS[0]])
def test_a_page_of_one_paragraph_without_plain_names_of_elements_is_read(body, foot):
    menu = "<div class='menu'><a href='/'>Home</a> | <a href='/w'>World</a></div>"
    more = "<div class='related'><h3>More</h3><ul><li><a href='/1'>Rates are held again</a></li></ul></div>"
    row = read_page(page(f"{COOKIES}{menu}<h1>Harbour shut again</h1>{body}{more}{foot}")).rows[0]
    assert row["text"] == PARAGRAPHS[0]


def test_a_page_without_statements_has_its_heading_for_a_title_and_no_invented_date(read):
    articles, rejected = read(
        "harbour.html", page(f"{NAVIGATION}<h1>Harbour shut again</h1><p>{PARAGRAPHS[3]}</p>{FOOTER}")
    )
    row = articles.iloc[0]
    assert [row["text"], row["title"], row["source"]] == [PARAGRAPHS[3], "Harbour shut again", "Courier"]
    assert articles["date"].isna().all()
    assert rejected.empty


def test_the_text_that_a_page_states_counts_where_it_shows_less():
    schema = SCHEMA.replace('"articleSection"', f'"articleBody": "{" ".join(PARAGRAPHS)}", "articleSection"')
    row = read_page(
        page(f"<h1>Harbour shut again</h1><p>{PARAGRAPHS[0]}</p><p>Subscribe to read on.</p>", schema)
    ).rows[0]
    assert row["text"] == " ".join(PARAGRAPHS)


def test_long_comments_do_not_take_the_place_of_the_story():
    comment = "<li class='comment'><div><p>{}</p></div></li>"
    said = "I have lived by this harbour for forty years, and never have I seen so many ships wait outside. "
    comments = f"<ol id='comments'>{''.join(comment.format(said * 3) for _ in range(9))}</ol>"
    assert (
        read_page(page(f"<article><h1>Up</h1>{BODY}</article><section>{comments}</section>")).rows[0]["text"] == STORY
    )


def test_line_breaks_lists_and_subheads_keep_their_lines():
    broken = read_page(page("<h1>Up</h1>" + "<br><br>".join(PARAGRAPHS))).rows[0]["text"]
    assert [line for line in broken.split("\n") if line] == PARAGRAPHS
    listed = f"<p>{PARAGRAPHS[0]}</p><h2>Why now</h2><ul><li>Pay is low</li><li>Prices rise</li></ul>{BODY}"
    text = read_page(page(f"<article>{listed}</article>")).rows[0]["text"]
    assert text.startswith(f"{PARAGRAPHS[0]}\n\nWhy now\n\nPay is low\nPrices rise\n\n")


def test_a_list_of_whole_articles_gives_each_of_them():
    stories = "".join(
        f"<article><h2>Story {number}</h2><time datetime='2024-04-0{number}'>{number} April</time>"
        f"<p>{one}</p><p>{two}</p></article>"
        for number, (one, two) in enumerate(zip(PARAGRAPHS[:3], PARAGRAPHS[1:], strict=True), 1)
    )
    records = read_page(page(f"{NAVIGATION}<h1>Latest</h1>{stories}{FOOTER}", META))
    assert [row["text"] for row in records.rows] == ["\n\n".join(PARAGRAPHS[start : start + 2]) for start in range(3)]
    assert [row["title"] for row in records.rows] == ["Story 1", "Story 2", "Story 3"]
    assert [row["date"] for row in records.rows] == ["2024-04-01", "2024-04-02", "2024-04-03"]
    assert {row["source"] for row in records.rows} == {"Courier"}
    assert records.places == ["article 1", "article 2", "article 3"]


def test_a_page_that_is_a_table_gives_its_rows(read):
    rows = [("headline", "day", "text"), ("Up", "1 May 2024", PARAGRAPHS[0]), ("Down", "2 May 2024", PARAGRAPHS[1])]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    articles, rejected = read(
        "export.htm", f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>{cells}</table></html>"
    )
    assert articles["text"].tolist() == PARAGRAPHS[:2]
    assert articles["title"].tolist() == ["Up", "Down"]
    assert articles["date"].dt.day.tolist() == [1, 2]
    assert rejected.empty


@pytest.mark.parametrize(
    "body",
    [
        "<div id='root'></div><script>var story = 'Rates rose.';</script>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>",
        "<div>Please enable JavaScript and reload.</div>",
        "",
    ],
)
def test_a_page_without_text_is_refused_with_what_to_do(body):
    with pytest.raises(UnreadableError, match="complete page"):
        read_page(page(body))


def test_the_declared_character_set_counts_where_bytes_are_not_utf8():
    text = "Гавань закрыта с понедельника, потому что лоцманы остались дома."
    declared = "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"
    html = f"<html><head>{declared}</head><p>{text}</p></html>"
    assert read_page(html.encode("cp1251")).rows[0]["text"] == text
    assert read_page(html.encode()).rows[0]["text"] == text
    assert read_page(html.encode("utf-16")).rows[0]["text"] == text


def test_xhtml_and_pages_without_html_or_body_are_read():
    declared = "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body>"
    assert read_page(f"{declared}{BODY}</body></html>".encode()).rows[0]["text"] == STORY
    assert read_page(BODY.encode()).rows[0]["text"] == STORY
    assert read_page(f"<html><body><pre>{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}</pre>".encode()).rows[0][
        "text"
    ] == "\n\n".join(PARAGRAPHS[:2])


def test_deep_and_unclosed_elements_lose_no_text():
    assert "Rates rose." in read_page(b"<html><body>" + b"<div>" * 5000 + b"<p>Rates rose.").rows[0]["text"]
    assert read_page(b"<html><body><p>" + b"<b>" * 3000 + b"Rates rose.").rows[0]["text"] == "Rates rose."


def test_several_pages_in_one_file_are_each_read():
    records = read_page(page(BODY) + b"\n" + page("<div id='root'></div>") + page(f"<p>{PARAGRAPHS[1]}</p>"))
    assert [row["text"] for row in records.rows] == [STORY, PARAGRAPHS[1]]
    assert records.places == ["page 1", "page 3"]
    assert len(records.refused) == 1 and records.refused[0].startswith("page 2: holds no text")


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/harbour
Subject: Harbour shut again
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----Boundary"

------Boundary
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courier.example/harbour

<html><head><meta charset=3D"utf-8"><title>Harbour shut again</title></head><bo=
dy><p>Caf=C3=A9s by the harbour were empty on Monday.</p></body></html>
------Boundary
Content-Type: text/css
Content-Location: cid:css-1@mhtml.blink

p { color: red }
------Boundary--
"""


def test_a_page_saved_in_one_file_is_read_with_its_address(read):
    articles, _ = read("harbour.mhtml", MHTML.replace("\n", "\r\n"))
    row = articles.iloc[0]
    assert [row["text"], row["title"]] == ["Cafés by the harbour were empty on Monday.", "Harbour shut again"]
    assert row["url"] == "https://courier.example/harbour"
    with pytest.raises(UnreadableError, match="no page"):
        read_archived_page(b"Content-Type: text/css\n\np {}")


def test_a_digest_with_a_date_below_each_heading_is_several_articles(read):
    body = "".join(
        f"<h2>{title}</h2><p><i>Courier, {day} May 2024</i></p><p>{text}</p>"
        for day, (title, text) in enumerate([("Oil rises", STORY), ("Gas falls", STORY), ("Rates stay", STORY)], 1)
    )
    table, _ = read("a.html", page(f"<h1>Press digest</h1>{body}"))
    assert table["title"].tolist() == ["Oil rises", "Gas falls", "Rates stay"]
    assert table["date"].dt.day.tolist() == [1, 2, 3]
