"""What the words of one column mean, and whether a blank cell of it clears what is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.sheets import words
from ngodesk.gui.ticks import Tick
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.spreadsheets.offering import Offered

_WIDTH, _LIST, _ROW, _SEEN = 480, 230, 34, 9  # pixels; words seen without scrolling


class MeaningDialog(Worded, QDialog):
    """A list for each word of the file: what ngodesk calls it. Those that are not known stand first."""

    said = Signal(int, object)  # the place of the column, the column

    def __init__(self, offered: "Offered", place: int, parent: QWidget) -> None:
        from ngodesk.work.spreadsheets import wording

        super().__init__(parent)
        self._offered, self._place = offered, place
        column = offered.look.mapping.columns[place]
        meant = wording.meanings(offered.look, place, current().language)
        self._meant = dict(sorted(meant.items(), key=lambda each: bool(each[1])))
        self.title, self.sentence = Label(role="section", wrap=True), Label(tone="muted", wrap=True)
        self.lists = {text: Choices() for text in self._meant}
        self.clears = Tick()
        self.clears.setChecked(column.clears)
        self.cancel, self.use = Button("plain"), Button("primary", "check")
        self._lay_out()
        self.cancel.clicked.connect(self.reject)
        self.use.clicked.connect(self._use)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.retranslate()
        for text, choices in self.lists.items():
            choices.choose(self._meant[text])

    def _lay_out(self) -> None:
        body, grid = QWidget(), QGridLayout()
        body.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, (text, choices) in enumerate(self.lists.items()):
            choices.setFixedWidth(sizes.scaled(_LIST))
            label = Label(role="strong", wrap=True)
            label.setText(text)
            label.setBuddy(choices)
            grid.addWidget(label, row, 0)
            grid.addWidget(choices, row, 1)
        grid.setColumnStretch(0, 1)
        scrolling = Scrolling()
        scrolling.body.addWidget(body)
        scrolling.body.addStretch(1)
        scrolling.setVisible(bool(self.lists))
        scrolling.setFixedHeight(sizes.scaled(_ROW) * min(_SEEN, len(self.lists)))
        layout = in_column(self, (sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.INSET), sizes.GAP)
        for widget in (self.title, self.sentence, scrolling, self.clears):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(abreast(1, self.cancel, self.use, between=None))
        self.resize(sizes.scaled(_WIDTH), self.sizeHint().height())

    def _use(self) -> None:
        from ngodesk.work.spreadsheets import wording

        mapping = self._offered.look.mapping
        told = {text: choices.value() for text, choices in self.lists.items()}
        clears = self.clears.isChecked()
        column = mapping.columns[self._place]
        made = wording.with_words(mapping.table, column, told, current().language, clears=clears)
        self.said.emit(self._place, made)
        self.accept()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        from ngodesk.work.spreadsheets import wording

        look = self._offered.look
        column = look.mapping.columns[self._place]
        self.setWindowTitle(_("How a column is read"))
        self.title.setText(column.head or words.field(look.mapping.table, column.field))
        self.sentence.setText(_("What do these words of the file mean?"))
        self.sentence.setVisible(bool(self.lists))
        items = words.meanings(*wording.choices(look.mapping.table, column))
        for text, choices in self.lists.items():
            choices.fill([(_("not known"), ""), *items])
            choices.setAccessibleName(_("Meaning of {word}").format(word=text))
        self.clears.setText(_("A blank cell clears what is there"))
        self.cancel.setText(_("Cancel"))
        self.use.setText(_("Read it so"))
