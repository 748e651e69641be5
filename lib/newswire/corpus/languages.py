"""The languages that articles are in, and which articles are in one of them."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..display.values import listed
from ..reading.cleaning.languages import NAMES, name_of

if TYPE_CHECKING:
    from .corpus import Corpus

_MOST_NAMED = 3  # languages that a message names


def languages(corpus: "Corpus") -> pd.DataFrame:
    """Tell how many articles are in each language.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        language (two letters of ISO 639-1; missing where it cannot be told), name, n_articles, share (of all
        articles, 0 to 1); most articles first, then those that cannot be told.

    Examples
    --------
    >>> from newswire import Corpus
    >>> languages(Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."]})))[["name", "n_articles"]].values.tolist()
    [['cannot be told', 1]]
    """
    told = corpus.articles["language"]
    counts = told.value_counts().rename_axis("language").rename("n_articles").reset_index()
    table = counts.sort_values(["n_articles", "language"], ascending=[False, True])
    if missing := int(told.isna().sum()):
        table = pd.concat([table, pd.DataFrame({"language": [None], "n_articles": [missing]})])
    names = [name_of(code) if isinstance(code, str) else "cannot be told" for code in table["language"]]
    table = table.astype({"language": "str", "n_articles": np.int64}).reset_index(drop=True)
    table.insert(1, "name", pd.Series(names, dtype="str"))
    return table.assign(share=table["n_articles"] / max(1, len(told)))


def in_language(articles: pd.DataFrame, language: str) -> np.ndarray:
    """Tell which articles are in a language, or in one that cannot be told.

    Raises
    ------
    ValueError
        When there is no such language, or no article is in it, with the languages that there are.

    Examples
    --------
    >>> in_language(pd.DataFrame({"language": ["fr", "en", None]}), "en").tolist()
    [False, True, True]
    """
    if language not in NAMES:
        known = next((code for code, name in NAMES.items() if name.lower() == language.lower()), None)
        example = f"{name_of(known)} is {known}" if known else "such as en"
        raise ValueError(f"A language is given by its two letters ({example}), not as {language!r}.")
    told = articles["language"]
    kept = (told.isna() | (told == language)).to_numpy(bool)
    if kept.any() or not len(kept):
        return kept
    counts = sorted(told.value_counts().items(), key=lambda item: (-item[1], item[0]))
    first, name = counts[0][0], name_of(language)
    if len(kept) == 1:
        said, those = f"The article is not in {name} but in {name_of(first)}", "it"
    else:
        named = counts if len(counts) == _MOST_NAMED + 1 else counts[:_MOST_NAMED]  # one more is no "others"
        there = [f"{n:,} {'is' if n == 1 else 'are'} in {name_of(code)}" for code, n in named]
        there += [f"{others:,} in other languages"] if (others := sum(n for _, n in counts[len(named) :])) else []
        said, those = f"None of the {len(kept):,} articles is in {name}: {listed(there)}", "those"
    raise ValueError(f"{said}. Set language to {first} to read {those}, or to None for all.")
