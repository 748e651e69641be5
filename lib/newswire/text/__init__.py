"""Text becomes numbers: chunks, sentences, tokens, and what is known of each distinct string."""
