"""The filters above a list: what can be chosen and what is, counted in the worker, and remembered."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from shiboken6 import isValid

from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.records.pills import Pills
from ngodesk.gui.tabs import Entry

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.gui.records.asked import Asked
    from ngodesk.store.selection import Condition, Scope
    from ngodesk.store.store import Store
    from ngodesk.work.filters import Filter

_PROJECT = "project:"


class Filters(Pills):
    """What a list can be narrowed to. A list of an owner's records begins with all of them each time."""

    changed = Signal()

    def __init__(self, asked: "Asked", file: "OpenFile") -> None:
        super().__init__()
        self._asked, self._file = asked, file
        self._filters: list[Filter] = []
        self._counts: dict[str, int] = {}
        self._known: dict[int, tuple[str, str]] = {}
        self._chosen: list[str] = []
        self._turn = 0
        self.toggled.connect(self._toggle)
        self.project_chosen.connect(self._choose_project)
        self.all_wanted.connect(self.show_all)

    # What is chosen

    def start(self, chosen: Iterable[str] | None = None) -> None:
        """Begin with these, otherwise with those that were left."""
        path = self._file.path
        if chosen is None and path is not None and self._asked.owner is None:
            chosen = remembered.filters(path, self._name())
        self._chosen = list(chosen or ())
        digits = next((key for key in self._chosen if key.startswith(_PROJECT)), "").removeprefix(_PROJECT)
        self.project = int(digits) if digits.isdecimal() else None
        self.retranslate()
        self._file.read(self._read_projects, self._know_projects)

    def _name(self) -> str:
        return self._asked.table if self._asked.project is None else f"{self._asked.table} in a project"

    def conditions(self) -> "tuple[Condition, ...]":
        """What is chosen, for the list."""
        from ngodesk.work import filters

        found = filters.together(each for each in self._filters if each.key in self._chosen)
        return (*self._inside(), *found)

    def _inside(self) -> "tuple[Condition, ...]":
        from ngodesk.store.selection import of_project

        return () if self.project is None else (of_project(self._asked.table, self.project),)

    def is_on(self) -> bool:
        """Whether some records are left out."""
        return bool(self._chosen) or self.project is not None

    def show_all(self) -> None:
        """Leave nothing out."""
        if self.is_on():
            self._chosen, self.project = [], None
            self._tell()
            self.count()

    def _toggle(self, key: str) -> None:
        if not key:
            self._chosen = []
        elif key in self._chosen:
            self._chosen.remove(key)
        else:
            self._chosen.append(key)
        self._tell()

    def _choose_project(self, project: int | None) -> None:
        self.project = project
        self._tell()
        self.count()

    def _tell(self) -> None:
        path = self._file.path
        if path is not None and self._asked.owner is None:
            project = [] if self.project is None else [f"{_PROJECT}{self.project}"]
            remembered.remember_filters(path, self._name(), [*project, *self._chosen])
        self._show()
        self.changed.emit()

    # What there is

    def _read_projects(self, store: "Store") -> dict[int, tuple[str, str]]:
        """None where all that is listed is of one project: of its own, or of an event that it holds."""
        from ngodesk.model import TABLES
        from ngodesk.work import filters

        table, owner = self._asked.table, self._asked.owner
        of_one = owner is not None and owner[0] == TABLES[table].parent
        return {} if of_one or self._asked.project is not None else filters.projects(store, table)

    def _know_projects(self, found: dict[int, tuple[str, str]]) -> None:
        if not isValid(self):
            return
        self._known = found
        if self.project is not None and self.project not in found:  # it is gone
            self._choose_project(None)
        self._show()

    def count(self) -> None:
        """Count what each would leave, one group after the other: what else waits has its turn between."""
        from ngodesk.store.selection import Condition, Scope
        from ngodesk.work.filters import Filter

        asked = self._asked
        every = Filter("", "", "", Condition("1"))
        groups = [[every], *(list(group) for _key, group in groupby(self._filters, lambda each: each.group))]
        self._turn += 1
        self._count(Scope(asked.table, asked.project, asked.owner, self._inside()), groups, {}, self._turn)

    def _count(self, scope: "Scope", groups: "list[list[Filter]]", found: dict[str, int], turn: int) -> None:
        def count(store: "Store") -> dict[str, int]:
            from ngodesk.work import filters

            return filters.counts(store, scope, groups[0])

        def take(counted: dict[str, int]) -> None:
            if not isValid(self) or turn != self._turn:
                return
            found.update(counted)
            if len(groups) > 1:
                self._count(scope, groups[1:], found, turn)
            else:
                self._counts = found
                self._show()

        self._file.read(count, take)

    # How it is shown

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        from ngodesk.work import filters

        self._filters = filters.of_table(self._asked.table, date.today())
        known = {each.key for each in self._filters}
        self._chosen = [key for key in self._chosen if key in known]
        self.setAccessibleName(_("Filters"))
        self._show()

    def _show(self) -> None:
        """Those that leave some records and not all, and those that are chosen."""
        every = self._counts.get("", 0)
        useful = [
            each
            for each in self._filters
            if each.key in self._chosen or 0 < self._counts.get(each.key, 0) < every
        ]
        pairs = [("", _("All")), *((each.key, each.words) for each in useful)] if useful else []
        counted = bool(self._counts)
        entries = [Entry(key, words, self._counts.get(key, 0) if counted else None) for key, words in pairs]
        self.show_projects(self._known, self.project)
        self.show_entries(entries, self._chosen)
