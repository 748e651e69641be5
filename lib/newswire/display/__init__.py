"""Tables, figures and sentences as HTML for a notebook or a page: everything from data is escaped."""

from .reading import reading
from .show import Shown, show

__all__ = ["Shown", "reading", "show"]
