"""A cost document: what its paper says, how it is shared out, its scan, and the next one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui.costs.card import SharingCard
from ngodesk.gui.costs.grid import LINE
from ngodesk.gui.costs.head import TABLE, DocumentHead
from ngodesk.gui.costs.parts import SHARING, DocumentParts
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_note import RecordFindings
from ngodesk.gui.pages.record_page import ThreePanesPage
from ngodesk.gui.places import Link
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class CostPage(ThreePanesPage):
    """One document; a new one where the link names none."""

    place, table = "costs", TABLE

    head: DocumentHead

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__(file, link, DocumentHead())
        self._beside: tuple[int | None, int | None] = (None, None)
        self._to_do: list[int] = []
        self._just_added = False
        self.tabs = Tabs("pill")
        self.sharing = SharingCard(file)
        self.findings = RecordFindings(file)
        self.parts = DocumentParts(file, self.sharing)
        self.middle.addWidget(self.tabs)
        self.middle.addWidget(self.parts, 1)
        self.middle.addWidget(self.findings)
        self._connect()
        self.retranslate()
        self.start()

    def _connect(self) -> None:
        self.form.finished.connect(self.go_on)
        self.sharing.shown.connect(self._go_to_rows)
        self.sharing.shown.connect(self._say_title)
        self.sharing.problem.connect(self.problem_found)
        self.parts.link_chosen.connect(self.link_chosen)
        self.parts.said.connect(self.undo_offered)
        self.parts.problem.connect(self.problem_found)
        self.sharing.finished.connect(self.head.next.setFocus)
        self.findings.link_chosen.connect(self.link_chosen)
        self.head.earlier.clicked.connect(lambda: self._go_to(self._beside[0]))
        self.head.later.clicked.connect(lambda: self._go_to(self._beside[1]))
        self.head.next.clicked.connect(self.go_on)
        self.head.print.clicked.connect(self._print)
        self.head.show_scan.clicked.connect(self.toggle_scan)
        self.tabs.chosen.connect(self._show_tab)
        for keys, act in (
            ("Ctrl+P", self._print),
            ("Ctrl+D", self._same_as_last),
            ("F4", self._show_details),
            ("Alt+Up", lambda: self._go_to(self._beside[0])),
            ("Alt+Down", lambda: self._go_to(self._beside[1])),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        for part in (self.sharing, self.scan):  # forms know these keys themselves
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                shortcut = QShortcut(QKeySequence(keys), part)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self.go_on)
        self._new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        self._new.activated.connect(self.begin)

    def start(self) -> None:
        super().start()
        self._show_tab(self.tabs.current())

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import scanning

        return *super().read(store), scanning.to_do(store)

    def find(self, store: "Store", record: int) -> Any:
        from ngodesk.work import scanning
        from ngodesk.work.naming import Names

        with store.reading() as connection:
            issuer = Names(connection, current().language).details(TABLE, [record]).get(record, "")
        return issuer, scanning.beside(store, record)

    def fill(self, found: Any) -> None:
        *there, self._to_do = found
        super().fill(there)

    def show_found(self, found: Any) -> None:
        issuer, self._beside = found or ("", (None, None))
        self.head.show_document(issuer or "", self._beside, new=self.record is None)
        self.form.refresh()
        self.sharing.show_document(self.record)
        self.scan.show_record(self.record)
        self.findings.show_record(TABLE, self.record)
        self.parts.refresh()
        self._say_title()

    def _say_title(self) -> None:
        content = self.form.content
        here = content if content is not None and content.id == self.record else None
        self.head.show_title(
            here,
            new=self.record is None,
            waits=self.record in self._to_do,
            over=self.sharing.too_much(self.record),
        )

    def added(self) -> None:
        self._just_added = True

    def _go_to_rows(self) -> None:
        """A document just added is shared out next."""
        if self._just_added:
            self._just_added = False
            grid = self.sharing.grid
            grid.setFocus()
            grid.setCurrentIndex(grid.rows.index(grid.rows.rowCount() - 1, LINE))

    # What is done

    def _print(self) -> None:
        """The description for the back of the paper."""
        self.form.flush()
        if self.record is not None:
            self.link_chosen.emit(Link(place="reports", filter="cost-description", record=self.record))

    def go_on(self) -> None:
        """The next document that is not wholly shared out, or a new one."""
        self.form.flush()
        if self.record is None and self.form.content is not None:
            self.form.save.click()
            return
        later = [each for each in self._to_do if each != self.record]
        here = self._to_do.index(self.record) if self.record in self._to_do else -1
        after = self._to_do[here + 1 :] if here >= 0 else later
        following = next(iter([*after, *later]), None)
        self.link_chosen.emit(self.link.at(following) if following else self.link_to_new)

    def begin(self) -> None:
        """Begin a new document; what is typed into a new one stays."""
        if self.record is not None and self.file.read_only is None:
            self.link_chosen.emit(self.link_to_new)

    def _go_to(self, document: int | None) -> None:
        if document is not None:
            self.link_chosen.emit(self.link.at(document))

    def _same_as_last(self) -> None:
        if not self.sharing.same.isHidden():
            self.sharing.take_last()
        elif self.sharing.contract.can_act:
            self.sharing.follow_contract()

    def _show_tab(self, key: str) -> None:
        key = self.parts.show_part(key, self.record)
        self._new.setEnabled(key == SHARING)  # the lists begin rows of their own
        self.tabs.choose(key)

    def _show_details(self) -> None:
        """F4: the whole record of the allocation that stands in the grid's row."""
        grid = self.sharing.grid
        if self.record is None or grid.book is None or not grid.currentIndex().isValid():
            return
        row = grid.row_at(grid.currentIndex().row())
        self._show_tab("details")
        if row.id is not None:
            self.parts.panels["details"].open(row.id)

    # Words

    def retranslate(self) -> None:
        self.head.retranslate()
        entries = [
            Entry(SHARING, _("Shared out")),
            Entry("details", _("Details")),
            Entry("payments", _("Payments")),
        ]
        self.tabs.show_entries(entries, _("Parts of the document"))
        self.tabs.choose(self.tabs.current() or SHARING)
        self.stale.emit()

    def leave(self) -> None:
        super().leave()
        self.parts.leave()

    def first_focus(self) -> QWidget:
        if self.record is None:
            return self.form.first_focus()
        return self.parts.first_focus()
