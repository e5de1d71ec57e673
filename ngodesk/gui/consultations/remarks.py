"""The remarks of a consultation in a table: filtered by decision, decided with one key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes, words
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.work.consulting import Consulting, RemarkRow

_ROWS = 4  # the heading among them
ALL, LATE = "", "late"
DECISIONS = ("open", "accepted", "partly", "rejected")  # as their keys 0 to 3 have them
TONES = {"open": "attention", "accepted": "ok", "partly": "info", "rejected": "neutral"}


class RemarksTable(Table):
    """Enter goes to the reply, a number decides."""

    decided = Signal(object, str)  # the remark, and how
    current_changed = Signal(object)  # the remark

    def __init__(self) -> None:
        super().__init__(choosing=True)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell())

    def minimumSizeHint(self) -> QSize:
        """A few rows are seen in any window."""
        return QSize(super().minimumSizeHint().width(), sizes.height(28) * _ROWS)

    def _tell(self) -> None:
        self.current_changed.emit(self.current())

    def current(self) -> int | None:
        """The remark at which the keyboard stands."""
        row = self.currentIndex().row()
        key = self.rows.keys[row] if 0 <= row < len(self.rows.keys) else None
        return key if isinstance(key, int) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        remark, key = self.current(), event.text()
        if remark is not None and key.isdecimal() and int(key) < len(DECISIONS):
            self.decided.emit(remark, DECISIONS[int(key)])
            return
        super().keyPressEvent(event)


class RemarksCard(Card):
    """Pills that count the decisions, and the remarks that one of them leaves."""

    chosen = Signal(object)  # the remark that is shown beside; nothing where there is none
    wanted = Signal(object)  # the remark to reply to
    decided = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.found: Consulting | None = None
        self.pills, self.table = Tabs("pill"), RemarksTable()
        self.nothing = Label(tone="muted", wrap=True)
        layout = in_column(self, (8, 8, 8, 8), sizes.STEP)
        for part in (self.pills, self.nothing):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        self.nothing.setContentsMargins(8, 8, 8, 8)
        self.pills.chosen.connect(self.narrow)
        self.table.current_changed.connect(self.chosen)
        self.table.chosen.connect(self.wanted)
        self.table.decided.connect(self.decided)

    def show_consultation(self, found: "Consulting") -> None:
        """Show its remarks; the pill stays as it is where it still leaves any."""
        self.found = found
        counts = found.counts()
        entries = [Entry(ALL, _("All"), len(found.remarks))]
        entries += [
            Entry(each, words.word("remarks", "decision", each), counts[each])
            for each in DECISIONS
            if counts[each]
        ]
        late = sum(each.late or each.early for each in found.remarks)
        if late:
            entries.append(Entry(LATE, _("out of time"), late))
        before = self.pills.current()
        self.pills.show_entries(entries, _("Remarks by decision"))
        self.pills.choose(before if before in {entry.key for entry in entries} else ALL)
        self._show()

    def _show(self) -> None:
        found = self.found
        assert found is not None
        pill = self.pills.current()
        shown = [each for each in found.remarks if _fits(each, pill)]
        before = self.table.current()
        self.table.show_rows(_columns(), [_cells(each) for each in shown], [each.id for each in shown])
        if self.table.current() is None and shown:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        if self.table.current() != before or not shown:
            self.chosen.emit(self.table.current())
        self.table.setVisible(bool(shown))
        self.pills.setVisible(bool(found.remarks))
        self.nothing.setVisible(not shown)

    def narrow(self, pill: str) -> None:
        """Leave the remarks of one decision, or those that came out of time."""
        self.pills.choose(pill)
        self._show()

    def select(self, remark: int) -> None:
        """Stand at a remark, whatever the pill."""
        if remark not in self.table.rows.keys:
            self.narrow(ALL)
        if remark in self.table.rows.keys:
            row = list(self.table.rows.keys).index(remark)
            self.table.setCurrentIndex(self.table.rows.index(row, 0))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(_("Remarks"))
        self.nothing.setText(_("No remark yet. Type the first one above."))
        if self.found is not None:
            self.show_consultation(self.found)


def _fits(each: "RemarkRow", pill: str) -> bool:
    return pill == ALL or (each.late or each.early if pill == LATE else each.decision == pill)


def _columns() -> list[Column]:
    return [
        Column(_("No."), right=True),
        Column(_("Received"), least=80),
        Column(_("From"), share=2, least=100),
        Column(_("Passage"), least=60, spare=True),
        Column(_("Text"), share=3, least=100),
        Column(_("Decision"), least=80),
    ]


def _cells(each: "RemarkRow") -> list[Cell]:
    day = dates.in_table(each.received, current().language)
    out = each.late or each.early
    said = _("{day}, out of time").format(day=day) if out else day
    return [
        Cell(str(each.number)),
        Cell(day, "attention" if out else "text", icon="triangle-alert" if out else "", spoken=said),
        Cell(each.who or "–"),
        Cell(" ".join(each.passage.split())[:24], "muted"),
        Cell(" ".join(each.text.split())),
        Cell(words.word("remarks", "decision", each.decision), chip=TONES.get(each.decision, "neutral")),
    ]
