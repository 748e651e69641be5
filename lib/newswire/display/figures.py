"""A matplotlib figure as an `<img>` that is the same byte for byte on every run."""

import base64
import io
import re
import warnings

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .text import LONGEST_CAPTION, safe, safe_attribute, slug

LARGEST_SVG = 150_000  # bytes: thousands of points take more as drawn shapes than as the pixels of PNG_DPI
PNG_DPI = 160  # dots an inch: sharp on a screen of twice the usual density at the width a page gives it
CSS_DPI = 96  # an inch in CSS has 96 pixels, whatever the screen
PROLOGUE = re.compile(rb"^.*?(?=<svg)|<metadata>.*?</metadata>|<!--.*?-->", re.DOTALL)
PATH = re.compile(rb' d="[^"]*"')
LONG_FRACTION = re.compile(rb"(\d\.\d\d)\d+")
GAP = re.compile(rb">\s+<")


def figure_of(thing: object) -> Figure | None:
    """Find the figure of an Axes, an array of Axes or a Figure; None for anything else.

    Parameters
    ----------
    thing : object

    Returns
    -------
    Figure or None
    """
    if isinstance(thing, (np.ndarray, list, tuple)) and len(thing):
        thing = np.ravel(np.asarray(thing, dtype=object))[0]
    if isinstance(thing, Axes):
        return thing.get_figure(root=True)
    return thing if isinstance(thing, Figure) else None


def figure_html(figure: Figure, caption: str | None = None, alt: str | None = None) -> str:
    """Write a figure as HTML: vector where that is small, pixels where it is dense; the figure is closed.

    Parameters
    ----------
    figure : Figure
    caption : str, optional
        What the figure shows, printed below it.
    alt : str, optional
        What a reader who cannot see it is told; by default the titles and axis labels, with the caption.

    Returns
    -------
    str
        A `<figure>` with the image inside it; a figure with nothing to draw gives its words as a paragraph.
    """
    plt.close(figure)
    if message := message_of(figure):
        return f'<p class="nw-count">{safe(message)}</p>'
    kind, data = image_bytes(figure)
    source = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    alt = safe_attribute(alt or described(figure, caption), LONGEST_CAPTION)
    image = f'<img alt="{alt}" width="{round(CSS_DPI * figure.get_figwidth())}" src="{source}">'
    # On a phone the figure keeps the size at which it can be read, and is moved sideways.
    image = f'<div class="nw-scroll" tabindex="0" role="group" aria-label="Figure">{image}</div>'
    words = f"<figcaption>{safe(caption, LONGEST_CAPTION)}</figcaption>" if caption else ""
    return f'<figure class="nw-figure" data-name="{slug(caption or alt, 40)}">{image}{words}</figure>'


def image_bytes(figure: Figure) -> tuple[str, bytes]:
    """Draw a figure: SVG up to 150 kB, else PNG.

    Parameters
    ----------
    figure : Figure

    Returns
    -------
    tuple of (str, bytes)
        Media type and data; no dates and no random ids in it.
    """
    # The salt replaces the random one that ids are made from; as paths, letters need no font where they are shown.
    with plt.rc_context({"svg.hashsalt": "newswire", "svg.fonttype": "path"}):
        vector = _compact(_drawn(figure, "svg", metadata={"Date": None, "Creator": None}))
        if len(vector) <= LARGEST_SVG:
            return "image/svg+xml", vector
        return "image/png", _drawn(figure, "png", dpi=PNG_DPI, metadata={"Software": None})


def message_of(figure: Figure) -> str:
    """Return the words of a figure that has nothing to draw, which is closed then, as a sentence; "" if it draws."""
    words = " ".join(text.get_text() for axes in figure.axes for text in axes.texts)
    if not words or any(axes.axison or axes.has_data() for axes in figure.axes):
        return ""
    plt.close(figure)
    return f"{words[0].upper()}{words[1:]}."


def described(figure: Figure, caption: str | None = None) -> str:
    """Say what a figure holds from its own words: caption, titles and axis labels.

    Parameters
    ----------
    figure : Figure
    caption : str, optional

    Returns
    -------
    str
        One or two sentences; never empty.
    """
    parts = [caption.rstrip(".")] if caption else []
    for axes in figure.axes:
        parts += filter(None, (axes.get_title(loc=side) for side in ("left", "center", "right")))
        across, up = axes.get_xlabel(), axes.get_ylabel()
        parts += [f"{up or 'values'} by {across or 'category'}"] if across or up else []
    return ". ".join(dict.fromkeys(parts)) + "." if parts else "Figure."


def _compact(vector: bytes) -> bytes:
    """Take out of an SVG what is not seen: prologue, comments, and decimals beyond a hundredth of a point."""
    vector = GAP.sub(b"><", PROLOGUE.sub(b"", vector))
    return PATH.sub(lambda path: LONG_FRACTION.sub(rb"\1", path[0].replace(b"\n", b"")), vector)


def _drawn(figure: Figure, kind: str, **options) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        # A word in a script that the font lacks is drawn as boxes; the table beside the figure has it in full.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(buffer, format=kind, bbox_inches="tight", pad_inches=0.05, transparent=True, **options)
    return buffer.getvalue()
