"""A corpus: articles as numbers, read from files or tables, saved, opened, cut up, and looked over."""

from . import overview
from .archive.archive import Archive
from .archive.parts import merge
from .archive.reading.read import read_archive
from .boilerplate import furniture
from .corpus import Corpus
from .former import with_former
from .read import open_corpus, read_corpus

__all__ = [
    "Archive", "Corpus", "furniture", "merge", "open_corpus", "overview", "read_archive", "read_corpus",
    "with_former",
]  # fmt: skip
