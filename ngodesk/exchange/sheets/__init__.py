"""Spreadsheets and text tables from anywhere: read apart, in a process that may die."""
