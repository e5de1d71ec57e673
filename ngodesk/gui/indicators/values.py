"""Values written down by hand, each with its date and, beside it, the paper that proves it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.scans.pane import ScanPane
from ngodesk.gui.tabs import Entry, Tabs
from ngodesk.gui.worded import Worded

_TABLE = "indicator_values"


class Values(Worded, QWidget):
    """The form of one value, or its proof."""

    link_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, file: OpenFile, project: int) -> None:
        super().__init__()
        self.file, self.project = file, project
        self.indicator = 0
        self.form, self.proof = RecordForm(file), ScanPane(file, table=_TABLE)
        self.switch = Tabs("pill")
        self.add = Button("plain", "plus")
        self.empty = Label(tone="muted", wrap=True)
        self.pages = QStackedWidget()
        self._record: int | None = None
        self._lay_out()
        self.form.link_chosen.connect(self.link_chosen)
        self.form.saved.connect(self.show_value)
        self.proof.problem.connect(self.problem)
        self.switch.chosen.connect(self._turn)
        self.add.clicked.connect(self._begin)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 0, 14, 0)
        top.setSpacing(sizes.STEP)
        top.addWidget(self.switch, 1)
        top.addWidget(self.add)
        self._proof = Scrolling()  # a scan may be higher than there is room
        self._proof.set_margins(14, sizes.STEP, 14, 12)
        self._proof.body.addWidget(self.proof)
        for page in (self.empty, self.form, self._proof):
            self.pages.addWidget(page)
        self.empty.setContentsMargins(14, 12, 14, 12)
        layout = in_column(self, (0, 12, 0, 0), 0)
        layout.addLayout(top)
        layout.addWidget(self.pages, 1)

    def show_indicator(self, indicator: int, *, writable: bool) -> None:
        """Whose values they are."""
        if indicator != self.indicator:
            self.indicator, self._record = indicator, None
            self.form.clear()
        self.add.setVisible(writable)
        self.form.refresh()
        self._turn(self.switch.current())

    def show_value(self, record: int) -> None:
        """Show one value and its proof."""
        if record == self._record:
            return
        self._record = record
        self.form.show_record(_TABLE, record)
        self._turn(self.switch.current())

    def _begin(self) -> None:
        """A new value of today."""
        self._record = None
        today = date.today().isoformat()
        self.form.begin(_TABLE, {"project": self.project, "indicator": self.indicator, "date": today})
        self.switch.choose("value")
        self.pages.setCurrentWidget(self.form)

    def _turn(self, key: str) -> None:
        self.switch.setVisible(self._record is not None)
        if key == "proof" and self._record is not None:
            self.proof.show_record(self._record)
            self.pages.setCurrentWidget(self._proof)
        else:
            blank = self._record is None and self.form.content is None
            self.pages.setCurrentWidget(self.empty if blank else self.form)

    def leave(self) -> None:
        """Keep what is being typed."""
        self.form.flush()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.add.setText(_("Add a value"))
        self.empty.setText(_("Choose a value in the list to see it and its proof, or add one."))
        self.switch.show_entries(
            [Entry("value", _("Value")), Entry("proof", _("Proof"))], _("Parts of the value")
        )
        self.switch.choose(self.switch.current() or "value")
