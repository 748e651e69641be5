"""JSON of every nesting: each record is found wherever it stands, flattened, and told where it cannot be read."""

import json

import pytest
from newswire.reading.articles import read_articles
from newswire.reading.formats.flat import flat_row
from newswire.reading.formats.nested import read_json, read_lines

ONE, TWO = {"title": "Up", "text": "Oil rose."}, {"title": "Down", "text": "Gas fell."}
PAIR = [ONE, TWO]


def pair(make):
    """Write the two stories, each as `make` has it."""
    return [make(story) for story in PAIR]


SHAPES = {
    "a list": PAIR,
    "a response": {"status": "ok", "totalResults": 2, "articles": PAIR},
    "a response in a response": {"response": {"docs": PAIR, "meta": {"hits": 2}}},
    "deep inside": {"a": {"b": {"c": {"d": {"e": PAIR}}}}},
    "by section": {"world": [ONE], "sport": [TWO]},
    "by section and list": {"world": {"articles": [ONE]}, "sport": {"articles": [TWO], "page": 1}},
    "by id": {"id1": ONE, "id2": TWO},
    "pages of results": [{"status": "ok", "articles": [ONE]}, {"status": "ok", "articles": [TWO]}],
    "lists in a list": [[ONE], [TWO]],
    "a feed with a title": {"version": "https://jsonfeed.org/version/1", "title": "A feed", "items": PAIR},
    "rendered": pair(
        lambda s: {"title": {"rendered": s["title"]}, "content": {"rendered": s["text"], "protected": False}}
    ),
    "fields": {"response": {"results": pair(lambda s: {"webTitle": s["title"], "fields": {"bodyText": s["text"]}})}},
    "hits": {"hits": {"total": {"value": 2}, "hits": pair(lambda s: {"_id": "a", "_source": s | {"section": "x"}})}},
    "article": pair(lambda s: {"id": 1, "article": s}),
    "data": {"data": pair(lambda s: {"type": "story", "attributes": {"headline": s["title"], "body": s["text"]}})},
    "edges": {"data": {"posts": {"edges": pair(lambda s: {"node": s})}}},
    "main headline": {
        "response": {"docs": pair(lambda s: {"headline": {"main": s["title"], "kicker": None}, "abstract": s["text"]})}
    },
    "rows under a header": [["title", "text"], ["Up", "Oil rose."], ["Down", "Gas fell."]],
    "split": {"columns": ["title", "text"], "index": [0, 1], "data": [["Up", "Oil rose."], ["Down", "Gas fell."]]},
    "index": {"0": ONE, "1": TWO},
    "columns": {"title": {"0": "Up", "1": "Down"}, "text": {"0": "Oil rose.", "1": "Gas fell."}},
    "lists as columns by plurals": {"titles": ["Up", "Down"], "texts": ["Oil rose.", "Gas fell."]},
    "lists as columns": {"title": ["Up", "Down"], "text": ["Oil rose.", "Gas fell."]},
    "table": {"schema": {"fields": [{"name": "title"}, {"name": "text"}], "pandas_version": "1.4"}, "data": PAIR},
    "feeds of Reddit": {
        "data": {"children": pair(lambda s: {"kind": "t3", "data": {"title": s["title"], "selftext": s["text"]}})}
    },
    "sections in a list": {"sections": [{"name": "World", "articles": [ONE]}, {"name": "Sport", "articles": [TWO]}]},
    "an archive of posts": pair(
        lambda s: {
            "tweet": {"id": "1", "title": s["title"], "full_text": s["text"], "entities": {"urls": [{"url": "x"}]}}
        }
    ),
    "extended": pair(lambda s: {"_id": {"$oid": "5f"}, "date": {"$date": "2024-04-01T00:00:00Z"}} | s),
}


@pytest.fixture
def told(tmp_path):
    """Read JSON: its table, why something was rejected, and what was noted."""

    def told(document, name="a.json"):
        data = document if isinstance(document, (str, bytes)) else json.dumps(document)
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        table, rejected, notes = read_articles(tmp_path / name)
        return table, rejected["reason"].tolist(), notes["note"].tolist()

    return told


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_both_stories(told, shape):
    table, rejected, _ = told(SHAPES[shape])
    assert table["text"].tolist() == ["Oil rose.", "Gas fell."]
    assert table["title"].tolist() == ["Up", "Down"]
    assert rejected == []


