"""What a line of a head is by its shape: a date, a number of words, names, rights; and how fields are tidied."""

import re

from .forms import whole

_MONTH = (
    r"(?:jan|feb|fév|fev|mar|mär|apr|avr|abr|may|mai|mag|mei|maj|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set|oct|okt"
    r"|ott|out|nov|dec|déc|dez|dic|ene|gen|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]{0,8}\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
DATE = re.compile(
    rf"(?i)\b(?:{_MONTH}\s{{0,2}}{_DAY},?\s{{1,2}}\d{{4}}|{_DAY}\s(?:de\s)?{_MONTH},?\s(?:de\s)?\d{{4}}"
    rf"|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|{_MONTH},?\s\d{{4}})\b"
)
_LONGEST_DATE, _MOST_BESIDE = 70, 40  # characters of a line that is a date, and of its weekday, hour and zone
LENGTH = re.compile(
    r"(?i)(?<![\d.,])(\d{1,3}(?:[., ]\d{3}){0,2}|\d{1,6})\s?"
    r"(?:words?|mots?|wörter|palabras|parole|woorden|palavras|слов)\b"
)
RIGHTS = re.compile(
    r"(?i)[ \t]*+(?:©|\(c\)|copyright\b|.{0,100}?(?:all rights reserved|alle rechte vorbehalten|tous droits r))"
)
EDITION = re.compile(r"(?i)\b(?:editions?|édition|ausgabe|final|late|early|first|national|web|scotland|ireland)\b")
BYLINE = re.compile(r"(?:By|BY|by|Par|PAR|Por|POR|Door|(?:Von|VON)(?= \w+ \w))[: ]\s{0,2}")
_NAMES = re.compile(
    r"(?:(?:[A-ZÀ-ÞĀ-ſА-Я][\w.'’-]{0,30}|and|et|und|y|e|de|du|van|von|der|da|in|of|&)[,;]?(?:\s|$)){1,12}"
)
LANGUAGE = re.compile(r"[^\W\d_]{4,12}(?: ?[(-] ?[^\W\d_]{4,12}\)?)?")
CODE = re.compile(r"[A-Z0-9]{2,12}")
_PAGE = re.compile(r"(?i)(.*?)[;,]?\s*\b(?:pg|p|page|seite|s|blz|pág|pag)\.?\s?(\w{0,3}[-.]?\d[\w,. -]{0,20})")
_ISSUE = re.compile(r"(.+?),? (?:no|n°|nº|Nr)\.? ?(\d[\w-]*)")
_PRINTED = re.compile(r"(?i)([^,]+?) ?, (.*\bed(?:ition)?\b.*)")
_NO_TEXT = whole(r"(?i:(?:full text )?(?:none|not) available\.?|no text\.?)")
_LONG = 120  # characters of a line that no program has broken
_ROLES = ("text", "title", "date", "source")  # there in every row, empty or not
_NEXT = ("author", "section", "page", "edition", "length")


def is_date(line: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    line = line.strip()
    return len(line) <= _LONGEST_DATE and bool(DATE.search(line)) and len(DATE.sub("", line)) <= _MOST_BESIDE


def is_author(line: str) -> bool:
    """Tell whether a line is a byline, or names and nothing else."""
    return len(line) < 90 and bool(BYLINE.match(line) or _NAMES.fullmatch(line))


def one(lines: list[str]) -> str:
    """Return lines as one, each said once."""
    return " ".join(dict.fromkeys(line.strip() for line in lines if line.strip()))


def prose(lines: list[str]) -> str:
    """Return lines as a text, with one blank line between its paragraphs, which may be a line each."""
    said = "\n".join(line.strip() for line in lines).strip()
    if "\n\n" not in said and any(len(line) > _LONG for line in lines):
        return said.replace("\n", "\n\n")
    return re.sub(r"\n{3,}", "\n\n", said)


def header(line: str) -> dict[str, str]:
    """Tell section, date, words and page in one line, such as ``Économie, jeudi 2 mars 2023 512 mots, p. 13``."""
    row, before = {}, line
    if day := DATE.search(line):
        row["date"] = day[0]
        before, line = line[: day.start()], line[day.end() :]
        before = re.sub(r"(?i),?\s*\b(?:\w{2,8}di|dimanche|\w{3,6}day)\b,?\s*$", "", before)
    if length := LENGTH.search(line):
        row["length"] = length[1]
    if page := re.search(r"\bp(?:p|ages?)?\. ?([\w-]+(?:, ?\d+)*)", line):
        row["page"] = page[1]
    return row | ({"section": before.strip(" ,-–")} if day else {})


def finished(row: dict) -> dict:
    """Return a row whose fields have their usual order, what stands together parted, and nothing empty."""
    row = {name: value.strip() for name, value in row.items() if name and value and value.strip()}
    row["text"] = "" if _NO_TEXT(row.get("text", "")) else row.get("text", "")
    section = row.get("section", "")
    if len(section) < _LONG and "page" not in row and (page := _PAGE.fullmatch(section)):
        row["section"], row["page"] = page[1].strip(" ;,"), page[2]
    if length := re.search(r"\d[\d., ]*", row.get("length", "")):
        row["length"] = re.sub(r"\D", "", length[0])
    if author := BYLINE.match(row.get("author", "")):
        row["author"] = row["author"][author.end() :]
    if "document_id" in row:
        row["document_id"] = row["document_id"].removeprefix("Document ")
    if "source" in row and len(row["source"]) < _LONG:
        _publication(row)
    if "dateline" in row and not re.search(r"\d", row["dateline"]):
        row["place"] = row.pop("dateline")
    filled = {name: value for name, value in row.items() if value}
    ordered = {name: filled[name] for name in _NEXT if name in filled}
    return dict.fromkeys(_ROLES) | ordered | filled | {"text": row["text"]}


def _publication(row: dict[str, str]) -> None:
    """Part the name of a publication from its town, number and edition, so that one publication has one name."""
    row["source"] = row["source"].split(";")[0].strip(" ,")
    if issue := _ISSUE.fullmatch(row["source"]):
        row["source"], row["issue"] = issue.groups()
    if edition := _PRINTED.fullmatch(row["source"]):
        row["source"], row["edition"] = edition.groups()
