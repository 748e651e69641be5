"""Page furniture, or boilerplate: found by its coming back in article after article, and by its known forms."""

from .candidates import candidates, merge_candidates
from .furniture import furniture

__all__ = ["candidates", "furniture", "merge_candidates"]
