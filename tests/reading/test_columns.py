"""Which column holds what, and what type the others get."""

import json

import pandas as pd
import pytest
from newswire.corpus import Corpus
from newswire.reading import articles, build
from newswire.reading.columns import numbered_names, planned
from newswire.reading.prose import kind_of, prose_in
from newswire.reading.typed import tidy

PROSE = [f"The river rose again on day {n}, and the mayor of Halvik said it was time to act." for n in range(12)]
TITLES = [f"River rises again on day {n}" for n in range(12)]


def test_columns_of_a_csv_get_their_types(read):
    table, _ = read("a.csv", "text,n,share,code,mixed\nOne.,3,0.5,007,1\nTwo.,,1.5,012,x\n")
    assert table["n"].iloc[0] == 3 and pd.isna(table["n"].iloc[1]) and table["n"].dtype == "Int64"
    assert table["share"].sum() == 2.0
    assert (table["code"].tolist(), table["mixed"].tolist()) == (["007", "012"], ["1", "x"])


@pytest.mark.parametrize("name", ["content", "body", "article", "Full Text", "maintext", "articleBody"])
def test_usual_names_of_the_text(name):
    table, *_ = articles.from_frame(pd.DataFrame({name: ["One."], "article_id": [7]}))
    assert (table["text"].tolist(), table["article_id"].tolist()) == (["One."], [7])


@pytest.mark.parametrize("name", ["published", "publish_date", "pubDate", "publishedAt", "Date"])
def test_usual_names_of_the_date(name):
    table, *_ = articles.from_frame(pd.DataFrame({"text": ["One."], name: ["2024-10-03"]}))
    assert table["date"].tolist() == [pd.Timestamp("2024-10-03")]


def test_given_columns_come_first_and_clashes_keep_both():
    frame = pd.DataFrame(
        {"story": ["One."], "text": ["teaser"], "head": ["h"], "article": [9], "n_words": [2], "day": ["2024-10-03"]}
    )
    table, *_ = articles.from_frame(frame, columns={"text": "story"})
    assert table["text"].tolist() == ["One."]
    given = ["text_given", "head_given", "article_given", "n_words_given"]
    assert table.columns[len(build.COLUMNS) :].tolist() == given
    assert frame.columns.tolist() == ["story", "text", "head", "article", "n_words", "day"]


def test_wrong_columns_are_named():
    frame = pd.DataFrame({"tale": ["One."]})
    with pytest.raises(ValueError, match="no text column among 'tale'"):
        articles.from_frame(frame)
    with pytest.raises(ValueError, match="no column 'saga'; there are 'tale'"):
        articles.from_frame(frame, columns={"text": "saga"})
    with pytest.raises(ValueError, match="'txt', which is none of text"):
        articles.from_frame(frame, columns={"txt": "tale"})
    with pytest.raises(ValueError, match="no text column among 'c0', .*, 'c11'; say which"):
        articles.from_frame(pd.DataFrame({f"c{number}": ["One."] for number in range(13)}))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("999999999999999", 999_999_999_999_999),
        ("1000000000000000", "1000000000000000"),
        ("0.123456789012345", 0.123456789012345),
        ("0.1234567890123456", "0.1234567890123456"),
    ],
)
def test_numbers_have_at_most_15_digits_on_either_side_of_the_point(read, written, expected):
    assert read("a.csv", f"text,n\nOne.,{written}\n")[0]["n"].tolist() == [expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Titel", "Inhalt", "Datum", "Zeitung"), ["title", "text", "date", "source"]),
        (("Titre", "Texte", "Date de publication"), ["title", "text", "date"]),
        (("Titular", "Texto completo", "Fecha", "Medio"), ["title", "text", "date", "source"]),
        (("Заголовок", "Текст", "Дата", "Источник"), ["title", "text", "date", "source"]),
        (("标题", "正文", "日期"), ["title", "text", "date"]),
        (("Headline", "Article Text", "Pub Date", "Source Name"), ["title", "text", "date", "source"]),
        (("Hit Sentence", "Opening Text", "Date (UTC)", "Headline"), ["Hit Sentence", "text", "date", "title"]),
        (
            ("webTitle", "fields.bodyText", "fields.body", "webPublicationDate"),
            ["title", "text", "fields.body", "date"],
        ),
        (("title.rendered", "content.rendered", "excerpt.rendered"), ["title", "text", "excerpt.rendered"]),
        (("_source.text", "_source.title", "image.title", "source.name"), ["text", "title", "image.title", "source"]),
        (("article.text", "article.headline.main", "author.name"), ["text", "title", "author.name"]),
        (("year", "month", "day", "text"), ["year", "month", "day", "text"]),
    ],
)
def test_usual_names_in_many_languages_and_nestings(names, expected):
    assert list(planned(names, lambda place: PROSE).names) == expected


