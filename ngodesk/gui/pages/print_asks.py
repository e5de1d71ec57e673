"""What a report is to be about: one choice under the other, only those that the report needs."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import N_, _, current
from ngodesk.common.text import sort_key
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.print_lines import NumbersBox, RecordLine, RowsLine
from ngodesk.gui.places import Link
from ngodesk.gui.reports.package import PACKAGE

if TYPE_CHECKING:
    from ngodesk.work.print_choices import Choices as Offered
    from ngodesk.work.print_choices import ProjectChoice
    from ngodesk.work.printing import ReportRow, Wish

_LABELS = {
    "report": N_("Report"),
    "project": N_("Project"),
    "period": N_("Period"),
    "amendment": N_("Plan"),
    "month": N_("Month"),
    "document": N_("Cost document"),
    "person": N_("Person"),
    "event": N_("Event"),
    "series": N_("Certificates of"),
    "agreement": N_("Agreement"),
    "subgrant": N_("Sub-grant"),
    "questionnaire": N_("Questionnaire"),
    "consultation": N_("Consultation"),
    "blank": N_("Empty rows"),
    "chosen": N_("Numbers of the letter"),
    "names": N_("Names of people"),
    "papers": N_("Descriptions of documents"),
}
_LISTS = ("report", "project", "period", "amendment", "month", "series", "names", "papers")
_LETTER = "controllers-list"  # by the numbers of a letter
_HANDED_OUT = (PACKAGE, _LETTER)  # to people outside: names may be masked
_PLAIN, _INITIALS, _EACH = "", "initials", "each"
_TABLES = {
    "document": "cost_documents",
    "person": "people",
    "event": "events",
    "agreement": "volunteer_agreements",
    "subgrant": "subgrants",
    "questionnaire": "questionnaires",
    "consultation": "consultations",
}
_WHOLE, _IN_FORCE = "", ""
_SERIES = "series"
_FIRST = "project-card"  # what every project has


class Asks(QWidget):
    """The report and what it needs."""

    changed = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.offered: Offered | None = None
        self._rows: list[ReportRow] = []
        self.labels = {key: Label(role="small", tone="muted") for key in _LABELS}
        self.lists = {key: Choices() for key in _LISTS}
        self.lines = {key: RecordLine(table, file) for key, table in _TABLES.items()}
        self.blank, self.numbers = RowsLine(), NumbersBox()
        others = {"blank": self.blank, "chosen": self.numbers}
        self._editors: dict[str, QWidget] = {**self.lists, **self.lines, **others}
        self._boxes: dict[str, QWidget] = {}
        layout = in_column(self, between=sizes.STEP)
        for key in _LABELS:
            layout.addWidget(self._box(key))
        self.lists["report"].currentIndexChanged.connect(lambda _index: self._report_chosen())
        self.lists["project"].currentIndexChanged.connect(lambda _index: self._project_chosen())
        for key in ("period", "amendment", "month", "series", "names", "papers"):
            self.lists[key].currentIndexChanged.connect(lambda _index: self.changed.emit())
        for line in self.lines.values():
            line.picked.connect(self.changed)
        self.blank.changed.connect(self.changed)
        self.numbers.changed.connect(self.changed)
        self._show_needed()

    def _box(self, key: str) -> QWidget:
        box = QWidget()
        inside = in_column(box, between=2)
        if key in self.lists:
            self.lists[key].may_narrow()
        inside.addWidget(self.labels[key])
        inside.addWidget(self._editors[key])
        self._boxes[key] = box
        return box

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for key, words in _LABELS.items():
            self.labels[key].setText(_(words))
            self._editors[key].setAccessibleName(_(words))
        self.blank.retranslate()
        self.numbers.retranslate()
        if self.offered is not None:
            self.offer(self.offered)

    def offer(self, offered: "Offered") -> None:
        """Fill the lists; what was chosen stays chosen where it is still there."""
        self.offered = offered
        language = current().language
        self._rows = _reports(language)
        self.lists["report"].fill([(row.title, row.id) for row in self._rows])
        self.lists["project"].fill([(f"{each.ref} · {each.title}", each.ref) for each in offered.projects])
        months = [(dates.month(month, language), month.isoformat()) for month in offered.months]
        self.lists["month"].fill(months)
        self.lists["series"].fill([(_("the event"), ""), (_("the whole series"), _SERIES)])
        self.lists["names"].fill([(_("as they are"), _PLAIN), (_("initials only"), _INITIALS)])
        papers = [(_("without them"), ""), (_("one for each document"), _EACH)]
        self.lists["papers"].fill(papers)
        self._fill_project()
        self._show_needed()

    def begin(self, link: Link, name: str) -> None:
        """Begin with what a link names; nobody is told."""
        projects = self.offered.projects if self.offered else ()
        ref = next((each.ref for each in projects if each.id == link.project), "")
        series = _SERIES if "series" in dict(link.values) else ""
        for key, value in (("report", link.filter or _FIRST), ("project", ref), ("series", series)):
            if self.lists[key].findData(value) >= 0:
                self.lists[key].choose(value)
        for key in self._needs() & set(_TABLES):
            self.lines[key].show_record(link.record, name)
        self._fill_project()
        period = dict(link.values).get("period")
        if self.lists["period"].findData(period) >= 0:
            self.lists["period"].choose(str(period))
        self._show_needed()

    def link(self) -> Link:
        """What leads here again: the report, its project and period, or its record."""
        row, project = self.row(), self.project()
        needs = self._needs()
        record = next((self.lines[key].record for key in _TABLES if key in needs), None)
        period = self.lists["period"].value() if "period" in needs else ""
        return Link(
            place="reports",
            filter=row.id if row else "",
            project=project.id if project and "project" in needs else None,
            record=record,
            values=(("period", period),) if period else (),
        )

    def _fill_project(self) -> None:
        project, language = self.project(), current().language
        periods = [(_("Whole project"), _WHOLE)]
        plans = [(_("In force"), _IN_FORCE), (_("The agreement"), "0")]
        if project is not None:
            periods += [
                (f"{each.code} · {dates.period(each.start, each.end, language)}", each.code)
                for each in project.periods
            ]
            plans += [(_("Amendment {number}").format(number=each), str(each)) for each in project.amendments]
        self.lists["period"].fill(periods)
        self.lists["amendment"].fill(plans)

    def project(self) -> "ProjectChoice | None":
        chosen = self.lists["project"].value()
        projects = self.offered.projects if self.offered else ()
        return next((each for each in projects if each.ref == chosen), None)

    def row(self) -> "ReportRow | None":
        """The report that is chosen."""
        chosen = self.lists["report"].value()
        return next((row for row in self._rows if row.id == chosen), None)

    def _needs(self) -> set[str]:
        row = self.row()
        needs = set(row.needs) if row else set()
        if row is not None and row.id in _HANDED_OUT:
            needs |= {"names", "chosen" if row.id == _LETTER else "papers"}
        elif "project" in needs:
            needs |= {"amendment"}
        return needs | {"report"}

    def _show_needed(self) -> None:
        needs = self._needs()
        for key, box in self._boxes.items():
            box.setVisible(key in needs)

    def _report_chosen(self) -> None:
        self._show_needed()
        self.changed.emit()

    def _project_chosen(self) -> None:
        self._fill_project()
        self.changed.emit()

    def wish(self, language: str) -> "Wish | None":
        """What is asked for; nothing while a project, document or person is missing."""
        row = self.row()
        if row is None:
            return None
        from ngodesk.work.printing import Wish, needed

        needs, project = self._needs(), self.project()
        period = self._period() if "period" in needs else None
        plan = self.lists["amendment"].value()
        records: dict[str, Any] = {key: line.record for key, line in self.lines.items() if key in needs}
        wish = Wish(
            project=project.ref if project and "project" in needs else None,
            start=period[0] if period else None,
            end=period[1] if period else None,
            month=date.fromisoformat(self.lists["month"].value()) if "month" in needs else None,
            amendment=int(plan) if "amendment" in needs and plan else None,
            language=language,
            blank=self.blank.number() if "blank" in needs else None,
            series="series" in needs and self.lists["series"].value() == _SERIES,
            chosen=self.numbers.numbers() if "chosen" in needs else (),
            papers="papers" in needs and self.lists["papers"].value() == _EACH,
            mask="names" in needs and self.lists["names"].value() == _INITIALS,
            **records,
        )
        return wish if all(getattr(wish, need) is not None for need in needed(row.id)) else None

    def _period(self) -> tuple[date, date] | None:
        project, code = self.project(), self.lists["period"].value()
        for each in project.periods if project else ():
            if each.code == code:
                return each.start, each.end
        return None


def table_of(report: str) -> str:
    """The table of the record that a report is about; blank where it is about none."""
    row = next((row for row in _reports(current().language) if row.id == report), None)
    return next((_TABLES[need] for need in row.needs if need in _TABLES), "") if row else ""


def _reports(language: str) -> "list[ReportRow]":
    """All reports, in the order of their titles."""
    from ngodesk.work.printing import reports

    return sorted(reports(language), key=lambda row: sort_key(row.title, language))
