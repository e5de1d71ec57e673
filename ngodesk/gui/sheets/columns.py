"""Which column is which field: what stands over it, an example, how it is read, and how sure that is."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Chip, CutLabel, Label, Sign
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.sheets import words
from ngodesk.gui.sheets.meanings import MeaningDialog

if TYPE_CHECKING:
    from ngodesk.exchange.sheets.mapping import Column, Mapping
    from ngodesk.work.spreadsheets.offering import Offered

_FIELD, _FORM, _ROW, _HEAD = 190, 170, 31, 24  # pixels
_ROWS_SEEN = 7
_TITLES = 5


class ColumnLine:
    """The widgets of one column, in a row of the grid."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        # The end of a head tells it apart from its neighbours under the same one.
        self.head = CutLabel("", "strong", cut=Qt.TextElideMode.ElideMiddle)
        self.example = CutLabel("", "body", "muted")
        self.fields, self.forms, self.chip = Choices(), Choices(), Chip()
        self.more = Button("icon", "settings")
        self.fields.setFixedWidth(sizes.scaled(_FIELD))
        self.forms.setFixedWidth(sizes.scaled(_FORM))
        for label in (self.head, self.example):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._all = (
            self.head,
            Sign("arrow-right"),
            self.fields,
            self.example,
            self.forms,
            self.chip,
            self.more,
        )
        for place, widget in enumerate(self._all):
            grid.addWidget(widget, row, place, Qt.AlignmentFlag.AlignVCenter)

    def remove(self) -> None:
        """Take the widgets away."""
        for widget in self._all:
            widget.hide()
            widget.deleteLater()

    def show_column(self, column: "Column", head: str, example: str, *, sure: bool) -> None:
        """Show how the column is read now."""
        self.head.setText(head)
        self.head.setToolTip(head)
        self.fields.choose(column.field)
        self.fields.setAccessibleName(_("Field for {column}").format(column=head))
        self.forms.setAccessibleName(_("How {column} is read").format(column=head))
        offered = words.forms(column)
        self.forms.setVisible(bool(offered))
        self.forms.clear()
        for key, said in offered.items():
            self.forms.addItem(said, key)
        self.forms.choose(column.form)
        self.example.setText(example)
        self.example.setToolTip(example)
        self.more.set_name(_("What the words of {column} mean, and what a blank does").format(column=head))
        self.more.setVisible(bool(column.field))
        self.chip.setVisible(bool(column.field))
        self.chip.setText(_("sure") if sure else _("guessed"))
        self.chip.set_tone("ok" if sure else "attention")


class ColumnsCard(Card):
    """A row for each column of the file; whatever is corrected is looked at anew at once."""

    corrected = Signal(object)  # the mapping

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(role="section")
        self.save, self.give = Button("link"), Button("link")
        self.lines: list[ColumnLine] = []
        self._offered: Offered | None = None
        self._scrolling = Scrolling()
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(sizes.STEP)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(3, 3)
        self._titles = [Label(role="small", tone="muted") for _title in range(_TITLES)]
        for place, label in enumerate(self._titles):
            self._grid.addWidget(label, 0, place)
        self._scrolling.body.addWidget(body)
        self._scrolling.body.addStretch(1)
        top = abreast((self.title, 1), self.save, self.give)
        layout = in_column(self, (sizes.INSET, 8, sizes.INSET, 8), 4)
        layout.addLayout(top)
        layout.addWidget(self._scrolling)
        self.retranslate()

    def show_columns(self, offered: "Offered") -> None:
        """Show the columns as they are read now."""
        self._offered = offered
        mapping = self._mapping()
        self._make(mapping)
        for place, (line, column) in enumerate(zip(self.lines, mapping.columns, strict=True)):
            head = column.head or _("Column {number}").format(number=place + 1)
            line.show_column(column, head, offered.examples[place], sure=offered.sure[place])

    def _make(self, mapping: "Mapping") -> None:
        from ngodesk.exchange.sheets.mapping import fields_of

        names = sorted(fields_of(mapping.table), key=lambda name: words.field(mapping.table, name).casefold())
        wanted = [words.LEFT_OUT, *names]
        while len(self.lines) > len(mapping.columns):
            self.lines.pop().remove()
        while len(self.lines) < len(mapping.columns):
            self._append()
        for line in self.lines:
            line.fields.clear()
            for name in wanted:
                line.fields.addItem(words.field(mapping.table, name), name)
        seen = min(len(self.lines), _ROWS_SEEN)
        self._scrolling.setFixedHeight(sizes.scaled(_ROW) * seen + sizes.scaled(_HEAD))

    def _append(self) -> None:
        place = len(self.lines)
        line = ColumnLine(self._grid, place + 1)
        line.fields.activated.connect(lambda _index: self._field_chosen(place))
        line.forms.activated.connect(lambda _index: self._form_chosen(place))
        line.more.clicked.connect(lambda: self.ask_for_words(place))
        self.lines.append(line)

    def _field_chosen(self, place: int) -> None:
        """A field has one column, or one for each year, session, payment: another that was it is left out."""
        from ngodesk.exchange.sheets import several

        name = self.lines[place].fields.value()
        columns = self._columns()
        chosen = several.next_of(name, columns[place].head, [*columns[:place], *columns[place + 1 :]])
        self._correct(
            {
                number: chosen if number == place else replace(column, field="", form="")
                for number, column in enumerate(columns)
                if number == place or (name and column.key == chosen.key)
            }
        )

    def _form_chosen(self, place: int) -> None:
        """Where another column was this one of several, they change places."""
        columns = self._columns()
        was = columns[place]
        now = replace(was, form=self.lines[place].forms.value())
        other = {
            number: replace(column, form=was.form)
            for number, column in enumerate(columns)
            if column.field and column.key == now.key
        }
        self._correct(other | {place: now})

    def ask_for_words(self, place: int) -> MeaningDialog:
        """What the words of a column mean."""
        assert self._offered is not None
        dialog = MeaningDialog(self._offered, place, self)
        dialog.said.connect(lambda at, column: self._correct({at: column}))
        dialog.open()
        return dialog

    def _mapping(self) -> "Mapping":
        assert self._offered is not None
        assert self._offered.asked.mapping is not None
        return self._offered.asked.mapping

    def _columns(self) -> "tuple[Column, ...]":
        return self._mapping().columns

    def _correct(self, changed: "dict[int, Column]") -> None:
        from ngodesk.exchange.sheets.proposing import keys_of

        mapping = self._mapping()
        columns = tuple(changed.get(number, column) for number, column in enumerate(mapping.columns))
        names = [each.field for each in columns if each.field]
        self.corrected.emit(replace(mapping, columns=columns, keys=keys_of(mapping.table, names)))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(_("Columns"))
        self.save.setText(_("Remember these columns…"))
        self.give.setText(_("Save as a file…"))
        titles = (_("Column in the file"), "", _("Field in ngodesk"), _("Example"), _("How it is read"))
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        if self._offered is not None:
            self.show_columns(self._offered)
