"""What the reports page shows, read in the worker from what stood in its choices."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ngodesk.gui.pages.print_asks import table_of
from ngodesk.gui.pages.print_paper import Print, print_of
from ngodesk.gui.places import Link
from ngodesk.gui.reports.where import name_of

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.freezing import Correction
    from ngodesk.work.frozen import FrozenRow
    from ngodesk.work.print_choices import Choices
    from ngodesk.work.printing import SectionRow, Wish


@dataclass(frozen=True)
class Wanted:
    """What the page was reached by and what is chosen on it; of a correction what it corrects."""

    link: Link
    report: str
    wish: "Wish | None"
    corrects: int | None
    correction: "Correction | None"


@dataclass(frozen=True)
class Found:
    """What can be chosen, what the link's record is called, the sections, the print where one is wanted."""

    offered: "Choices"
    name: str
    parts: "list[SectionRow]"
    corrected: "FrozenRow | None"
    correction: "Correction | None"
    made: Print | None


def fetch(store: "Store", wanted: Wanted) -> Found:
    """In the worker: all of it."""
    from ngodesk.work import freezing, frozen, printing
    from ngodesk.work.print_choices import choices

    report, wish, correction = wanted.report, wanted.wish, wanted.correction
    corrected = frozen.one(store, wanted.corrects) if wanted.corrects is not None else None
    if wanted.corrects is not None:
        correction = correction or freezing.correct(store, wanted.corrects)
        report, wish = correction.report, correction.wish
    name = name_of(store, table_of(wanted.link.filter), wanted.link.record)
    parts = printing.sections_of(store, report, wish) if wish is not None and correction is None else []
    draft = freezing.draft(store, correction) if correction is not None else None
    made = print_of(store, report, wish, draft)
    return Found(choices(store), name, parts, corrected, correction, made)
