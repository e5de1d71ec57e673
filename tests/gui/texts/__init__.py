"""Tests of the page where the texts of a report are written."""
