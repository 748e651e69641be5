"""Where a corpus mentions somebody or something by name."""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from .chunks import AROUND, Chunks, chunks_of

TITLES = (
    "President",
    "Minister",
    "Ambassador",
    "Senator",
    "Representative",
    "Secretary",
    "Chancellor",
    "King",
    "Queen",
    "Prince",
    "Governor",
    "Mayor",
    "Justice",
    "Judge",
    "General",
    "Speaker",
    "Chairman",
    "Leader",
    "Director",
    "Former",
    "Republican",
    "Democratic",
    "The",
    "Mr",
    "Mrs",
    "Ms",
    "Sen",
    "Rep",
    "Gov",
    "Dr",
    "St",
)


def find_mentions(corpus, targets) -> pd.DataFrame:
    """Find the mentions of some names.

    A name of several words also counts by its last word ("Putin") in articles that give the whole name, unless the
    corpus mostly writes that word in lower case ("United States").

    Parameters
    ----------
    corpus : Corpus
    targets : list of str, or mapping of str to list of str
        Names; or for each target the forms that name it, which are then the only ones.

    Returns
    -------
    DataFrame
        One row per mention, in text order: target, first, last (its first and last chunk). No targets, no rows.

    Raises
    ------
    ValueError
        When a target has no words.
    """
    chunks = chunks_of(corpus)
    surface = _surface(chunks)
    article = np.asarray(corpus.sentence_articles)[chunks.sentences]
    found = [
        pd.DataFrame(
            {"target": pd.Series(dtype="str"), "first": pd.Series(dtype=np.int64), "last": pd.Series(dtype=np.int64)}
        )
    ]
    for target, forms in _forms_of(targets).items():
        whole = [_places(chunks, surface, form) for form in forms]
        if not isinstance(targets, Mapping) and (short := _short_form(target, surface, chunks)):
            named = np.unique(article[np.concatenate([first for first, _ in whole])])
            first, last = _places(chunks, surface, short)
            kept = np.isin(article[first], named)
            whole.append((first[kept], last[kept]))
        found.append(_longest(target, whole))
    return pd.concat(found).sort_values(["first", "target"], kind="stable", ignore_index=True)


def _forms_of(targets) -> dict[str, list[str]]:
    forms = dict(targets) if isinstance(targets, Mapping) else {str(name): [str(name)] for name in targets}
    forms = {name: [each] if isinstance(each, str) else list(each) for name, each in forms.items()}
    for name, each in forms.items():
        if not each or not all(form.strip() for form in each):
            raise ValueError(f"The target {name!r} has no words to look for.")
    return forms


def _surface(chunks: Chunks) -> pa.Array:
    """Each type without punctuation, quotes and a possessive ending, in its own letter case."""
    bare = pc.utf8_trim(pc.replace_substring_regex(chunks.types, "’", "'"), characters=AROUND)
    return pc.if_else(pc.ends_with(bare, "'s"), pc.utf8_slice_codeunits(bare, 0, stop=-2), bare)


def _places(chunks: Chunks, surface: pa.Array, form: str) -> tuple[np.ndarray, np.ndarray]:
    """First and last chunks of a form, as written or in capitals, within one sentence."""
    words = form.split()
    at = np.arange(0)
    for step, word in enumerate(words):
        is_word = pc.is_in(surface, pa.array([word, word.upper()], surface.type)).to_numpy(zero_copy_only=False)
        if step == 0:
            at = np.flatnonzero(is_word[chunks.codes])
        else:
            at = at[at + step < chunks.bounds[chunks.sentences[at] + 1]]
            at = at[is_word[chunks.codes[at + step]]]
    return at, at + len(words) - 1


def _short_form(name: str, surface: pa.Array, chunks: Chunks) -> str | None:
    """The last word of a name, if the corpus does not mostly write it in lower case."""
    words = name.split()
    if len(words) < 2 or not re.match(r"[^\W\d_]", words[-1]) or words[-1].islower():
        return None
    counts = [
        np.count_nonzero(pc.equal(surface, form).to_numpy(zero_copy_only=False)[chunks.codes])
        for form in (words[-1], words[-1].lower())
    ]
    return words[-1] if counts[0] > counts[1] else None


def _longest(target: str, places: list) -> pd.DataFrame:
    """Put the mentions of one target together; one that is inside another does not count."""
    first, last = (np.concatenate(side) for side in zip(*places, strict=True))
    order = np.lexsort([-last, first])
    first, last = first[order], last[order]
    reached = np.maximum.accumulate(np.concatenate([[-1], last[:-1]])) if len(last) else last
    kept = last > reached
    return pd.DataFrame(
        {"target": pd.Series([target] * int(kept.sum()), dtype="str"), "first": first[kept], "last": last[kept]}
    )


def frequent_names(corpus, top: int = 5) -> list[str]:
    """Return the names of two words that are in most articles, as targets to begin with.

    A name here is a pair of words with a capital inside a sentence that is not part of a longer run of them, titles
    such as President aside.

    Parameters
    ----------
    corpus : Corpus
    top : int
        Most names to return.

    Returns
    -------
    list of str
        Most articles first, then most mentions, then the name.
    """
    chunks, surface = chunks_of(corpus), _surface(chunks_of(corpus))
    at = _pairs_of_capitals(chunks, surface)
    pairs = pd.DataFrame(
        {
            "first": chunks.codes[at],
            "second": chunks.codes[at + 1],
            "article": np.asarray(corpus.sentence_articles)[chunks.sentences[at]],
        }
    )
    counts = pairs.groupby(["first", "second"])["article"].agg(["nunique", "size"]).reset_index()
    counts = counts.nlargest(20 * top, ["nunique", "size"])
    words = [surface.take(pa.array(counts[side].to_numpy())).to_pylist() for side in ("first", "second")]
    counts["name"] = [f"{first} {second}" for first, second in zip(*words, strict=True)]
    table = counts.groupby("name")[["nunique", "size"]].sum().reset_index()
    return table.sort_values(["nunique", "size", "name"], ascending=[False, False, True])["name"].head(top).tolist()


def _pairs_of_capitals(chunks: Chunks, surface: pa.Array) -> np.ndarray:
    """The first chunks of the runs of just two words with a capital, not counting a title before them."""
    codes = chunks.codes
    capital = pc.match_substring_regex(surface, r"^\p{Lu}[\p{L}-]*\p{Ll}[\p{L}-]*$").to_numpy(zero_copy_only=False)
    closed = pc.match_substring_regex(chunks.types, r"[^\p{L}]$").to_numpy(zero_copy_only=False)
    title = pc.is_in(surface, pa.array(TITLES, surface.type)).to_numpy(zero_copy_only=False)
    fits = capital[codes]
    fits[chunks.bounds[:-1][chunks.bounds[:-1] < chunks.bounds[1:]]] = False
    joined = np.zeros(len(codes) + 2, bool)
    joined[1:-2] = fits[:-1] & fits[1:] & ~closed[codes[:-1]]
    before, here, after = joined[:-2], joined[1:-1], joined[2:]
    titled = np.concatenate([[False], title[codes[:-1]]])
    return np.flatnonzero(here & ~after & (~before | titled) & ~title[codes] & ~np.append(title[codes[1:]], False))
