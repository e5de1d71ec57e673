"""What is not as it was when a report was frozen, or as it was in the version before."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import to_record
from ngodesk.gui.reports import rows
from ngodesk.gui.table import Table
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.changed_since import Difference
    from ngodesk.work.frozen import FrozenRow

SINCE, VERSIONS = "since", "versions"


class ChangesCard(Card):
    """Pills for today and for the version before; a row leads to its record."""

    link_chosen = Signal(object)

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.row: FrozenRow | None = None
        self.former: FrozenRow | None = None
        self.found: tuple[Difference, ...] | None = None
        self.pills, self.table = Tabs("pill"), Table(links=True)
        self.nothing = Label(tone="muted", wrap=True)
        layout = in_column(self, (8, 8, 8, 8), sizes.STEP)
        for part in (self.pills, self.table, self.nothing):
            layout.addWidget(part)
        self.nothing.setContentsMargins(8, 0, 8, 4)
        self.pills.chosen.connect(self._choose)
        self.table.chosen.connect(self._follow)
        self.hide()

    def show_report(self, row: "FrozenRow | None", former: "FrozenRow | None") -> None:
        """Compare a frozen report; `former` is the version that it took the place of."""
        if row is None or self.row is None or row.id != self.row.id:
            self.found = None
        self.row, self.former = row, former
        self.setVisible(row is not None)
        if row is not None:
            self._compare()

    def _compare(self) -> None:
        row, former = self.row, self.former
        assert row is not None
        self._say_pills()
        before = former.id if former is not None and self.pills.current() == VERSIONS else None

        def compare(store: "Store") -> "tuple[Difference, ...]":
            from ngodesk.work import changed_since

            if before is not None:
                return changed_since.changes_between(store, before, row.id)
            return changed_since.differences(store, row.id)

        def show(found: "tuple[Difference, ...]") -> None:
            if row is self.row:
                self.found = found
                self._show()

        self.file.read(compare, show, self._refused)

    def _refused(self, error: Exception) -> None:
        """Its project is gone: that is all there is to say."""
        self.file.explain(error, self._say_nothing)

    def _say_nothing(self, words: str) -> None:
        self.table.hide()
        self.nothing.setText(words)
        self.nothing.show()

    def _say_pills(self) -> None:
        entries = [Entry(SINCE, _("Changed since it was frozen"))]
        if self.former is not None:
            entries.append(Entry(VERSIONS, _("From {number} to this one").format(number=self.former.number)))
        chosen = self.pills.current()
        self.pills.show_entries(entries, _("What is compared"))
        self.pills.choose(chosen if chosen in {entry.key for entry in entries} else SINCE)

    def _show(self) -> None:
        found = self.found or ()
        self.table.show_rows(rows.difference_columns(), [rows.difference_cells(each) for each in found])
        self.table.show_all_rows()
        self.table.setVisible(bool(found))
        if not found:
            self._say_nothing(_("Nothing has changed: every figure and every record behind it is the same."))
        self.nothing.setVisible(not found)

    def _choose(self, key: str) -> None:
        self.pills.choose(key)
        self._compare()

    def _follow(self, place: Any) -> None:
        each = (self.found or ())[place]
        if each.id is not None and self.row is not None:
            self.link_chosen.emit(to_record(each.table, each.id, self.row.project_id))

    def retranslate(self) -> None:
        """Say everything in the window's language; what changed is told anew."""
        self.table.setAccessibleName(_("What has changed"))
        if self.row is not None:
            self._compare()
