"""Tables, figures and sentences as HTML for a notebook or a page: everything from data is escaped."""

from .show import Shown, reading, show

__all__ = ["Shown", "reading", "show"]
