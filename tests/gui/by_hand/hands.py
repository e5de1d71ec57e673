"""What a person does at the keyboard: keys go to the window, the window says where they end."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.common.before_after import parted
from ngodesk.gui.grid import Grid
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.pages.projects import ProjectsPage
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.records.before_after import BeforeAfterEditor
from ngodesk.gui.records.choosing import ChoiceEditor, WordsEditor
from ngodesk.gui.records.fields import FieldBox
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.records.picker import Picker, SeveralEditor
from tests.gui.windows import settle

Typed = str | tuple[str, ...]
_MOST = 120  # so many times a person presses a key before giving up


class Hands:
    """A keyboard before a window. Nothing is clicked, nothing is set."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    # Keys

    def press(self, keys: str) -> None:
        """Press a key or several at once: Tab, Ctrl+N."""
        if not self.window.isActiveWindow() and QApplication.activePopupWidget() is None:
            self.window.activateWindow()  # without a screen a list that closes may not give the keyboard back
            self.qtbot.waitUntil(self.window.isActiveWindow)
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(self.window.windowHandle(), pressed.key(), pressed.keyboardModifiers())

    def until(self, keys: str, reached: Callable[[], bool]) -> None:
        """Press a key until something is so."""
        for _time in range(_MOST):
            if reached():
                return
            self.press(keys)
        raise AssertionError(f"{keys} does not lead there from {self.focus!r}")

    def settle(self) -> None:
        """Wait until what follows from the keys is shown."""
        settle(self.qtbot, self.window)

    @property
    def focus(self) -> QWidget | None:
        """What has the keyboard."""
        return self.window.focusWidget()

    def write(self, text: str) -> None:
        """Write a text in place of what stands there, letters of any language."""
        self.press("Ctrl+A")
        if not text:
            self.press("Delete")
            return
        event = QInputMethodEvent()
        event.setCommitString(text)
        assert self.focus is not None
        QApplication.sendEvent(self.focus, event)

    def push(self, button: QPushButton, way: str = "Tab") -> None:
        """Go to a button and press it."""
        self.until(way, lambda: self.focus is button)
        self.press("Space")
        self.settle()

    # Places

    def go_to(self, place: str) -> None:
        """Go to a place: by its key, or along the sidebar where it has none."""
        action = self.window.menus.places[list(self.window.sidebar.buttons).index(place)]
        if keys := action.shortcut().toString():
            self.press(keys)
        else:
            self.press("F6")
            self.until("Down", lambda: self.focus is self.window.sidebar.buttons[place])
            self.press("Return")
        self.settle()
        assert self.window.page.place == place

    def open_project(self, ref: str) -> None:
        """Go to a project along the list of them."""
        self.go_to("projects")
        page = self.window.page
        assert isinstance(page, ProjectsPage)
        self.press("Home")
        rows = page.table.rows
        self.until(
            "Down", lambda: ref in {cell.words for cell in rows.cells[page.table.currentIndex().row()]}
        )
        self.press("Return")
        self.settle()

    def go_to_tab(self, tab: str) -> None:
        """Go along the tabs of the project."""
        home = self.window.page
        assert isinstance(home, ProjectHome)
        order = list(home.tabs.buttons)
        steps = (order.index(tab) - order.index(home.tabs.current())) % len(order)
        back = steps > len(order) // 2
        for _time in range(len(order) - steps if back else steps):
            self.press("Ctrl+Shift+Tab" if back else "Ctrl+Tab")
            self.settle()
        assert home.tabs.current() == tab

    @property
    def panel(self) -> RecordsPanel:
        """The lists of the page."""
        page = self.window.page
        if isinstance(page, RecordsPage):
            return page.panel
        assert isinstance(page, ProjectHome), page
        return page.panels[page.tabs.current()]

    @property
    def form(self) -> RecordForm:
        """The form on the page."""
        page = self.window.page
        if isinstance(page, ProjectHome) and page.tabs.current() == "details":
            return page.details
        own = getattr(page, "form", None)  # of a record that has a page of its own
        return own if isinstance(own, RecordForm) else self.panel.form

    def go_to_table(self, table: str) -> None:
        """Choose what the list shows, along the pills."""
        switch = self.panel.switch
        if switch.current() != table:
            self.until("Shift+Tab", lambda: self.focus in switch.buttons.values())
            for _time in switch.buttons:
                if switch.current() != table:
                    self.press("Right")
                    self.settle()
        assert self.panel.link.table == table, (table, list(switch.buttons))

    def go_to_list(self) -> None:
        """Put the keyboard into the list."""
        self.until("Tab", lambda: self.focus is self.panel.list.first_focus())

    # Cells

    def stand(self, grid: Grid, row: int, column: int) -> None:
        """Go along a grid with the arrows."""
        assert self.focus is grid, self.focus
        for keys, there in (
            ("Up", lambda: grid.currentIndex().row() <= row),
            ("Down", lambda: grid.currentIndex().row() >= row),
            ("Left", lambda: grid.currentIndex().column() <= column),
            ("Right", lambda: grid.currentIndex().column() >= column),
        ):
            self.until(keys, there)

    def type_in(self, text: str) -> None:
        """Type in the cell that has the keyboard, and leave it with Enter."""
        self.press("F2")
        assert isinstance(self.focus, QLineEdit), self.focus
        self.write(text)
        self.press("Return")

    # Records

    def add(self, values: Mapping[str, Typed]) -> None:
        """Add a record: begin it, fill it in, save it."""
        page, table = self.window.page, self.window.page.link.table
        self.press("Ctrl+N")
        self.settle()
        self.fill(values)
        self.until("Tab", lambda: self.focus is self.form.save)
        self.press("Return")
        self.settle()
        content = self.form.content
        assert content is not None
        assert content.id is not None, self.complaints()
        if self.window.page is page:
            assert self.form.isAncestorOf(self.focus)
        else:
            self.press("Alt+Left")
            self.settle()
            assert self.window.page.link.table == table

    def fill(self, values: Mapping[str, Typed]) -> None:
        """Fill in fields by their names, going from one to the next."""
        pane = self.form.pane
        assert pane is not None
        for name in pane.boxes:
            if name in values:
                self.go_to_field(name)
                self.enter_field(pane.boxes[name], values[name])
        self.press("Tab")
        self.settle()
        wrong = {name: box.said() for name, box in pane.boxes.items() if box.editor.is_changed()}
        assert self.form.content is not None
        if self.form.content.id is not None:
            assert not wrong, wrong

    def go_to_field(self, name: str) -> None:
        """Go to a field with Tab, and under "More fields" where it is there."""
        pane = self.form.pane
        assert pane is not None
        wanted, order = pane.boxes[name], list(pane.boxes)
        if not wanted.isVisible():
            self.until("Tab", lambda: self.focus is pane._toggle)
            self.press("Space")
        at = next((each for each, box in pane.boxes.items() if box.isAncestorOf(self.focus)), order[0])
        way = "Shift+Tab" if order.index(name) < order.index(at) else "Tab"
        self.until(way, lambda: self.focus is wanted.editor.input)

    def enter_field(self, box: FieldBox, value: Typed) -> None:
        """Type or choose a value in the field that has the keyboard."""
        editor = box.editor
        if isinstance(editor, SeveralEditor):
            for each in value:
                self.write(each)
                self.press("Return")
                self.settle()
        elif isinstance(editor, WordsEditor):
            self._tick(set(value))
        elif isinstance(editor, BeforeAfterEditor):
            before, after = parted(str(value))
            self.write(before)
            self.press("Tab")
            self.write(after)
        elif isinstance(editor, ChoiceEditor):
            self.choose(editor.choices, str(value))
        else:
            assert isinstance(value, str)
            self.write(value)
            if isinstance(editor, Picker):
                self.settle()

    def choose(self, choices: QComboBox, key: str) -> None:
        """Go to an entry of a list to choose from."""
        self.press("Home")
        self.until("Down", lambda: choices.currentData() == key)

    def _tick(self, words: set[str]) -> None:
        """Tick words in the menu that Space opens."""
        self.press("Space")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for action in menu.actions():
            self.until("Down", lambda action=action: menu.activeAction() is action)
            if action.isChecked() != (action.text() in words):
                self.press("Space")
        self.press("Escape")

    def paste(self, block: str) -> None:
        """Paste rows that were copied from a spreadsheet."""
        self.go_to_list()
        QGuiApplication.clipboard().setText(block)
        self.press("Ctrl+V")
        self.settle()
        assert not self.window.problem_note.isVisible(), self.window.problem_note.text()

    def complaints(self) -> dict[str, str]:
        """What the form says about its fields."""
        assert self.form.pane is not None
        return {name: box.said() for name, box in self.form.pane.boxes.items() if box.said()}

    def nothing_wrong(self) -> None:
        """The window complains of nothing."""
        assert not self.window.problem_note.isVisible(), self.window.problem_note.text()
