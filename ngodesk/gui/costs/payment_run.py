"""The payment run: what is unpaid by day due, ticked, and paid on one day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ngodesk.common import dates, money, typed_dates
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _, current, plural
from ngodesk.common.money import unscaled
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, in_column, in_row
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import PAYMENT_RUN, Link, page_of
from ngodesk.gui.table import Cell, Column
from ngodesk.gui.tick_table import TickTable, tick

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.paying import Due

_METHODS = ("transfer", "cash", "card", "offset")


class PaymentRunPage(Page):
    """Unpaid documents of all projects; those due by the day begin ticked."""

    place = "costs"

    def __init__(self, file: OpenFile, today: date | None = None) -> None:
        super().__init__()
        self.file = file
        self.today = today or date.today()
        self.dues: Sequence[Due] = ()
        self.marked: set[int] | None = None  # ids; nothing before the first reading
        self.head = Head()
        self.pay = Button("primary", "check")
        self.table = TickTable()
        self.sum = Label(role="strong")
        self.day_label, self.day = Label(tone="muted"), QLineEdit()
        self.method = Choices()
        self.back = Button("plain")
        self.empty = EmptyState("circle-check", self.back)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.meta.hide()
        self.head.add(self.pay)
        self.head.trail.show()
        self._card = Card()
        inside = in_column(self._card, (1, 1, 1, 1))
        inside.addWidget(self.table)
        self._foot = QWidget()
        foot = in_row(self._foot, between=sizes.STEP)
        foot.addWidget(self.sum, 1)
        for asked in (self.day_label, self.day, self.method):
            foot.addWidget(asked)
        self.day.setMaximumWidth(sizes.scaled(120))
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self._card, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._foot)
        self.empty.hide()

    def _connect(self) -> None:
        self.pay.clicked.connect(self._pay)
        self.table.ticked.connect(self._tick)
        self.table.chosen.connect(lambda key: self.link_chosen.emit(page_of("cost_documents", key)))
        self.head.trail.chosen.connect(lambda _step: self._go_back())
        self.back.clicked.connect(self._go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll), self.table).activated.connect(
            self._tick_all
        )

    def _go_back(self) -> None:
        self.link_chosen.emit(Link(place="costs", table="cost_documents"))

    @property
    def link(self) -> Link:
        return Link(place="costs", tab=PAYMENT_RUN)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import paying

        return paying.unpaid(store), store.read_only is None

    def fill(self, found: Any) -> None:
        self.dues, writable = found
        if self.marked is None:
            self.marked = {due.id for due in self.dues if due.due and due.due <= self.today.isoformat()}
        self.marked &= {due.id for due in self.dues}
        self.pay.setVisible(writable and bool(self.dues))
        self._show()

    def _show(self) -> None:
        marked = self.marked or set()
        self.table.show_rows(
            self._columns(), [self._cells(due) for due in self.dues], [due.id for due in self.dues]
        )
        for part in (self._card, self._foot):
            part.setVisible(bool(self.dues))
        self.empty.setVisible(not self.dues)
        self.pay.setEnabled(bool(marked))
        number = len(marked)
        self.pay.setText(
            plural("Mark {number} as paid", "Mark {number} as paid", number).format(number=number)
        )
        sums: dict[str, int] = defaultdict(int)
        for due in self.dues:
            if due.id in marked:
                sums[due.currency] += due.owed
        told = [
            money.money(unscaled(amount, 2), code, current().language)
            for code, amount in sorted(sums.items())
        ]
        self.sum.setText(_("Together: {amounts}").format(amounts=" + ".join(told)) if told else "")

    def _columns(self) -> list[Column]:
        return [
            Column("", least=20),
            Column(_("Due on"), least=84),
            Column(_("Document"), least=90),
            Column(_("Issuer"), share=2, least=120),
            Column(_("Bank account"), share=2, least=120),
            Column(_("To pay"), right=True, least=90),
        ]

    def _cells(self, due: "Due") -> list[Cell]:
        marked = due.id in (self.marked or set())
        late = due.due is not None and due.due < self.today.isoformat()
        day = dates.in_table(date.fromisoformat(due.due), current().language) if due.due else "–"
        amount = money.money(unscaled(due.owed, 2), due.currency, current().language)
        return [
            tick(marked),
            Cell(
                day,
                "attention" if late else "text",
                icon="triangle-alert" if late else "",
                spoken=_("{day}, overdue").format(day=day) if late else day,
            ),
            Cell(due.number),
            Cell(due.issuer),
            Cell(due.account, "muted"),
            Cell(amount, role="strong"),
        ]

    # What is done

    def _tick(self, rows: Sequence[int]) -> None:
        marked = self.marked if self.marked is not None else set()
        marked ^= {self.dues[row].id for row in rows}
        self.marked = marked
        self._show()

    def _tick_all(self) -> None:
        """All of them, or none where all are."""
        everything = {due.id for due in self.dues}
        self.marked = set() if self.marked == everything else everything
        self._show()

    def _pay(self) -> None:
        try:
            day = date.fromisoformat(typed_dates.read_date(self.day.text(), current().language, self.today))
        except WrongEntry as error:
            self.problem_found.emit(error.text())
            self.day.setFocus()
            return
        documents, method = sorted(self.marked or ()), self.method.value()

        def work(store: "Store") -> int:
            from ngodesk.work import paying

            return paying.pay(store, documents, day, method)

        def done(number: int) -> None:
            self.marked = set()
            said = plural("{number} document is paid.", "{number} documents are paid.", number)
            self.undo_offered.emit(said.format(number=number))

        self.file.write(work, self.problem_found.emit, done)

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("To pay"))
        self.head.trail.show_steps([_("Costs")], _("To pay"))
        self.table.setAccessibleName(_("To pay"))
        self.day_label.setText(_("Paid on"))
        self.day.setAccessibleName(_("Paid on"))
        if not self.day.isModified():
            self.day.setText(dates.in_table(self.today, current().language))
        chosen = self.method.currentData() or _METHODS[0]
        self.method.clear()
        for code in _METHODS:
            self.method.addItem(words.word("payments", "method", code), code)
        self.method.choose(chosen)
        self.method.setAccessibleName(_("Method"))
        self.back.setText(_("Back to the list"))
        self.empty.set_words(
            _("Everything is paid"), _("Documents that are not wholly paid stand here by day due.")
        )
        if self.marked is not None:
            self._show()

    def first_focus(self) -> QWidget:
        return self.table if self.dues else self.back
