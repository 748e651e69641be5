"""From the paragraphs of a document to its articles: one, or several that each begin with a heading or on a page."""

from typing import NamedTuple

from . import exports
from .openings import begins_plainly, ends
from .records import Records
from .several import by_pages
from .texts import parted, records_in

BOLD = 9  # the level of a heading that is only bold
_PROSE = 80  # characters of a paragraph that is more than a line of a head
_MUCH = 200  # characters of prose that tell an article from a table of contents


class Paragraph(NamedTuple):
    """A paragraph: its text, its level where it is a heading (0 is a title), and whether it begins a page."""

    text: str
    level: int | None = None
    begins_page: bool = False


def text_of(paragraphs: list[Paragraph]) -> str:
    """Return paragraphs as one text, with a blank line between them."""
    return "\n\n".join(paragraph.text.strip() for paragraph in paragraphs)


def records_of(paragraphs: list[Paragraph]) -> Records:
    """Return the articles in a document."""
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    text = text_of(paragraphs)
    taken = exports.take_apart(text)
    if taken:
        return taken
    starts = _headings(paragraphs)
    if starts:
        return _taken_apart(paragraphs, starts)
    paged = "\n\n".join("\f" * paragraph.begins_page + paragraph.text for paragraph in paragraphs)
    if found := by_pages(paged.split("\n")):
        return parted(*found)
    first, *rest = paragraphs
    if first.level is not None and first.level < BOLD and rest:
        records = records_in(text_of(rest))
        if len(records.rows) == 1:
            records.rows[0].setdefault("title", first.text.strip())
            return _doubted(records, paragraphs)
    return _doubted(records_in(text), paragraphs)


def _taken_apart(paragraphs: list[Paragraph], starts: list[int]) -> Records:
    """Return an article for each start; what stands above them is refused, and higher headings are their sections."""
    records, section, begin = Records(), None, set(starts)
    level = max(paragraphs[start].level or 0 for start in starts)
    for start, end in zip([0, *starts], [*starts, len(paragraphs)], strict=True):
        first, *rest = paragraphs[start:end] or [Paragraph("")]
        text = text_of(rest)
        place = f"paragraph {start + 1}"
        if start in begin and first.level != level:
            section, outside = first.text.strip(), text
        elif start in begin and text:
            given = {"title": first.text.strip(), "text": text, "section": section}
            records.add({name: value for name, value in given.items() if value}, place)
            continue
        else:
            outside = " ".join(f"{first.text} {text}".split())
        if outside.strip():
            records.refused.append(f"{place}: no article: {outside.strip()[:100]!r}")
    records.notes.append(f"{len(records.rows):,} articles in one document, each beginning with a heading")
    return records


def _headings(paragraphs: list[Paragraph]) -> list[int]:
    """Return where articles begin: at the highest headings of which several have a text, and at those above them.

    Below one title with a text, and where headings are only bold, each text must begin with a byline, date or dateline.
    """
    doubtful = False
    for level in sorted({paragraph.level for paragraph in paragraphs if paragraph.level is not None}):
        starts = [place for place, paragraph in enumerate(paragraphs) if paragraph.level == level]
        lengths = {start: _prose_below(paragraphs, start) for start in starts}
        full = [start for start in starts if lengths[start]]
        before = sum(len(paragraph.text) for paragraph in paragraphs[: starts[0]] if paragraph.level is None)
        several = len(full) > 1 and len(full) >= len(starts) / 2 and before < _MUCH
        if several and (not (doubtful or level == BOLD) or all(_is_plain(paragraphs, start) for start in full)):
            return [place for place, paragraph in enumerate(paragraphs) if _is_above(paragraph, level)]
        signed = any(paragraphs[start + 1].text[:3].lower() == "by " for start in starts if start + 1 < len(paragraphs))
        doubtful = doubtful or signed or max(lengths.values()) >= _MUCH or before >= _MUCH
    return []


def _is_above(paragraph: Paragraph, level: int) -> bool:
    """Tell whether a paragraph is a heading of this level or a higher one."""
    return paragraph.level is not None and paragraph.level <= level


def _is_plain(paragraphs: list[Paragraph], start: int) -> bool:
    """Tell whether the text below a heading begins as only an article's does."""
    return begins_plainly("\n".join(paragraph.text[:500] for paragraph in paragraphs[start + 1 : start + 4]))


def _prose_below(paragraphs: list[Paragraph], start: int) -> int:
    """Return how many characters of prose stand between a heading and the next one."""
    length = 0
    for paragraph in paragraphs[start + 1 :]:
        if paragraph.level is not None and paragraph.level < BOLD:
            break
        length += len(paragraph.text) if len(paragraph.text) >= _PROSE or ends(paragraph.text) else 0
    return length


def _doubted(records: Records, paragraphs: list[Paragraph]) -> Records:
    """Say where one article has headings enough for several."""
    bold = [place for place, paragraph in enumerate(paragraphs) if paragraph.level == BOLD]
    if (
        len(records.rows) == 1
        and len(bold) > 2
        and bold[0] == 0
        and all(_prose_below(paragraphs, p) > _MUCH for p in bold)
    ):
        records.notes.append(
            f"looks like several articles ({len(bold):,} bold headings): if so, give them a style of headings"
        )
    return records
