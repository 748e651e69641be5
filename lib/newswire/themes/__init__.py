"""Themes that hold still: found by factorisation, named by their words, shown by their sentences."""

from .model import Themes, fit_themes, open_themes

__all__ = ["Themes", "fit_themes", "open_themes"]
