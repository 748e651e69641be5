"""Sentences about tables: each function takes a table and returns what it shows, in plain words.

`findings.top_words(table)` says what `plots.top_words(table)` draws. A table that lacks a column raises a `ValueError`
that names it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
