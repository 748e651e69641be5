"""Words that belong together, as a network."""

import networkx as nx
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox
from sklearn.preprocessing import minmax_scale

from ..tables import require
from .axes import PRIMARY, axes_or_new, nothing

_FAR = 5  # ties between words that nothing ties together: parts of the network keep a little apart
_GAP = 5  # points between a dot and its word
_WITHIN = (0.1, 0.9)  # room for the words beside the outermost dots
_LINE = 1.3  # lines of type from a word to the next above it, so that lines between them can be followed


def collocations(table: pd.DataFrame, ax: Axes | None = None, *, n: int = 30) -> Axes:
    """Draw the strongest collocations as a network; a thicker line is a stronger tie.

    Words are as far apart as there are ties from one to the other (Kamada & Kawai 1989), as nearly as a plane allows,
    and are then moved up where they would lie on each other.

    Parameters
    ----------
    table : DataFrame
        first, second, log_likelihood; from `frequencies.collocations`, strongest first.
    ax : Axes, optional
    n : int
        How many pairs.

    Returns
    -------
    Axes
    """
    require(table, "first", "second", "log_likelihood")
    shown = table.head(n)
    ax = axes_or_new(ax, 5.2)
    if shown.empty:
        return nothing(ax, "no collocations")
    graph = nx.from_pandas_edgelist(shown, "first", "second", "log_likelihood")
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    place = _labelled(ax, graph, _layout(graph))
    strength = np.sqrt([max(tie, 0) for _, _, tie in graph.edges.data("log_likelihood")])
    strength /= max(strength.max(), 1e-9)
    style = {"edge_color": PRIMARY, "alpha": 0.25 + 0.5 * strength, "width": 0.6 + 4 * strength}
    nx.draw_networkx_edges(graph, place, ax=ax, **style)
    nx.draw_networkx_nodes(graph, place, ax=ax, node_color=PRIMARY, node_size=16)
    ax.set_ylim(0, max(1, *(y + 0.05 for _, y in place.values())))
    return ax


def _layout(graph: nx.Graph) -> dict[str, np.ndarray]:
    """Place words in the unit square, within a margin; from a fixed start, so that they end in the same places."""
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    apart = {word: {other: steps[word].get(other, _FAR) for other in graph} for word in graph}
    place = nx.kamada_kawai_layout(graph, apart, nx.circular_layout(graph))
    return dict(zip(place, minmax_scale(list(place.values()), _WITHIN)))


def _labelled(ax: Axes, graph: nx.Graph, place: dict[str, np.ndarray]) -> dict[str, tuple[float, float]]:
    """Write words beside their places, from the lowest up, and return the places, moved up where there was no room."""
    written: list[Bbox] = []
    moved = {}
    for word in sorted(place, key=lambda word: place[word][1]):
        x, y = place[word]
        # A word stands on the side of its dot to which fewer of its lines lead.
        right = x >= np.mean([place[other][0] for other in graph[word]])
        label = ax.annotate(word, (x, y), xytext=(_GAP if right else -_GAP, 0), textcoords="offset points", fontsize=9,
                            ha="left" if right else "right", va="center")  # fmt: skip
        box = label.get_window_extent()
        box = box.padded(2 * _GAP, (_LINE - 1) / 2 * box.height)
        low = box.y0
        for other in sorted(written, key=lambda other: other.y0):
            if box.fully_overlaps(other):
                box = box.translated(0, other.y1 - box.y0)
        written.append(box)
        moved[word] = label.xy = (x, y + (box.y0 - low) / ax.bbox.height)
    return moved
