"""ngodesk: the records, figures and reports of a small organisation."""

__version__ = "0.1.0"
