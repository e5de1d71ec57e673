"""People or organisations that may be entered twice: compared, made one, or said to be different."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_findings import Reason
from ngodesk.gui.pages.duplicates_table import ChoiceTable
from ngodesk.gui.pages.page import Head, Page, stand_beside
from ngodesk.gui.places import PLACES, Link
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.duplicates import Proposal
    from ngodesk.work.merging import Comparison

_SIDE = 300
_SIGNS = (("circle-alert", "problem"), ("triangle-alert", "attention"), ("info", "muted"))


class DuplicatesPage(Page):
    """The pairs at the left, the chosen two beside each other at the right."""

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file, self.table = file, link.table or link.place
        self.place = self.table
        self._link = link
        self._spot = next(place for place in PLACES if place.key == self.place)
        self._found: list[Proposal] | None = None
        self.head = Head()
        self.pairs, self.fields = Table(30, choosing=True), ChoiceTable()
        self.pairs.horizontalHeader().hide()
        self.why, self.hint = Label(role="strong", wrap=True), Label(role="small", tone="muted", wrap=True)
        self.merge, self.differ = Button("primary", "check"), Button("plain")
        self.reason = Reason()
        self.back = Button("plain")
        self.empty = EmptyState("circle-check", self.back)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.trail.show()
        self._left, self._right = Card(), Card()
        self._left.setMaximumWidth(sizes.scaled(_SIDE))
        left = in_column(self._left, (8, 8, 8, 8))
        left.addWidget(self.pairs)
        acts = abreast(1, self.differ, self.merge)
        right = in_column(self._right, (sizes.INSET, 12, sizes.INSET, sizes.INSET), sizes.STEP)
        right.addWidget(self.why)
        right.addWidget(self.hint)
        right.addWidget(self.fields, 1)
        right.addLayout(acts)
        right.addWidget(self.reason)
        stand_beside(self, self.head, self._left, self._right, self.empty)

    def _connect(self) -> None:
        self.pairs.selectionModel().currentRowChanged.connect(lambda *_rows: self._compare())
        self.pairs.chosen.connect(lambda _key: self.fields.setFocus())
        self.fields.chosen.connect(lambda _key: self.merge.setFocus())
        self.merge.clicked.connect(self._merge)
        self.differ.clicked.connect(self._ask_why)
        self.reason.given.connect(self._keep_apart)
        self.reason.left.connect(self._stop_asking)
        self.head.trail.chosen.connect(lambda _step: self._go_back())
        self.back.clicked.connect(self._go_back)

    def _go_back(self) -> None:
        self.link_chosen.emit(Link(place=self.place, table=self.table))

    @property
    def link(self) -> Link:
        return self._link

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import duplicates

        return duplicates.proposals(store, self.table)

    def fill(self, found: Any) -> None:
        """The pair that was shown stays shown; else that of the record which the link names."""
        self._found = found
        for button in (self.merge, self.differ):
            button.allow(self.file.read_only)
        for part in (self._left, self._right):
            part.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._show_pairs()
        keys = [(each.first, each.second) for each in self._found or ()]
        named = [place for place, key in enumerate(keys) if self._link.record in key]
        if not self.pairs.currentIndex().isValid() or (self._link.record is not None and named):
            row = named[0] if named else 0
            self.pairs.setCurrentIndex(self.pairs.rows.index(row, 0) if keys else QModelIndex())
            self._link = replace(self._link, record=None)
        self._compare()

    def _show_pairs(self) -> None:
        found = self._found or []
        self.pairs.show_rows(
            [Column("", least=20), Column(_("Names"), share=1, least=160)],
            [self._pair_cells(each) for each in found],
            [(each.first, each.second) for each in found],
        )
        said = plural("{number} pair to look at.", "{number} pairs to look at.", len(found))
        self.head.meta.setText(said.format(number=len(found)) if found else "")

    def _pair_cells(self, each: "Proposal") -> list[Cell]:
        icon, tone = _SIGNS[each.sureness]
        words = " · ".join(dict.fromkeys(each.names))
        return [Cell(icon=icon, tone=tone, spoken=each.reasons.text()), Cell(words)]

    def _proposal(self) -> "Proposal | None":
        row, found = self.pairs.currentIndex().row(), self._found or []
        return found[row] if 0 <= row < len(found) else None

    def _compare(self) -> None:
        """Read the chosen two."""
        each = self._proposal()
        self._stop_asking()
        if each is None:
            self.fields.show_two(None)
            return
        language = current().language

        def read(store: "Store") -> "Comparison | None":
            from ngodesk.work import merging

            return merging.compare(store, each.table, each.first, each.second, language)

        self.file.read(read, lambda two: self._show_two(each, two))

    def _show_two(self, each: "Proposal", two: "Comparison | None") -> None:
        if each is self._proposal():
            self.fields.show_two(two)
            self._say_why(each)

    def _say_why(self, each: "Proposal") -> None:
        self.why.setText(_("Alike: {reasons}.").format(reasons=each.reasons.text()))

    # What is done

    def _merge(self) -> None:
        each = self._proposal()
        if each is None:
            return
        choices: Any = self.fields.choices()

        def merge(store: "Store") -> None:
            from ngodesk.work import merging

            merging.merge(store, each.table, each.first, each.second, choices)

        self._write(merge, _("Two records became one."))

    def _ask_why(self) -> None:
        self.reason.ask(_("How do you know that they are different? The reason is kept."), _("Keep apart"))

    def _stop_asking(self) -> None:
        asking = self.reason.isVisible()
        self.reason.hide()
        if asking:
            self.differ.setFocus()

    def _keep_apart(self, reason: str) -> None:
        each = self._proposal()
        if each is None:
            return

        def keep(store: "Store") -> None:
            from ngodesk.work import duplicates

            duplicates.differ(store, each, reason)

        self._write(keep, _("They are not proposed again."))

    def _write(self, act: Any, said: str) -> None:
        def done(_nothing: object) -> None:
            self.undo_offered.emit(said)
            self.first_focus().setFocus()

        self.file.write(act, self.problem_found.emit, done, table=self.table)

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Duplicates"))
        self.head.trail.show_steps([_(self._spot.name)], _("Duplicates"))
        self.pairs.setAccessibleName(_("Pairs that may be one"))
        self.fields.setAccessibleName(_("What stays"))
        self.hint.setText(
            _(
                "Choose with ← and → what stays; what only one of them says stays by itself."
                " All that is linked stays linked."
            )
        )
        self.merge.setText(_("Merge"))
        self.differ.setText(_("They are different…"))
        self.back.setText(_("Back to the list"))
        self.empty.set_words(
            _("Nothing is entered twice"), _("Names, numbers and contact data were compared.")
        )
        self._stop_asking()
        if self._found is not None:
            self._show_pairs()
            self._compare()

    def first_focus(self) -> QWidget:
        return self.pairs if self._found else self.back
