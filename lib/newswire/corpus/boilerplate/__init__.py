"""Page furniture, or boilerplate: found by its coming back in article after article, and by its known forms."""

from .furniture import furniture

__all__ = ["furniture"]
