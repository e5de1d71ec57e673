"""Whether a filled form is a draft: until it, or the report whose texts it names, was approved."""

from ngodesk.common.language import N_
from ngodesk.store.store import Store
from ngodesk.work import frozen
from ngodesk.work.frozen import FrozenRow
from ngodesk.work.printing import Wish

APPROVED = N_("A form of {project} filled as approved")


def approved_as(store: Store, report: str | None, wish: Wish) -> FrozenRow | None:
    """The frozen report that a form of these days belongs to; nothing where none was approved yet."""
    days = (wish.start, wish.end)
    for each in frozen.frozen(store) if report is not None else ():
        if (each.report, each.project, each.start, each.end) == (report, wish.project, *days):
            return each
    return None


def note(store: Store, wish: Wish, origin: str) -> None:
    """The journal says that somebody took a filled form for approved, where it can be written to."""
    if store.read_only is None:
        store.note(APPROVED, origin=origin, project=wish.project)
