"""Under the title of a report: the project, whose reports are a click away, and what is printed."""

from typing import TYPE_CHECKING

from ngodesk.common.language import _, current
from ngodesk.gui.pages.page import Head
from ngodesk.gui.pages.print_asks import Asks
from ngodesk.gui.places import FROZEN, Link

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.frozen import FrozenRow


def show_where(head: Head, asks: Asks, corrected: "FrozenRow | None", known: bool) -> None:
    """Say where one is, or what is missing as long as it is not known what is to be printed."""
    row, project = asks.row(), asks.project()
    head.meta.setVisible(not known)
    head.trail.setVisible(known)
    head.meta.setText(_("Choose what the report is about.") if row is not None else "")
    if corrected is not None:
        head.trail.show_steps([_("Frozen reports")], corrected.title)
    elif row is not None:
        about = [project.title] if project is not None and "project" in row.needs else []
        head.trail.show_steps(about, row.title)


def link_of_step(asks: Asks, corrected: "FrozenRow | None") -> Link:
    """Where the only step leads: to the report that is corrected, or to the project's reports."""
    if corrected is not None:
        return Link(place="reports", tab=FROZEN, record=corrected.id)
    project = asks.project()
    return Link(tab="reports", project=project.id if project is not None else None)


def name_of(store: "Store", table: str, record: int | None) -> str:
    """In the worker: what a record is called that a report is about; blank where it is about none."""
    if not table or record is None:
        return ""
    from ngodesk.work.naming import Names

    with store.reading() as connection:
        return str(Names(connection, current().language).one(table, record))
