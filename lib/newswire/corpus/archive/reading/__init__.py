"""How an archive is read: which parts it has, what of each is coded, and what all of them together tell."""

from .read import read_archive

__all__ = ["read_archive"]
