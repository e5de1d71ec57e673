"""A text of several lines as it stands in an editor."""

from PySide6.QtGui import QTextDocument

_ENDS = dict.fromkeys(map(ord, "\r\u2028\u2029"), "\n")


def typed(document: QTextDocument) -> str:
    """All of it as it was typed; Qt's plain text has lost the spaces that keep words together."""
    return one_kind_of_line(document.toRawText())


def one_kind_of_line(text: str) -> str:
    """The same text, each of its lines ended in the same way."""
    return text.replace("\r\n", "\n").translate(_ENDS)
