"""What the window says in passing: inline notes, the undo bar, the bar of long work, the empty state."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ngodesk.gui import sizes, theme
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label, Sign, repolish
from ngodesk.gui.layouts import abreast, in_column, in_row
from ngodesk.gui.measure import Bar, Measure

_EDGE = 6  # over and under what a note says
_SIGNS = {"problem": "circle-alert", "attention": "triangle-alert", "info": "info", "ok": "circle-check"}
TONES = tuple(_SIGNS)
_OTHER = "#other"


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words`."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _escaped(words: str) -> str:
    """Words as they are, in rich text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Card(QFrame):
    """A white box with round corners that holds what belongs together, at most `widest` pixels wide."""

    def __init__(self, widest: int = 0) -> None:
        super().__init__()
        self._widest = widest
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fit()

    def _fit(self) -> None:
        if self._widest:
            self.setMaximumWidth(sizes.scaled(self._widest))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
        super().changeEvent(event)


def card_of(*parts: QWidget) -> Card:
    """A card with parts under each other."""
    made = Card()
    inside = in_column(made, (8, 8, 8, 8), sizes.STEP)
    for part in parts:
        inside.addWidget(part)
    return made


class Note(QFrame):
    """One sentence, an icon and at most one verb: problem, attention, info or ok. It never blocks."""

    acted = Signal()
    acted_otherwise = Signal()
    closed = Signal()

    def __init__(self, tone: str = "info", closable: bool = False) -> None:
        super().__init__()
        self._words = self._verb = self._other = ""
        self._sign = Sign(_SIGNS[tone], "accent" if tone == "ok" else tone)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.setMinimumWidth(120)
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._label.linkActivated.connect(self._follow)
        self._close = Button("icon", "x")
        if not closable:
            self._close.hide()
        self._close.clicked.connect(self.closed)
        self.tone = tone
        self.setProperty("tone", tone)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = self._row = in_row(self, (10, 0, 6, 0), 8)
        # Icon, first line and cross stand beside each other, however many lines there are.
        beside = QVBoxLayout()
        beside.setContentsMargins(0, _EDGE, 0, _EDGE)
        beside.addWidget(self._sign)
        beside.addStretch(1)
        layout.addLayout(beside)
        self._label.setContentsMargins(0, _EDGE, 0, _EDGE)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_tone(self, tone: str) -> None:
        """Change what kind of note it is."""
        self.tone = tone
        repolish(self, tone)
        self._sign.set_sign(_SIGNS[tone], "accent" if tone == "ok" else tone)
        self._write()

    def _follow(self, link: str) -> None:
        (self.acted_otherwise if link == _OTHER else self.acted).emit()

    def set_words(
        self, words: str, verb: str = "", close: str = "", tip: str = "", *, other: str = ""
    ) -> None:
        """The sentence, the verb and the `other` one, the cross's name, what the mouse tells besides."""
        self._words, self._verb, self._other = words, verb, other
        self.setToolTip(tip)
        self._close.set_name(close)
        self.setAccessibleName(words)
        self._label.setAccessibleName(" ".join(filter(None, (words, verb, other))))
        self._write()

    def text(self) -> str:
        """The sentence."""
        return self._words

    def _write(self) -> None:
        color = theme.color("accent" if self.tone == "ok" else self.tone).name()
        links = (
            f'&nbsp; <a href="{link}" style="color:{color};text-decoration:none"><b>{_escaped(verb)}</b></a>'
            for link, verb in (("#", self._verb), (_OTHER, self._other))
            if verb
        )
        self._label.setText(_escaped(self._words) + " ".join(links))
        self._fit()

    def _fit(self) -> None:
        """A wrapped label in a nested layout loses its last line unless somebody insists."""
        least = max(sizes.height(28), self.heightForWidth(self.width()))
        if least != self.minimumHeight():
            self.setMinimumHeight(least)
            self._row.invalidate()  # the resize that led here would lay out for the height before

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._write()
        super().changeEvent(event)


class UndoBar(QFrame):
    """What was just undone or deleted, and the way back. It stays until the next change."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(sizes.height(40))
        self._words = Label(tone="undo")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._verb = Button("link")
        self._verb.tone = "undo_verb"
        self._key = Label(role="small", tone="undo hint")
        self._close = Button("icon", "x")
        self._close.tone = "undo_hint"
        layout = in_row(self, (14, 0, 8, 0), 12)
        layout.addWidget(Sign("undo-2", "undo_text"))
        layout.addWidget(self._words, 1)
        for widget in (self._verb, self._key, self._close):
            layout.addWidget(widget)
        self._act: Callable[[], object] = self.hide
        self._verb.clicked.connect(lambda: self._act())
        self._close.clicked.connect(self.hide)
        self.hide()

    def say(self, words: str, verb: str, key: str, close: str, act: Callable[[], object]) -> None:
        """Show the bar and have it read aloud; `act` is the way back."""
        self._act = act
        self._words.setText(words)
        self._words.setToolTip(words)
        self._verb.setText(verb)
        self._key.setText(key)
        self._close.set_name(close)
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.setFixedHeight(sizes.height(40))
        super().changeEvent(event)

    def text(self) -> str:
        """What it says."""
        return self._words.text()


class WorkBar(Card):
    """Long work: what it is, how far it is, and the way to stop it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = Label(role="strong")
        self._bar = Bar()
        self._count = Label(role="small", tone="muted")
        self._cancel = Button()
        self._cancel.clicked.connect(self.cancelled)
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 10), sizes.STEP)
        layout.addWidget(self._what)
        layout.addWidget(self._bar)
        foot = abreast((self._count, 1), self._cancel, between=None)
        layout.addLayout(foot)
        self.hide()

    def say(self, what: str, cancel: str) -> None:
        """Show the bar for the work called `what`."""
        self._what.setText(what)
        self._cancel.setText(cancel)
        self.setAccessibleName(what)
        self.show()
        announce(self, what)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show how far the work is; `words` says it too."""
        self._bar.show_measure(Measure(done / total if total else 0.0), words)
        self._count.setText(words)


class EmptyState(QWidget):
    """What is missing, what belongs here, and what to do about it: the green button first."""

    def __init__(self, icon: str, *actions: Button) -> None:
        super().__init__()
        self._title = Label(role="section", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = Label(tone="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = in_column(self, (sizes.MARGIN, 32, sizes.MARGIN, 32), sizes.STEP)
        layout.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(Sign(icon, "muted", 40), 0, middle)
        layout.addSpacing(sizes.STEP)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        buttons = QHBoxLayout()
        buttons.setSpacing(sizes.STEP)
        buttons.setContentsMargins(0, sizes.STEP if actions else 0, 0, 0)
        buttons.addStretch(1)
        for action in actions:
            buttons.addWidget(action)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def set_words(self, title: str, sentence: str) -> None:
        """What is missing, and what belongs here."""
        self._title.setText(title)
        self._sentence.setText(sentence)
