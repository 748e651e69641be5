"""Page furniture that is known by its form, such as "Reporting by …; editing by …"; the forms stand in a data file."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from ...text import words
from ...text.strings import is_in, matches
from ..corpus import Corpus
from .units import SHEET

_LONG = 1_000  # characters of a line that is looked at whole; of longer ones, a sentence and the next
_FUNCTION = (
    "A|An|And|As|At|But|By|For|From|He|Her|His|How|I|If|In|It|Its|More|My|No|Not|Of|On|Or|Our|She|So|That|The|Their|"
    "There|These|They|This|Those|To|Under|We|What|When|Where|While|Who|Why|With|You"
)
_WORD = rf"(?!(?:{_FUNCTION})\b)[A-ZÀ-ÖØ-Þ][\w.'’&-]*"
_NAME = rf"(?:(?:The|the) )?{_WORD}(?: (?:(?:de|la|van|von|der|al|bin|of|the|and) (?={_WORD}))?{_WORD}){{0,4}}"
_PLACED = rf"{_NAME}(?: (?:in|at|from) {_WORD}(?: {_WORD}){{0,2}})?"
_PIECES = {
    "start": r"(?:(?m:^)|(?<=[.!?…:;)\]”\"’*•|–—_] )|(?<=[.!?…)\]]))",
    "name": _NAME,
    "names": rf"{_PLACED}(?:(?:,| and|, and| &) {_PLACED}){{0,12}}",
    "title": rf"[^\n]{{1,200}}?(?:(?m:(?=\s*$))|[.!?…][\"”’)]?(?=\s|$)|(?=\s(?:{_FUNCTION}) [a-z]|\s[“\"][A-Z]))",
}


@dataclass(frozen=True)
class Form:
    """One kind of furniture: words of which one must be there, and a regular expression for all of it.

    A `line` form must fill a line, and a `capital` one has one of the words with a capital; what is found must hold
    what the form `needs`, too.
    """

    name: str
    words: str
    pattern: str
    examples: list[str]
    line: bool = False
    needs: str = ""
    capital: bool = False

    @property
    def expression(self) -> re.Pattern:
        """The form as a regular expression."""
        filled = re.sub("<(start|names?|title)>", lambda piece: _PIECES[piece[1]], self.pattern)
        return re.compile(rf"(?m:^)[ \t]*(?:{filled})[ \t]*(?m:$)" if self.line else filled)


FORMS = [Form(**form) for form in SHEET["form"]]


def known_forms(corpus: Corpus) -> pd.DataFrame:
    """Find what has a known form: row (of the article), start, end, pattern (the form's name)."""
    lower, upper = words.lower(corpus.types), matches(corpus.types, r"^\p{Lu}")
    sides = [lower, *(pc.replace_substring_regex(lower, side, "") for side in ("^.*/", "/.*$"))]  # of Doe/Reuters
    listed = [np.logical_or.reduce([is_in(side, form.words.split()) for side in sides]) for form in FORMS]
    told = np.array([found & (upper | (not form.capital)) for found, form in zip(listed, FORMS, strict=True)])
    tokens = np.flatnonzero(np.logical_or.reduce(told)[corpus.codes])  # the text is gone through once for all forms
    sentence, codes = corpus.token_sentences(tokens), corpus.codes[tokens]
    texts = corpus.articles["text"].to_numpy(object)
    found: list[tuple] = []
    for form, types in zip(FORMS, told, strict=True):
        sentences = np.unique(sentence[types[codes]])
        expression, needs = form.expression, re.compile(form.needs)
        seen = (-1, -1)
        for row, start, end in _windows(corpus, texts, sentences):
            if (row, end) == seen:
                continue
            seen = row, end
            for match in expression.finditer(texts[row], start, end):
                if match.end() > match.start() and needs.search(match[0]):
                    lead = len(match[0]) - len(match[0].lstrip())
                    found.append((row, match.start() + lead, match.start() + len(match[0].rstrip()), form.name))
    table = pd.DataFrame(found, columns=["row", "start", "end", "pattern"])
    return table.astype({"row": int, "start": int, "end": int})


def _windows(corpus: Corpus, texts: np.ndarray, sentences: np.ndarray):
    """Yield the line that each sentence is in, or the sentence and the next where the line is long."""
    rows, starts = corpus.sentence_articles[sentences].tolist(), corpus.sentence_starts[sentences].tolist()
    later = np.minimum(sentences + 1, len(corpus.sentence_ends) - 1)
    later = np.where(corpus.sentence_articles[later] == corpus.sentence_articles[sentences], later, sentences)
    ends = corpus.sentence_ends[later].tolist()
    for row, start, end in zip(rows, starts, ends, strict=True):
        text = texts[row]
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        last = len(text) if last < 0 else last
        yield (row, first, last) if last - first <= _LONG else (row, start, min(end, last))
