"""What stands above a dateline, or above the story where it has none: lines taken one by one, from the top."""

import re
from collections.abc import Iterator
from datetime import date as Day
from statistics import median

from .dateline import NO_HEAD, Head
from .lines import LISTED, Line, are_people, is_name, is_outlet, together

_MOST = 14  # lines above a story
_MOST_LEADS = 2  # paragraphs of a summary
_LONGEST_GUESS, _LONGEST_TITLE, _LONGEST_LEAD = 120, 160, 320  # characters
_NARROWEST, _WIDEST, _ROOM = (
    40,
    120,
    0.85,
)  # characters of lines that a program broke; a shorter line had room for the next word
_LONG_SENTENCE = 60  # characters of what is a sentence, and neither a title nor a line of names
_PARAGRAPH, _SENTENCE = 100, 50  # characters of a story's first one, in lines or all in one line

_LINE = re.compile(r"[^\S\n]{0,400}(\S[^\n]*)(?:\n|$)|\s{0,9}\n")
_BULLET = re.compile(r"[*•▪●–-]\s{0,3}\S")
_SENTENCES = re.compile(r"[a-zß-ÿ]{4}[.!?][\"”’')]?\s+[\"“‘'(]?\w")
_NO_TITLE = re.compile(
    rf"^(?i:{'|'.join(map(re.escape, LISTED['no_titles']))}|\d+ of \d+ documents?$|document \d+ of"
    r"|.{0,150}(?:\bnewsletters?$|read more$|@))"
)
_TITLE = re.compile(  # from a capital to what ends no sentence, or in quotation marks; Yonhap's say (LEAD) first
    r"(?:\([A-Z\d][A-Za-z\d ]{1,12}\) )?[^\W_a-z].{6,}(?:[^\W_]|(?<!\.)[\"”’')\]?!%€$]|(?:[A-Z]\.){2})$"
    r"|[\"“‘'$€£].{6,}(?<!\.)[^.,;:…]$"
)
_FULL_STOP = re.compile(r"[^A-Z.][.][\"”’]?$")
_PROSE = re.compile(r"[.!?][\"”’')]?$")
_ENDED = re.compile(r"[.!?][\"”’')]?(?:\s|$)")
_OPEN = re.compile(r"(?i)\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)$")  # what no title ends with
_UNSURE = re.compile(r"(?:[?!][\"”’']?|\)|\.)$")  # may be the first sentence: a question, or one that ends in U.S.
_KINDS = "|".join(LISTED["kinds"])
_SPEAKER = re.compile(  # in a transcript; a title says what kind of story it is
    rf"^(?!(?:{_KINDS}):)[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{{1,30}}(?:, [A-Z ]{{2,20}})?:\s"
)
_OUTLET = re.compile(r"\s[-–—|]\s[^-–—|]{2,40}$")


