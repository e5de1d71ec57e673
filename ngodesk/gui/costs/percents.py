"""Percentages as one types them: 50 30 20."""

from PySide6.QtWidgets import QLineEdit

from ngodesk.common.language import _, current


class Percents(QLineEdit):
    """A line for the percentages of all rows, in their order; hidden until it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("50 30 20")
        self.hide()

    def ask(self) -> None:
        """Come and go."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self.setFocus()

    def retranslate(self) -> None:
        """Say what it is."""
        self.setAccessibleName(_("Percentages of the rows"))


def read_percents(text: str) -> list[int] | None:
    """Percentages with four places, between spaces or semicolons; nothing where one cannot be read."""
    from ngodesk.common.entering import WrongEntry, read
    from ngodesk.model import TABLES

    field = TABLES["budget_lines"].described.field("flat_rate_percent")
    found = []
    for part in text.replace(";", " ").replace("%", " ").split():
        try:
            value = read(field, part, current().language)
        except WrongEntry:
            return None
        if not isinstance(value, int) or value < 0:
            return None
        found.append(value)
    return found
