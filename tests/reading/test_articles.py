"""Files and tables become articles: every kind of file, every encoding, and what is wrong with the rest."""

import gzip
import io
import json
import os
import zipfile

import numpy as np
import pandas as pd
import pytest
import stories
from hypothesis import given
from hypothesis import strategies as st
from newswire.reading import articles, sources
from newswire.reading.encodings import decode
from newswire.reading.heads import parse_head

STORY = "PARIS, Oct. 3 (AFP) - Rates rose.\n\nShares fell."


def read_bytes(tmp_path, name, data, **options):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return articles.read_articles(path, **options)


def as_parquet(frame):
    held = io.BytesIO()
    frame.to_parquet(held)
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
def test_every_kind_of_table_gives_the_same_articles(tmp_path, name, packed):
    data = gzip.compress(FILES[name]) if packed else FILES[name]
    table, rejected = read_bytes(tmp_path, name + (".gz" if packed else ""), data)
    assert list(table.columns) == [*articles.COLUMNS, "desk", "n"]
    assert table["title"].tolist() == ["Up", "Down"]
    assert table["text"].tolist() == ["Rates rose.", "Rates fell."]
    assert (table["desk"].tolist(), table["n"].tolist()) == (["a", "b"], [1, 2])
    assert table["source"].tolist() == [name + (".gz" if packed else "")] * 2
    assert table.index.name == "article" and rejected.empty


def test_a_zip_of_everything_reads_each_member(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name, data in {**FILES, "in/b.txt": STORY.encode(), "c.txt.gz": gzip.compress(STORY.encode())}.items():
            archive.writestr(name, data)
        archive.writestr("__MACOSX/._b.txt", "junk")
    table, rejected = articles.read_articles(tmp_path / "all.zip")
    assert (len(table), len(rejected)) == (2 * len(FILES) + 2, 0)
    assert {"all.zip/in/b.txt", "all.zip/c.txt.gz"} < set(table["source"])


def test_the_parts_of_a_wire_story(tmp_path):
    table, _ = read_bytes(tmp_path, "s.txt", " date 2024-10-03 MOSCOW, October 3. /TASS/. The main force.\n\nMore.\n")
    row = table.iloc[0]
    assert (row["date"], row["place"], row["agency"]) == (pd.Timestamp("2024-10-03"), "MOSCOW", "TASS")
    assert row["text"] == "The main force.\n\nMore."
    assert row["head"] + row["text"] == " date 2024-10-03 MOSCOW, October 3. /TASS/. The main force.\n\nMore."


FOLDER = {
    "b/2.txt": b"Two.",
    "a.txt": b"One.",
    "b/1.txt": b"Three.",
    "bad.txt": b"\x00\x01\x02\x03" * 99,
    "empty.txt": b"",
}
PASSED_OVER = (".hidden.txt", "README.md", ".git/x.txt")


def test_a_folder_is_read_in_order_with_what_is_wrong_beside_it(tmp_path):
    for name, data in {**FOLDER, "note.docx": b"x", **dict.fromkeys(PASSED_OVER, b"x")}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    table, rejected = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt", "b/1.txt", "b/2.txt"]
    assert rejected["source"].tolist() == ["bad.txt", "empty.txt", "note.docx"]
    assert rejected["reason"].str.split(",").str[0].tolist() == ["binary", "empty", ".docx is not read; .txt"]


SAMPLE = "Café Zürich — naïve “quotes” cost €5 in São Paulo.\r\nNext line."
RUSSIAN = "Москва сообщила, что переговоры пройдут в пятницу. Президент выступил с заявлением о мире и доверии."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_western_text(tmp_path, encoding):
    table, _ = read_bytes(tmp_path, "a.txt", SAMPLE.encode(encoding))
    assert table["text"].iloc[0] == SAMPLE.replace("\r\n", "\n")


def test_latin_1_and_cyrillic():
    assert decode("El Niño, café, Århus".encode("latin-1")) == "El Niño, café, Århus"
    assert decode((RUSSIAN * 5).encode("cp1251")) == RUSSIAN * 5
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le président a déclaré que la réunion à Genève était reportée à l'été."),
        (
            "cp1250",
            "Minister spraw zagranicznych oświadczył, że rozmowy będą kontynuowane w Łodzi, a potem w Gdańsku. " * 3,
        ),
        ("cp1253", "Ο πρωθυπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα."),
        ("gb18030", "外交部长表示，会谈将于下周在日内瓦继续进行。中国和俄罗斯的关系不断发展。"),
        ("cp932", "外務大臣は、会談が来週ジュネーブで続けられると述べた。両国の関係は発展している。"),
    ],
)
def test_encodings_of_other_languages(encoding, text):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_tables_in_other_encodings(tmp_path, encoding):
    for name, data in {
        "a.csv": 'text,desk\n"Café, naïve",x\n',
        "b.jsonl": '{"text": "Café, naïve"}\n',
        "c.json": '{"text": "Café, naïve"}',
    }.items():
        table, _ = read_bytes(tmp_path, name, data.encode(encoding))
        assert table["text"].tolist() == ["Café, naïve"]


