"""Pictures of tables: each function takes a table and an optional `ax`, and returns the `ax`.

`plots.top_words(table)` draws what `findings.top_words(table)` says. A module is imported when one of its names is
first asked for, so that `import newswire` does not wait for matplotlib.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
