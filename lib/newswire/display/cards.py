"""A corpus at a glance."""

import pandas as pd

from .show import Shown
from .tables import table_html
from .text import clipped, printable, safe
from .values import date, number


def corpus_card(corpus):
    """Write what a corpus holds as HTML: articles, words, dates, agencies, and what could not be read.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    str
        HTML: a list of facts, and the inputs that were rejected with their reasons where there are any.
    """
    facts = corpus_facts(corpus)
    items = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(value, 120)}</dd></div>" for name, value in facts.items())
    rejected = corpus.rejected
    below = table_html(rejected, "Inputs that could not be read, and why.", rows=10) if len(rejected) else ""
    return Shown(f'<dl class="nw-card">{items}</dl>{below}', "")._repr_html_()


def corpus_facts(corpus):
    """Say in a few words each what a corpus holds.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    dict
        Name of the fact to its value, both str; facts that are not known are left out.
    """
    articles = corpus.articles
    facts = {
        "articles": number(len(articles)),
        "words": number(corpus.n_words),
        "sentences": number(len(corpus.sentence_articles)),
        "dates": _dates(articles),
        "agencies": _commonest(articles, "agency"),
        "could not be read": number(len(corpus.rejected)) if len(corpus.rejected) else "",
    }
    return {name: value for name, value in facts.items() if value}


def _dates(articles):
    known = pd.to_datetime(articles["date"]).dropna().dt.normalize() if "date" in articles else pd.Series(dtype=object)
    if not len(known):
        return ""
    first, last = date(known.min()), date(known.max())
    return first if first == last else f"{first} to {last}"


def _commonest(articles, column, n=3):
    if column not in articles:
        return ""
    counts = articles[column].dropna().astype(str).value_counts()
    names = sorted(counts.index, key=lambda name: (-counts[name], name))
    more = f" and {len(names) - n} more" if len(names) > n else ""
    return ", ".join(clipped(printable(name), 24) for name in names[:n]) + more
