"""Everything that prints: choose a report and what it is about, see it, print it, save it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.common.progress import Progress
from ngodesk.gui.buttons import Button
from ngodesk.gui.job import Worker
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.print_asks import Asks
from ngodesk.gui.pages.print_page import PrintPage
from ngodesk.gui.places import Link

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.printing import Wish


class ReportsPage(PrintPage):
    """The Reports place. A link may name a report, the project or record that it is about."""

    place = "reports"

    def __init__(self, file: OpenFile, worker: Worker, language: str, link: Link) -> None:
        self._link = link
        self.asks = Asks(file)
        super().__init__(worker, language)
        self.asks.changed.connect(self.ask_anew)
        self._file = file
        self.give = Button()
        self.head.add(self.give)
        self.give.clicked.connect(self.give_numbers)
        self.retranslate()
        self.clear()

    def above(self) -> QWidget:
        return self.asks

    def retranslate(self) -> None:
        self.head.title.setText(_("Reports"))
        self.asks.retranslate()
        self.give.setText(_("Give the numbers"))
        self.give.setToolTip(_("Number the certificates of everybody who earned one and has none."))
        self.give.updateGeometry()
        super().retranslate()
        self._say_what()

    def first_focus(self) -> QWidget:
        return self.asks.lists["report"]

    def report(self) -> str:
        row = self.asks.row()
        return row.id if row else ""

    def name(self) -> str:
        row, wish = self.asks.row(), self.wish()
        about = (wish.project or (wish.month and f"{wish.month:%Y-%m}") or "") if wish else ""
        return " ".join(part for part in (about, row.title if row else "") if part)

    def wish(self) -> "Wish | None":
        return self.asks.wish(self.toolbar.languages.value())

    def read(self, store: "Store") -> Any:
        from ngodesk.work.naming import Names
        from ngodesk.work.print_choices import choices

        name = ""
        table = self.asks.table_of(self._link.filter)
        if table and self._link.record is not None:
            with store.reading() as connection:
                name = Names(connection, current().language).one(table, self._link.record)
        return choices(store), name, super().read(store)

    def fill(self, found: Any) -> None:
        offered, name, made = found
        first = self.asks.offered is None
        self.asks.offer(offered)
        if first:
            self.asks.begin(self._link, name)
        if made is None:
            self.clear()
        super().fill(made)
        self._say_what()
        if first and self.wish() is not None:
            self.stale.emit()  # now it is known what can be asked for

    def set_ready(self, ready: bool) -> None:
        super().set_ready(ready)
        row = self.asks.row()
        self.sheet.setVisible(row is not None and "xlsx" in row.formats)

    def give_numbers(self) -> None:
        """Number the certificates that have no number yet: one step; then they are shown."""
        wish = self.wish()
        if wish is None or not isinstance(wish.event, int):
            return
        event, series, language = wish.event, wish.series, wish.language or current().language

        def act(store: "Store", _progress: Progress) -> int:
            from ngodesk.work import certifying

            return len(certifying.give(store, event, series, language=language))

        def told(number: int) -> None:
            said = plural(
                "{number} certificate was numbered.", "{number} certificates were numbered.", number
            )
            self._say(said.format(number=number))
            self.ask_anew()

        self._file.work(act, told, _("Giving numbers"))

    def _say_what(self) -> None:
        row = self.asks.row()
        self.give.setVisible(row is not None and row.id == "certificates")
        self.give.setEnabled(self.wish() is not None)
        if row is None:
            self.head.meta.setText("")
        elif self.wish() is None:
            self.head.meta.setText(_("Choose what the report is about."))
        else:
            self.head.meta.setText(_("Choose a report and what it is about, then print or save it."))
