"""Plain text: one article, several with something between them, or a table or JSON under another name."""

import json

import pytest
from newswire.reading.formats.read import read_records

STORIES = {
    "Cranes stand idle": "The cranes of the port stood idle on Monday, as crews walked out over their rosters.",
    "Rates left alone": "The bank left its rate at three per cent and said that prices were rising more slowly, too.",
    "River falls at last": "The river fell below its alarm level on Friday, and families went home to their villages.",
    "Council votes for tram": "The council voted for a new tram by a narrow majority; work is to begin in the spring.",
}
PAIRS = list(STORIES.items())
ONE = "\n\n".join(STORIES.values())


def rows_of(text, name="a.txt"):
    return [(row.get("title"), row["text"]) for row in read_records(name, text.encode()).rows]


def divided(between, form="{title}\n\n{text}"):
    return between.join(form.format(title=title, text=text, n=n) for n, (title, text) in enumerate(PAIRS, 1))


RULES = ["-----", "=" * 80, "* * *", "***", "###", "~~~~~~", "<<<>>>", "__________", "-=-=-=-", "//////"]


@pytest.mark.parametrize("rule", RULES)
def test_lines_of_signs_divide_articles(rule):
    records = read_records("a.txt", divided(f"\n\n{rule}\n\n").encode())
    assert [(row["title"], row["text"]) for row in records.rows] == PAIRS
    assert records.places == ["line 1", "line 7", "line 13", "line 19"]
    assert records.notes[0].startswith("4 articles in one text, divided by lines of ")


@pytest.mark.parametrize(
    "text",
    [
        divided("\n\n", "Article {n}\n\n{title}\n\n{text}"),
        divided("\n\n", "--- Article {n} of 4 ---\n{title}\n{text}"),
        divided("\n\n", "Story {n}: {title}\n{text}"),
        divided("\n\n", "=== {title} ===\n{text}"),
        divided("\n", "==========\n{title}\n==========\n{text}"),
        divided("\n\n", "{title}\n==========\n\n{text}"),
        divided("\n\n", "{n}. {title}\n\n{text}"),
        divided("\f"),
    ],
)
def test_numbers_frames_and_pages_divide_articles(text):
    assert rows_of(text) == PAIRS


def test_datelines_divide_articles_below_their_titles():
    text = divided("\n\n", "{title}\n\nMOSCOW, March {n}. /TASS/. {text}")
    assert rows_of(text) == [(title, f"MOSCOW, March {n}. /TASS/. {body}") for n, (title, body) in enumerate(PAIRS, 1)]


def test_blank_lines_divide_articles_that_state_their_dates():
    text = divided("\n\n\n", "{title}\n{n} March 2024\n\n{text} {text} {text}")
    assert [title for title, _ in rows_of(text)] == list(STORIES)


def test_a_line_before_the_first_article_is_refused_and_not_lost():
    text = "Export of 12 March\n-----\n" + divided("\n-----\n", "{title}\n{text} {text}") + "\n-----\nEnd of export"
    records = read_records("a.txt", text.encode())
    assert [row["title"] for row in records.rows] == list(STORIES)
    assert records.refused == [
        "line 1: stands outside the articles: 'Export of 12 March'",
        "line 15: stands outside the articles: 'End of export'",
    ]


def test_files_put_one_after_another_keep_their_names():
    text = divided("\n\n", "==> story{n}.txt <==\n{text}")
    assert [row["label"] for row in read_records("a.txt", text.encode()).rows] == [f"story{n}.txt" for n in range(1, 5)]


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        ONE.replace("\n\n", "\n\n***\n\n"),
        ONE.replace("\n\n", "\n\n* * *\n\n"),
        ONE.replace("\n\n", "\n\n-----\n\n", 1),
        "Paris, Rome, Oslo\nHe left, she stayed, they wept.\nNobody, not even he, knew.\n",
        "Rovers 2 (Moe 14, 88) City 1 (Lie 45)\nUnited 0 Athletic 0\nAttendance: 23,104\n" * 20,
        "10.15am BST\n\nThe minister has arrived.\n\n10.22am BST\n\nThe leader says: “No.”\n\n" * 9,
        "BERG: Thank you. (APPLAUSE)\n\n[CROSSTALK]\n\nLIND: We will see, won't we?\n\n" * 9,
        "[APPLAUSE] He spoke.\n\n{Then} he left.",
        "| Team | Points |\n| Rovers | 12 |\n| City | 9 |\n",
        "What we know\n\n" + divided("\n\n", "{n}. {title}\n\n{text}"),
        "Article 1\n\nall are born free.\n\nArticle 2\n\nno one is held as a slave.",
        "LONDON (Reuters) - Shares rose on Monday.\n\nOil (Brent) fell, gold (spot) did not move.\n\nThe pound rose.",
    ],
)
def test_one_article_stays_one(text):
    records = read_records("a.txt", text.encode())
    assert [row["text"] for row in records.rows] == [text]
    assert records.notes == []


