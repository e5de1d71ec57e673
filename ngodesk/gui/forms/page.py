"""The forms of funders: kept left, and beside them what they may name and the filled form to save."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _
from ngodesk.gui import remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.forms.choosing import Choosing
from ngodesk.gui.forms.files import FormFiles, forms_in
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
    from ngodesk.work.forms import Used

_SHARES = (28, 72)  # of the width
_NO_PROJECT = UserError(N_("There is no project yet that a form could be filled for."))


class FormsPage(Page):
    """A link may name the form."""

    place, help = "reports", FORMS

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self.file, self.about = file, About(form=link.record, project=link.project)
        self.found: Found | None = None
        self.files = FormFiles(file, self)
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
        layout = in_column(self, PAGE, sizes.GAP)
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
        self.kept.changed.connect(self.files.change)
        self.kept.replace_wanted.connect(
            lambda form: self.files.ask_for(lambda path: self.files.put_in_place(form, path))
        )
        self.kept.remove_wanted.connect(self.files.remove)
        self.files.turned.connect(lambda row_id: self._turn_to(replace(self.about, form=row_id)))
        self.files.refused.connect(self._refuse)
        self.files.undo_offered.connect(self.undo_offered)
        self.choosing.chosen.connect(self._turn_to)
        self.index.wanted.connect(self.copy)
        for button in (self.example, self.begin):
            button.clicked.connect(lambda _checked, button=button: self._offer_examples(button))
        for button in (self.add, self.take):
            button.clicked.connect(lambda: self.files.ask_for(self.files.add))
        self.fill_in.clicked.connect(self._ask_where)
        self.note.closed.connect(self.note.hide)
        self.file.known.connect(self._allow)
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
        self.kept.show_forms(its)
        self.choosing.offer(its)
        self._show_used(its.used)
        self.index.show_names(its.names, its.used.known if its.used else ())
        self.head.show_state(_("draft") if its.draft and there else "", "attention")
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

    def _offer_examples(self, button: Button) -> None:
        if self.found is not None:
            self.files.offer_examples(self.found.examples, button)

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

    def _ask_where(self) -> None:
        found = self.found
        if found is None or found.form is None or found.wish is None:
            return
        form = found.form
        draft = f" ({_('draft')})" if found.draft else ""
        name = f"{found.wish.project} {form.name}{draft}.{form.format}".replace("/", "-").replace("\\", "-")
        proposed = Path(remembered.folder()) / name
        ask_where(self, _("Save the filled form"), proposed, form.format, self.save_as)

    def save_as(self, path: Path) -> None:
        """Fill the chosen form into a file."""
        found = self.found
        if found is None or found.form is None or found.wish is None:
            return
        form, wish, approved = found.form, found.wish, not found.draft

        def act(store: "Store") -> "Used":
            from ngodesk.work import forms

            return forms.save_filled(store, form, wish, path, approved=approved)

        def told(_used: "Used") -> None:
            self._say(_("Saved as {name}, in {folder}.").format(name=path.name, folder=path.parent))

        self.file.write(act, self._refuse, told)

    # Files let fall on the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.file.read_only is None and forms_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = forms_in(event)
        if paths:
            event.acceptProposedAction()
            self.files.add(paths[0])

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Forms of funders"))
        self.head.meta.setText(
            _("Put {name} into a form, and it is filled from this file.").format(name="{{ project.title }}")
        )
        for button in (self.example, self.begin):
            button.setText(_("Add an example form"))
        for button in (self.add, self.take):
            button.setText(_("Add a form…"))
        self.fill_in.setText(_("Fill and save…"))
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
