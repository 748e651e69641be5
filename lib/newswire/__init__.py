"""newswire: word frequencies, sentiment and themes of news articles, every number with its doubt and its evidence.

>>> import newswire as nw
>>> corpus = nw.read_corpus("seeds/000_df55a0c3ed67b0ce.txt")
>>> nw.frequencies.word_frequencies(corpus)["word"].head(2).tolist()
['relations', 'cooperation']

In the examples of this reference, `pd` and `np` are pandas and NumPy, `Corpus` is `nw.Corpus`, and a function is
imported from the package that documents it, such as `from newswire.frequencies import keyness`.
"""

import lazy_loader

__version__ = "0.7.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
