"""`Archive`: a corpus in parts, too large to hold; what is counted in each part adds up to the whole."""

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Never

import numpy as np
import pandas as pd

from ...display.values import counted
from ...tables import SPAN, require
from ...text.strings import arrow_strings, is_in
from ..corpus import Corpus
from ..cut import chosen, first_by_id, spans_of
from .engine import on, total
from .joining import together
from .keeping import Beside
from .manifest import Opened, chosen_in, open_part, opened, write_chosen
from .parts import InParts, Made, adds_up, concatenated, part_of_each
from .storage import Folder

if TYPE_CHECKING:
    from distributed import Client


class Archive(InParts, Corpus):
    """A corpus in parts: made by `read_archive`, never changed afterwards, and analysed like a `Corpus`.

    Functions that take a corpus take it, too, and return the same tables; those as long as the text are `InParts`.

    Attributes
    ----------
    articles : DataFrame
        One row per article, as of a corpus, but without the column text: see `texts`.
    rejected, notes : DataFrame
        What could not be read, and what was read otherwise than one might think.

    Examples
    --------
    >>> import newswire as nw, tempfile
    >>> archive = nw.read_archive("seeds", tempfile.mkdtemp())
    >>> archive, nw.frequencies.word_frequencies(archive)["word"].head(2).tolist()
    (Archive of 1 article in 1 part, 12 sentences, 354 words, ['relations', 'cooperation'])
    """

    is_cut = False  # whether some of the text is left uncounted

    def __init__(self, root: Opened, function: Callable | None = None, *arguments: Any):
        if function is not None:
            InParts.__init__(self, function, arguments)
        self.root = root
        self.rejected, self.notes = root.rejected, root.notes
        self.cached = Beside.archive(root.folder, root.parts)

    def at(self, part: int, made: dict[Any, Any]) -> Made:
        """Tell how the corpus of one part is opened, and what is kept of it."""
        if hasattr(self, "function"):
            return super().at(part, made)
        key = (str(self.root.folder), self.root.parts[part])
        ids = self.root.articles.index[self.root.bounds[part] : self.root.bounds[part + 1]]
        return made.setdefault(key, Made(_opened_part, [self.root.folder, self.root.parts[part], ids], {}))

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        n_parts = counted(len(self.root.parts), "part")
        rest = f"{counted(self.n_sentences, 'sentence')}, {counted(self.n_words, 'word')}"
        return f"Archive of {counted(len(self), 'article')} in {n_parts}, {rest}"

    def __getattr__(self, name: str) -> Never:
        if name in _OF_TOKENS or hasattr(Corpus, name):  # or a property that needs one of them
            raise AttributeError(
                f"An archive has no {name.lstrip('_')}, since what a corpus has of each token would not fit into "
                "memory: hand the archive to a function that adds up, run one of your own on its parts with "
                "archive.run(function, merge=...), or take archive.sample(n), a corpus of n of its articles."
            )
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row per article, without the column text."""
        return self.root.articles

    @property
    def n_sentences(self) -> int:
        """Number of sentences."""
        return int(self.articles["n_sentences"].sum())

    def where(self, mask: np.ndarray | pd.Series | None = None, **values: object) -> "Archive":
        """Keep the articles of a boolean mask, or those whose columns have the given values; as `Corpus.where`."""
        kept = pd.Series(chosen(self.articles, mask, values), self.articles.index)
        part = Archive(self.root, Corpus.where, self, kept)
        part.articles, part.is_cut = self.articles[kept.to_numpy()], self.is_cut
        return part

    def without(self, spans: "pd.DataFrame | InParts") -> "Archive":
        """Leave stretches of text uncounted, as `Corpus.without`; the spans may be in parts."""
        part = Archive(self.root, Corpus.without, self, spans)
        part.is_cut, counts = True, _counts(part)
        part.articles = self.articles.assign(**{name: counts[name] for name in counts})
        return part

    def with_columns(self, columns: pd.DataFrame) -> "Archive":
        """Add columns to `articles`, of all parts; as `Corpus.with_columns`."""
        more = Archive(self.root, Corpus.with_columns, self, columns)
        more.articles, more.is_cut = self.articles.assign(**{name: columns[name] for name in columns}), self.is_cut
        return more

    def texts(self, articles: Iterable[str]) -> pd.Series:
        """Return the texts of some articles, by their ids, in that order; as `Corpus.texts`."""
        wanted = pd.Index(articles)
        each, part_of = wanted.unique(), part_of_each(wanted.unique(), self.root)
        found = [self.at_root(part).texts(each[part_of == part]) for part in np.unique(part_of)]
        return pd.concat(found).loc[wanted] if found else pd.Series(index=wanted, dtype="str")

    def at_root(self, part: int) -> Corpus:
        """Open a part as it is in the archive, in this process."""
        return Archive(self.root).at(part, {}).value({})

    def text_of(self, table: pd.DataFrame) -> pd.Series:
        """Return the text behind each row of a table with article, start and end."""
        require(table, *SPAN)
        return spans_of(self.texts(table["article"].unique()), table)

    def counted_once(self, stories: pd.DataFrame | None) -> "Archive":
        """Refuse stories, which lie across the parts; without them, articles count, as they do."""
        if stories is not None:
            raise ValueError("An archive counts articles: take archive.sample(n) to count stories among n of them.")
        return self

    def sample(self, n: int) -> Corpus:
        """Return a corpus of at most n of the articles, as good as drawn by lot; as `Corpus.sample`."""
        kept = self.where(first_by_id(self.articles.index, n))
        parts = np.unique(part_of_each(kept.articles.index, self.root)).tolist()
        return total(kept, together, parts or [0])

    def save(self, path: str | os.PathLike) -> None:
        """Write into a folder of its own which articles these are, for `open_corpus`; texts stay in the archive.

        An archive without some of its text, as `without` returns it, is a `ValueError`.
        """
        if self.is_cut:
            raise ValueError("An archive without some of its text cannot be saved; save it before, and cut it again.")
        write_chosen(path, self.root.folder, self.articles.index)

    def run(
        self,
        analysis: Callable[..., Any],
        *arguments: Any,
        client: "Client | None" = None,
        merge: Callable[[list], Any] | None = None,
        **named: Any,
    ) -> Any:
        """Run an analysis on all parts, in processes of this machine or on a cluster.

        Parameters
        ----------
        analysis : callable
            A function that takes a corpus, such as `frequencies.word_frequencies`; or, with `merge`, any function of
            your own that takes the corpus of one part.
        *arguments, **named
            What it takes besides.
        client : distributed.Client, optional
            The cluster; its workers need newswire of the same version, and to reach the archive's folder.
        merge : callable, optional
            From a list of what your function returned, in the order of the parts, to what it returns of the whole.

        Returns
        -------
        What the analysis returns; a table that is in parts is put together, and has to fit into memory.

        Examples
        --------
        >>> import newswire as nw, tempfile
        >>> archive = nw.read_archive("seeds", tempfile.mkdtemp())
        >>> archive.run(len, merge=sum)
        1
        """
        if not callable(merge or analysis):
            raise TypeError(f"archive.run takes functions, not {merge or analysis!r}.")
        with on(client):
            if merge is not None:
                return total(InParts(analysis, [self, *arguments], named), merge)
            result = analysis(self, *arguments, **named)
            return total(result, concatenated) if isinstance(result, InParts) else result


def open_archive(folder: str | os.PathLike) -> Archive:
    """Open an archive that `read_archive` made; where there is none, a `FileNotFoundError` says so.

    Parameters
    ----------
    folder : path or address
        A folder, or an address that fsspec knows, such as ``"s3://bucket/news"``; or what `Archive.save` wrote.
    """
    if choice := chosen_in(folder):
        archive, articles = open_archive(choice[0]), choice[1]
        return archive.where(is_in(arrow_strings(archive.articles.index), arrow_strings(articles)))
    return Archive(opened(folder))


def _opened_part(folder: Folder, name: str, ids: pd.Index) -> Corpus:
    corpus = open_part(folder, name, ids)
    corpus.cached = Beside.part(folder, name)
    return corpus


@adds_up(concatenated)
def _counts(corpus: Corpus) -> pd.DataFrame:
    """Return how many sentences and words each article has, by its id."""
    return corpus.articles[["n_sentences", "n_words"]]


_OF_TOKENS = (
    "types", "codes", "token_starts", "article_bounds", "sentence_bounds", "sentence_starts", "sentence_ends", "_facts",
)  # fmt: skip
