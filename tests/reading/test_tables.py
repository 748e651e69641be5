"""Tables in text as people have them: odd starts, any delimiter, stray marks; each row is an article or told."""

import csv
import io

import pytest
from newswire.reading.articles import read_articles
from newswire.reading.formats.tables import read_table, with_header

STORIES = [
    (
        f"{number}",
        f"Title number {number} on the river",
        f"The river rose again on day {number}, and the mayor of Halvik said, rightly, it was time.",
    )
    for number in range(1, 13)
]
HEADER = ("id", "title", "text")


def written(rows, delimiter=",", **options):
    """Write rows as csv writes them."""
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator="\n", **options).writerows(rows)
    return held.getvalue()


def bare(rows, delimiter=","):
    """Write rows without any marks around their fields."""
    return "".join(delimiter.join(row) + "\n" for row in rows)


@pytest.fixture
def notes(tmp_path):
    """Read a table: its texts, its titles, why rows were rejected, and what was noted."""

    def notes(data, name="a.csv"):
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        table, rejected, told = read_articles(tmp_path / name)
        return table["text"].tolist(), table["title"].tolist(), rejected["reason"].tolist(), told["note"].tolist()

    return notes


TEXTS = [text for *_, text in STORIES]
TITLES = [title for _, title, _ in STORIES]
TABLE = written([HEADER, *STORIES])

EVEN = {
    "comma": TABLE,
    "semicolon": written([HEADER, *STORIES], ";"),
    "tab": written([HEADER, *STORIES], "\t"),
    "bar": written([HEADER, *STORIES], "|"),
    "two bars": bare([HEADER, *STORIES], "||"),
    "two semicolons": bare([HEADER, *STORIES], ";;"),
    "control sign": bare([HEADER, *STORIES], "\x01"),
    "stated semicolon": "sep=;\n" + written([HEADER, *STORIES], ";"),
    "stated tab": '"sep=\\t"\n' + written([HEADER, *STORIES], "\t"),
    "all quoted": written([HEADER, *STORIES], quoting=csv.QUOTE_ALL),
    "single quotes": written([HEADER, *STORIES], quotechar="'"),
    "spaces behind commas": "".join(f'{number}, "{title}", "{text}"\n' for number, title, text in [HEADER, *STORIES]),
    "R's": '"id" "title" "text"\n' + "".join(f'"{n}" {n} "{title}" "{text}"\n' for n, title, text in STORIES),
    "blank lines": TABLE.replace("\n", "\n\n"),
    "rows of nothing but commas": TABLE + ",,\n,,\n",
    "carriage returns": TABLE.replace("\n", "\r"),
    "both line ends": TABLE.replace("\n", "\r\n"),
    "UTF-16": ("\ufeff" + TABLE).encode("utf-16-le"),
    "no line end at the end": TABLE.rstrip("\n"),
    "commas at the end of rows": "".join(line + ",\n" for line in TABLE.splitlines()),
    "R's row names": written([HEADER, *(("r" + row[0], *row) for row in STORIES)]),
    "rows quoted as a whole": written([HEADER, *([line] for line in written(STORIES).splitlines())]),
    "commas behind backslashes": bare([HEADER, *((n, title, text.replace(",", "\\,")) for n, title, text in STORIES)]),
    "commas in the header": 'number;"Title, as printed";text\n' + written(STORIES, ";"),
}


@pytest.mark.parametrize("form", EVEN)
def test_a_table_is_read_whatever_parts_and_encloses_its_fields(notes, form):
    texts, titles, rejected, _ = notes(EVEN[form])
    assert (texts, titles, rejected) == (TEXTS, TITLES, [])


def test_lines_before_the_header_are_told(notes):
    texts, _, rejected, told = notes('Search: river, rain\n"Exported 1 May, 2024"\n\n' + TABLE)
    assert (texts, rejected) == (TEXTS, [])
    assert told == ["2 lines stand before the table and are not read: “Search: river rain”"]
    assert notes("# made by a program\n" + TABLE)[0] == TEXTS
    assert notes("#" + TABLE)[1] == TITLES


def test_a_table_without_a_header_loses_no_row(notes):
    texts, titles, rejected, told = notes(written(STORIES))
    assert (texts, titles, rejected) == (TEXTS, TITLES, [])
    assert told[0] == "it has no header: what its columns hold is told by what is in them"
    assert "'column_3'" in told[1]


def test_headlines_without_a_header_or_texts_are_the_texts(notes):
    rows = [
        (n, title, f"http://www.example.org/{n}", "Halvik Times", "b", f"139447037069{n}"[:13])
        for n, title, _ in STORIES
    ]
    texts, _, rejected, _ = notes(bare(rows, "\t"))
    assert (texts, rejected) == (TITLES, [])


