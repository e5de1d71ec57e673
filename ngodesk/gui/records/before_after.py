"""The editor of a text that says what was before and what is after: a box for each."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ngodesk.common.before_after import joined, parted
from ngodesk.common.describe import Field
from ngodesk.common.language import _
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.lines import one_kind_of_line, typed
from ngodesk.gui.records.editors import TextEditor


class BeforeAfterEditor(TextEditor):
    """Two texts of several lines, kept as one."""

    LINES = 2

    def __init__(self, table: str, field: Field) -> None:
        super().__init__(table, field)
        self.before = QPlainTextEdit()
        self.before.setTabChangesFocus(True)
        self.before.installEventFilter(self)
        self.boxes = self.before, self.text
        self.labels = Label(role="small", tone="muted"), Label(role="small", tone="muted")
        self.row.removeWidget(self.text)
        both = QWidget()
        column = in_column(both, between=3)
        for label, box in zip(self.labels, self.boxes, strict=True):
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
        self.row.addWidget(both, 1)
        self.input = self.before
        self.setFocusProxy(self.before)
        self._fit()

    def _fit(self) -> None:
        super()._fit()
        if getattr(self, "boxes", None) is not None:  # both are there
            self.before.setFixedHeight(self.text.height())

    def _typed(self) -> str:
        return joined(typed(self.before.document()), super()._typed())

    def write(self) -> None:
        if self.is_changed():
            for box, words in zip(self.boxes, parted(one_kind_of_line(self._words())), strict=True):
                box.setPlainText(words)

    def set_enabled(self, on: bool) -> None:
        super().set_enabled(on)
        self.before.setReadOnly(not on)

    def set_words(self, name: str, description: str) -> None:
        said = _("What was there before"), _("What is there now")
        for label, box, words in zip(self.labels, self.boxes, said, strict=True):
            label.setText(words)
            box.setAccessibleName(f"{name}: {words}")
            box.setAccessibleDescription(description)
