"""Messages and front matter."""

from .records import Records


def read_message(text: str) -> Records | None:
    """Return the articles of a message or of a text with front matter, None where the text is neither."""
    return None
