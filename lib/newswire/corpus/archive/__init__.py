"""Archives: corpora in parts, for more text than memory holds."""
