"""What tells of people: columns of their own, and columns that name them or what is called after them."""

import pytest

from ngodesk.model import TABLES
from ngodesk.work import giving_out

NAMES_PEOPLE = {
    "affiliations", "attendance", "bookings", "certificates", "consents", "contracts", "participations",
    "payments", "project_team", "receipts", "volunteer_agreements", "volunteer_hours", "work_hours",
}  # fmt: skip


@pytest.mark.parametrize("table", sorted(NAMES_PEOPLE))
def test_a_table_that_names_people_tells_of_them(table: str):
    assert giving_out.is_personal((table,))


@pytest.mark.parametrize("table", ["exchange_rates", "budget_lines", "organisations", "rooms"])
def test_a_table_without_people_needs_no_tick(table: str):
    assert not giving_out.is_personal((table,))


@pytest.mark.parametrize(
    ("table", "name", "told"),
    [
        ("volunteer_hours", "agreement", True),  # it is called after the person
        ("volunteer_hours", "hours", False),
        ("participations", "disadvantage", True),
        ("participations", "project", False),
        ("attachments", "ref", True),
        ("cost_documents", "issuer", False),
    ],
)
def test_a_column_tells_of_people_by_what_it_names(table: str, name: str, told: bool):
    assert giving_out.tells_of_people(TABLES[table].described.field(name)) == told
