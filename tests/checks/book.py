"""A small association's book: a project with one line and one grant, and whatever a test writes into it."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from ngodesk.checks.core.finding import Finding
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.running import every, run
from ngodesk.model import (
    Allocation,
    Attachment,
    Attendance,
    BudgetLine,
    CostDocument,
    Event,
    FundingSource,
    Indicator,
    Organisation,
    Payment,
    Person,
    PlannedAmount,
    Programme,
    Project,
    Receipt,
    ReportingPeriod,
    Setting,
    VolunteerAgreement,
    VolunteerHours,
)
from ngodesk.store.store import Store

START, END = date(2025, 1, 1), date(2025, 12, 31)
TODAY = date(2025, 6, 30)
LATER = date(2026, 1, 1)
"""The project is over."""


class Book:
    """Puts records into an open file. Amounts are texts."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._number = 0
        self.programme = self.add(Programme(ref="PR", name="Program", currency="PLN"))
        self.project = self.new_project("P1")
        self.line = self.new_line("1")
        self.grant = self.new_source("G")

    def add(self, record: Any) -> int:
        """One record; gives its id."""
        with self.store.write("Made for a test") as session:
            session.add(record)
            session.flush()
            return int(record.id)

    def change(self, kind: Any, row_id: int, **values: Any) -> None:
        """Other values in a record."""
        with self.store.write("Made for a test") as session:
            found = session.get(kind, row_id)
            for name, value in values.items():
                setattr(found, name, value)

    def limit(self, **values: Any) -> None:
        """Rules of the programme."""
        self.change(Programme, self.programme, **values)

    def new_project(self, ref: str, **more: Any) -> int:
        """A project of the year 2025."""
        values = {
            "title": ref,
            "programme_id": self.programme,
            "role": "lead",
            "start": START,
            "end": END,
            "status": "running",
            "currency": "PLN",
        } | more
        return self.add(Project(ref=ref, **values))

    def new_line(self, code: str, *, planned: str = "", **more: Any) -> int:
        """A budget line, with its plan from the grant."""
        values = {"project_id": self.project, "name": code, "cost_kind": "direct"} | more
        line = self.add(BudgetLine(code=code, **values))
        if planned:
            self.plan(line, planned)
        return line

    @cached_property
    def second_line(self) -> int:
        """Another line, where one is not enough."""
        return self.new_line("2")

    def new_source(self, code: str, kind: str = "grant", **more: Any) -> int:
        """A funding source."""
        values = {"project_id": self.project, "name": code} | more
        return self.add(FundingSource(code=code, kind=kind, **values))

    def plan(self, line: int, amount: str, source: int | None = None) -> int:
        """What a line may cost from a source."""
        return self.add(
            PlannedAmount(
                project_id=self.project,
                line_id=line,
                source_id=source or self.grant,
                amount=Decimal(amount),
            )
        )

    def document(self, gross: str = "100", **more: Any) -> int:
        """An invoice of today with a number of its own; nobody paid it."""
        self._number += 1
        values = {
            "ref": f"D{self._number}",
            "number": f"FV {self._number}",
            "kind": "invoice",
            "issue_date": TODAY,
            "currency": "PLN",
        } | more
        numbers = {name: Decimal(value) for name, value in values.items() if name in _AMOUNTS}
        return self.add(CostDocument(gross=Decimal(gross), **(values | numbers)))

    def charge(self, document: int, amount: str = "100", **more: Any) -> int:
        """A part of a document, by default from the grant."""
        values = {"project_id": self.project, "line_id": self.line, "source_id": self.grant} | more
        return self.add(Allocation(document_id=document, amount=Decimal(amount), **values))

    def cost(self, gross: str = "100", *, charge: Any = (), **more: Any) -> int:
        """A document that is wholly charged to the project."""
        document = self.document(gross, **more)
        self.charge(document, gross, **dict(charge))
        return document

    def pay(self, document: int, amount: str, day: date, number: int = 1, **more: Any) -> int:
        """A payment."""
        return self.add(
            Payment(document_id=document, number=number, date=day, amount=Decimal(amount), **more)
        )

    def receive(self, amount: str, kind: str = "tranche", source: int | None = None) -> int:
        """Money that came in."""
        self._number += 1
        return self.add(
            Receipt(
                ref=f"R{self._number}",
                project_id=self.project,
                source_id=source or self.grant,
                date=TODAY,
                kind=kind,
                amount=Decimal(amount),
            )
        )

    def period(self, code: str = "R1", **more: Any) -> int:
        """A reporting period, the first half of the year."""
        values = {"project_id": self.project, "start": START, "end": TODAY} | more
        return self.add(ReportingPeriod(code=code, **values))

    def organisation(self, ref: str, **more: Any) -> int:
        """An organisation."""
        return self.add(Organisation(**({"ref": ref, "name": f"Name of {ref}", "kind": "business"} | more)))

    def country(self, code: str) -> None:
        """Where our organisation is at home."""
        with self.store.read() as session:
            own = session.query(Organisation.id).filter(Organisation.own.is_(True)).one()[0]
        self.change(Organisation, own, country=code)

    def setting(self, key: str, value: str) -> None:
        """A setting of the workspace."""
        with self.store.read() as session:
            found = session.query(Setting.id).filter(Setting.key == key).scalar()
        if found is None:
            self.add(Setting(key=key, value=value))
        else:
            self.change(Setting, found, value=value)

    def volunteer(self, start: date = START, end: date | None = END, **more: Any) -> int:
        """An agreement with a new person; what begins with a name of a person's field goes there."""
        self._number += 1
        about = {name: more.pop(name) for name in ("birth_date", "birth_year") if name in more}
        person = self.add(Person(ref=f"O{self._number}", first_name="Anna", last_name="Łąk", **about))
        values = {"project_id": self.project, "tasks": "Pomoc", "person_id": person} | more
        return self.add(VolunteerAgreement(ref=f"V{self._number}", start=start, end=end, **values))

    def work(self, agreement: int, day: date, hours: str = "1", **more: Any) -> int:
        """Hours of a volunteer."""
        self._number += 1
        values = {"task": f"task {self._number}"} | more
        return self.add(VolunteerHours(agreement_id=agreement, date=day, hours=Decimal(hours), **values))

    def person(self, first: str = "Anna", last: str = "Łąk", **more: Any) -> int:
        """A person."""
        self._number += 1
        return self.add(Person(ref=f"O{self._number}", first_name=first, last_name=last, **more))

    def event(self, title: str = "Warsztat", **more: Any) -> int:
        """A workshop of three hours that was held today."""
        self._number += 1
        values = {
            "project_id": self.project,
            "kind": "workshop",
            "status": "held",
            "start": TODAY,
            "hours": Decimal(3),
        } | more
        return self.add(Event(ref=f"E{self._number}", title=title, **values))

    def attend(self, event: int, person: int | None = None, **more: Any) -> int:
        """Somebody was there; a new person where none is named."""
        values = {"status": "attended", "person_id": person or self.person()} | more
        return self.add(Attendance(event_id=event, **values))

    def indicator(self, code: str = "W1", measure: str = "people", **more: Any) -> int:
        """An indicator."""
        values = {"project_id": self.project, "name": f"Name of {code}", "kind": "output"} | more
        numbers = {name: Decimal(value) for name, value in values.items() if name == "target"}
        return self.add(Indicator(code=code, measure=measure, **(values | numbers)))

    def attach(self, table: str, record: int, kind: str) -> int:
        """A file at a record."""
        self._number += 1
        return self.add(
            Attachment(
                table_name=table,
                record_id=record,
                kind=kind,
                filename=f"{self._number}.pdf",
                sha256=f"{self._number:064}",
            )
        )

    def find(
        self, check: str, today: date = TODAY, *, project: int | None = None, document: int | None = None
    ) -> list[Finding]:
        """What one check finds."""
        (asked,) = [each for each in every() if each.RULE.id == check]
        with self.store.reading() as connection:
            found = run(Look(connection, today, project, document), asked=[asked])
        assert all(each.table in each.rule.tables and each.what.text() for each in found)
        return found

    def ids(self, check: str, today: date = TODAY) -> list[int]:
        """The records that one check finds."""
        return [each.id for each in self.find(check, today)]

    def cents(self, check: str, today: date = TODAY) -> int:
        """The money at risk, as one check says."""
        return sum(risk.cents for each in self.find(check, today) for risk in each.risks)


_AMOUNTS = ("net", "vat", "employer_cost", "amount_due", "outside_amount", "exchange_rate")
