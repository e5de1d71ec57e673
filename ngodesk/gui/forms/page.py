"""The forms of funders: kept left, and beside them what they may name and the filled form to save."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import LANGUAGES, N_, _
from ngodesk.gui import remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.forms.choosing import Choosing
from ngodesk.gui.forms.index import Index
from ngodesk.gui.forms.kept import Kept
from ngodesk.gui.forms.reading import About, Found, look
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import EmptyState, Note, announce, card_of
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.panes import Panes
from ngodesk.gui.places import FORMS, Link
from ngodesk.gui.reports.switch import ReportsSwitch
from ngodesk.gui.saving_place import ask_where

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.form_files import Example
    from ngodesk.work.forms import Used

SUFFIXES = (".docx", ".xlsx")
_SHARES = (28, 72)  # of the width
_NO_PROJECT = UserError(N_("There is no project yet that a form could be filled for."))


class FormsPage(Page):
    """A link may name the form."""

    place, help = "reports", FORMS

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file, self.about = file, About(form=link.record, project=link.project)
        self.found: Found | None = None
        self.head, self.switch = Head(), ReportsSwitch(FORMS)
        self.example, self.add = Button("plain", "sprout"), Button("plain", "plus")
        self.fill_in = Button("primary", "file-input")
        self.note, self.unknown = Note("ok", closable=True), Note("attention")
        self.kept, self.choosing, self.index = Kept(), Choosing(), Index()
        self.begin, self.take = Button("plain", "sprout"), Button("primary", "plus")
        self.empty = EmptyState("file-input", self.begin, self.take)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.add(self.example, self.add, self.fill_in)
        right = QWidget()
        inside = in_column(right, between=sizes.STEP)
        inside.addWidget(self.choosing)
        inside.addWidget(self.unknown)
        inside.addWidget(card_of(self.index), 1)
        self.panes = Panes()
        for pane, share in zip((card_of(self.kept), right), _SHARES, strict=True):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(self.panes.indexOf(pane), share)
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self.switch)
        layout.addWidget(self.note)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.empty, 1)
        for hidden in (self.note, self.unknown, self.empty):
            hidden.hide()

    def _connect(self) -> None:
        self.switch.link_chosen.connect(self.link_chosen)
        self.kept.chosen.connect(lambda row_id: self._turn_to(replace(self.about, form=row_id)))
        self.kept.changed.connect(self._change)
        self.kept.replace_wanted.connect(lambda: self._ask_for(self.put_in_place))
        self.kept.remove_wanted.connect(self.remove)
        self.choosing.chosen.connect(self._turn_to)
        self.index.wanted.connect(self.copy)
        for button in (self.example, self.begin):
            button.clicked.connect(lambda _checked, button=button: self._offer_examples(button))
        for button in (self.add, self.take):
            button.clicked.connect(lambda: self._ask_for(self.add_file))
        self.fill_in.clicked.connect(self._ask_where)
        self.note.closed.connect(self.note.hide)
        self.file.known.connect(lambda _state: self._allow())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(
            self.index.search.setFocus
        )

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=FORMS, project=self.about.project, record=self.about.form)

    def _turn_to(self, about: About) -> None:
        """Another form, project, period or language."""
        self.about = about
        self.stale.emit()

    # What there is

    def read(self, store: "Store") -> Any:
        return self.about, look(store, self.about)

    def fill(self, found: Any) -> None:
        about, its = found
        if about != self.about:
            return  # meanwhile something else was chosen
        self.found, self.about = its, its.about
        there = its.form is not None
        for part in (self.panes, self.example, self.add, self.fill_in):
            part.setVisible(there)
        self.empty.setVisible(not there)
        self.kept.show_forms(its.forms, its.form, its.reports)
        self.choosing.offer(its)
        self._show_used(its.used)
        self.index.show_names(its.names, its.used.known if its.used else ())
        self._allow()

    def _show_used(self, used: "Used | None") -> None:
        names = ", ".join(used.unknown) if used is not None else ""
        self.unknown.setVisible(bool(names))
        if names:
            said = _("The form names what nobody knows; it will be printed as unknown: {names}.")
            self.unknown.set_words(said.format(names=names))

    def _allow(self) -> None:
        why_not = self.file.read_only
        self.kept.allow(why_not)
        for button in (self.example, self.begin, self.add, self.take):
            button.allow(why_not)
        wish = self.found.wish if self.found is not None else None
        self.fill_in.allow(None if wish is not None else _NO_PROJECT)

    # What is done

    def _say(self, words: str, tone: str = "ok") -> None:
        self.note.set_tone(tone)
        self.note.set_words(words, close=_("Close"))
        self.note.setVisible(bool(words))
        if words:
            announce(self.note, words)

    def _refuse(self, words: str) -> None:
        self._say(words, "problem")

    def copy(self, written: str) -> None:
        """Copy a name, to be put into the form."""
        QGuiApplication.clipboard().setText(written)
        self._say(_("Copied: {name}. Put it into the form where its value is to stand.").format(name=written))

    def _ask_for(self, act: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, _("Choose the funder’s form"), remembered.folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Forms") + " (*.docx *.xlsx)")
        dialog.fileSelected.connect(lambda path: act(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def add_file(self, path: Path) -> None:
        """Keep a file as a form, called as the file."""

        def act(store: "Store") -> int:
            from ngodesk.work import form_files, forms

            return forms.add(store, form_files.read(path), path.stem)

        self._write(act)

    def put_in_place(self, path: Path) -> None:
        """Put another file in place of the chosen form's."""
        form = self.kept.form
        if form is None:
            return

        def act(store: "Store") -> int:
            from ngodesk.work import form_files, forms

            forms.replace_content(store, form.id, form_files.read(path))
            return form.id

        self._write(act)

    def _offer_examples(self, button: Button) -> None:
        menu = QMenu(self)
        for each in self.found.examples if self.found is not None else ():
            words = f"{each.name} – {LANGUAGES[each.language]}, {each.file.rpartition('.')[2]}"
            menu.addAction(words).triggered.connect(lambda _on, each=each: self.add_example(each))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def add_example(self, example: "Example") -> None:
        """Keep an example that comes with the program."""

        def act(store: "Store") -> int:
            from ngodesk.work import forms

            return forms.add_example(store, example)

        self._write(act)

    def _change(self, name: str, report: str, language: str) -> None:
        form = self.kept.form
        if form is None:
            return

        def act(store: "Store") -> int:
            from ngodesk.work import forms

            meant = forms.Meant(report or None, language or None, form.programme)
            forms.change(store, form.id, name, meant)
            return form.id

        self._write(act)

    def remove(self) -> None:
        """Remove the chosen form; it can be undone."""
        form = self.kept.form
        if form is None:
            return

        def act(store: "Store") -> None:
            from ngodesk.work import forms

            forms.remove(store, form.id)

        self._write(act, _("Removed: {name}").format(name=form.name))

    def _write(self, act: Callable[["Store"], int | None], undo: str = "") -> None:
        """Do it; `undo` is what can then be undone with the bar."""

        def shown(row_id: int | None) -> None:
            self._turn_to(replace(self.about, form=row_id))
            if undo:
                self.undo_offered.emit(undo)

        self.file.write(act, self._refuse, shown)

    def _ask_where(self) -> None:
        found = self.found
        if found is None or found.form is None or found.wish is None:
            return
        form = found.form
        name = f"{found.wish.project} {form.name}.{form.format}".replace("/", "-").replace("\\", "-")
        proposed = Path(remembered.folder()) / name
        ask_where(self, _("Save the filled form"), proposed, form.format, self.save_as)

    def save_as(self, path: Path) -> None:
        """Fill the chosen form into a file."""
        found = self.found
        if found is None or found.form is None or found.wish is None:
            return
        form, wish = found.form, found.wish

        def act(store: "Store") -> "Used":
            from ngodesk.work import forms

            return forms.save_filled(store, form, wish, path)

        def told(_used: "Used") -> None:
            self._say(_("Saved as {name}, in {folder}.").format(name=path.name, folder=path.parent))

        self.file.write(act, self._refuse, told)

    # Files let fall on the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.file.read_only is None and _forms_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _forms_in(event)
        if paths:
            event.acceptProposedAction()
            self.add_file(paths[0])

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Forms of funders"))
        self.head.meta.setText(
            _("Put {name} into a funder’s Word or Excel form, and it is filled from this file.").format(
                name="{{ project.title }}"
            )
        )
        for button in (self.example, self.begin):
            button.setText(_("Add an example form"))
        for button in (self.add, self.take):
            button.setText(_("Add a form…"))
        self.fill_in.setText(_("Fill and save…"))
        for button in (self.example, self.begin, self.add, self.take, self.fill_in):
            button.updateGeometry()
        self.empty.set_words(
            _("No form yet"),
            _("Let a funder’s .docx or .xlsx fall here, or begin with an example."),
        )
        for part in (self.kept, self.choosing, self.index):
            part.retranslate()
        if self.found is not None:
            self.fill((self.about, self.found))

    def first_focus(self) -> QWidget:
        return self.index.search if self.found is not None and self.found.form is not None else self.take


def _forms_in(event: QDropEvent) -> list[Path]:
    """The forms among what is let fall."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]
