"""ngodesk: the records, figures and reports of a small organisation."""

__version__ = "0.1.0"
RELEASED = "2026-11-21"
"""The day of this version: no clock that is right says an earlier one."""