def lines_of(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield where a line's words begin, the line, and where the next one begins, for the first lines with words."""
    at = number = 0
    while number < _MOST and at < len(text) and (line := _LINE.match(text, at)):
        if line[1]:
            yield line.start(1), line[1].rstrip().lstrip("# "), line.end()
            number += 1
        at = line.end()


class Above:
    """Lines that may stand above a story, what they say so far, and the head that they are for certain."""

    def __init__(self, text: str, title: str | None):
        self.text, self.given = text, title
        self.title: str | None = None
        self.says = Line()
        self.leads, self.titled, self.prose = 0, False, False
        self.broken = False  # whether a program broke off the title at its end
        self.sentence = ""  # the first line, where it may be the story's own first paragraph
        self.sure = NO_HEAD

    @property
    def date(self) -> Day | None:
        """The day that a line says; when it was published goes before when it was changed."""
        return self.says.date or self.says.updated

    @property
    def byline(self) -> bool:
        """Whether one of the lines names who wrote the story."""
        return self.says.byline

    def takes(self, written: str, line: Line | None, end: int) -> bool:
        """Take a line and what it says, and tell whether it may stand above a story."""
        if self._goes_on(written, line):
            self.title, self.broken = f"{self.title} {written}", self._breaks(written, end)
        elif line:
            self._hear(line)
        elif self.sentence or not self._takes_words(written, end):
            return False
        opens = self.title and not self.leads and (self.titled or not self.given) and self._opens(self.title, end)
        if opens or (line and line.strong and self.leads < _MOST_LEADS) or (self.titled and not self.sure.end):
            self.titled = self.titled or bool(opens)
            self.sure = self._so_far(end)
        return True

    def with_dateline(self, found: Head) -> Head:
        """Return the head that ends with a dateline."""
        date, place, agency, end, title, numbers = self._so_far(found.end)
        if self.sentence and len(self.sentence) <= _LONGEST_GUESS and not _SENTENCES.search(self.sentence):
            title = self.sentence
        return Head(found.date or date, found.place or place, found.agency or agency, end, title, numbers)

    def _so_far(self, end: int) -> Head:
        return Head(self.date, self.says.place, self.says.agency, end, self.title, self.says.numbers)

    def _hear(self, line: Line) -> None:
        """Remember what a line says that none before it has said."""
        self.title = self.title or line.title
        self.says = together((self.says, line))

    def _goes_on(self, written: str, line: Line | None) -> bool:
        """Tell whether a line goes on with a title that a program broke."""
        if not self.broken or not self.title or self.leads or (line and line.strong) or written.startswith("<"):
            return False
        named = line or is_name(written)
        return bool(not named or _OPEN.search(self.title)) and is_title(f"{self.title} {written}")

    def _takes_words(self, written: str, end: int) -> bool:
        """Take a line that is a title, a name below it, or a lead."""
        same = self.given is not None and are_alike(written, self.given)
        if self.title and are_alike(written, self.title):
            return True
        if not same and is_sentence(written):
            return self._takes_lead(written)
        if not same and self._names(written):
            self._hear(Line(byline=True))
            return True
        kicker = not self.leads and _is_kicker(self.title or "", written)
        if (same or is_title(written)) and (not self.title or same or kicker):
            self.title, self.titled, self.broken = written, self.titled or same, self._breaks(written, end)
            return True
        return self._takes_lead(written)

    def _names(self, written: str) -> bool:
        """Tell whether a line names people or, below a name, the outlet that they write for."""
        return is_name(written) if self.title else are_people(written) or (self.byline and is_outlet(written))

    def _takes_lead(self, written: str) -> bool:
        """Take a paragraph of a summary: below a title one or two and points, or one sentence without a title."""
        if len(written) > _LONGEST_LEAD or (self.byline and not self.title):
            return False
        self.prose = self.prose or bool(_PROSE.search(written))
        if not self.title:
            self.sentence, self.leads = written, _MOST_LEADS
            return True
        self.leads += not _BULLET.match(written)
        return self.leads <= _MOST_LEADS

    def _breaks(self, written: str, end: int) -> bool:
        """Tell whether a program broke a line at some width: the next word would not have stood in it."""
        following = self.text[end : end + _WIDEST].split("\n", 1)[0].split(None, 1)[:1]
        if not following or not re.search(r"\w", following[0]):
            return False
        lengths = [len(line) for line in self.text.split("\n")]
        width = median([length for length in lengths if length >= _NARROWEST] or [max(lengths)])
        return width <= _WIDEST and len(written) + len(following[0]) > _ROOM * width

    def _opens(self, title: str, at: int) -> bool:
        """Tell whether a paragraph longer than a title opens at a place: then the line before is not its part."""
        unsure = any(sign.search(title) for sign in (_NO_TITLE, _UNSURE, _SPEAKER))
        if self.broken or unsure or len(title) > _LONGEST_GUESS:
            return self.titled
        lines = re.split(r"\n[^\S\n]{0,20}\n", self.text[at:].lstrip(), maxsplit=1)[0].split("\n")
        paragraph = " ".join(lines)
        if paragraph[:1].islower() or not _ENDED.search(paragraph):  # the line before was broken off; a caption
            return False
        first, long = lines[0], len(paragraph) >= max(_PARAGRAPH, 1.5 * len(title))
        return long or (len(first) >= _SENTENCE and bool(_PROSE.search(first)))


def _is_kicker(title: str, below: str) -> bool:
    """Tell whether what seemed a title is a few words in capitals above one."""
    return title.isupper() and len(title) < 30 and not below.isupper()


def is_sentence(written: str) -> bool:
    """Tell whether a line is a sentence, and so neither a title nor a line of names."""
    return len(written) > _LONG_SENTENCE and bool(_FULL_STOP.search(written, len(written) - 3))


def is_title(written: str) -> bool:
    """Tell whether a line may be a title: short, begun with a capital, and no sentence."""
    if not 8 <= len(written) <= _LONGEST_TITLE or not _TITLE.match(written):
        return False
    return " " in written and not _SENTENCES.search(written)


def are_alike(line: str, title: str) -> bool:
    """Tell whether a line is a title, up to case, punctuation, its end where it is cut, and the outlet after it."""
    if _bare(line[:12])[:4] != _bare(title[:12])[:4]:
        return False
    mine, other = ({_bare(written), _bare(_OUTLET.sub("", written))} for written in (line, title))
    cut = re.search(r"(?:…|\.\.\.)$", title) and len(_bare(title)) > 20
    return bool(mine & other - {""}) or bool(cut and _bare(line).startswith(_bare(title)))


def _bare(written: str) -> str:
    return "".join(filter(str.isalnum, written.casefold()))
