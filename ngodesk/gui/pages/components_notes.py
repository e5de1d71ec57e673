"""What the window says: chips, notes, the undo bar, empty states, long work; letters, signs and colours."""

from dataclasses import fields

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Chip, Label, Sign
from ngodesk.gui.notes import Card, EmptyState, Note, UndoBar, WorkBar
from ngodesk.gui.pages.components_parts import Section, captioned

TONES = ("neutral", "ok", "attention", "problem", "info")
_SIGNS = {"check": "accent", "triangle-alert": "attention", "circle-alert": "problem", "lock": "muted"}
_SWATCHES = 3  # beside each other


def chips() -> Section:
    """States that are not clickable; the pills of a filter stand beside the tabs."""
    made = Section(_("Chips"))
    made.add(*(Chip(tone, tone) for tone in TONES[:3]))
    made.add(*(Chip(tone, tone) for tone in TONES[3:]))
    return made


def notes() -> Section:
    """One sentence with an icon, and at most one verb."""
    made = Section(_("Notes"))
    sentences = {
        "problem": (_("Nothing was found"), _("Clear the search")),
        "attention": (_("The account number does not fit: a digit may be missing or mistyped."), ""),
        "info": (_("This is an example, the people are made up."), _("Make your own file")),
        "ok": (_("Nothing waits to be finished."), ""),
    }
    for tone, (words, verb) in sentences.items():
        note = Note(tone, closable=tone == "problem")
        note.set_words(words, verb, _("Close"))
        made.fill(note)
    return made


def undo() -> Section:
    """What was just deleted, and the way back."""
    made, bar = Section(_("Undo")), UndoBar()
    made.fill(bar)
    words = _("Deleted: {names}").format(names="88/2025")
    bar.say(words, _("Undo"), "Ctrl+Z", _("Close"), bar.hide)
    return made


def empty_states() -> Section:
    """Nothing is there yet; and nothing was found, which is another thing."""
    made = Section(_("Empty states"))
    yet = EmptyState("calendar-days", Button("primary", "plus", _("Add")), Button(words=_("Open a file")))
    yet.set_words(_("There is nothing here yet"), _("Add the first one, or paste rows from a spreadsheet."))
    found = EmptyState("search", Button(words=_("Clear the search")))
    found.set_words(_("Nothing was found"), _("No record here holds all the words that you typed."))
    for state in (yet, found):
        card = Card()
        QVBoxLayout(card).addWidget(state)
        made.fill(card)
    return made


def progress() -> Section:
    """Long work, which can be stopped."""
    made, bar = Section(_("Long work")), WorkBar()
    made.fill(bar)
    bar.say(_("Preparing the example"), _("Cancel"))
    bar.show_progress(137, 312, _("{done} of {total}").format(done=137, total=312))
    return made


def letters() -> Section:
    """The scale of type."""
    made = Section(_("Letters"))
    for role in sizes.ROLES:
        made.fill(Label("Łąka 360,00", role), Label(role, "small", "muted"))
    return made


def signs() -> Section:
    """Colour never speaks alone."""
    made = Section(_("Signs"))
    made.add(*(captioned(Sign(name, tone), tone) for name, tone in _SIGNS.items()))
    return made


def colors() -> Section:
    """Every colour of the theme by its name."""
    made, grid = Section(_("Colours")), QWidget()
    layout = QGridLayout(grid)
    layout.setContentsMargins(0, 0, 0, 0)
    names = [field.name for field in fields(theme.Theme) if field.name not in ("name", "plain")]
    for number, name in enumerate(names):
        layout.addWidget(captioned(Swatch(name), name), number // _SWATCHES, number % _SWATCHES)
    made.fill(grid)
    return made


class Swatch(QWidget):
    """A colour of the theme; its name stands under it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40, sizes.height(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        drawing.box(QPainter(self), area, theme.color(self._name), theme.color("line"))
