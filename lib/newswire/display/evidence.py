"""The sentences behind a row of a table, as HTML that opens in place."""

import pandas as pd

from .text import marked, safe
from .values import date

SPAN = ("article", "start", "end")
PER_ROW = 3


def evidence_by_key(evidence, key, corpus, keys=None, per_row=PER_ROW):
    """Write the sentences behind each key as HTML.

    Parameters
    ----------
    evidence : DataFrame
        Columns `key`, article, start, end (characters of a sentence in the article's text) and optionally hit_start
        and hit_end (characters to mark); most telling first. A column `n_sentences` says how many there are in all
        where the table holds only some of them.
    key : str
        The column that says which row a sentence belongs to.
    corpus : Corpus
        Where the texts are.
    keys : iterable, optional
        The keys that are shown; others are left out.
    per_row : int
        Most sentences per key.

    Returns
    -------
    dict
        Key to HTML.

    Raises
    ------
    ValueError
        A column is missing.
    """
    missing = [c for c in (key, *SPAN) if c not in evidence]
    if missing:
        raise ValueError(f"The evidence has no column {missing[0]!r}; it needs {key}, article, start and end.")
    if keys is not None:
        evidence = evidence[evidence[key].isin(list(keys))]
    groups = evidence.groupby(key, sort=False, observed=True)
    return {name: _sentences(rows, corpus, per_row) for name, rows in groups}


def _sentences(rows, corpus, per_row):
    sentences = rows.drop_duplicates(list(SPAN))
    total = int(rows["n_sentences"].iloc[0]) if "n_sentences" in rows else len(sentences)
    total = max(total, len(sentences))
    items = [_item(rows, sentence, corpus) for _, sentence in sentences.head(per_row).iterrows()]
    shown = len(items)
    count = f"{shown:,} of {total:,} sentences" if total > shown else f"{total:,} sentence" + "s" * (total != 1)
    return f'<ol>{"".join(items)}</ol><p class="nw-count">{count}</p>'


def _item(rows, sentence, corpus):
    article = corpus.articles.loc[sentence["article"]]
    start, end = int(sentence["start"]), int(sentence["end"])
    spans = _hits(rows, sentence, start) if "hit_start" in rows else []
    text = marked(str(article["text"])[start:end], spans)
    return f"<li><q>{text}</q> <cite>{byline(article)}</cite></li>"


def _hits(rows, sentence, start):
    same = (rows["article"] == sentence["article"]) & (rows["start"] == sentence["start"])
    hits = rows.loc[same, ["hit_start", "hit_end"]].dropna()
    return [(int(a) - start, int(b) - start) for a, b in hits.itertuples(index=False)]


def byline(article):
    """Name an article in a line: title, agency, date, and the file it came from; what is missing is left out.

    Parameters
    ----------
    article : Series
        A row of `corpus.articles`.

    Returns
    -------
    str
        Escaped HTML, never empty.

    Examples
    --------
    >>> byline(pd.Series({"title": "A & B", "agency": "TASS", "date": pd.Timestamp("2024-10-03")}, name="x"))
    'A &amp; B · TASS · 3 Oct 2024'
    """
    known = {name: value for name, value in article.items() if not (pd.api.types.is_scalar(value) and pd.isna(value))}
    parts = [safe(known[name], limit) for name, limit in (("title", 100), ("agency", 40)) if name in known]
    parts += [date(known["date"])] if "date" in known else []
    parts += [safe(known["source"], 80)] if "source" in known else []
    return " · ".join(part for part in parts if part) or safe(article.name)


def titles(articles, n_characters=70):
    """Name each article by its title, or by its first words where there is none.

    Parameters
    ----------
    articles : DataFrame
        Columns title and text.
    n_characters : int
        Length of the opening that stands for a missing title.

    Returns
    -------
    Series
        str, indexed as `articles`.
    """
    opening = articles["text"].astype("str").str.slice(0, 4 * n_characters).str.replace(r"\s+", " ", regex=True)
    cut = opening.str.slice(0, n_characters).str.replace(r"\s+\S*$", "", regex=True) + " …"
    opening = opening.where(opening.str.len() <= n_characters, cut)
    given = articles["title"].astype("str")
    return given.where(given.notna() & (given != ""), opening)
