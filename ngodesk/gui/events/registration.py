"""Who wants to come to an event: places taken, who waits, a place given on with one click."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.events.comers import ComerBox, Comers, comer_cells, comer_columns, told
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, in_column, in_row
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import REGISTRATION, Link, to_record
from ngodesk.gui.records.editors import Stored, Surroundings

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.registering import Key, Registration


class RegistrationPage(Page):
    """The list of one event before it takes place."""

    place, help = "events", REGISTRATION

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        assert link.record is not None
        self.file, self.event_id = file, link.record
        self.found: Registration | None = None
        self.head = Head()
        self.open_event, self.share = Button("plain", "arrow-right"), Button("plain", "users")
        self.note = Note("info")
        self.counted = Note("attention")
        self.table = Comers()
        self.nobody = Label(tone="muted", wrap=True)
        self.cancel, self.register = Button("plain", "x"), Button("primary", "user-plus")
        around = Surroundings(file, lambda _name: None, lambda: "")
        self.person, self.organisation = ComerBox("person", around), ComerBox("organisation", around)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.trail.show()
        self.head.add(self.share, self.open_event)
        card = Card()
        inside = in_column(card, (8, 8, 8, 8))
        inside.addWidget(self.nobody)
        inside.addWidget(self.table, 1)
        self.nobody.setContentsMargins(8, 8, 8, 8)
        entry = Card()
        row = in_row(entry, (sizes.INSET, 10, sizes.INSET, 10), sizes.STEP)
        row.addWidget(self.person, 3)
        row.addWidget(self.organisation, 3)
        row.addWidget(self.register, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        layout = in_column(self, PAGE, sizes.STEP)
        for part in (self.head, self.note, self.counted, entry):
            layout.addWidget(part)
        layout.addWidget(card, 1)
        in_order(
            self.person.editor.input, self.organisation.editor.input, self.register, self.table, self.cancel
        )
        self.note.hide()
        self.counted.hide()

    def _connect(self) -> None:
        self.head.trail.chosen.connect(lambda _step: self._leave_page())
        self.open_event.clicked.connect(lambda: self.link_chosen.emit(to_record("events", self.event_id)))
        self.share.clicked.connect(self._share)
        self.note.acted.connect(self._move_up)
        self.counted.acted.connect(self._attach_photo)
        self.register.clicked.connect(lambda: self._register_soon())
        self.cancel.clicked.connect(self._cancel_here)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda: self._register_soon(adding=True))
        self.table.cancelled.connect(self._cancel)
        self.table.chosen.connect(self._open)
        for box in (self.person, self.organisation):
            box.editor.left.connect(box.check)
            box.new_wanted.connect(lambda: self._register(adding=True))

    @property
    def link(self) -> Link:
        return Link(place="events", tab=REGISTRATION, table="events", record=self.event_id)

    def _leave_page(self) -> None:
        self.link_chosen.emit(Link(place="events", table="events"))

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import registering

        return registering.registration(store, self.event_id, current().language)

    def fill(self, found: Any) -> None:
        if found is None:
            self._leave_page()
            return
        self.found = found
        self._show(found)

    def _show(self, found: "Registration") -> None:
        self.head.title.setText(found.title)
        status = words.word("events", "status", found.status)
        self.head.show_state(status, {"planned": "info", "held": "ok"}.get(found.status, "neutral"))
        self.head.meta.setText(" · ".join(told(found)))
        self.head.trail.show_steps([_("Events")], _("Registration"))
        self.table.show_rows(
            comer_columns(),
            [comer_cells(number, each) for number, each in enumerate(found.comers, 1)],
            [each.key for each in found.comers],
        )
        self.table.setVisible(bool(found.comers))
        self.nobody.setVisible(not found.comers)
        self.share.setVisible(bool(found.series and found.comers))
        self._show_waiting(found)
        self._show_count(found)
        self._allow()

    def _show_waiting(self, found: "Registration") -> None:
        """A place is free and somebody waits: one click gives it."""
        waiting = found.waiting()
        free = found.free()
        offered = bool(waiting) and (free is None or free > 0)
        if offered:
            said = _("A place is free, and {name} waits longest.").format(name=waiting[0].name)
            self.note.set_words(said, _("Give the place on") if self.file.read_only is None else "")
        self.note.setVisible(offered)

    def _show_count(self, found: "Registration") -> None:
        """People counted without names want a photo as a proof."""
        wanting = bool(found.headcount) and not found.photos
        if wanting:
            said = _("{number} people were counted without names. A photo would prove it.")
            self.counted.set_words(said.format(number=found.headcount), _("Attach a photo"))
        self.counted.setVisible(wanting)

    def _allow(self) -> None:
        for button in (self.register, self.cancel, self.share):
            button.allow(self.file.read_only)

    # What is done

    def _named(self, adding: bool) -> "tuple[Key, list[str]] | None":
        """Who stands in the fields, and names to add; nothing where one of them names nobody."""
        found: list[Stored] = []
        for box in (self.person, self.organisation):
            try:
                new = box.picker.unknown() if adding else ""
                found.append(new or box.picker.value())
            except WrongEntry as error:
                box.say(str(error))
                box.editor.input.setFocus()
                return None
        person, organisation = (each if isinstance(each, int) else None for each in found)
        return (person, organisation), [each if isinstance(each, str) else "" for each in found]

    def _register_soon(self, adding: bool = False) -> None:
        """Once the worker knows who is meant: whoever types fast is there before it."""
        self.file.read(lambda _store: None, lambda _nothing: self._register(adding))

    def _register(self, adding: bool = False) -> None:
        if (named := self._named(adding)) is None:
            return
        event, (key, new) = self.event_id, named

        def work(store: "Store") -> str:
            from ngodesk.work import registering

            return registering.register(store, event, key, registering.Newcomer(*new))

        def done(_status: str) -> None:
            for box in (self.person, self.organisation):
                box.editor.show_value(None)
                box.say("")
            self.person.editor.input.setFocus()

        self._run(work, done)

    def _cancel_here(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.table.rows.keys):
            self._cancel(self.table.rows.keys[row])

    def _cancel(self, key: Any) -> None:
        event = self.event_id

        def work(store: "Store") -> None:
            from ngodesk.work import registering

            registering.cancel(store, event, key)

        self._run(work)

    def _move_up(self) -> None:
        waiting = self.found.waiting() if self.found is not None else []
        if not waiting:
            return
        event, key = self.event_id, waiting[0].key

        def work(store: "Store") -> None:
            from ngodesk.work import registering

            registering.move_up(store, event, key)

        self._run(work)

    def _attach_photo(self) -> None:
        link = to_record("events", self.event_id)
        self.link_chosen.emit(replace(link, values=(("attach", "photo"),)))

    def _share(self) -> None:
        event = self.event_id

        def work(store: "Store") -> int:
            from ngodesk.work import registering

            return registering.share(store, event)

        def done(number: int) -> None:
            said = plural("{number} registration was added.", "{number} registrations were added.", number)
            self.undo_offered.emit(said.format(number=number))

        self._run(work, done)

    def _run(self, work: Callable[["Store"], Any], then: Callable[[Any], None] | None = None) -> None:
        if self.file.read_only is None:
            self.file.write(work, self.problem_found.emit, then)

    def _open(self, key: Any) -> None:
        person, organisation = key
        table, record = ("people", person) if person is not None else ("organisations", organisation)
        self.link_chosen.emit(to_record(table, record))

    # Words

    def retranslate(self) -> None:
        self.open_event.setText(_("Open the event"))
        self.share.setText(_("Register for the whole series"))
        self.register.setText(_("Register"))
        self.cancel.setText(_("Cancel registration"))
        self.nobody.setText(_("Nobody has registered yet. An organisation alone is an exhibitor."))
        self.table.setAccessibleName(_("Registered"))
        for box in (self.person, self.organisation):
            box.retranslate()
        if self.found is not None:
            self.stale.emit()  # names of organisations are put by language

    def first_focus(self) -> QWidget:
        return self.person.editor.input
