"""Which names a corpus holds: pairs of words with a capital, told from places and from parts of longer names."""

import numpy as np
import pandas as pd
import pyarrow as pa

from ..corpus import Corpus
from ..corpus.archive.parts import adds_up
from ..frequencies.counts import count_ngrams
from ..frequencies.sums import added
from ..statistics import units_at
from ..text.strings import is_in, matches
from ..text.words import speech_verbs
from .mentions import find_mentions
from .spelling import CAPITAL, TITLES, spelling_of
from .vader.words import Words, sentence_words

_BEFORE_PLACES = "in at near outside inside across around throughout to from".split()
_MOST_IN = 0.15  # share of a name's places behind "in" and the like from which it is a place; people stay below 0.1
_LINKS = "of for and".split()  # what joins a longer name: "Centers for Disease Control"
_MOSTLY_END = 0.5  # share of places at the end of a longer name from which it is no name itself; people stay below 0.2
_BY_ITSELF = 0.2  # share of all its places below which a pair is part of a longer name; people stay above 0.3
_KINDS = r"(?:icans|ians|crats|ists|tives)$"  # "House Republicans": the last word alone names many more than these
_CANDIDATES = 6  # pairs that are looked at for each name wanted
_ALONE = 0.5  # share of mentions by the last word alone, or with "the", from which a name is somebody's
_SPEAKS = 0.1  # share of places behind a title or beside a verb of speech from which it is, too
SAMPLE = 6000  # articles whose names are told, of more than so many
_FEW = 10  # mentions from which these shares say something


def frequent_names(corpus: Corpus, top: int = 5) -> list[str]:
    """Return the people and organisations that most articles, or stories, name, as targets to begin with.

    Of more than 6,000 articles it looks at so many, drawn by lot: see `Corpus.sample`.

    A name here is a pair of words with a capital inside a sentence that is not part of a longer run of them, titles
    such as President aside. It counts under all its forms, as for `towards`. One that often stands behind "in" or "at"
    is a place; one that neither speaks nor is named with a title, with "the" or by its last word alone is nobody. The
    end of a longer name, such as "Disease Control", is none.

    Parameters
    ----------
    corpus : Corpus
    top : int
        Most names to return.

    Returns
    -------
    list of str
        Most articles first (stories, where the corpus counts these), then most mentions, then the name.

    Examples
    --------
    >>> texts = ["We met President Ann Lee. Then Lee left New York.", "Ms. Lee was in New York, we were in New York."]
    >>> frequent_names(Corpus.from_frame(pd.DataFrame({"text": texts})))
    ['Ann Lee']
    """
    corpus = corpus.sample(SAMPLE)
    words = sentence_words(corpus)
    article = units_at(corpus.articles.index, corpus.units)[corpus.sentence_articles[words.sentences]]
    table = _pairs(words, article)
    table = table[(table["places"] <= _MOST_IN) & ~table["name"].str.contains(_KINDS)].head(_CANDIDATES * top)
    mentions = find_mentions(corpus, table["name"].tolist())
    mentions["article"] = article[mentions["first"]]
    counts = mentions.groupby("target")["article"].agg(["nunique", "size"])
    mentions["alone"] = mentions["first"] == mentions["last"]
    counts["alone"] = mentions.groupby("target")["alone"].mean()
    counts = counts.join(table.set_index("name")[["article", "speaks"]])
    somebody = (counts[["alone", "article"]] >= _ALONE).any(axis=1) | (counts["speaks"] >= _SPEAKS)
    somebody |= counts["size"] < _FEW
    ordered = counts[somebody].reset_index().sort_values(["nunique", "size", "target"], ascending=[False, False, True])
    return ordered["target"].head(top).tolist()