def test_what_looks_like_several_is_said():
    records = read_records("a.txt", "\n".join(text * 12 for text in [*STORIES.values(), *STORIES.values()]).encode())
    assert len(records.rows) == 1
    assert records.notes[0].startswith("looks like several articles (8 lines as long as articles)")


TABLE = [{"day": f"2024-03-0{n}", "title": title, "text": text} for n, (title, text) in enumerate(PAIRS, 1)]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.log"])
@pytest.mark.parametrize(
    "text",
    [
        "\n".join(";".join(row) for row in (["day", "title", "text"], *(record.values() for record in TABLE))).replace(
            "majority; ", "majority, "
        ),
        "\n".join("\t".join(row) for row in (["day", "title", "text"], *(record.values() for record in TABLE))),
        "\n".join(",".join(f'"{field}"' for field in row) for row in (TABLE[0], *(row.values() for row in TABLE))),
        json.dumps(TABLE),
        json.dumps(TABLE, indent=2),
        "\n".join(map(json.dumps, TABLE)),
    ],
)
def test_a_table_or_json_is_read_as_that(name, text):
    rows = read_records(name, text.encode()).rows
    assert [(row["day"], row["title"]) for row in rows] == [(row["day"], row["title"]) for row in TABLE]
    assert [row["text"].replace(",", ";") for row in rows] == [row["text"].replace(",", ";") for row in TABLE]


@pytest.mark.parametrize("between", [" ", "\t"])
def test_a_table_of_r_is_read_as_one_whatever_its_file_is_called(between):
    rows = [["title", "text"], [1, "Up", 'Rates \\"rose\\".\nShares fell.'], [2, "Down", "Gas fell."]]
    table = "".join(between.join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    assert [text for _, text in rows_of(table)] == ['Rates "rose".\nShares fell.', "Gas fell."]


def test_a_table_without_names_of_columns_is_one_where_its_rows_are_alike():
    text = "\n".join("\t".join(row.values()) for row in TABLE)
    assert [list(row.values()) for row in read_records("a.txt", text.encode()).rows] == [
        [*row.values()] for row in TABLE
    ]


def test_markdown_loses_its_marks_and_keeps_its_words():
    text = (
        "# Rates *rise*\n\n**Bonds** fell, [the bank](http://a.b/c) said.\n\n## Below\n\n- one\n- two\n\n"
        "> quoted\n\n```\ncode_here * 2 * 3\n```\n\n![a picture](b.png)\nsnake_case_name and 2\\*3."
    )
    ((title, body),) = rows_of(text, "a.md")
    assert title == "Rates rise"
    assert body == (
        "Bonds fell, the bank said.\n\nBelow\n\none\ntwo\n\nquoted\n\ncode_here * 2 * 3\n\nsnake_case_name and 2*3."
    )


@pytest.mark.parametrize("form", ["# {title}\n\n{text}", "{title}\n=====\n\n{text}", "## {title}\n{text}"])
def test_markdown_with_several_titles_is_several_articles(form):
    assert rows_of(divided("\n\n", form), "a.md") == PAIRS


def test_subtitles_lose_their_times_and_what_stays_on_the_screen():
    cues = "WEBVTT\nKind: captions\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000\nRates <c>rose</c>\n\n"
    cues += "00:02.000 --> 00:03.000 align:start\nRates rose\non Monday.\n"
    for name in ("a.vtt", "a.txt"):
        assert [text for _, text in rows_of(cues, name)] == ["Rates rose on Monday."]


def test_plain_text_keeps_marks():
    assert rows_of("*Rates* rose in [May].") == [(None, "*Rates* rose in [May].")]


def test_facts_before_each_of_several_articles_are_read():
    text = divided("\n\n", "---\ntitle: {title}\ndate: 2024-03-0{n}\n---\n\n{text}")
    rows = read_records("a.md", text.encode()).rows
    assert [(row["title"], row["date"], row["text"]) for row in rows] == [
        (title, f"2024-03-0{n}", body) for n, (title, body) in enumerate(PAIRS, 1)
    ]


def test_titles_above_paragraphs_are_said_where_nothing_divides_them():
    text = divided("\n\n", "{title}\n\n{text} {text} {text}")
    records = read_records("a.txt", text.encode())
    assert [row["text"] for row in records.rows] == [text]
    assert records.notes[0].startswith("looks like several articles (4 lines like titles, each above a paragraph)")
