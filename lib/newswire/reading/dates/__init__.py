"""Dates as people write them: any usual form becomes a day or a moment in universal time, and what is none is kept."""

from .grammar import parse_day
from .names import dates_in_names
from .table import parse_dates, with_dates

__all__ = ["dates_in_names", "parse_dates", "parse_day", "with_dates"]
