"""Themes that hold still: found by bagged clustering, named by their words, shown by their sentences."""

from .fitting import fit_themes
from .matching import match_themes, theme_moves
from .model import Themes, open_themes

__all__ = ["Themes", "fit_themes", "match_themes", "open_themes", "theme_moves"]
