"""The heads of wire stories: what stands before the first sentence, by forms that are a table to add a line to."""
