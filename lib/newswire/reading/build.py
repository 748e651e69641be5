"""From records to the table of articles: each text cleaned, its head read, its date, place and language told."""

from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from ..progress import bar
from ..tables import as_text
from .cleaning.languages import language_of
from .cleaning.remedies import told as sentences
from .cleaning.texts import clean, cleaned, is_missing, is_placeholder
from .columns import OUR_HEAD, ROLES
from .dates import dates_in_names, with_dates
from .faults import reason_for
from .heads.dateline import NO_HEAD, Head
from .heads.parse import parse_head
from .heads.places import unified
from .roles import is_filled

_STEP = 100_000  # values of a column that are held as objects at a time
_AND = ";"  # between the remedies of a text
COLUMNS = ["date", "place", "agency", "title", "head", "text", "source", "language"]


class Story(NamedTuple):
    """One article: its id, what its head says, the head, the text in UTF-8, its language, what cleaning did to it."""

    article: str
    facts: Head
    head: str | None
    text: bytes
    language: str | None
    remedies: list[str]


def build(table: pd.DataFrame, labels: list[tuple[str, str]], progress: bool | None = False):
    """Return the table of articles, (source, reason) for each row that is not one, and (source, note)s.

    `labels` are the file and the place in it of each row.
    """
    texts, files = texts_of(table), files_of(table, labels)
    table, notes = with_dates(table, files)
    told, refused = read_stories(texts, table, labels, progress)
    articles, more = assembled(table.loc[told.index], told)
    return articles, refused, notes + more


def texts_of(table: pd.DataFrame) -> list:
    """Take the texts out of a table, with the heads that this package may have parted from them."""
    raw = table.pop("text").tolist() if "text" in table else [None] * len(table)
    if OUR_HEAD in table:  # a table that this package wrote: the head is put back and read again
        heads = table.pop(OUR_HEAD).astype("object").fillna("")
        raw = [head + text for head, text in zip(heads, raw, strict=True)]
    if "date" in table:  # of rows that are no articles, such as a sum below the others, no date is asked for
        table["date"] = table["date"].where(pd.Series([is_filled(text) for text in raw], table.index, dtype="bool"))
    return raw


def files_of(table: pd.DataFrame, labels: list[tuple[str, str]]) -> pd.Series:
    """Return the file of each row."""
    return pd.Series([file for file, _ in labels], table.index, dtype="str")


def read_stories(
    texts: list, table: pd.DataFrame, labels: list[tuple[str, str]], progress: bool | None = False
) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Read each text by itself; return what the stories tell, and (source, reason) for each row that is not one.

    What they tell is one row per article: name, file, date, numbers, place, agency, title, head, text, language, and
    the remedies that cleaning took. The list of texts is used up.
    """
    stories = []
    texts.reverse()
    titles = table["title"] if "title" in table else repeat(None)
    with bar(progress=progress, total=len(texts), desc="Articles", unit="", unit_scale=True) as shown:
        for date, title in zip(table["date"], titles, strict=False):
            stories.append(_read(texts.pop(), date, title))  # a text is let go, so that memory holds it once
            shown.update()
    kept = np.array([isinstance(story, Story) for story in stories], dtype=bool)
    reasons = zip(labels, stories, strict=True)
    refused = [_refusal(*label, reason) for label, reason in reasons if isinstance(reason, str)]
    made = [story for story in stories if isinstance(story, Story)]
    index = table.index[kept]
    heads = {role: [getattr(story.facts, role) for story in made] for role in ("numbers", "place", "agency", "title")}
    columns = {
        "name": [story.article for story in made],
        "file": [file for (file, _), is_kept in zip(labels, kept, strict=True) if is_kept],
        **heads,
        "head": [story.head for story in made],
        "text": _joined([story.text for story in made]),
        "language": [story.language for story in made],
        "remedies": [_AND.join(story.remedies) or None for story in made],
    }
    told = pd.DataFrame({name: pd.Series(values, index, dtype="str") for name, values in columns.items()})
    told["date"] = pd.Series([story.facts.date for story in made], index, dtype="datetime64[us]")
    return told, refused


def _refusal(file: str, place: str, reason: str) -> tuple[str, str]:
    """Return the source and the reason of a row that is not an article; a table in memory has places but no file."""
    return file or place, f"{place}: {reason}" if file and place else reason


def _told_of(told: pd.DataFrame) -> list[tuple[str, str]]:
    """Return (file, note) for what cleaning did to the texts of each file."""
    counts: dict[str, Counter] = {}
    treated = told[told["remedies"].notna()]
    for file, remedies in zip(treated["file"], treated["remedies"], strict=True):
        counts.setdefault(file, Counter()).update(remedies.split(_AND))
    return [(file, sentence) for file, counted in counts.items() for sentence in sentences(counted)]


def assembled(table: pd.DataFrame, told: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Put what the stories tell beside the columns that came with them, and note what was done to them.

    What depends on the other articles is decided here: which of those that are alike is which, what a place is called,
    the order of day and month above texts. The texts themselves are not needed.
    """
    index, files = table.index, told["file"]
    made = pd.DataFrame(index=index)
    in_numbers, notes = _in_order(told["numbers"], files)
    dates, named = table["date"].fillna(told["date"]).fillna(in_numbers), dates_in_names(files)
    made["date"] = dates.fillna(named)
    dated = files[dates.isna() & named.notna()]
    for role in ("place", "agency", "title"):
        made[role] = _words(table[role]).fillna(told[role]) if role in table else told[role]
    made["head"] = told["head"]
    if "text" in told:
        made["text"] = told["text"]
    made["source"] = _words(table["source"]) if "source" in table else pd.Series(pd.NA, index, dtype="str")
    made["place"] = unified(made["place"])
    made["language"] = told["language"]
    given = table.drop(columns=[role for role in ROLES if role in table])
    articles = pd.concat([made, files.rename("_file"), given], axis=1)
    notes += [(file, "the date is taken from the name of the file") for file in dated]
    return articles.set_axis(_distinct(told["name"], articles)), _told_of(told) + notes


