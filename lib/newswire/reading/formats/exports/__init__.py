"""Many articles in one file: exports of Nexis, Factiva, ProQuest, Europresse and others are taken apart."""

from .pages import take_apart_page
from .parts import take_apart

__all__ = ["take_apart", "take_apart_page"]
