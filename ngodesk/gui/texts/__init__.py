"""Texts of a report: written by section, with figures that stay true, seen as they will print."""
