"""The look of every figure: colours, and the style sheet that ships with the package."""

import matplotlib.pyplot as plt

PRIMARY = "#0f7f79"
CONTRAST = "#c0453a"
QUIET = "#8a8f96"
INK = "#737a82"  # words on a figure: a mid-tone that reads on white and on near-black
PALETTE = (PRIMARY, CONTRAST, "#b9811f", "#5a7fb5", "#8f6aa8", QUIET)


def use_style() -> None:
    """Give every figure made from here on the look of the reports; call it once, beside the imports.

    matplotlib's settings are changed for this session.

    Examples
    --------
    >>> use_style()
    >>> plt.rcParams["axes.spines.top"]
    False
    """
    plt.style.use(f"{__package__}.style")
