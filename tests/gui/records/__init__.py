"""Tests of lists and forms of records."""
