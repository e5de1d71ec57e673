"""The price above which each programme pays an asset's wear only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.describe import Field
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_
from ngodesk.gui import sizes
from ngodesk.gui.layouts import in_column
from ngodesk.gui.records.editors import LineEditor
from ngodesk.gui.records.fields import FieldBox

if TYPE_CHECKING:
    from ngodesk.work.settings import WearRule


class WearBox(FieldBox):
    """The price of one programme; blank is no rule."""

    def __init__(self, rule: "WearRule") -> None:
        self.rule = rule
        field = Field("price", rule.name, "number", N_("Blank: no rule."), places=2, lowest=0)
        super().__init__(field, LineEditor("settings", field), wide=False)

    def cents(self) -> int | None:
        """What stands there, in hundredths. Raises WrongEntry where it is no amount."""
        value = self.editor.value()
        return value if isinstance(value, int) else None

    def retranslate(self) -> None:
        super().retranslate()
        self.label.setText(f"{self.rule.name} [{self.rule.currency}]")


class WearRules(QWidget):
    """A price for each programme."""

    changed = Signal(str, object)  # the programme's code, hundredths or nothing

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[WearBox] = []
        self._layout = in_column(self, between=sizes.STEP)

    def show_rules(self, rules: "Sequence[WearRule]", writable: bool) -> None:
        """Show what stands in the file; what was typed meanwhile stays."""
        if [box.rule.programme for box in self.boxes] != [rule.programme for rule in rules]:
            while self.boxes:
                self.boxes.pop().deleteLater()
            for rule in rules:
                self._append(rule)
        for box, rule in zip(self.boxes, rules, strict=True):
            box.rule = rule
            box.retranslate()
            if not box.editor.is_changed():
                box.editor.show_value(rule.cents)
            box.editor.set_enabled(writable)

    def _append(self, rule: "WearRule") -> None:
        box = WearBox(rule)
        box.editor.left.connect(lambda: self._left(box))
        self._layout.addWidget(box)
        self.boxes.append(box)

    def _left(self, box: WearBox) -> None:
        if not box.editor.is_changed():
            return
        try:
            cents = box.cents()
        except WrongEntry as error:
            box.say(str(error))
            return
        box.say("")
        box.editor.show_value(cents)
        self.changed.emit(box.rule.programme, cents)

    def flush(self) -> None:
        """Tell what was typed and not left yet."""
        for box in self.boxes:
            self._left(box)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for box in self.boxes:
            box.retranslate()
