"""Volunteers at a glance: what the law asks of each agreement, hours by month, worth, what is noticed."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.common import dates
from ngodesk.common.language import N_, _, current
from ngodesk.common.money import unscaled
from ngodesk.gui import words
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, card_of
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.places import to_record
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.volunteers.card import TimeCard
from ngodesk.gui.volunteers.rows import finding, hours_cell, places_of, shown_hours, together
from ngodesk.gui.volunteers.staff import StaffCard
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.volunteering import Agreement, Volunteering

_MOST = 30  # findings that are shown; the page of checks has all of them


class VolunteersView(Worded, QWidget):
    """Agreements and hours of a project, or of all of them."""

    title = N_("At a glance")
    link_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, file: OpenFile, project: int | None = None, today: date | None = None) -> None:
        super().__init__()
        self.file, self.project = file, project
        if project is not None:
            self.title = N_("Volunteers")  # beside the team and the participants
        self.today = today or date.today()
        self.found: Volunteering | None = None
        self._year: int | None = None
        self.agreements, self.hours, self.noticed = Table(links=True), Table(links=True), Table(links=True)
        self.nobody = Label(tone="muted", wrap=True)
        self.hours_name, self.years = Label(role="section"), Choices()
        self.law_name, self.law = Label(role="section"), Label(tone="muted", wrap=True)
        self.card, self.staff = TimeCard(file, self.today), StaffCard(file, self.today)
        self._lay_out()
        self.agreements.chosen.connect(self._open_agreement)
        self.hours.chosen.connect(self._open_card)
        self.noticed.chosen.connect(self._open_finding)
        self.years.activated.connect(lambda _row: self._choose_year())
        self.card.problem.connect(self.problem)
        self.staff.problem.connect(self.problem)
        self.retranslate()

    def _lay_out(self) -> None:
        scroll = Scrolling()
        self._first = card_of(self.agreements, self.nobody)
        self._noticed = card_of(self.noticed)
        self._hours, inside = Card(), QVBoxLayout()
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 0, 0)
        top.addWidget(self.hours_name)
        top.addWidget(self.years)
        top.addStretch(1)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addLayout(top)
        inside.addWidget(self.hours)
        self._hours.setLayout(inside)
        self._law = card_of(self.law_name, self.law)
        for label in (self.nobody, self.law):
            label.setContentsMargins(8, 4, 8, 4)
        self.law_name.setContentsMargins(8, 4, 8, 0)
        for card in (self._first, self._noticed, self._hours, self.card, self.staff, self._law):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        layout = in_column(self)
        layout.addWidget(scroll)

    # What there is

    def refresh(self) -> None:
        """Read it anew."""
        project, year, today = self.project, self._year, self.today

        def work(store: "Store") -> "Volunteering":
            from ngodesk.work import volunteering

            return volunteering.overview(store, project, year, today)

        self.file.read(work, self._fill)
        self.staff.refresh()

    def _fill(self, found: "Volunteering") -> None:
        first = self.found is None
        self.found = found
        if first and found.year != self.today.year:
            self.card.month = date(found.year, 12, 1)
        if first:
            months = [month for each in found.agreements for month in each.months]
            self.card.month = date(found.year, max(months, default=self.card.month.month), 1)
        self._show(found)
        self.card.show_agreements(found.agreements)

    def _show(self, found: "Volunteering") -> None:
        self._show_agreements(found)
        self._show_noticed(found)
        self._show_hours(found)
        self._show_law(found)

    def _show_agreements(self, found: "Volunteering") -> None:
        columns = [
            Column(_("Agreements"), heading=True, share=2, least=120),
            Column(_("Project"), least=40),
            Column(_("Period"), share=2, least=120),
            Column(_("In writing"), least=80),
            Column(_("Guardian's consent"), least=80),
            Column(_("Insurance"), least=80),
        ]
        cells = [self._agreement_cells(each) for each in found.agreements]
        if self.project is not None:
            columns.pop(1)
            for row in cells:
                row.pop(1)
        self.agreements.show_rows(columns, cells, [each.id for each in found.agreements])
        self.agreements.show_all_rows()
        if not found.agreements and self.agreements.hasFocus():
            self.staff.whose.setFocus()  # what goes may not take the keyboard with it
        self.agreements.setVisible(bool(found.agreements))
        self.nobody.setVisible(not found.agreements)
        self._first.setVisible(found.kept)

    @staticmethod
    def _agreement_cells(each: "Agreement") -> list[Cell]:
        from ngodesk.work.volunteering import CONSENT, INSURED, WRITTEN

        def lawful(check: str, words_: str, otherwise: str) -> Cell:
            """What stands there, or that it must and does not."""
            if check in each.missing:
                return Cell(_("missing"), "attention", icon="triangle-alert")
            return Cell(words_) if words_ else Cell(otherwise, "muted")

        language = current().language
        start = dates.in_table(each.start, language)
        end = dates.in_table(each.end, language) if each.end else _("until further notice")
        insurance = words.word("volunteer_agreements", "insurance", each.insurance) if each.insurance else ""
        name = f"{each.person}  {each.number}".strip()
        return [
            Cell(name),
            Cell(each.project or "–", "muted"),
            Cell(f"{start} – {end}"),
            lawful(WRITTEN, dates.in_table(each.signed_on, language) if each.signed_on else "", _("oral")),
            lawful(CONSENT, dates.in_table(each.consent_on, language) if each.consent_on else "", "–"),
            lawful(INSURED, insurance, "–"),
        ]

    def _show_noticed(self, found: "Volunteering") -> None:
        told = [each for each in found.noticed if each.counts][:_MOST]
        columns = [Column("", least=16), Column(_("Noticed"), share=1, least=160), Column(_("Project"))]
        self.noticed.show_rows(columns, [finding(each) for each in told], list(range(len(told))))
        self.noticed.show_all_rows()
        self._noticed.setVisible(bool(told))

    def _show_hours(self, found: "Volunteering") -> None:
        self.years.blockSignals(True)
        self.years.clear()
        for year in found.years:
            self.years.addItem(str(year), str(year))
        self.years.blockSignals(False)
        self.years.choose(str(found.year))
        months = sorted({month for each in found.agreements for month in each.months})
        names = dates.month_names(current().language)
        columns = [Column(_("Person"), share=1, least=110)]
        columns += [Column(names[month - 1], right=True) for month in months]
        columns += [
            Column(_("Hours"), right=True),
            Column(_("Confirmed"), right=True),
            Column(_("Worth"), right=True),
        ]
        shown = [each for each in found.agreements if each.year.all]
        places = places_of(shown)
        cells = [self._hours_cells(each, months, places) for each in shown]
        keys: list[object] = [each.id for each in shown]
        if len(shown) > 1:
            cells.append(together(found, months, places))
            keys.append("")
        self.hours.show_rows(columns, cells, keys)
        self.hours.show_all_rows()
        self._hours.setVisible(bool(shown))

    @staticmethod
    def _hours_cells(each: "Agreement", months: list[int], places: int) -> list[Cell]:
        worth = words.with_currency(unscaled(each.year.worth, 2), each.currency) if each.currency else ""
        if each.hourly_value is None:
            worth = _("no worth of an hour")
        return [
            Cell(each.person),
            *(hours_cell(each.months.get(month), places) for month in months),
            Cell(shown_hours(each.year.all, places), role="strong"),
            Cell(
                shown_hours(each.year.confirmed, places),
                "text" if each.year.confirmed == each.year.all else "attention",
            ),
            Cell(
                worth or words.amount(unscaled(each.year.worth, 2)),
                "muted" if each.hourly_value is None else "text",
            ),
        ]

    def _show_law(self, found: "Volunteering") -> None:
        self._law.setVisible(found.law is not None)
        if found.law is None:
            return
        day = dates.in_text(found.law.checked_on, current().language)
        source = _("Source: {source}. Looked up on {day}.").format(source=found.law.source, day=day)
        self.law.setText("\n".join([*found.law.sentences(current().language), source]))

    # Where the person goes

    def _choose_year(self) -> None:
        self._year = int(self.years.value())
        self.refresh()

    def _open_agreement(self, key: object) -> None:
        if isinstance(key, int):
            self.link_chosen.emit(to_record("volunteer_agreements", key, self.project))

    def _open_card(self, key: object) -> None:
        """The card of the last month with hours."""
        if isinstance(key, int) and self.found is not None:
            agreement = next(each for each in self.found.agreements if each.id == key)
            self.card.show_card(key, date(self.found.year, max(agreement.months), 1))
            self.card.grid.setFocus()

    def _open_finding(self, key: object) -> None:
        if isinstance(key, int) and self.found is not None:
            told = [each for each in self.found.noticed if each.counts]
            self.link_chosen.emit(to_record(*told[key].opens, self.project))

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.agreements.setAccessibleName(_("Agreements"))
        self.hours.setAccessibleName(_("Hours by month"))
        self.noticed.setAccessibleName(_("Noticed"))
        self.hours_name.setText(_("Hours by month"))
        self.years.setAccessibleName(_("Year"))
        self.law_name.setText(_("What the law asks for"))
        self.nobody.setText(_("There is no agreement with a volunteer yet. Add one in the list beside."))
        self.card.retranslate()
        self.staff.retranslate()
        if self.found is not None:
            self._show(self.found)

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.staff.grid if self._first.isHidden() else self.agreements

    def leave(self) -> None:
        """What is being typed is kept."""
        self.card.grid.commit()
        self.staff.grid.commit()
