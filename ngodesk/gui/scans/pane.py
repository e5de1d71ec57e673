"""The scan beside a document: its pages on a desk, one file after the other, more let fall on it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.invoice import InvoiceView
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.paper import Desk
from ngodesk.gui.scans import pictures
from ngodesk.gui.scans.files import KINDS, PICTURES
from ngodesk.gui.scans.saving import show_elsewhere
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.exchange.einvoice_document import EInvoice
    from ngodesk.store.store import Store
    from ngodesk.work.scanning import Scan

EINVOICE = "application/xml"


class ScanPane(Worded, QWidget):
    """The files of one record; PDFs and pictures are shown here, everything can be opened elsewhere."""

    problem = Signal(str)

    def __init__(self, file: OpenFile, table: str = "cost_documents") -> None:
        super().__init__()
        self.file, self.table = file, table
        self.record: int | None = None
        self.scans: Sequence[Scan] = ()
        self._place = 0
        self._content = b""
        self._added = False  # what was added last is shown
        self._awaited = ""  # what the next file is, where somebody was sent here to add it
        self.name = Label(role="section")
        self.kind = Choices()
        self.count = Label(tone="muted")
        self.smaller, self.larger = Button("icon", "zoom-out"), Button("icon", "zoom-in")
        self.before, self.after = Button("icon", "chevron-left"), Button("icon", "chevron-right")
        self.open = Button("icon", "folder-open")
        self.add = Button("plain", "plus")
        self.more = Button("icon", "plus")
        self.desk = Desk()
        self.invoice = InvoiceView()
        self.empty = EmptyState("file", self.add)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = abreast(
            self.name,
            self.kind,
            self.count,
            1,
            self.before,
            self.after,
            self.smaller,
            self.larger,
            self.open,
            self.more,
            between=2,
        )
        self.desk.setObjectName("desk")
        self.pages.addWidget(self.desk)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.invoice)
        layout = in_column(self, between=sizes.STEP)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.smaller.clicked.connect(self.desk.zoom_out)
        self.larger.clicked.connect(self.desk.zoom_in)
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.open.clicked.connect(self._open_elsewhere)
        self.kind.activated.connect(lambda _place: self._choose_kind())
        self.add.clicked.connect(self._ask)
        self.more.clicked.connect(self._ask)
        self.desk.wanted.connect(self._draw)

    def show_record(self, record: int | None) -> None:
        """Show the files of a record, read anew."""
        before, self.record = self.record, record
        if record != before:
            self._place, self.scans, self._content = 0, (), b""
            self._show()
        if record is None:
            return

        def work(store: "Store") -> Sequence["Scan"]:
            from ngodesk.work import scanning

            return scanning.scans(store, self.table, record)

        def show(found: Sequence["Scan"]) -> None:
            if self.record == record and list(found) != list(self.scans):
                self.scans = found
                last = max(0, len(found) - 1)
                self._place = last if self._added else min(self._place, last)
                self._added = False
                self._show()
                self._load()

        self.file.read(work, show)

    @property
    def _usual(self) -> str:
        return self._awaited or KINDS[self.table][0]

    def await_file(self, kind: str) -> None:
        """The next file is of this kind; blank: of the usual one."""
        self._awaited = kind
        if self.scan is None:
            self._show_kind(self._usual)

    def _show_kind(self, kind: str | None) -> None:
        """What the file is; where there is none yet, what the next one will be."""
        self.name.setHidden(self.record is not None)
        self.kind.setHidden(self.record is None)
        if self.record is None:
            return
        kinds = [*KINDS[self.table], *({kind} - {*KINDS[self.table]})]
        self.kind.clear()
        for each in kinds:
            name = words.word("attachments", "kind", each) if each else _("Kind not said")
            self.kind.addItem(f"{name[:1].upper()}{name[1:]}", each or "")
        self.kind.choose(kind or "")

    @property
    def scan(self) -> "Scan | None":
        """The file that is shown."""
        return self.scans[self._place] if self.scans else None

    def _go(self, step: int) -> None:
        self._place = (self._place + step) % max(1, len(self.scans))
        self._show()
        self._load()

    def _show(self) -> None:
        scan = self.scan
        self.pages.setCurrentWidget(self.desk if scan is not None else self.empty)
        for button in (self.smaller, self.larger, self.open, self.more):
            button.setVisible(scan is not None)
        if scan is not None and scan.media_type == EINVOICE:
            for button in (self.smaller, self.larger):
                button.hide()
        for button in (self.before, self.after):
            button.setVisible(len(self.scans) > 1)
        self.count.setText(f"{self._place + 1} / {len(self.scans)}" if len(self.scans) > 1 else "")
        self._show_kind(scan.kind if scan is not None else self._usual)
        self.desk.show_pages([])
        self.desk.setAccessibleName(scan.filename if scan is not None else "")

    def _load(self) -> None:
        scan = self.scan
        if scan is None:
            return
        if scan.media_type == EINVOICE:
            self._load_invoice(scan)
            return

        def work(store: "Store") -> tuple[bytes, list[QSizeF]]:
            from ngodesk.work import scanning

            content = scanning.content_of(store, scan.sha256)
            return content, pictures.page_sizes(content, scan.media_type)

        def show(found: tuple[bytes, list[QSizeF]]) -> None:
            if scan == self.scan:
                self._content = found[0]
                self.desk.show_pages(found[1])

        self.file.read(work, show, self._unreadable)

    def _load_invoice(self, scan: "Scan") -> None:
        """An e-invoice has no picture: it is shown as one reads it."""

        def work(store: "Store") -> tuple[bytes, "EInvoice | None"]:
            from ngodesk.work import einvoices, scanning

            content = scanning.content_of(store, scan.sha256)
            return content, einvoices.read_bytes(scan.filename, content).invoice

        def show(found: tuple[bytes, "EInvoice | None"]) -> None:
            if scan == self.scan:
                self._content = found[0]
                self.invoice.show_invoice(found[1])
                self.pages.setCurrentWidget(self.invoice if found[1] is not None else self.desk)

        self.file.read(work, show, self._unreadable)

    def _unreadable(self, error: Exception) -> None:
        """A scan that is damaged is no trouble of the file: it can still be opened elsewhere or replaced."""
        self.desk.show_pages([])
        self.problem.emit(_("This scan cannot be shown: the file seems to be damaged."))

    def _draw(self, page: int, scale: float) -> None:
        scan, content = self.scan, self._content
        if scan is None or not content:
            return

        def work(_store: "Store") -> QImage:
            return pictures.picture(content, scan.media_type, page, scale)

        def show(image: QImage) -> None:
            if scan == self.scan:
                self.desk.show_image(page, scale, image)

        self.file.read(work, show, self._unreadable)

    # What is done

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep files with the record."""
        record, kind = self.record, self._usual if self.scans else self.kind.value()
        if record is None:
            return

        def work(store: "Store") -> list[str]:
            from ngodesk.work import scanning

            return scanning.attach(store, self.table, record, paths, kind)

        def done(known: list[str]) -> None:
            self.problem.emit(
                _("It is here already: {names}").format(names=", ".join(known)) if known else ""
            )
            self._added, self._awaited = len(known) < len(paths), ""
            self.show_record(record)

        self.file.write(work, self.problem.emit, done)

    def _choose_kind(self) -> None:
        """Say what the shown file is."""
        scan, kind = self.scan, self.kind.value()
        if scan is None or kind == scan.kind:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import saving

            saving.change(store, "attachments", scan.id, {"kind": kind or None})

        self.file.write(work, self.problem.emit)

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Choose a scan"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(_("PDF and pictures") + f" ({PICTURES})")
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()

    def _open_elsewhere(self) -> None:
        scan = self.scan
        if scan is None:
            return

        def work(store: "Store") -> bytes:
            from ngodesk.work import scanning

            return scanning.content_of(store, scan.sha256)

        def show(content: bytes) -> None:
            if words := show_elsewhere(self, scan.filename, content):
                self.problem.emit(words)

        self.file.read(work, show)

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.name.setText(_("Scan"))
        self.smaller.set_name(_("Smaller"))
        self.larger.set_name(_("Larger"))
        self.before.set_name(_("Scan before"))
        self.after.set_name(_("Next scan"))
        self.open.set_name(_("Open with another program"))
        self.more.set_name(_("Add a scan"))
        self.add.setText(_("Add a scan…"))
        self.empty.set_words(_("No scan yet"), _("Let a PDF or a photo fall here."))
        self.kind.setAccessibleName(_("What this paper is"))
        self._show_kind(self.kind.value() or None)
