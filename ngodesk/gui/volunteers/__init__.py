"""Volunteers at a glance, and their time cards as grids to type in."""
