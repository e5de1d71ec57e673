"""What is written for: report, project, period and language, one list beside the other."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ngodesk.common import dates
from ngodesk.common.language import LANGUAGES, N_, _, current
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.texts.reading import About

if TYPE_CHECKING:
    from ngodesk.work.narrative_choices import Offered

_NAMES = {
    "report": N_("Report"),
    "project": N_("Project"),
    "period": N_("Period"),
    "language": N_("Language of the text"),
}
_SHARES = {"report": 4, "project": 4, "period": 3, "language": 2}


class Choosers(QWidget):
    """Says what the person chose; the page decides what becomes of it."""

    chosen = Signal(object)  # About

    def __init__(self) -> None:
        super().__init__()
        self.about = About()
        self.lists = {key: Choices() for key in _NAMES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.STEP)
        for key, box in self.lists.items():
            box.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row.addWidget(box, _SHARES[key])
            box.activated.connect(lambda _row, key=key: self._choose(key))

    def offer(self, offered: "Offered", about: About) -> None:
        """What there is to choose from, and what is chosen."""
        self.about = about
        project = next((each for each in offered.projects if each.id == about.project), None)
        language = current().language
        periods = [(_("Whole project"), "")]
        periods += [
            (f"{each.code} · {dates.period(each.start, each.end, language)}", str(each.id))
            for each in (project.periods if project else ())
        ]
        self._fill("report", [(row.title, row.id) for row in offered.reports], about.report)
        projects = [(f"{each.ref} · {each.title}", str(each.id)) for each in offered.projects]
        self._fill("project", projects, str(about.project or ""))
        self._fill("period", periods, str(about.period or ""))
        self._fill("language", [(name, code) for code, name in LANGUAGES.items()], about.language)

    def _fill(self, key: str, items: list[tuple[str, str]], chosen: str) -> None:
        box = self.lists[key]
        box.blockSignals(True)
        box.clear()
        for words, value in items:
            box.addItem(words, value)
        box.blockSignals(False)
        box.choose(chosen)
        box.setToolTip(box.currentText())

    def _choose(self, key: str) -> None:
        value = self.lists[key].value()
        if key == "project":
            about = replace(self.about, project=int(value), period=None)
        elif key == "period":
            about = replace(self.about, period=int(value) if value else None)
        elif key == "language":
            about = replace(self.about, language=value)
        else:
            about = replace(self.about, report=value)
        if about != self.about:
            self.chosen.emit(about)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for key, name in _NAMES.items():
            self.lists[key].setAccessibleName(_(name))
