"""Page furniture, or boilerplate: found by its coming back in article after article, and by its known forms."""

from .furniture import furniture
from .spread import furniture_spread

__all__ = ["furniture", "furniture_spread"]
