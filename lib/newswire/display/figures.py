"""A matplotlib figure as an `<img>` that is the same byte for byte on every run."""

import base64
import io
import re
import warnings

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

from .text import safe

LARGEST_SVG = 150_000
PNG_DPI = 160
PROLOGUE = re.compile(rb"^.*?(?=<svg)|<metadata>.*?</metadata>|<!--.*?-->", re.DOTALL)
PATH = re.compile(rb' d="[^"]*"')
LONG_FRACTION = re.compile(rb"(\d\.\d\d)\d+")
GAP = re.compile(rb">\s+<")


def figure_of(thing):
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
    if isinstance(thing, mpl.axes.Axes):
        return thing.get_figure(root=True)
    return thing if isinstance(thing, mpl.figure.Figure) else None


def figure_html(figure, caption=None, alt=None):
    """Write a figure as HTML: vector where that is small, pixels where it is dense; the figure is closed after.

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
    message = message_of(figure)
    if message is not None:
        plt.close(figure)
        return f'<p class="nw-count">{safe(message[:1].upper() + message[1:])}.</p>'
    alt = alt or described(figure, caption)
    kind, data = image_bytes(figure)
    plt.close(figure)
    words = f"<figcaption>{safe(caption, 1000)}</figcaption>" if caption else ""
    source = f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    width = round(96 * figure.get_figwidth())
    image = f'<img alt="{safe_attribute(alt)}" width="{width}" src="{source}">'
    return f'<figure class="nw-figure">{image}{words}</figure>'


def image_bytes(figure):
    """Draw a figure: SVG up to 150 kB, else PNG.

    Parameters
    ----------
    figure : Figure

    Returns
    -------
    tuple of (str, bytes)
        Media type and data; no dates and no random ids in it.
    """
    with mpl.rc_context({"svg.hashsalt": "newswire", "svg.fonttype": "path"}):
        vector = _compact(_drawn(figure, "svg", metadata={"Date": None, "Creator": None}))
        if len(vector) <= LARGEST_SVG:
            return "image/svg+xml", vector
        return "image/png", _drawn(figure, "png", dpi=PNG_DPI, metadata={"Software": None})


def message_of(figure):
    """What a figure says that has nothing to draw: its words, or None for a figure that draws something.

    Parameters
    ----------
    figure : Figure

    Returns
    -------
    str or None
        The words on its axes, where all of these are switched off and hold nothing but words.
    """
    drawn = any(axes.axison or axes.lines or axes.patches or axes.collections or axes.images for axes in figure.axes)
    words = [text.get_text() for axes in figure.axes for text in axes.texts]
    return " ".join(words) if words and not drawn else None


def described(figure, caption=None):
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
        parts += [axes.get_title(loc=side) for side in ("left", "center", "right") if axes.get_title(loc=side)]
        across, up = axes.get_xlabel(), axes.get_ylabel()
        parts += [f"{up or 'values'} by {across or 'category'}"] if across or up else []
    return ". ".join(dict.fromkeys(parts)) + "." if parts else "Figure."


def safe_attribute(text):
    """Escape text for an attribute, without the isolating tag that element content may need."""
    return safe(text, 1000).replace("<bdi>", "").replace("</bdi>", "")


def _compact(vector):
    """Take out of an SVG what is not seen: prologue, comments, and decimals beyond a hundredth of a point."""
    vector = GAP.sub(b"><", PROLOGUE.sub(b"", vector))
    return PATH.sub(lambda path: LONG_FRACTION.sub(rb"\1", path[0].replace(b"\n", b"")), vector)


def _drawn(figure, kind, **options):
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        # A word in a script that the font lacks is drawn as boxes; the table beside the figure has it in full.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(buffer, format=kind, bbox_inches="tight", pad_inches=0.05, transparent=True, **options)
    return buffer.getvalue()
