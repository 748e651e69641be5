"""One set of pages for all articles, or one for each value of a column; and what their indexes show."""

import re
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from ..display.cards import corpus_card
from ..periods import as_periods
from ..reading.sources import Source
from . import manifest, pages

PERIODS = ("year", "quarter", "month")


class Group(NamedTuple):
    """Articles that get a set of pages of their own."""

    title: str
    corpus: object
    source: Path
    fingerprint: str
    folder: Path


def sets(corpus, path: Path, by: str | None, out: Path, scratch: Path) -> list[Group]:
    """Return the sets of pages to make: one, or one for each value of `by`, saved so that nothing is read twice.

    Articles without a value have a set too, so that none is lost.

    Raises
    ------
    ValueError
        When there is no such column, or it holds no values.
    """
    if by is None:
        return [Group(path.name, corpus, path.absolute(), Source(path).fingerprint, out)]
    values = _values(corpus, by)
    if not values.notna().any():
        raise ValueError(f"column {by!r} has no values to group by.")
    masks = {str(value): values == value for value in sorted(values.dropna().unique(), key=str)}
    masks |= {"not known": values.isna()} if values.isna().any() else {}
    found = []
    for name, mask in masks.items():
        part = corpus.where(mask.fillna(False).to_numpy(bool))
        saved = scratch / f"{len(found)}.newswire"
        part.save(saved)
        found.append(Group(f"{by}: {name}", part, saved, part.fingerprint, out / _slug(name)))
    return found


def write_index(out: Path, corpus, by: str, made: list[Group]) -> None:
    """Write the index of all groups."""
    entries = [
        {
            "href": f"{group.folder.name}/index.html",
            "title": group.title,
            "note": f"{len(group.corpus):,} articles, {group.corpus.n_words:,} words",
        }
        for group in made
    ]
    html = pages.fill(
        "index.html.j2", title=f"Reports by {by}", card=card(corpus), entries=entries, home=None, headings=[]
    )
    manifest.write_whole(out / "index.html", html)


def card(corpus) -> Markup:
    """Return the corpus at a glance, for an index."""
    return Markup(corpus_card(corpus))


def entry(folder: Path, name: str, reason: str | None) -> dict:
    """Describe a page for an index: its address, heading and richest picture, or why it is not there."""
    if reason is not None:
        return {"title": name, "reason": reason}
    html = (folder / f"{name}.html").read_text(encoding="utf-8")
    title = re.search(r"<title>(.*?)</title>", html, re.S)
    return {"href": f"{name}.html", "title": Markup(title[1]) if title else name, "image": pages.richest_image(html)}


def _values(corpus, by: str) -> pd.Series:
    if by in corpus.articles:
        return corpus.articles[by]
    if by in PERIODS:
        periods = as_periods(corpus.articles["date"], by)
        return periods.astype("str").where(periods.notna())
    there = ", ".join([*corpus.articles.columns, *PERIODS])
    raise ValueError(f"no column {by!r} to group by; there are {there}.")


def _slug(name: str) -> str:
    """Return a name for a folder: letters, digits and dashes, with a few digits where that is not the name itself."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower()[:60]
    return plain if plain == name else f"{plain or 'group'}-{blake2b(name.encode(), digest_size=3).hexdigest()}"
