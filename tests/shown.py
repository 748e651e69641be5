"""Reading what a notebook shows: its tables, found by their captions."""

import re

import nbformat
from newswire.reports.pages import page

ON_ALL_PAGES = "furniture = False, language = 'en', columns = {}"  # the parameters that each notebook ends with, unset
COUNTED = ON_ALL_PAGES.replace("False, ", "False, count = 'articles', ")  # where articles or stories count


def rows(shown: str, caption: str) -> list[list[str]]:
    """Return the text of each cell, row by row, of the table whose caption begins so; its head is the first row.

    Sentences that a cell opens are left out.
    """
    table = re.search(rf"<table[^>]*><caption>{re.escape(caption)}(?:(?!</table>).)*", shown, re.DOTALL)[0]
    table = re.sub(r"</summary>.*?</details>", "", table, flags=re.DOTALL)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table.split("<tr>")[1:]]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in found]


def page_of(*parts) -> str:
    """Return the page of a notebook whose cells are these texts and these shown things, as `newswire report` makes it.

    What is to travel in the page has to be shown while `COMMAND` is set.
    """
    cells = [
        nbformat.v4.new_markdown_cell(part, id=f"c{n}") if isinstance(part, str) else cell_of(part, f"c{n}")
        for n, part in enumerate(parts)
    ]
    return page(nbformat.v4.new_notebook(cells=cells), {"title": "1_small"})


def cell_of(shown, name: str):
    """Return a cell that has shown something."""
    data = {"text/html": shown._repr_html_(), "text/plain": repr(shown)}
    output = nbformat.v4.new_output("execute_result", data, execution_count=1)
    return nbformat.v4.new_code_cell("show()", id=name, execution_count=1, outputs=[output])