def test_nuls_and_line_ends_do_not_count(tmp_path):
    one, _ = read_bytes(tmp_path, "a.txt", "Rates rose\0 today.\r\nMore.\r\n")
    two, _ = read_bytes(tmp_path, "b.txt", "Rates rose today.\nMore.")
    assert one["text"].tolist() == two["text"].tolist() == ["Rates rose today.\nMore."]
    assert one.index.equals(two.index)


def test_a_damaged_byte_does_not_change_the_encoding():
    assert decode(("Café " * 100).encode() + b"\xff") == "Café " * 100 + "\ufffd"


def test_bad_lines_of_json_are_refused_alone(tmp_path):
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
    table, rejected = read_bytes(tmp_path, "a.jsonl", "\n".join(lines))
    assert table["text"].tolist() == ["One.", "Two."]
    assert rejected["source"].unique().tolist() == ["a.jsonl"]
    assert sorted(rejected["reason"].str.split(":").str[0]) == [
        "line 2",
        "line 3",
        "line 4",
        "line 5",
        "line 7",
        "line 9",
    ]
    assert rejected["reason"].str.contains("line 2: bad JSON").any()


def test_many_bad_lines_are_counted_not_listed(tmp_path):
    _, rejected = read_bytes(tmp_path, "a.jsonl", '{"text": "One."}\n' + "{bad\n" * 500)
    assert len(rejected) == 21
    assert rejected["reason"].iloc[-1] == "and 480 more places"


def test_half_characters_in_json_are_made_whole(tmp_path):
    table, _ = read_bytes(tmp_path, "a.jsonl", r'{"text": "Sad \ud83d face \ud83d\ude00", "desk\udc00": ["\ud800"]}')
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
    ],
)
def test_shapes_of_json(tmp_path, document):
    table, _ = read_bytes(tmp_path, "a.json", document)
    assert table["text"].tolist() == ["One.", "Two."]


def test_json_under_the_wrong_name(tmp_path):
    table, _ = read_bytes(tmp_path, "a.jsonl", '[\n  {"text": "One."},\n  {"text": "Two."}\n]')
    assert table["text"].tolist() == ["One.", "Two."]


def test_tabs_leave_quotation_marks_alone(tmp_path):
    table, _ = read_bytes(tmp_path, "a.tsv", 'text\tn\n"Rates" rose.\t1\n"Open end.\t2\n')
    assert table["text"].tolist() == ['"Rates" rose.', '"Open end.']


def test_a_single_object_is_one_article(tmp_path):
    body = "Rates rose. " * 30
    table, _ = read_bytes(
        tmp_path, "a.json", json.dumps({"content": body, "tags": ["a", "b"], "links": [{"url": "x"}]})
    )
    assert table["text"].tolist() == [body.strip()]
    assert table["tags"].tolist() == ['["a", "b"]']


def test_bad_json_names_its_line(tmp_path):
    with pytest.raises(ValueError, match="bad JSON on line 2"):
        read_bytes(tmp_path, "a.json", '[{"text": "One."},\n {"text": }]')


