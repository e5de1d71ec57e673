"""Where a sub-grant stands: its amounts, the stages of its way, what is linked, its documents."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes, words
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.page import Beside
from ngodesk.gui.places import to_record
from ngodesk.gui.subgrants import rows
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.figures.granted import Paper, SubGrant
    from ngodesk.work.subgranting import Standing


class StandingCard(Card):
    """Awarded, paid, settled, what remains; then the way, what is linked, the papers, each row a link."""

    link_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.names = [Label("", "small", "muted") for _place in range(4)]
        self.sums = [Label(role="title") for _place in range(4)]
        self.way, self.linked, self.papers = Table(row_height=25), Table(links=True), Table(links=True)
        self.waiting = Label(tone="muted", wrap=True)
        self.linked.chosen.connect(lambda key: self.link_chosen.emit(to_record(*key)))
        self.papers.chosen.connect(lambda key: self.link_chosen.emit(to_record("cost_documents", key)))
        self._lay_out()

    def _lay_out(self) -> None:
        sums = Beside(0)
        for name, amount in zip(self.names, self.sums, strict=True):
            pair = QWidget()
            inside = in_column(pair, (8, 0, 8, 0), 0)
            inside.addWidget(name)
            inside.addWidget(amount)
            sums.add(pair, 0)
        sums.add(QWidget(), 1)
        self.waiting.setContentsMargins(8, 0, 8, 8)
        layout = in_column(self, (8, 12, 8, 8), sizes.STEP)
        layout.addWidget(sums)
        for part in (self.waiting, self.way, self.linked, self.papers):
            layout.addWidget(part)

    def show_standing(self, found: "Standing | None", today: date) -> None:
        """Show a sub-grant; of one that is not stored yet nothing is known."""
        self.waiting.setText(_("Save the application; then its way to the settlement stands here."))
        self.waiting.setVisible(found is None)
        for part in (*self.names, *self.sums, self.way):
            part.setVisible(found is not None)
        self.linked.setVisible(found is not None)
        self.papers.setVisible(found is not None and bool(found.facts.papers))
        if found is None:
            return
        self._show_sums(found)
        self.way.setAccessibleName(_("Stages"))
        self.way.show_rows(
            [
                Column(_("Stages"), least=130),
                Column(_("Day"), least=90),
                Column("", share=1, least=100),
            ],
            way(found.facts, found.stage, today),
        )
        self.linked.setAccessibleName(_("Linked"))
        self.linked.show_rows(
            [Column(_("Linked"), least=130), Column("", share=1, least=120)],
            [[Cell(_role(each[0]), "muted"), Cell(each[3])] for each in found.linked],
            [(*each[1:3], found.project) for each in found.linked],
        )
        self._show_papers(found)
        for table in (self.way, self.linked, self.papers):
            table.show_all_rows()

    def _show_sums(self, found: "Standing") -> None:
        told = sums_of(found.facts, found.stage)
        for place, (name, label) in enumerate(zip(self.names, self.sums, strict=True)):
            name.setVisible(place < len(told))
            label.setVisible(place < len(told))
            if place < len(told):
                name.setText(told[place][0])
                label.setText(told[place][1])
                label.setAccessibleName(": ".join(told[place]))
        back = found.stage == "settled" and found.facts.left > 0
        self.sums[-1].set_tone("attention" if back else "text")

    def _show_papers(self, found: "Standing") -> None:
        self.papers.setAccessibleName(_("Payments and returns"))
        self.papers.show_rows(
            [
                Column(_("Payments and returns"), share=1, least=130),
                Column(_("Day"), least=90),
                Column(words.currency_sign(found.currency), right=True, least=90),
            ],
            [_paper_cells(paper) for paper in found.facts.papers],
            [paper.id for paper in found.facts.papers],
        )


def sums_of(facts: "SubGrant", stage: str) -> list[tuple[str, str]]:
    """What is said large: of an application what is asked for, later what became of the money."""

    def amount(value: Decimal | None) -> str:
        return "–" if value is None else words.amount(value)

    if stage in ("applied", "refused"):
        score = "–" if facts.score is None else words.number(facts.score)
        return [(_("Applied for"), amount(facts.applied)), (_("Score"), score)]
    return [
        (_("Awarded"), amount(facts.awarded)),
        (_("Paid"), amount(facts.paid)),
        (_("Settled"), amount(facts.settled)),
        (_("Must come back") if stage == "settled" else _("Still to settle"), amount(facts.left)),
    ]


def _role(field: str) -> str:
    names = {"grantee": _("Grantee"), "patron": _("Patron"), "contact": _("Contact"), "line": _("Line")}
    return names[field]


def _paper_cells(paper: "Paper") -> list[Cell]:
    """Above zero paid, below it returned; what is not paid yet says so."""
    paid = words.amount(paper.amount) if paper.amount else _("not paid yet")
    return [
        Cell(paper.number),
        Cell(dates.in_table(paper.date, current().language)),
        Cell(paid, "text" if paper.amount else "attention", "strong"),
    ]


def way(facts: "SubGrant", stage: str, today: date) -> list[list[Cell]]:
    """Every stage of the way: a tick where it is behind, the day, what is known of it."""
    refused = stage == "refused"
    decided = facts.decision_date if facts.counted or refused else None
    outcome = words.word("subgrants", "status", facts.status) if refused else ""
    term = facts.start and facts.end and dates.period(facts.start, facts.end, current().language)
    found = [
        _step(_("Applied"), True, None, facts.call),
        _step(_("Decision"), facts.counted or refused, decided, outcome),
        _step(
            _("Agreement signed"), facts.agreement_date is not None, facts.agreement_date, facts.agreement_no
        ),
        _step(_("Running"), stage in ("running", "settled"), None, term or ""),
        _step(_("Settled"), facts.settled_on is not None or stage == "settled", facts.settled_on, ""),
    ]
    if facts.counted and stage != "settled" and facts.settlement_due is not None:
        late = rows.late_cell(facts, today)
        found[-1][1:] = [Cell(dates.in_table(facts.settlement_due, current().language), "muted"), late]
    if stage == "settled" and facts.left > 0:
        back = _("{amount} must come back").format(amount=words.amount(facts.left))
        found.append(_step(_("Returned"), False, None, back))
    elif facts.returned:
        found.append(_step(_("Returned"), True, None, words.amount(facts.returned)))
    return found


def _step(name: str, done: bool, day: date | None, told: str) -> list[Cell]:
    spoken = _("{stage}, done").format(stage=name) if done else _("{stage}, not yet").format(stage=name)
    return [
        Cell(name, "accent" if done else "muted", icon="circle-check" if done else "minus", spoken=spoken),
        Cell(dates.in_table(day, current().language) if day else ""),
        Cell(told, "muted"),
    ]
