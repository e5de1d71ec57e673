"""Small folders that random ones seldom hit, each with what makes it hard."""

from datetime import date
from decimal import Decimal

from tests.recount.folder import Folder
from tests.recount.period import WHOLE, Period
from tests.recount.strategies import Case

SPRING, SUMMER = date(2025, 3, 31), date(2025, 7, 1)
PROJECT: Folder = {
    "organisations": [{"ref": "O|1", "name": "Organisation", "kind": "ngo"}],
    "people": [{"ref": "P\\1", "first_name": "Ilze", "last_name": "Ozola"}],
    "projects": [
        {
            "ref": "KE",
            "title": "Project",
            "role": "lead",
            "start": SPRING,
            "end": SUMMER,
            "status": "running",
            "currency": "EUR",
        }
    ],
    "funding_sources": [{"project": "KE", "code": "D", "kind": "grant", "name": "Grant"}],
    "budget_lines": [{"project": "KE", "code": "1", "name": "Line", "cost_kind": "direct"}],
}
DOCUMENT = {"ref": "C1", "kind": "other", "number": "1", "issue_date": SPRING, "currency": "EUR"}
ALLOCATION = {"document": "C1", "project": "KE", "line": "1", "source": "D"}
EVENT = {"ref": "E|1", "project": "KE", "kind": "fair", "title": "Fair", "status": "held", "start": SPRING}


def case(period: Period = WHOLE, **tables: list[dict[str, object]]) -> Case:
    """A case of one project with these tables."""
    return Case({**PROJECT, **tables}, [SPRING], period)


def indicators(*measures: str, **filters: object) -> list[dict[str, object]]:
    """An indicator of each measure, all with the same filters."""
    fixed = {"project": "KE", "name": "Indicator", "kind": "output", **filters}
    return [{**fixed, "code": measure, "measure": measure} for measure in measures]


def keys_with_a_bar() -> Case:
    """'A `|` or `\\` inside a joined key is written `\\|`, `\\\\`', once, and a key of one column is not
    joined."""
    return case(
        events=[{**EVENT, "series": "A|B"}],
        attendance=[
            {
                "event": "E|1",
                "person": "P\\1",
                "organisation": "O|1",
                "status": "attended",
                "hours": Decimal(2),
            }
        ],
        indicators=indicators("events", "people", "organisations", "attendances", "person_hours", "series"),
    )


def payment_taken_back() -> Case:
    """A payment to a grantee that is taken back later is less paid, not returned: 'a period's amount is the
    sum up to E less the sum up to the day before S'."""
    return case(
        Period(SUMMER, None),
        subgrants=[
            {
                "ref": "S1",
                "project": "KE",
                "grantee": "O|1",
                "title": "Bench",
                "amount": Decimal(100),
                "status": "running",
            }
        ],
        cost_documents=[{**DOCUMENT, "gross": Decimal(100), "subgrant": "S1"}],
        allocations=[{**ALLOCATION, "amount": Decimal(100)}],
        payments=[
            {"document": "C1", "number": 1, "date": SPRING, "amount": Decimal(100)},
            {"document": "C1", "number": 2, "date": SUMMER, "amount": Decimal(-40)},
        ],
    )


def contract_without_amount() -> Case:
    """A contract whose amount is not known commits nothing, not even when a credit note names it."""
    return case(
        contracts=[
            {"ref": "U1", "project": "KE", "line": "1", "source": "D", "kind": "mandate", "subject": "Work"}
        ],
        cost_documents=[{**DOCUMENT, "gross": Decimal(-30), "contract": "U1"}],
        allocations=[{**ALLOCATION, "amount": Decimal(-30)}],
    )


def organisation_alone() -> Case:
    """'For an organisation [the hours] of all who stood for it': nobody stood for an exhibitor that came
    alone."""
    return case(
        events=[EVENT],
        attendance=[{"event": "E|1", "organisation": "O|1", "status": "attended", "hours": Decimal(6)}],
        indicators=indicators("organisations", min_hours=Decimal(1)),
    )


HARD_CASES = [keys_with_a_bar, payment_taken_back, contract_without_amount, organisation_alone]
