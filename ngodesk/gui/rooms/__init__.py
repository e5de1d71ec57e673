"""Rooms: a week to see and to book in, series, who used how much."""
