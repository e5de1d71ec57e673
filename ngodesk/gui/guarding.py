"""Between the person and the file: its password, why it can only be read, what is said about its place."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from ngodesk.common.errors import Damaged, Protected, UserError
from ngodesk.common.language import _
from ngodesk.gui import named_files, reminders
from ngodesk.gui.file_state import State
from ngodesk.gui.navigation import Navigation
from ngodesk.gui.notes import announce
from ngodesk.gui.protection.idle import Idle
from ngodesk.gui.ways_out import Way, WaysOut

if TYPE_CHECKING:
    from ngodesk.store.keys import Key


class Guarding(Navigation):
    """Each trouble with a file has a sentence, and a verb where something can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.idle = Idle(self)
        self.ways_out = WaysOut(self.file, self)
        self._sure = False  # whether the way out of a file that is only read was asked for once more
        self._leaving = False  # whether somebody wants to close a file that only this window has
        self._offered: Way | None = None  # beside what the red note says
        self.idle.passed.connect(self.lock)
        self.lock_wanted.connect(self.lock)
        self.lock_minutes_chosen.connect(lambda: self.idle.watch(self.is_protected))
        self.lock_note.acted.connect(self._leave_read_only)
        self.lock_note.acted_otherwise.connect(self._leave_otherwise)
        self.problem_note.acted.connect(self._mend)
        self.problem_note.acted_otherwise.connect(lambda: self._mend(otherwise=True))
        self.ways_out.list_wanted.connect(self._list_backups)
        self.ways_out.leaving.connect(lambda: self.page.leave())
        self.reminder.link_chosen.connect(self.follow)
        self.reminder.copy_wanted.connect(self.backing_up.elsewhere)
        self.reminder.version_wanted.connect(self.file.look_at)

    def let_go(self) -> None:
        """Close the file as it is."""
        raise NotImplementedError

    # The password

    @property
    def is_protected(self) -> bool:
        """Whether the open file has a password."""
        return self.state is not None and self.state.protected

    def lock(self) -> None:
        """Let go of a protected file and show nothing of it until its password was typed again."""
        path = self.file.looked_from or self.file.path
        if path is not None and self.is_protected:
            self.page.leave()
            self.let_go()
            self._ask_password(path, locked=True)

    def _ask_password(self, path: Path, locked: bool = False, workspace: Path | None = None) -> None:
        from ngodesk.gui.protection.unlock import UnlockPage

        def restore(backup: Path, typed: str) -> None:
            if workspace is not None:
                self.file.restore(backup, workspace, password=typed)

        page = UnlockPage(path, locked, workspace)
        page.wanted.connect(self.file.open if workspace is None else restore)
        page.left.connect(self._leave_unlocking)
        self._show(page)

    def _leave_unlocking(self) -> None:
        if self.state is None:
            self.show_welcome()
        else:
            self.go_to("today")

    def ask_password_for(self, error: Protected) -> None:
        """A file or a backup wants its password: the page that asks takes the place of what stands there."""
        from ngodesk.gui.protection.unlock import UnlockPage

        page, path = self.page, Path(str(error.arguments["path"]))
        if isinstance(page, UnlockPage) and (page.path, page.workspace) == (path, error.workspace):
            page.show_wrong(error)
            return
        if self.state is None:
            self.show_frame(with_file=False)
        self._ask_password(path, workspace=error.workspace)

    # Files that can only be read, or not even that

    def show_read_only(self) -> str:
        """Say why the file can only be read, and what can be done; asked once more where it matters."""
        why = self.state.read_only if self.state is not None else None
        origin = self.file.looked_from
        way = self.ways_out.of(why)
        words = named_files.told(why) if why is not None else ""
        verb, tip = way.verb if way is not None else "", named_files.paths(why) if why is not None else ""
        other = way.other_verb if way is not None else ""
        if origin is not None:
            words = _("You look into another file. Nothing in it can be changed.")
            verb, tip, other = _("Back to {name}").format(name=origin.name), "", ""
        elif way is not None and self._sure:
            words, verb = way.sure, _("Yes, work here")
        elif way is not None and self._leaving:
            words += " " + _("Close once more to let it go.")
        self.lock_note.set_words(words, verb, tip=tip, other=other)
        self.lock_note.setVisible(bool(words))
        return words

    def _leave_read_only(self) -> None:
        way = self.ways_out.of(self.file.read_only)
        if self.file.looked_from is not None:
            self.file.look_back()
        elif way is not None and way.sure and not self._sure:
            self._sure = True
            self.show_read_only()
        elif way is not None:
            self._sure = False
            self.say_problem("")
            way.act()

    def _leave_otherwise(self) -> None:
        way = self.ways_out.of(self.file.read_only)
        if way is not None and way.other is not None:
            self.say_problem("")
            way.other.act()

    def report(self, error: Exception) -> None:
        """Beside what a person can act on stands the verb that does it.

        Why the file can only be read stands in its own note, and not once more.
        """
        way = self.ways_out.of(error)
        if error is self.file.read_only and way is not None:
            announce(self.lock_note, self.show_read_only())
            return
        super().report(error)
        if way is not None and isinstance(error, UserError):
            self._offered = way
            self._say_error(error, way.verb, way.other_verb)

    def offer(self, words: str, way: Way) -> None:
        """Say what went wrong, and beside it the verb that helps."""
        self._offered = way
        self.say_problem(words, way.verb)

    def _mend(self, otherwise: bool = False) -> None:
        way = self._offered
        way = way.other if way is not None and otherwise else way
        if way is not None:
            self.say_problem("")
            way.act()

    def _list_backups(self, error: Damaged) -> None:
        """The backups of a file that does not open: they can be looked into and restored all the same."""
        from ngodesk.gui.backups.beside import BesidePage

        page = BesidePage(self.worker, Path(str(error.arguments["path"])), cast("Key | None", error.key))
        page.look_wanted.connect(self.file.open)
        page.restore_wanted.connect(self.file.restore)
        page.left.connect(self._leave_unlocking)
        page.failed.connect(self.report)
        self._show(page)

    def look_around(self, state: State) -> None:
        """What lies round the file; a slow disk may take a while to say so."""
        self._sure = False
        if self.file.looked_from is not None:
            self.reminder.forget()
            return
        people = state.counts.get("people", 0)
        self.worker.run(
            lambda _progress: reminders.around(state.path),
            lambda found: self.reminder.look(
                state.path,
                found,
                protected=state.protected or state.read_only is not None,
                people=people,
                sample=state.facts.sample,
            ),
            self.report,
        )
