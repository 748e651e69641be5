"""The command `newswire`."""

import argparse
import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newswire import __version__

if TYPE_CHECKING:  # importing it takes longer than refusing a command
    from ..corpus import Corpus

MOST_UNREAD = 0.1  # share of the inputs beyond which the command says by its exit code that they were not read
_REASONS = 5  # that are told of inputs that were not read; the pages list all
# Remedies as they are in Python and in notebooks, and as they are on the command line.
_REMEDIES = {
    r"columns=\{'(\w+)': \.\.\.\}": r"--column \1=NAME",
    r"Set language to (\w+) to read (\w+), or to None": r"Give -p language \1 to read \2, or -p language None",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0: all was done. 1: pages failed, or a page is not what its articles give. 2: nothing could run. 3: the pages were
    rendered, but more than a tenth of the inputs could not be read. 130: Ctrl-C.
    """
    options = _parser().parse_args(arguments)
    from .render import ReportError

    try:
        said, code = options.run(options)
        print(said)
    except ReportError as error:
        _say(error)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Finished pages were kept, and nothing is left running.", file=sys.stderr)
        return 130
    except (OSError, ValueError) as error:
        _say(f"newswire: {error}")
        return 2
    return code


def _say(line: object) -> None:
    """Print a line to stderr, with remedies as they are given on the command line."""
    said = str(line)
    for in_python, here in _REMEDIES.items():
        said = re.sub(in_python, here, said)
    print(said, file=sys.stderr, flush=True)


def _report(options: argparse.Namespace) -> tuple[str, int]:
    from ..corpus import read_corpus
    from ..reading.sources import Source
    from .render import render

    asked = {name: value for name, value in vars(options).items() if name not in ("run", "pdf", "values", "source")}
    asked["columns"] = dict(options.columns)
    source = Source(options.source)
    index = render(source, values=dict(options.values), say=_say, **asked)
    if options.pdf:
        from .pdf import print_pages

        print_pages(index.parent)
    unread, code = _unread(read_corpus(source, columns=asked["columns"]))  # kept in the cache by now
    if unread:
        _say(unread)
    return f"Open {index}", code


def _unread(corpus: "Corpus") -> tuple[str, int]:
    """Say how many inputs were not read, and why, and return the exit code for that; nothing where all were."""
    from ..corpus.overview import rejected_reasons
    from ..reading.packing import missed

    unread = missed(corpus.rejected)
    if unread.empty:
        return "", 0
    n, reasons = len(unread) + len(corpus), rejected_reasons(unread)
    lines = [f"{len(unread):,} of {n:,} inputs {'was' if len(unread) == 1 else 'were'} not read:"]
    for row in reasons.head(_REASONS).itertuples():
        lines.append(f"{row.n_inputs:7,}  {row.reason} ({'such as ' * (row.n_inputs > 1)}{row.example})")
    if (more := len(reasons) - _REASONS) > 0:
        lines.append(f"{reasons['n_inputs'].iloc[_REASONS:].sum():7,}  for {more:,} more reason{'s' * (more > 1)}")
    if is_much := len(unread) > MOST_UNREAD * n:
        lines.append("That is more than a tenth, so the exit code is 3.")
    return "\n".join(lines), 3 * is_much


def _verify(options: argparse.Namespace) -> tuple[str, int]:
    from .verify import Request, fact, read_page, verify

    command = fact(read_page(options.page), "rendered by")
    if not command.startswith("newswire report "):
        raise ValueError(f"{options.page} does not name the command that it was rendered by.")
    asked = _parser().parse_args(shlex.split(command)[1:])
    columns = dict(options.columns or asked.columns)
    request = Request(asked.source, asked.only[0], dict(asked.values), asked.by, columns)
    return verify(options.page, options.source, request, notebooks=options.notebooks, timeout=options.timeout), 0


def _notebooks(options: argparse.Namespace) -> tuple[str, int]:
    from .notebooks import copy_notebooks

    return "\n".join(map(str, copy_notebooks(options.folder))), 0


def _column(given: str) -> tuple[str, str]:
    """Read what holds what: text=body."""
    from ..reading.columns import ROLES

    role, sign, name = given.partition("=")
    if role not in ROLES or not sign or not name:
        raise argparse.ArgumentTypeError(f"{given!r} is not one of {', '.join(ROLES)} with = and a name: text=body")
    return role, name


def _parser() -> argparse.ArgumentParser:
    purpose = "Word frequencies, sentiment and themes of news articles, as pages."
    parser = argparse.ArgumentParser(prog="newswire", description=purpose)
    parser.add_argument("--version", action="version", version=f"newswire {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    report = commands.add_parser("report", help="render the notebooks on articles, as pages with an index")
    report.set_defaults(run=_report)
    report.add_argument("source", metavar="SOURCE", help="a file or folder of articles")
    report.add_argument("--out", default="reports", metavar="DIR", help="folder for the pages (default: reports)")
    report.add_argument("--only", nargs="+", action="extend", default=[], metavar="NAME", help="only these notebooks")
    pair = ("NAME", "VALUE")
    report.add_argument("-p", dest="values", nargs=2, action="append", default=[], metavar=pair, help="set a parameter")
    report.add_argument(
        "--since", dest="values", type=lambda folder: ("since", folder), action="append", metavar="OLD",
        help="also say what is new, gone or moved since the report in this folder, which may be that of --out",
    )  # fmt: skip
    report.add_argument("--by", metavar="COLUMN", help="one set of pages for each value of a column, or month or year")
    report.add_argument("--jobs", type=int, default=2, metavar="N", help="notebooks to run at a time (default: 2)")
    report.add_argument("--force", action="store_true", help="render even the pages that are up to date")
    report.add_argument("--pdf", action="store_true", help="also print each page to PDF, with Chromium or Chrome")
    verify = commands.add_parser("verify", help="tell whether a page says what its articles give, piece by piece")
    verify.set_defaults(run=_verify)
    verify.add_argument("page", metavar="PAGE", type=Path, help="a page that newswire report wrote")
    verify.add_argument("source", metavar="SOURCE", help="the file or folder of articles that it is about")
    for part in (report, verify):
        part.add_argument(
            "--timeout", type=int, default=600, metavar="S", help="seconds a cell may take (default: 600)"
        )
        part.add_argument(
            "--column", dest="columns", type=_column, action="append", default=[], metavar="text=NAME",
            help="which column or key holds the text, date, title, source, place or agency",
        )  # fmt: skip
        part.add_argument("--notebooks", metavar="DIR", help="folder of the notebooks (default: newswire's own)")
    notebooks = commands.add_parser("notebooks", help="put copies of the notebooks into a folder, to open and change")
    notebooks.set_defaults(run=_notebooks)
    notebooks.add_argument("folder", metavar="DIR", help="folder for the copies")
    return parser


if __name__ == "__main__":
    sys.exit(main())