def test_backslashes_before_marks_and_for_line_ends(notes):
    rows = [f'{n},"{title}","He said \\"yes, we will\\" twice.\\n\\nThen {text}"' for n, title, text in STORIES]
    texts, _, rejected, _ = notes("id,title,text\n" + "\n".join(rows))
    assert (texts, rejected) == ([f'He said "yes, we will" twice.\n\nThen {text}' for text in TEXTS], [])


def test_rows_with_another_delimiter_are_read(notes):
    table = written([HEADER, *STORIES[:6]]) + written(STORIES[6:], ";")
    texts, titles, rejected, told = notes(table)
    assert (texts, titles, rejected) == (TEXTS, TITLES, [])
    assert told == ["6 rows with another delimiter than the others (lines 8, 9, 10, 11, 12 and 13)"]


def test_commas_that_nothing_encloses_are_put_together_again(notes):
    texts, titles, rejected, told = notes(bare([HEADER, *STORIES]))
    assert (texts, titles, rejected) == (TEXTS, TITLES, [])
    assert told == ["12 rows with commas that nothing encloses put together again (lines 2, 3, 4, 5, 6 and 7 more)"]


@pytest.mark.parametrize("mark", range(6))
def test_a_mark_that_is_missing_in_the_header_costs_nothing(notes, mark):
    table = written([HEADER, *STORIES], quoting=csv.QUOTE_ALL)
    at = [place for place, sign in enumerate(table) if sign == '"'][mark]
    texts, titles, *_ = notes(table[:at] + table[at + 1 :])
    assert (texts[-12:], titles[-12:]) == (TEXTS, TITLES)


def test_a_table_that_breaks_off_keeps_what_is_there_of_its_last_row(notes):
    rows = [[number, title, f'{text}\nMore, they said, will “follow”, and "soon".'] for number, title, text in STORIES]
    whole = written([HEADER, *rows])
    texts, titles, rejected, told = notes(whole[: whole.rindex(" “follow”")])
    assert (titles, rejected) == (TITLES, [])
    assert texts == [text for *_, text in rows[:-1]] + [f"{TEXTS[-1]}\nMore, they said, will"]
    assert told[0].startswith("1 row cut off at the end of the file")


def test_marks_that_open_and_never_close_lose_no_row(notes):
    rows = [(n, f'"{title}' if n in ("3", "8") else title, text.replace(",", "")) for n, title, text in STORIES]
    for delimiter in ",\t;":
        texts, titles, rejected, _ = notes(bare([HEADER, *rows], delimiter), "a.tsv" if delimiter == "\t" else "a.csv")
        assert len(texts) == 12 and rejected == []
        assert [title.strip('"') for title in titles] == TITLES


def test_a_mark_that_closes_fifteen_rows_later_merges_none(notes):
    rows = [[f"{n}", f"Title {n} of the day", f"Rain fell on the hills on day {n}."] for n in range(1, 401)]
    rows[300][1] = '"' + rows[300][1]
    rows[315][1] += '"'
    texts, _, rejected, told = notes(bare([HEADER, *rows]))
    assert (len(texts), rejected) == (400, [])
    assert texts[299:317] == [row[2] for row in rows[299:317]]
    assert any("quotation marks" in note and "line" in note for note in told)


def test_marks_inside_marks_keep_rows_apart(notes):
    rows = [
        f'{n},"{title}","The mayor said "no" to it, and "yes" to {n}.\n\nRain fell, again."' for n, title, _ in STORIES
    ]
    good = [f'{100 + n},"Title {n}, again","Rates rose on day {n}, they said.\n\nGas fell."' for n in range(300)]
    texts, titles, rejected, told = notes("id,title,text\n" + "\n".join(good + rows))
    assert (len(texts), rejected) == (312, [])
    assert texts[300] == 'The mayor said "no" to it, and "yes" to 1.\n\nRain fell, again.'
    assert titles[300:] == TITLES
    assert told[0].startswith("12 rows with stray quotation marks mended")


def test_a_header_that_comes_again_is_no_row(notes):
    again = TABLE + TABLE
    texts, _, rejected, told = notes(again)
    assert (texts, rejected) == (TEXTS * 2, [])
    assert told == ["1 row left out, being the header again (line 14)"]


def test_another_header_begins_another_table(notes):
    second = written(
        [("date", "title", "source", "text"), *(("2024-05-01", title, "Post", text) for _, title, text in STORIES)]
    )
    texts, titles, rejected, _ = notes(TABLE + second)
    assert (texts, titles, rejected) == (TEXTS * 2, TITLES * 2, [])


@pytest.mark.parametrize(
    "remark", ["(12 rows affected)", "Total: 12", "Total,12", "12 records selected.", "End of file"]
)
def test_a_remark_at_the_end_is_no_article(notes, remark):
    rows = [(text, title, number) for number, title, text in STORIES]
    texts, _, rejected, _ = notes(written([HEADER[::-1], *rows]) + "\n" + remark + "\n")
    assert (texts, len(rejected)) == (TEXTS, 1)
    assert rejected[0].startswith("line 15: a remark and no row")


