"""Stories: articles on one event, and articles that are copies of one another."""

from .clusters import find_stories

__all__ = ["find_stories"]
