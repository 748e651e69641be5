"""From a source to a folder of pages: which notebooks, with what, and what to keep from last time."""

import os
import shlex
import sys
import tempfile
from pathlib import Path

from ..reading.sources import locate
from . import groups, manifest, pages, parameters
from .runner import Job, page_of, run_all


class ReportError(Exception):
    """Some pages could not be rendered; the message says which and why, one line each."""


def render(
    source,
    out,
    *,
    only=(),
    values=None,
    jobs: int = 2,
    timeout: int = 600,
    force: bool = False,
    by: str | None = None,
    notebooks=None,
    say=lambda line: print(line, file=sys.stderr, flush=True),
) -> Path:
    """Render notebooks on a source as pages with an index.

    Parameters
    ----------
    source : path
        What `read_corpus` reads.
    out : path
        Folder for the pages; made when it is missing.
    only : iterable of str
        Names of notebooks (`3_sentiment`, `sentiment` or `3`); all unless given.
    values : dict of str to str
        Parameters by name, as text.
    jobs : int
        Notebooks that run side by side.
    timeout : int
        Seconds that one cell may take.
    force : bool
        Render pages that are up to date too.
    by : str, optional
        Column of `articles`, or year, quarter or month: one set of pages for each of its values.
    notebooks : path, optional
        Folder of the notebooks; the project's own unless given.
    say : callable
        Is told a line of progress at a time.

    Returns
    -------
    Path
        The index.

    Raises
    ------
    ValueError, FileNotFoundError
        What was asked for cannot be done; nothing has run.
    ReportError
        Some notebooks failed; the other pages are there.
    """
    from ..corpus import read_corpus

    chosen = choose(notebook_files(notebooks), only)
    given = parameters.checked(values or {}, {path.stem: parameters.declared(path) for path in chosen})
    path, out = locate(source), Path(out)
    corpus = read_corpus(path)
    say(f"{len(corpus):,} articles, {corpus.n_words:,} words from {path.name}")
    with tempfile.TemporaryDirectory(prefix="newswire-") as scratch:
        sets = groups.sets(corpus, path, by, out, Path(scratch))
        wanted = [job for group in sets for job in _jobs(group, chosen, given, shown_path(source), by)]
        todo = [job for job in wanted if force or not _is_current(job)]
        for job in wanted:
            if job not in todo:
                say(f"{_called(job, out)} is up to date")
        reasons = _run(todo, Path(scratch), out, jobs, timeout, say)
    for group in sets:
        _finish(
            group, [job for job in wanted if job.folder == group.folder], reasons, home="../index.html" if by else None
        )
    if by:
        groups.write_index(out, corpus, by, sets)
    if reasons:
        lines = [f"{_called(job, out)} was not rendered: {reason}." for job, reason in reasons]
        raise ReportError("\n".join(lines))
    return out / "index.html"


def notebook_files(folder=None) -> list[Path]:
    """Return the notebooks of a folder, the project's own unless given, in order of their names.

    Raises
    ------
    FileNotFoundError
        When there are none.
    """
    folder = Path(folder) if folder else Path(__file__).parents[3] / "notebooks"
    found = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    if not found:
        raise FileNotFoundError(f"no notebooks in {folder.absolute()}; give their folder with --notebooks.")
    return found


def choose(files: list[Path], only) -> list[Path]:
    """Return the notebooks of the given names: in full, without the number, or the number alone.

    Examples
    --------
    >>> [path.stem for path in choose([Path("1_corpus.ipynb"), Path("3_sentiment.ipynb")], ["sentiment"])]
    ['3_sentiment']
    """
    names = {path: {path.stem, *path.stem.split("_", 1)} for path in files}
    for name in only:
        if not any(name in of for of in names.values()):
            raise ValueError(f"no notebook {name!r}; there are {', '.join(path.stem for path in files)}.")
    return [path for path in files if not only or names[path] & set(only)]


def shown_path(source) -> str:
    """Return a path as pages show it: as given when relative, else its last part, the same on every machine."""
    path = Path(source)
    return path.name if path.is_absolute() else path.as_posix()


def _jobs(group, chosen: list[Path], given: dict, source: str, by: str | None) -> list[Job]:
    """Return the jobs of one set of pages."""
    told = f"{source}, {group.title}" if by else source
    found = []
    for path in chosen:
        options = " ".join(f"-p {name} {shlex.quote(str(value))}" for name, value in given[path.stem].items())
        command = f"newswire report {shlex.quote(source)} --only {path.stem} {options}".strip()
        command += f" --by {shlex.quote(by)}" if by else ""
        environment = {"NEWSWIRE_SOURCE": told, "NEWSWIRE_COMMAND": command}
        about = {
            "title": path.stem,
            "home": "index.html",
            "key": manifest.key(path, given[path.stem], group.fingerprint + told),
        }
        values = {**given[path.stem], "corpus_path": str(group.source)}
        found.append(Job(path.stem, path.absolute(), values, about, environment, group.folder))
    return found


def _is_current(job: Job) -> bool:
    entry = manifest.read(job.folder)["pages"].get(job.name, {})
    return entry.get("key") == job.about["key"] and (job.folder / f"{job.name}.html").is_file()


def _run(todo: list[Job], scratch: Path, out: Path, n_workers: int, timeout: int, say) -> list[tuple[Job, str]]:
    """Run jobs, put their pages in place, and return those that failed with the reason."""
    failed = []
    for number, outcome in enumerate(run_all(todo, scratch / "run", n_workers=n_workers, timeout=timeout), 1):
        job, reason = outcome.job, outcome.reason
        if reason is None:
            try:
                page = page_of(job, todo, scratch / "run").read_text(encoding="utf-8")
                manifest.write_whole(job.folder / f"{job.name}.html", page)
            except OSError as error:
                reason = f"the page could not be written: {error.strerror or error}"
        if reason is not None:
            failed.append((job, reason))
            (job.folder / f"{job.name}.html").unlink(missing_ok=True)
        say(f"[{number}/{len(todo)}] {_called(job, out)} {outcome.seconds:5.1f} s{' FAILED' if reason else ''}")
    return failed


def _finish(group, jobs: list[Job], reasons: list[tuple[Job, str]], home: str | None) -> None:
    """Write the index and the manifest of one set of pages; earlier pages of the same articles stay listed."""
    before = manifest.read(group.folder)
    earlier = before["pages"] if before.get("fingerprint") == group.corpus.fingerprint else {}
    failed = {job.name: reason for job, reason in reasons if job.folder == group.folder}
    listed = {
        name: entry
        for name, entry in earlier.items()
        if (group.folder / f"{name}.html").is_file() and name not in failed
    }
    for job in jobs:
        if job.name not in failed:
            values = {name: value for name, value in job.parameters.items() if name != "corpus_path"}
            listed[job.name] = {"file": f"{job.name}.html", "key": job.about["key"], "parameters": values}
    entries = [groups.entry(group.folder, name, failed.get(name)) for name in sorted({*listed, *failed})]
    html = pages.fill(
        "index.html.j2", title=group.title, card=groups.card(group.corpus), entries=entries, home=home, headings=[]
    )
    manifest.write_whole(group.folder / "index.html", html)
    manifest.write(group.folder, group.corpus, group.title, dict(sorted(listed.items())))


def _called(job: Job, out: Path) -> str:
    return (Path(os.path.relpath(job.folder, out)) / job.name).as_posix()
