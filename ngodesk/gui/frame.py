"""The frame of the window: menu strip, sidebar, notes above a page, bars below it, status bar."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _
from ngodesk.gui import bringing, named_files, sizes
from ngodesk.gui.backing_up import BackupNote
from ngodesk.gui.job import Job, Worker
from ngodesk.gui.layouts import in_row
from ngodesk.gui.menu_strip import Strip
from ngodesk.gui.menus import Menus
from ngodesk.gui.notes import Note, UndoBar, WorkBar, announce
from ngodesk.gui.pages.page import Page
from ngodesk.gui.reminders import Reminder
from ngodesk.gui.search import Search
from ngodesk.gui.sidebar import Sidebar
from ngodesk.gui.statusbar import StatusBar
from ngodesk.gui.tail import TailNote

SUFFIX = ".ngodesk"


class Frame(QMainWindow):
    """What stands round every page, and the bar of long work. It fills the shell."""

    painted = Signal()  # for the first time, all of it
    dropped = Signal(object)  # a workspace file that somebody let fall on the window
    brought = Signal(object)  # other files that were let fall on it: e-invoices, tables of rates

    def __init__(self) -> None:
        super().__init__()
        self.worker = Worker(self)
        self.menus, self.sidebar, self.status = Menus(), Sidebar(), StatusBar()
        self.search = Search()
        self.problem_note = Note("problem", closable=True)
        self.lock_note, self.sample_note = Note("attention"), Note("info")
        self.backup_note, self.reminder, self.tail_note = BackupNote(), Reminder(), TailNote()
        self.undo_bar, self.work_bar = UndoBar(), WorkBar()
        self.pages = QStackedWidget()
        self.is_painted = False
        self._job: Job | None = None
        self._lay_out()
        self.worker.slow.connect(self._slow)
        self.worker.progressed.connect(self._progressed)
        self.worker.over.connect(self._over)
        self.work_bar.cancelled.connect(self._cancel)
        self.problem_note.closed.connect(lambda: self.say_problem(""))
        QShortcut(QKeySequence("F6"), self).activated.connect(self._go_round)

    def _lay_out(self) -> None:
        self.setMenuWidget(Strip(self.menus, self.search))
        self.setStatusBar(self.status)
        self.setMinimumSize(720, 420)
        self.setAcceptDrops(True)
        above = _Strip(6, 0, 6)
        told = (self.problem_note, self.backup_note, self.tail_note, self.lock_note, self.sample_note)
        for note in (*told, self.reminder):
            above.add(note)
        below = _Strip(0, sizes.GAP, sizes.STEP)
        for bar in (self.work_bar, self.undo_bar):
            below.add(bar)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(above)
        middle.addWidget(self.pages, 1)
        middle.addWidget(below)
        central = QWidget()
        layout = in_row(central, between=0)
        layout.addWidget(self.sidebar)
        layout.addLayout(middle, 1)
        self.setCentralWidget(central)

    def show_frame(self, with_file: bool) -> None:
        """Show sidebar and status bar, or the page alone."""
        self.sidebar.setVisible(with_file)
        self.status.setVisible(with_file)

    @property
    def page(self) -> Page:
        """The page that stands in the window."""
        page = self.pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def say_problem(self, words: str, verb: str = "", tip: str = "", other: str = "") -> None:
        """Say above the page what went wrong, and what can be done about it; or nothing."""
        self.problem_note.set_words(words, verb, _("Close"), tip, other=other)
        self.problem_note.setVisible(bool(words))
        if words:
            announce(self.problem_note, words)

    def report(self, error: Exception) -> None:
        """Say what a person can act on above the page; everything else is a mistake of the program."""
        if isinstance(error, UserError):
            from ngodesk.common import faults

            faults.keep(error)
            self._say_error(error)
            return
        from ngodesk.gui import trouble

        trouble.show(error, self)

    def _say_error(self, error: UserError, verb: str = "", other: str = "") -> None:
        self.say_problem(named_files.told(error), verb, named_files.paths(error), other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.fit(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None or bringing.files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)
        elif paths := bringing.files_in(event.mimeData()):
            event.acceptProposedAction()
            self.brought.emit(paths)

    def _go_round(self) -> None:
        """F6: from the sidebar to the page and back."""
        if self.sidebar.isHidden() or any(button.hasFocus() for button in self.sidebar.buttons.values()):
            self.page.first_focus().setFocus()
        else:
            lit = (button for button in self.sidebar.buttons.values() if button.isChecked())
            next(lit, next(iter(self.sidebar.buttons.values()))).setFocus()

    def _slow(self, job: Job) -> None:
        self._job = job
        self.work_bar.show_progress(0, 0, "")
        self.work_bar.say(job.name, _("Cancel"))

    def _progressed(self, job: Job, done: int, total: int) -> None:
        if job is self._job:
            words = _("{done} of {total}").format(done=done, total=total)
            self.work_bar.show_progress(done, total, words)

    def _over(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.work_bar.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self.worker.cancel(self._job)


def _dropped(event: QDropEvent) -> Path | None:
    """The one workspace file that is being dropped."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix == SUFFIX else None


class _Strip(QWidget):
    """Holds what comes and goes above or below a page; takes no room while all of it is hidden."""

    def __init__(self, top: int, bottom: int, spacing: int) -> None:
        super().__init__()
        self._margins = (top, bottom)
        self._held: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(spacing)
        self._fit()

    def add(self, widget: QWidget) -> None:
        """Hold a widget, hidden at first."""
        widget.hide()
        self._held.append(widget)
        self._layout.addWidget(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        empty = all(widget.isHidden() for widget in self._held)
        top, bottom = (0, 0) if empty else self._margins
        self._layout.setContentsMargins(sizes.MARGIN, top, sizes.MARGIN, bottom)
