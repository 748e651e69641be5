"""An executed notebook becomes one HTML page that needs nothing from anywhere else."""

import base64
import hashlib
import html
import re
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

_HEADING = re.compile(r'<h([12])[^>]*id="([^"]*)"[^>]*>(.*?)</h\1>', re.S)
_ANCHOR = re.compile(r'<a class="anchor-link".*?</a>', re.S)
_TAG = re.compile(r"<[^>]+>")
_STYLE = re.compile(r"<style>.*?</style>", re.S)
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg")
_HIDDEN = {"injected-parameters", "hide-in-report"}
_LIMITS = re.compile(r"^#+\s+Limits\b", re.M)


def page(notebook, about: dict) -> str:
    """Write an executed notebook as a page.

    Parameters
    ----------
    notebook : NotebookNode
        As papermill returns it.
    about : dict
        title (used when the notebook has no heading of its own), and home, the address of the index or None.

    Returns
    -------
    str
        HTML. The same notebook gives the same bytes: ids, dates and paths of the run are left out.
    """
    blocks = [_block(cell) for cell in notebook.cells if not _HIDDEN & set(cell.metadata.get("tags", []))]
    body = "\n".join(block for block in blocks if block)
    headings = [(int(level), name, _text(title)) for level, name, title in _HEADING.findall(body)]
    title = next((text for level, _, text in headings if level == 1), about["title"])
    return fill("report.html.j2", title=title, body=Markup(body), headings=headings, home=about.get("home"))


def fill(template: str, **values) -> str:
    """Fill a template of the package; style and script are set inside, and the script's hash into the policy."""
    script = _read("report.js")
    policy = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    style = _read("report.css") + files("newswire.display").joinpath("notebook.css").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made = environment.from_string(_read(template))
    return made.render(script=Markup(script), style=Markup(style), policy=policy, **values)


def richest_image(page_html: str) -> str | None:
    """Return the data of the picture on a page with most in it, up to 200 kB, for the index.

    Examples
    --------
    >>> richest_image('<img alt="" src="data:image/png;base64,AA=="><img alt="" src="data:image/png;base64,AAAAAAAA">')
    'data:image/png;base64,AAAAAAAA'
    """
    found = re.findall(r'<img[^>]*\ssrc="(data:image/[^"]+)"', page_html)
    return max((image for image in found if len(image) < 200_000), key=len, default=None)


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _block(cell) -> str:
    if cell.cell_type == "markdown":
        return _prose(cell.source)
    if cell.cell_type != "code":
        return ""
    code = f'<details class="code"><summary>code</summary>{_highlighted(cell.source)}</details>' if cell.source else ""
    return code + "".join(_output(output) for output in cell.get("outputs", []))


def _prose(source: str) -> str:
    from nbconvert.filters import markdown2html

    kind = "prose limits" if _LIMITS.search(source) else "prose"
    return f'<section class="{kind}">{_ANCHOR.sub("", markdown2html(source))}</section>'


def _highlighted(source: str) -> str:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return highlight(source, PythonLexer(), HtmlFormatter(nowrap=False, cssclass="source"))


def _output(output) -> str:
    if output.output_type == "stream":
        text = f"<pre>{_escaped(output.text)}</pre>"
        if output.name != "stderr":
            return f'<div class="output">{text}</div>'
        return f'<details class="messages"><summary>messages of this cell</summary>{text}</details>'
    data = output.get("data", {})
    if "text/html" in data:
        return f'<div class="output">{_STYLE.sub("", data["text/html"])}</div>'
    for kind in _IMAGES:
        if kind in data:
            return f'<div class="output">{_image(kind, data[kind])}</div>'
    return f'<div class="output"><pre>{_escaped(data["text/plain"])}</pre></div>' if "text/plain" in data else ""


def _image(kind: str, content: str) -> str:
    if kind == "image/svg+xml":
        content = base64.b64encode(content.encode()).decode()
    return f'<img alt="Figure" src="data:{kind};base64,{content.strip()}">'


def _escaped(text: str) -> str:
    return html.escape(_ANSI.sub("", text))


def _text(markup: str) -> str:
    return html.unescape(_TAG.sub("", _ANCHOR.sub("", markup))).strip()
