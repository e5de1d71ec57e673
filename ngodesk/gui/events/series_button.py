"""The button that leads to the page where a series is planned."""

from ngodesk.common.language import N_
from ngodesk.gui.places import SERIES
from ngodesk.gui.way import WayButton


class SeriesButton(WayButton):
    """Leads to the page that plans events by a rule."""

    sign, words = "calendar-plus", N_("Plan a series…")
    place, tab = "events", SERIES
