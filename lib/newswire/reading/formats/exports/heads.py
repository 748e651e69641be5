"""The lines above and below the text of one document: which of them is its title, date, source, author and so on."""

import re

from .forms import Form, whole

_MONTHS = (
    r"(?:jan|feb|fév|fev|mar|mär|apr|avr|abr|may|mai|mag|mei|maj|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set|oct|okt"
    r"|ott|out|nov|dec|déc|dez|dic|ene|gen|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w{0,8}\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
DATE = re.compile(
    rf"(?i)\b(?:{_MONTHS}\s{{0,2}}{_DAY},?\s{{1,2}}\d{{4}}|{_DAY}\s(?:de\s)?{_MONTHS},?\s(?:de\s)?\d{{4}}"
    rf"|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|{_MONTHS},?\s\d{{4}})\b"
)
_LONGEST_DATE = 70  # characters of a line that is nothing but a date, with its weekday, hour and zone
_LENGTH = re.compile(r"(?i)([\d.,  ]+)\s?(?:words?|mots?|wörter|palabras|parole|woorden|palavras|слов|ord)\b")
_PAGE = re.compile(r"(?i)^(.*?)[;,]?\s*\b(?:pg|p|page|seite|s|blz|pág|pag)\.?\s?(\w{0,3}[-.]?\d[\w,. -]{0,20})$")
_RIGHTS = re.compile(r"(?i)[ \t]*(?:©|\(c\)|copyright\b|all rights reserved|alle rechte|tous droits)")
_EDITION = re.compile(r"(?i)\b(?:edition|édition|ausgabe|final|late|early|first|final|national|web|scotland|ireland)\b")
_BYLINE = re.compile(r"(?:(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Da|Door)[: ]\s{0,2})")
_NAMES = re.compile(r"(?:[^\W\d_][\w.'’-]*[,;]?(?:\s|$)){1,10}(?:\S+@\S+)?")
_LANGUAGE = re.compile(r"[^\W\d_]{4,12}(?: [(]?[^\W\d_]{4,12}[)]?)?")
_NO_TEXT = whole(r"(?i:none available\.?|not available\.?|full text not available\.?|no text\.?)")


def read_document(form: Form, lines: list[str]) -> dict:
    """Return what one document of an export says, by column; `text` is empty where it has none."""
    return finished(_LAYOUTS[form.layout](form, lines))


def finished(row: dict) -> dict:
    """Return a row with the columns that all exports have, what stands together parted, and nothing empty."""
    row = {name: value.strip() for name, value in row.items() if name and value and value.strip()}
    row["text"] = "" if _NO_TEXT(row.get("text", "")) else row.get("text", "")
    _split(row)
    named = dict.fromkeys(("text", "title", "date", "source", "author", "section", "page", "edition", "length"))
    return named | row


def is_date(line: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    line = line.strip()
    return len(line) <= _LONGEST_DATE and bool(DATE.search(line)) and len(DATE.sub("", line)) <= 40


def _split(row: dict) -> None:
    """Part what stands together: section and page, publication and edition, the number of words, the day of a date."""
    if (page := _PAGE.match(row.get("section", ""))) and "page" not in row:
        row["section"], row["page"] = page[1].strip(" ;,"), page[2]
    if length := re.search(r"\d[\d.,  ]*", row.get("length", "")):
        row["length"] = re.sub(r"\D", "", length[0])
    if author := _BYLINE.match(row.get("author", "")):
        row["author"] = row["author"][author.end() :]
    if "source" in row:
        row["source"] = row["source"].split(";")[0].strip()
        if issue := re.match(r"(.+?),? (?:no|n°|nº|Nr)\.? ?(\d[\w-]*)$", row["source"]):
            row["source"], row["issue"] = issue.groups()
        if edition := re.match(r"(?i)([^,]+?) ?, (.*\b(?:edition|ed\.).*)$", row["source"]):
            row["source"], row["edition"] = edition.groups()
    if "dateline" in row and not re.search(r"\d", row["dateline"]):
        row["place"] = row.pop("dateline")


def _one(lines: list[str]) -> str:
    """Return lines as one, each said once."""
    return " ".join(dict.fromkeys(line.strip() for line in lines if line.strip()))


def _prose(lines: list[str]) -> str:
    """Return lines as a text, with one blank line between its paragraphs."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def _fields(form: Form, lines: list[str]) -> dict:
    """Return the labelled lines by column; a line without a label goes on with the one before, or is copyright."""
    found: dict[str, list[str]] = {}
    name = "copyright"
    for line in lines:
        match = form.label.match(line)
        if match:
            name = form.labels[match["label"]]
        elif _RIGHTS.match(line):
            name = "copyright"
        elif line.strip() == line.strip().title().split(" ")[0] and line.strip() in form.labels:
            name = form.labels[line.strip()]
            continue
        if value := (match["value"] if match else line).strip():
            found.setdefault(name, []).append(value)
    return {name: "\n".join(dict.fromkeys(values)) for name, values in found.items() if name}


def _parts(form: Form, lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the lines above a text, those of the text, and those below it."""
    body, close = whole(form.body), whole(form.close)
    start = next((place for place, line in enumerate(lines) if body(line)), None)
    if start is None:
        end_of_head = after = _after_labels(form, lines)
    else:
        end_of_head, after = start, start + 1
        if ":" in lines[start]:
            lines = [*lines[:after], lines[start].split(":", 1)[1], *lines[after:]]
    rest = lines[after:]
    over = next((place for place, line in enumerate(rest) if close(line) and (not place or not rest[place - 1])), None)
    if over is None:
        over = next((place for place, line in enumerate(rest) if close(line)), None)
    if over is None:
        owned = [place for place, line in enumerate(rest) if _RIGHTS.match(line) and len(line) < 160]
        over = next((place for place in owned if all(len(line) < 160 for line in rest[place:])), len(rest))
    return lines[:end_of_head], rest[:over], rest[over:]


def _after_labels(form: Form, lines: list[str]) -> int:
    """Return the place of the first line that follows the labelled ones above a text."""
    labelled = [place for place, line in enumerate(lines) if form.label.match(line)]
    close = whole(form.close)
    above = [place for place in labelled if not close(lines[place])]
    counted = [place for place in above[:8] if form.labels[form.label.match(lines[place])["label"]] == "length"]
    if not above:
        dated = next((place for place, line in enumerate(lines) if is_date(line)), -1)
        title = [place for place, line in enumerate(lines) if place > dated and line]
        return title[0] + 1 if title else len(lines)
    place = counted[0] if counted else above[0]
    while place < len(lines) and (not lines[place] or place in above):
        place += 1
    return place


def _unlabelled(form: Form, head: list[str]) -> list[str]:
    """Return the lines above the first labelled one, without those of copyright."""
    first = next((place for place, line in enumerate(head) if form.label.match(line)), len(head))
    return [line for line in head[:first] if not _RIGHTS.match(line)]


def _masthead(form: Form, lines: list[str]) -> dict:
    """Publication, date and edition in the middle of lines; below them the title, then labels, the text, and labels."""
    head, text, below = _parts(form, lines)
    plain = _unlabelled(form, head)
    while plain and not plain[0]:
        plain.pop(0)
    dated = next((place for place, line in enumerate(plain) if is_date(line)), None)
    top = plain[:dated] if dated is not None else plain[:1]
    rest = plain[dated + 1 :] if dated is not None else plain[1:]
    edition = []
    while rest and rest[0] and (len(rest) > 1 and any(rest[1:])):
        edition.append(rest.pop(0))
    said = [line for line in rest if line]
    while len(said) > 1 and (said[0].startswith(" " * 8) or (not edition and _EDITION.search(said[0][:60]))):
        edition.append(said.pop(0))
    row = {"title": _one(said), "date": plain[dated] if dated is not None else "", "source": _one(top)}
    row |= {"edition": _one(edition).rstrip(";"), "text": _prose(text)}
    return row | _fields(form, head[len(_above(form, head)) :]) | _fields(form, below)


def _above(form: Form, head: list[str]) -> list[str]:
    first = next((place for place, line in enumerate(head) if form.label.match(line)), len(head))
    return head[:first]


def _title_first(form: Form, lines: list[str]) -> dict:
    """Title, publication, date, edition, copyright and labels, a line that says that the text begins, and labels."""
    head, text, below = _parts(form, lines)
    plain = [line for line in _unlabelled(form, head) if line]
    dated = next((place for place, line in enumerate(plain) if is_date(line)), len(plain))
    top, rest = plain[:dated], plain[dated + 1 :]
    row = {"title": _one(top[:-1]), "source": top[-1]} if len(top) > 1 else {"title": _one(top)}
    row["date"] = plain[dated] if dated < len(plain) else ""
    row |= {"edition": _one(rest), "text": _prose([line for line in text if line.strip() != row["title"]])}
    return row | _fields(form, head[len(_above(form, head)) :]) | _fields(form, below)


def _labelled(form: Form, lines: list[str]) -> dict:
    """Title, then labels throughout; without a full text, the abstract is the text."""
    head, text, below = _parts(form, lines)
    plain = [line for line in _above(form, head) if line and not line.strip().startswith("http")]
    row = _fields(form, head[len(_above(form, head)) :]) | _fields(form, below)
    row = {"title": plain[0] if plain else ""} | row | {"text": _prose(text)}
    if not row["text"] or _NO_TEXT(row["text"]):
        row["text"], row["text_is"] = row.get("abstract", ""), "abstract" if row.get("abstract") else ""
    info = " ".join([row.get("publication_info", ""), *plain[1:]]).strip()
    if info and (day := DATE.search(info)):
        row.setdefault("date", day[0])
        row.setdefault("source", re.split(r"[;\[]", info)[0])
    return row


def _tagged(form: Form, lines: list[str]) -> dict:
    """Each line, or each block of lines, begins with a tag of two or three letters."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = form.label.match(line)
        if match:
            name = form.labels[match["label"]]
        value = (match["value"] if match else line).strip(" \t|")
        if name == "text" or value:
            found.setdefault(name, []).append(value)
        if match and name == "text":
            found[name].insert(-1, "")
    text = _prose(found.pop("text", []))
    return {name: "; ".join(values) if name in ("author", "keywords") else _one(values) for name, values in found.items()} | {"text": text}


def _counted(form: Form, lines: list[str]) -> dict:
    """Title, author, number of words, date, hour, publication, code, page, language and copyright, each on a line."""
    ends, named = whole(*form.end), {}
    while lines and (not lines[-1] or ends(lines[-1])):
        named |= {"document_id": lines[-1].strip().removeprefix("Document ")} if lines[-1] else {}
        lines = lines[:-1]
    said = [place for place, line in enumerate(lines) if line]
    words = next((place for place in said[:10] if _LENGTH.fullmatch(lines[place].strip())), None)
    dated = next((place for place in said[:14] if is_date(lines[place]) and place > (words or 0)), None)
    start = words if words is not None else dated
    if start is None:
        return {"title": lines[said[0]] if said else "", "text": _prose(lines[said[1] :]) if len(said) > 1 else ""}
    row = _titled([lines[place] for place in said if place < start])
    row["length"] = lines[words] if words is not None else ""
    row["date"] = lines[dated] if dated is not None else ""
    after = [place for place in said if place > max(start, dated or 0)]
    owned = next((place for place in after[:12] if _RIGHTS.match(lines[place])), None)
    end = owned if owned is not None else _end_of_imprint(lines, after)
    row |= _imprint([lines[place] for place in after if place < end])
    if owned is not None:
        row["copyright"] = lines[owned]
        end += 1
        while end < len(lines) and (not lines[end] or (_RIGHTS.match(lines[end]) and len(lines[end]) < 80)):
            end += 1
    return row | named | {"text": _prose(lines[end:])}


def _titled(top: list[str]) -> dict:
    """Tell section, title and author among the lines above the number of words."""
    row = {}
    if len(top) > 1 and (_BYLINE.match(top[-1]) or len(top) > 2 or (_NAMES.fullmatch(top[-1]) and len(top[-1]) < len(top[0]))):
        row["author"] = top[-1]
        top = top[:-1]
    if len(top) > 1 and len(top[0].split()) <= 3 and len(top[0]) < len(top[1]):
        row["section"] = top[0]
        top = top[1:]
    return row | {"title": _one(top)}


def _imprint(lines: list[str]) -> dict:
    """Tell hour, publication, code, edition, page and language among the lines below the date."""
    row: dict[str, str] = {}
    for line in map(str.strip, lines):
        if re.match(r"\d{1,2}:\d\d", line):
            row["time"] = line
        elif "source" not in row:
            row["source"] = line
        elif "source_code" not in row and re.fullmatch(r"[A-Z0-9]{2,12}", line):
            row["source_code"] = line
        elif re.fullmatch(r"[A-Z]{0,3}-?\d{1,4}[A-Z]?", line):
            row["page"] = line
        elif _LANGUAGE.fullmatch(line):
            row["language"] = line
        else:
            row["edition"] = line
    return row


def _end_of_imprint(lines: list[str], after: list[int]) -> int:
    """Return where the text begins below an imprint without copyright: after the language, or the code."""
    ends = [place for place in after[1:8] if re.fullmatch(r"[A-Z0-9]{2,12}", lines[place].strip())]
    ends += [place for place in after[1:8] if _LANGUAGE.fullmatch(lines[place].strip())]
    return max(ends) + 1 if ends else after[1] if len(after) > 1 else len(lines)


def _press(form: Form, lines: list[str]) -> dict:
    """Publication, a line with section, date and page, title, author and the text."""
    close = whole(form.close)
    over = next((place for place, line in enumerate(lines) if line and close(line)), len(lines))
    said = [line.strip() for line in lines[:over] if line]
    dated = next((place for place, line in enumerate(said[:8]) if DATE.search(line) and len(line) < 160), None)
    below = _one(lines[over:])
    if dated is None:
        return {"title": said[0] if said else "", "text": "\n\n".join(said[1:]), "copyright": below}
    row = {"source": said[0] if dated else "", "section": _one(said[1:dated]), "copyright": below} | header(said[dated])
    rest = said[dated + 1 :]
    while rest and (_LENGTH.fullmatch(rest[0]) or re.fullmatch(r"p\. ?\S+", rest[0])):
        row |= header(rest.pop(0))
    row["title"] = rest.pop(0) if rest else ""
    if len(rest) > 1 and len(rest[0]) < 80 and (_BYLINE.match(rest[0]) or _NAMES.fullmatch(rest[0])):
        row["author"] = rest.pop(0)
    return row | {"text": "\n\n".join(rest)}


def header(line: str) -> dict:
    """Tell section, date, number of words and page in one line, such as ``Économie, jeudi 2 mars 2023 512 mots, p. 13``."""
    row = {}
    if length := _LENGTH.search(line):
        row["length"] = length[1]
        line = line.replace(length[0], " ")
    if page := re.search(r"\bp(?:p|ages?)?\. ?([\w-]+(?:, ?\d+)*)", line):
        row["page"] = page[1]
        line = line.replace(page[0], " ")
    if day := DATE.search(line):
        row["date"] = day[0]
        section = re.sub(r"(?i),?\s*\b(?:\w+di|dimanche|\w+day),?\s*$", "", line[: day.start()]).strip(" ,-–")
        if section:
            row["section"] = section
    return row


_LAYOUTS = {
    "masthead": _masthead,
    "title_first": _title_first,
    "labelled": _labelled,
    "tagged": _tagged,
    "counted": _counted,
    "press": _press,
}
