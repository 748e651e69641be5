"""JSON as services, databases and crawlers of news write it."""

import json

from .collected import AUTHORS, DAYS, SOURCES, TITLES, delivered, one_each
from .of_records import PARAGRAPHS, each, lines

FACTS = {"title": TITLES, "date": DAYS, "source": SOURCES}


def news_api(number, s) -> dict:
    return {
        "source": {"id": None, "name": s.source},
        "author": s.author,
        "title": s.title,
        "description": s.text[:80] + "…",
        "url": f"https://example.org/{number}",
        "urlToImage": "https://example.org/i.jpg",
        "publishedAt": f"{s.day}T08:30:00Z",
        "content": s.text,
    }


def new_york_times(number, s) -> dict:
    return {
        "abstract": s.text[:40],
        "snippet": s.text[:40],
        "lead_paragraph": s.text,
        "source": s.source,
        "web_url": f"https://example.org/{number}",
        "headline": {"main": s.title, "kicker": None, "print_headline": ""},
        "keywords": [{"name": "subject", "value": s.section, "rank": 1}],
        "pub_date": f"{s.day}T04:00:00+0000",
        "byline": {"original": f"By {s.author}", "person": [{"firstname": s.author.split()[0]}]},
        "_id": f"nyt://{number}",
        "multimedia": [{"url": "a.jpg", "caption": None}],
        "document_type": "article",
        "word_count": 60,
    }


def guardian(number, s) -> dict:
    return {
        "id": f"world/{number}",
        "type": "article",
        "sectionName": s.section,
        "webPublicationDate": f"{s.day}T09:00:00Z",
        "webTitle": s.title,
        "webUrl": "https://example.org",
        "fields": {"headline": s.title, "body": PARAGRAPHS[number]},
        "tags": [{"id": "profile/x", "webTitle": s.author}],
        "pillarName": "News",
    }


def event_registry(number, s) -> dict:
    return {
        "uri": str(number),
        "lang": "eng",
        "isDuplicate": False,
        "date": s.day,
        "time": "08:00:00",
        "dateTime": f"{s.day}T08:00:00Z",
        "dataType": "news",
        "url": "https://example.org",
        "title": s.title,
        "body": s.text,
        "source": {"uri": "example.org", "dataType": "news", "title": s.source},
        "authors": [{"uri": "a@example.org", "name": s.author}],
        "sentiment": 0.1,
    }


def elastic(number, s) -> dict:
    return {
        "_index": "news",
        "_id": str(number),
        "_score": 1.0,
        "_source": {"title": s.title, "body": s.text, "published": s.day},
    }


def mongo(number, s) -> dict:
    return {
        "_id": {"$oid": f"{number:024x}"},
        "title": s.title,
        "text": s.text,
        "publisher": s.source,
        "date": {"$date": f"{s.day}T00:00:00Z"},
        "words": {"$numberInt": "60"},
    }


def washington_post(number, s) -> dict:
    parts = [
        {"type": "kicker", "content": s.section},
        {"type": "title", "content": s.title},
        {"type": "byline", "content": f"By {s.author}"},
    ]
    parts += [{"type": "sanitized_html", "subtype": "paragraph", "content": part} for part in s.text.split("\n\n")]
    return {
        "id": f"{number:032x}",
        "article_url": "https://example.org",
        "title": s.title,
        "author": s.author,
        "published_date": 1712966400000 + 86400000 * number,
        "contents": parts,
        "type": "article",
        "source": s.source,
    }


def crawled(number, s) -> dict:
    return {
        "authors": [s.author],
        "date_download": "2024-05-01 01:02:03",
        "date_modify": None,
        "date_publish": f"{s.day} 10:00:00",
        "description": s.text[:60],
        "filename": "x.json",
        "headline": s.title,
        "image_url": "https://example.org/i.jpg",
        "language": "en",
        "localpath": None,
        "maintext": s.text,
        "source_domain": s.source,
        "title": s.title,
        "title_page": None,
        "title_rss": None,
        "url": "https://example.org",
    }


def web_hose(number, s) -> dict:
    return {
        "thread": {
            "site": s.source,
            "title": s.title,
            "published": f"{s.day}T10:00:00.000+03:00",
            "social": {"facebook": {"likes": 0}},
        },
        "uuid": str(number),
        "author": s.author,
        "published": f"{s.day}T10:00:00.000+03:00",
        "title": s.title,
        "text": s.text,
        "entities": {"persons": [], "locations": [{"name": "ostvik", "sentiment": "none"}]},
        "language": "english",
    }


