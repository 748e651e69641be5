"""From the bytes of a file to its records, one module a family of formats."""
