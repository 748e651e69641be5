"""Reading a corpus from articles (stub of the cache to come)."""

from . import articles as _articles
from .corpus import Corpus, _arrow
from .tokens import encode


def read_corpus(source, *, columns=None, jobs=None, cache=True) -> Corpus:
    articles, rejected = _articles.read_articles(source, columns=columns)
    return Corpus(articles, rejected, encode(_arrow(articles["text"])))
