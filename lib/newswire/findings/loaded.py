"""What was read and what was not, in sentences."""

import pandas as pd

from ..corpus.overview import rejected_reasons
from ..reading.packing import ABOUT_THE_FOLDER, OF_A_PAGE, OUR_MANIFEST, OUR_PAGE, missed
from ..tables import require
from .words import agree, count, listed, quoted

# What nobody misses, by the reason for which it is not read.
ASIDE = {
    ABOUT_THE_FOLDER: ("document about its folder", "documents about their folders"),
    OUR_PAGE: ("page that newswire made", "pages that newswire made"),
    OUR_MANIFEST: ("manifest of such pages", "manifests of such pages"),
    OF_A_PAGE: ("folder of a saved page", "folders of saved pages"),
}


def articles_loaded(articles: pd.DataFrame, rejected: pd.DataFrame, notes: pd.DataFrame | None = None) -> str:
    """Say how much was read, what was not, and whether something was read otherwise than one might think.

    What is about a folder, or was made by newswire, is set aside: nobody would have it read.

    Parameters
    ----------
    articles : DataFrame
        n_words, n_sentences; `corpus.articles`.
    rejected : DataFrame
        source, reason; `corpus.rejected`.
    notes : DataFrame, optional
        source, note; `corpus.notes`.

    Returns
    -------
    str

    Examples
    --------
    >>> rejected = pd.DataFrame({"source": ["a.txt"], "reason": ["empty"]})
    >>> articles_loaded(pd.DataFrame({"n_words": [3], "n_sentences": [1]}), rejected)
    '1 article with 3 words in 1 sentence was read; 1 input was rejected for the reason “empty”.'
    """
    require(articles, "n_words", "n_sentences")
    require(rejected, "source", "reason")
    held = f"{count(articles['n_words'].sum(), 'word')} in {count(articles['n_sentences'].sum(), 'sentence')}"
    said = f"{count(len(articles), 'article')} with {held} {agree(len(articles), 'was', 'were')} read"
    unread = missed(rejected)
    aside = rejected["reason"].drop(unread.index)
    said += f"; {_set_aside(aside)}" if len(aside) else ""
    said += f"; {_rejected(unread)}." if len(unread) or not len(aside) else "."
    return f"{said} {_noted(notes)}" if notes is not None and len(notes) else said


def _rejected(unread: pd.DataFrame) -> str:
    """Say how many inputs were rejected, and the reason that all or most of them share."""
    if not len(unread):
        return "nothing was rejected"
    out = count(len(unread), "input", "was rejected", "were rejected")
    reasons = rejected_reasons(unread)
    first, n = quoted([reasons["reason"].iloc[0].rstrip(".")]), reasons["n_inputs"].iloc[0]
    if len(reasons) == 1:
        return f"{out}{', all' if n > 1 else ''} for the reason {first}"
    if n > reasons["n_inputs"].iloc[1]:
        return f"{out}, {n:,} of them for the reason {first}"
    return f"{out}, for {len(reasons):,} different reasons"


def _noted(notes: pd.DataFrame) -> str:
    """Say how many notes there are, and of how many kinds."""
    table = rejected_reasons(notes)
    kinds = f"of {len(table):,} kinds " if 1 < len(table) < len(notes) else ""
    verb = agree(len(notes), "says", "say")
    return f"{count(len(notes), 'note')} {kinds}{verb} what was read otherwise than one might think."


def _set_aside(reasons: pd.Series) -> str:
    """Say what was set aside: 1 document about its folder was set aside."""
    parts = []
    for reason, (one, many) in ASIDE.items():
        if n := (reasons == reason).sum():
            parts.append(f"{n:,} {agree(n, one, many)}")
    return f"{listed(parts)} {agree(len(reasons), 'was', 'were')} set aside"
