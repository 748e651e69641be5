"""Tables, figures and sentences as HTML for a notebook or a page: everything from data is escaped."""

from .cards import corpus_card
from .reading import reading
from .show import NOTEBOOK_STYLE, Shown, show

__all__ = ["NOTEBOOK_STYLE", "Shown", "corpus_card", "reading", "show"]