WRITTEN = {
    "one after another": json.dumps(ONE) + json.dumps(TWO),
    "one after another, indented": json.dumps(ONE, indent=1) + "\n" + json.dumps(TWO, indent=1),
    "lines": json.dumps(ONE) + "\n" + json.dumps(TWO),
    "lines with commas": json.dumps(ONE) + ",\n" + json.dumps(TWO) + ",\n",
    "lines of a list": "[" + json.dumps(ONE) + ",\n" + json.dumps(TWO) + "]\n",
    "lines in brackets": "[\n" + json.dumps(ONE) + ",\n" + json.dumps(TWO) + "\n]\n",
    "a mark before it": "\ufeff" + json.dumps(PAIR),
    "a mark before lines": "\ufeff" + json.dumps(ONE) + "\n" + json.dumps(TWO),
    "assigned": "window.YTD.tweets.part0 = " + json.dumps(PAIR),
    "assigned to a variable": "var stories = " + json.dumps(PAIR) + ";\n",
    "handed to a function": "callback(" + json.dumps({"articles": PAIR}) + ");",
    "last commas": '[{"title": "Up", "text": "Oil rose.",}, {"title": "Down", "text": "Gas fell."},]',
    "remarks": '[ // two\n{"title": "Up", "text": "Oil rose."}, /* and */ {"title": "Down", "text": "Gas fell."}]',
    "as Python writes it": str([ONE | {"n": None, "ok": True}, TWO]),
    "names without quotes": '[{title: "Up", text: "Oil rose."}, {title: "Down", text: "Gas fell."}]',
    "not a number": '[{"title": "Up", "text": "Oil rose.", "n": NaN}, {"title": "Down", "text": "Gas fell."}]',
    "as the shell of MongoDB writes it": '[{"_id": ObjectId("5f"), "title": "Up", "text": "Oil rose."},'
    '{"_id": ObjectId("60"), "title": "Down", "text": "Gas fell."}]',
    "actions between lines": f'{{"index":{{"_id":"1"}}}}\n{json.dumps(ONE)}\n{{"index":{{}}}}\n{json.dumps(TWO)}\n',
}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("form", WRITTEN)
def test_json_as_it_is_met(told, form, name):
    table, rejected, _ = told(WRITTEN[form], name)
    assert table["text"].tolist() == ["Oil rose.", "Gas fell."]
    assert table["title"].tolist() == ["Up", "Down"]
    assert rejected == []


def test_json_that_is_not_strict_is_said(told):
    assert "not strict" in told("[{'title': 'Up', 'text': 'It\\'s \"up\".'}]")[2][0]
    assert told("[{'title': 'Up', 'text': 'It\\'s \"up\".'}]")[0]["text"].tolist() == ['It\'s "up".']


def test_the_list_that_a_record_stood_in_is_kept(told):
    table, *_ = told({"world": [ONE], "sport": [TWO]})
    assert table["list"].tolist() == ["world", "sport"]
    assert read_json(json.dumps({"world": [ONE], "sport": [TWO]}).encode()).places == ["world item 1", "sport item 1"]


def test_lists_without_texts_are_told(told):
    table, rejected, _ = told({"articles": PAIR, "facets": [{"n": 1}, {"n": 2}]})
    assert len(table) == 2
    assert rejected == ["list facets: 2 objects without a text or a title"]


def test_an_object_among_records_by_name_that_is_none_is_told(told):
    table, rejected, _ = told({"id1": ONE, "id2": {"n": 1}, "id3": TWO})
    assert (len(table), rejected) == (2, ["id2: an object without a text or a title"])


def test_a_list_that_breaks_off_gives_what_is_whole(told):
    table, rejected, _ = told('{"articles": [' + json.dumps(ONE) + ",\n" + json.dumps(TWO) + ',\n{"title": "Lost", "te')
    assert table["text"].tolist() == ["Oil rose.", "Gas fell."]
    assert len(rejected) == 1 and rejected[0].startswith("line 3: bad JSON")


def test_a_damaged_record_in_a_list_costs_itself_alone(told):
    table, rejected, _ = told("[" + json.dumps(ONE) + ',\n{"title": "Lost" "text": 1},\n' + json.dumps(TWO) + "]")
    assert table["text"].tolist() == ["Oil rose.", "Gas fell."]
    assert len(rejected) == 1 and rejected[0].startswith("line 2: bad JSON")