def test_csv_with_quoted_newlines_and_huge_fields(tmp_path):
    long = "word " * 200_000
    table, rejected = read_bytes(
        tmp_path, "a.csv", f'title;text\nA;"First; line\n\nSecond ""line"""\nB;"{long}"\n\nC;x;y\nD\n'
    )
    assert table["text"].tolist() == ['First; line\n\nSecond "line"', long.strip()]
    assert rejected["reason"].tolist() == ["line 7: 3 fields under a header of 2", "line 8: empty text"]


def test_an_open_quotation_mark_does_not_swallow_a_file_in_silence(tmp_path):
    table, rejected = read_bytes(tmp_path, "a.csv", 'text,n\nOne.,1\n"Two.,2\nThree.,3\n')
    assert table["text"].tolist() == ["One."]
    assert rejected["reason"].tolist() == ["line 3: a quotation mark that is never closed"]


def test_columns_of_a_csv_get_their_types(tmp_path):
    table, _ = read_bytes(tmp_path, "a.csv", "text,n,share,code,mixed\nOne.,3,0.5,007,1\nTwo.,,1.5,012,x\n")
    assert table["n"].iloc[0] == 3 and np.isnan(table["n"].iloc[1])
    assert table["share"].sum() == 2.0
    assert (table["code"].tolist(), table["mixed"].tolist()) == (["007", "012"], ["1", "x"])


@pytest.mark.parametrize("name", ["content", "body", "article", "Full Text", "maintext", "articleBody"])
def test_usual_names_of_the_text(name):
    table, _ = articles.from_frame(pd.DataFrame({name: ["One."], "article_id": [7]}))
    assert (table["text"].tolist(), table["article_id"].tolist()) == (["One."], [7])


@pytest.mark.parametrize("name", ["published", "publish_date", "pubDate", "publishedAt", "Date"])
def test_usual_names_of_the_date(name):
    table, _ = articles.from_frame(pd.DataFrame({"text": ["One."], name: ["2024-10-03"]}))
    assert table["date"].tolist() == [pd.Timestamp("2024-10-03")]


def test_given_columns_come_first_and_clashes_keep_both():
    frame = pd.DataFrame(
        {"story": ["One."], "text": ["teaser"], "head": ["h"], "article": [9], "n_words": [2], "day": ["2024-10-03"]}
    )
    table, _ = articles.from_frame(frame, columns={"text": "story"})
    assert table["text"].tolist() == ["One."]
    assert table.columns[len(articles.COLUMNS) :].tolist() == [
        "text_given",
        "head_given",
        "article_given",
        "n_words_given",
    ]
    assert frame.columns.tolist() == ["story", "text", "head", "article", "n_words", "day"]


def test_wrong_columns_are_named():
    frame = pd.DataFrame({"tale": ["One."]})
    with pytest.raises(ValueError, match="no text column among 'tale'"):
        articles.from_frame(frame)
    with pytest.raises(ValueError, match="no column 'saga'; there are 'tale'"):
        articles.from_frame(frame, columns={"text": "saga"})
    with pytest.raises(ValueError, match="'txt', which is none of text"):
        articles.from_frame(frame, columns={"txt": "tale"})


def test_the_publisher_is_the_source_and_the_file_stands_in(tmp_path):
    table, _ = read_bytes(
        tmp_path, "a.jsonl", '{"text": "One.", "publisher": "Herald"}\n{"text": "Two.", "publisher": " "}'
    )
    assert table["source"].tolist() == ["Herald", "a.jsonl"]


def test_the_articles_own_facts_win_over_the_head():
    frame = pd.DataFrame({"text": [STORY, STORY], "agency": ["dpa", None], "date": ["2025-01-02", None]})
    table, _ = articles.from_frame(frame)
    assert table["agency"].tolist() == ["dpa", "AFP"]
    assert table["date"].tolist() == [pd.Timestamp("2025-01-02"), pd.NaT]


