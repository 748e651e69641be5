"""Pictures of tables: each function takes a table and an optional `ax`, and returns the `ax`.

`plots.top_words(table)` draws what `findings.top_words(table)` says. A table that lacks a column raises a `ValueError`
that names it; a table without rows gives an `ax` that says so in words. A module is imported when one of its names is
first asked for, so that `import newswire` does not wait for matplotlib.

>>> import newswire as nw, pandas as pd
>>> nw.plots.top_words(pd.DataFrame({"word": ["oil", "gas"], "per_million": [900, 700]})).get_xlabel()
'occurrences per million words'
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