@pytest.mark.parametrize(
    "names",
    [
        ("article_headline", "article_source", "body_en", "Date of publication"),
        ("News Headline", "Name of newspaper", "textClean", "Item Date"),
        ("Tytuł artykułu", "Źródło", "Treść artykułu", "Data"),
        ("Overskrift", "Kilde", "Brødtekst", "Dato"),
    ],
)
def test_words_in_names_that_tell_nothing_are_passed_over(names):
    assert planned(names, lambda place: []).names == ("title", "source", "text", "date")


def test_the_longest_prose_is_the_text_where_no_name_tells(read):
    rows = "".join(
        f"{n},{title},http://a.org/{n},{text!r}\n" for n, (title, text) in enumerate(zip(TITLES, PROSE, strict=True))
    )
    table, rejected = read("a.csv", "nr,kop,adres,verslag\n" + rows.replace("'", '"'))
    assert (table["text"].tolist(), table["title"].tolist(), len(rejected)) == (PROSE, TITLES, 0)
    *_, notes = articles.from_frame(pd.DataFrame({"nr": range(12), "verslag": PROSE}))
    assert notes["note"].tolist() == [
        "no column is called text: 'verslag', which holds the longest texts, is taken for it"
    ]


def test_a_usual_name_with_numbers_in_it_is_not_the_text():
    table, *_ = articles.from_frame(pd.DataFrame({"article": range(12), "verslag": PROSE}))
    assert (table["text"].tolist(), table["article_given"].tolist()) == (PROSE, list(range(12)))


def test_summaries_and_titles_are_texts_where_there_is_nothing_longer():
    frame = pd.DataFrame({"headline": TITLES, "short_description": [*PROSE[:11], ""], "authors": "Ann Lee"})
    table, _, notes = articles.from_frame(frame)
    assert table["text"].tolist() == [*PROSE[:11], TITLES[11]] and table["title"].tolist() == TITLES
    assert notes["note"].tolist() == ["there are no whole texts: 'short_description' is read as the text"]
    table, _, notes = articles.from_frame(pd.DataFrame({"title": TITLES, "url": "http://a.org", "media_name": "Post"}))
    assert table["text"].tolist() == TITLES and table["source"].tolist() == ["Post"] * 12
    assert notes["note"].tolist() == ["there are no texts: titles are read as texts"]


def test_titles_are_read_as_texts_where_no_column_is_renamed_for_it(tmp_path):
    (tmp_path / "a.csv").write_text("title,date\nRates rose again,2024-05-01\nShares fell,2024-05-02\n")
    table, *_ = articles.read_articles(tmp_path)
    assert table["text"].tolist() == table["title"].tolist() == ["Rates rose again", "Shares fell"]


def test_a_text_in_a_second_column_is_taken_where_the_first_is_empty(read):
    table, _ = read("a.csv", "Text,Text HTML\n,<p>Oil rose again on Monday.</p>\nGas fell.,\n")
    assert table["text"].tolist() == ["Oil rose again on Monday.", "Gas fell."]


def test_the_first_text_that_a_row_has_is_taken():
    frame = pd.DataFrame(
        {
            "title": TITLES[:3],
            "text": [PROSE[0], "", None],
            "content": [PROSE[1], PROSE[2], " "],
            "description": [PROSE[3], PROSE[4], PROSE[5]],
        }
    )
    table, *_ = articles.from_frame(frame)
    assert table["text"].tolist() == [PROSE[0], PROSE[2], PROSE[5]]
    assert table["content"].fillna("").tolist() == [PROSE[1], "", " "]
    assert frame["content"].tolist() == [PROSE[1], PROSE[2], " "]


def test_an_empty_text_does_not_become_its_title():
    frame = pd.DataFrame({"title": TITLES[:2], "text": [PROSE[0], None]})
    table, rejected, _ = articles.from_frame(frame)
    assert (table["text"].tolist(), rejected["reason"].tolist()) == ([PROSE[0]], ["empty text"])


