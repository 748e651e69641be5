"""Records become articles: their ids, what their heads say, and which are none."""

import zipfile

import pandas as pd
import pytest
import stories
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newswire import progress
from newswire.reading import articles, build
from newswire.reading.cleaning.texts import clean, is_placeholder
from newswire.reading.encodings import normalise
from newswire.reading.formats.read import read_records
from newswire.reading.heads.parse import parse_head
from newswire.reading.heads.places import unified

STORY = "PARIS, Oct. 3 (AFP) - Rates rose.\n\nShares fell."


def test_the_parts_of_a_wire_story(read):
    table, _ = read("s.txt", " date 2024-10-03 MOSCOW, October 3. /TASS/. The main force.\n\nMore.\n")
    row = table.iloc[0]
    assert (row["date"], row["place"], row["agency"]) == (pd.Timestamp("2024-10-03"), "Moscow", "TASS")
    assert row["text"] == "The main force.\n\nMore."
    assert row["head"] + row["text"] == " date 2024-10-03 MOSCOW, October 3. /TASS/. The main force.\n\nMore."


def test_each_input_that_is_not_read_has_a_row(read):
    _, rejected = read("a.jsonl", '{"text": "One."}\n' + "{bad\n" * 500)
    assert len(rejected) == 500
    assert rejected["reason"].iloc[-1].startswith("line 501: bad JSON")


def test_the_publisher_is_the_source_and_the_file_stands_in(read):
    table, _ = read("a.jsonl", '{"text": "One.", "publisher": "Herald"}\n{"text": "Two.", "publisher": " "}')
    assert table["source"].tolist() == ["Herald", "a.jsonl"]


def test_the_order_of_dates_above_texts_is_told_by_the_others_in_the_folder(tmp_path):
    for name, day in (("a", "05/03/2024"), ("b", "25/03/2024"), ("c", "6 April 2024")):
        (tmp_path / f"{name}.txt").write_text(
            f"{day}\nRates rise again\n\nThe central bank in Halvik raised its rate by half a point."
        )
    table, _, notes = articles.read_articles(tmp_path)
    assert table["date"].tolist() == [pd.Timestamp(2024, 3, 5), pd.Timestamp(2024, 3, 25), pd.Timestamp(2024, 4, 6)]
    assert notes["note"].tolist() == [
        "above the texts, dates such as 05/03/2024 are read day before month, since 25/03/2024 stands there"
    ]


def test_the_articles_own_facts_win_over_the_head():
    frame = pd.DataFrame({"text": [STORY, STORY], "agency": ["dpa", None], "date": ["2025-01-02", None]})
    table, *_ = articles.from_frame(frame)
    assert table["agency"].tolist() == ["dpa", "AFP"]
    assert table["date"].tolist() == [pd.Timestamp("2025-01-02"), pd.NaT]


def test_dates_with_zones_become_universal_time():
    days = ["2024-10-03T23:30:00-01:00", "Thu, 03 Oct 2024 10:00:00 GMT", "soon", None, "now", "20241003"]
    days.append("October 3rd, 2024")
    table, *_ = articles.from_frame(pd.DataFrame({"text": [f"Story {n}." for n in range(7)], "date": days}))
    assert table["date"].dtype == "datetime64[us]"
    assert table["date"].dt.strftime("%d %H").fillna("").tolist() == ["04 00", "03 10", "", "", "", "03 00", "03 00"]


def test_ids_depend_on_content_alone_and_repeats_are_numbered(read):
    table, *_ = articles.from_frame(pd.DataFrame({"text": [STORY, "Other.", STORY, STORY]}))
    first = table.index[0]
    assert len(first) == 16
    assert table.index.tolist()[2:] == [f"{first}-2", f"{first}-3"]
    alone, _ = read("a.txt", STORY.replace("\n", "\r\n") + "\r\n")
    assert alone.index[0] == first


def test_the_ids_of_repeats_do_not_depend_on_their_order():
    given = {"text": [STORY] * 4, "desk": ["b", "a", "a", None], "date": [None, "2024-01-02", "2024-01-01", None]}
    frame = pd.DataFrame(given | {"n": [1, 2, 3, 4]})
    ids = {n: name for name, n in articles.from_frame(frame)[0]["n"].items()}
    assert sorted(ids, key=ids.get) == [4, 1, 3, 2]
    for order in ([3, 2, 1, 0], [1, 3, 0, 2]):
        again = articles.from_frame(frame.iloc[order])[0]
        assert {n: name for name, n in again["n"].items()} == ids


