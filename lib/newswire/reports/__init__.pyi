from .origins import provenance as provenance
from .render import ReportError as ReportError
from .render import render as render
