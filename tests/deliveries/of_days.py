"""Days as they are written in columns: in every order and language, in words and in numbers, and "
"not readable at all."""

from collections.abc import Iterable

from .collected import DAYS, STORIES, delivered
from .of_tables import written

ENGLISH = ["April 13, 2024", "April 14, 2024", "April 15, 2024", "April 16, 2024", "April 17, 2024"]
NOTHING = [None] * 5


def days(name: str, form: Iterable[str] | str, read: list = DAYS, **given):
    """Make a delivery of a table whose column of days is written in some form, where {} stands for the day's number."""
    form = [form.replace("{}", day[-2:]) for day in DAYS] if isinstance(form, str) else form
    table = written(("date", "text"), [(day, s.text) for day, s in zip(form, STORIES, strict=True)])
    return delivered(f"days: {name}: a.csv", table, date=read, **given)


def given(name: str, form: list[str], **more):
    """Make a delivery of days that nobody can tell: each stays as it was given."""
    return days(name, form, NOTHING, date_given=form, notes=["could not be read"], **more)


EARLY = ["2024-04-01", "2024-04-02", "2024-04-03", "2024-04-04", "2024-04-13"]
SEVERAL = {
    "uk.csv": written(("date", "text"), [("13/04/2024", STORIES[0].text), ("05/04/2024", STORIES[1].text)]),
    "us.csv": written(("date", "text"), [("04/13/2024", STORIES[2].text), ("04/05/2024", STORIES[3].text)]),
}
OUTLETS = [
    ("13/04/2024", "Daily Plough"),
    ("05/04/2024", "Daily Plough"),
    ("04/13/2024", "The Star"),
    ("04/05/2024", "The Star"),
]

DATED = [
    days("ISO with a time", "2024-04-{}T10:30:00Z"),
    days("ISO with an offset", "2024-04-{}T10:30:00+0200"),
    days("ISO with a fraction", "2024-04-{} 10:30:00.123456"),
    days("a time and the zone in letters", "2024-04-{} 10:30:00 EDT"),
    days("a zone in words", "2024-04-{} 10:30:00 UTC"),
    days("of letters", "Mon, {} Apr 2024 10:30:00 GMT"),
    days("of C", "Sat Apr {} 10:30:00 2024"),
    days("of Twitter", "Sat Apr {} 10:30:00 +0000 2024"),
    days("eight digits", "202404{}"),
    days("eight digits and a time", "202404{}T103000Z"),
    days("fourteen digits", "202404{}103000"),
    days("twelve digits", "202404{}1030"),
    given("six digits", ["240413", "240414", "240415", "240416", "240417"]),
    days("seconds since 1970", [str(1712966400 + 86400 * n) for n in range(5)]),
    days("milliseconds since 1970", [str(1712966400000 + 86400000 * n) for n in range(5)]),
    days("seconds since 1970 with a point", [f"{1712966400 + 86400 * n}.0" for n in range(5)]),
    days("English", ENGLISH),
    days("English, shortened", "Apr. {}, 2024"),
    days("British", "{}th April 2024"),
    days("British with a day of the week", "Saturday {} April 2024"),
    days("a time in the morning of a zone", "April {}, 2024 at 10:30 a.m. ET"),
    days(
        "a time in the evening, in universal time the next day",
        [f"April {n}, 2024 at 11:30 p.m. ET" for n in range(12, 17)],
    ),
    days("published", "Published: April {}, 2024"),
    days("published and updated", "Published 10:15 GMT, {} April 2024 | Updated 11:00 GMT, {} April 2024", [*DAYS]),
    days("with a word before it", "Updated on April {}, 2024 3:05 PM"),
    days("German", "{}. April 2024"),
    days("German in numbers", "{}.04.2024"),
    days("German with a time", "{}.04.2024, 10:30 Uhr"),
    days("French", "{} avril 2024"),
    days("French with a day of the week", "samedi {} avril 2024"),
    days("Spanish", "{} de abril de 2024"),
    days("Portuguese", "{} de abril de 2024 às 10:30"),
    days("Italian", "{} aprile 2024"),
    days("Dutch", "{} april 2024"),
    days("Polish", "{} kwietnia 2024"),
    days("Russian", "{} апреля 2024 г."),
    days("Turkish", "{} Nisan 2024"),
    days("Chinese", "2024年4月{}日"),
    days("with hyphens and a month", "{}-Apr-2024"),
    days("of two digits", "{}-Apr-24"),
    days("American with two digits", "04/{}/24"),
    days("American with a time", "4/{}/2024 10:30 PM"),
    days("the day first", "{}/04/2024"),
    days(
        "in an order that nothing tells",
        ["01/04/2024", "09/02/2024", "05/07/2024", "02/06/2024", "04/09/2024"],
        ["2024-01-04", "2024-09-02", "2024-05-07", "2024-02-06", "2024-04-09"],
        notes=["month"],
    ),
    days("a year first with slashes", "2024/04/{}"),
    days(
        "among one that tells the order", ["01/04/2024", "02/04/2024", "03/04/2024", "04/04/2024", "13/04/2024"], EARLY
    ),
    days("some that are missing", ["2024-04-13", "", "NULL", "0000-00-00", "n/a"], [DAYS[0], None, None, None, None]),
    days("one that cannot be", ["2024-04-13", "2024-02-31", *DAYS[2:]], [DAYS[0], None, *DAYS[2:]]),
    given(
        "of several days",
        ["April 1-2, 2024", "3-4 April 2024", "March/April 2024", "Spring 2024", "Week of 3 - 9 April 2024"],
    ),
    given("of no day", ["yesterday", "2 hours ago", "soon", "Monday", "in the morning"]),
    days("before books were printed", ["-1", "0001-01-01", "1066-10-14", "0", "9999-99-99"], NOTHING),
    delivered("days: the order by file", SEVERAL, [s.text for s in STORIES[:4]], date=["2024-04-13", "2024-04-05"] * 2),
    delivered(
        "days: the order by outlet: a.csv",
        written(("date", "source", "text"), [(*o, s.text) for o, s in zip(OUTLETS, STORIES)]),
        [s.text for s in STORIES[:4]],
        date=["2024-04-13", "2024-04-05"] * 2,
    ),
    delivered(
        "days: a day and a time apart: a.csv",
        written(("Date", "Time", "Text"), [(s.day, "10:30", s.text) for s in STORIES]),
        date=DAYS,
    ),
    delivered(
        "days: of GDELT: a.csv",
        written(
            ("SQLDATE", "SOURCEURL", "text"), [(s.day.replace("-", ""), "https://example.org", s.text) for s in STORIES]
        ),
        date=DAYS,
    ),
]
