"""From a source to a folder of pages: which notebooks, with what, and what to keep from last time."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from .. import findings
from ..corpus import Archive, Corpus, overview
from ..corpus.former import KEPT, keep
from ..tables import require_least
from . import groups, origins
from .jobs import (
    all_left_out,
    beside,
    comparing,
    is_current,
    jobs_of,
    languages_of,
    limits,
    not_comparable,
    refuse,
    values_for,
)  # fmt: skip
from .notebooks import choose, notebook_files
from .running.cluster import working
from .running.processes import Host
from .running.runner import WARM, Job, Outcome, run_all
from .running.timings import Progress, table


class ReportError(Exception):
    """Some pages could not be rendered, or say what their articles do not give; the message has a line for each."""


def render(
    source: str | Path,
    out: str | Path,
    *,
    only: Iterable[str] = (),
    values: dict[str, str] | None = None,
    columns: dict[str, str] | None = None,
    jobs: int | None = None,
    timeout: int | None = None,
    force: bool = False,
    by: str | None = None,
    timings: bool = False,
    notebooks: str | Path | None = None,
    scheduler: str | None = None,
    say: Callable[[str], object] = lambda line: print(line, file=sys.stderr, flush=True),
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
        Parameters by name, as text; `since` is the folder of a former report to compare with.
    columns : dict, optional
        Which columns or keys hold what, as for `read_corpus`.
    jobs : int, optional
        Notebooks that run side by side: two unless given, and one of an archive, whose parts take all cores.
    timeout : int, optional
        Seconds that one cell may take: ten minutes unless given, and a day of an archive.
    force : bool
        Render even the pages that are up to date.
    by : str, optional
        Column of `articles`, or a period from day to year: one set of pages for each of its values.
    timings : bool
        Whether to say how long each cell took.
    notebooks : path, optional
        Folder of the notebooks; newswire's own unless given.
    scheduler : str, optional
        Address of the scheduler of a Dask cluster that works on the parts of an archive, such as
        ``"tcp://host:8786"``; that in the environment as NEWSWIRE_SCHEDULER unless given.
    say : callable
        Called with each line of progress.

    Returns
    -------
    Path
        The index.

    Raises
    ------
    ValueError, FileNotFoundError
        When what was asked for cannot be done; nothing has run.
    ReportError
        When some notebooks failed; the other pages are written.
    """
    chosen = comparing(choose(notebook_files(notebooks), list(only)), values or {}, list(only), by)
    given = values_for(chosen, values or {}, columns or {}, by)
    _require(Path(out), jobs, timeout)
    out = Path(out)
    with working(scheduler, say), Host(WARM) as host:  # it starts while the articles are read
        corpus, origin = _read(source, columns, chosen, given, scheduler, say)
        found = groups.sets(corpus, origin, by, out, host.folder)
        silent = _silent(found, chosen, given, by, say)
        sets = [group for group in found if group.folder not in silent]
        made = [(group, jobs_of(group, chosen, given, origin.shown, by)) for group in sets]
        if by:
            made.append(beside(corpus, origin, by, out, chosen, given))
        outcomes = _run(_due(made, out, force, say), host, out, *limits(corpus, jobs, timeout), say)
    failed = {outcome.job: outcome.reason for outcome in outcomes.values() if outcome.reason is not None}
    held = [groups.group_entry(group, silent.get(group.folder)) for group in found] if by else []
    for group, of_group in made:
        above = (held, None) if group.folder == out else ([], "../index.html")
        _finish(group, of_group, failed, _left_out(group.corpus, chosen, given), *above)
    if timings and outcomes:
        say(table(outcomes))
    if failed:
        said = (f"{_called(job, out)} was not rendered: {reason.removesuffix('.')}." for job, reason in failed.items())
        raise ReportError("\n".join(said))
    return out / "index.html"


def _read(
    source: str | Path,
    columns: dict | None,
    chosen: list[Path],
    given: dict[str, dict],
    scheduler: str | None,
    say: Callable,
) -> tuple[Corpus, groups.Origin]:
    """Read the articles and say what was read; refuse what the pages could not be made of."""
    corpus, origin = groups.read(source, columns)
    if reason := all_left_out(corpus, chosen, given):
        raise ValueError(reason)
    refuse(corpus, chosen, given)
    for sentence in (f"{groups.size(corpus)} from {origin.name}", *_left_out(corpus, chosen, given)):
        say(sentence)
    if scheduler and not isinstance(corpus, Archive):
        say(f"{origin.name} is held in memory, so this machine makes its pages without the cluster")
    return corpus, origin


