"""From the bytes of a file to its records: which reader takes which file."""

import re

from ..encodings import note_on
from ..kinds import recognise
from ..packing import UnreadableError
from .markdown import read_markdown
from .markup import read_markup
from .messages import read_mail
from .nested import read_json, read_lines
from .office import read_doc, read_docx, read_rtf
from .pages import read_archived_page, read_page
from .pdf import read_pdf
from .records import Records
from .sheets import read_parquet, read_sheets
from .subtitles import read_subtitles
from .tables import read_table
from .texts import read_text
from .warc import read_warc


def read_records(name: str, data: bytes) -> Records:
    """Return the records in a file.

    Parameters
    ----------
    name : str
        The file's name, without the ending of what it was packed with.
    data : bytes
        What is in the file, unpacked.

    Returns
    -------
    Records

    Raises
    ------
    UnreadableError
        When the file as a whole cannot be read.

    Examples
    --------
    >>> read_records("a.csv", b"text,day\\nRates rose,3\\n").rows
    [{'text': 'Rates rose', 'day': '3'}]
    """
    if not re.search(rb"[^\s\0]", data):
        raise UnreadableError("empty")
    reader = recognise(name, data)
    records = _READERS[reader](data)
    if (reader in _OF_BYTES or data.startswith(_MARKS)) and (note := note_on(data)):
        records.notes.insert(0, note)
    return records


# Readers of text that does not declare its encoding.
_OF_BYTES = ("text", "markdown", "table", "tabs", "lines", "json", "subtitles")
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16, whatever is written in it
_READERS = {
    "text": read_text,
    "markdown": read_markdown,
    "table": read_table,
    "tabs": lambda data: read_table(data, "\t"),
    "lines": read_lines,
    "json": read_json,
    "message": read_mail,
    "subtitles": read_subtitles,
    "parquet": read_parquet,
    "sheet": read_sheets,
    "docx": read_docx,
    "doc": read_doc,
    "rtf": read_rtf,
    "pdf": read_pdf,
    "markup": read_markup,
    "page": read_page,
    "mhtml": read_archived_page,
    "warc": read_warc,
}
