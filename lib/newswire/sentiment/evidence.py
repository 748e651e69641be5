"""The sentences behind a figure, strongest first, with the words that made their score."""

import numpy as np
import pandas as pd

PER_KEY = 3
SPAN = ["article", "start", "end"]


def sentence_evidence(
    sentences: pd.DataFrame, contributions: pd.DataFrame, keys, name: str, *, per_key: int = PER_KEY
) -> pd.DataFrame:
    """Return the strongest sentences of each key, with their scored words.

    Parameters
    ----------
    sentences : DataFrame
        From `score_sentences`.
    contributions : DataFrame
        From `word_contributions`.
    keys : Series or array
        The key of each sentence, such as its group or period; missing: of none. A Series indexed by article gives
        every sentence its article's key.
    name : str
        The name of the column of keys.
    per_key : int
        Most sentences per key.

    Returns
    -------
    DataFrame
        One row per word: the key, article, start, end, hit_start, hit_end (NaN where a sentence has no scored word),
        n_sentences (of the key in all).
    """
    if isinstance(keys, pd.Series) and keys.index.name == "article":
        keys = keys.reindex(sentences["article"])
    table = sentences[[*SPAN, "compound"]].assign(**{name: np.asarray(keys, dtype=object)})
    table = table[table[name].notna()]
    table = table.assign(n_sentences=table.groupby(name)["start"].transform("size"))
    order = np.argsort(-table["compound"].abs().to_numpy(), kind="stable")
    chosen = table.iloc[order].groupby(name, sort=False).head(per_key)
    return _with_words(chosen, contributions)[[name, *SPAN, "hit_start", "hit_end", "n_sentences"]]


def strongest_sentences(corpus, sentences: pd.DataFrame, contributions: pd.DataFrame, top: int = 5) -> pd.DataFrame:
    """Return the most positive and the most negative sentences.

    Parameters
    ----------
    corpus : Corpus
    sentences : DataFrame
        From `score_sentences`.
    contributions : DataFrame
        From `word_contributions`.
    top : int
        Most sentences on each side; repeats of a text count once.

    Returns
    -------
    DataFrame
        One row per sentence: sentence (its text), score, words (with what each adds), article, start, end; the most
        positive first, the most negative last.
    """
    ordered = sentences.sort_values("compound", ascending=False, kind="stable")
    sides = [ordered[ordered["compound"] > 0], ordered[ordered["compound"] < 0][::-1]]
    sides = [side.head(20 * top).assign(text=corpus.text_of(side.head(20 * top))) for side in sides]
    chosen = pd.concat([sides[0].drop_duplicates("text").head(top), sides[1].drop_duplicates("text").head(top)[::-1]])
    chosen = chosen.reset_index(drop=True)
    words = chosen[SPAN].reset_index(names="row").merge(contributions, on=SPAN)
    said = [f"{word} {value:+.1f}" for word, value in zip(words["word"], words["contribution"], strict=True)]
    listed = pd.Series(said, index=words["row"], dtype="str").groupby(level=0).agg(", ".join)
    table = pd.DataFrame(
        {
            "sentence": chosen["text"],
            "score": chosen["compound"],
            "words": listed.reindex(chosen.index).fillna("").astype("str"),
        }
    )
    return table.join(chosen[SPAN])


def strongest_sentences_evidence(table: pd.DataFrame, contributions: pd.DataFrame) -> pd.DataFrame:
    """Return the scored words of the sentences of `strongest_sentences`, to be marked.

    Parameters
    ----------
    table : DataFrame
        From `strongest_sentences`.
    contributions : DataFrame
        From `word_contributions`.
    """
    return _with_words(table[["sentence", *SPAN]], contributions)[["sentence", *SPAN, "hit_start", "hit_end"]]


def _with_words(chosen: pd.DataFrame, contributions: pd.DataFrame) -> pd.DataFrame:
    hits = contributions.loc[contributions["contribution"] != 0, [*SPAN, "hit_start", "hit_end"]]
    return chosen.merge(hits, on=SPAN, how="left")
