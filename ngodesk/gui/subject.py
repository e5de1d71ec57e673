"""What something is written or filled for: project, period, language and more, one list beside the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.layouts import in_row

if TYPE_CHECKING:
    from ngodesk.work.print_choices import ProjectChoice

_SHARES = {"report": 4, "project": 4, "period": 3, "language": 2, "state": 2}


class Subject(QWidget):
    """Says what the person chose; the page decides what becomes of it.

    `about` is a frozen record with a field for each list.
    """

    chosen = Signal(object)  # another such record

    def __init__(self, names: Mapping[str, str], about: Any) -> None:
        super().__init__()
        self.about, self._names = about, names
        self.lists = {key: Choices() for key in names}
        row = in_row(self, between=sizes.STEP)
        for key, box in self.lists.items():
            box.may_narrow()
            row.addWidget(box, _SHARES[key])
            box.activated.connect(lambda _row, key=key: self._choose(key))

    def show_projects(self, projects: "Sequence[ProjectChoice]", about: Any) -> None:
        """The projects, the periods of the one that it is about, and what is chosen."""
        self.about = about
        project = next((each for each in projects if each.id == about.project), None)
        periods = [
            (f"{each.code} · {dates.period(each.start, each.end, current().language)}", str(each.id))
            for each in (project.periods if project else ())
        ]
        names = [(f"{each.ref} · {each.title}", str(each.id)) for each in projects]
        self.lists["project"].fill(names, str(about.project or ""))
        self.lists["period"].fill([(_("Whole project"), ""), *periods], str(about.period or ""))

    def _choose(self, key: str) -> None:
        about = replace(self.about, **_said(key, self.lists[key].value()))
        if about != self.about:
            self.chosen.emit(about)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for key, name in self._names.items():
            self.lists[key].setAccessibleName(_(name))


def _said(key: str, value: str) -> dict[str, str | int | None]:
    """What else it is about once that was chosen: another project has other periods."""
    if key == "project":
        return {"project": int(value), "period": None}
    if key == "period":
        return {"period": int(value) if value else None}
    return {key: value}
