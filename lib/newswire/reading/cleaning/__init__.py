"""What people send, made readable: mark-up, damaged letters, placeholders; and the language that a text is in."""
