"""What a form is filled for: project, period, language, one list beside the other."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ngodesk.common import dates
from ngodesk.common.language import LANGUAGES, N_, _, current
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.forms.reading import About, Found

_NAMES = {"project": N_("Project"), "period": N_("Period"), "language": N_("Language of the filled form")}
_SHARES = {"project": 4, "period": 3, "language": 2}


def fill(box: Choices, items: list[tuple[str, str]], chosen: str) -> None:
    """Other things to choose from, without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for words, value in items:
        box.addItem(words, value)
    box.blockSignals(False)
    box.choose(chosen)
    box.setToolTip(box.currentText())


class Choosing(QWidget):
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

    def offer(self, found: Found) -> None:
        """What there is to choose from, and what is chosen."""
        self.about = found.about
        project = next((each for each in found.projects if each.id == found.about.project), None)
        periods = [(_("Whole project"), "")]
        periods += [
            (f"{each.code} · {dates.period(each.start, each.end, current().language)}", str(each.id))
            for each in (project.periods if project else ())
        ]
        own = _("The form’s language") if found.form is not None and found.form.language else ""
        languages = [(own or _("The file’s language"), "")]
        languages += [(name, code) for code, name in LANGUAGES.items()]
        projects = [(f"{each.ref} · {each.title}", str(each.id)) for each in found.projects]
        fill(self.lists["project"], projects, str(found.about.project or ""))
        fill(self.lists["period"], periods, str(found.about.period or ""))
        fill(self.lists["language"], languages, found.about.language)

    def _choose(self, key: str) -> None:
        value = self.lists[key].value()
        if key == "project":
            about = replace(self.about, project=int(value), period=None)
        elif key == "period":
            about = replace(self.about, period=int(value) if value else None)
        else:
            about = replace(self.about, language=value)
        if about != self.about:
            self.chosen.emit(about)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for key, name in _NAMES.items():
            self.lists[key].setAccessibleName(_(name))
