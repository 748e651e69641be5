"""The command `newswire`."""

import argparse
import os
import re
import shlex
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TextIO

from newswire import __version__

_NEEDS = {"xlsx": ("xlsxwriter",), "docx": ("docx", "resvg_py")}  # modules that a way to write pages takes
# Remedies as they are in Python and in notebooks, and as they are on the command line.
_REMEDIES = {
    r"columns=\{'(\w+)': \.\.\.\}": r"--column \1=NAME",
    r"Set language to (\w+) to read (\w+), or to None": r"Give -p language \1 to read \2, or -p language None",
}
# What argparse says, as the command says it.
_USAGE = {
    r"the following arguments are required: (--.*)": r"\1 is missing",
    r"the following arguments are required: (.*)": r"\1 is missing; it comes before the options",
    r"argument (\S+): invalid int value: (.*)": r"\1 takes a whole number, not \2",
    r"argument -p: expected 2 arguments": "-p takes a name and a value, such as -p top 20",
    r"unrecognized arguments: (-\S*).*": r"There is no option \1",
    r"unrecognized arguments: (\S+).*": r"\1 is one path too many: put what is to be read together into one folder",
}
_HELP = """\
examples:
  newswire report articles.csv --out pages
  newswire report articles.csv --only corpus sentiment -p model vader -p targets "Ann Lee,Bob Roe"
  newswire report articles.csv --by month --column text=body --column date=day

parameters: `newswire notebooks` lists the notebooks by their names, and the parameters of each for -p, with what they
are unless given. A list is given with commas, nothing as None, a path as from the current folder.

language: articles in English are read, and others left out; -p language fr reads the French ones, None all.

exit codes: 0 all was done; 1 pages failed, or are not what their articles give; 2 nothing could run; 3 pages were
rendered, but more than a tenth of the inputs could not be read; 130 Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0: all was done. 1: pages failed, or a page is not what its articles give. 2: nothing could run. 3: the pages were
    rendered, but more than a tenth of the inputs could not be read. 128 and the number of the signal, when it was asked
    to end: 130 on Ctrl-C.
    """
    try:
        options = _parser().parse_args(arguments)
    except ValueError as error:
        _say(f"newswire: {error}")
        return 2
    from .running.processes import Stopped, ended_by_signals

    with ended_by_signals(), warnings.catch_warnings():
        warnings.showwarning = lambda message, *_: _say(message)
        try:
            return _run(options)
        except Stopped as stopped:
            _say(f"Interrupted. {_KEPT.get(options.run, 'Nothing')} is left running.")
            return 128 + stopped.number


def _run(options: argparse.Namespace) -> int:
    """Run what was asked for, and say what became of it."""
    from .render import ReportError

    try:
        said, code = options.run(options)
        _print(said, sys.stdout)
    except ReportError as error:
        _say(error)
        return 1
    except (OSError, ValueError) as error:
        _say(f"newswire: {error}")
        return 2
    return code


def _say(line: object) -> None:
    """Print a line to stderr, with remedies as they are given on the command line; the work does not hang on it."""
    said = str(line)
    for in_python, here in _REMEDIES.items():
        said = re.sub(in_python, here, said)
    with suppress(OSError):  # the terminal may be gone
        _print(said, sys.stderr)


