"""The lines above a dateline, or above a story without one: a title, a lead, bylines, dates, sources."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire import Corpus
from newswire.reading.heads.dateline import NO_HEAD
from newswire.reading.heads.forms import FORMS
from newswire.reading.heads.lines import line_of
from newswire.reading.heads.parse import parse_head

STORY = (
    "The council of Halvik voted on Monday to close the old bridge for a year, and drivers were told to go by boat. "
    "The mayor said that the piers had cracked in the frost. Shops near the bridge fear for their trade."
)
TITLE = "Council closes the old bridge"
EXAMPLES = [
    example.split(" | ") for form in FORMS for example in form.examples if not example.startswith(("By", "Thu"))
]

TITLES = [
    "Putin talks to reporters",
    "Rates rise, shares fall",
    "“We won,” says mayor",
    "U.S. and China to talk",
    "3 dead in crash",
]
BYLINES = [
    "", "By Jane Doe", "BY JANE DOE", "By Jane Doe and John Roe", "Jane Doe", "JANE DOE", "By Jane Doe, staff writer",
    "Story by Jane van Doe", "Jane Doe in Paris", "Written by: Jane Doe", "By Jane Doe\nDaily Courier",
]  # fmt: skip
DATES = [
    "", "Published: 5 October 2024", "October 5, 2024 10:15", "Updated 10:15 AM EDT, Sat October 5, 2024", "2024-10-05",
    "5 Oct 2024, 10:15 GMT | Updated 6 Oct 2024", "Saturday 05 October 2024 10.15 BST",
    "Reading time: 3 min\n5.10.2024",
    "Oct 5, 2024 at 10:15 p.m. ET", "10:15 05.10.2024", "Date: 2024-10-05T10:15:00Z",
    "Posted on Sat, 05 Oct 2024 10:15:00 GMT",
]  # fmt: skip


@given(
    st.sampled_from(TITLES),
    st.sampled_from(BYLINES),
    st.sampled_from(DATES),
    st.sampled_from(EXAMPLES),
    st.sampled_from(["\n", "\n\n"]),
)
@settings(max_examples=500)
def test_any_lines_above_any_dateline(title, byline, day, example, pause):
    story, place, agency, written, body = example
    text = pause.join(filter(None, [title, byline, day, story]))
    head = parse_head(text, None if day else date(2024, 10, 5))
    assert (head.title, head.place or "", text[head.end :].startswith(body)) == (title, place, True)
    assert (head.agency or "") == agency
    assert bool(head.date) == bool(written or day)


@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize("day", DATES)
def test_lines_above_a_story_without_a_dateline(byline, day):
    text = "\n".join(filter(None, [TITLE, byline, day])) + "\n\n" + STORY
    head = parse_head(text)
    assert (head.title, text[head.end :].strip()) == (TITLE, STORY)
    assert head.date == (date(2024, 10, 5) if day else None)


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("WORLD\nCouncil closes the old bridge", (TITLE, None, None, None)),
        ("World\n26 Dec, 10:15\nCouncil closes the old bridge", (TITLE, None, None, None)),
        (f"{TITLE}\n\nBy JANE DOE, Associated Press", (TITLE, None, None, "AP")),
        (f"{TITLE}\nBy Jane Doe / Dow Jones Newswires", (TITLE, None, None, "Dow Jones")),
        (f"{TITLE}\nThe Associated Press\nOctober 3, 2024", (TITLE, date(2024, 10, 3), None, "AP")),
        (f"{TITLE}\nParis, France | AFP | Thursday 3/10/2024", (TITLE, date(2024, 10, 3), "Paris, France", "AFP")),
        (f"{TITLE}\nParis, France | AFP | Thursday 10/3/2024", (TITLE, date(2024, 10, 3), "Paris, France", "AFP")),
        (f"{TITLE}\nSource: Xinhua| 2024-10-03 10:15:00|Editor: huaxia", (TITLE, date(2024, 10, 3), None, "Xinhua")),
        (f"{TITLE}\nJane Doe | 03.10.2024 - Update : 04.10.2024\nANKARA", (TITLE, date(2024, 10, 3), "ANKARA", None)),
        (f"{TITLE}\nTNN | Oct 3, 2024, 10:15 IST", (TITLE, date(2024, 10, 3), None, None)),
        (f"{TITLE}\nUpdated: 4 October 2024\nPublished: 3 October 2024", (TITLE, date(2024, 10, 3), None, None)),
        (f"{TITLE}\nLocation: Halvik\nAgency: Reuters", (TITLE, None, "Halvik", "Reuters")),
        (
            f"Title: {TITLE}\nDate: 2024-10-03\nSource: TASS\nURL: https://a.b/c",
            (TITLE, date(2024, 10, 3), None, "TASS"),
        ),
        (f"{TITLE}\nThe piers have cracked in the frost\nBy Jane Doe", (TITLE, None, None, None)),
        (
            f"{TITLE}\n\nThe piers have cracked, the mayor said.\n\n3 October 2024",
            (TITLE, date(2024, 10, 3), None, None),
        ),
        (f"{TITLE}\nNEW YORK, Oct 3, 2024 (Reuters)", (TITLE, date(2024, 10, 3), "NEW YORK", "Reuters")),
        ("By Jane Doe, Reuters", (None, None, None, "Reuters")),
        ("3 October 2024", (None, date(2024, 10, 3), None, None)),
    ],
)
def test_what_lines_say(above, expected):
    head = parse_head(f"{above}\n\n{STORY}")
    assert (head.title, head.date, head.place, head.agency) == expected
    assert f"{above}\n\n{STORY}"[head.end :].strip() == STORY


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Rates rise\n\nThe bank is worried, its governor said\n\nPARIS, May 3. /TASS/. Rates", "Rates rise", "Rates"),
        (
            "UPDATE 1-Rates up\n\n(Adds details)\n* Bank acts\n* Euro up\n\nBy J. Doe\nPARIS, May 3 (Reuters) - Rates",
            "UPDATE 1-Rates up",
            "Rates",
        ),
        ("The bank acted after months.\n\nPARIS (AP) — Rates", "The bank acted after months.", "Rates"),
        ("Jane Doe teaches history. Her views are her own.\n\n(CNN) -- Rates", None, "Rates"),
        ("Photo: Jane Doe/AP\n\nPARIS (AP) — Rates", None, "Rates"),
        ("FILE PHOTO: The mayor in May 2019. REUTERS/Jane Doe PARIS (Reuters) - Rates", None, "Rates"),
        ("Dozens hurt in bus crash KABUL, Oct 7 (Reuters) - Forces", "Dozens hurt in bus crash", "Forces"),
        ("7 years ago\n\n(CNN) - Rates", None, "Rates"),
        ("date 2024-10-03\nRates rise again\nMOSCOW, October 3. /TASS/. Rates", "Rates rise again", "Rates"),
        ("date 2024-10-03 Rates rise again MOSCOW, October 3. /TASS/. Rates", "Rates rise again", "Rates"),
        ("Home > World\n\nRates rise again\n\nPARIS (AP) — Rates", "Rates rise again", "Rates"),
        ("(LEAD) Rates rise\n(ATTN: UPDATES all)\nSEOUL, Oct. 3 (Yonhap) -- Rates", "(LEAD) Rates rise", "Rates"),
        ("Rates rise\nOctober 3, 202410:15 AM UTCUpdated 3 days ago\nPARIS (Reuters) - Rates", "Rates rise", "Rates"),
        (f"London: Police hunt thieves\n\n{STORY}", "London: Police hunt thieves", STORY),
        (f"{TITLE}\nPOLITICS - 10/3/2024 10:15:00 AM\nKUWAIT, Oct 3 (KUNA) -- Rates", TITLE, "Rates"),
    ],
)  # fmt: skip
def test_layouts_of_wires(text, title, body):
    head = parse_head(text)
    assert (head.title, text[head.end :].strip()) == (title, body)


def test_a_day_that_may_be_two_is_the_one_beside_the_dateline():
    text = "Rates rise again\n{}\nKUALA LUMPUR, Oct 3 (Bernama) -- Rates"
    assert parse_head(text.format("03/10/2024 10:15 AM")).date == date(2024, 10, 3)
    assert parse_head(text.format("10/03/2024 10:15 AM")).date == date(2024, 10, 3)
    assert parse_head(text.format("10/12/2024 10:15 AM")).date is None
    assert parse_head(f"{TITLE}\n03/10/2024\n\n{STORY}").date is None


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"It was over.\n\n{STORY}",
        f"It was over.\n\nBy Jane Doe\n\n{STORY}",
        "It was over.\n\nPARIS — The city of light woke.\n\nLONDON — So did others.",
        f"It was over.\n\nNobody spoke.\n\nPARIS (AP) — {STORY}",
        f"“We won.”\n\n{STORY}",
        f"What now?\n\n{STORY}",
        f"The bridge was the longest in the U.S.\n\n{STORY}",
        f"Dear readers,\n\n{STORY}",
        f"The mayor and the council\n\nof Halvik met. {STORY}",
        f"COOPER: Good evening from Halvik\n\n{STORY}",
        f"Background\n\n{STORY}",
        f"- Rates rise\n- Shares fall\n\n{STORY}",
        f"Update: 3 people died.\n\n{STORY}",
        f"Sources: Mayor To Resign Today.\n\n{STORY}",
        f"By the river the council met.\n\n{STORY}",
        f"Sign up for our newsletter\n\n{STORY}",
        f"JANE DOE\n\n{STORY}",
        f"LONDON\n\n{STORY}",
        "10.15am BST\n\nThe prime minister has arrived.\n\n10.22am BST\n\nSam Porter\n\nThe opposition says no.",
        "Rovers 2 (Velez 14, 88) United 1 (Lind 45+2)\nCity 0 Athletic 0\nAttendance: 23,104",
        "BERG: Thank you. (APPLAUSE)\n\nLIND: We will see.\n\nBERG: Yes.",
        "The fog comes in\non little feet\n\nand sits\nlooking over harbor and city",
        "The council of Halvik is to hold talks on the bridge with both ferry\nand bus lines.\n\n"
        "The mayor said that talks would last\nuntil the spring, and that the piers were watched by day and night.",
        "Rates rise",
        "Rates rise\nShares fall\nOil holds",
        "Rates rise\n\nThey fell.",
        "By Jane Doe\n3 October 2024\n",
    ],
)  # fmt: skip
def test_no_head_is_invented_above_ordinary_text(text):
    assert parse_head(text) == NO_HEAD


@pytest.mark.parametrize("pause", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "story",
    [
        "Drivers in Halvik were told to go by boat from Monday.\n\nThe piers have cracked.",
        "Drivers in Halvik were told on Monday that they have\nto go by boat for a year, since the piers of the old\n"
        "bridge have cracked.",
    ],
)
def test_a_title_needs_only_a_sentence_below(pause, story):
    text = f"{TITLE}{pause}{story}"
    head = parse_head(text)
    assert (head.title, text[head.end :].strip()) == (TITLE, story)


def test_a_title_that_a_program_broke_is_put_together():
    wrapped = "Council of Halvik closes the old\nbridge for a year\n\nDrivers in Halvik were told on Monday\nthat they "
    wrapped += "have to go by boat for a\nyear, since the piers have cracked."
    head = parse_head(wrapped)
    assert head.title == "Council of Halvik closes the old bridge for a year"
    assert wrapped[head.end :].lstrip().startswith("Drivers")


def test_a_title_may_say_what_kind_of_story_it_is():
    assert parse_head(f"EXCLUSIVE: {TITLE}\n\n{STORY}").title == f"EXCLUSIVE: {TITLE}"
    assert parse_head(f"MAYOR BERG: {TITLE}\n\n{STORY}") == NO_HEAD


@pytest.mark.parametrize("rule", ["=" * len(TITLE), "-" * 60])
def test_a_title_may_be_underlined(rule):
    text = f"{TITLE}\n{rule}\n\n{STORY}"
    head = parse_head(text)
    assert (head.title, text[head.end :].strip()) == (TITLE, STORY)


def test_a_first_line_that_is_the_title_is_head():
    for line in (TITLE, TITLE.upper(), TITLE + " - The Daily Courier", TITLE + "."):
        head = parse_head(f"{line}\nThe piers have cracked.", title=TITLE)
        assert head.end == len(line) + 1
    assert parse_head(f"{TITLE}\nThe piers have cracked.", title="Council closes the old br...").end == len(TITLE) + 1
    assert parse_head(f"{TITLE}\n\n{STORY}", title="Ferry fares double") == NO_HEAD
    assert parse_head(TITLE, title=TITLE) == NO_HEAD


def test_a_table_keeps_its_own_titles_and_articles_without_one_get_theirs():
    texts = [f"{TITLE}\n\n{STORY}", f"{TITLE}\n\n{STORY}", f"{TITLE}\n\n{STORY}"]
    frame = pd.DataFrame({"text": texts, "title": [None, TITLE, "Ferry fares double"]})
    articles = Corpus.from_frame(frame).articles
    assert articles["title"].tolist() == [TITLE, TITLE, "Ferry fares double"]
    assert articles["text"].tolist() == [STORY, STORY, texts[2]]


def test_what_was_read_once_reads_the_same_again():
    texts = [
        f"WORLD\n{TITLE}\nBy Jane Doe\n3 October 2024\n\n{STORY}",
        f"{TITLE}\n\nPARIS, Oct 3 (AFP) - {STORY}",
        STORY,
    ]
    once = Corpus.from_frame(pd.DataFrame({"text": texts, "date": "2024-10-04"})).articles
    again = Corpus.from_frame(once.reset_index()).articles
    pd.testing.assert_frame_equal(once, again[once.columns])


@pytest.mark.parametrize(
    "line", ["A" * 160, "a b " * 40, "| " * 80, "By " + "A. " * 50, "A" + ",A" * 79, "1:1 " * 40, "\t" * 150]
)
def test_hostile_lines_are_read_in_no_time(line):
    text = "\n".join([line] * 2000)
    assert parse_head(text).end <= len(text)
    assert line_of(line) is None or line_of(line).title is None


@given(
    st.lists(st.sampled_from([TITLE, STORY, *BYLINES, *DATES, "ANKARA", "* Point", "PARIS (AFP) - Rates"]), max_size=8),
    st.booleans(),
)
@settings(max_examples=300)
def test_a_head_leaves_a_text(lines, titled):
    text = "\n".join(lines).strip()
    head = parse_head(text, title=TITLE if titled else None)
    assert (head.end == 0) == (head == NO_HEAD)
    assert not head.end or text[head.end :].strip()


def test_a_dateline_below_a_long_caption_is_read():
    caption = (
        "The minister of trade, left, and her counterpart leave the customs house after two days of talks "
        "on fish, timber and the price of gas, Monday, April 1, 2024, in Ostvik. (AP Photo/Ann Ray)"
    )
    head = parse_head(f"{caption}\n\nOSTVIK, Norway (AP) — The ministers agreed on fish and on little else.")
    assert (head.place, head.agency) == ("OSTVIK, Norway", "AP")