def test_dates_with_zones_become_universal_time():
    days = [
        "2024-10-03T23:30:00-01:00",
        "Thu, 03 Oct 2024 10:00:00 GMT",
        "soon",
        None,
        "now",
        "20241003",
        "October 3rd, 2024",
    ]
    table, _ = articles.from_frame(pd.DataFrame({"text": [f"Story {n}." for n in range(7)], "date": days}))
    assert table["date"].dtype == "datetime64[us]"
    assert table["date"].dt.strftime("%d %H").fillna("").tolist() == ["04 00", "03 10", "", "", "", "03 00", "03 00"]


def test_ids_depend_on_content_alone_and_repeats_are_numbered(tmp_path):
    table, _ = articles.from_frame(pd.DataFrame({"text": [STORY, "Other.", STORY, STORY]}))
    first = table.index[0]
    assert len(first) == 16
    assert table.index.tolist()[2:] == [f"{first}-2", f"{first}-3"]
    alone, _ = read_bytes(tmp_path, "a.txt", STORY.replace("\n", "\r\n") + "\r\n")
    assert alone.index[0] == first


def test_a_table_of_articles_comes_back_as_it_was(tmp_path):
    table, _ = articles.from_frame(stories.make(40))
    again, rejected = articles.from_frame(table)
    pd.testing.assert_frame_equal(again, table)
    assert rejected.empty
    table.to_parquet(tmp_path / "a.parquet")
    pd.testing.assert_index_equal(articles.read_articles(tmp_path / "a.parquet")[0].index, table.index)


def test_rows_without_text_are_rejected():
    frame = pd.DataFrame({"text": ["One.", None, " \n", 7, ["A.", "B."]]}, index=[3, 4, 5, 6, 7])
    table, rejected = articles.from_frame(frame)
    assert table["text"].tolist() == ["One.", "A.\n\nB."]
    assert rejected.values.tolist() == [
        ["row 4", "empty text"],
        ["row 5", "empty text"],
        ["row 6", "its text is not text but int"],
    ]


def test_an_index_with_a_name_is_kept_and_never_taken_for_the_text():
    frame = pd.DataFrame({"text": ["One."]}, index=pd.DatetimeIndex(["2024-01-05"], name="date"))
    assert articles.from_frame(frame)[0]["date"].tolist() == [pd.Timestamp("2024-01-05")]
    frame = pd.DataFrame({"text": ["One."]}, index=pd.Index([7], name="text"))
    assert articles.from_frame(frame)[0]["text"].tolist() == ["One."]


def test_what_is_no_table_is_named():
    with pytest.raises(TypeError, match="a pandas DataFrame with a column of texts, not list"):
        articles.from_frame(["One."])


def test_an_empty_table_gives_an_empty_table():
    table, rejected = articles.from_frame(pd.DataFrame({"text": []}))
    assert list(table.columns) == articles.COLUMNS and table.empty
    assert list(rejected.columns) == ["source", "reason"] and rejected.empty
    assert table["date"].dtype == "datetime64[us]" and table.index.name == "article"


def test_a_missing_path_says_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="'nothing-here'.*Looked in .*" + tmp_path.name):
        articles.read_articles("nothing-here")


def test_a_relative_path_is_looked_up_from_the_projects_root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "_project_root", lambda: [tmp_path / "project"])
    (tmp_path / "project" / "seeds").mkdir(parents=True)
    (tmp_path / "project" / "seeds" / "a.txt").write_text("One.")
    assert articles.read_articles("seeds")[0]["source"].tolist() == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary, not text"),
        ("a.csv", b"desk,n\nx,1\n", "no text column among 'desk', 'n'"),
        ("a.csv", b"text,n\n", "holds no records"),
        ("a.jsonl", b"{bad\n", "line 1: bad JSON"),
        ("a.json", b"[]", "holds no records"),
        ("a.parquet", b"PAR1 nothing", "not a readable Parquet file"),
        ("a.txt.gz", gzip.compress(STORY.encode(), mtime=0)[:-12], "truncated archive"),
        ("a.txt.gz", b"no gzip", "damaged archive"),
        ("a.zip", b"PK\x03\x04 broken", "truncated or damaged archive"),
        ("a.docx", b"x", ".docx is not read"),
        ("story", b"x", "a name without an ending is not read"),
    ],
)
def test_nothing_readable_is_one_clear_error(tmp_path, name, data, reason):
    with pytest.raises(ValueError, match="No article could be read from") as caught:
        read_bytes(tmp_path, name, data)
    assert f"{name}: {reason}" in str(caught.value)


