"""How a text looks while it is typed: headings strong, marks in colour, figures underlined."""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ngodesk.gui import theme
from ngodesk.gui.texts.marks import MARK


def places(text: str) -> Iterator[tuple[int, int, str]]:
    """Where names in double braces begin and end as Qt counts letters, and the names."""
    from ngodesk.reports import narration

    for start, end, name in narration.named(text):
        yield _units(text[:start]), _units(text[:end]), name


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Ink(QSyntaxHighlighter):
    """Says by colour and line which names stand for a figure, and which for none."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.known: Mapping[str, str] = {}

    def show_known(self, known: Mapping[str, str]) -> None:
        """Other names stand for figures now."""
        if self.known != known:
            self.known = known
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        mark = MARK.match(text)
        if mark and text.startswith("#"):
            self.setFormat(0, len(text), _letters("text", QFont.Weight.DemiBold))
        if mark:
            self.setFormat(0, mark.end(), _letters("accent", QFont.Weight.DemiBold))
        for start, end, name in places(text):
            self.setFormat(start, end - start, _figure(name in self.known))


def _letters(tone: str, weight: QFont.Weight) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color(tone))
    made.setFontWeight(weight)
    return made


def _figure(known: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color("accent" if known else "attention"))
    if not theme.current().plain:
        made.setBackground(theme.color("soft" if known else "attention_soft"))
    style = QTextCharFormat.UnderlineStyle
    made.setUnderlineStyle(style.DotLine if known else style.WaveUnderline)
    made.setUnderlineColor(theme.color("accent" if known else "attention"))
    return made
