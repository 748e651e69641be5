"""`show`: one call that puts a table, a figure or a sentence into a notebook or a page."""

import sys
from collections.abc import Iterable
from importlib import resources
from typing import TYPE_CHECKING

import pandas as pd

from .evidence import sentences_behind
from .tables import flat, table_html, table_text
from .text import LONGEST_CAPTION, clipped, printable, safe

if TYPE_CHECKING:
    from ..corpus import Corpus

NOTEBOOK_STYLE = f"<style>{resources.files(__package__).joinpath('notebook.css').read_text('utf-8')}</style>"
LONGEST_FINDING = 5000  # characters; findings are far shorter, but any string can be shown


class Shown:
    """Something ready to be looked at: as HTML in a notebook, as text in a terminal.

    Attributes
    ----------
    html, text : str
    """

    def __init__(self, html: str, text: str):
        self.html = html
        self.text = text

    def _repr_html_(self) -> str:
        # The class keeps MathJax away from prices: "$5 million and $6 million" is no formula.
        return f'{NOTEBOOK_STYLE}<div class="nw-out mathjax_ignore tex2jax_ignore">{self.html}</div>'

    def __repr__(self) -> str:
        return self.text


def show(
    thing: object,
    caption: str | None = None,
    *,
    alt: str | None = None,
    evidence: pd.DataFrame | None = None,
    corpus: "Corpus | None" = None,
    rows: int = 25,
    bars: Iterable[str] = (),
    finding: str | None = None,
) -> Shown:
    """Show a table, a figure or a finding, with a caption and with the sentences behind it.

    Parameters
    ----------
    thing : DataFrame, Series, Axes, array of Axes, Figure, str, or an object that displays itself
        What to show. A figure is closed.
    caption : str, optional
        What it shows, in a sentence.
    alt : str, optional
        For a figure: what a reader who cannot see it is told.
    evidence : DataFrame, optional
        For a table: sentences by its first column, most telling first, in columns article, start, end and optionally
        hit_start and hit_end; at most three a row are shown.
    corpus : Corpus, optional
        Where the evidence is; needed with `evidence`.
    rows : int
        Most rows of a table to show.
    bars : iterable of str
        Columns of a table that get a bar in each cell.
    finding : str, optional
        What it shows, in a sentence of its own below.

    Returns
    -------
    Shown
        Make it the last expression of a cell.

    Raises
    ------
    TypeError
        A thing that is none of the above.
    ValueError
        Evidence without its corpus or one of its columns, or bars for a column that the table does not have.

    Examples
    --------
    >>> show("1 < 2").html
    '<p class="nw-finding">1 &lt; 2</p>'
    """
    if finding:
        shown = show(thing, caption, alt=alt, evidence=evidence, corpus=corpus, rows=rows, bars=bars)
        said = show(finding)
        return Shown(shown.html + said.html, f"{shown.text}\n{said.text}")
    if isinstance(thing, str):
        return _finding(thing)
    if isinstance(thing, (pd.DataFrame, pd.Series)):
        table = flat(thing)
        behind = None if evidence is None or table.empty else sentences_behind(table.iloc[:rows, 0], evidence, corpus)
        return Shown(table_html(table, caption, rows, bars, behind), table_text(table))
    if hasattr(thing, "_repr_html_"):
        words = f'<p class="nw-count">{safe(caption, LONGEST_CAPTION)}</p>' if caption else ""
        # A page needs the style once, and what is shown brings it along again.
        html = thing._repr_html_().replace(NOTEBOOK_STYLE, "")
        return Shown(html + words, printable(caption or repr(thing)))
    return _figure(thing, caption, alt)


def _finding(sentence: str) -> Shown:
    paragraphs = [part for part in sentence.split("\n\n") if part.strip()]
    html = "".join(f'<p class="nw-finding">{safe(part, LONGEST_FINDING)}</p>' for part in paragraphs)
    return Shown(html, clipped(printable(sentence), LONGEST_FINDING))


def _figure(thing: object, caption: str | None, alt: str | None) -> Shown:
    # Where matplotlib has not been imported there is no figure, and importing it to find that out would take a second.
    if "matplotlib" in sys.modules:
        from .figures import described, figure_html, figure_of

        if (figure := figure_of(thing)) is not None:
            text = printable(alt or described(figure, caption))
            return Shown(figure_html(figure, caption, alt), text)
    raise TypeError(f"show takes a table, a figure, its axes or a sentence, not {type(thing).__name__}.")
