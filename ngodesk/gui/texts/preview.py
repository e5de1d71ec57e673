"""A section as it will print: its figures in their places, headings and lists as such."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser

from ngodesk.common.language import _
from ngodesk.gui import sizes, theme

_HANG = 18  # pixels of an item's mark
_LINES = 115  # the height of a line, in percent


class Preview(QTextBrowser):
    """Text to read and to copy; what was typed is never read as markup."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(4)
        self._shown: tuple[str, Mapping[str, str]] = ("", {})

    def show_text(self, text: str, known: Mapping[str, str]) -> None:
        """Show a section; the reader stays where he was."""
        self._shown = text, known
        place = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(place)

    def _write(self) -> None:
        from ngodesk.reports import narration
        from ngodesk.reports.content import Heading, Items, Text

        text, known = self._shown
        self.clear()
        cursor = QTextCursor(self.document())
        if not text.strip():
            said = _("Nothing is written yet. The print leaves lines to write on by hand.")
            self._paragraph(cursor, said, tone="muted")
        for each in narration.elements(narration.filled(text, known)):
            if isinstance(each, Heading):
                self._paragraph(cursor, each.text, role="section")
            elif isinstance(each, Items):
                for number, item in enumerate(each.items, 1):
                    self._paragraph(cursor, item, mark=f"{number}." if each.numbered else "–")
            elif isinstance(each, Text):
                self._paragraph(cursor, each.text.replace("\n", "\u2028"))

    def _paragraph(
        self, cursor: QTextCursor, words: str, *, role: str = "body", mark: str = "", tone: str = "text"
    ) -> None:
        block, letters = QTextBlockFormat(), QTextCharFormat()
        block.setBottomMargin(2 if mark else sizes.STEP)
        block.setLineHeight(_LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        letters.setFont(sizes.font(role))
        letters.setForeground(theme.color(tone))
        if mark:
            hang = sizes.scaled(_HANG)
            block.setLeftMargin(hang)
            block.setTextIndent(-hang)
            block.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
        if cursor.position():
            cursor.insertBlock()
        cursor.setBlockFormat(block)
        cursor.insertText(f"{mark}\t{words}" if mark else words, letters)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._write()
