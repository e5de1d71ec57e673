"""The page of all components: none is missing, each in its states, in every language, theme and size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui import buttons, navigation, notes, sizes, theme
from ngodesk.gui.app import Application
from ngodesk.gui.buttons import Button, Choice
from ngodesk.gui.labels import Chip, Heading, Label, Sign
from ngodesk.gui.measure import Bar
from ngodesk.gui.notes import Card, EmptyState, Note, UndoBar, WorkBar
from ngodesk.gui.pages.components import ComponentsPage
from ngodesk.gui.pages.components_notes import TONES
from ngodesk.gui.pages.components_parts import FocusedLine, focused, pointed
from ngodesk.gui.rail import Rail
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.table import Table
from ngodesk.gui.tabs import TabButton, Tabs
from ngodesk.gui.ticks import Tick
from ngodesk.gui.tile import Tile
from ngodesk.gui.timeline import Timeline
from tests.gui.test_every_page import spoken
from tests.gui.windows import LANGUAGES, SMALL, THEMES, Open, inputs, settle

KINDS = (
    *(Button, Choice, Chip, Heading, Label, Sign, Bar, Card, EmptyState, Note, UndoBar, WorkBar),
    *(Rail, SearchField, Table, Tabs, Tick, Tile, Timeline, QLineEdit, QComboBox, QPlainTextEdit),
)


@pytest.fixture(autouse=True)
def usual_size(qapp: Application) -> Iterator[None]:
    yield
    if sizes.percent() != 100:
        qapp.show_size(100)


def shown(qtbot: QtBot, open_window: Open, **options: object) -> ComponentsPage:
    """The page in a window, reached as people reach it."""
    window = open_window(**options)
    qtbot.keyClick(
        window, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ComponentsPage)
    return page


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_named_and_nothing_cut(
    qtbot: QtBot, qapp: Application, open_window: Open, language: str, colors: str, percent: int
) -> None:
    qapp.show_size(percent)
    theme.use(qapp, THEMES[colors])
    qapp.speak(language)
    page = shown(qtbot, open_window, size=SMALL)
    for widget in inputs(page):
        assert spoken(widget), f"{widget.metaObject().className()} has no name"
    needed = page.minimumSizeHint()
    assert (needed.width() <= 1000, needed.height() <= 500) == (True, True), needed
    body = page.scrolling.widget()
    assert body.minimumSizeHint().width() <= page.scrolling.viewport().width()
    for button in page.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
    for label in page.findChildren(Label):
        if label.isVisible():
            assert label.height() >= label.fontMetrics().height(), label.text()


def test_no_component_is_missing(qtbot: QtBot, open_window: Open) -> None:
    page = shown(qtbot, open_window)
    for kind in KINDS:
        assert [found for found in page.findChildren(kind) if found.isVisible()], kind.__name__
    assert {button.kind for button in page.findChildren(Button)} == set(buttons.KINDS)
    assert {chip.property("tone") for chip in page.findChildren(Chip)} >= set(TONES)
    assert {note.tone for note in page.findChildren(Note)} == set(notes.TONES)
    assert {label.role for label in page.findChildren(Label)} == set(sizes.ROLES)
    assert {button.parentWidget().parent().parent().kind for button in page.findChildren(TabButton)} == {
        "tab",
        "pill",
    }


def image(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("kind", buttons.KINDS)
def test_the_states_of_a_button_look_different(qtbot: QtBot, kind: str) -> None:
    made = [Button(kind, "plus", "Save"), focused(Button(kind, "plus", "Save"))]
    made.append(Button(kind, "plus", "Save"))
    made[-1].setEnabled(False)
    if kind != "link":  # its words alone say that it is one
        made.append(pointed(Button(kind, "plus", "Save")))
    for button in made:
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
    pictures = [image(button) for button in made]
    different = {number for number, picture in enumerate(pictures) if picture not in pictures[:number]}
    # What is muted anyway stays so when it cannot be used.
    alike = {2} if kind in ("icon", "step") else set()
    assert different >= set(range(len(made))) - alike


def test_pretending_is_what_the_mouse_and_the_keyboard_do(qtbot: QtBot, open_window: Open) -> None:
    page = shown(qtbot, open_window)
    real = next(
        button for button in page.findChildren(Button) if button.kind == "primary" and button.isEnabled()
    )
    pretended = focused(Button("primary", words=real.text()))
    pretended.setParent(real.parentWidget())
    pretended.resize(real.size())
    real.setFocus()
    assert real.hasFocus()
    assert image(real) == image(pretended)


def test_a_field_is_as_high_with_the_keyboard_as_without(qtbot: QtBot, open_window: Open) -> None:
    page = shown(qtbot, open_window)
    line, pretended = page.findChild(QLineEdit), page.findChild(FocusedLine)
    assert line is not pretended
    assert line.sizeHint().height() == pretended.sizeHint().height() == sizes.height(28)


def test_esc_leaves_and_the_page_is_no_place(qtbot: QtBot, open_window: Open) -> None:
    page = shown(qtbot, open_window)
    window = page.window()
    assert not page.place
    assert navigation.COMPONENTS == "Ctrl+Shift+F12"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.page is window.welcome


def test_the_page_speaks_another_language_at_once(qtbot: QtBot, qapp: Application, open_window: Open) -> None:
    page = shown(qtbot, open_window)
    before = {button.text() for button in page.findChildren(QPushButton)}
    qapp.speak("pl")
    qtbot.wait(10)
    after = {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}
    assert {"Zapisz", "Cofnij"} <= after
    assert {"Save", "Undo"} <= before
    assert after.isdisjoint({"Save", "Undo"})
