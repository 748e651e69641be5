"""A corpus at a glance."""

from typing import TYPE_CHECKING

import pandas as pd

from .show import Shown
from .tables import table_html
from .text import clipped, printable, safe
from .values import date, number, ranked

if TYPE_CHECKING:
    from ..corpus import Corpus

MOST_AGENCIES = 3  # named on the card; the rest are counted


def corpus_card(corpus: "Corpus") -> str:
    """Write what a corpus holds as HTML: articles, words, dates, agencies, and what could not be read.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    str
        A list of facts, and below it the inputs that were rejected, with their reasons, where there are any.
    """
    facts = {name: value for name, value in _facts(corpus).items() if value}
    items = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(value, 120)}</dd></div>" for name, value in facts.items())
    rejected = corpus.rejected
    below = table_html(rejected, "Inputs that could not be read, and why.", rows=10) if len(rejected) else ""
    return Shown(f'<dl class="nw-card">{items}</dl>{below}', "")._repr_html_()


def _facts(corpus: "Corpus") -> dict[str, str]:
    """The name of each fact and its value; empty where it is not known."""
    articles = corpus.articles
    return {
        "articles": number(len(articles)),
        "words": number(corpus.n_words),
        "sentences": number(len(corpus.sentence_starts)),
        "dates": _dates(articles["date"]),
        "agencies": _commonest(articles["agency"]),
        "could not be read": number(len(corpus.rejected)) if len(corpus.rejected) else "",
    }


def _dates(dates: pd.Series) -> str:
    known = pd.to_datetime(dates).dropna().dt.normalize()
    return " to ".join(dict.fromkeys(date(day) for day in (known.min(), known.max()))) if len(known) else ""


def _commonest(values: pd.Series) -> str:
    names = [clipped(printable(name), 24) for name in ranked(values)]
    more = len(names) - MOST_AGENCIES
    return ", ".join(names[:MOST_AGENCIES]) + (f" and {more} more" if more > 0 else "")