def test_an_empty_folder_is_one_clear_error(tmp_path):
    with pytest.raises(ValueError, match="No articles in"):
        articles.read_articles(tmp_path)


def test_bombs_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "FREE_BYTES", 10_000)
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 10**6))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", "One more.")
        archive.writestr("2.txt", "a" * 10**6)
    table, rejected = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt", "bomb.zip/1.txt"]
    assert rejected["source"].tolist() == ["bomb.txt.gz", "bomb.zip/2.txt"]
    assert rejected["reason"].str.contains("unpacks").all()


def test_members_that_point_outside_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("ok.txt", "../up.txt", "/etc/x.txt", "in/../../up.txt", "c:\\x.txt", "nested.zip"):
            archive.writestr(name, "Story.")
    table, rejected = articles.read_articles(tmp_path / "a.zip")
    assert table["source"].tolist() == ["a.zip/ok.txt"]
    assert len(rejected) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    _, rejected = articles.read_articles(tmp_path)
    assert rejected["source"].tolist() == ["gone.txt", "pipe.txt"]


def test_the_fingerprint_follows_names_and_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("One.")
    first = articles.fingerprint(tmp_path)
    assert articles.fingerprint(tmp_path) == first
    (tmp_path / "a.txt").write_text("Two.")
    second = articles.fingerprint(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, articles.fingerprint(tmp_path)}) == 3


def test_a_progress_bar_on_request(tmp_path, capsys):
    table, _ = read_bytes(tmp_path, "a.txt", "One.", progress=True)
    assert len(table) == 1
    assert capsys.readouterr().out == ""


@given(st.lists(st.text(max_size=60), max_size=6))
def test_head_and_text_are_the_raw_text(texts):
    table, rejected = articles.from_frame(pd.DataFrame({"text": pd.Series(texts, dtype="object")}))
    assert len(table) + len(rejected) == len(texts)
    for raw, row in zip([text for text in texts if decode_like(text).strip()], table.itertuples(), strict=True):
        head = row.head if isinstance(row.head, str) else ""
        assert (head + row.text).strip() == decode_like(raw).strip()
        assert row.text == row.text.strip() and row.text


def decode_like(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").removeprefix("\ufeff")


def test_planted_heads_are_found_and_nothing_else():
    planted = stories.make(300, seed=3)
    table, _ = articles.from_frame(planted.drop(columns=["agency", "place", "date"]))
    assert table["agency"].fillna("").tolist() == planted["agency"].fillna("").tolist()
    assert table["place"].fillna("").tolist() == planted["place"].fillna("").tolist()
    assert not any(parse_head(text).end for text in stories.make(100, heads=False)["text"])
    pd.testing.assert_frame_equal(planted, stories.make(300, seed=3))


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
def test_a_table_is_read_whatever_stands_before_its_header_and_ends_its_lines(tmp_path, data):
    table, _ = read_bytes(tmp_path, "a.csv", data)
    assert table["text"].iloc[0] == "Rates rose"


@pytest.mark.parametrize("name", ["mark.csv", "mark.tsv"])
def test_a_table_that_is_nothing_but_a_mark_is_rejected_and_the_rest_is_read(tmp_path, name):
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf")
    (tmp_path / "a.txt").write_text("Rates rose.")
    table, rejected = articles.read_articles(tmp_path)
    assert table["text"].tolist() == ["Rates rose."]
    assert rejected.values.tolist() == [[name, "empty"]]


def test_objects_parted_by_carriage_returns_are_read(tmp_path):
    table, _ = read_bytes(tmp_path, "a.json", b'{"text": "Oil rose"}\r{"text": "Gas fell"}\r')
    assert table["text"].tolist() == ["Oil rose", "Gas fell"]
