"""JSON and Parquet as programs write them and as data sets of news are published in them, whole, packed and damaged."""

import gzip
import io
import json

import pandas as pd

from .collected import DAYS, ONE_LINE, SOURCES, STORIES, TEXTS, TITLES, delivered, one_each

FACTS = {"title": TITLES, "date": DAYS, "source": SOURCES}
PARAGRAPHS = ["".join(f"<p>{part}</p>" for part in text.split("\n\n")) for text in TEXTS]


def each(form) -> list:
    """Make a record of each story."""
    return [form(number, story) for number, story in enumerate(STORIES)]


def lines(form) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in each(form))


def flat(number, s) -> dict:
    return {"id": number, "date": s.day, "title": s.title, "source": s.source, "text": s.text}


def blocks(s) -> str:
    """Write an article whose text is a list of parts, some of which are no text."""
    parts = [{"type": "paragraph", "text": part} for part in s.text.split("\n\n")]
    picture = {"type": "image", "url": "https://example.org/i.jpg", "caption": "not part of it"}
    return json.dumps({"headline": s.title, "published": s.day, "content": [parts[0], picture, *parts[1:]]}, indent=2)


def parquet(rows: list[dict]) -> bytes:
    held = io.BytesIO()
    pd.DataFrame(rows).to_parquet(held)
    return held.getvalue()


