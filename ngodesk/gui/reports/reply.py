"""The reply to one remark, typed beside it, and the records that prove it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _
from ngodesk.common.text import sort_key
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column, in_row
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.print_lines import RecordLine
from ngodesk.gui.places import to_record
from ngodesk.gui.records.editors import Stored, Surroundings
from ngodesk.gui.records.fields import FieldBox, editor_of
from ngodesk.gui.reports import rows
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.figures.remarked import FunderRemark
    from ngodesk.store.store import Store

_TABLE = "report_remarks"
_KINDS = (
    "cost_documents",
    "contracts",
    "events",
    "indicators",
    "budget_lines",
    "outputs",
    "receipts",
    "people",
    "organisations",
)


class ReplyCard(Card):
    """What is typed is kept when it is left. `wanted` gives a function for the worker."""

    wanted = Signal(object)
    link_chosen = Signal(object)

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.remark: FunderRemark | None = None
        self.title, self.text = Label(role="section"), Label(wrap=True)
        self.told = Label(role="small", tone="muted", wrap=True)
        self.boxes = {name: self._box(name) for name in ("reply", "answered_on")}
        self.proofs = Table(choosing=True)
        self.show_proof, self.take_off = Button("quiet", "link"), Button("quiet", "x")
        self.label, self.kind = Label(role="small", tone="muted"), Choices()
        self.line = RecordLine(_KINDS[0], file)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.hide()

    def _box(self, name: str) -> FieldBox:
        from ngodesk.model import TABLES

        field = TABLES[_TABLE].described.field(name)
        around = Surroundings(self.file, lambda _name: None, lambda: "")
        return FieldBox(field, editor_of(_TABLE, field, around), wide=name == "reply")

    def _lay_out(self) -> None:
        acts = abreast(self.show_proof, self.take_off, 1)
        self._find = QWidget()
        find = in_row(self._find, between=sizes.STEP)
        find.addWidget(self.kind, 2)
        find.addWidget(self.line, 3)
        self.kind.may_narrow()
        layout = in_column(self, (sizes.INSET, 12, sizes.INSET, 12), sizes.STEP)
        for part in (self.title, self.text, self.told, *self.boxes.values(), self.proofs):
            layout.addWidget(part)
        layout.addLayout(acts)
        layout.addWidget(self.label)
        layout.addWidget(self._find)
        layout.addStretch(1)
        self.proofs.horizontalHeader().hide()

    def _connect(self) -> None:
        for box in self.boxes.values():
            box.editor.left.connect(self.flush)
        self.proofs.chosen.connect(lambda _key: self._follow())
        self.proofs.selectionModel().currentRowChanged.connect(lambda *_rows: self._allow())
        self.show_proof.clicked.connect(self._follow)
        self.take_off.clicked.connect(self._unlink)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.proofs)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._unlink)
        self.kind.currentIndexChanged.connect(lambda _index: self.line.search_in(self.kind.value()))
        self.line.picked.connect(self._add)

    # What there is

    def show_remark(self, remark: "FunderRemark | None") -> None:
        """Show a remark; what is being typed on it stays."""
        before = self.remark
        if before is not None and (remark is None or remark.id != before.id):
            self.flush()
        self.remark = remark
        self.setVisible(remark is not None)
        if remark is None:
            return
        same = before is not None and before.id == remark.id
        day = remark.answered_on.isoformat() if remark.answered_on else None
        for name, value in (("reply", remark.reply or None), ("answered_on", day)):
            if not (same and self.boxes[name].editor.is_changed()):
                self.boxes[name].editor.show_value(value)
                self.boxes[name].say("")
            self.boxes[name].editor.set_enabled(self.file.read_only is None)
        self._show()

    def _show(self) -> None:
        remark = self.remark
        if remark is None:
            return
        from ngodesk.model import TABLES

        self.title.setText(_("Remark {number} of the funder").format(number=remark.number))
        self.text.setText(remark.text)
        told = [_("received on {day}").format(day=rows.day(remark.received))]
        if remark.due is not None:
            told.append(_("due on {day}").format(day=rows.day(remark.due)))
        self.told.setText(" · ".join([*told, *filter(None, (remark.period,))]))
        cells = [[Cell(_(TABLES[each.table].labels[0]), "muted"), Cell(each.label)] for each in remark.proofs]
        columns = [Column("", least=90), Column("", share=1, least=90)]
        self.proofs.show_rows(columns, cells, [(each.table, each.id) for each in remark.proofs])
        self.proofs.show_all_rows()
        self.proofs.setVisible(bool(cells))
        self._find.setVisible(self.file.read_only is None)
        self._allow()

    def _allow(self) -> None:
        chosen = self._chosen() is not None
        held = bool(self.remark and self.remark.proofs)
        for button in (self.show_proof, self.take_off):
            button.setVisible(held)
            button.setEnabled(chosen)
        self.take_off.setEnabled(chosen and self.file.read_only is None)

    def _chosen(self) -> tuple[str, int] | None:
        row = self.proofs.currentIndex().row()
        proofs = self.remark.proofs if self.remark is not None else ()
        return (proofs[row].table, proofs[row].id) if 0 <= row < len(proofs) else None

    # What is done

    def flush(self) -> None:
        """Keep what was typed."""
        values = self._typed()
        if self.remark is None or values is None or self.file.read_only is not None:
            return
        remark, reply, day = self.remark.id, *values

        def work(store: "Store") -> None:
            from ngodesk.work import answering

            answering.answer(store, remark, reply, day)

        self.wanted.emit(work)

    def _typed(self) -> tuple[str, date | None] | None:
        """The reply and its day; nothing where nothing changed or it cannot be kept."""
        if not any(box.editor.is_changed() for box in self.boxes.values()):
            return None
        found: dict[str, Stored] = {}
        for name, box in self.boxes.items():
            try:
                found[name] = box.editor.value()
                box.say("")
            except WrongEntry as error:
                box.say(str(error))
                return None
        if found["answered_on"] and not found["reply"]:
            self.boxes["answered_on"].say(_("A remark is answered with a reply only. Write it first."))
            return None
        for name, box in self.boxes.items():
            box.editor.show_value(found[name])
        return str(found["reply"] or ""), date.fromisoformat(str(found["answered_on"])) if found[
            "answered_on"
        ] else None

    def _add(self) -> None:
        table, record, remark = self.kind.value(), self.line.record, self.remark
        if record is None or remark is None:
            return
        self.line.show_record(None, "")
        number = remark.id

        def work(store: "Store") -> None:
            from ngodesk.work import answering

            answering.link(store, number, table, record)

        self.wanted.emit(work)

    def _unlink(self) -> None:
        chosen, remark = self._chosen(), self.remark
        if chosen is None or remark is None or self.file.read_only is not None:
            return
        number = remark.id

        def work(store: "Store") -> None:
            from ngodesk.work import answering

            answering.unlink(store, number, *chosen)

        self.wanted.emit(work)

    def _follow(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.link_chosen.emit(to_record(*chosen))

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        from ngodesk.common.language import current
        from ngodesk.model import TABLES

        language = current().language
        names = sorted(
            ((_(TABLES[each].labels[0]), each) for each in _KINDS),
            key=lambda each: sort_key(each[0], language),
        )
        self.kind.fill(names, self.kind.currentData() or _KINDS[0])
        self.kind.setAccessibleName(_("Kind of record"))
        self.line.setAccessibleName(_("Find a record that proves the reply"))
        self.line.setPlaceholderText(_("type a few letters of it"))
        self.label.setText(_("Add a record that proves the reply"))
        self.label.setBuddy(self.line)
        self.proofs.setAccessibleName(_("Records that prove the reply"))
        self.show_proof.setText(_("Show"))
        self.take_off.setText(_("Take it off"))
        for box in self.boxes.values():
            box.retranslate()
        self._show()

    def first_focus(self) -> QWidget:
        """Where the reply is typed."""
        return self.boxes["reply"].editor.input
