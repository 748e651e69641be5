"""Paragraphs: blank lines part them, or line breaks where there is no blank line."""

import pytest
from newswire.text.paragraphs import paragraph_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nStill one.\n\nTwo.", ["One.\nStill one.", "Two."]),
        ("One.\nStill one.\n \t\n  Two.", ["One.\nStill one.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("\n\nOne.\nTwo.\n\n", ["One.", "Two."]),
        ("One.", ["One."]),
        ("", []),
    ],
)
def test_paragraphs_are_parted_by_blank_lines_or_else_by_line_breaks(text, expected):
    assert [text[start:end] for start, end in paragraph_spans(text)] == expected
