"""Web archives: pages and texts are read, all else is counted, damage is told."""

import gzip
import io

import pytest
from newswire.reading.formats.warc import read_warc
from newswire.reading.packing import UnreadableError
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ROSE, FELL = "Rates rose on Monday, and savers cheered.", "Shares fell on Tuesday, and brokers sighed."
PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{1}</p></body></html>"


def archive(*answers, packed=False):
    """Return a web archive of (address, type, content, status)."""
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for url, kind, content, status in answers:
        content = content if isinstance(content, bytes) else content.encode()
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        given = {"WARC-Date": "2024-04-01T10:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(content), http_headers=headers, warc_headers_dict=given
            )
        )
    return held.getvalue()


ANSWERS = [
    ("https://a.example/up", "text/html; charset=utf-8", PAGE.format("Up", ROSE), "200 OK"),
    ("https://a.example/a.jpg", "image/jpeg", b"\xff\xd8", "200 OK"),
    ("https://a.example/b.jpg", "image/jpeg", b"\xff\xd8", "200 OK"),
    ("https://a.example/old", "text/html", "Moved", "301 Moved Permanently"),
    ("https://a.example/robots.txt", "text/plain", "User-agent: *", "200 OK"),
    ("https://a.example/down.txt", "text/plain", FELL, "200 OK"),
    ("https://a.example/app", "text/html", "<html><div id='root'></div></html>", "200 OK"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_and_texts_are_articles_and_all_else_is_told(read, packed):
    articles, rejected = read("crawl.warc.gz" if packed else "crawl.warc", archive(*ANSWERS, packed=packed))
    assert articles["text"].tolist() == [ROSE, FELL]
    assert articles["url"].tolist() == ["https://a.example/up", "https://a.example/down.txt"]
    assert articles["title"].tolist()[0] == "Up"
    assert articles["archived"].astype(str).str[:10].tolist() == ["2024-04-01", "2024-04-01"]
    assert articles["date"].isna().all()
    assert len(rejected) == 1 and rejected["reason"].iloc[0].startswith("https://a.example/app: holds no text")


def test_what_is_neither_page_nor_text_is_counted_in_one_note():
    assert read_warc(archive(*ANSWERS)).notes == [
        "records that are neither pages nor texts were passed over: image/jpeg (2), robots.txt (1), status 301 (1)"
    ]


def test_an_archive_that_is_cut_is_read_up_to_there():
    records = read_warc(archive(*ANSWERS[:1], ANSWERS[5])[:-20])
    assert [row["text"] for row in records.rows] == [ROSE, FELL[:-16]]
    assert records.notes == ["record 3 is cut short, and was read as far as it goes"]


def test_what_unpacks_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr("newswire.reading.packing.FREE_BYTES", 1000)
    monkeypatch.setattr("newswire.reading.packing.MAX_RATIO", 1)
    packed = gzip.compress(b"a" * 50_000)
    bomb = archive(("https://a.example/a", "text/html", packed, "200 OK"))
    bomb = bomb.replace(b"Content-Type: text/html\r\n", b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n")
    with pytest.raises(UnreadableError, match="limit"):
        read_warc(bomb)


def test_an_archive_without_pages_is_refused_with_what_it_holds():
    with pytest.raises(UnreadableError, match=r"no page or text, but image/jpeg \(2\)"):
        read_warc(archive(*ANSWERS[1:3]))
    with pytest.raises(UnreadableError, match="no page or text$"):
        read_warc(b"WARC/1.0\r\n\r\n")
