"""The language that a text is in."""


def language_of(text: str) -> str | None:
    """Return the two letters of a text's language (ISO 639-1), None where it is too short to tell."""
    return None


def name_of(language: str) -> str:
    """Return the English name of a language, or its letters where it has none here."""
    return {"en": "English", "fr": "French", "de": "German", "pt": "Portuguese"}.get(language, language)