def test_an_article_of_parts_is_one_article(told):
    parts = [
        {"type": "title", "content": "Up"},
        {"type": "sanitized_html", "subtype": "paragraph", "content": "Oil rose."},
    ]
    parts += [{"type": "image", "fullcaption": "A rig"}, {"type": "paragraph", "content": "Gas fell."}]
    assert told({"id": "a", "title": "Up", "contents": parts})[0]["text"].tolist() == ["Oil rose.\n\nGas fell."]
    both = [{"title": "Up", "content": ["Oil rose.", "Gas fell."], "authors": ["Ann Lee", "Sam Porter"]}] * 2
    table, *_ = told(both)
    assert table["text"].tolist() == ["Oil rose.\n\nGas fell."] * 2
    assert table["authors"].tolist() == ["Ann Lee; Sam Porter"] * 2


def test_a_text_in_runs_of_words_is_one_text(told):
    runs = [{"type": "bold", "text": "Oil rose"}, " on Monday, ", {"type": "link", "text": "they said"}, "."]
    table, *_ = told({"name": "Courier", "messages": [{"id": 1, "text": runs}, {"id": 2, "text": "Gas fell."}]})
    assert table["text"].tolist() == ["Oil rose on Monday, they said.", "Gas fell."]


def test_an_article_whose_lists_have_titles_is_one_article(told):
    story = ONE | {
        "url": "http://a.org",
        "related": [{"title": "Other", "url": "x"}],
        "comments": [{"text": "Well said."}],
    }
    table, rejected, _ = told([story])
    assert (table["text"].tolist(), rejected) == (["Oil rose."], [])
    assert told(story)[0]["text"].tolist() == ["Oil rose."]


def test_a_key_that_comes_twice_is_numbered(told):
    table, *_ = told('[{"text": "Oil rose.", "desk": "a", "desk": "b"}]')
    assert (table["desk"].tolist(), table["desk_2"].tolist()) == (["a"], ["b"])


def test_numbers_stay_what_they_are(told):
    rows = [
        {"text": "Oil rose.", "n": 2**53 + 1, "big": 2**64, "huge": 10**400, "some": 2**60 + 1},
        {"text": "Gas fell.", "n": 1},
    ]
    table, rejected, _ = told(rows)
    assert rejected == []
    assert table["n"].tolist() == [2**53 + 1, 1]
    assert table["big"].iloc[0] == str(2**64) and table["huge"].iloc[0] == str(10**400)
    assert int(table["some"].iloc[0]) == 2**60 + 1
    digits = "7" * 5000
    assert told('[{"text": "Oil rose.", "n": ' + digits + "}]")[0]["n"].tolist() == [digits]


def test_names_in_an_object_are_written_behind_each_other():
    assert flat_row({"a": {"b": {"c": 1}, "d": {}}, "a.b.c": 2}) == {"a.b.c": 1, "a.d": None, "a.b.c_2": 2}
    deep = {"x": 1}
    for _ in range(50):
        deep = {"in": deep}
    assert len(flat_row(deep)) == 1


def test_nonsense_is_refused_in_a_sentence():
    for data in (b"[" * 10**5, b'{"a":' * 10**5, b"nonsense", b'"', b"{", b"{'a'"):
        with pytest.raises(ValueError, match="bad JSON"):
            read_json(data)
    assert read_lines(b"nonsense\nmore\n").refused[0].startswith("line 1: bad JSON")


def test_what_stands_beside_a_list_holds_for_its_records(told):
    table, *_ = told({"date": "2024-04-01", "source": "Halvik Post", "articles": [ONE, TWO | {"source": "Times"}]})
    assert table["date"].dt.strftime("%Y-%m-%d").tolist() == ["2024-04-01"] * 2
    assert table["source"].tolist() == ["Halvik Post", "Times"]
    sections = {"sections": [{"name": "World", "articles": [ONE]}, {"name": "Sport", "articles": [TWO]}]}
    assert told(sections)[0]["list"].tolist() == ["World", "Sport"]


def test_texts_by_their_ids_are_articles(told):
    texts = {"a1": "The river rose again on Friday.", "a2": "Gas fell again on Monday, they said."}
    table, *_ = told(texts)
    assert (table["id"].tolist(), table["text"].tolist()) == (["a1", "a2"], list(texts.values()))


def test_numbers_beyond_all_tables_stand_for_no_date_or_title(told):
    table, rejected, _ = told(
        [{"text": "Oil rose.", "date": 10**400, "title": 2**70}, {"text": "Gas fell.", "date": -1}]
    )
    assert (table["text"].tolist(), rejected) == (["Oil rose.", "Gas fell."], [])
    assert table["date"].isna().iloc[0] and table["title"].iloc[0] == str(2**70)


def test_every_line_that_is_no_json_is_told():
    records = read_lines(b'{"text": "Oil rose."}\n' + b"{bad\n" * 500)
    assert (len(records.rows), len(records.refused)) == (1, 500)
