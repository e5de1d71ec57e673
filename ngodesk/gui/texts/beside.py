"""What stands beside the text: how it will print, numbers to put in, other texts, where the form is from."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from ngodesk.common import dates
from ngodesk.common.errors import UserError
from ngodesk.common.language import LANGUAGES, _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.tabs import Entry, Tabs
from ngodesk.gui.texts.numbers import Numbers
from ngodesk.gui.texts.preview import Preview

if TYPE_CHECKING:
    from ngodesk.work.narratives import Form

PRINT, NUMBERS, OTHERS, FORM = "print", "numbers", "others", "form"
_FORMER = "former"  # among the other texts, beside languages


class OtherTexts(QWidget):
    """Texts of the period before and of other languages: to read, and to put into this one."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self._shown = ""
        self.which, self.text, self.take = Choices(), QPlainTextEdit(), Button("plain", "file-input")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        layout = in_column(self, between=sizes.STEP)
        layout.addWidget(self.which)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.which.currentIndexChanged.connect(lambda _row: self._show())
        self.take.clicked.connect(lambda: self.wanted.emit(self.texts[self.which.value()]))

    def show_texts(self, former: str, others: Mapping[str, str]) -> None:
        """The former period's text and those of other languages; the one that was read stays in sight."""
        texts = {_FORMER: former, **others}
        self.texts = {key: text for key, text in texts.items() if text.strip()}
        self.which.fill((_("Last period") if key == _FORMER else LANGUAGES[key], key) for key in self.texts)
        self._show()

    def _show(self) -> None:
        text = self.texts.get(self.which.value(), "")
        if self._shown != text:  # else the reader stays where he is
            self._shown = text
            self.text.setPlainText(text)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.which.setAccessibleName(_("Which text"))
        self.text.setAccessibleName(_("Text from elsewhere"))
        self.take.setText(_("Put it into the text"))


class Beside(Card):
    """One of them at a time."""

    number_chosen = Signal(str)
    text_wanted = Signal(str)
    left = Signal()  # back to the text, where both do not stand beside each other

    def __init__(self) -> None:
        super().__init__()
        self.tabs, self.stack = Tabs("pill"), QStackedWidget()
        self.back = Button("quiet", "arrow-left")
        self.preview, self.numbers, self.other = Preview(), Numbers(), OtherTexts()
        self.form = Label(tone="muted", wrap=True)
        self.form.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.form.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._form: Form | None = None
        self._lay_out()
        self.tabs.chosen.connect(self.show_part)
        self.back.clicked.connect(self.left)
        self.numbers.chosen.connect(self.number_chosen)
        self.other.wanted.connect(self.text_wanted)

    def _lay_out(self) -> None:
        for part in (self.preview, self.numbers, self.other, self.form):
            self.stack.addWidget(part)
        top = abreast(self.back, (self.tabs, 1))
        layout = in_column(self, (sizes.GAP, sizes.GAP, sizes.GAP, sizes.GAP), sizes.STEP)
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)

    # What there is

    def show_section(self, former: str, others: Mapping[str, str]) -> None:
        """The texts of one section that stand elsewhere."""
        self.other.show_texts(former, others)
        self._show_tabs()

    def show_known(self, known: Mapping[str, str]) -> None:
        """The figures that can be put in."""
        self.numbers.show_known(known)

    def show_form(self, form: "Form") -> None:
        """Where the report's form comes from."""
        self._form = form
        day = dates.in_text(form.checked_on, current().language)
        said = _("Where this form comes from: {source}. Looked up on {day}.").format(
            source=form.source, day=day
        )
        self.form.setText("\n\n".join(part for part in (said, form.unverified) if part))

    def allow(self, why_not: UserError | None) -> None:
        """Whether anything can be put into the text."""
        self.other.take.allow(why_not)
        self.numbers.table.setEnabled(why_not is None)

    def _show_tabs(self) -> None:
        entries = [Entry(PRINT, _("As printed")), Entry(NUMBERS, _("Numbers"))]
        if self.other.texts:
            entries.append(Entry(OTHERS, _("Other texts")))
        self.tabs.show_entries([*entries, Entry(FORM, _("Form"))], _("What stands beside the text"))
        self.show_part(self.tabs.current() or PRINT)

    def show_part(self, key: str) -> None:
        """Show one of them."""
        self.tabs.choose(key)
        parts = {PRINT: self.preview, NUMBERS: self.numbers, OTHERS: self.other, FORM: self.form}
        self.stack.setCurrentWidget(parts[key])

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.setText(_("Back to the text"))
        self.preview.setAccessibleName(_("The section as it will print"))
        self.numbers.retranslate()
        self.other.retranslate()
        if self._form is not None:
            self.show_form(self._form)
        self._show_tabs()
