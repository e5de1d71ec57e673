"""Volunteers and staff: agreements, hours by month, time cards."""
