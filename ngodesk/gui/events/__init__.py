"""Events beside their list: the calendar, series by a rule, who registered."""
