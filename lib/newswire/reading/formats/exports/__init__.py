"""Many articles in one file: exports of Nexis, Factiva, ProQuest, Europresse and others are taken apart."""

from .parts import take_apart

__all__ = ["take_apart"]
