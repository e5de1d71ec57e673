"""The calendar of events, series by a rule, registration."""
