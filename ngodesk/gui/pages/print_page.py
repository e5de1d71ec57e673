"""A print before it is printed: its pages, its language, Print, Save and Copy."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.common.language import N_, _
from ngodesk.common.progress import Progress
from ngodesk.gui import remembered, rendering, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.job import Worker
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, Note, announce
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.pages.print_paper import Paper, Print, print_of
from ngodesk.gui.pages.print_search import PrintSearch
from ngodesk.gui.pages.print_toolbar import Toolbar
from ngodesk.gui.paper import Desk
from ngodesk.gui.saving_place import ask_where

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ngodesk.store.store import Store
    from ngodesk.work.printing import Wish

_FORMATS = {
    "pdf": ("PDF", N_("Save as PDF…")),
    "xlsx": ("Excel", N_("Save as Excel…")),
    "docx": ("Word", N_("Save as Word…")),
}


class PrintPage(Page):
    """A page with a print on its desk. What is printed say `report` and `wish`."""

    failed = Signal(object)

    def __init__(self, worker: Worker, language: str) -> None:
        super().__init__()
        self._worker = worker
        self._print: Paper | None = None
        self.head = Head()
        self.copy, self.text, self.sheet, self.save = Button(), Button(), Button(), Button()
        self.print = Button("primary", "printer")
        self.head.add(*self.acts(), self.copy, self.text, self.sheet, self.save, self.print)
        for button in (self.text, self.sheet):
            button.hide()
        self.desk = Desk()
        self.search = PrintSearch(self.desk, worker, self.failed.emit)
        self.toolbar = Toolbar(self.desk, self.search, language)
        self.note = Note("ok", closable=True)
        self.note.hide()
        self._lay_out_print()
        self._connect_print()

    def acts(self) -> tuple[Button, ...]:
        """Buttons before those that every print has."""
        return ()

    def above(self) -> QWidget | None:
        """What stands between the head and the desk."""
        return None

    def beside(self) -> QWidget | None:
        """What stands left of the desk."""
        return None

    def beneath(self) -> QWidget | None:
        """What stands under the desk."""
        return None

    def report(self) -> str:
        """The id of what is printed."""
        raise NotImplementedError

    def name(self) -> str:
        """What the file is called at first, without its ending."""
        raise NotImplementedError

    def wish(self) -> "Wish | None":
        """What it is about; nothing while something is missing."""
        raise NotImplementedError

    def _lay_out_print(self) -> None:
        card = Card()
        inside = in_column(card, (8, 6, 8, 8), 6)
        inside.addWidget(self.toolbar)
        inside.addWidget(self.desk, 1)
        paper = QVBoxLayout()
        paper.setSpacing(sizes.GAP)
        paper.addWidget(card, 1)
        below, left = self.beneath(), self.beside()
        if below is not None:
            paper.addWidget(below)
        whole = QHBoxLayout()
        whole.setSpacing(sizes.GAP)
        if left is not None:
            whole.addWidget(left)
        whole.addLayout(paper, 1)
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        above = self.above()
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(self.note)
        layout.addLayout(whole, 1)

    def _connect_print(self) -> None:
        self.copy.clicked.connect(self.copy_tables)
        self.text.clicked.connect(lambda: self._ask_where("docx"))
        self.sheet.clicked.connect(lambda: self._ask_where("xlsx"))
        self.save.clicked.connect(lambda: self._ask_where("pdf"))
        self.print.clicked.connect(self._ask_printer)
        self.note.closed.connect(self.note.hide)
        self.desk.wanted.connect(self._draw)
        self.toolbar.languages.currentIndexChanged.connect(lambda _index: self.ask_anew())
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Print), self.print.click),
            (QKeySequence(QKeySequence.StandardKey.Find), self.search.begin),
            (QKeySequence("F3"), lambda: self.search.step(1)),
            (QKeySequence("Shift+F3"), lambda: self.search.step(-1)),
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), self.desk.zoom_in),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), self.desk.zoom_out),
            (QKeySequence("Ctrl+0"), self.desk.fit),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.stale.emit),
        ):
            QShortcut(keys, self).activated.connect(act)

    def retranslate(self) -> None:
        self.copy.setText(_("Copy tables"))
        self.text.setText(_("Save as Word…"))
        self.sheet.setText(_("Save as Excel…"))
        self.save.setText(_("Save as PDF…"))
        self.print.setText(_("Print…"))
        self.desk.setAccessibleName(_("Pages of the print"))
        self.toolbar.retranslate()

    def reading(self) -> Callable[["Store"], Any]:
        report, wish = self.report(), self.wish()
        return lambda store: print_of(store, report, wish)

    def fill(self, found: Any) -> None:
        if found is None or (found.report, found.wish) != (self.report(), self.wish()):
            return  # meanwhile something else was chosen
        self.show_paper(found)

    def show_paper(self, made: Paper) -> None:
        """Lay a print on the desk."""
        self._print = made
        self.desk.show_pages(made.pages)
        self.search.show_print(made.pdf, len(made.pages))
        for button, form in ((self.text, "docx"), (self.sheet, "xlsx")):
            button.setVisible(form in made.formats)
        self.set_ready(True)
        self.toolbar.show_state()

    def first_focus(self) -> QWidget:
        return self.desk

    def ask_anew(self) -> None:
        """Something else is to be printed: what is shown is not it any more."""
        self.set_ready(False)
        self.stale.emit()

    def set_ready(self, ready: bool) -> None:
        """Let it be printed, or not yet."""
        for button in (self.copy, self.text, self.sheet, self.save, self.print):
            button.setEnabled(ready)

    def clear(self) -> None:
        """Nothing lies on the desk."""
        self._print = None
        self.desk.show_pages([])
        self.search.show_print(None)
        self.set_ready(False)
        self.toolbar.show_state()

    def _draw(self, page: int, scale: float) -> None:
        """Have a page drawn in the worker."""
        made = self._print
        if made is None:
            return

        def show(image: QImage) -> None:
            if made is self._print:
                self.desk.show_image(page, scale, image)

        self._worker.run(lambda _progress: rendering.picture(made.pdf, page, scale), show, self.failed.emit)

    def copy_tables(self) -> None:
        """Put the tables on the clipboard, to be pasted elsewhere."""
        made = self._print
        if not isinstance(made, Print):
            return
        from ngodesk.work import printing

        QGuiApplication.clipboard().setText(printing.tables_text(made.content))
        self._say(_("The tables are on the clipboard."))

    def _ask_where(self, form: str) -> None:
        name = f"{self.name()}.{form}".replace("/", "-").replace("\\", "-")
        kind, verb = _FORMATS[form]
        proposed, title = Path(remembered.folder()) / name, _(verb).rstrip("…")
        ask_where(self, title, proposed, kind, lambda path: self.save_as(path, form))

    def save_as(self, path: Path, form: str = "pdf") -> None:
        """Save the print that is shown."""
        made = self._print
        if made is None:
            return

        def write(_progress: Progress) -> Path:
            from ngodesk.work import read_back

            with read_back.writing(path) as stream:
                stream.write(made.file(form))
            if isinstance(made, Print):
                from ngodesk.work import person_data

                person_data.save_beside(path, made.data)
            return path

        self._worker.run(write, self._saved, self.failed.emit)

    def _saved(self, path: Path, more: str = "") -> None:
        words = _("Saved as {name}, in {folder}.").format(name=path.name, folder=path.parent)
        self._say(f"{words} {more}".rstrip())

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        made = self._print
        if made is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(made.title)
        printer.setFullPage(True)
        printer.setPageOrientation(rendering.orientation(made.pages[0]))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(made.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec():
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the pages that the person chose."""
        made = self._print
        if made is None:
            return
        first = printer.fromPage() or 1
        last = min(printer.toPage() or len(made.pages), len(made.pages))
        pages = list(range(first - 1, last))
        self._worker.run(
            lambda progress: rendering.print_pages(made.pdf, printer, pages, progress),
            lambda _nothing: self._say(_("Sent to the printer.")),
            self.failed.emit,
            _("Printing"),
        )

    def _say(self, words: str) -> None:
        self.note.set_words(words, close=_("Close"))
        self.note.show()
        announce(self.note, words)
