"""Formats of data that come in and go out."""
