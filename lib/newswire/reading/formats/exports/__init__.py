"""Many articles in one file: exports of Nexis, Factiva, ProQuest, Europresse and others are taken apart."""

from .pages import take_apart_page
from .parts import looks_like_several, take_apart

__all__ = ["looks_like_several", "take_apart", "take_apart_page"]
