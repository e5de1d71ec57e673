"""Buttons, fields and tabs in all their states."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button, Choice
from ngodesk.gui.choices import languages
from ngodesk.gui.labels import Label, repolish
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Note
from ngodesk.gui.pages.components_parts import (
    FocusedChoices,
    FocusedLine,
    Section,
    captioned,
    focused,
    pointed,
)
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.tabs import Entry, Tabs
from ngodesk.gui.ticks import Tick


def buttons() -> Section:
    """Every kind of button."""
    made = Section(_("Buttons"))
    for kind in ("primary", "plain"):
        made.add(*_states(partial(Button, kind, words=_("Save"))))
    made.add(*_states(partial(Button, "quiet", "plus", _("Add"))))
    made.add(*_states(_with_icon_alone))
    made.add(Button("plain", "printer", _("Print…")), Button("link", words=_("Undo")))
    trail, count = Button("step", words=_("Projects")), Button("count", words="41")
    count.setAccessibleName(f"{_('Events')}: 41")
    made.add(trail, count)
    for state in (Choice("sprout"), focused(Choice("folder-open"))):
        state.set_words(_("Open a file"), _("From this computer or from a USB stick."), "Ctrl+O")
        made.fill(state)
    return made


def _states(make: Callable[[], Button]) -> list[QWidget]:
    usual, off = make(), make()
    off.setEnabled(False)
    return [
        captioned(usual, usual.kind),
        captioned(pointed(make()), "hover"),
        captioned(focused(make()), "focus"),
        captioned(off, "disabled"),
    ]


def _with_icon_alone() -> Button:
    made = Button("icon", "columns-3")
    made.set_name(_("Choose the columns"))
    return made


def fields() -> Section:
    """Every kind of field."""
    made = Section(_("Fields"))
    grid = QWidget()
    layout = QGridLayout(grid)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(sizes.GAP)
    layout.setVerticalSpacing(sizes.STEP)
    lines = [
        ("usual", QLineEdit("Zabłudów")),
        ("focus", FocusedLine("Zabłudów")),
        ("empty", QLineEdit()),
        ("amount", _amount()),
        ("read-only", _read_only()),
        ("disabled", _off()),
    ]
    for number, (state, line) in enumerate(lines):
        layout.addWidget(_labelled(state, line), number // 2, number % 2)
    made.fill(grid)
    made.fill(_doubtful())
    text = QPlainTextEdit()
    text.setPlainText(_("Nothing waits to be finished."))
    text.setFixedHeight(sizes.metrics("body").lineSpacing() * 2 + 26)
    made.fill(_labelled("text", text))
    for search in _searches():
        made.add(search)
    with_focus = FocusedChoices()
    with_focus.addItem(_("Language"))
    made.add(_labelled("choice", languages("pl")), _labelled("focus", with_focus))
    ticks = _ticks()
    made.add(*ticks[:2])
    made.add(*ticks[2:])
    return made


def _amount() -> QLineEdit:
    made = QLineEdit("1 240,00")
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def _read_only() -> QLineEdit:
    made = QLineEdit("Zabłudów")
    made.setReadOnly(True)
    return made


def _off() -> QLineEdit:
    made = QLineEdit("Zabłudów")
    made.setEnabled(False)
    return made


def _labelled(words: str, widget: QWidget) -> QWidget:
    """The label stands above its field."""
    made = QWidget()
    layout = in_column(made, between=3)
    layout.addWidget(Label(words, "small", "muted"))
    layout.addWidget(widget)
    widget.setAccessibleName(words)
    return made


def _doubtful() -> QWidget:
    """What is said about a value never blocks and stands under it."""
    line, note = QLineEdit("718-10-02-554"), Note("attention")
    repolish(line, "attention")
    words = _("The account number does not fit: a digit may be missing or mistyped.")
    note.set_words(words)
    line.setAccessibleDescription(words)
    made = _labelled("attention", line)
    layout = made.layout()
    assert layout is not None
    layout.addWidget(note)
    return made


def _searches() -> list[QWidget]:
    usual, searched = SearchField(), SearchField()
    searched.setText("łąka")
    searched.show_hits(12)
    return [usual, searched]


def _ticks() -> list[QWidget]:
    made = [Tick(_("yes")), Tick(_("no")), focused(Tick("focus")), Tick("disabled")]
    made[0].setChecked(True)
    made[3].setEnabled(False)
    return list(made)


def tabs() -> Section:
    """Tabs of a page and pills of a filter."""
    made = Section(_("Tabs and filters"))
    words = [Entry("data", _("Data")), Entry("linked", _("Linked")), Entry("history", _("History"))]
    counts = [Entry("people", _("People"), 312), Entry("volunteers", _("Volunteers"), 9)]
    for kind, entries in (("tab", words), ("pill", counts)):
        row = Tabs(kind)
        row.show_entries(entries, kind)
        row.choose(entries[0].key)
        focused(row.buttons[entries[-1].key])
        made.fill(row)
    return made
