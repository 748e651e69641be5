"""Stories: articles on one event, and articles that are copies of one another."""

from .clusters import find_stories
from .copied import copy_sets
from .copies import find_copies
from .counting import counting, otherwise
from .outlets import coverage, left_out, outlet_pairs
from .overview import overview, story_courses
from .sought import sought

__all__ = [
    "copy_sets", "counting", "coverage", "find_copies", "find_stories", "left_out", "otherwise", "outlet_pairs",
    "overview", "sought", "story_courses",
]  # fmt: skip
