"""The heads of stories: titles, bylines, dates and datelines before the first sentence, by forms that are tables."""
