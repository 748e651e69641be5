"""Whether a page says what its articles give: it is rendered again from them, and every piece of it compared."""

import difflib
import re
from hashlib import blake2b
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from ..display.text import safe
from ..display.values import counted, listed
from ..tables import require_least
from . import groups, origins
from .jobs import all_left_out, jobs_of, limits, not_comparable, refuse, values_for
from .notebooks import choose, declared, notebook_files
from .render import ReportError
from .running.processes import Host
from .running.runner import WARM, Job, run_all

_INLINE = frozenset("a abbr b bdi code em i mark small span strong sub sup td th".split())
_FACTS = '<dl class="nw-provenance"'
_TEXT = re.compile(r"\s+")
MOST_DIFFERENCES = 20  # that are told; the first few tell what is wrong, and other articles differ in hundreds
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


def verify(
    page: Path,
    source: str | Path,
    asked: Request,
    *,
    values: dict[str, str] | None = None,
    notebooks: Path | None = None,
    timeout: int | None = None,
) -> str:
    """Render a page again from its articles and say that both are the same.

    Parameters
    ----------
    page : Path
    source : path
        The articles that the page is about, wherever they are now.
    asked : Request
        What the command on the page asked for.
    values : dict of str to str, optional
        Parameters to take otherwise than the page says, such as where the lexicon that it names is now.
    notebooks : Path, optional
        Folder of the notebooks; newswire's own unless given.
    timeout : int, optional
        Seconds that one cell may take; as for `render` unless given.

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
    require_least("timeout", timeout, 1)
    written = read_page(page)
    derived = _rendered(source, asked, written, values or {}, notebooks, timeout)
    written, remarks = _as_of_now(written)
    remarks += filter(None, [_other_articles(written, derived), _other_former(written, derived)])
    if found := differences(written, derived):
        more = len(found) - MOST_DIFFERENCES
        found[MOST_DIFFERENCES:] = [f"And {counted(more, 'more place')}."] if more > 0 else []
        places = counted(len(found) if more <= 0 else more + MOST_DIFFERENCES, "place")
        raise ReportError("\n".join([f"{page.name} is not what {source} gives, in {places}:", *remarks, *found]))
    pieces = pieces_of(written)
    numbers = sum(len(re.findall(r"\d[\d,.]*", piece.text)) for piece in pieces)
    same = f"{page.name} is what {source} gives: {len(pieces):,} pieces with {numbers:,} numbers were found again."
    return "\n".join([same, *remarks])


def _as_of_now(written: str) -> tuple[str, list[str]]:
    """Return a page with the versions of today where its own stand, and say once which it was made with."""
    said = fact(written, "versions")
    made, here = dict(part.rsplit(" ", 1) for part in said.split(", ") if " " in part), origins.versions()
    names = [name for name in here if made.get(name) != here[name]]
    if not names:
        return written, []
    old, new = ([f"{name} {given.get(name, 'of no version')}" for name in names] for given in (made, here))
    now = ", ".join(f"{name} {version}" for name, version in here.items())
    for before, after in (
        (said, now),
        (f"Made with newswire {made.get('newswire')} ", f"Made with newswire {here['newswire']} "),
        (f"(version {made.get('newswire')})", f"(version {here['newswire']})"),
    ):
        written = written.replace(before, after)
    return written, [f"The page was made with {listed(old)}, and this is {listed(new)}."]


def _other_articles(written: str, derived: str) -> str | None:
    """Say that a page is about other articles, by the fingerprints of both; None if it is not."""
    kinds = ("articles", "fingerprint of the articles")
    (n, mark), (n_here, mark_here) = ([fact(page, kind) for kind in kinds] for page in (written, derived))
    if mark == mark_here:
        return None
    return f"It is about other articles: its {n} have the fingerprint {mark}, the {n_here} here have {mark_here}."


def _other_former(written: str, derived: str) -> str | None:
    """Say that a page was compared with another former report than is there now, as when it has replaced that one."""
    then, now = (fact(page, origins.FORMER) for page in (written, derived))
    if then == now:
        return None
    return (
        f"It was compared with a former report that is not there any more: that had the fingerprint {then}, the one "
        f"there now has {now}. If it was kept elsewhere, give its folder: -p since FOLDER."
    )


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
    """Return the value of an attribute, or what stands for a picture or a packed table in it."""
    if not value.startswith("data:"):
        return value
    thing = "a figure" if value.startswith("data:image/") else "a table in full"
    return f"{thing}, {blake2b(value.encode(), digest_size=6).hexdigest()}"


def _difference(said: list[Piece], given: list[Piece]) -> str:
    """Say one difference in a sentence."""
    section = (said or given)[0].section
    page, articles = (_quoted(pieces) for pieces in (said, given))
    return f"{section}: the page says {page}, the articles give {articles}."


def _quoted(pieces: list[Piece]) -> str:
    text = " ".join(piece.text for piece in pieces)
    return f"“{text[:_LONGEST]}{'…' * (len(text) > _LONGEST)}”" if text else "nothing"


def _same(
    sets: list[groups.Group], about: str, asked: Request, chosen: list[Path], given: dict[str, dict], source: str | Path
) -> tuple[groups.Group, Job]:
    """Find the articles that a page is about among those that are there, and how it is rendered from them."""
    for group in sets:
        if about != (f"{asked.source}, {group.title}" if asked.by else asked.source):
            continue
        if reason := not_comparable(group, given, asked.by):
            raise ValueError(f"{reason} Where it is now is told by -p since FOLDER.")
        return group, jobs_of(group, chosen, given, asked.source, asked.by)[0]
    raise ValueError(f"{source} has no articles with {about.removeprefix(f'{asked.source}, ')}, as the page has.")


def _rendered(
    source: str | Path,
    asked: Request,
    written: str,
    values: dict[str, str],
    notebooks: Path | None,
    timeout: int | None,
) -> str:
    """Render the page again in a folder of its own."""
    chosen = choose(notebook_files(notebooks), [asked.notebook])
    said = values_for(chosen, asked.values, asked.columns, asked.by)
    given = values_for(chosen, asked.values | values, asked.columns, asked.by)
    corpus, origin = groups.read(source, asked.columns)
    refuse(corpus, chosen, given)
    with Host(WARM) as host:
        scratch = host.folder
        sets = groups.sets(corpus, origin, asked.by, scratch / "out", scratch)
        group, job = _same(sets, fact(written, "source"), asked, chosen, given, source)
        if reason := all_left_out(group.corpus, chosen, given):
            raise ValueError(f"{source} is not what the page is about. {reason}")
        if values:
            job.environment[origins.COMMAND] = fact(written, "rendered by")
        _, seconds = limits(corpus, 1, timeout)
        outcome = next(iter(run_all([job], host, n_workers=1, timeout=seconds)))
        if outcome.reason is not None:
            raise ValueError(f"The page could not be rendered again: {outcome.reason}")
        derived = outcome.page.read_text(encoding="utf-8")
    defaults = {name: parameter.default for name, parameter in declared(chosen[0]).items()}
    (before,), (after,) = said.values(), given.values()
    for name in values:  # the page goes on saying what it was made with, wherever that is now
        here, there = (safe(f"{name} = {(defaults | taken)[name]!r}") for taken in (after, before))
        derived = derived.replace(here, there)
    return derived