def count_names(corpus: Corpus, by: str | None = None) -> pd.DataFrame:
    """Count the names of two words, with the sums that `frequencies.keyness` takes.

    Names are those that `frequent_names` looks through, in the same articles, of people, organisations and places:
    pairs of words with a capital inside a sentence, titles such as President aside. Pairs that hardly ever stand by
    themselves, such as "Care Act", are parts of longer names, and none.

    Parameters
    ----------
    corpus : Corpus
    by : str, optional
        Column of `articles`; names are counted within each of its values.

    Returns
    -------
    DataFrame
        As from `count_words`; where stories are counted, names are still told from all their places.

    Examples
    --------
    >>> texts = ["We met President Ann Lee in York.", "Today Ann Lee left."]
    >>> count_names(Corpus.from_frame(pd.DataFrame({"text": texts})))[["word", "count"]].values.tolist()
    [['Ann Lee', 2]]
    """
    drawn = corpus.sample(SAMPLE)
    words = sentence_words(drawn)
    by_itself = _pairs(words, drawn.sentence_articles[words.sentences]).set_index("name")["size"]
    counts = count_ngrams(drawn, 2, by, unit="text")
    in_all = counts[counts["ngram"].isin(by_itself.index)].groupby("ngram")["count"].sum()
    names = in_all.index[by_itself[in_all.index] >= _BY_ITSELF * in_all].tolist()
    counts = counts if drawn is corpus else _counts(corpus, names, by)
    return counts[counts["ngram"].isin(names)].rename(columns={"ngram": "word"}).reset_index(drop=True)


@adds_up(added)
def _counts(corpus: Corpus, names: list[str], by: str | None) -> pd.DataFrame:
    """Count some names, and in each group the most frequent pair, whose row keeps the group's sums."""
    counts = count_ngrams(corpus, 2, by, unit="text")
    group = pd.Series(0, counts.index) if by is None else counts[by]
    return counts[counts["ngram"].isin(names) | ~group.duplicated()]


def _pairs(words: Words, article: np.ndarray) -> pd.DataFrame:
    """The names of two words, most articles first, with the shares that stand behind "the" or "in", or that speak."""
    at = _pairs_of_capitals(words)
    the, places = is_in(words.plain, ["the"])[words.codes], is_in(words.plain, _BEFORE_PLACES)[words.codes]
    pairs = pd.DataFrame({"first": words.codes[at], "second": words.codes[at + 1], "article_row": article[at]})
    pairs["article"] = the[at - 1]
    beside = is_in(words.plain, speech_verbs("tells_speaker"))[words.codes]
    title = is_in(words.cased, [word for word in TITLES if word != "The"])[words.codes]
    pairs["speaks"] = title[at - 1] | beside[at - 1] | beside[np.minimum(at + 2, len(beside) - 1)]
    pairs["places"] = places[at - 1 - the[at - 1]]
    pairs["ends"] = _ends_a_name(words, at - 1 - the[at - 1])
    for side in ("first", "second"):  # spellings of one word, such as those with a comma, are one
        used, code = np.unique(pairs[side], return_inverse=True)
        pairs[side] = pd.Series(words.cased.take(pa.array(used)).to_pylist(), dtype="str").take(code).to_numpy()
    pairs["name"] = pairs["first"] + " " + pairs["second"]
    by_name = pairs.groupby("name")
    table = by_name[["article", "places", "speaks", "ends"]].mean()
    table = table.assign(n=by_name["article_row"].nunique(), size=by_name.size()).reset_index()
    table = table[(table["ends"] <= _MOSTLY_END) | (table["size"] < _FEW)]
    return table.sort_values(["n", "name"], ascending=[False, True], ignore_index=True)


def _ends_a_name(words: Words, before: np.ndarray) -> np.ndarray:
    """Tell which words a longer name may begin with: "Centers for", or "Black" where it starts a sentence."""
    spelling = spelling_of(words)
    named = (spelling.name & ~spelling.closed)[words.codes]
    linked = is_in(words.plain, _LINKS)[words.codes[before]] & named[before - 1]
    return linked | (named & np.isin(np.arange(len(named)), words.openings))[before]


def _pairs_of_capitals(words: Words) -> np.ndarray:
    """The first words of the runs of just two words with a capital, not counting a title before them."""
    codes = words.codes
    closed = matches(words.types, r"[^\p{L}]$")[codes]
    title = np.append(is_in(words.cased, TITLES)[codes], False)  # one more, for what follows the last word
    fits = matches(words.cased, CAPITAL)[codes]
    fits[words.openings] = False
    # Whether a word and the next are both in a run; one more at either end, so that each has a neighbour.
    joined = np.zeros(len(codes) + 2, bool)
    joined[1:-2] = fits[:-1] & fits[1:] & ~closed[:-1]
    before, here, after = joined[:-2], joined[1:-1], joined[2:]
    titled = np.append(False, title[: len(codes) - 1])
    return np.flatnonzero(here & ~after & (~before | titled) & ~title[:-1] & ~title[1:])
