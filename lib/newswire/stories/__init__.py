"""Stories: articles on one event, and articles that are copies of one another."""

from .clusters import find_stories
from .copied import copy_sets
from .copies import find_copies
from .counting import counting

__all__ = ["copy_sets", "counting", "find_copies", "find_stories"]