def _in_order(written: pd.Series, files: pd.Series) -> tuple[pd.Series, list[tuple[str, str]]]:
    """Return the dates above texts that are written in numbers, read in the order that the others in a folder tell."""
    if not written.notna().any():
        return pd.Series(pd.NaT, files.index, dtype="datetime64[us]"), []
    table, notes = with_dates(written.to_frame("date"), files.astype("str").str.rpartition("/")[0])
    return table["date"], [(folder, f"above the texts, {note}") for folder, note in notes]


def _read(value, date, title=None) -> Story | str:
    """Return the article in one text, or why there is none, whatever is in it."""
    try:
        return _story(value, date, title)
    except Exception as error:
        return reason_for(error)


def _story(value, date, title=None) -> Story | str:
    """Return the article in one text, or why there is none."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if not isinstance(value, str):
        empty = value is None or (pd.api.types.is_scalar(value) and pd.isna(value))
        return "empty text" if empty else f"its text is not text but {type(value).__name__}"
    given, done = cleaned(value)
    given = given.rstrip()
    raw = given.lstrip()
    if not raw:
        return "empty text"
    if is_placeholder(raw):
        return f"empty text: {'only the placeholder' if is_missing(raw) else 'no words in'} {raw[:40]!r}"
    own = title.strip() if isinstance(title, str) and not is_missing(title) else None
    facts, data = parse_head(raw, date, own or None), raw.encode()
    name = blake2b(data, digest_size=8).hexdigest()
    if not facts.end:
        return Story(name, NO_HEAD, None, data, language_of(raw), done)
    text = raw[facts.end :].lstrip()
    return Story(name, facts, given[: len(given) - len(text)], text.encode(), language_of(text), done)


def _joined(texts: list[bytes]) -> pa.Array:
    """Return texts in UTF-8 as one array, in a buffer that is no larger than they are."""
    offsets = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    return pa.LargeStringArray.from_buffers(len(texts), pa.py_buffer(offsets), pa.py_buffer(b"".join(texts)))


def _distinct(names: pd.Series, articles: pd.DataFrame) -> pd.Index:
    """Number the repeats of a name, a, a-2, a-3, by what else is known of the articles and not by their order."""
    again = names.duplicated(keep=False)
    if not again.any():
        return pd.Index(names, name="article", dtype="str")
    known = articles[again].assign(source=articles["source"].fillna(articles["_file"]))
    first = ["date", "title", "source"]
    rest = sorted(set(known) - {*first, *COLUMNS, "_file"}) + ["place", "agency"]
    keys = zip(names[again], *(as_text(known[column]) for column in first + rest))
    numbered, seen, last = names.tolist(), 0, ""
    for key, place in sorted(zip(keys, np.flatnonzero(again))):
        seen, last = (seen + 1 if key[0] == last else 1), key[0]
        numbered[place] = last if seen == 1 else f"{last}-{seen}"
    return pd.Index(numbered, name="article", dtype="str")


def _words(values: pd.Series) -> pd.Series:
    """Return a column of names as text, missing where there is nothing but white space."""
    cleaned = lru_cache(4096)(lambda value: None if is_missing(text := clean(value).strip()) else text)
    parts = [values.iloc[start : start + _STEP] for start in range(0, len(values), _STEP)] or [values]
    given = (part.astype("object").where(part.notna(), None) for part in parts)
    words = ([None if value is None else cleaned(str(value)) for value in part] for part in given)
    return pd.concat([pd.Series(part, dtype="str") for part in words]).set_axis(values.index)
