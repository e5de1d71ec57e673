"""The style sheet for Qt's own widgets, made from a theme's colours and the sizes of the font."""

from dataclasses import asdict
from string import Template

from ngodesk.gui import sizes
from ngodesk.gui.theme import Theme

_RULES = Template("""
QToolTip { background: $undo_ground; color: $undo_text; border: 0; padding: 4px 8px; }

QMenuBar { background: $window; spacing: 0; }
QMenuBar::item { color: $text; background: transparent; padding: 6px 12px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $base; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 8px; }

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {
    background: $base; color: $text; border: 1px solid $border; border-radius: 6px;
    padding: 0 8px; min-height: ${field}px; selection-background-color: $soft; selection-color: $text; }
QPlainTextEdit { padding: 8px; min-height: ${text}px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {
    border: 2px solid $accent; padding: 0 7px; min-height: ${inner}px; }
QPlainTextEdit:focus { padding: 7px; min-height: ${text}px; }
QLineEdit[tone="attention"], QComboBox[tone="attention"], QPlainTextEdit[tone="attention"] {
    border-color: $attention; }
QLineEdit:read-only, QPlainTextEdit:read-only { border-color: transparent; }
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus { border-color: $accent; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QSpinBox:disabled {
    background: $track; color: $muted; border-color: $line; }
Search, SearchField { border-color: $line; }
QComboBox { padding-right: 2px; }
QComboBox:focus { padding-right: 1px; }
QComboBox:!editable { padding-left: 10px; }
QComboBox:!editable:focus { padding-left: 9px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $base; color: $text; border: 1px solid $border; outline: 0;
    selection-background-color: $soft; selection-color: $text; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: ${item}px; padding: 0 6px; border: 0; border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: $soft; color: $text; }

QCalendarWidget, QCalendarWidget QWidget {
    background: $base; color: $text; alternate-background-color: $base; }
Calendar { border: 1px solid $border; }
QCalendarWidget QToolButton { border: 0; border-radius: 6px; padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { border: 0; outline: 0; }

QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollArea, QScrollArea > QWidget > QWidget#body { background: transparent; border: 0; }

QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; min-height: ${status}px; }
QStatusBar::item { border: 0; }
QTableView { background: $base; color: $text; border: 0; outline: 0; }
QHeaderView { background: $base; border: 0; }

Label { background: transparent; }
Label[tone="text"] { color: $text; }
Label[tone="muted"] { color: $muted; }
Label[tone="accent"] { color: $accent; }
Label[tone="attention"] { color: $attention; }
Label[tone="problem"] { color: $problem; }
Label[tone="undo"] { color: $undo_text; }
Label[tone="undo hint"] { color: $undo_hint; }
Chip { border-radius: 5px; padding: 0 8px; }
Chip[tone="neutral"] { background: $hover; color: $muted; }
Chip[tone="ok"] { background: $soft; color: $accent; }
Chip[tone="attention"] { background: $attention_soft; color: $attention; }
Chip[tone="problem"] { background: $problem_soft; color: $problem; }
Chip[tone="info"] { background: $info_soft; color: $info; }

QFrame#line { background: $line; }
QSplitter::handle { background: transparent; }
Card { background: $base; border: 1px solid $line; border-radius: 8px; }
Note { border-radius: 6px; }
Note[tone="problem"] { background: $problem_soft; }
Note[tone="attention"] { background: $attention_soft; }
Note[tone="info"] { background: $info_soft; }
Note[tone="ok"] { background: $soft; }
UndoBar { background: $undo_ground; border-radius: 8px; }
Sidebar, Panel { background: $sidebar; }
Desk { background: $desk; }
""")


# With the system's high-contrast palette: outlines alone, everything else as the system paints it.
_OUTLINES = Template("""
QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {
    border: 1px solid $border; border-radius: 6px; padding: 0 8px; min-height: ${field}px; }
QPlainTextEdit { padding: 8px; min-height: ${text}px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {
    border: 2px solid $fill; padding: 0 7px; min-height: ${inner}px; }
QPlainTextEdit:focus { padding: 7px; min-height: ${text}px; }
QLineEdit:read-only:!focus, QPlainTextEdit:read-only:!focus { border-color: transparent; }
QComboBox { padding-right: 2px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QScrollArea, QScrollArea > QWidget > QWidget#body { background: transparent; border: 0; }
QStatusBar { border-top: 1px solid $line; min-height: ${status}px; }
QStatusBar::item, QTableView, QHeaderView { border: 0; }
QFrame#line { background: $line; }
Chip { border: 1px solid $border; border-radius: 5px; padding: 0 8px; }
Card, UndoBar { border: 1px solid $border; border-radius: 8px; }
Note { border: 1px solid $border; border-radius: 6px; }
""")


def stylesheet(theme: Theme) -> str:
    """The rules in that theme's colours."""
    rules, field = _OUTLINES if theme.plain else _RULES, sizes.height(28)
    return rules.substitute(
        asdict(theme),
        field=field - 2,
        inner=field - 4,
        item=field - 4,
        text=2 * sizes.metrics("body").lineSpacing() + 8,  # two lines, and what a document has round them
        status=sizes.height(26) - 2,
    )
