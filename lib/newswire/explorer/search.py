"""Finding words and phrases in the coded text."""
import re
from dataclasses import dataclass

import numpy as np
from nltk.tokenize import NLTKWordTokenizer

WILDCARD = "*"


@dataclass(frozen=True)
class Hits:
    """Where a word or phrase occurs.

    Attributes
    ----------
    positions : ndarray of int
        Token position of the first word of each hit, in text order.
    n_tokens : int
        Words in the phrase.
    """

    positions: np.ndarray
    n_tokens: int

    def __len__(self):
        return len(self.positions)


class Index:
    """What a search needs of a corpus, looked up once.

    Parameters
    ----------
    corpus : Corpus
    """

    def __init__(self, corpus):
        self.corpus = corpus
        self.counts = corpus.vocabulary["count"].to_numpy()
        self.types = corpus.vocabulary["lower"].to_numpy(dtype=object)
        self.tokenizer = NLTKWordTokenizer()

    def find(self, query):
        """Find every occurrence of a word, a phrase or a wildcard, letter case apart.

        Parameters
        ----------
        query : str
            Words with spaces between them; `*` stands for any characters within a word, but not for all of the
            query. A phrase does not run across the end of a sentence.

        Returns
        -------
        Hits
            None of them for an empty query.
        """
        words = self.words(query)
        codes = self.corpus.codes
        if not len(codes) or not any(word.strip(WILDCARD) for word in words):
            return Hits(np.array([], int), max(1, len(words)))
        wanted = [self._wanted(word) for word in words]
        rarest = min(range(len(words)), key=lambda i: int(self.counts[wanted[i]].sum()))
        starts = np.flatnonzero(wanted[rarest][codes]) - rarest
        starts = starts[(starts >= 0) & (starts + len(words) <= len(codes))]
        for place, types in enumerate(wanted):
            starts = starts[types[codes[starts + place]]]
        if len(words) > 1:
            sentences = self.corpus.token_sentences
            starts = starts[sentences[starts] == sentences[starts + len(words) - 1]]
        return Hits(starts, len(words))

    def words(self, query):
        """Split a query the way the corpus was split.

        Parameters
        ----------
        query : str

        Returns
        -------
        list of str
            Lower-case words.
        """
        pieces = str(query)[:200].lower().split()
        return [word for piece in pieces for word in self._split(piece)]

    def _split(self, piece):
        return [piece] if WILDCARD in piece else self.tokenizer.tokenize(piece)

    def _wanted(self, word):
        """Mark the types that a word of the query stands for."""
        if WILDCARD not in word:
            return self.types == word
        if not word.strip(WILDCARD):
            return np.ones(len(self.types), bool)
        pattern = re.compile("[^\\n]*".join(map(re.escape, re.split(r"\*+", word))))
        fixed = max(re.split(r"\*+", word), key=len)
        return np.fromiter((fixed in t and pattern.fullmatch(t) is not None for t in self.types), bool, len(self.types))