def test_files_of_one_kind_are_read_the_same_way(tmp_path):
    for n, text in enumerate(PROSE):
        remark = (
            "A remark that is longer than the report itself, by chance, and that goes on and on, for all that."
            if n == 3
            else "ok"
        )
        (tmp_path / f"{n:02}.json").write_text(json.dumps({"verslag": text, "opmerking": remark}))
    table, rejected, notes = articles.read_articles(tmp_path)
    assert (table["text"].tolist(), len(rejected)) == (PROSE, 0)
    told = "no column is called text: 'verslag', which holds the longest texts, is taken for it; so in 11 other files"
    assert notes.values.tolist() == [["00.json", told]]


@pytest.mark.parametrize(
    "name", ["self", "class", "", float("nan"), 1, None, True, "a\nb", "<b>x</b>", "index", "x" * 10**5]
)
def test_a_column_of_any_name_is_kept(tmp_path, name):
    corpus = Corpus.from_frame(pd.DataFrame({"text": PROSE[:2], name: ["p", "q"]}, dtype="object"))
    corpus.save(tmp_path / "a.newswire")
    kept = corpus.articles.iloc[:, -1]
    assert kept.tolist() == ["p", "q"] and isinstance(kept.name, str) and len(kept.name) <= 201


def test_columns_of_several_levels_are_read():
    frame = pd.DataFrame([[PROSE[0], 1], [PROSE[1], 2]], columns=pd.MultiIndex.from_tuples([("a", "text"), ("a", "n")]))
    table, *_ = articles.from_frame(frame)
    assert (table["text"].tolist(), table["a.n"].tolist()) == (PROSE[:2], [1, 2])


@pytest.mark.parametrize(
    ("values", "dtype", "expected"),
    [
        ([1, 2**53 + 1], "int64", [1, 2**53 + 1]),
        ([2**64, 1], "str", [str(2**64), "1"]),
        ([-(2**63), 2**63], "str", [str(-(2**63)), str(2**63)]),
        ([10**400, -1], "str", [str(10**400), "-1"]),
        ([1, "x"], "str", ["1", "x"]),
        ([True, "x"], "str", ["true", "x"]),
        ([True, False], "bool", [True, False]),
        ([["a", "b"], ["c"]], "str", ["a; b", "c"]),
        ([{"a": 1}, [1]], "str", ['{"a": 1}', "[1]"]),
        (["007", "12"], "str", ["007", "12"]),
        (["1", "-2.5"], "float64", [1.0, -2.5]),
        ([b"x", 1.5], "str", ["\"b'x'\"", "1.5"]),
    ],
)
def test_a_column_gets_the_plainest_type_that_holds_it(values, dtype, expected):
    column = tidy([{"text": "a", "x": value} for value in values])[0]["x"]
    assert (str(column.dtype), column.tolist()) == (dtype, expected)


def test_whole_numbers_stay_exact_where_some_are_missing():
    column = tidy([{"x": 2**60 + 1}, {"x": None}, {}])[0]["x"]
    assert int(column.iloc[0]) == 2**60 + 1 and column.isna().tolist() == [False, True, True]


def test_what_few_records_have_stands_in_one_column():
    rows = [{"text": text} | {f"key{n}_{m}": m for m in range(200)} for n, text in enumerate(PROSE * 3)]
    table, notes = tidy(rows)
    assert table.columns.tolist() == ["text", "other"]
    assert json.loads(table["other"].iloc[35]) == {f"key35_{m}": m for m in range(200)}
    assert notes == ["7,200 of 7,201 columns, which hold little, are put together in 'other'"]


def test_a_wide_table_keeps_its_columns(read):
    names, rows = [f"v{n}" for n in range(2000)], range(3)
    lines = [
        ",".join(["text", *names]),
        *(",".join([PROSE[n].replace(",", ""), *map(str, range(n, n + 2000))]) for n in rows),
    ]
    table, _ = read("a.csv", "\n".join(lines))
    assert table["v1999"].tolist() == [1999, 2000, 2001]


def test_repeats_of_a_name_are_numbered_in_one_go():
    names = numbered_names(["v"] * 50_000 + ["v_7"])
    assert len(set(names)) == 50_001 and names[:2] == ("v", "v_2") and names[-1] == "v_7"


def test_what_a_cell_holds():
    kinds = {
        "12,000": "number",
        "-1.5%": "number",
        "1 May 2024": "date",
        "May 1, 2024": "date",
        "20240501101500": "date",
    }
    kinds |= {
        "a.b@c.org": "address",
        "http://a.org/b?c": "address",
        "Sam Porter": "label",
        "河水再次上涨，市长说是时候采取行动了。": "prose",
    }
    assert {cell: kind_of(cell) for cell in kinds} == kinds
    assert prose_in(["the same four words"] * 12) == 0 and prose_in(PROSE) == sum(map(len, PROSE))
