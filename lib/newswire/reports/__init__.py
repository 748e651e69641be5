"""Reports: notebooks that papermill runs and that become pages which need nothing but a browser."""

from .render import ReportError, render

__all__ = ["ReportError", "render"]
