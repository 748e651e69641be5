"""What is to be rendered: the values for each notebook, and a job for each page."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

import newswire as nw  # whose rooms are imported when they are asked for

from ..corpus import Archive, Corpus
from ..corpus.former import kept_fingerprint
from ..display.values import listed
from ..periods import as_periods, keys_of
from ..stories.copies import outlets
from ..tables import require_groups, require_least
from ..text.strings import arrow_strings
from ..text.tokens import encode
from . import groups, origins
from .notebooks import checked, declared, notebook_files
from .running.runner import Job

# What refuses a value of newswire's own parameters: the functions themselves that the notebooks give it to, here with
# a corpus of no articles, or the columns of all of them.
_REFUSES: dict[str, Callable[[Corpus, Any], object]] = {
    "article_to_read": lambda _, n: require_least("article_to_read", n, 0),
    "coded_sheet": lambda _, path: nw.sentiment.coding.sheet_of_codes(path),
    "compare_by": lambda nobody, name: keys_of(nobody.articles, [name]),
    "freq": lambda nobody, name: as_periods(nobody.articles["date"], name),
    "least": lambda _, n: require_least("least", n, 1),
    "longest": lambda _, n: require_least("longest", n, 1),
    "most": lambda _, n: require_least("most", n, 2),
    "n_resamples": lambda nobody, n: nw.themes.fit_themes(nobody, n_resamples=n),
    "n_themes": lambda nobody, n: nw.themes.fit_themes(nobody, n),
    "n_to_code": lambda nobody, n: nw.sentiment.draw_sentences(nobody, n),
    "own_lexicon": lambda _, path: nw.sentiment.lexicon.read_lexicon(path),
    "query": lambda nobody, text: nw.frequencies.concordance(nobody, text),
    "seed": lambda nobody, n: nw.themes.fit_themes(nobody, seed=n),
    "story": lambda _, n: require_least("story", n, 0),
    "targets": lambda nobody, names: nw.sentiment.towards(nobody, names),
    "top": lambda _, n: require_least("top", n, 1),
    "words": lambda nobody, queries: nw.frequencies.positions(nobody, queries),
}
_NOTHING_KEPT = (
    "{} keeps no articles of a report to compare with, as one of an archive does not; give another folder, or render "
    "that report again."
)


def values_for(chosen: list[Path], values: dict[str, str], columns: dict[str, str], by: str | None) -> dict[str, dict]:
    """Return the values for each notebook; a set of pages for each language leaves none out, unless it is told to."""
    known = {path.stem: declared(path) for path in chosen}
    given = checked(values, known)
    for name, parameters in known.items():
        if by == "language" and "language" in parameters:
            given[name].setdefault("language", None)
        if columns and "columns" in parameters:
            given[name]["columns"] = columns
    return given


def comparing(chosen: list[Path], values: dict[str, str], only: list[str], by: str | None) -> list[Path]:
    """Leave out the notebooks that compare with a former report where none is given.

    Raises
    ------
    ValueError
        When one was asked for by its name, or the folder that is given holds no report to compare with.
    """
    if (since := values.get("since")) is not None:
        if not since:
            raise ValueError("--since names no folder; give that of a former report.")
        folders = sorted(Path(since).glob("*/")) if by else [Path(since)]
        if not any(map(kept_fingerprint, folders)):
            raise ValueError(_NOTHING_KEPT.format(since))
        return chosen
    comparing = [path for path in chosen if "since" in declared(path)]
    if comparing and only:
        raise ValueError(f"{comparing[0].stem} compares with a former report; give its folder: --since OLD.")
    return [path for path in chosen if path not in comparing]


def former_folder(group: groups.Group, values: dict[str, object], by: str | None) -> Path | None:
    """Return the folder of the former report that a set of pages is compared with, where one is asked for."""
    since = values.get("since")
    return (Path(str(since), group.folder.name) if by else Path(str(since))) if since else None


def not_comparable(group: groups.Group, given: dict[str, dict], by: str | None) -> str | None:
    """Tell why a set of pages cannot be compared with a former report; None if it can, or need not be."""
    for values in given.values():
        if (former := former_folder(group, values, by)) is None:
            continue
        if isinstance(group.corpus, Archive):
            return "an archive is too large to be held against a former report; give the newest articles alone."
        if (kept := kept_fingerprint(former)) is None:
            return _NOTHING_KEPT.format(former)
        if kept == group.corpus.fingerprint and former.resolve() == group.folder.resolve():
            return f"the articles are those of the report in {former}, so nothing has changed since."
    return None


def languages_of(chosen: list[Path], given: dict[str, dict]) -> list[str | None]:
    """Return the languages that the pages read, each once."""
    known = {path.stem: declared(path) for path in chosen}
    asked = [
        given[name].get("language", parameters["language"].default)
        for name, parameters in known.items()
        if "language" in parameters
    ]
    return list(dict.fromkeys(None if language is None else str(language) for language in asked))


def all_left_out(corpus: Corpus, chosen: list[Path], given: dict[str, dict]) -> str | None:
    """Tell, before anything runs, why a page would leave all articles out for their language; None if none would."""
    for language in languages_of(chosen, given):
        try:
            corpus.in_language(language)
        except ValueError as error:
            return str(error)
    return None


def refuse(corpus: Corpus, chosen: list[Path], given: dict[str, dict]) -> None:
    """Raise, before anything runs, the `ValueError` that a notebook would end with for a value that it was given.

    Parameters of the user's own notebooks are their own affair, unless they are declared as newswire's are.
    """
    ours = [parameter[:3] for path in notebook_files() for parameter in declared(path).values()]
    own = {path.stem for path in notebook_files()}
    no_articles = corpus.articles.head(0).assign(text=pd.Series(dtype="str"))
    nobody = Corpus(no_articles, corpus.rejected, corpus.notes, encode(arrow_strings(no_articles["text"])))
    for path in chosen:
        known = declared(path)
        for name, value in given[path.stem].items():
            if value != known[name].default and name in _REFUSES and known[name][:3] in ours:
                try:
                    _REFUSES[name](nobody, value)
                except (ValueError, OSError) as error:
                    raise ValueError(f"Parameter {name}: {error}") from error
        if path.stem in own and known.get("compare_by", ())[:3] in ours:
            _refuse_groups(corpus, path.stem, given[path.stem])
        if path.stem in own and (outlet := given[path.stem].get("outlet")) is not None:
            _refuse_absent("outlet", outlets(corpus.articles), outlet)


def _refuse_groups(corpus: Corpus, notebook: str, values: dict[str, Any]) -> None:
    """Refuse groups that no article is of, or not as many as the notebook compares."""
    by, asked, takes_more = values.get("compare_by"), values.get("groups") or [], notebook == groups.COMPARISON
    if asked and (len(set(asked)) < 2 or len(asked) > 2 and not takes_more):
        raise ValueError(f"Parameter groups: {notebook} compares two{' or more' * takes_more}, not {listed(asked)}.")
    columns = [by] if by else nw.overview.groupings(corpus)
    names = keys_of(corpus.articles, columns).astype(object).map(str, na_action="ignore").stack()
    _refuse_absent("groups", names, *asked)


def _refuse_absent(parameter: str, names: pd.Series, *asked: str) -> None:
    """Refuse names that no article has."""
    try:
        require_groups(names, *asked)
    except ValueError as error:
        raise ValueError(f"Parameter {parameter}: {error}") from error


def jobs_of(group: groups.Group, chosen: list[Path], given: dict[str, dict], source: str, by: str | None) -> list[Job]:
    """Return the jobs of one set of pages."""
    told = f"{source}, {group.title}" if by else source
    made = []
    for path in chosen:
        values = given[path.stem]
        defaults = {name: known.default for name, known in declared(path).items() if name != "corpus_path"}
        former = former_folder(group, values, by)
        if former and not_comparable(group, given, by):
            continue
        compared = {"since": str(former)} if former else {}
        holds = group.fingerprint + told + (kept_fingerprint(former) or "" if former else "")
        options = [part for name, value in values.items() if name != "columns" for part in ("-p", name, str(value))]
        options += [part for pair in values.get("columns", {}).items() for part in ("--column", "=".join(pair))]
        options += ["--by", by] if by else []
        command = shlex.join(["newswire", "report", source, "--only", path.stem, *options])
        job = Job(
            name=path.stem,
            notebook=path.absolute(),
            parameters={**values, **compared, "corpus_path": group.source},
            about={"title": path.stem, "home": "index.html", "cite": origins.citation(group.corpus.fingerprint)},
            environment={origins.SOURCE: told, origins.COMMAND: command},
            folder=group.folder,
            key=origins.page_key(path, defaults | values, holds),
        )
        made.append(job)
    return made


def beside(
    corpus: Corpus, origin: groups.Origin, by: str, out: Path, chosen: list[Path], given: dict[str, dict]
) -> tuple[groups.Group, list[Job]]:
    """Return all articles as a set of one page, which holds the groups against each other, if it is asked for."""
    whole = groups.Group(f"Reports by {by}", corpus, origin.address, origin.fingerprint, out)
    paths = [path for path in chosen if path.stem == groups.COMPARISON]
    values = {path.stem: given[path.stem] | {"compare_by": by} for path in paths}
    return whole, jobs_of(whole, paths, values, origin.shown, None)


def limits(corpus: Corpus, n_workers: int | None, timeout: int | None) -> tuple[int, int]:
    """Return how many notebooks run side by side, and the most seconds of a cell, where these are not given: those of
    an archive run one after another, as its parts take all cores, and may take a day.
    """
    usual = (1, 24 * 60 * 60) if isinstance(corpus, Archive) else (2, 600)
    return n_workers or usual[0], timeout or usual[1]


def is_current(job: Job) -> bool:
    """Tell whether the page of a job is there and was made of all that it depends on now."""
    entry = origins.read_manifest(job.folder)["pages"].get(job.name, {})
    return entry.get("key") == job.key and (job.folder / f"{job.name}.html").is_file()
