"""The help: plain pages in the window's language, read beside the work."""

from PySide6.QtCore import QEvent, QSize, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QWidget

from ngodesk.common.language import _, current
from ngodesk.common.paths import resources
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.places import (
    ADVICE,
    CALENDAR,
    FORMS,
    HISTORY,
    PLACES,
    PRIVACY,
    QUESTIONNAIRES,
    REGISTRATION,
    ROOMS,
    SERIES,
    SETTINGS,
    TEXTS,
    WORDING,
)
from ngodesk.gui.worded import Worded

FIRST, KEYS = "index", "keys"
MOST = QSize(1000, 700)

_SUFFIX = ".md"
_USUAL = QSize(720, 620)
_SCREEN_EDGE = 60  # stays free, for the frame of the window too
_PAGES = {place.key: place.key for place in PLACES}
_PAGES |= {
    key: key
    for key in (
        *("attendance", CALENDAR, REGISTRATION, ROOMS, SERIES, SETTINGS, ADVICE, QUESTIONNAIRES),
        *(
            "consultations",
            "subgrants",
            "spreadsheets",
            "statements",
            "giving",
            TEXTS,
            FORMS,
            WORDING,
            PRIVACY,
            HISTORY,
        ),
        *("password", "backup", "moving"),
    )
}
_ROLES = {1: "title", 2: "section"}  # of headings
_ITEM = 3  # above and below a line of a list
_INDENT = 22  # of lists
_KEY_COLUMN = 35  # percent
_LINES = 120  # the height of a line, in percent
_RESTYLED = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange)


def page_for(place: str) -> str:
    """The page that tells of a place of the sidebar, or of a page; the first one where none does."""
    return _PAGES.get(place, FIRST)


class HelpPages(QTextBrowser):
    """Shows pages, each a file of the help's folder. Links lead from one to another and nowhere else."""

    titled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(sizes.MARGIN)
        self.document().setIndentWidth(_INDENT)
        self.sourceChanged.connect(lambda _source: self._dress())

    def loadResource(self, _kind: int, name: QUrl) -> str:
        path = resources() / "help" / current().language / name.fileName()
        return path.read_text(encoding="utf-8") if path.suffix == _SUFFIX and path.is_file() else ""

    def show_page(self, name: str) -> None:
        """Go to a page."""
        self.setSource(QUrl(name + _SUFFIX))

    def page(self) -> str:
        """The page that is shown; blank before the first."""
        return self.source().fileName().removesuffix(_SUFFIX)

    def title(self) -> str:
        """Its first heading."""
        return self.document().firstBlock().text()

    def again(self) -> None:
        """Show the page in another language, in other colours or letters; the reader stays where he was."""
        if self.page():
            place = self.verticalScrollBar().value()
            self.reload()
            self._dress()
            self.verticalScrollBar().setValue(place)

    def _dress(self) -> None:
        """Headings in the program's sizes, room between lines, tables over the whole width."""
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self.setAccessibleName(self.title())
        self.titled.emit(self.title())

    def _dress_block(self, block: QTextBlock) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        around = _ITEM if block.textList() is not None else sizes.STEP
        role = _ROLES.get(block.blockFormat().headingLevel(), "")
        if role:
            letters = QTextCharFormat()
            letters.setFont(sizes.font(role))
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(letters)  # in place of Markdown's own sizes
        spacing.setTopMargin(sizes.MARGIN if role and block.position() else around)
        spacing.setBottomMargin(around)
        QTextCursor(block).mergeBlockFormat(spacing)  # the letters' cursor reaches into the block before

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLED:
            self.again()


def _dress_table(table: QTextTable) -> None:
    """As wide as the page, its first row and column strong, no lines."""
    percent = QTextLength.Type.PercentageLength
    look = table.format()
    look.setBorder(0)
    look.setCellSpacing(0)
    look.setCellPadding(_ITEM)
    look.setWidth(QTextLength(percent, 100))
    look.setColumnWidthConstraints(
        [QTextLength(percent, _KEY_COLUMN), QTextLength(percent, 100 - _KEY_COLUMN)]
    )
    table.setFormat(look)
    for row in range(table.rows()):
        for column in range(table.columns()):
            _dress_cell(table.cellAt(row, column), strong=not row or not column)


def _dress_cell(cell: QTextTableCell, *, strong: bool) -> None:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    near, letters = QTextBlockFormat(), QTextCharFormat()
    near.setTopMargin(0)
    near.setBottomMargin(0)
    cursor.mergeBlockFormat(near)
    letters.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    cursor.mergeCharFormat(letters)


class HelpWindow(Worded, QDialog):
    """The help. It may stay open while one works on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = HelpPages()
        self.back, self.forward = Button("icon", "arrow-left"), Button("icon", "arrow-right")
        self.contents, self.keys = Button("quiet"), Button("quiet")
        self.leave = Button("primary")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        foot = abreast(self.back, self.forward, self.contents, self.keys, 1, self.leave)
        foot.setContentsMargins(sizes.MARGIN, 0, sizes.MARGIN, sizes.GAP)
        layout = in_column(self, between=sizes.GAP)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)
        self.resize(self._size())

    def _size(self) -> QSize:
        """Comfortable to read, and never larger than the screen."""
        free = self.screen().availableSize() - QSize(_SCREEN_EDGE, _SCREEN_EDGE)
        wanted = QSize(sizes.scaled(_USUAL.width()), sizes.scaled(_USUAL.height()))
        return wanted.boundedTo(MOST).boundedTo(free)

    def _connect(self) -> None:
        pages = self.pages
        self.back.clicked.connect(pages.backward)
        self.forward.clicked.connect(pages.forward)
        self.contents.clicked.connect(lambda: pages.show_page(FIRST))
        self.keys.clicked.connect(lambda: pages.show_page(KEYS))
        self.leave.clicked.connect(self.close)
        pages.titled.connect(self.setWindowTitle)
        for button, able, keys in (
            (self.back, pages.backwardAvailable, QKeySequence.StandardKey.Back),
            (self.forward, pages.forwardAvailable, QKeySequence.StandardKey.Forward),
        ):
            button.setEnabled(False)
            able.connect(button.setEnabled)
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def show_page(self, name: str) -> None:
        """Show a page, and the window where it is hidden."""
        self.pages.show_page(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.pages.setFocus()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.set_name(_("Back"))
        self.forward.set_name(_("Forward"))
        self.contents.setText(_("All pages"))
        self.keys.setText(_("Keyboard shortcuts"))
        self.leave.setText(_("Close"))
        self.pages.again()
