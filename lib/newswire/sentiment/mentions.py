"""Where a corpus mentions somebody or something by name."""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from .chunks import AROUND, Chunks, chunks_of


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
        One row per mention, in text order: target, first, last (its first and last chunk).

    Raises
    ------
    ValueError
        When there are no targets, or one has no words.
    """
    chunks = chunks_of(corpus)
    surface = _surface(chunks)
    article = np.asarray(corpus.sentence_articles)[chunks.sentences]
    found = [pd.DataFrame({"target": pd.Series(dtype="str"), "first": pd.Series(dtype=np.int64),
                           "last": pd.Series(dtype=np.int64)})]
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
    if not forms:
        raise ValueError("There is no target; give at least one name.")
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
    counts = [np.count_nonzero(pc.equal(surface, form).to_numpy(zero_copy_only=False)[chunks.codes])
              for form in (words[-1], words[-1].lower())]
    return words[-1] if counts[0] > counts[1] else None


def _longest(target: str, places: list) -> pd.DataFrame:
    """Put the mentions of one target together; one that is inside another does not count."""
    first, last = (np.concatenate(side) for side in zip(*places, strict=True))
    order = np.lexsort([-last, first])
    first, last = first[order], last[order]
    reached = np.maximum.accumulate(np.concatenate([[-1], last[:-1]])) if len(last) else last
    kept = last > reached
    return pd.DataFrame({"target": pd.Series([target] * int(kept.sum()), dtype="str"),
                         "first": first[kept], "last": last[kept]})
