"""The list of projects."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.projects import ProjectRow


class ProjectsPage(Page):
    """All projects of the file; double click or Enter opens one."""

    place = "projects"
    chosen = Signal(object)  # the project's row
    sample_wanted = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._projects: list[ProjectRow] | None = None
        self.head = Head()
        self.add = Button("primary", "plus")
        self.add.clicked.connect(self.new_wanted)
        self.head.add(self.add)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        shortcut.activated.connect(self.add.click)
        self.table = Table(choosing=True)
        self.table.chosen.connect(self.chosen)
        self.card = Card()
        inside = in_column(self.card, (8, 2, 8, 8))
        inside.addWidget(self.table)
        self.see_sample = Button("plain", "sprout")
        self.see_sample.clicked.connect(self.sample_wanted)
        self.empty = EmptyState("folder-kanban", self.see_sample)
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.card, 1)
        layout.addWidget(self.empty, 1)
        self.card.hide()
        self.empty.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.head.title.setText(_("Projects"))
        self.table.setAccessibleName(_("Projects"))
        self.see_sample.setText(_("See an example"))
        self.add.setText(_("New project"))
        self.empty.set_words(
            _("There is no project yet"),
            _("A project holds a budget, indicators, events and everything that is counted for its report."),
        )
        if self._projects is not None:
            self.fill(self._projects)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import projects

        return projects.projects(store)

    def fill(self, found: Any) -> None:
        self._projects = found
        self._say_what(found)
        self.card.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.table.show_rows(_columns(), [_cells(row) for row in found], found)

    def _say_what(self, found: "list[ProjectRow]") -> None:
        """The line under the title."""
        running = sum(row.status == "running" for row in found)
        count = plural("{number} project", "{number} projects", len(found)).format(number=len(found))
        going = plural("{number} running", "{number} running", running).format(number=running)
        self.head.meta.setText("  ·  ".join([count] * bool(found) + [going] * bool(running)))

    def first_focus(self) -> QWidget:
        return self.table if self._projects else self.add


def _columns() -> list[Column]:
    return [
        Column(_("Code"), least=48),
        Column(_("Title"), share=5, least=160),
        Column(_("Programme"), share=3, least=120, spare=True),
        Column(_("Period")),
        Column(_("Status")),
    ]


def _cells(row: "ProjectRow") -> list[Cell]:
    status, tone = words.project_status(row.status)
    return [
        Cell(row.ref, "muted"),
        Cell(row.title, role="strong"),
        Cell(row.programme or "–", "text" if row.programme else "muted"),
        Cell(dates.period(row.start, row.end, current().language)),
        Cell(status, chip=tone),
    ]