def test_a_text_that_goes_on_on_further_lines_is_kept_whole(notes):
    broken = bare([HEADER, *((n, title, "Rain fell.\nThe river rose.") for n, title, _ in STORIES)], "\t")
    assert notes(broken, "a.tsv")[0] == ["Rain fell.\nThe river rose."] * 12


def test_rows_with_too_many_fields_are_refused_by_line(notes):
    texts, _, rejected, _ = notes("title;text\nA;Rates rose.\nC;x;y\nB;Gas fell.\n")
    assert (texts, rejected) == (["Rates rose.", "Gas fell."], ["line 3: 3 fields under a header of 2"])


def test_an_open_mark_costs_no_more_than_its_own_row(notes):
    texts, _, rejected, _ = notes('text,n\nOne.,1\n"Two, and\nThree.,3\n')
    assert texts[0] == "One." and len(texts) + len(rejected) >= 3


def test_repeated_names_are_numbered_and_the_first_text_of_a_row_is_taken(notes):
    texts, *_ = notes("title,text,text\nA,,Rates rose.\nB,Gas fell.,\nC,Oil rose.,Second.\n")
    assert texts == ["Rates rose.", "Gas fell.", "Oil rose."]


def test_nothing_in_two_signs_is_nothing(notes):
    texts, titles, rejected, _ = notes(
        "id\ttitle\ttext\n1\tA\tRain fell.\\nGas fell.\n2\t\\N\tOil rose.\\nGas fell.\n", "a.tsv"
    )
    assert texts == ["Rain fell.\nGas fell.", "Oil rose.\nGas fell."]
    assert titles[0] == "A" and not isinstance(titles[1], str)


def test_a_column_of_texts_alone_has_commas_of_its_own(notes):
    texts, *_ = notes("text\nOil rose, and gas fell.\nRates rose, too.\nRain, rain, rain.\n")
    assert texts == ["Oil rose, and gas fell.", "Rates rose, too.", "Rain, rain, rain."]


@pytest.mark.parametrize(
    ("rows", "names", "before"),
    [
        ([["Titel", "Inhalt"], ["Up", "Rates rose on Friday."]], ["Titel", "Inhalt"], 1),
        ([[None, None], ["Export of May", None], ["a", "b"], ["Rain fell on the hills.", 3]], ["a", "b"], 3),
        ([[1, "Rates rose on Friday, and gas fell."], [2, "Gas fell again, they said."]], ["column_1", "column_2"], 0),
        ([["text", "", "text"], ["Rain.", 1, ""]], ["text", "column_2", "text_2"], 1),
        (
            [["sport", "Rovers win again at home"], ["sport", "Rovers lose at last in the rain"]],
            ["column_1", "column_2"],
            0,
        ),
        ([["0", "1"], ["sport", "Rovers win again at home"]], ["0", "1"], 1),
        (
            [["Article", "Article", "Source"], ["Title", "Text", "Name"], ["Up", "Oil rose.", "A"]],
            ["Title", "Text", "Name"],
            2,
        ),
        ([], [], 0),
    ],
)
def test_where_a_table_begins(rows, names, before):
    assert with_header(rows, 1) == (names, before)


def test_places_are_the_lines_of_the_file():
    records = read_table(b'\n\n"sep=,"\nid,text\n1,"Rain\nfell."\n\n2,Gas fell.\n')
    assert records.places == ["line 5", "line 8"] and records.refused == []


def test_texts_are_put_together_wherever_their_commas_stand(notes):
    texts, titles, rejected, _ = notes(
        "id,title,text\n1,Fire, flood and wind,The river rose, and fell.\n2,Rates,Gas fell.\n"
    )
    assert (texts, titles) == (["The river rose, and fell.", "Gas fell."], ["Fire, flood and wind", "Rates"])
    texts, *_ = notes("text,date,source\nThe river rose, and fell.,2024-04-01,Post\nGas fell.,2024-04-02,Post\n")
    assert texts == ["The river rose, and fell.", "Gas fell."]


def test_texts_that_are_lists_as_python_writes_them_are_paragraphs(notes):
    assert notes("id,text\n1,\"['Oil rose.', 'Gas fell.']\"\n")[0] == ["Oil rose.\n\nGas fell."]


@pytest.mark.parametrize(
    "row",
    [
        '2,"Down","Shares fell, and more, they wept.',
        '2,Down,"Shares fell, and more, they wept."',
        "2,Down,Shares fell, and more, they wept.",
    ],
)
def test_a_mark_that_is_missing_costs_no_row(notes, row):
    around = '1,"Up","Rates rose, they said."', '3,"Flat","Oil, and gas, stood still."', '4,"End","All, over."'
    texts, titles, rejected, _ = notes("\n".join(["id,title,text", around[0], row, *around[1:]]) + "\n")
    assert texts[1:3] == ["Shares fell, and more, they wept.", "Oil, and gas, stood still."]
    assert (titles, rejected) == (["Up", "Down", "Flat", "End"], [])
