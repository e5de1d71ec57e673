"""The first page: an example, a file of one's own, or one that is there already."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ngodesk import __version__
from ngodesk.common.language import _, current
from ngodesk.gui import choices, drawing, icons, remembered, sizes
from ngodesk.gui.buttons import Choice
from ngodesk.gui.labels import Label, Sign
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.notes import Note
from ngodesk.gui.pages.page import Page, Scrolling
from ngodesk.gui.pages.recent import RecentFiles

_MARK = 36


class Mark(QWidget):
    """The program's mark and name."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("ngodesk")

    def sizeHint(self) -> QSize:
        return QSize(sizes.scaled(140), sizes.scaled(_MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = sizes.scaled(_MARK)
        icons.paint(painter, "ngodesk", "fill", 0, 0, side)
        painter.setFont(sizes.font("title"))
        drawing.text(painter, QRectF(side + 12, 0, self.width() - side - 12, side), "ngodesk", "text")


class Panel(QFrame):
    """The left side: what the program is, and its language."""

    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = Label(role="headline", wrap=True)
        self.promise = Label(tone="muted", wrap=True)
        self.languages = choices.languages(current().language)
        self.languages.currentIndexChanged.connect(
            lambda _index: self.language_chosen.emit(self.languages.value())
        )
        self.version = Label(role="small", tone="muted")
        self._lay_out()

    def _lay_out(self) -> None:
        layout = in_column(self, (56, 40, 40, 28))
        layout.addStretch(1)
        layout.addWidget(Mark())
        layout.addSpacing(32)
        layout.addWidget(self.sentence)
        layout.addSpacing(16)
        layout.addWidget(self.promise)
        layout.addStretch(4)
        foot = QHBoxLayout()
        foot.setSpacing(sizes.STEP)
        foot.addWidget(Sign("languages"))
        foot.addWidget(self.languages)
        foot.addStretch(1)
        foot.addWidget(self.version)
        layout.addLayout(foot)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.sentence.setText(_("Projects, people and money in one file."))
        self.promise.setText(
            _("The file stays on this computer. The program does not go online and asks for no account.")
        )
        self.languages.choose(current().language)
        self.languages.setAccessibleName(_("Language of the window"))
        self.version.setText(_("version {number}").format(number=__version__))


class WelcomePage(Page):
    """Three choices, the files opened last, and what went wrong with the last one."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(object)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.panel = Panel()
        self.panel.language_chosen.connect(self.language_chosen)
        self.problem = Note("problem")
        self.problem.hide()
        self.title = Label(role="title")
        self.sample, self.new, self.open = Choice("sprout"), Choice("plus"), Choice("folder-open")
        self.recent_title = Label(role="section")
        self.recent = RecentFiles()
        self.hint = Label(role="small", tone="muted", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        right = Scrolling()
        right.body.setSpacing(10)
        right.body.addStretch(2)
        for widget in (self.problem, self.title, self.sample, self.new, self.open):
            right.body.addWidget(widget)
        right.body.addSpacing(20)
        right.body.addWidget(self.recent_title)
        right.body.addWidget(self.recent)
        right.body.addStretch(4)
        right.body.addWidget(self.hint)
        layout = in_row(self, between=0)
        layout.addWidget(self.panel)
        layout.addWidget(right, 1)
        self.scrolling = right

    def _connect(self) -> None:
        self.sample.clicked.connect(self.sample_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.recent.chosen.connect(self.file_wanted)
        for keys, choice in (("Ctrl+1", self.sample), ("Ctrl+N", self.new)):
            QShortcut(QKeySequence(keys), self).activated.connect(choice.click)

    def retranslate(self) -> None:
        self.panel.retranslate()
        self.title.setText(_("Where do you want to start?"))
        self.sample.set_words(
            _("Explore the program with an example"),
            _("Real projects, made-up people. You cannot break anything."),
            _keys("Ctrl+1"),
        )
        self.new.set_words(
            _("Make your organisation's file"),
            _("Its name, language and currency. About a minute."),
            _keys("Ctrl+N"),
        )
        self.open.set_words(_("Open a file"), _("From this computer or from a USB stick."), _keys("Ctrl+O"))
        self.recent_title.setText(_("Opened recently"))
        self.recent.retranslate()
        self.hint.setText(_("You can also drop an .ngodesk file here."))

    def show_recent(self, files: list[remembered.Recent]) -> None:
        """Show the files opened last."""
        self.recent.show_files(files)
        self.recent.setVisible(bool(files))
        self.recent_title.setVisible(bool(files))

    def show_problem(self, words: str) -> None:
        """Say what went wrong with the last file, or nothing."""
        self.problem.set_words(words)
        self.problem.setVisible(bool(words))

    def first_focus(self) -> QWidget:
        return self.sample

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(sizes.side_width(self.width(), welcome=True))
        side = 32 if self.width() < sizes.NARROW else 64
        self.scrolling.set_margins(side, 24, side, 24)


def _keys(keys: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
