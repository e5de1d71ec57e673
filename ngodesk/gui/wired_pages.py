"""Which page a link leads to, for the pages that have the window do something."""

from typing import TYPE_CHECKING

from ngodesk.gui.pages.page import Page
from ngodesk.gui.places import BACKUPS, FROZEN_PRINT, PROTECTION, SETTINGS, Link, place_of

if TYPE_CHECKING:
    from ngodesk.gui.navigation import Navigation


def page_for(window: "Navigation", link: Link) -> Page | None:
    """The page; nothing where a page needs only the file and the link."""
    place = link.place or place_of(link.table)
    if link.tab in _TABS:
        return _TABS[link.tab](window)
    if place == "projects" and link.table in ("", "projects"):
        return _list_of_projects(window)
    if place == "reports" and not link.table and link.tab in ("", FROZEN_PRINT):
        return _reports(window, link)
    return _PLACES[place](window) if place in _PLACES and not link.table else None


def _backups(window: "Navigation") -> Page:
    from ngodesk.gui.backups.page import BackupsPage

    page = BackupsPage(window.file)
    page.now_wanted.connect(window.backing_up.now)
    page.copy_wanted.connect(window.backing_up.elsewhere)
    window.backing_up.made.connect(page.stale)
    window.backing_up.made.connect(page.elsewhere.retranslate)
    return page


def _protection(window: "Navigation") -> Page:
    from ngodesk.gui.protection.page import ProtectionPage

    page = ProtectionPage(window.file)
    page.lock_wanted.connect(window.lock_wanted)
    page.minutes_chosen.connect(window.lock_minutes_chosen)
    return page


def _today(window: "Navigation") -> Page:
    from ngodesk.gui.pages.today import TodayPage

    page = TodayPage()
    page.checks.serve(window.findings)
    page.backup.now.clicked.connect(window.backing_up.now)
    page.backup.elsewhere.clicked.connect(window.backing_up.elsewhere)
    window.backing_up.made.connect(page.stale)
    return page


def _settings(window: "Navigation") -> Page:
    from ngodesk.gui.pages.settings import SettingsPage

    page = SettingsPage(window.file)
    page.here.language_chosen.connect(window.language_chosen)
    page.here.colors_chosen.connect(window.menus.colors_chosen)
    page.here.size_chosen.connect(window.menus.size_chosen)
    page.left.connect(window.leave_settings)
    return page


def _list_of_projects(window: "Navigation") -> Page:
    from ngodesk.gui.pages.projects import ProjectsPage

    page = ProjectsPage()
    page.chosen.connect(window.show_project)
    page.sample_wanted.connect(window.file.open_sample)
    page.new_wanted.connect(window.new_project)
    page.add.allow(window.file.read_only)
    return page


def _reports(window: "Navigation", link: Link) -> Page:
    from ngodesk.gui.pages.reports import ReportsPage
    from ngodesk.gui.reports.frozen_print import FrozenPrintPage

    assert window.state is not None
    made = FrozenPrintPage if link.tab == FROZEN_PRINT else ReportsPage
    page = made(window.file, window.worker, window.state.facts.language, link)
    page.failed.connect(window.report)
    return page


def _checks(window: "Navigation") -> Page:
    from ngodesk.gui.pages.checks import ChecksPage

    return ChecksPage(window.findings)


_TABS = {BACKUPS: _backups, PROTECTION: _protection}
_PLACES = {"today": _today, SETTINGS: _settings, "checks": _checks}
