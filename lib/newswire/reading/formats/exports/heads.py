"""The lines above and below the text of one document: which of them is its title, date, source, author and so on."""

import re

from .forms import Form, whole
from .shapes import (
    BYLINE,
    CODE,
    DATE,
    EDITION,
    LANGUAGE,
    LENGTH,
    RIGHTS,
    finished,
    header,
    is_author,
    is_date,
    one,
    prose,
)  # fmt: skip

_LOOK = 14  # lines within which what stands above a text is found
_LONGEST = 160  # characters of a line that is not a paragraph
_CENTRED = " " * 8  # what lines in the middle begin with


def read_document(form: Form, lines: list[str]) -> dict:
    """Return what one document of an export says, by column; `text` is empty where it has none."""
    return finished(_LAYOUTS[form.layout](form, lines))


def _parts(form: Form, lines: list[str]) -> tuple[list[str], dict[str, str], list[str]]:
    """Return the lines above the first label, what the labels say, and the lines of the text."""
    body, close = whole(form.body), whole(form.close)
    start = next((place for place, line in enumerate(lines) if line and body(line)), None)
    if start is None:
        head, rest = _without_mark(form, lines)
    else:
        head, rest = lines[:start], lines[start + 1 :]
        if ":" in lines[start]:
            rest = [lines[start].split(":", 1)[1], *rest]
    closing = [place for place, line in enumerate(rest) if line and close(line)]
    apart = [place for place in closing if not place or not rest[place - 1]]
    rights = [place for place, line in enumerate(rest) if RIGHTS.match(line) and len(line) < _LONGEST]
    over = (apart or closing or rights[-1:] or [len(rest)])[0]
    first = next((place for place, line in enumerate(head) if form.label.match(line)), len(head))
    owned = [line for line in head[:first] if RIGHTS.match(line)]
    plain = [line for line in head[:first] if not RIGHTS.match(line)]
    return plain, {"copyright": one(owned)} | _fields(form, head[first:] + rest[over:]), rest[:over]


def _without_mark(form: Form, lines: list[str]) -> tuple[list[str], list[str]]:
    """Part head and text where no line says that the text begins: after the number of words, or the other labels."""
    close = whole(form.close)
    found = ((place, form.label.match(line)) for place, line in enumerate(lines) if not close(line))
    above = {place: form.labels[match["label"]] for place, match in found if match}
    counted = [place for place in list(above)[:8] if above[place] == "length"]
    if above:
        place = (counted or list(above))[0]
        while place < len(lines) and (not lines[place] or place in above):
            place += 1
        return lines[:place], lines[place:]
    dated = next((place for place, line in enumerate(lines[:_LOOK]) if is_date(line)), -1)
    below = [place for place, line in enumerate(lines) if place > dated + 1 and line and not line.startswith(_CENTRED)]
    title = below[0] + 1 if below else len(lines)
    return lines[:title], lines[title:]


def _fields(form: Form, lines: list[str]) -> dict[str, str]:
    """Return labelled lines by column; a line without a label goes on with the one before, or is copyright."""
    found: dict[str, list[str]] = {}
    name = "copyright"
    for line in lines:
        match, said = form.label.match(line), line.strip()
        if match or said in form.labels:
            name = form.labels[match["label"] if match else said]
            said = match["value"] if match else ""
        elif RIGHTS.match(line):
            name = "copyright"
        if said:
            found.setdefault(name, []).append(said)
    return {name: "\n".join(dict.fromkeys(values)) for name, values in found.items() if name}


def _masthead(form: Form, lines: list[str]) -> dict:
    """Publication, date and edition in the middle of lines; then the title, labels, the text, and labels again."""
    plain, fields, text = _parts(form, lines)
    dated = next((place for place, line in enumerate(plain) if is_date(line)), None)
    if dated is None:
        dated = next((place for place, line in enumerate(plain) if line), 0)
        top, day = plain[dated : dated + 1], ""
    else:
        top, day = plain[:dated], plain[dated]
    rest, edition = plain[dated + 1 :], []
    titled = "title" in fields
    while rest and rest[0] and (titled or any(rest[1:])):  # directly below the date
        edition.append(rest.pop(0))
    rest = [line for line in rest if line]
    while len(rest) > (not titled) and (
        titled or rest[0].startswith(_CENTRED) or (not edition and EDITION.search(rest[0][:60]))
    ):
        edition.append(rest.pop(0))
    row = {"title": one(rest), "date": day, "source": one(top), "edition": one(edition).rstrip(";")}
    return row | {"text": prose(text)} | fields


def _title_first(form: Form, lines: list[str]) -> dict:
    """Title, publication, date, edition, copyright and labels, a line that says that the text begins, and labels."""
    plain, fields, text = _parts(form, lines)
    plain = [line for line in plain if line]
    dated = next((place for place, line in enumerate(plain) if is_date(line)), len(plain))
    top, rest = plain[:dated], plain[dated + 1 :]
    title = one(top[:-1] or top)
    text = [line for line in text if line.strip() != title]  # at the heads of pages
    row = {"title": title, "source": top[-1] if len(top) > 1 else "", "date": one(plain[dated : dated + 1])}
    return row | {"edition": one(rest), "text": prose(text)} | fields


