"""A corpus: articles as numbers, read from files or tables, saved, opened, cut up, and looked over."""

from . import overview
from .boilerplate import furniture
from .corpus import Corpus
from .former import with_former
from .read import open_corpus, read_corpus

__all__ = ["Corpus", "furniture", "open_corpus", "overview", "read_corpus", "with_former"]
