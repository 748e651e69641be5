"""What the stories of a corpus are, and how each went on: its articles in order of time, and which are copies."""

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from ..corpus import Corpus
from ..corpus.units import units_of
from ..tables import require
from .copies import outlets

_N_WORDS = 4
_SHORTEST = 10  # tokens of a sentence that can open a story: less is a line such as "WASHINGTON" or "By Ann Lee"
_ORDER = {"n_articles": False, "n_outlets": False, "first": True, "story": True}


def overview(corpus: Corpus, stories: pd.DataFrame) -> pd.DataFrame:
    """Tell what each story is about: its size, its time, its most telling words, and a sentence.

    The words are those of the largest weight in the mean of its articles (TF-IDF, Salton & Buckley 1988); the sentence
    opens the article that is nearest to that mean, as in summaries by centroid (Radev et al. 2004).

    Parameters
    ----------
    corpus : Corpus
    stories : DataFrame
        article, story; from `find_stories`.

    Returns
    -------
    DataFrame
        One row per story: story, n_articles, n_outlets (by source, or else agency; file names are none), first, last
        (dates), words, lead (the sentence), article, start, end (where it stands); most articles first, then most
        outlets, then the earliest.

    Raises
    ------
    ValueError
        When a column is missing, or an article is in two stories.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose.", "Oil rose again.", "Gas fell."]}))
    >>> stories = pd.DataFrame({"article": corpus.articles.index, "story": ["oil", "oil", "gas"]})
    >>> overview(corpus, stories)[["story", "n_articles", "words"]].values.tolist()
    [['oil', 2, 'oil, rose'], ['gas', 1, 'fell, gas']]
    """
    articles, table = _sized(corpus, stories)
    number = pd.Index(table["story"]).get_indexer(articles["story"])
    words = ~corpus.fact("is_stopword").to_numpy(bool) & corpus.fact("is_word").to_numpy(bool)
    counts, features = corpus.dtm(types=words)
    weights = sparse.csr_array(TfidfTransformer(sublinear_tf=True).fit_transform(counts)) if len(features) else counts
    belongs = sparse.csr_array((np.ones(len(number)), (number, np.arange(len(number)))), (len(table), len(number)))
    means = sparse.csr_array(belongs @ weights)
    table["words"] = [_heaviest(means, row, features) for row in range(len(table))]
    nearness = weights.multiply(means[number]).sum(axis=1) if len(number) else np.empty(0)
    distance = -np.round(np.asarray(nearness, float), 9)  # rounded, for sums in another order differ a little
    near = articles.assign(distance=distance).sort_values(["distance", "date", "article"])
    central = near.groupby("story")["article"].first().loc[table["story"]]
    table = table.join(openings(corpus).loc[central].reset_index())
    table.insert(table.columns.get_loc("article"), "lead", corpus.text_of(table))
    return table


def story_courses(corpus: Corpus, stories: pd.DataFrame, copies: pd.DataFrame) -> pd.DataFrame:
    """Follow each story: its articles in order of time, by whom, how long after the first, and copied from which.

    Parameters
    ----------
    corpus : Corpus
    stories : DataFrame
        article, story; from `find_stories`.
    copies : DataFrame
        article, copy_of, share, kind; from `find_copies`.

    Returns
    -------
    DataFrame
        One row per article: story, article, outlet (missing where it is not known), date, lag (days since the day of
        the story's first), n_words, copy_of, share, kind (missing for what is no copy), start, end (its opening
        sentence); stories in the order of `overview`, and in each the undated articles last, of one moment the copies.

    Raises
    ------
    ValueError
        When a column is missing, or an article is in two stories.

    Examples
    --------
    >>> corpus = Corpus.from_frame(pd.DataFrame({"text": ["Oil rose."] * 2, "date": ["2024-10-05", "2024-10-03"]}))
    >>> stories = pd.DataFrame({"article": corpus.articles.index, "story": "oil"})
    >>> none = pd.DataFrame(columns=["article", "copy_of", "share", "kind"])
    >>> story_courses(corpus, stories, none)["lag"].tolist()
    [0.0, 2.0]
    """
    require(copies, "article", "copy_of", "share", "kind", what="The table of copies", made_by="find_copies(corpus)")
    articles, table = _sized(corpus, stories)
    place = pd.Index(table["story"]).get_indexer(articles["story"])
    courses = articles.assign(place=place, copied=articles["article"].isin(copies["article"]))
    courses = courses.sort_values(["place", "date", "copied", "article"], ignore_index=True)
    days = courses["date"].dt.normalize()
    courses["lag"] = (days - days.groupby(courses["story"]).transform("min")).dt.days.astype(float)
    copied = copies.drop_duplicates("article")[["article", "copy_of", "share", "kind"]]
    courses = courses.merge(copied.astype({"article": "str"}), how="left", on="article")
    courses = courses.join(openings(corpus), on="article")
    columns = ["story", "article", "outlet", "date", "lag", "n_words", "copy_of", "share", "kind", "start", "end"]
    return courses[columns]


def openings(corpus: Corpus) -> pd.DataFrame:
    """Return where the first sentence of some length stands in each article: start, end, indexed by article.

    Examples
    --------
    >>> text = "Oil rose. It rose to 80 dollars in London on Monday."
    >>> openings(Corpus.from_frame(pd.DataFrame({"text": [text]}))).values.tolist()
    [[10, 52]]
    """
    long = np.diff(corpus.sentence_bounds) >= _SHORTEST
    spans = {"start": corpus.sentence_starts, "end": corpus.sentence_ends}
    table = pd.DataFrame({"row": corpus.sentence_articles, "short": ~long} | spans)
    first = table.sort_values(["row", "short"], kind="stable").drop_duplicates("row")
    first = first.set_index("row")[["start", "end"]].reindex(range(len(corpus)), fill_value=0)
    return first.set_axis(corpus.articles.index)


def _sized(corpus: Corpus, stories: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return story, outlet, date and n_words of each article, and how large each story is, the largest first."""
    known = corpus.articles
    articles = pd.DataFrame({"article": known.index, "story": units_of(known.index, stories).to_numpy()})
    articles["outlet"] = outlets(known).to_numpy()
    articles["date"], articles["n_words"] = known["date"].to_numpy(), known["n_words"].to_numpy()
    table = articles.groupby("story", sort=False).agg(
        n_articles=("article", "size"), n_outlets=("outlet", "nunique"), first=("date", "min"), last=("date", "max")
    )
    return articles, table.reset_index().sort_values([*_ORDER], ascending=[*_ORDER.values()], ignore_index=True)


def _heaviest(weights: sparse.csr_array, row: int, features: pd.Index) -> str:
    """Name the features of the largest weights in a row, the first in the alphabet where they are alike."""
    at = slice(weights.indptr[row], weights.indptr[row + 1])
    values, columns = np.round(weights.data[at], 9), weights.indices[at]
    return ", ".join(features[columns[np.lexsort([columns, -values])[:_N_WORDS]]])
