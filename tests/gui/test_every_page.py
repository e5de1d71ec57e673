"""Every page in every language, light and dark: named, reachable, small enough, nothing clipped."""

import contextlib
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered, theme
from ngodesk.gui.app import Application
from ngodesk.gui.buttons import Button
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.tabs import TabButton
from tests.gui.windows import LANGUAGES, ROUNDS, SMALL, THEMES, Open, inputs, settle, spoken, walk

Walk = Callable[..., Iterator[tuple[str, MainWindow]]]
MNEMONIC = re.compile(r"(?<!&)&(?!&)(.)")


class Shows(QObject):
    """Notes every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched.metaObject().className())
        return False


@pytest.fixture(params=ROUNDS, ids=" ".join)
def walked(request: pytest.FixtureRequest, qtbot: QtBot, open_window: Open, filled: Path) -> Walk:
    """Some of the pages one after the other, in one window."""
    return partial(walk, qtbot, open_window, request.param, filled)


# The two languages whose words are longer; the keyboard's tests go through the pages in English.
@pytest.mark.parametrize(("language", "colors"), [("pl", "dark"), ("lv", "light")])
def test_pages_are_named_reachable_and_small_enough(
    qapp: Application, subtests: pytest.Subtests, walked: Walk, language: str, colors: str
) -> None:
    theme.use(qapp, THEMES[colors])
    qapp.speak(language)
    shows = Shows()
    with contextlib.ExitStack() as stack:
        if language == "pl":  # a filter sees every event, which takes its time
            qapp.installEventFilter(shows)
            stack.callback(qapp.removeEventFilter, shows)
        for name, window in walked(size=SMALL):
            with subtests.test(name):
                assert set(shows.seen) <= {"MainWindow"}  # no other flashes up
                assert_named_and_small(window)
                shown = window.grab().toImage()
                ground = "window" if name == "new" else "sidebar"
                assert shown.pixelColor(2, shown.height() // 2) == THEMES[colors].color(ground)
            shows.seen.clear()


def assert_named_and_small(window: MainWindow) -> None:
    """Everything has a name, nothing is clipped, and a small window holds it."""
    for widget in inputs(window):
        assert spoken(widget), f"{widget.metaObject().className()} has no name"
    needed = window.page.minimumSizeHint()
    assert needed.width() <= 1000, needed
    assert needed.height() <= 500, needed
    assert window.minimumSizeHint().width() <= SMALL[0]
    assert (window.width(), window.height()) == SMALL
    for button in window.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_tab_goes_round_the_whole_page(qtbot: QtBot, subtests: pytest.Subtests, walked: Walk) -> None:
    for name, window in walked():
        page = window.page
        wanted = {
            widget
            for widget in inputs(page)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not is_part(widget)
        }
        page.first_focus().setFocus()
        reached: set[QWidget] = set()
        for _step in range(60):
            focus = window.focusWidget()
            if focus is not None:
                reached.add(focus)
                qtbot.keyClick(focus, Qt.Key.Key_Tab)
        with subtests.test(name):
            assert wanted - reached == set()


def is_part(widget: QWidget) -> bool:
    """Whether a widget is part of another that takes the focus for it, as a list's view is.

    Of a row of tabs the chosen one takes it; arrows lead to the others.
    """
    if isinstance(widget, TabButton):
        return not widget.isChecked()
    parent = widget.parentWidget()
    return widget.window() is not parent and (
        (isinstance(widget, QLineEdit) and parent.inherits("QComboBox"))
        or parent.inherits("QComboBoxPrivateContainer")
    )


def test_the_language_changes_everywhere_at_once(
    qtbot: QtBot, qapp: Application, subtests: pytest.Subtests, walked: Walk
) -> None:
    for name, window in walked():
        before = said(window)
        with pytest.MonkeyPatch.context() as patch:
            mark_what_is_said(patch)
            change_language(qtbot, qapp, window, "lv")
            marked = [text for text in said(window) if "‹lv›" in text]
            others = [text for text in said(window) if "‹en›" in text]
        change_language(qtbot, qapp, window, "en")
        with subtests.test(name):
            assert not others
            assert len(marked) >= len([text for text in before if is_ours(text)]) > 3
            assert said(window) == before


def mark_what_is_said(patch: pytest.MonkeyPatch) -> None:
    """Every text of the program begins with its language."""
    from ngodesk.common.language import Texts

    patch.setattr(Texts, "gettext", lambda self, message: f"‹{self.language}› {message}")
    patch.setattr(
        Texts, "ngettext", lambda self, one, many, n: f"‹{self.language}› {one if n == 1 else many}"
    )


def change_language(qtbot: QtBot, qapp: Application, window: MainWindow, language: str) -> None:
    """Choose it in the window, which remembers it."""
    window.language_chosen.emit(language)
    qapp.processEvents()
    settle(qtbot, window)
    assert remembered.language() == language


def said(window: QWidget) -> list[str]:
    """All the words in the window."""
    texts = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLabel) and widget.text():
            texts.append(widget.text())
        if widget.accessibleName():
            texts.append(widget.accessibleName())
    return sorted(texts)


def is_ours(text: str) -> bool:
    """Whether the program says it, and not the file."""
    return text in {
        *(
            "Print the card…",
            "Projects",
            "Where do you want to start?",
            "Explore the program with an example",
        ),
        *(
            "Save as PDF…",
            "Print…",
            "Project card",
            "Cancel",
            "Make the file",
            "Currency",
            "Places",
            "Budget",
        ),
        *("Add", "People", "Costs", "Search everything", "Choose the columns"),
    }


def test_qts_own_buttons_speak_the_language_too(qtbot: QtBot, qapp: Application) -> None:
    from PySide6.QtWidgets import QDialogButtonBox

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    found = {}
    for language in LANGUAGES:
        qapp.speak(language)
        qapp.processEvents()
        found[language] = cancel.text().replace("&", "")
    assert found == {"en": "Cancel", "pl": "Anuluj", "lv": "Atcelt"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_a_menu_have_the_same_letter(
    qapp: Application, open_window: Open, filled: Path, language: str
) -> None:
    qapp.speak(language)
    menus = open_window(filled).menus
    qapp.processEvents()
    for actions in (
        [*menus.actions()],
        *(menu.actions() for menu in (menus.file, menus.edit, menus.view, menus.help)),
    ):
        letters = [found[1].lower() for action in actions if (found := MNEMONIC.search(action.text()))]
        assert len(letters) == len(set(letters)), [action.text() for action in actions]


def test_menus_offer_what_works(open_window: Open, filled: Path) -> None:
    window = open_window()
    menus = window.menus
    entries = [
        action for menu in (menus.file, menus.edit, menus.view, menus.help) for action in menu.actions()
    ]
    assert all(action.text() for action in entries if not action.isSeparator())
    enabled = {action.text() for action in entries if action.isEnabled() and not action.isSeparator()}
    assert {"&New organisation…", "&Open…", "&Quit", "&Language", "&About ngodesk"} <= enabled
    assert enabled.isdisjoint({"&Undo", "&Redo", "&Save", "&Close the file", "Projects"})
    shortcuts = [key.toString() for action in entries for key in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts))
    assert {"Ctrl+O", "Ctrl+S", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Q", "Ctrl+1"} <= set(shortcuts)


def test_recent_files_stand_in_the_menu(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    window.menus.file.aboutToShow.emit()
    assert [action.text() for action in window.menus.recent.actions()] == [filled.name]
    window.file.close()
    settle(qtbot, window)
    window.menus.recent.actions()[0].trigger()
    settle(qtbot, window)
    assert window.file.path == filled


def test_a_narrow_window_has_a_rail(open_window: Open, filled: Path) -> None:
    window = open_window(filled, size=(1366, 697))
    assert window.sidebar.width() >= 196
    window.resize(*SMALL)
    assert window.sidebar.width() == 56
    assert window.sidebar.buttons["projects"].toolTip() == "Projects"
    assert window.sidebar.buttons["projects"].accessibleName() == "Projects, 1"


def test_f6_goes_between_sidebar_and_page(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    assert window.page.table.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.sidebar.buttons["projects"].hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.page.table.hasFocus()


def test_long_work_shows_a_bar_that_can_stop_it(
    qtbot: QtBot, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    window = open_window()
    window.worker._patience.setInterval(10)

    def work(progress: object) -> None:
        for step in range(10_000):
            progress(step, 10_000)
            time.sleep(0.002)

    window.worker.run(work, pytest.fail, pytest.fail, "Reading list.xlsx")
    qtbot.waitUntil(window.work_bar.isVisible)
    qtbot.waitUntil(lambda: "of 10000" in window.work_bar._count.text())
    assert window.work_bar.accessibleName() == "Reading list.xlsx"
    window.work_bar._cancel.click()
    settle(qtbot, window)
    assert not window.work_bar.isVisible()


def test_a_mistake_of_the_program_is_no_message_for_the_note(open_window: Open) -> None:
    from ngodesk.gui import trouble

    window = open_window()
    window.report(ValueError("x"))
    assert not window.problem_note.isVisible()
    assert trouble._shown
    trouble._shown[0].accept()


def test_a_note_shows_all_its_lines_and_takes_words_as_they_are(qtbot: QtBot, qapp: Application) -> None:
    from ngodesk.gui.notes import Note

    note = Note("problem", closable=True)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(note)
    qtbot.addWidget(area)
    note.set_words("Śruba <b>&</b> " * 40, "Pokaż", "Zamknij")
    for width in (300, 700, 400):
        area.resize(width, 600)
        area.show()
        qapp.processEvents()
        assert note._label.height() >= note._label.heightForWidth(note._label.width())
    assert "&lt;b&gt;" in note._label.text()
    with qtbot.waitSignal(note.acted):
        note._label.linkActivated.emit("#")