def test_a_file_that_a_library_fails_on_is_refused_alone(tmp_path, monkeypatch):
    def failing(name, data):
        if name == "b.txt":
            raise zipfile.BadZipFile("no such member")
        return read_records(name, data)

    monkeypatch.setattr(articles, "read_records", failing)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("One.")
    table, rejected, _ = articles.read_articles(tmp_path)
    assert table["source"].tolist() == ["a.txt"]
    assert rejected.values.tolist() == [["b.txt", "could not be read (BadZipFile: no such member)"]]


def test_a_fault_of_our_own_is_told_apart_from_those_of_libraries(monkeypatch):
    frame = pd.DataFrame({"text": ["One.", "Two."]})
    monkeypatch.setattr(build, "cleaned", lambda text: (normalise(7 if text == "Two." else text), []))
    with pytest.warns(RuntimeWarning, match="newswire failed at normalise, line .* Please report it"):
        table, rejected, _ = articles.from_frame(frame)
    assert table["text"].tolist() == ["One."]
    assert rejected["reason"].str.startswith("could not be read (TypeError: ").tolist() == [True]
    with pytest.raises(RuntimeWarning):  # so that no test passes over one
        articles.from_frame(frame)


def test_a_table_of_articles_comes_back_as_it_was(tmp_path):
    table, *_ = articles.from_frame(stories.make(40))
    again, rejected, _ = articles.from_frame(table)
    pd.testing.assert_frame_equal(again, table)
    assert rejected.empty
    table.to_parquet(tmp_path / "a.parquet")
    pd.testing.assert_index_equal(articles.read_articles(tmp_path / "a.parquet")[0].index, table.index)


def test_rows_without_text_are_rejected():
    frame = pd.DataFrame({"text": ["One.", None, " \n", 7, ["A.", "B."]]}, index=[3, 4, 5, 6, 7])
    table, rejected, _ = articles.from_frame(frame)
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
    table, rejected, _ = articles.from_frame(pd.DataFrame({"text": []}))
    assert list(table.columns) == build.COLUMNS and table.empty
    assert list(rejected.columns) == ["source", "reason"] and rejected.empty
    assert table["date"].dtype == "datetime64[us]" and table.index.name == "article"


def test_a_progress_bar_on_request(read, capsys, monkeypatch):
    at_once = progress._Bar
    monkeypatch.setattr(progress, "_Bar", lambda *steps, **named: at_once(*steps, **named | {"delay": 0}))
    read("a.txt", "One.", progress=False)
    assert capsys.readouterr() == ("", "")
    read("a.txt", "One.", progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading" in err


@given(st.lists(st.text(max_size=60), min_size=8, max_size=16, unique=True))
@settings(max_examples=40)
@example([])
@example(["", "\ufeff", "\r\n\0"])
def test_head_and_text_are_the_cleaned_text(texts):
    table, rejected, _ = articles.from_frame(pd.DataFrame({"text": pd.Series(texts, dtype="object")}))
    assert len(table) + len(rejected) == len(texts)
    read = [text for text in map(clean, texts) if text.strip() and not is_placeholder(text)]
    for raw, head, text in zip(read, table["head"].fillna(""), table["text"], strict=True):
        assert (head + text).strip() == raw.strip()
        assert text == text.strip() != ""


def test_planted_heads_are_found_and_nothing_else():
    planted = stories.make(300, seed=3)
    table, *_ = articles.from_frame(planted.drop(columns=["agency", "place", "date"]))
    assert table["agency"].fillna("").tolist() == planted["agency"].fillna("").tolist()
    assert table["place"].fillna("").tolist() == unified(planted["place"]).fillna("").tolist()
    assert not any(parse_head(text).end for text in stories.make(100, heads=False)["text"])
    pd.testing.assert_frame_equal(planted, stories.make(300, seed=3))


def test_the_same_note_on_many_files_is_said_of_twenty(tmp_path):
    for number in range(50):
        (tmp_path / f"{number}.json").write_text(f'{{"text": "Rates rose in {number}.", "date": "Spring 20{number}"}}')
    notes = articles.read_articles(tmp_path).notes
    assert len(notes) == 21
    assert notes["note"].str.startswith("1 of 1 date could not be read, such as “Spring 20").all()
    assert notes["source"].iloc[[0, -1]].tolist() == ["0.json", "30 more files"]


def test_the_folder_is_a_column_where_there_are_several(tmp_path):
    for name in ("sport/1.txt", "business/uk/1.txt", "business/uk/2.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Rates rose in {name}.")
    assert articles.read_articles(tmp_path).articles["folder"].tolist() == ["business/uk", "business/uk", "sport"]
    assert "folder" not in articles.read_articles(tmp_path / "business" / "uk").articles