def _print(said: str, stream: TextIO) -> None:
    """Print to a stream that may have been closed, by its reader (`| head -1`) or from the start."""
    try:
        print(said, file=stream, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # what is left of it is not tried again at the end
        if not isinstance(error, BrokenPipeError):
            raise OSError(f"The answer could not be printed: {error.strerror}.") from error


def _report(options: argparse.Namespace) -> tuple[str, int]:
    from .origins import read_manifest
    from .render import ReportError, render
    from .unread import unread_of

    writers, own = _writers(options), {"run", "values", "source", "pdf", *_NEEDS}
    asked = {name: value for name, value in vars(options).items() if name not in own}
    asked["columns"] = dict(options.columns)
    failed = None
    try:
        render(options.source, values=dict(options.values), say=_say, **asked)
    except ReportError as error:  # the other pages are there
        failed = error
    try:
        for write in writers:
            write(Path(options.out))
    except OSError as error:
        raise ReportError("\n".join(map(str, filter(None, [failed, error])))) from error
    if failed:
        raise failed
    manifest = read_manifest(Path(options.out))
    unread, code = unread_of(manifest["rejected"], manifest["n_articles"])
    if unread:
        _say(unread)
    return f"Open {Path(options.out, 'index.html')}", code


def _read(options: argparse.Namespace) -> tuple[str, int]:
    from ..corpus import read_archive
    from ..corpus.archive.storage import Folder
    from .unread import unread_of

    if not Folder(options.archive).shared:
        raise ValueError(f"What is in {options.archive} ends with this command; name a folder or a lasting address.")
    given = {"columns": dict(options.columns), "part_size": options.part_size * 1_000_000, "jobs": options.jobs}
    archive = read_archive(options.source, options.archive, **given)
    unread, code = unread_of(archive.rejected, len(archive))
    if unread:
        _say(unread)
    return f"{archive}\nIts pages: newswire report {shlex.quote(options.archive)} --out pages", code


def _writers(options: argparse.Namespace) -> list[Callable[[Path], None]]:
    """Return what writes further files beside the pages; refuse, before any is rendered, what this needs and lacks."""
    from ..reading.formats.extras import needed
    from .writing.document import write_documents
    from .writing.pdf import print_pages
    from .writing.workbook import write_workbooks

    for way, modules in _NEEDS.items():
        for module in modules if getattr(options, way) else ():
            needed(module, "office", f"--{way}")
    ways: dict[str, Callable[[Path], None]] = {"xlsx": write_workbooks, "docx": write_documents}
    ways["pdf"] = partial(print_pages, n_workers=options.jobs or 2)
    return [write for way, write in ways.items() if getattr(options, way)]


def _verify(options: argparse.Namespace) -> tuple[str, int]:
    from .verify import Request, fact, read_page, verify

    command = fact(read_page(options.page), "rendered by")
    if not command.startswith("newswire report "):
        raise ValueError(f"{options.page} does not name the command that it was rendered by.")
    asked = _parser().parse_args(shlex.split(command)[1:])
    columns = dict(options.columns or asked.columns)
    request = Request(asked.source, asked.only[0], dict(asked.values), asked.by, columns)
    given = {"values": dict(options.values), "notebooks": options.notebooks, "timeout": options.timeout}
    return verify(options.page, options.source, request, **given), 0


def _notebooks(options: argparse.Namespace) -> tuple[str, int]:
    from .notebooks import copy_notebooks, listing, notebook_files

    if options.folder is None:
        return listing(notebook_files()), 0
    return "\n".join(map(str, copy_notebooks(options.folder))), 0


_KEPT: dict[Callable, str] = {
    _report: "Finished pages were kept, and nothing",
    _read: "Finished parts were kept, with which the same command goes on; nothing",
}


def _column(given: str) -> tuple[str, str]:
    """Read what holds what: text=body."""
    from ..reading.columns import ROLES

    role, sign, name = given.partition("=")
    if role not in ROLES or not sign or not name:
        raise argparse.ArgumentTypeError(f"{given!r} is not one of {', '.join(ROLES)} with = and a name: text=body")
    return role, name


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in a sentence, as the rest of the command does."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=argparse.RawDescriptionHelpFormatter)

    def error(self, message: str) -> NoReturn:
        for in_python, here in _USAGE.items():
            message = re.sub(in_python, here, message)
        raise ValueError(f"{message.rstrip('.')}. See {self.prog} --help.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="newswire", description="Word frequencies, sentiment and themes of news articles, as pages.")
    parser.add_argument("--version", action="version", version=f"newswire {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    report = commands.add_parser(
        "report", help="render the notebooks on articles, as pages with an index", epilog=_HELP
    )
    _add_report(report)
    read = commands.add_parser("read", help="code more articles than memory holds, part by part, into an archive")
    _add_read(read)
    verify = commands.add_parser("verify", help="tell whether a page says what its articles give, piece by piece")
    verify.set_defaults(run=_verify)
    verify.add_argument("page", metavar="PAGE", type=Path, help="a page that newswire report wrote")
    verify.add_argument("source", metavar="SOURCE", help="the articles that it is about")
    for part, what in ((report, "set a parameter"), (verify, "where a file is now that the page was made with")):
        part.add_argument(
            "-p", dest="values", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"),
            help=f"{what}; may be repeated",
        )  # fmt: skip
        part.add_argument(
            "--timeout", type=int, metavar="S", help="seconds a cell may take (default: 600; of an archive, a day)"
        )
        part.add_argument("--notebooks", metavar="DIR", help="folder of the notebooks (default: newswire's own)")
    for part in (report, read, verify):
        part.add_argument(
            "--column", dest="columns", type=_column, action="append", default=[], metavar="text=NAME",
            help="which column or key holds the text, date, title, source, place or agency; may be repeated",
        )  # fmt: skip
    notebooks = commands.add_parser(
        "notebooks", help="list the notebooks with their parameters, or copy them to change"
    )
    notebooks.set_defaults(run=_notebooks)
    notebooks.add_argument("folder", nargs="?", metavar="DIR", help="folder for copies; without it, they are listed")
    return parser


def _add_read(read: argparse.ArgumentParser) -> None:
    """Add what `newswire read` is given."""
    read.set_defaults(run=_read)
    read.add_argument("source", metavar="SOURCE", help="a file or folder of articles, of any size")
    read.add_argument(
        "--archive", required=True, metavar="DIR", help="folder of the archive; what is coded there already is kept"
    )
    read.add_argument("--part-size", type=int, default=25, metavar="MB", help="of text in a part, about (default: 25)")
    read.add_argument("--jobs", type=int, metavar="N", help="processes that share the work (default: one per core)")


def _add_report(report: argparse.ArgumentParser) -> None:
    """Add what `newswire report` alone is given."""
    report.set_defaults(run=_report)
    report.add_argument("source", metavar="SOURCE", help="a file or folder of articles, or an archive of them")
    report.add_argument("--out", default="reports", metavar="DIR", help="folder for the pages (default: reports)")
    report.add_argument(
        "--only", nargs="+", action="extend", default=[], metavar="NAME", help="only these notebooks, such as sentiment"
    )
    report.add_argument(
        "--since", dest="values", type=lambda folder: ("since", folder), action="append", default=[], metavar="OLD",
        help="also say what is new, gone or moved since the report in this folder, which may be that of --out",
    )  # fmt: skip
    report.add_argument("--by", metavar="COLUMN", help="one set of pages for each value of a column, or month or year")
    report.add_argument(
        "--jobs", type=int, metavar="N", help="notebooks to run at a time (default: 2; of an archive, 1)"
    )
    report.add_argument(
        "--scheduler", metavar="ADDRESS", help="of a Dask cluster to work on the parts of an archive: tcp://host:8786"
    )
    report.add_argument("--force", action="store_true", help="render even the pages that are up to date")
    report.add_argument("--pdf", action="store_true", help="also print each page to PDF, with Chromium or Chrome")
    report.add_argument("--timings", action="store_true", help="say how long each cell took")
    report.add_argument("--xlsx", action="store_true", help="also write the tables of the pages into a workbook")
    report.add_argument("--docx", action="store_true", help="also write each page as a document for Word")


if __name__ == "__main__":
    sys.exit(main())
