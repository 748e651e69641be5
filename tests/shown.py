"""Reading what a notebook shows: its tables, found by their captions."""

import re

ON_ALL_PAGES = "furniture = False, language = 'en', columns = {}"  # the parameters that each notebook ends with, unset


def rows(shown: str, caption: str) -> list[list[str]]:
    """Return the text of each cell, row by row, of the table whose caption begins so; its head is the first row.

    Sentences that a cell opens are left out.
    """
    table = re.search(rf"<table[^>]*><caption>{re.escape(caption)}(?:(?!</table>).)*", shown, re.DOTALL)[0]
    table = re.sub(r"</summary>.*?</details>", "", table, flags=re.DOTALL)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("<tr>")[1:]]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in found]
