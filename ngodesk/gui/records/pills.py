"""A row of filters: the project, and pills that say how many records each would leave; the rest in a menu."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ngodesk.common.language import _
from ngodesk.gui import drawing, icons, sizes
from ngodesk.gui.order import before, in_order
from ngodesk.gui.tabs import Entry, TabButton

_GAP = 6
_CHEVRON = 14
_LETTERS = 26


class MenuPill(TabButton):
    """A pill that opens a menu; it is on where something in the menu is."""

    def __init__(self) -> None:
        super().__init__(Entry("", ""), "pill")

    def nextCheckState(self) -> None:
        """A click does not say that it is on."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + _CHEVRON, hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        self._paint_pill(painter, area)
        painter.setFont(sizes.font("strong" if self.isChecked() else "body"))
        color = "accent" if self.isChecked() else "text"
        words = area.adjusted(0, 0, -_CHEVRON, 0)
        drawing.text(painter, words, self.text(), color, Qt.AlignmentFlag.AlignHCenter)
        top = round((area.height() - _CHEVRON) / 2)
        icons.paint(painter, "chevron-down", color, area.right() - _CHEVRON - 8, top, _CHEVRON)


class Pills(QWidget):
    """Shows what can be chosen and what is. The first entry, without a key, is on where no other is."""

    toggled = Signal(str)  # the key of a pill
    project_chosen = Signal(object)  # its id, or None for all
    all_wanted = Signal()
    left = Signal()  # Esc, where nothing is chosen

    def __init__(self) -> None:
        super().__init__()
        self.pills: dict[str, TabButton] = {}
        self.projects, self.more = MenuPill(), MenuPill()
        self._names: dict[int, tuple[str, str]] = {}
        self.project: int | None = None
        for pill, open_ in ((self.projects, self._open_projects), (self.more, self._open_menu)):
            pill.setParent(self)
            pill.clicked.connect(open_)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_projects(self, names: dict[int, tuple[str, str]], chosen: int | None) -> None:
        """Code and title of each project; where there is but one, nobody is asked."""
        self._names, self.project = names, chosen
        code = names[chosen][0] if chosen in names else ""
        self.projects.say(Entry("", code or _("All projects")))
        self.projects.setChecked(bool(code))
        self.projects.setAccessibleName(" ".join(names[chosen]) if chosen in names else _("All projects"))
        self._arrange()

    def show_entries(self, entries: Sequence[Entry], chosen: Collection[str]) -> None:
        """Show these pills."""
        if list(self.pills) != [entry.key for entry in entries]:
            self._remake(entries)
        for entry in entries:
            self.pills[entry.key].say(entry)
            self.pills[entry.key].setAccessibleName(entry.said())
            self.pills[entry.key].setChecked(entry.key in chosen if entry.key else not chosen)
        self._arrange()

    def _remake(self, entries: Iterable[Entry]) -> None:
        focused = next((key for key, pill in self.pills.items() if pill.hasFocus()), None)
        for pill in self.pills.values():
            pill.hide()
            pill.deleteLater()
        self.pills = {}
        for entry in entries:
            pill = self.pills[entry.key] = TabButton(entry, "pill")
            pill.setParent(self)
            pill.clicked.connect(lambda _checked=False, key=entry.key: self.toggled.emit(key))
        in_order(before(self), self.projects, *self.pills.values(), self.more)
        if focused in self.pills:
            self.pills[focused].setFocus()

    # Room

    def _arrange(self) -> None:
        """One beside the other as far as there is room; none in a narrow window."""
        pills = list(self.pills.values())
        seen = 0 if self.window().width() < sizes.NARROW else len(pills)
        while not self._place(pills, seen) and seen:
            seen -= 1

    def _place(self, pills: list[TabButton], seen: int) -> bool:
        """Show so many; False where they do not fit."""
        rest = [pill for pill in pills[seen:] if pill.entry.key]
        self._say_more(rest, alone=not seen)
        row = [self.projects] * (len(self._names) > 1) + pills[:seen] + [self.more] * bool(rest)
        for pill in (self.projects, self.more, *pills):
            pill.setVisible(pill in row)
        x = 0
        for pill in row:
            size = pill.sizeHint()
            pill.setGeometry(x, 0, size.width(), size.height())
            x += size.width() + _GAP
        return x - _GAP <= self.width()

    def _say_more(self, rest: list[TabButton], *, alone: bool) -> None:
        words = ", ".join(pill.entry.words for pill in rest if pill.isChecked())
        self.more.setChecked(bool(words))
        self.more.setToolTip(words)
        self.more.setAccessibleName(words or _("More filters"))
        if len(words) > _LETTERS:
            words = words[: _LETTERS - 1].rstrip() + "…"
        self.more.say(Entry("", words or (_("Filters") if alone else _("More filters"))))

    def sizeHint(self) -> QSize:
        return QSize(0, self.more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
            self._arrange()

    # Menus and keyboard

    def _open_projects(self) -> None:
        menu = self._menu(self.projects)
        self._add(menu, _("All projects"), self.project is None, self.project_chosen.emit, None)
        for project, name in self._names.items():
            self._add(menu, " ".join(name), project == self.project, self.project_chosen.emit, project)
        menu.popup(self.projects.mapToGlobal(self.projects.rect().bottomLeft()))

    def _open_menu(self) -> None:
        menu = self._menu(self.more)
        for key, pill in self.pills.items():
            if key and pill.isHidden():
                self._add(menu, pill.text(), pill.isChecked(), self.toggled.emit, key)
        if any(pill.isChecked() for key, pill in self.pills.items() if key):
            menu.addSeparator()
            menu.addAction(_("Show all")).triggered.connect(self.all_wanted)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _menu(self, pill: MenuPill) -> QMenu:
        menu = QMenu(pill)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, words: str, on: bool, act: Callable[[Any], None], value: object) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: act(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows everything again, and goes back to the list where it is shown already."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            shown = self.project is None and not any(
                pill.isChecked() for key, pill in self.pills.items() if key
            )
            (self.left if shown else self.all_wanted).emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, TabButton):
            focused.click()
        else:
            super().keyPressEvent(event)
