"""Words that belong together, as a network."""

import numpy as np

from .style import PRIMARY, QUIET, axes_or_new

_LETTER, _LINE, _GAP = 0.014, 0.05, 0.012  # a label's letter, its line, and a dot beside it, in shares of the figure


def collocation_network(table, ax=None, *, n: int = 30):
    """Draw the strongest collocations as a network; a thicker line is a stronger tie.

    Parameters
    ----------
    table : DataFrame
        first, second, count, log_likelihood; from `collocations`, strongest first.
    ax : Axes, optional
    n : int
        How many pairs.

    Returns
    -------
    Axes
    """
    for column in ("first", "second", "log_likelihood"):
        if column not in table:
            raise ValueError(f"the table has no column {column!r}; it has {', '.join(map(str, table.columns))}.")
    shown = table.head(n)
    ax = axes_or_new(ax, figsize=(8, 5.2))
    ax.set_axis_off()
    if shown.empty:
        ax.annotate("no collocations", (0.5, 0.5), xycoords="axes fraction", ha="center", color=QUIET)
        return ax
    words = list(dict.fromkeys([*shown["first"], *shown["second"]]))
    first, second = (np.array([words.index(word) for word in shown[side]]) for side in ("first", "second"))
    place = layout(len(words), first, second)
    tied = (np.concatenate([second[first == node], first[second == node]]) for node in range(len(words)))
    right = place[:, 0] >= [place[others, 0].mean() for others in tied]
    place = spread(place, np.array([len(word) for word in words]), right)
    strength = np.sqrt(shown["log_likelihood"].clip(lower=0).to_numpy())
    strength = strength / max(strength.max(), 1e-9)
    for a, b, width in zip(first, second, strength):
        ax.plot(*place[[a, b]].T, color=PRIMARY, alpha=0.25 + 0.5 * width, linewidth=0.6 + 4 * width, zorder=1)
    ax.plot(*place.T, "o", color=PRIMARY, markersize=4, zorder=2)
    for node, word in enumerate(words):
        ax.annotate(word, place[node], xytext=(5 if right[node] else -5, 0), textcoords="offset points",
                    ha="left" if right[node] else "right", va="center", fontsize=9)  # fmt: skip
    ax.margins(0.12)
    return ax


def layout(n_nodes: int, first: np.ndarray, second: np.ndarray, *, rounds: int = 300) -> np.ndarray:
    """Place the nodes of a network by forces (Fruchterman & Reingold 1991), from a fixed start.

    Parameters
    ----------
    n_nodes : int
    first, second : ndarray of int
        The ends of each tie.
    rounds : int

    Returns
    -------
    ndarray of float, shape (n_nodes, 2), within the unit square

    Examples
    --------
    >>> layout(2, np.array([0]), np.array([1])).round(1).tolist()
    [[0.0, 0.5], [1.0, 0.5]]
    """
    angle = np.arange(n_nodes) * np.pi * (3 - np.sqrt(5)) + np.pi  # a sunflower: even, and the same every time
    place = np.sqrt(np.arange(n_nodes) + 1)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    place /= np.sqrt(n_nodes)
    ideal = 1.6 / np.sqrt(n_nodes)
    for step in np.linspace(0.12, 0.002, rounds):
        apart = place[:, None] - place[None]
        distance = np.maximum(np.hypot(*np.moveaxis(apart, 2, 0)), 1e-6)
        push = (apart * (ideal**2 / distance**2)[..., None]).sum(axis=1)
        tie = place[first] - place[second]
        pull = tie * (np.hypot(*tie.T) / ideal)[:, None] * 0.5
        np.add.at(push, first, -pull)
        np.add.at(push, second, pull)
        push -= place * 1.5  # keeps parts that hang together with nothing from drifting off
        size = np.maximum(np.hypot(*push.T), 1e-9)
        place += push / size[:, None] * np.minimum(size, step)[:, None]
    return _squared(place)


def spread(place: np.ndarray, letters: np.ndarray, right: np.ndarray, *, rounds: int = 1000) -> np.ndarray:
    """Move nodes up and down until their labels do not lie on each other.

    Parameters
    ----------
    place : ndarray of float, shape (nodes, 2)
        Where the nodes are in the unit square.
    letters : ndarray of int
        Length of each label.
    right : ndarray of bool
        Whether the label stands to the right of its node, else to its left.
    rounds : int

    Returns
    -------
    ndarray of float, shape (nodes, 2)

    Examples
    --------
    >>> spread(np.array([[0.5, 0.5], [0.52, 0.51]]), np.array([5, 5]), np.array([True, True])).round(3).tolist()
    [[0.5, 0.479], [0.52, 0.531]]
    """
    place, width = place.copy(), _LETTER * letters + _GAP
    left = place[:, 0] - np.where(right, _GAP, width)
    beside = np.minimum.outer(left + width + _GAP, left + width + _GAP) > np.maximum.outer(left, left)
    np.fill_diagonal(beside, False)
    upwards = np.sign(np.subtract.outer(np.arange(len(place)), np.arange(len(place))))
    for _ in range(rounds):
        apart = np.subtract.outer(place[:, 1], place[:, 1])
        line = _LINE * max(1, np.ptp(place[:, 1]))  # what is spread further is drawn smaller
        missing = np.where(beside & (np.abs(apart) < line), 1.05 * line - np.abs(apart), 0)
        if not missing.any():
            break
        place[:, 1] += (missing / 2 * np.where(apart == 0, upwards, np.sign(apart))).sum(axis=1)
    return place


def _squared(place: np.ndarray) -> np.ndarray:
    """Turn the layout so that it is widest from left to right, and scale it to the unit square."""
    centred = place - place.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    turned *= np.where(turned[np.abs(turned).argmax(axis=0), [0, 1]] > 0, 1, -1) * np.array([-1, 1])
    span = np.ptp(turned, axis=0)
    flat = span < 1e-6
    return np.where(flat, 0.5, (turned - turned.min(axis=0)) / np.where(flat, 1, span))
