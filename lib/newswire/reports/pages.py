"""An executed notebook becomes one HTML page that needs nothing from anywhere else."""

import base64
import hashlib
import html
import re
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from ..display.show import LEAD

if TYPE_CHECKING:  # importing it takes longer than writing a page
    from nbformat import NotebookNode

_HEADING = re.compile(r'<h([12])[^>]*id="([^"]*)"[^>]*>(.*?)</h\1>', re.S)
# A heading, or a sentence for the first page; a sentence holds no further `span`, as `display` writes it.
_LEAD = re.compile(rf'<h[12][^>]*id="([^"]*)"[^>]*>(.*?)</h[12]>|<span class="{LEAD}">(.*?)</span>', re.S)
_STYLE = re.compile(r"<style>.*?</style>", re.S)  # each output carries notebook.css for JupyterLab; a page has it once
# Sequences that colour a terminal, and control characters other than tab and line feed.
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FILE = re.compile(r'<(?:a class="nw-csv" download|figure class="nw-figure" data-name)="')
_LIMITS = re.compile(r"^#+\s+Limits\b", re.M)
_HIDDEN = {"injected-parameters", "hide-in-report"}  # tags of cells that a page leaves out


def page(notebook: "NotebookNode", about: dict[str, str]) -> str:
    """Write an executed notebook as a page.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill returns it.
    about : dict
        title (used when the notebook has no heading of its own), home, the address of the index, and cite, the line
        at the foot; the last two may be missing.

    Returns
    -------
    str
        HTML. The same notebook gives the same bytes: ids, dates and paths of the run are left out.
    """
    cells = [cell for cell in notebook.cells if not _HIDDEN & set(cell.metadata.get("tags", []))]
    body = _named(fill("cells.html.j2", cells=cells).strip(), about["title"])
    headings = [(int(level), name, _text(title)) for level, name, title in _HEADING.findall(body)]
    title = next((text for level, _, text in headings if level == 1), about["title"])
    return fill("report.html.j2", **{**about, "title": title, "body": Markup(body), "headings": headings})


def fill(template: str, **values: Any) -> str:
    """Fill a template of the package; style and script are set inside, and the script's hash into the policy."""
    script = _read("report.js")
    policy = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    sheets = {__package__: "report.css", "newswire.display": "notebook.css", "newswire.explorer": "explorer.css"}
    style = "".join(_read(name, package) for package, name in sheets.items())
    made = Environment(loader=FunctionLoader(_read), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {
        "has_limits": _LIMITS.search,
        "highlighted": _highlighted,
        "picture": _picture,
        "plain": lambda text: _ANSI.sub("", text),
        "prose": _prose,
        "unstyled": lambda text: Markup(_STYLE.sub("", text)),
    }
    return made.get_template(template).render(script=Markup(script), style=Markup(style), policy=policy, **values)


class Lead(NamedTuple):
    """A sentence for the first page: its HTML, and the address and the name of the section that it stands in."""

    sentence: Markup
    href: str
    section: str


def leads(page_html: str, file: str) -> list[Lead]:
    """Return the sentences of a page that the first page of its report repeats.

    Examples
    --------
    >>> leads('<h2 id="Words">Words</h2><p><span class="nw-lead">Oil leads.</span> Gas does not.</p>', "2.html")
    [Lead(sentence=Markup('Oil leads.'), href='2.html#Words', section='Words')]
    """
    found, href, section = [], file, ""
    for name, heading, sentence in _LEAD.findall(page_html):
        if sentence:
            found.append(Lead(Markup(sentence), href, section))
        else:
            href, section = f"{file}#{quote(html.unescape(name))}", _text(heading)
    return found


def opening(page_html: str) -> str:
    """Return what the first paragraph of a page asks, up to its last question mark; all of it where it asks nothing.

    Examples
    --------
    >>> opening('<h1>Words</h1><p>Which are <em>frequent</em>? Rates are per million.</p><p>See below?</p>')
    'Which are frequent?'
    """
    found = re.search(r"<h1\b.*?</h1>\s*<p>(.*?)</p>", page_html, re.S)
    text = _text(found[1]) if found else ""
    return text[: text.rfind("?") + 1] or text


def _named(body: str, page_name: str) -> str:
    """Begin the names of the files that tables and figures are saved as with the page's and a number of their own."""
    numbers = count(1)
    return _FILE.sub(lambda start: f"{start[0]}{page_name}_{next(numbers):02}_", body)


def _read(name: str, package: str = __package__) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _prose(source: str) -> Markup:
    from nbconvert.filters import markdown2html

    return Markup(re.sub(r'<a class="anchor-link".*?</a>', "", markdown2html(source), flags=re.S))


def _highlighted(source: str) -> Markup:
    from pygments import formatters, highlight, lexers

    return Markup(highlight(source, lexers.PythonLexer(), formatters.HtmlFormatter(cssclass="source")))


def _picture(data: dict[str, str]) -> str | None:
    """Return the picture of an output as an address that holds it whole, or None."""
    for kind in ("image/svg+xml", "image/png", "image/jpeg"):
        if kind in data:
            content = base64.b64encode(data[kind].encode()).decode() if "svg" in kind else data[kind].strip()
            return f"data:{kind};base64,{content}"
    return None


def _text(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()
