"""What fills the window. It is painted before anything of the file is read."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from ngodesk.common.errors import Protected, UserError
from ngodesk.common.language import _
from ngodesk.gui import board_copy, clock, instance, private, remembered
from ngodesk.gui.closing import Closing
from ngodesk.gui.file_state import State
from ngodesk.gui.frame import SUFFIX
from ngodesk.gui.instance import Doorbell
from ngodesk.gui.pages.opening import OpeningPage
from ngodesk.gui.pages.page import Page
from ngodesk.gui.places import SETTINGS, Link
from ngodesk.gui.undo_keys import UndoKeys
from ngodesk.gui.ways_out import Way

if TYPE_CHECKING:
    from ngodesk.gui.help import HelpWindow


class MainWindow(Closing):
    """What becomes of the file that the window shows."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._first = path
        self._help_window: HelpWindow | None = None
        self.bell, self.undo_keys = Doorbell(self), UndoKeys(self)
        self._connect_menus()
        self._connect_file()
        self.show_frame(path is not None)
        if path is None:
            self.show_welcome()
        else:
            self.sidebar.monogram.show_name(path.stem, "")
            self._show(OpeningPage(path))
        self.retranslate()

    def _connect_menus(self) -> None:
        menus = self.menus
        for action, act in (
            (menus.new, self.new_organisation),
            (menus.open, self.ask_what_to_open),
            (menus.save, self._say_saved),
            (menus.give, self._give_out),
            (menus.back_up, self.backing_up.now),
            (menus.back_up_elsewhere, self.backing_up.elsewhere),
            (menus.lock, self.lock),
            (menus.close_file, self.close_file),
            (menus.quit, lambda: self.window().close()),
            (menus.undo, self.file.undo),
            (menus.redo, self.file.redo),
            (menus.settings, lambda: self.go_to(SETTINGS)),
            (menus.layout_reset, self.reset_layout),
            (menus.about, self._about),
            (menus.helping, lambda: self._help(self.page.help or self.page.link.place or self.page.place)),
            (menus.keys, lambda: self._help(None)),
            (menus.board, lambda: board_copy.ask(self.file, self, self._say_made)),
            (menus.trouble, self._report_problem),
        ):
            action.triggered.connect(_plainly(act))
        menus.recent_chosen.connect(self.open_file)
        menus.language_chosen.connect(self.language_chosen)
        menus.search.triggered.connect(_plainly(self.search.begin))
        self.sample_note.acted.connect(self.new_organisation)
        self.tail_note.acted.connect(self.menus.history.trigger)

    def _connect_file(self) -> None:
        self.file.opened.connect(self._opened)
        self.file.written.connect(self._written)
        self.file.known.connect(self._known)
        self.file.closed.connect(self._closed)
        for signal in (self.file.closed, self.file.opened):  # an opened one takes the place of another
            signal.connect(private.wipe)
        self.file.refused.connect(self._refused)
        self.file.failed.connect(self.report)
        self.file.reversed.connect(self._reversed)
        self.file.told.connect(self._say_made)
        self.dropped.connect(self.open_file)
        self.painted.connect(self._after_first_paint)
        self.bell.rung.connect(self.come_forward)

    def _after_first_paint(self) -> None:
        """Only now may anything be imported that is not Qt or the window's own."""
        self.worker.run(lambda _progress: _tidy(), lambda _nothing: None, self.report)
        if self._first is not None:
            self.file.open(self._first)
        else:
            self._look_at_recent()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.sample_note.set_words(_("This is an example, the people are made up."), _("Make your own file"))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.file.refresh()  # the steps in the Edit menu are named in the window's language
        super().changeEvent(event)

    def _remember_place(self) -> None:
        page = self.pages.currentWidget()
        if self.state is not None and isinstance(page, Page) and page.place:
            remembered.remember_whereabouts(self.state.path, page.link.to_words())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember_place()
        self.page.leave()
        path, told = self.file.path, self._without_backup
        if not self._is_backed_up():
            event.ignore()
            return
        self.bell.stop()
        self.file.close(quietly=True)
        self.worker.close()
        if path is not None and told:
            remembered.remember_lacking_backup(path, False)
        private.wipe()
        super().closeEvent(event)

    # Pages

    def show_welcome(self) -> None:
        """The first page."""
        if self.welcome is None:
            from ngodesk.gui.pages.welcome import WelcomePage

            self.welcome = WelcomePage()
            self.welcome.sample_wanted.connect(self.file.open_sample)
            self.welcome.new_wanted.connect(self.new_organisation)
            self.welcome.open_wanted.connect(self.ask_what_to_open)
            self.welcome.file_wanted.connect(self.open_file)
            self.welcome.language_chosen.connect(self.language_chosen)
        self.welcome.show_recent(remembered.recent())
        self._show(self.welcome)
        if self.is_painted:
            self._look_at_recent()

    def _look_at_recent(self) -> None:
        """A stick or a server that is gone may take seconds to say so."""
        if self.welcome is None or not self.welcome.recent.rows:
            return
        files, now = self.welcome.recent, datetime.now()
        paths = [row.file.path for row in files.rows]
        self.worker.run(
            lambda _progress: {path for path in paths if not path.exists()},
            lambda missing: files.learn(missing, now),
            self.report,
        )

    def new_organisation(self) -> None:
        """The form for a new file."""
        from ngodesk.gui.pages.new_organisation import NewOrganisationPage

        page = NewOrganisationPage()
        page.wanted.connect(self.file.create)
        page.left.connect(self._leave_form)
        self._show(page)

    # The file

    def ask_what_to_open(self) -> None:
        """Let the person choose a file."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, _("Open a file"), remembered.folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("ngodesk files") + f" (*{SUFFIX})")
        dialog.fileSelected.connect(lambda path: self.open_file(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Open a file in this window, unless another window shows it: then that one comes to the front."""
        self.say_problem("")
        if instance.raise_other(path, but=self.file.path):
            self.status.showMessage(instance.words(path), 6000)
            return
        self.file.open(path)

    def come_forward(self) -> None:
        """Somebody opened this file once more: here it is."""
        window = self.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # where the system lets no window come forward by itself

    def _opened(self, state: State) -> None:
        self.state = state
        self._warned = self._without_backup = self._leaving = False
        self.bell.listen(state.path)
        self.backup_note.hide()
        looking = self.file.looked_from is not None
        if not looking:
            remembered.remember_opened(state.path, datetime.now())
        if not state.facts.sample and not looking:
            remembered.remember_folder(state.path.parent)
        self.say_problem("")
        self.undo_bar.hide()
        self.show_frame(with_file=True)
        self.look_around(state)
        self._show_state()
        self._way.clear()
        self._go(Link.from_words(remembered.whereabouts(state.path)) or Link(place="today"))
        if remembered.lacks_backup(state.path):
            remembered.remember_lacking_backup(state.path, False)
            words = _("When the file was closed last, no backup of it could be made.")
            self.offer(words, Way(_("Back up now"), self.backing_up.now))
        clock.warn(self.file, self.say_problem)
        self.tail_note.look(self.file)

    def _written(self, _change: object) -> None:
        """After a commit the page shows what stands now."""
        self._warned = self._without_backup = False
        self.undo_bar.hide()
        self._read(self.page)

    def _known(self, state: State) -> None:
        before, self.state = self.state, state
        self._show_state()
        if before is None or (before.protected, before.read_only) != (state.protected, state.read_only):
            self.look_around(state)

    def close_file(self) -> None:
        """Close it, and show the page without a file."""
        if self.state is not None and not self.may_close():
            return
        self.let_go()

    def let_go(self) -> None:
        """Close the file as it is."""
        self._remember_place()
        self.file.close()

    def _closed(self) -> None:
        self.state = self._first = None
        self.reminder.forget()
        self.tail_note.hide()
        self.bell.stop()
        self.backup_note.hide()
        self.undo_bar.hide()
        self.say_problem("")
        self._show_state()
        self.show_frame(with_file=False)
        self.show_welcome()

    def _refused(self, error: Exception) -> None:
        """A file did not open, or could not be made: the page that asked says why."""
        if isinstance(error, Protected):
            self._first = None
            self.ask_password_for(error)
            self._name_window()
            return
        from ngodesk.gui.pages.new_organisation import NewOrganisationPage

        self._first = None
        if isinstance(self.page, NewOrganisationPage):
            self.page.show_problem(error.text() if isinstance(error, UserError) else "")
        elif self.state is None:
            self.show_frame(with_file=False)
            self.show_welcome()
            self._name_window()
        if not isinstance(error, UserError) or not isinstance(self.page, NewOrganisationPage):
            self.report(error)

    def _show_state(self) -> None:
        """What the frame says of the open file."""
        state = self.state
        self._name_window()
        why = self.show_read_only()
        self.menus.show_open(state is not None, why, protected=self.is_protected)
        self.idle.watch(self.is_protected)
        self.sidebar.setEnabled(state is not None)
        self.sample_note.setVisible(state is not None and state.facts.sample)
        if state is None:
            return
        facts = state.facts
        name = facts.short_name or facts.organisation or state.path.stem
        more = facts.organisation if facts.organisation != name else state.path.name
        self.sidebar.monogram.show_name(name, more)
        self.sidebar.show_counts(state.counts)
        self.status.show_state(facts.saved_at, facts.backup_at, state.read_only is not None)
        writable = state.read_only is None
        self.menus.show_steps(state.undo if writable else None, state.redo if writable else None)

    def _name_window(self) -> None:
        parts = [self._first.stem] if self._first is not None else []
        if self.state is not None:
            parts = [self.state.path.stem, self.state.facts.organisation]
        self.setWindowTitle(" – ".join([*dict.fromkeys(part for part in parts if part), "ngodesk"]))

    def _reversed(self, step: str, undone: bool) -> None:
        """After undo or redo: what it was, and the way back."""
        words = (_("Undone: {step}") if undone else _("Done again: {step}")).format(step=step)
        action = self.menus.redo if undone else self.menus.undo
        verb = _("Do it again") if undone else _("Undo")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.undo_bar.say(words, verb, key, _("Close"), action.trigger)

    def _say_saved(self) -> None:
        """Ctrl+S is a habit; the answer calms."""
        self.status.showMessage(_("Everything is saved already: each change is stored at once."), 6000)

    def _help(self, place: str | None) -> None:
        """The help on a place, or the keys; it stays open beside the work."""
        from ngodesk.gui.help import KEYS, HelpWindow, page_for

        if self._help_window is None:
            self._help_window = HelpWindow(self)
        self._help_window.show_page(KEYS if place is None else page_for(place))

    def _say_made(self, words: str) -> None:
        self.status.showMessage(words, 10_000)

    def _report_problem(self) -> None:
        from ngodesk.gui import problem_report

        counts = self.state.counts if self.state is not None else {}
        problem_report.of(self.file.path, counts, self).open()

    def _give_out(self) -> None:
        from ngodesk.gui.giving_out import ask_for_file

        ask_for_file(self.file, self)

    def _about(self) -> None:
        from ngodesk.gui.about import AboutDialog

        dialog = AboutDialog(self.file.path, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _tidy() -> None:
    """Take away what programs left that were cut off."""
    from ngodesk.work import read_back

    private.wipe()
    read_back.tidy()


def _plainly(act: Callable[[], object]) -> Callable[[bool], None]:
    """A slot for a signal that says whether something is checked."""

    def slot(_checked: bool = False) -> None:
        act()

    return slot
