"""The sentences behind a figure, strongest first, with the words that made their score."""

from collections.abc import Collection

import pandas as pd

from ..corpus import Corpus
from ..tables import SPAN
from .contributions import SILENT

PER_KEY = 3  # sentences that a page shows when a row of a table is opened
_OPENING = 80  # characters by which a repeated sentence is known
_CANDIDATES = 20  # sentences that are read for each one wanted, so that enough are left when repeats are dropped


def sentence_evidence(
    sentences: pd.DataFrame, contributions: pd.DataFrame, keys: pd.Series | None = None, *, per_key: int = PER_KEY
) -> pd.DataFrame:
    """Return the strongest sentences of each key, or all that are given, with their scored words.

    Parameters
    ----------
    sentences : DataFrame
        From `score_sentences`; or, without keys, from `strongest_sentences`.
    contributions : DataFrame
        From `word_contributions`.
    keys : Series, optional
        The key of each sentence, such as how it reads, or of each article, such as its group or period (then indexed
        by article); the name of the Series names the column. Sentences whose key is missing are left out.
    per_key : int
        Most sentences per key.

    Returns
    -------
    DataFrame
        One row per word: the key, article, start, end, hit_start, hit_end (NaN where a sentence has no scored word),
        n_sentences (of the key in all). Without keys, the table of sentences with hit_start and hit_end.

    Examples
    --------
    >>> from newswire import Corpus, sentiment
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["They praised the deal."], "agency": ["TASS"]}))
    >>> scores, words = sentiment.score_sentences(corpus), sentiment.word_contributions(corpus)
    >>> sentence_evidence(scores, words, corpus.articles["agency"])[["agency", "hit_start", "hit_end"]].values.tolist()
    [['TASS', 5, 12]]
    """
    hits = contributions.loc[contributions["contribution"] != 0, [*SPAN, "hit_start", "hit_end"]]
    if keys is None:
        return sentences.merge(hits, on=SPAN, how="left")
    if keys.index.name == "article":
        keys = keys.reindex(sentences["article"])
    name = keys.name
    table = sentences[[*SPAN, "compound"]].assign(**{name: keys.to_numpy(object)})
    table = table[table[name].notna()]
    table = table.assign(n_sentences=table.groupby(name)["start"].transform("size"))
    table = table.sort_values("compound", key=abs, ascending=False, kind="stable")
    chosen = table.groupby(name, sort=False).head(per_key)
    return chosen.merge(hits, on=SPAN, how="left")[[name, *SPAN, "hit_start", "hit_end", "n_sentences"]]


def strongest_uses(contributions: pd.DataFrame, groups: pd.Series | None = None, pair: Collection = ()) -> pd.DataFrame:
    """Order the places of words by the size of what they contribute, the strongest first.

    Parameters
    ----------
    contributions : DataFrame
        From `word_contributions`.
    groups : Series, optional
        The group of each article, indexed by article: only the words that `word_shift` counts in the two groups of
        `pair` are returned.
    pair : collection
        Two of the groups.

    Returns
    -------
    DataFrame
        Rows of `contributions`.

    Examples
    --------
    >>> strongest_uses(pd.DataFrame({"word": ["good", "war"], "contribution": [1.9, -2.9]}))["word"].tolist()
    ['war', 'good']
    """
    if groups is not None:
        inside = groups.reindex(contributions["article"]).isin(list(pair)).to_numpy()
        contributions = contributions[inside & ~contributions["rule"].isin(SILENT)]
    return contributions.sort_values("contribution", key=abs, ascending=False, kind="stable", ignore_index=True)


def strongest_sentences(
    corpus: Corpus, sentences: pd.DataFrame, contributions: pd.DataFrame, top: int = 5
) -> pd.DataFrame:
    """Return the most positive and the most negative sentences.

    Parameters
    ----------
    corpus : Corpus
    sentences : DataFrame
        From `score_sentences`.
    contributions : DataFrame
        From `word_contributions`.
    top : int
        Most sentences on each side; those that begin with the same words count once.

    Returns
    -------
    DataFrame
        One row per sentence: sentence (its text), score, words (those that add something, with how much), article,
        start, end; the most positive first, the most negative last.

    Examples
    --------
    >>> from newswire import Corpus, sentiment
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["It was not good. They praised the deal. It was signed."]}))
    >>> scores, words = sentiment.score_sentences(corpus), sentiment.word_contributions(corpus)
    >>> strongest_sentences(corpus, scores, words)[["sentence", "words"]].values.tolist()
    [['They praised the deal.', 'praised +2.2'], ['It was not good.', 'good -1.4']]
    """
    ordered = sentences.sort_values("compound", ascending=False, kind="stable")
    sides = [ordered[ordered["compound"] > 0], ordered[ordered["compound"] < 0][::-1]]
    sides = [side.head(_CANDIDATES * top).assign(sentence=corpus.text_of) for side in sides]
    first, last = (side[~_opening(side["sentence"]).duplicated()].head(top) for side in sides)
    # Both sides begin with their strongest; with the second turned round, the lowest score of all stands last.
    chosen = pd.concat([first, last[::-1]], ignore_index=True).rename(columns={"compound": "score"})
    adding = contributions[contributions["contribution"].round(1) != 0]
    words = chosen[SPAN].reset_index(names="row").merge(adding, on=SPAN)
    said = [f"{word} {value:+.1f}" for word, value in zip(words["word"], words["contribution"], strict=True)]
    listed = pd.Series(said, index=words["row"], dtype="str").groupby(level=0).agg(", ".join)
    chosen["words"] = listed.reindex(chosen.index).fillna("").astype("str")
    return chosen[["sentence", "score", "words", *SPAN]]


def _opening(sentences: pd.Series) -> pd.Series:
    """The first words of sentences: a quotation that many carry differs in its marks and in where it is cut off."""
    return sentences.str.casefold().str.replace(r"\W+", " ", regex=True).str.strip().str[:_OPENING]
