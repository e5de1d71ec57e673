"""A small association with one of everything that is due or unfinished."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ngodesk.model import (
    Activity,
    Allocation,
    Attendance,
    BudgetLine,
    Consultation,
    Contract,
    CostDocument,
    Event,
    FundingSource,
    Organisation,
    Payment,
    Person,
    PlannedAmount,
    Programme,
    Project,
    ReportingPeriod,
    ReportRemark,
    ReportText,
    Subgrant,
    VolunteerAgreement,
)
from ngodesk.store.store import Store

TODAY = date(2025, 11, 21)


def day(number: int) -> date:
    """A day so many days after today."""
    return TODAY + timedelta(days=number)


class Little:
    """Puts records into an open file, and remembers their ids by their codes."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ids: dict[str, int] = {}

    def add(self, name: str, record: Any) -> int:
        """One record."""
        with self.store.write("Made for a test") as session:
            session.add(record)
            session.flush()
            self.ids[name] = record.id
        return self.ids[name]

    def fill(self) -> "Little":
        """All of it."""
        self._project()
        self._money()
        self._deeds()
        self._agreements()
        return self

    def _project(self) -> None:
        funder = self.add("FUN", Organisation(ref="FUN", name="Fundusz", kind="public_body"))
        programme = self.add(
            "FS", Programme(ref="FS", name="Program", funder_id=funder, currency="PLN", report_due_days=20)
        )
        self.project = self.add(
            "P1",
            Project(
                ref="P1",
                title="Świetlica",
                role="lead",
                programme_id=programme,
                start=day(-100),
                end=day(9),
                status="running",
                currency="PLN",
            ),
        )
        for code, due, submitted in (("R0", None, day(-1)), ("R1", day(-3), None), ("R2", None, None)):
            period = ReportingPeriod(
                project_id=self.project,
                code=code,
                start=day(-100),
                end=day(-5),
                due=due,
                submitted_on=submitted,
            )
            self.add(code, period)
        self.line = self.add(
            "L", BudgetLine(project_id=self.project, code="1", name="Sale", cost_kind="direct")
        )
        self.source = self.add(
            "S", FundingSource(project_id=self.project, code="D", kind="grant", name="Dotacja")
        )
        plan = PlannedAmount(
            project_id=self.project, line_id=self.line, source_id=self.source, amount=Decimal(1000)
        )
        self.add("plan", plan)

    def _document(self, ref: str, due: date | None, gross: str, **more: Any) -> int:
        values = {"kind": "invoice", "currency": "PLN", "issuer_name": "Drukarnia"} | more
        document = CostDocument(
            ref=ref, number=f"FV {ref}", issue_date=day(-20), due_date=due, gross=Decimal(gross), **values
        )
        return self.add(ref, document)

    def _allocate(self, document: int, amount: str) -> None:
        allocation = Allocation(
            document_id=document,
            project_id=self.project,
            line_id=self.line,
            source_id=self.source,
            amount=Decimal(amount),
        )
        self.add(f"allocation {document}", allocation)

    def _money(self) -> None:
        for ref, due, more in (
            ("open", day(3), {}),
            ("late", day(-2), {}),
            ("far", day(31), {}),
            ("paid", day(4), {"payment_date": day(-1)}),
            ("proforma", day(4), {"kind": "proforma"}),
            ("gift", day(4), {"kind": "in_kind"}),
        ):
            document = self._document(ref, due, "100", **more)
            if ref != "proforma":
                self._allocate(document, "100")
        part = self._document("part", day(5), "100", outside_amount=Decimal(30))
        self._allocate(part, "60")
        self.add("payment", Payment(document_id=part, number=1, date=day(-1), amount=Decimal("40.50")))

    def _deeds(self) -> None:
        activity = self.add("A1", Activity(project_id=self.project, code="A1", title="Zajęcia"))
        for ref, start, status, signatures in (
            ("soon", day(7), "planned", None),
            ("forgotten", day(-7), "planned", None),
            ("cancelled", day(8), "cancelled", None),
            ("held", day(-30), "held", 2),
        ):
            event = Event(
                ref=ref,
                project_id=self.project,
                activity_id=activity if ref != "held" else None,
                kind="workshop",
                title=f"Spotkanie {ref}",
                status=status,
                start=start,
                signatures=signatures,
            )
            self.add(ref, event)
        self.person = self.add("O1", Person(ref="O1", first_name="Anna", last_name="Ķeniņa"))
        for event, status in (("held", "attended"), ("soon", "registered")):
            self.add(
                f"at {event}",
                Attendance(event_id=self.ids[event], person_id=self.person, status=status),
            )
        self.add("consultation", Consultation(ref="K1", title="Statut", opened=day(-9), closed=day(30)))

    def _agreements(self) -> None:
        project = self.project
        grantee = self.add("KGW", Organisation(ref="KGW", name="Koło Gospodyń", kind="ngo"))
        for ref, status in (("grant", "running"), ("settled", "settled")):
            subgrant = Subgrant(
                ref=ref,
                project_id=project,
                grantee_id=grantee,
                title="Ławka",
                amount=Decimal(1),
                settlement_due=day(14),
                status=status,
            )
            self.add(ref, subgrant)
        remark = ReportRemark(project_id=project, number=3, received=day(-9), text="?", due=day(2))
        self.add("remark", remark)
        contract = Contract(ref="U1", project_id=project, kind="lease", subject="Najem", end=day(12))
        self.add("contract", contract)
        agreement = VolunteerAgreement(
            ref="V1",
            person_id=self.person,
            project_id=project,
            start=day(-50),
            tasks="Pomoc",
            insured_until=day(6),
        )
        self.add("volunteer", agreement)
        for section, ready in (("wstęp", True), ("opis", False), ("wnioski", None)):
            text = ReportText(
                project_id=project,
                period_id=self.ids["R2"],
                report="card",
                section=section,
                language="pl",
                ready=ready,
            )
            self.add(section, text)