def _labelled(form: Form, lines: list[str]) -> dict:
    """Title, then labels throughout; without a full text, the abstract is the text."""
    plain, fields, text = _parts(form, lines)
    plain = [line.strip() for line in plain if line and not line.strip().startswith("http")]
    row = {"title": plain[0] if plain else ""} | fields
    if "[" in row.get("author", "")[:500] and (both := re.match(r"(.+?) ?\. ?(.+\[.*)", row["author"])):
        row["author"], row["publication_info"] = both.groups()
    info = " ".join([row.get("publication_info", ""), *plain[1:]]).strip()
    if day := DATE.search(info):
        row.setdefault("date", day[0])
        row.setdefault("source", re.split(r"[;\[]", info)[0])
    row["text"] = prose(text)
    if not finished(row)["text"] and row.get("abstract"):
        row["text"], row["text_is"] = row["abstract"], "abstract"
    return row


def _tagged(form: Form, lines: list[str]) -> dict:
    """Each field begins with a tag of two or three letters."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = form.label.match(line)
        if match:
            name = form.labels[match["label"]]
        value = (match["value"] if match else line).strip(" \t|")
        if match and name == "text":
            found.setdefault(name, []).append("")
        if value or name == "text":
            found.setdefault(name, []).append(value)
    listed = {name: "; ".join(found.pop(name)) for name in ("author", "keywords") if name in found}
    return {"text": prose(found.pop("text", []))} | {name: one(values) for name, values in found.items()} | listed


def _counted(form: Form, lines: list[str]) -> dict:
    """Title, author, number of words, date, hour, publication, code, page, language and copyright, each on a line."""
    row: dict[str, str] = {}
    ends = whole(*form.end)
    while lines and (not lines[-1] or ends(lines[-1])):
        row["document_id"], lines = lines[-1].strip() or row.get("document_id", ""), lines[:-1]
    said = [place for place, line in enumerate(lines) if line]
    words = next((place for place in said[:_LOOK] if LENGTH.fullmatch(lines[place].strip())), None)
    dated = next((place for place in said[:_LOOK] if is_date(lines[place]) and place > (words or 0)), None)
    start = words if words is not None else dated
    if start is None:
        return row | {"title": one(lines[:1]), "text": prose(lines[1:])}
    after = [place for place in said if place > max(start, dated or 0)]
    owned = next((place for place in after[:_LOOK] if RIGHTS.match(lines[place])), None)
    end = owned if owned is not None else _end_of_imprint(lines, after)
    row |= _titled([lines[place].strip() for place in said if place < start])
    row |= _imprint([lines[place].strip() for place in after if place < end])
    row |= {"length": lines[words] if words is not None else "", "date": lines[dated] if dated is not None else ""}
    while end < len(lines) and (not lines[end] or (RIGHTS.match(lines[end]) and len(lines[end]) < _LONGEST)):
        row["copyright"] = one([row.get("copyright", ""), lines[end]])
        end += 1
    return row | {"text": prose(lines[end:])}


def _titled(top: list[str]) -> dict:
    """Tell section, title and author among the lines above the number of words."""
    row = {}
    if len(top) > 1 and (BYLINE.match(top[-1]) or len(top) > 2 or (is_author(top[-1]) and len(top[-1]) < len(top[0]))):
        row["author"] = top.pop()
    if len(top) > 1 and len(top[0].split()) <= 3 and len(top[0]) < len(top[1]):
        row["section"] = top.pop(0)
    return row | {"title": one(top)}


def _imprint(lines: list[str]) -> dict:
    """Tell hour, publication, code, page, edition and language among the lines below the date."""
    row: dict[str, str] = {}
    if len(lines) > 1 and LANGUAGE.fullmatch(lines[-1]) and not CODE.fullmatch(lines[-1]):
        row["language"] = lines[-1]
        lines = lines[:-1]
    for line in lines:
        if re.match(r"\d{1,2}:\d\d", line):
            row["time"] = line
        elif "source" not in row:
            row["source"] = line
        elif "source_code" not in row and CODE.fullmatch(line):
            row["source_code"] = line
        elif re.fullmatch(r"[A-Z]{0,3}-?\d{1,4}[A-Z]?", line):
            row["page"] = line
        else:
            row["edition"] = line
    return row


def _end_of_imprint(lines: list[str], after: list[int]) -> int:
    """Return where the text begins below an imprint without copyright: after the language, or the code."""
    kinds = (CODE, LANGUAGE)
    ends = [place for place in after[1:8] if any(kind.fullmatch(lines[place].strip()) for kind in kinds)]
    return ends[-1] + 1 if ends else after[1] if len(after) > 1 else len(lines)


def _press(form: Form, lines: list[str]) -> dict:
    """Publication, a line with section, date and page, title, author and the text."""
    close = whole(form.close)
    over = next((place for place, line in enumerate(lines) if line and close(line)), len(lines))
    said, row = [line.strip() for line in lines[:over] if line], {"copyright": one(lines[over:])}
    dated = next((place for place, line in enumerate(said[:8]) if len(line) < _LONGEST and DATE.search(line)), None)
    if dated is None:
        return row | {"title": one(said[:1]), "text": "\n\n".join(said[1:])}
    told = {name: value for name, value in header(said[dated]).items() if value}
    if not dated:
        told["source"], _, told["section"] = told.get("section", "").partition(", ")
    row |= {"source": said[0], "section": one(said[1:dated])} | told
    rest = said[dated + 1 :]
    while rest and (LENGTH.fullmatch(rest[0]) or re.fullmatch(r"p(?:age)?\.? ?\d\S*", rest[0])):
        row |= header(rest.pop(0))
    row["title"] = rest.pop(0) if rest else ""
    if len(rest) > 1 and is_author(rest[0]):
        row["author"] = rest.pop(0)
    return row | {"text": "\n\n".join(rest)}


_LAYOUTS = {
    "masthead": _masthead,
    "title_first": _title_first,
    "labelled": _labelled,
    "tagged": _tagged,
    "counted": _counted,
    "press": _press,
}
