"""The command `newswire`."""

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from newswire import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0, or 1 when pages failed, 2 when nothing could run, 130 on Ctrl-C."""
    options = _parser().parse_args(arguments)
    from .render import ReportError

    try:
        print(options.run(options))
    except ReportError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. Finished pages were kept, and nothing is left running.", file=sys.stderr)
        return 130
    except (OSError, ValueError) as error:
        print(f"newswire: {error}", file=sys.stderr)
        return 2
    return 0


def _report(options: argparse.Namespace) -> str:
    from .render import render

    asked = {name: value for name, value in vars(options).items() if name not in ("run", "pdf", "values")}
    index = render(values=dict(options.values), **asked)
    if options.pdf:
        from .pdf import print_pages

        print_pages(index.parent)
    return f"Open {index}"


def _verify(options: argparse.Namespace) -> str:
    from .verify import Request, fact, read_page, verify

    command = fact(read_page(options.page), "rendered by")
    if not command.startswith("newswire report "):
        raise ValueError(f"{options.page} does not name the command that it was rendered by.")
    asked = _parser().parse_args(shlex.split(command)[1:])
    request = Request(asked.source, asked.only[0], dict(asked.values), asked.by)
    return verify(options.page, options.source, request, notebooks=options.notebooks, timeout=options.timeout)


def _notebooks(options: argparse.Namespace) -> str:
    from .notebooks import copy_notebooks

    return "\n".join(map(str, copy_notebooks(options.folder)))


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
        part.add_argument("--notebooks", metavar="DIR", help="folder of the notebooks (default: newswire's own)")
    notebooks = commands.add_parser("notebooks", help="put copies of the notebooks into a folder, to open and change")
    notebooks.set_defaults(run=_notebooks)
    notebooks.add_argument("folder", metavar="DIR", help="folder for the copies")
    return parser


if __name__ == "__main__":
    sys.exit(main())
