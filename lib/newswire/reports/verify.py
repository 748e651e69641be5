"""Whether a page says what its articles give: it is rendered again from them, and every piece of it compared."""

import difflib
import re
from hashlib import blake2b
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from ..corpus import read_corpus
from ..display.values import counted
from ..reading.sources import Source
from . import groups, origins
from .jobs import jobs_of, values_for
from .notebooks import choose, notebook_files
from .processes import Host
from .render import ReportError
from .runner import WARM, run_all

_INLINE = frozenset("a abbr b bdi code em i mark small span strong sub sup td th".split())
_FACTS = '<dl class="nw-provenance"'
_TEXT = re.compile(r"\s+")
_LONGEST = 160  # characters of a piece that a message repeats


class Piece(NamedTuple):
    """A paragraph, a row of a table, an attribute or a figure of a page, with the heading that it stands under."""

    section: str
    text: str


class Request(NamedTuple):
    """What a page was asked for: by the command that stands on it."""

    source: str
    notebook: str
    values: dict[str, str]
    by: str | None
    columns: dict[str, str]


def verify(page: Path, source: str | Path, asked: Request, *, notebooks: Path | None = None, timeout: int = 600) -> str:
    """Render a page again from its articles and say that both are the same.

    Parameters
    ----------
    page : Path
    source : path
        The articles that the page is about, wherever they are now.
    asked : Request
        What the command on the page asked for.
    notebooks : Path, optional
        Folder of the notebooks; newswire's own unless given.
    timeout : int
        Seconds that one cell may take.

    Returns
    -------
    str
        How much was found again.

    Raises
    ------
    ReportError
        Where the page says something else than the articles give: each place, with both.
    ValueError
        When it cannot be rendered again.
    """
    written = read_page(page)
    derived = _rendered(Path(source), asked, written, notebooks, timeout)
    found = differences(written, derived)
    if found:
        raise ReportError(
            "\n".join([f"{page.name} is not what {source} gives, in {counted(len(found), 'place')}:", *found])
        )
    pieces = pieces_of(written)
    numbers = sum(len(re.findall(r"\d[\d,.]*", piece.text)) for piece in pieces)
    return f"{page.name} is what {source} gives: {len(pieces):,} pieces with {numbers:,} numbers were found again."


def read_page(path: Path) -> str:
    """Return the HTML of a page, or raise a `ValueError` when it is none."""
    if not path.is_file():
        raise ValueError(f"There is no page {path}.")
    written = path.read_bytes().decode(errors="replace")
    if _FACTS not in written:
        raise ValueError(f"{path} is not a page that newswire report made of a notebook.")
    return written


def fact(page_html: str, name: str) -> str:
    """Return a fact from the last lines of a page, such as the command that it was rendered by.

    Examples
    --------
    >>> fact('<p>x</p><dl class="nw-provenance"><div><dt>source</dt><dd>seeds</dd></div></dl>', "source")
    'seeds'
    """
    texts = [piece.text for piece in pieces_of(page_html[page_html.rindex(_FACTS) :])]
    return texts[texts.index(name) + 1] if name in texts else ""


def differences(page_html: str, derived_html: str) -> list[str]:
    """Say where a page differs from what was derived: under which heading, what it says, and what it should.

    Examples
    --------
    >>> differences("<h2>Words</h2><p>oil 12 times</p>", "<h2>Words</h2><p>oil 21 times</p>")
    ['Words: the page says “oil 12 times”, the articles give “oil 21 times”.']
    """
    said, given = pieces_of(page_html), pieces_of(derived_html)
    places = difflib.SequenceMatcher(None, said, given, autojunk=False).get_opcodes()
    found = [_difference(said[a:b], given[c:d]) for way, a, b, c, d in places if way != "equal"]
    if not found and page_html != derived_html:
        return ["Its mark-up differs, though nothing that it says."]
    return found


def pieces_of(page_html: str) -> list[Piece]:
    """Take a page apart: paragraphs and rows of tables as text, and every attribute, a picture by its hash."""
    parser = _Pieces()
    parser.feed(page_html)
    parser.close()
    parser.end_piece()
    return parser.pieces


class _Pieces(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.section = "Top"
        self.held: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.end_piece() if tag not in _INLINE else self.held.append(" " * (tag in ("td", "th")))
        for name, value in attrs:
            self.pieces.append(Piece(self.section, f"{tag} {name}: {_shown(value or '')}"))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2", "h3"):
            self.section = _TEXT.sub(" ", "".join(self.held)).strip() or self.section
        if tag not in _INLINE:
            self.end_piece()

    def handle_data(self, data: str) -> None:
        self.held.append(data)

    def end_piece(self) -> None:
        """Close a paragraph or a row."""
        if text := _TEXT.sub(" ", "".join(self.held)).strip():
            self.pieces.append(Piece(self.section, text))
        self.held = []


def _shown(value: str) -> str:
    """Return the value of an attribute, or what stands for a picture in it."""
    return f"a figure, {blake2b(value.encode(), digest_size=6).hexdigest()}" if value.startswith("data:") else value


def _difference(said: list[Piece], given: list[Piece]) -> str:
    """Say one difference in a sentence."""
    section = (said or given)[0].section
    page, articles = (_quoted(pieces) for pieces in (said, given))
    return f"{section}: the page says {page}, the articles give {articles}."


def _quoted(pieces: list[Piece]) -> str:
    text = " ".join(piece.text for piece in pieces)
    return f"“{text[:_LONGEST]}{'…' * (len(text) > _LONGEST)}”" if text else "nothing"


def _rendered(source: Path, asked: Request, written: str, notebooks: Path | None, timeout: int) -> str:
    """Render the page again in a folder of its own."""
    chosen = choose(notebook_files(notebooks), [asked.notebook])
    given = values_for(chosen, asked.values, asked.columns, asked.by)
    located = Source(source)
    with Host(WARM) as host:
        scratch = host.folder
        sets = groups.sets(read_corpus(located, columns=asked.columns), located, asked.by, scratch / "out", scratch)
        jobs = [job for group in sets for job in jobs_of(group, chosen, given, asked.source, asked.by)]
        same = [job for job in jobs if job.environment[origins.SOURCE] == fact(written, "source")]
        if not same:
            raise ValueError(f"{source} has no articles of “{fact(written, 'source')}”, which the page is about.")
        outcome = next(iter(run_all(same[:1], host, n_workers=1, timeout=timeout)))
        if outcome.reason is not None:
            raise ValueError(f"The page could not be rendered again: {outcome.reason}")
        return outcome.page.read_text(encoding="utf-8")
