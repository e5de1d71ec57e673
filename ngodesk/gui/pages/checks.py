"""The checks: the rules that found something, what they found, and what was accepted with a reason."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.findings import Findings
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.pages import checks_rows
from ngodesk.gui.pages.checks_findings import FindingsCard
from ngodesk.gui.pages.page import Head, Page, stand_beside
from ngodesk.gui.places import Link
from ngodesk.gui.table import Table
from ngodesk.gui.ticks import Tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from ngodesk.store.store import Store
    from ngodesk.work.checking import Told, Verdict, Waived

_SIDE = 320


class ChecksPage(Page):
    """Rules at the left, what the chosen one found at the right."""

    place = "checks"

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self._findings = findings
        self._verdict: Verdict | None = None
        self._groups: dict[str, list[Told]] = {}
        self.head = Head()
        self.reasons = Button("plain", "file-text")
        self.head.add(self.reasons)
        self.project, self.accepted = Choices(), Tick()
        self.rules = Table(30, choosing=True)
        self.rules.horizontalHeader().hide()
        self.found = FindingsCard()
        self.empty = EmptyState("circle-check")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._side = Card()
        self._side.setMaximumWidth(sizes.scaled(_SIDE))
        left = in_column(self._side, (8, 12, 8, 8), sizes.STEP)
        left.addWidget(self.project)
        left.addWidget(self.rules, 1)
        left.addWidget(self.accepted)
        stand_beside(self, self.head, self._side, self.found, self.empty)

    def _connect(self) -> None:
        self._findings.told.connect(self._take)
        self.rules.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_rule())
        self.rules.chosen.connect(lambda _key: self.found.table.setFocus())
        self.project.currentIndexChanged.connect(lambda _index: self._show())
        self.accepted.toggled.connect(lambda _on: self._show())
        self.found.link_chosen.connect(self.link_chosen)
        self.found.accepted.connect(self._accept)
        self.found.switched_off.connect(self._switch_off)
        self.found.taken_back.connect(self._take_back)
        self.reasons.clicked.connect(lambda: self.link_chosen.emit(Link(place="checks", table="waivers")))

    def retranslate(self) -> None:
        self.head.title.setText(_("Checks"))
        self.reasons.setText(_("All reasons"))
        self.reasons.setToolTip(_("Everything that was accepted, also what is not found any more"))
        self.accepted.setText(_("Show what was accepted"))
        self.rules.setAccessibleName(_("What was checked"))
        self.project.setAccessibleName(_("Project"))
        self.found.retranslate()
        self._show()

    def read(self, store: "Store") -> Any:
        from ngodesk.work import checking

        return checking.known(store)

    def fill(self, found: Any) -> None:
        """Where nothing is known yet, have it looked for: what is shown stays meanwhile."""
        if found is None:
            self._findings.look()
        self._take(found)

    def _take(self, found: "Verdict | None") -> None:
        if found is not None:
            self._verdict = found
            self._list_projects(found)
        self._show()

    def _list_projects(self, verdict: "Verdict") -> None:
        """All of them, and each that something was found in."""
        known = {project: ref for each in verdict.findings for project, ref in each.projects}
        named = sorted((ref, project) for project, ref in known.items())
        self.project.fill([(_("All projects"), None), *named])

    def _show(self) -> None:
        self.project.setItemText(0, _("All projects"))
        every = self._of_project()
        left = [each for each in every if each.counts]
        self._groups = checks_rows.by_rule(every if self.accepted.isChecked() else left)
        self.head.meta.setText(self._sentence(left))
        self._side.setVisible(bool(every))
        self.found.setVisible(bool(self._groups))
        self.empty.setVisible(not self._groups)
        if self._verdict is None:
            self.empty.set_words(_("The file is being checked…"), _("This takes a moment."))
        elif every:
            accepted = _("Tick “Show what was accepted” to see it with the reasons.")
            self.empty.set_words(_("Everything that was found is accepted"), accepted)
        else:
            self.empty.set_words(_("Nothing was found"), _("The checks look again after every change."))
        self._show_rules()
        if self.hasFocus():
            self.first_focus().setFocus()

    def _show_rules(self) -> None:
        """The rule that was chosen stays chosen where it still found something."""
        keys, chosen = list(self._groups), self._rule()
        cells = [checks_rows.rule_cells(group) for group in self._groups.values()]
        self.rules.show_rows(checks_rows.RULE_COLUMNS, cells, keys)
        row = keys.index(chosen) if chosen in keys else 0
        self.rules.setCurrentIndex(self.rules.rows.index(row, 0) if keys else QModelIndex())
        self._show_rule()

    def _sentence(self, left: "list[Told]") -> str:
        if self._verdict is None:
            return _("The file is being checked…")
        return checks_rows.sentence(left, self._verdict.at_risk if self.project.currentData() is None else ())

    def _of_project(self) -> "list[Told]":
        """What was found, in the chosen project or in all."""
        if self._verdict is None:
            return []
        wanted = self.project.currentData()
        return [
            each
            for each in self._verdict.findings
            if wanted is None or wanted in {project for project, _ref in each.projects}
        ]

    def _rule(self) -> str:
        row, keys = self.rules.currentIndex().row(), self.rules.rows.keys
        return str(keys[row]) if 0 <= row < len(keys) else ""

    def _show_rule(self) -> None:
        self.found.show_rule(self._groups.get(self._rule(), []), self._findings.file.read_only)

    def _accept(self, each: "Told", reason: str) -> None:
        def keep(store: "Store") -> None:
            from ngodesk.work import waiving

            waiving.waive(store, each, reason)

        self._write(keep)

    def _switch_off(self, each: "Told", reason: str) -> None:
        def keep(store: "Store") -> None:
            from ngodesk.work import waiving

            waiving.switch_off(store, each.rule.id, each.projects[0][0], reason)

        self._write(keep)

    def _take_back(self, waived: "Waived") -> None:
        def take_back(store: "Store") -> None:
            from ngodesk.work import waiving

            waiving.unwaive(store, waived)

        self._write(take_back)

    def _write(self, act: "Callable[[Store], None]") -> None:
        self._findings.file.read(act, lambda _nothing: self._findings.look())

    def first_focus(self) -> QWidget:
        return self if self._side.isHidden() else self.rules