def word_press(number, s) -> dict:
    return {
        "id": number,
        "date": f"{s.day}T10:00:00",
        "date_gmt": f"{s.day}T08:00:00",
        "guid": {"rendered": "https://example.org"},
        "title": {"rendered": s.title},
        "content": {"rendered": PARAGRAPHS[number], "protected": False},
        "excerpt": {"rendered": f"<p>{s.text[:50]} [&hellip;]</p>", "protected": False},
        "link": "https://example.org/p",
    }


def tweet(number, s) -> dict:
    return {
        "tweet": {
            "id_str": str(2**60 + number),
            "created_at": "Sat Apr 13 10:00:00 +0000 2024",
            "full_text": s.text,
            "entities": {"hashtags": []},
            "lang": "en",
        }
    }


def media_stack(number, s) -> dict:
    return {
        "author": s.author,
        "title": s.title,
        "description": s.text,
        "url": "https://example.org",
        "source": s.source,
        "image": None,
        "category": "general",
        "published_at": f"{s.day}T10:00:00+00:00",
    }


def ninjs(s) -> str:
    return json.dumps(
        {
            "uri": "http://example.org/1",
            "type": "text",
            "versioncreated": f"{s.day}T10:00:00Z",
            "headline": s.title,
            "byline": s.author,
            "body_xhtml": "".join(f"<p>{part}</p>" for part in s.text.split("\n\n")),
            "language": "en",
        }
    )


SERVICES = [
    delivered(
        "NewsAPI: a.json",
        json.dumps({"status": "ok", "totalResults": 5, "articles": each(news_api)}),
        author=AUTHORS,
        **FACTS,
    ),
    delivered(
        "pages of NewsAPI: a.json",
        json.dumps(
            [{"status": "ok", "articles": each(news_api)[:2]}, {"status": "ok", "articles": each(news_api)[2:]}]
        ),
        **FACTS,
    ),
    delivered(
        "replies line by line: a.jsonl",
        "".join(json.dumps({"status": "ok", "articles": [r]}) + "\n" for r in each(news_api)),
        **FACTS,
    ),
    delivered(
        "the New York Times: a.json",
        json.dumps(
            {
                "status": "OK",
                "copyright": "Copyright (c) 2024",
                "response": {"docs": each(new_york_times), "meta": {"hits": 5}},
            }
        ),
        **FACTS,
    ),
    delivered(
        "the Guardian: a.json",
        json.dumps({"response": {"status": "ok", "total": 5, "results": each(guardian)}}),
        title=TITLES,
        date=DAYS,
    ),
    delivered(
        "Event Registry: a.json",
        json.dumps({"articles": {"results": each(event_registry), "totalResults": 5, "page": 1}}),
        **FACTS,
    ),
    delivered(
        "hits of Elasticsearch: a.json",
        json.dumps(
            {
                "took": 3,
                "timed_out": False,
                "_shards": {"total": 1},
                "hits": {"total": {"value": 5}, "hits": each(elastic)},
            }
        ),
        title=TITLES,
        date=DAYS,
    ),
    delivered("lines of elasticdump: a.json", lines(elastic), title=TITLES, date=DAYS),
    delivered("an export of MongoDB: a.json", lines(mongo), **FACTS),
    delivered("the Washington Post of TREC: a.jsonl", lines(washington_post), **FACTS),
    delivered("a crawl by news-please", one_each(".json", lambda s: json.dumps(crawled(0, s))), **FACTS),
    delivered("what Webhose sells: a.json", lines(web_hose), **FACTS),
    delivered(
        "mediastack: a.json", json.dumps({"pagination": {"limit": 25, "total": 5}, "data": each(media_stack)}), **FACTS
    ),
    delivered("posts of WordPress: posts.json", json.dumps(each(word_press)), title=TITLES, date=DAYS),
    delivered(
        "tweets of an archive: tweets.js",
        "window.YTD.tweets.part0 = " + json.dumps(each(tweet), indent=1),
        date=[DAYS[0]] * 5,
    ),
    delivered("ninjs of the first version", one_each(".json", ninjs), title=TITLES, date=DAYS),
    delivered(
        "Solr: a.json",
        json.dumps(
            {
                "responseHeader": {"status": 0, "params": {"q": "*:*"}},
                "response": {
                    "numFound": 5,
                    "docs": each(lambda n, s: {"id": f"{n}", "title_s": s.title, "text_t": s.text}),
                },
            }
        ),
        title=TITLES,
    ),
]
