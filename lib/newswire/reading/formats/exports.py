"""Exports of databases of news, taken apart."""

from .records import Records


def take_apart(text: str) -> Records | None:
    """Return the articles of an export, or None for a text that is not one."""
    return None


def take_apart_page(html: str) -> Records | None:
    """Return the articles of an export saved as a page, or None for a page that is not one."""
    return None
