"""Where articles come from; one set of pages for all of them, or one for each value of a column; and their indexes."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from ..corpus import Archive, Corpus, read_corpus
from ..corpus.archive.manifest import is_archive
from ..corpus.cut import COUNTED
from ..display.show import corpus_card
from ..display.text import slug
from ..display.values import counted
from ..periods import FREQUENCIES, as_periods
from ..reading.sources import Source, locate
from ..tables import content_hash
from . import origins, pages

_NOT_KNOWN = "not known"
COMPARISON = "5_comparison"  # the notebook that holds groups against each other
MOST_LEADS = 10  # sentences on a first page: what is read in a minute


class Origin(NamedTuple):
    """Where articles come from: its last name, the address that notebooks open, the one that pages show, and a name
    for all that is there.
    """

    name: str
    address: str
    shown: str
    fingerprint: str


def read(source: str | os.PathLike, columns: dict[str, str] | None = None) -> tuple[Corpus, Origin]:
    """Read articles, or open those of an archive, whose files are not read for that; and tell where they come from.

    A path is shown as it is given when relative, else by its last part, the same on every machine.
    """
    given = os.fspath(source)
    place = given if "://" in given else str(locate(given).absolute())
    name = (PurePosixPath if "://" in given else Path)(place).name
    shown = name if "://" in given or Path(given).is_absolute() else Path(given).as_posix()
    if is_archive(place):
        corpus = read_corpus(place, columns=columns)
        return corpus, Origin(name, place, shown, content_of(corpus))
    files = Source(source)
    corpus = read_corpus(files, columns=columns)
    return corpus, Origin(files.root.name, place, shown, files.fingerprint)


def content_of(corpus: Corpus) -> str:
    """Name all that pages can show of a corpus: columns, articles in their order, what was rejected, and notes."""
    tables = [content_hash(table) for table in (corpus.rejected, corpus.notes)]
    order = corpus.root.parts if isinstance(corpus, Archive) else corpus.articles.index
    parts = [corpus.fingerprint, *tables, *map(str, corpus.articles), *order]
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Group:
    """Articles that get a set of pages of their own: where they are read from, a name for all that the pages can show
    of them, and where their pages go.
    """

    title: str
    corpus: Corpus
    source: str
    fingerprint: str
    folder: Path


def sets(corpus: Corpus, origin: Origin, by: str | None, out: Path, scratch: Path) -> list[Group]:
    """Return the sets of pages to make: one, or one for each value of `by`, saved so that nothing is read twice.

    Articles without a value have a set too, so that none is lost.

    Raises
    ------
    ValueError
        When there is no such column, or it holds no values.
    """
    if by is None:
        return [Group(origin.name, corpus, origin.address, origin.fingerprint, out)]
    values = _values(corpus, by)
    if not values.notna().any():
        raise ValueError(f"The column {by!r} has no values to group by; choose from {_offered(corpus)}.")
    names = values.astype(object).map(str, na_action="ignore").fillna(_NOT_KNOWN)
    made = []
    for number, name in enumerate(sorted(names.unique(), key=lambda name: (name == _NOT_KNOWN, name))):
        part, saved = _kept(corpus.where(names == name), scratch / f"{number}.newswire")
        made.append(Group(f"{by}: {name}", part, str(saved), content_of(part), out / _slug(name)))
    return made


def _kept(part: Corpus, path: Path) -> tuple[Corpus, Path]:
    """Save the articles of a group for its pages: of an archive only which they are, unless they are few."""
    part.save(path)
    if isinstance(part, Archive) and not isinstance(few := read_corpus(path), Archive):
        return _kept(few, path / "few.newswire")
    return part, path


def size(corpus: Corpus) -> str:
    """Say how large a corpus is.

    Examples
    --------
    >>> size(Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Gas fell."]})))
    '2 articles, 4 words'
    """
    return f"{counted(len(corpus), 'article')}, {counted(corpus.n_words, 'word')}"


def write_index(
    folder: Path,
    title: str,
    corpus: Corpus,
    entries: list[dict],
    held: Sequence[dict] = (),
    *,
    home: str | None = None,
    notes: Iterable[str] = (),
) -> None:
    """Write an index: the corpus at a glance, what the pages leave out, what they say above all, the groups, and
    a card for each page.
    """
    html = pages.fill(
        "index.html.j2",
        title=title,
        home=home,
        notes=notes,
        card=Markup(corpus_card(corpus)),
        leads=chosen([entry.get("leads", []) for entry in entries]),
        groups=held,
        columns=_telling(held),
        entries=entries,
        cite=origins.citation(corpus.fingerprint),
    )
    origins.write_whole(folder / "index.html", html)


def chosen(said: list[list[pages.Lead]]) -> list[pages.Lead]:
    """Return at most ten sentences, in the order of their pages: the first of each page before the second of any.

    Examples
    --------
    >>> leads = [pages.Lead(Markup(name), "a.html", "") for name in "abcdefghijkl"]
    >>> "".join(lead.sentence for lead in chosen([leads[:9], leads[9:]]))
    'abcdefgjkl'
    """
    by_turn = sorted((turn, page) for page, sentences in enumerate(said) for turn in range(len(sentences)))
    return [said[page][turn] for page, turn in sorted((page, turn) for turn, page in by_turn[:MOST_LEADS])]


def group_entry(group: Group, reason: str | None = None) -> dict:
    """Describe a set of pages for the index above them: the first sentence of each page by its section, or why there
    are none.
    """
    about = {"href": f"{group.folder.name}/index.html", "title": group.title, "note": size(group.corpus)}
    if reason is not None:
        return about | {"reason": reason.removesuffix(".")}
    pages_of = [page for page in sorted(group.folder.glob("*.html")) if page.stem != COMPARISON]
    said = [_leads_of(page)[:1] for page in pages_of]
    leads = [lead._replace(href=f"{group.folder.name}/{lead.href}") for first in said for lead in first]
    return about | {"held": {lead.section: lead for lead in leads}}


def page_entry(folder: Path, name: str, reason: str | None) -> dict:
    """Describe a page for an index: address, heading, first paragraph and leading sentences, or why it is not there."""
    if reason is not None:
        return {"title": name, "reason": reason}
    html = (folder / f"{name}.html").read_text(encoding="utf-8")
    title = re.search(r"<title>(.*?)</title>", html, re.S)
    said = {"asks": pages.opening(html), "leads": pages.leads(html, f"{name}.html")}
    return {"href": f"{name}.html", "title": Markup(title[1]) if title else name, **said}


def _telling(held: Sequence[dict]) -> list[str]:
    """The sections of which the groups do not all say the same."""
    said = [group["held"] for group in held if "held" in group]
    sections = dict.fromkeys(section for leads in said for section in leads)
    different = {name: {leads[name].sentence if name in leads else None for leads in said} for name in sections}
    return [name for name in sections if len(said) < 2 or len(different[name]) > 1]


def _leads_of(page: Path) -> list[pages.Lead]:
    return pages.leads(page.read_text(encoding="utf-8"), page.name)


def _values(corpus: Corpus, by: str) -> pd.Series:
    if by in corpus.articles:
        return corpus.articles[by]
    if by in FREQUENCIES:
        periods = as_periods(corpus.articles["date"], by)
        return periods.astype("str").where(periods.notna())
    raise ValueError(f"There is no column {by!r} to group by; choose from {_offered(corpus)}.")


def _offered(corpus: Corpus) -> str:
    """Name the columns that hold values, and the periods where articles are dated."""
    columns = corpus.articles.drop(columns=["date", *COUNTED], errors="ignore").dropna(axis=1, how="all").columns
    periods = FREQUENCIES if corpus.articles["date"].notna().any() else ()
    return ", ".join([*map(str, columns), *periods])


def _slug(name: str) -> str:
    """Return a name for a folder: letters, digits and dashes, with a few digits where that is not the name itself."""
    plain = slug(name, 60)
    return plain if plain == name else f"{plain or 'group'}-{blake2b(name.encode(), digest_size=3).hexdigest()}"
