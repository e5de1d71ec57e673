"""Scans and other files beside a record."""