JSON = [
    delivered("a list: a.json", json.dumps(each(flat), indent=1), **FACTS),
    delivered("one article a file", one_each(".json", lambda s: json.dumps(flat(0, s))), **FACTS),
    delivered(
        "a list behind a mark, with letters escaped: a.json", b"\xef\xbb\xbf" + json.dumps(each(flat)).encode(), **FACTS
    ),
    delivered("JSON lines: a.jsonl", lines(flat), **FACTS),
    delivered("JSON lines with line ends of Windows: a.ndjson", lines(flat).replace("\n", "\r\n"), **FACTS),
    delivered("JSON lines that are called a text: a.txt", lines(flat), **FACTS),
    delivered("JSON lines that are called JSON: a.json", lines(flat), **FACTS),
    delivered("objects behind each other: a.json", "\n".join(json.dumps(r, indent=2) for r in each(flat)), **FACTS),
    delivered("a list a line of JSON: a.jsonl", json.dumps(each(flat)), **FACTS),
    delivered("lists by section: a.json", json.dumps({"culture": each(flat)[:2], "sport": each(flat)[2:]}), **FACTS),
    delivered("articles by number: a.json", json.dumps({f"a{n}": r for n, r in enumerate(each(flat))}), **FACTS),
    delivered(
        "columns by name: a.json",
        json.dumps({name: {str(n): r[name] for n, r in enumerate(each(flat))} for name in flat(0, STORIES[0])}),
        **FACTS,
    ),
    delivered(
        "what pandas calls split: a.json",
        json.dumps(
            {
                "columns": ["date", "title", "source", "text"],
                "index": [0, 1, 2, 3, 4],
                "data": [[s.day, s.title, s.source, s.text] for s in STORIES],
            }
        ),
        **FACTS,
    ),
    delivered(
        "what pandas calls a table: a.json",
        json.dumps(
            {"schema": {"fields": [{"name": "text", "type": "string"}], "primaryKey": ["index"]}, "data": each(flat)}
        ),
        **FACTS,
    ),
    delivered("texts in parts", one_each(".json", blocks), title=TITLES, date=DAYS),
    delivered(
        "headlines with short descriptions: News.json",
        lines(
            lambda n, s: {
                "link": "https://example.org",
                "headline": s.title,
                "category": s.section.upper(),
                "short_description": s.text,
                "authors": s.author,
                "date": s.day,
            }
        ),
        title=TITLES,
        date=DAYS,
    ),
    delivered(
        "what newspaper3k gathers: a.json",
        json.dumps(
            {
                "newspapers": {
                    "bbc": {
                        "link": "https://example.org",
                        "articles": [
                            {"title": s.title, "text": s.text, "published": f"{s.day}T00:00:00"} for s in STORIES
                        ],
                    }
                }
            }
        ),
        title=TITLES,
        date=DAYS,
    ),
    delivered("texts alone: a.json", json.dumps(TEXTS)),
    delivered(
        "questions in the manner of SQuAD: a.json",
        json.dumps(
            {
                "version": "1",
                "data": [{"title": s.title, "paragraphs": [{"context": s.text, "qas": []}]} for s in STORIES],
            }
        ),
        title=TITLES,
    ),
    delivered(
        "a text in paragraphs: a.jsonl",
        lines(lambda n, s: {"title": s.title, "text": s.text.split("\n\n")}),
        title=TITLES,
    ),
    delivered(
        "text and mark-up: a.jsonl", lines(lambda n, s: {"headline": s.title, "body": PARAGRAPHS[n]}), title=TITLES
    ),
    delivered(
        "whole numbers beyond 2^53: a.jsonl",
        lines(lambda n, s: {"id": 2**60 + 1 + n, "text": s.text}),
        id=[2**60 + 1 + n for n in range(5)],
    ),
    delivered(
        "a line that is broken: a.jsonl",
        lines(flat) + '{"title": "No end, \n',
        rejected=[("a.jsonl", "line 6")],
        **FACTS,
    ),
    delivered("a comma too many: a.json", json.dumps(each(flat), indent=1)[:-2] + ",\n]", **FACTS),
    delivered("numbers that are none: a.json", json.dumps([{**r, "score": float("nan")} for r in each(flat)]), **FACTS),
    delivered(
        "cut short: a.json", json.dumps([*each(flat), flat(6, STORIES[0])])[:-90], rejected=[("a.json", "")], **FACTS
    ),
    delivered("JSON lines packed: a.jsonl.gz", gzip.compress(lines(flat).encode()), **FACTS),
    delivered(
        "an article among settings: a.json",
        json.dumps({"settings": {"a": 1}, "article": flat(0, STORIES[0])}),
        TEXTS[:1],
        title=TITLES[:1],
    ),
    delivered(
        "lists of other things beside the articles: a.json",
        json.dumps({"articles": each(flat), "sources": [{"id": 1, "url": "https://example.org"}]}),
        rejected=[("a.json", "list sources")],
        **FACTS,
    ),
    delivered(
        "records within records: a.json",
        json.dumps(
            [
                {"meta": {"when": s.day}, "article": {"headline": s.title, "body": ONE_LINE[n]}}
                for n, s in enumerate(STORIES)
            ]
        ),
        ONE_LINE,
        title=TITLES,
    ),
    delivered(
        "lists by day: a.json",
        json.dumps({s.day: [{"headline": s.title, "text": s.text}] for s in STORIES}),
        title=TITLES,
        date=DAYS,
    ),
    delivered("JSON in a string: a.json", json.dumps(json.dumps(each(flat))), **FACTS),
    delivered(
        "lines of JSON in strings: a.jsonl", "".join(json.dumps(json.dumps(r)) + "\n" for r in each(flat)), **FACTS
    ),
    delivered("what Python prints: a.json", str(each(flat)), notes=["not strict"], **FACTS),
    delivered("what Python prints, in a text: a.txt", "\n".join(map(str, each(flat))), notes=["not strict"], **FACTS),
    delivered("Parquet: a.parquet", parquet(each(flat)), **FACTS),
    delivered(
        "Parquet with texts as bytes: a.parquet",
        parquet([{"title": s.title.encode(), "text": s.text.encode()} for s in STORIES]),
        title=TITLES,
    ),
    delivered(
        "Parquet with articles in objects: a.parquet",
        parquet([{"day": s.day, "article": {"headline": s.title, "body": s.text}} for s in STORIES]),
        title=TITLES,
        date=DAYS,
    ),
]
