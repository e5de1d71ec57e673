"""Which page of the place of events a link leads to."""

from ngodesk.gui.events.events import EventsPage
from ngodesk.gui.events.registration import RegistrationPage
from ngodesk.gui.events.series import SeriesPage
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Page
from ngodesk.gui.places import REGISTRATION, SERIES, Link


def page_for(file: OpenFile, link: Link) -> Page:
    """The page of a link; the lists with the calendar where it names no other."""
    if link.tab == SERIES:
        return SeriesPage(file, link)
    if link.tab == REGISTRATION and link.record is not None:
        return RegistrationPage(file, link)
    return EventsPage(file, link)
