"""VADER 3.3.2 for many sentences at once, to the last digit; only the sentences with an idiom go to the library."""
