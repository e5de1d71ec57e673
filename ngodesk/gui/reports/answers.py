"""The funder's remarks on a project's reports: each replied to, with the records that prove the reply."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Beside, ScrollingPage
from ngodesk.gui.places import ANSWERS, Link, page_of
from ngodesk.gui.reports import rows
from ngodesk.gui.reports.frozen import card_of
from ngodesk.gui.reports.reply import ReplyCard
from ngodesk.gui.table import Table

if TYPE_CHECKING:
    from ngodesk.figures.remarked import FunderRemark, Refused
    from ngodesk.store.store import Store
    from ngodesk.work.projects import ProjectRow

_STACKED = 860  # pixels
_LETTER = "answer-letter"
_REMARKS = "report_remarks"


@dataclass(frozen=True)
class Answers:
    """The remarks of a project; what was refused, of the whole project and by the code of a period."""

    project: "ProjectRow"
    remarks: "list[FunderRemark]"
    refused: "dict[str, list[Refused]]"


def look(store: "Store", project: int | None) -> Answers | None:
    """In the worker; nothing where the project is gone."""
    from ngodesk.work import answering, print_choices, projects

    row = next((row for row in projects.projects(store) if row.id == project), None)
    if row is None:
        return None
    known = next(each for each in print_choices.choices(store).projects if each.id == row.id)
    refused = {each.code: answering.refused(store, row.ref, each.start, each.end) for each in known.periods}
    return Answers(row, answering.remarks(store, row.ref), {**refused, "": answering.refused(store, row.ref)})


class AnswersPage(ScrollingPage):
    """Remarks left, the reply right, under them what was not accepted."""

    place, help = "reports", "reports"

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__()
        self.file, self.today = file, today or date.today()
        self._project, self._wanted = link.project, link.record
        self.found: Answers | None = None
        self.add, self.print = Button("plain", "plus"), Button("primary", "printer")
        self.table, self.refused = Table(choosing=True), Table(links=True)
        self.reply = ReplyCard(file)
        self.begin = Button("primary", "plus")
        self.empty = EmptyState("file-text", self.begin)
        self.sum = Label(tone="muted", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.add(self.add, self.print)
        self.head.meta.hide()
        self.head.trail.show()
        self._beside = Beside(_STACKED)
        self._beside.add(card_of(self.table), 5)
        self._beside.add(self.reply, 6)
        self._refused: Card = card_of(self.refused)
        inside = self._refused.layout()
        assert inside is not None
        inside.addWidget(self.sum)
        self.sum.setContentsMargins(8, 0, 8, 0)
        for part in (self._beside, self._refused, self.empty):
            self.scrolling.body.addWidget(part)
            part.hide()
        self.scrolling.body.addStretch(1)

    def _connect(self) -> None:
        self.head.trail.chosen.connect(
            lambda _step: self.link_chosen.emit(Link(tab="reports", project=self._project))
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())
        self.table.chosen.connect(lambda _key: self.reply.first_focus().setFocus())
        self.refused.chosen.connect(self._follow)
        self.reply.wanted.connect(self._write)
        self.reply.link_chosen.connect(self.link_chosen)
        self.print.clicked.connect(
            lambda: self.link_chosen.emit(Link(place="reports", filter=_LETTER, project=self._project))
        )
        for button in (self.add, self.begin):
            button.clicked.connect(
                lambda: self.link_chosen.emit(
                    Link(tab="money", table=_REMARKS, project=self._project, new=True)
                )
            )

    @property
    def link(self) -> Link:
        remark = self.chosen()
        record = remark.id if remark else None
        return Link(place=self.place, tab=ANSWERS, project=self._project, record=record)

    # What there is

    def read(self, store: "Store") -> Any:
        return look(store, self._project)

    def fill(self, found: Any) -> None:
        if found is None:
            self.link_chosen.emit(Link(place="projects"))
            return
        self.found = found
        self._show()
        self._select()
        self._show_chosen()

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        held = bool(found.remarks)
        self._beside.setVisible(held)
        self.empty.setVisible(not held)
        self.add.setVisible(held)
        self.print.setVisible(held)
        for button in (self.add, self.begin):
            button.allow(self.file.read_only)
        self.table.show_rows(
            rows.remark_columns(),
            [rows.remark_cells(each, self.today) for each in found.remarks],
            [each.id for each in found.remarks],
        )
        self.table.show_all_rows()
        self.head.trail.show_steps([found.project.title], _("Remarks of the funder"))
        open_ = sum(each.answered_on is None for each in found.remarks)
        said = plural("{number} not answered", "{number} not answered", open_).format(number=open_)
        self.head.show_state(
            said if open_ else _("all answered") if held else "", "attention" if open_ else "ok"
        )

    def _select(self) -> None:
        keys = list(self.table.rows.keys)
        if self._wanted in keys:
            self.table.setCurrentIndex(self.table.rows.index(keys.index(self._wanted), 0))
            self._wanted = None
        else:
            self.table.begin()

    def chosen(self) -> "FunderRemark | None":
        """The remark at which the keyboard stands."""
        row = self.table.currentIndex().row()
        known = self.found.remarks if self.found is not None else []
        return known[row] if 0 <= row < len(known) else None

    def _show_chosen(self) -> None:
        remark, found = self.chosen(), self.found
        self.reply.show_remark(remark)
        listed = found.refused.get(remark.period, found.refused[""]) if found and remark else []
        self.refused.show_rows(
            rows.refused_columns(),
            [rows.refused_cells(each) for each in listed],
            [each.document_id for each in listed],
        )
        self.refused.show_all_rows()
        self._refused.setVisible(bool(listed))
        if found is not None and listed:
            from ngodesk.gui import words

            whole = sum((each.amount for each in listed[1:]), listed[0].amount)
            said = _("{amount} was not accepted.")
            self.sum.setText(said.format(amount=words.with_currency(whole, found.project.currency)))

    # What is done

    def _follow(self, document: Any) -> None:
        if (link := page_of("cost_documents", document)) is not None:
            self.link_chosen.emit(link)

    def _write(self, act: Callable[["Store"], None]) -> None:
        self.file.write(act, self.problem_found.emit, table=_REMARKS)

    def leave(self) -> None:
        self.reply.flush()

    def retranslate(self) -> None:
        self.head.title.setText(_("Remarks of the funder"))
        for part in (self.table, self.scrolling):
            part.setAccessibleName(_("Remarks of the funder"))
        self.refused.setAccessibleName(_("Not accepted"))
        self.add.setText(_("Enter a remark of the funder"))
        self.begin.setText(_("Enter a remark of the funder"))
        self.print.setText(_("Print the reply"))
        self.empty.set_words(
            _("The funder remarked nothing"),
            _("Enter each point of the funder's letter with its due day; then it is answered here."),
        )
        self.reply.retranslate()
        self._show()
        if self.found is not None:
            self._show_chosen()

    def first_focus(self) -> QWidget:
        return self.begin if self.empty.isVisibleTo(self) else self.table
