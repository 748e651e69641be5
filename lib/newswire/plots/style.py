"""The look of every figure: colours, and the style sheet that ships with the package."""

from importlib import resources

PRIMARY = "#0f7f79"
CONTRAST = "#c0453a"
QUIET = "#8a8f96"
INK = "#737a82"
PALETTE = (PRIMARY, CONTRAST, "#b9811f", "#5a7fb5", "#8f6aa8", QUIET)


def use_style():
    """Give every figure made from here on the look of the reports; call it once, beside the imports.

    Returns
    -------
    None
        matplotlib's settings are changed for this session.
    """
    import matplotlib.pyplot as plt

    with resources.as_file(resources.files(__package__).joinpath("style.mplstyle")) as path:
        plt.style.use(path)


def axes_or_new(ax=None, figsize=None):
    """The axes given, or those of a new figure.

    Parameters
    ----------
    ax : Axes, optional
    figsize : (float, float), optional
        Inches, for a new figure.

    Returns
    -------
    Axes
    """
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=figsize)[1]