def _due(made: list[tuple[groups.Group, list[Job]]], out: Path, force: bool, say: Callable) -> list[Job]:
    """Return the jobs whose pages are not up to date, and say which are."""
    wanted = [job for _, jobs in made for job in jobs]
    due = [job for job in wanted if force or not is_current(job)]
    for job in wanted:
        if job not in due:
            say(f"{_called(job, out)} is up to date")
    return due


def _require(out: Path, jobs: int | None, timeout: int | None) -> None:
    """Refuse, before anything is read, a place or numbers with which no page could be made."""
    require_least("jobs", jobs, 1)
    require_least("timeout", timeout, 1)
    origins.require_folder(out)


def _silent(
    found: list[groups.Group], chosen: list[Path], given: dict[str, dict], by: str | None, say: Callable
) -> dict[Path, str]:
    """Say which groups have no article in the language that pages read, and return the reason by their folder; and say
    which others cannot be compared with a former report.
    """
    reasons = {group.folder: reason for group in found if (reason := all_left_out(group.corpus, chosen, given))}
    for group in found:
        if group.folder in reasons:
            say(f"{group.title} has no pages: {reasons[group.folder]}")
        elif reason := not_comparable(group, given, by):
            say(f"{group.title} is not compared: {reason}")
    return reasons


def _run(todo: list[Job], host: Host, out: Path, n_workers: int, timeout: int, say: Callable) -> dict[str, Outcome]:
    """Run jobs, put their pages in place, and return what became of them, by the names that they are called by."""
    outcomes, progress = {}, Progress(todo)

    def passed(job: Job) -> None:
        if told := progress.passed(job):
            say(f"{_called(job, out)} is at work; {told}")

    # The last notebooks take longest, and begun first they leave no worker waiting for them at the end.
    for outcome in run_all(todo[::-1], host, n_workers=n_workers, timeout=timeout, passed=passed):
        job = outcome.job
        if outcome.reason is None:
            try:
                origins.write_whole(job.folder / f"{job.name}.html", outcome.page.read_text(encoding="utf-8"))
            except OSError as error:
                outcome = outcome._replace(reason=str(error))
        if outcome.reason is not None:
            (job.folder / f"{job.name}.html").unlink(missing_ok=True)
        progress.ended(job)
        outcomes[_called(job, out)] = outcome
        place, failed = f"[{len(outcomes)}/{len(todo)}]", " FAILED" if outcome.reason else ""
        say("; ".join(filter(None, [f"{place} {_called(job, out)} {outcome.seconds:5.1f} s{failed}", progress.tell()])))
    return outcomes


def _left_out(corpus: Corpus, chosen: list[Path], given: dict[str, dict]) -> list[str]:
    """Say how many articles the pages leave out for their language, for each language that pages read."""
    asked = [language for language in languages_of(chosen, given) if len(corpus.in_language(language)) < len(corpus)]
    return [findings.languages(overview.languages(corpus), language) for language in asked]


def _finish(
    group: groups.Group,
    jobs: list[Job],
    failed: dict[Job, str],
    notes: list[str],
    held: list[dict],
    home: str | None,
) -> None:
    """Write the index and the manifest of one set of pages; earlier pages of the same articles stay listed."""
    before = origins.read_manifest(group.folder)
    known = before["pages"] if before.get("fingerprint") == group.corpus.fingerprint else {}
    listed = {name: entry for name, entry in known.items() if (group.folder / f"{name}.html").is_file()}
    for job in jobs:
        values = {name: value for name, value in job.parameters.items() if name != "corpus_path"}
        listed[job.name] = {"file": f"{job.name}.html", "key": job.key, "parameters": values}
    reasons = {job.name: failed[job] for job in jobs if job in failed}
    entries = [groups.page_entry(group.folder, name, reasons.get(name)) for name in sorted(listed)]
    groups.write_index(group.folder, group.title, group.corpus, entries, held, home=home, notes=notes)
    rendered = {name: entry for name, entry in sorted(listed.items()) if name not in reasons}
    origins.write_manifest(group.folder, group.corpus, group.title, rendered)
    if isinstance(group.corpus, Archive):
        (group.folder / KEPT).unlink(missing_ok=True)  # of a former report, and not of this one
    elif not any(job.parameters.get("since") for job in failed):  # else the former articles are wanted once more
        keep(group.corpus, group.folder)


def _called(job: Job, out: Path) -> str:
    return (Path(os.path.relpath(job.folder, out)) / job.name).as_posix()
