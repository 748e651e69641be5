"""From the bytes of a file to its records: text, CSV, JSON, JSON lines and Parquet, and what is wrong with some."""

import gzip
import io
import json
import zipfile

import pandas as pd
import pytest
from newswire.reading import articles, build, packing


def as_parquet(frame, **options):
    held = io.BytesIO()
    frame.to_parquet(held, **options)
    return held.getvalue()


TABLE = pd.DataFrame(
    {"headline": ["Up", "Down"], "body": ["Rates rose.", "Rates fell."], "desk": ["a", "b"], "n": [1, 2]}
)
FILES = {
    "a.csv": TABLE.to_csv(index=False).encode(),
    "a.tsv": TABLE.to_csv(index=False, sep="\t").encode(),
    "a.jsonl": TABLE.to_json(orient="records", lines=True).encode(),
    "a.ndjson": TABLE.to_json(orient="records", lines=True).encode(),
    "a.json": TABLE.to_json(orient="records").encode(),
    "a.parquet": as_parquet(TABLE),
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_table_gives_the_same_articles(read, name, packed):
    data = gzip.compress(FILES[name]) if packed else FILES[name]
    table, rejected = read(name + (".gz" if packed else ""), data)
    assert list(table.columns) == [*build.COLUMNS, "desk", "n"]
    assert table["title"].tolist() == ["Up", "Down"]
    assert table["text"].tolist() == ["Rates rose.", "Rates fell."]
    assert (table["desk"].tolist(), table["n"].tolist()) == (["a", "b"], [1, 2])
    assert table["source"].tolist() == [name + (".gz" if packed else "")] * 2
    assert table.index.name == "article" and rejected.empty


def test_a_zip_of_everything_reads_each_member(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name, data in {**FILES, "in/b.txt": b"One.", "c.txt.gz": gzip.compress(b"Two.")}.items():
            archive.writestr(name, data)
        archive.writestr("__MACOSX/._b.txt", "junk")
    table, rejected, _ = articles.read_articles(tmp_path / "all.zip")
    assert (len(table), len(rejected)) == (2 * len(FILES) + 2, 0)
    assert {"all.zip/in/b.txt", "all.zip/c.txt.gz"} < set(table["source"])


def test_bad_lines_of_json_are_refused_alone(read):
    lines = [
        '{"text": "One."}',
        "{bad",
        '{"text": ""}',
        "[1]",
        '{"text": 5}',
        "",
        '{"title": "x"}',
        '{"text": "Two."}',
        "[" * 10**5,
    ]
    table, rejected = read("a.jsonl", "\n".join(lines))
    assert table["text"].tolist() == ["One.", "Two."]
    assert rejected["source"].unique().tolist() == ["a.jsonl"]
    assert sorted(rejected["reason"].str.split(":").str[0]) == [f"line {number}" for number in (2, 3, 4, 5, 7, 9)]
    assert rejected["reason"].str.contains("line 2: bad JSON").any()


def test_half_characters_in_json_are_made_whole(read):
    table, _ = read("a.jsonl", r'{"text": "Sad \ud83d face \ud83d\ude00", "desk\udc00": ["\ud800"]}')
    assert table["text"].tolist() == ["Sad \ufffd face 😀"]
    assert table.to_csv().encode()


@pytest.mark.parametrize(
    "document",
    [
        '[{"text": "One."}, {"text": "Two."}]',
        '{"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}]}',
        '{"response": {"docs": [{"text": "One."}, {"text": "Two."}]}}',
        '["One.", "Two."]',
        '{"text": "One."}\n{"text": "Two."}\n',
        '{"id1": {"text": "One."}, "id2": {"text": "Two."}}',
        '{"text": {"0": "One.", "1": "Two."}, "n": {"0": 1, "1": 2}}',
        '{"a": {"b": {"c": {"hits": [{"text": "One."}, {"text": "Two."}]}}}}',
    ],
)
def test_shapes_of_json(read, document):
    table, _ = read("a.json", document)
    assert table["text"].tolist() == ["One.", "Two."]


def test_an_object_with_more_than_200_characters_of_text_is_an_article_itself(read):
    lead, stories = "x" * 200, [{"text": "One."}]
    assert read("a.json", json.dumps({"text": lead, "stories": stories}))[0]["text"].tolist() == ["One."]
    assert read("a.json", json.dumps({"text": lead + "x", "stories": stories}))[0]["text"].tolist() == [lead + "x"]


def test_json_under_the_wrong_name(read):
    table, _ = read("a.jsonl", '[\n  {"text": "One."},\n  {"text": "Two."}\n]')
    assert table["text"].tolist() == ["One.", "Two."]


def test_tabs_leave_quotation_marks_alone(read):
    table, _ = read("a.tsv", 'text\tn\n"Rates" rose.\t1\n"Open end.\t2\n')
    assert table["text"].tolist() == ['"Rates" rose.', '"Open end.']


def test_a_single_object_is_one_article(read):
    body = "Rates rose. " * 30
    table, _ = read("a.json", json.dumps({"content": body, "tags": ["a", "b"], "links": [{"url": "x"}]}))
    assert table["text"].tolist() == [body.strip()]
    assert table["tags"].tolist() == ["a; b"]


def test_bad_json_names_its_line(read):
    with pytest.raises(ValueError, match="bad JSON on line 2"):
        read("a.json", '[\n {"text": }]')


def test_csv_with_quoted_newlines_and_huge_fields(read):
    long = "word " * 200_000
    table, rejected = read("a.csv", f'title;text\nA;"First; line\n\nSecond ""line"""\nB;"{long}"\n\nC;x;y\nD\n')
    assert table["text"].tolist() == ['First; line\n\nSecond "line"', long.strip()]
    assert rejected["reason"].tolist() == ["line 7: 3 fields under a header of 2", "line 8: empty text"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_commonest_delimiter_of_the_header_parts_the_fields(read, delimiter):
    table, _ = read("a.csv", delimiter.join(["text", "desk", "n\n"]) + delimiter.join(["Oil: up 1%", "a", "2\n"]))
    assert table[["text", "desk", "n"]].values.tolist() == [["Oil: up 1%", "a", 2]]


def test_rows_of_parquet_are_told_by_number(read):
    texts = [f"Story {number}." for number in range(1, 1202)]
    texts[1000] = ""
    table, rejected = read("a.parquet", as_parquet(pd.DataFrame({"text": texts})))
    assert table["text"].tolist() == [text for text in texts if text]
    assert rejected["reason"].tolist() == ["row 1001: empty text"]


def test_parquet_that_unpacks_to_more_than_200_times_its_size_is_refused(read, monkeypatch):
    def packed(n):
        return as_parquet(pd.DataFrame({"text": ["a" * n]}), compression="zstd", use_dictionary=False)

    size = len(packed(10**6))  # hardly any text takes hardly any more
    assert len(read("a.parquet", packed(250 * size))[0]) == 1
    monkeypatch.setattr(packing, "FREE_BYTES", 0)
    assert len(read("a.parquet", packed(150 * size))[0]) == 1
    with pytest.raises(ValueError, match="unpacks beyond the limit for its size"):
        read("a.parquet", packed(250 * size))


def test_an_open_quotation_mark_does_not_swallow_a_file_in_silence(read):
    table, rejected = read("a.csv", 'text,n\nOne.,1\n"Two.,2\nThree.,3\n')
    assert table["text"].tolist() == ["One.", '"Two.', "Three."]
    assert rejected.empty


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf\r\ntext,day\r\nRates rose,3\r\n",
        "\ntext,day\nRates rose,3\n".encode("utf-16"),
        ("\r\ntext,day\nRates rose,3\n" + " \n" * 30).encode("utf-16-le"),
        b"\0\ntext,day\nRates rose,3\n",
        b"text,day\rRates rose,3\r",
    ],
)
def test_a_table_is_read_whatever_stands_before_its_header_and_ends_its_lines(read, data):
    table, _ = read("a.csv", data)
    assert table["text"].iloc[0] == "Rates rose"


@pytest.mark.parametrize("name", ["mark.csv", "mark.tsv"])
def test_a_table_that_is_nothing_but_a_mark_is_rejected_and_the_rest_is_read(tmp_path, name):
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf")
    (tmp_path / "a.txt").write_text("Rates rose.")
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["text"].tolist() == ["Rates rose."]
    assert rejected.values.tolist() == [[name, "empty"]]


def test_objects_parted_by_carriage_returns_are_read(read):
    table, _ = read("a.json", b'{"text": "Oil rose"}\r{"text": "Gas fell"}\r')
    assert table["text"].tolist() == ["Oil rose", "Gas fell"]
