"""The language that a text is in."""


def language_of(text: str) -> str | None:
    """Return the two letters of a text's language (ISO 639-1), None where it is too short to tell."""
    return None
