"""Notebooks run side by side, each in a process of its own, which all start from one host and end with the command."""
