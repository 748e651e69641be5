"""The command `newswire`."""

import argparse
import sys


def main(arguments=None) -> int:
    """Run the command and return its exit code: 0, or 1 when pages failed, 2 when nothing could run, 130 on Ctrl-C."""
    options = _parser().parse_args(arguments)
    from .render import ReportError, render

    try:
        index = render(
            options.source,
            options.out,
            only=options.only,
            values=dict(options.parameters),
            jobs=options.jobs,
            timeout=options.timeout,
            force=options.force,
            by=options.by,
            notebooks=options.notebooks,
        )
        if options.pdf:
            from .pdf import print_pages

            print_pages(index.parent)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; finished pages were kept, nothing is left running.", file=sys.stderr)
        return 130
    except (OSError, ValueError) as error:
        print(f"newswire: {error}", file=sys.stderr)
        return 2
    print(f"Open {index}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newswire", description="Word frequencies, sentiment and themes of news articles, as pages."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    report = commands.add_parser("report", help="render the notebooks on articles as pages with an index")
    report.add_argument("source", metavar="SOURCE", help="a file or folder of articles")
    report.add_argument("--out", default="reports", metavar="DIR", help="folder for the pages (default: reports)")
    report.add_argument("--only", nargs="+", action="extend", default=[], metavar="NAME", help="only these notebooks")
    report.add_argument(
        "-p", dest="parameters", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"), help="set a parameter"
    )
    report.add_argument("--by", metavar="COLUMN", help="one set of pages for each value of a column, or month or year")
    report.add_argument("--jobs", type=int, default=2, metavar="N", help="notebooks side by side (default: 2)")
    report.add_argument("--timeout", type=int, default=600, metavar="S", help="seconds a cell may take (default: 600)")
    report.add_argument("--force", action="store_true", help="render pages that are up to date too")
    report.add_argument("--pdf", action="store_true", help="print each page to PDF, with Chromium or Chrome")
    report.add_argument("--notebooks", metavar="DIR", help="folder of the notebooks (default: the project's)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
