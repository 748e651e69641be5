"""Sentences on stories where one thing stands out, where nothing does, and where little is known."""

import numpy as np
import pandas as pd
import pytest
from newswire import findings
from newswire.findings.words import UNSOUGHT

DAY = pd.Timestamp("2024-03-01")


def found(*sizes, outlets=0, first=pd.NaT, last=pd.NaT):
    table = pd.DataFrame({"n_articles": sizes, "words": [f"word{n}" for n in range(len(sizes))]})
    return table.assign(n_outlets=outlets, first=first, last=last)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (found(), "There are no articles."),
        (found(1), "One article tells one story."),
        (found(1, 1), "Each of the 2 articles is a story by itself: no two were found to tell of one event."),
        (
            found(2),
            "2 articles tell 1 story. It is on “word0”, "
            "with 2 articles.",
        ),
        (
            found(3, 2, 1, outlets=1, first=DAY, last=DAY),
            "6 articles tell 3 stories; 2 of these are told by more than one article, 5 in all. The "
            "largest is on “word0”, "
            "with 3 articles by 1 outlet, on 1 March 2024.",
        ),
        (
            found(2, 2),
            "4 articles tell 2 stories; both of these are told by more than one article. The 2 "
            "largest, on “word0” and “word1”, have 2 articles each.",
        ),
        (
            found(2, 2, 2, 2),
            "8 articles tell 4 stories; all of these are told by more than one article. The 4 largest have 2 articles "
            "each.",
        ),
    ],
)  # fmt: skip
def test_how_many_stories_there_are(table, said):
    assert findings.overview(table) == said


def course(lags, kinds=()):
    table = pd.DataFrame({"story": "x", "article": [f"a{n}" for n in range(len(lags))], "lag": lags})
    return table.assign(kind=pd.Series([*kinds, *[None] * (len(lags) - len(kinds))], dtype=object))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (course([0.0]), "One article neither follows another nor copies it."),
        (
            course([np.nan, np.nan], ["repeat"]),
            "No article has a date, so nothing can be said of who came first. 1 article repeats one by "
            "the same outlet.",
        ),
        (
            course([0.0, np.nan]),
            "No two dated articles tell one story, so nothing can be said of its course. No article was "
            "found to copy another.",
        ),
        (
            course([0.0, 3]),
            "One article follows the first in 1 story, within seven days of it. No article was found to copy another.",
        ),
        (
            course([0.0, 0, 2]),
            "Of the 2 articles that follow the first in 1 story, 1 came on the same day, and all within seven days of "
            "it. No article was found to copy another.",
        ),
        (
            course([0.0, 0, 0]),
            "Of the 2 articles that follow the first in 1 story, all came on the same day. No article was found to "
            "copy another.",
        ),
        (
            course([0.0, 8, 7], ["copy", "update", "update"]),
            "Of the 2 articles that follow the first in 1 story, none came on the same day, and 1 "
            "within seven days of it. "
            "1 article copies another and 2 are longer versions of one by the same outlet.",
        ),
    ],
)  # fmt: skip
def test_how_stories_go_on(table, said):
    assert findings.story_courses(table) == said


def pairs(rows):
    both = rows + [(b, a, n, later, earlier, p, 0) for a, b, n, earlier, later, p, _ in rows]
    return pd.DataFrame(both, columns=["outlet", "other", "n_stories", "n_earlier", "n_later", "p", "n_copies"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No two outlets were found to tell one story."),
        (
            [("A", "B", 9, 9, 0, 0.01, 1), ("A", "C", 9, 0, 0, 1, 0)],
            "3 outlets tell a story that another tells, too; no two share more than 9. 1 article copies "
            "another outlet’s: "
            "A has it from B. Of stories told on different days, beyond chance: A before B in 9 of 9.",
        ),
        (
            [("A", "B", 9, 0, 0, 1, 3), ("A", "C", 2, 0, 0, 1, 1)],
            "3 outlets tell a story that another tells, too; A and B share most, 9. 4 articles copy "
            "another outlet’s; A has "
            "most, 3, from B.",
        ),
        ([("A", "B", 0, 0, 0, 1, 2)], "2 articles copy another outlet’s: A has them from B."),
    ],
)  # fmt: skip
def test_who_shares_stories_with_whom(rows, said):
    assert findings.outlet_pairs(pairs(rows)) == said


def covered(*rows):
    columns = ["outlet", "n_articles", "n_stories", "n_had", "share", "expected", "low", "high", "p"]
    return pd.DataFrame(rows, columns=columns)


FEW = ("A", 9, 20, 1, 0.05, 0.4, 0.2, 0.6, 0.01)
SMALL = ("B", 2, 20, 0, 0.0, *[np.nan] * 4)
NONE = ("C", 6, 0, 0, *[np.nan] * 5)


@pytest.mark.parametrize(
    ("table", "outlet", "said"),
    [
        (covered(), None, "No outlet is known, so nothing can be said about what one leaves out."),
        (covered(NONE), None, "All articles are of one outlet, C, so there is nothing that others have."),
        (
            covered(("A", 9, 1, 0, 0.0, 0.4, 0.0, 1.0, 0.7)),
            None,
            "A does not have the one story that at least 3 other outlets tell; one says nothing of chance.",
        ),
        (
            covered(("A", 9, 2, 2, 1.0, 1.0, 1.0, 1.0, 1.0)),
            None,
            "A has 2 of the 2 stories that at least 3 other outlets tell, all, as it would by chance.",
        ),
        (covered(NONE, SMALL), None, "There is no story that at least 3 other outlets tell beside C."),
        (
            covered(FEW, SMALL),
            None,
            "A has 1 of the 20 stories that at least 3 other outlets tell, 5%; by chance it would have "
            "40% (20% to 60%). "
            "A has fewer than chance would explain.",
        ),
        (
            covered(FEW, SMALL),
            "B",
            "B has 0 of the 20 stories that at least 3 other outlets tell, none; with fewer than five "
            "articles of its own, "
            "nothing is said of chance.",
        ),
    ],
)  # fmt: skip
def test_what_an_outlet_leaves_out(table, outlet, said):
    assert findings.left_out(table, outlet) == said


def test_where_stories_are_not_sought_sets_of_copies_are_not_called_stories():
    many = pd.DataFrame(index=range(50_001))
    shared = pairs([("A", "B", 9, 9, 0, 0.01, 1)])
    assert [
        findings.story_courses(course([0.0, 3], [None, "copy"]), many),
        findings.story_courses(course([0.0, np.nan]), many).partition(",")[0],
        findings.outlet_pairs(pairs([]), many),
        findings.outlet_pairs(shared, many),
        findings.left_out(covered(FEW), None, 3, many),
    ] == [
        "One article follows the first in 1 set, within seven days of it. 1 article copies another.",
        "No two dated articles are of one set",
        "No two outlets were found to have one text.",
        "2 outlets have a text that another has, too: A and B share 9. 1 article copies another outlet’s: A has it "
        "from B. Of texts brought on different days, beyond chance: A before B in 9 of 9.",
        f"{UNSOUGHT} What an outlet leaves out cannot be told from copies alone.",
    ]
