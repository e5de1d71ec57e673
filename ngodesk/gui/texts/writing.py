"""One section: what the funder asks, the text, what is to be said of it, and whether it is ready."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ngodesk.common.errors import UserError
from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.flow import Flow
from ngodesk.gui.labels import CutLabel, Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, Note, announce
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.texts import standing
from ngodesk.gui.texts.editor import Editor
from ngodesk.gui.texts.marks import KINDS
from ngodesk.gui.texts.standing import Typed, same
from ngodesk.gui.texts.wording import meaning
from ngodesk.gui.ticks import Tick

if TYPE_CHECKING:
    from ngodesk.work.narratives import Section


class Writing(Card):
    """Holds what is typed until the page saves it."""

    changed = Signal()
    ticked = Signal()
    number_wanted = Signal()
    beside_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.section: Section | None = None
        self.known: Mapping[str, str] = {}
        self.of: Any = None  # what is shown, as the page names it
        self._stored = Typed()
        self._why_not: UserError | None = None
        self.heading, self.ask = Label(role="section", wrap=True), Label(tone="muted", wrap=True)
        self.marks = {kind: Button("quiet") for kind in KINDS}
        self.number, self.beside = Button("plain", "plus"), Button("quiet")
        self.editor, self.note = Editor(), Note("attention")
        self.told = CutLabel("", "small", "muted")
        self.count, self.ready = Label(role="small", tone="muted"), Tick()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools, foot = Flow(4), QHBoxLayout()
        for button in (*self.marks.values(), self.number, self.beside):
            tools.addWidget(button)
        foot.setSpacing(sizes.GAP)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.ready)
        scroll = Scrolling()  # with large letters there is no room for everything at once
        scroll.set_margins(sizes.INSET, sizes.GAP, sizes.INSET, sizes.GAP)
        scroll.body.setSpacing(sizes.STEP)
        scroll.body.addWidget(self.heading)
        scroll.body.addWidget(self.ask)
        scroll.body.addLayout(tools)
        scroll.body.addWidget(self.editor, 1)
        scroll.body.addWidget(self.told)
        scroll.body.addWidget(self.note)
        scroll.body.addLayout(foot)
        layout = in_column(self)
        layout.addWidget(scroll)
        self.note.hide()

    def _connect(self) -> None:
        for kind, button in self.marks.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.editor.mark(kind))
        self.number.clicked.connect(self.number_wanted)
        self.beside.clicked.connect(self.beside_wanted)
        self.editor.textChanged.connect(self._typed)
        self.editor.at_place.connect(self._tell)
        self.note.acted.connect(self._mend)
        self.ready.clicked.connect(self.ticked)

    # What there is

    def typed(self) -> Typed:
        """What stands here."""
        text = self.editor.text()
        return Typed(text, self.ready.isChecked() and bool(text.strip()))

    def is_changed(self) -> bool:
        """Whether something else stands here than what is stored, spaces at the ends apart."""
        return self.section is not None and not same(self.typed(), self._stored)

    def show_section(self, of: object, section: "Section", kept: Typed | None) -> None:
        """A section of what `of` names; what is being typed in the same one stays.

        `kept` is what was typed there before and is not stored yet.
        """
        new, changed = of != self.of, self.is_changed()
        self.of, self.section = of, section
        self._stored = Typed(section.text.replace("\r\n", "\n"), section.ready)
        if new or not changed:
            shown = (kept if new else None) or self._stored
            if new or not same(shown, self.typed()):  # else cursor and typing stay
                self.ready.setChecked(shown.ready)
                self.editor.show_text(shown.text)
        self.heading.setText(section.heading)
        self.ask.setText(section.ask)
        self.ask.setVisible(bool(section.ask))
        self.editor.setAccessibleDescription(section.ask)
        self._say()

    def accept(self, of: object, typed: Typed) -> None:
        """What was typed is stored."""
        if of == self.of:
            self._stored = typed

    def show_known(self, known: Mapping[str, str]) -> None:
        """The names that stand for a figure."""
        self.known = known
        self.editor.show_known(known)
        self._say()

    def allow(self, why_not: UserError | None) -> None:
        """Let it be typed in, or say why it cannot be."""
        self._why_not = why_not
        self.editor.setReadOnly(why_not is not None)
        for button in (*self.marks.values(), self.number):
            button.allow(why_not)
        self._say()

    def tick(self) -> None:
        """Call it ready, where anything stands here."""
        if self.ready.isEnabled():
            self.ready.setChecked(True)

    # What is said of it

    def _typed(self) -> None:
        self._say()
        self.changed.emit()

    def now(self) -> "Section | None":
        """The section as it stands here."""
        if self.section is None:
            return None
        return standing.with_typed(self.section, self.typed(), self.known)

    def _say(self) -> None:
        section = self.now()
        if section is None:
            return
        self.ready.setEnabled(self._why_not is None and bool(section.text.strip()))
        self.count.setText(standing.counted(section))
        self.count.set_tone("attention" if standing.over(section) else "muted")
        self.note.setVisible(bool(section.unknown))
        if section.unknown:
            self._say_unknown(section.unknown[0])

    def _say_unknown(self, name: str) -> None:
        said, near = _("No number is called “{name}”.").format(name=name), self._nearest(name)
        verb = _("Put “{name}” there").format(name=near) if near and self._why_not is None else ""
        self.note.set_words(said, verb)

    def _nearest(self, name: str) -> str:
        return next(iter(get_close_matches(name, self.known, 1)), "")

    def _mend(self) -> None:
        """The nearest name in the place of the one that stands for nothing."""
        section = self.now()
        if section is not None and section.unknown and (near := self._nearest(section.unknown[0])):
            self.editor.replace_name(section.unknown[0], near)
            self.editor.setFocus()

    def _tell(self, name: str) -> None:
        """The value of the figure that the cursor stands in."""
        words = ""
        if name in self.known:
            said = {"meaning": meaning(name, self.known), "value": self.known[name]}
            words = _("{meaning} – now {value}").format(**said)
        if words and words != self.told.text():
            announce(self.told, words)
        self.told.setText(words)
        self.told.setToolTip(words)

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for kind, button in self.marks.items():
            button.setText(_(KINDS[kind]))
        self.number.setText(_("Insert a number…"))
        self.beside.setText(_("As printed"))
        self.ready.setText(_("Ready"))
        self.editor.setAccessibleName(_("Text of the section"))
        self.editor.setPlaceholderText(
            _("Write here. A line that begins with “# ” is a heading, with “- ” an item.")
        )
        self._say()
