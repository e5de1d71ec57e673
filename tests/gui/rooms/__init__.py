"""Rooms: the week, its bookings, series."""
