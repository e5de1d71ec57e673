"""Every row that an import must refuse: named by file, row, column, value and reason, and nothing written."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.said import Command
from tests.exchange.folders import Edit, add, change, contents, held, read


@dataclass(frozen=True)
class Case:
    """What is done to the example, the cell that must be named, and a part of the reason."""

    name: str
    edits: tuple[Edit, ...]
    table: str
    row: int
    column: str
    reason: str


def case(name: str, place: str, reason: str, *edits: Edit) -> Case:
    """A case whose place is written table:row:column."""
    table, row, column = place.split(":")
    return Case(name, edits, table, int(row), column, reason)


def wrong(place: str, value: str, reason: str) -> Case:
    """A single cell that is given a wrong value."""
    table, row, column = place.split(":")
    edit = change(table, int(row), **{column: value})
    return Case(f"{column} {value!r:.30}", (edit,), table, int(row), column, reason)


MISSING, OWNED, NEITHER = "no such record", "belongs to the same", "cannot belong to anything"
DATE, TIME, NUMBER, WHOLE = "not a date such", "not a time such", "not a number with at most", "not a whole"
PROJECT = {"role": "lead", "start": "2025-01-01", "end": "2025-12-31", "status": "running", "currency": "PLN"}
# A second project with everything that a row of the first must not use.
OTHER = (
    add("projects", ref="P2", title="Drugi", **PROJECT),
    add("budget_lines", project="P2", code="X1", name="x", cost_kind="direct"),
    add("funding_sources", project="P2", code="X2", kind="grant", name="x"),
    add("reporting_periods", project="P2", code="X3", start="2025-01-01", end="2025-02-01"),
    add("amendments", project="P2", number="9", date="2025-01-01", status="approved"),
    add("activities", project="P2", code="X4", title="x"),
)
HOURS = {"agreement": "V3", "date": "2025-09-20", "hours": "1", "task": "x"}
FREE = add("volunteer_agreements", ref="V3", person="P8", start="2025-01-01", tasks="x")
WAIVER = {"check": "c", "reason": "r", "date": "2025-01-01"}
SPAN = "the end is before the start"
RATE = "a rate must be greater than 0"
COMPUTED = "nothing can be charged to a computed line"
BOTH = "a flat rate needs both"

REFERENCES = [
    wrong("affiliations:2:person", "NOBODY", MISSING),
    wrong("affiliations:3:organisation", "kgw", MISSING),
    wrong("consents:2:project", "nl1", MISSING),
    wrong("programmes:2:funder", "X", MISSING),
    wrong("credit_lines:4:programme", "X", MISSING),
    wrong("projects:2:programme", "X", MISSING),
    wrong("projects:2:contact", "X", MISSING),
    wrong("project_partners:2:organisation", "X", MISSING),
    wrong("project_team:2:person", "X", MISSING),
    wrong("activities:2:responsible", "X", MISSING),
    wrong("funding_sources:2:funder", "X", MISSING),
    wrong("budget_lines:3:partner", "X", MISSING),
    wrong("budget_lines:3:activity", "A9", OWNED),
    wrong("budget_plan:2:line", "I.1", OWNED),
    wrong("budget_plan:2:source", "Z", OWNED),
    wrong("budget_plan:2:amendment", "7", OWNED),
    wrong("budget_plan:2:amendment", "x", OWNED),
    wrong("budget_plan:2:amendment", "+-1", OWNED),
    wrong("tranches:2:source", "X", OWNED),
    wrong("receipts:2:event", "E99", MISSING),
    wrong("contracts:2:line", "X", OWNED),
    wrong("contracts:2:person", "X", MISSING),
    wrong("cost_documents:2:issuer", "X", MISSING),
    wrong("cost_documents:2:corrects", "C99", MISSING),
    wrong("cost_documents:2:settles", "C99", MISSING),
    wrong("cost_documents:3:contract", "X", MISSING),
    wrong("cost_documents:8:subgrant", "X", MISSING),
    wrong("payments:2:document", "X", MISSING),
    wrong("allocations:4:document", "X", MISSING),
    wrong("allocations:7:report_period", "R9", OWNED),
    wrong("events:2:lead", "X", MISSING),
    wrong("events:2:support_case", "X", MISSING),
    wrong("event_sessions:2:event", "X", MISSING),
    wrong("attendance:2:session", "3", OWNED),
    wrong("attendance:2:session", "one", OWNED),
    wrong("attendance:2:person", "X", MISSING),
    wrong("outputs:2:recipient", "X", MISSING),
    wrong("outputs:2:parties", "KGW;X", MISSING),
    wrong("subgrants:2:grantee", "X", MISSING),
    wrong("cooperations:2:parties", "KGW;X", MISSING),
    wrong("indicators:2:filter_activity", "A1;A9", OWNED),
    wrong("indicators:11:filter_questionnaire", "X", MISSING),
    wrong("indicators:11:filter_questions", "1;9", OWNED),
    wrong("indicators:2:filter_questions", "1", NEITHER),
    wrong("indicator_targets:2:indicator", "99", OWNED),
    wrong("indicator_targets:2:amendment", "5", OWNED),
    wrong("indicator_values:2:indicator", "99", OWNED),
    wrong("volunteer_agreements:2:person", "X", MISSING),
    wrong("volunteer_hours:2:line", "X", OWNED),
    wrong("volunteer_hours:2:event", "X", MISSING),
    wrong("support_cases:2:mentor", "X", MISSING),
    wrong("questions:2:questionnaire", "X", MISSING),
    wrong("answers:2:question", "9", OWNED),
    case("waiver of a table that is not there", "waivers:2:table", "no such table",
         add("waivers", table="steps", ref="1", **WAIVER)),
    case("waiver of a record that is not there", "waivers:2:ref", MISSING,
         add("waivers", table="people", ref="P99", **WAIVER)),
    case("waiver of a key with a part too few", "waivers:2:ref", MISSING,
         add("waivers", table="budget_lines", ref="I.10", **WAIVER)),
    case("waiver of a key with a part too many", "waivers:2:ref", MISSING,
         add("waivers", table="budget_lines", ref="NL1|I.10|", **WAIVER)),
    case("waiver of a key whose part is not there", "waivers:2:ref", MISSING,
         add("waivers", table="budget_plan", ref="NL1|I.10|D||8", **WAIVER)),
    case("period of a report text", "report_texts:2:period", OWNED,
         add("report_texts", project="NL1", period="R9", report="r", section="s", language="pl")),
]  # fmt: skip

VALUES = [
    wrong("organisations:2:kind", "NGO", "not one of ngo"),
    wrong("events:2:status", "done", "not one of planned"),
    wrong("payments:2:method", "none", "not one of transfer"),
    wrong("indicators:2:filter_kind", "training;lesson", "not one of"),
    wrong("indicators:2:filter_kind", "training; training", "twice"),
    wrong("indicators:7:filter_kind", "training", "does not count such a kind"),
    wrong("indicators:2:filter_kind", "subgrant", "does not count such a kind"),
    wrong("cooperations:2:parties", "KGW;BIE; KGW", "twice"),
    wrong("budget_lines:6:flat_rate_of", "I.2;I.2", "twice"),
    wrong("organisations:2:own", "yes", "neither true nor false"),
    wrong("organisations:2:own", "True", "neither true nor false"),
    wrong("organisations:2:own", "1", "neither true nor false"),
    wrong("projects:2:start", "01.03.2025", DATE),
    wrong("projects:2:start", "2025-3-1", DATE),
    wrong("projects:2:start", "2025-02-30", DATE),
    wrong("projects:2:start", "2025-03-01T00:00:00", DATE),
    wrong("projects:2:start", "0000-01-01", DATE),
    wrong("projects:2:start", "٢٠٢٥-03-01", DATE),
    wrong("event_sessions:2:start_time", "9:00:00", TIME),
    wrong("event_sessions:2:start_time", "09:00", TIME),
    wrong("event_sessions:2:end_time", "24:00:00", TIME),
    wrong("event_sessions:2:end_time", "12:60:00", TIME),
    wrong("people:2:birth_year", "961", "not a year of four digits"),
    wrong("people:2:birth_year", "0000", "not a year of four digits"),
    wrong("people:2:birth_year", "19610", "not a year of four digits"),
    wrong("people:2:birth_year", "1961.0", "not a year of four digits"),
    wrong("budget_plan:2:year", "20x5", "not a year of four digits"),
    wrong("events:2:capacity", "12.0", WHOLE),
    wrong("events:2:hour_minutes", "0", "at least 1"),
    wrong("projects:2:teaching_hour_minutes", "-45", "at least 1"),
    wrong("amendments:2:number", "0", "at least 1"),
    wrong("events:2:capacity", "twelve", WHOLE),
    wrong("events:2:capacity", "1e3", WHOLE),
    wrong("events:2:capacity", "1000000000000001", "larger than any number"),
    wrong("events:2:capacity", "-1000000000000001", "larger than any number"),
    wrong("events:2:capacity", "9" * 5000, "larger than any number"),
    wrong("allocations:2:amount", "1999,99", NUMBER),
    wrong("allocations:2:amount", "1 999.99", NUMBER),
    wrong("allocations:2:amount", "1\u00a0999.99", NUMBER),
    wrong("allocations:2:amount", "1,999.99", NUMBER),
    wrong("allocations:2:amount", "1e3", NUMBER),
    wrong("allocations:2:amount", "1E+3", NUMBER),
    wrong("allocations:2:amount", "nan", NUMBER),
    wrong("allocations:2:amount", "NaN", NUMBER),
    wrong("allocations:2:amount", "inf", NUMBER),
    wrong("allocations:2:amount", "-Infinity", NUMBER),
    wrong("allocations:2:amount", "0x10", NUMBER),
    wrong("allocations:2:amount", "1_000", NUMBER),
    wrong("allocations:2:amount", "--1", NUMBER),
    wrong("allocations:2:amount", ".", NUMBER),
    wrong("allocations:2:amount", "١", NUMBER),
    wrong("allocations:2:amount", "10.001", "at most 2 decimal places"),
    wrong("allocations:2:amount", "10.000", "at most 2 decimal places"),
    wrong("allocations:2:amount", "10000000000000.01", "larger than any number"),
    wrong("allocations:2:amount", "9" * 5000, NUMBER),
    wrong("projects:2:total_cost", "0.001", "at most 2 decimal places"),
    wrong("volunteer_agreements:2:hourly_value", "27.771", "at most 2 decimal places"),
    wrong("budget_lines:2:unit_cost", "10.00001", "at most 4 decimal places"),
    wrong("events:3:hours", "4.00001", "at most 4 decimal places"),
    wrong("volunteer_hours:2:hours", "3.12345", "at most 4 decimal places"),
    wrong("programmes:2:admin_limit_percent", "25.00001", "at most 4 decimal places"),
    wrong("budget_lines:6:flat_rate_percent", "7.00001", "at most 4 decimal places"),
    wrong("subgrants:2:score", "7.00001", "at most 4 decimal places"),
    wrong("budget_lines:2:quantity", "200.0000001", "at most 6 decimal places"),
    wrong("indicators:2:target", "20.0000001", "at most 6 decimal places"),
    wrong("indicator_values:2:value", "180.0000001", "at most 6 decimal places"),
    wrong("exchange_rates:2:rate", "4.2563000000001", "at most 12 decimal places"),
    wrong("cost_documents:4:exchange_rate", "4.2563000000001", "at most 12 decimal places"),
    case("a moment without its time", "bookings:2:start", "not a date and time such",
         add("rooms", ref="A", name="A"),
         add("bookings", room="A", start="2025-03-14", end="2025-03-14T10:00:00")),
    case("a moment at hour 24", "bookings:2:end", "not a date and time such",
         add("rooms", ref="A", name="A"),
         add("bookings", room="A", start="2025-03-14T09:00:00", end="2025-03-14T24:00:00")),
]  # fmt: skip

REQUIRED = [
    wrong("people:2:ref", "", "required"),
    wrong("people:2:last_name", " \t", "required"),
    wrong("projects:2:end", "", "required"),
    wrong("events:2:kind", "", "required"),
    wrong("allocations:2:amount", "", "required"),
    wrong("allocations:2:line", "", "required"),
    wrong("allocations:2:project", "", "required"),
    wrong("cooperations:2:parties", "", "required"),
    wrong("cooperations:2:parties", " ; ", "required"),
    wrong("indicator_targets:2:amendment", "", "required"),
    wrong("exchange_rates:2:rate", "", "required"),
]

KEYS = [
    case("a code twice", "people:10:ref", "the same key as in row 2",
         add("people", ref="P1", first_name="x", last_name="x")),
    case("a code twice but for spaces", "people:10:ref", "the same key as in row 2",
         add("people", ref=" P1 ", first_name="x", last_name="x")),
    case("a code twice but for its normal form", "people:11:ref", "the same key as in row 10",
         add("people", ref="\u0179", first_name="x", last_name="x"),
         add("people", ref="Z\u0301", first_name="x", last_name="x")),
    case("blank equals blank in a key", "attendance:21:organisation", "the same key as in row 10",
         add("attendance", event="E2", person="P6", status="absent")),
    case("0 and blank are one amendment", "budget_plan:19:amendment", "the same key as in row 2",
         add("budget_plan", project="NL1", line="I.10", source="D", amount="1", amendment="0")),
    case("an allocation twice", "allocations:12:source", "the same key as in row 2",
         add("allocations", document="C1", project="NL1", line="I.10", source="D", amount="1")),
    case("a rate twice", "exchange_rates:3:source", "the same key as in row 2",
         add("exchange_rates", currency="EUR", base="PLN", date="2025-05-05", rate="4",
             source="NBP 84/A/2025")),
]  # fmt: skip

SPANS = [
    wrong("projects:2:end", "2025-02-28", SPAN),
    wrong("activities:2:end", "2025-02-28", SPAN),
    wrong("reporting_periods:2:end", "2025-02-28", SPAN),
    wrong("events:2:end", "2025-03-13", SPAN),
    wrong("event_sessions:2:end_time", "08:59:59", SPAN),
    wrong("volunteer_agreements:2:end", "2025-02-28", SPAN),
    wrong("support_cases:2:end", "2025-06-19", SPAN),
    case("an affiliation", "affiliations:2:end", SPAN,
         change("affiliations", 2, start="2025-01-02", end="2025-01-01")),
    case("a credit line", "credit_lines:2:valid_to", SPAN,
         change("credit_lines", 2, valid_from="2025-01-02", valid_to="2025-01-01")),
    case("a contract", "contracts:2:end", SPAN,
         change("contracts", 2, start="2025-01-02", end="2025-01-01")),
    case("a consultation", "consultations:2:closed", SPAN,
         add("consultations", ref="K", title="t", opened="2025-01-02", closed="2025-01-01")),
    case("a booking", "bookings:2:end", SPAN, add("rooms", ref="A", name="A"),
         add("bookings", room="A", start="2025-01-02T10:00:00", end="2025-01-02T09:59:59")),
    case("volunteer hours", "volunteer_hours:2:end_time", SPAN,
         change("volunteer_hours", 2, start_time="10:00:00", end_time="09:00:00")),
    case("a participation", "participations:2:end", SPAN,
         add("participations", project="NL1", person="P1", kind="individual", start="2025-01-02",
             end="2025-01-01")),
    case("a sub-grant", "subgrants:2:end", SPAN,
         change("subgrants", 2, start="2025-01-02", end="2025-01-01")),
]  # fmt: skip

OWNERS = [
    case("an allocation's line", "allocations:2:line", OWNED, *OTHER, change("allocations", 2, line="X1")),
    case("an allocation's source", "allocations:2:source", OWNED, *OTHER,
         change("allocations", 2, source="X2")),
    case("an allocation's period", "allocations:2:report_period", OWNED, *OTHER,
         change("allocations", 2, report_period="X3")),
    case("a planned amount's line", "budget_plan:2:line", OWNED, *OTHER, change("budget_plan", 2, line="X1")),
    case("a planned amount's amendment", "budget_plan:2:amendment", OWNED, *OTHER,
         change("budget_plan", 2, amendment="9")),
    case("a target's amendment", "indicator_targets:2:amendment", OWNED, *OTHER,
         change("indicator_targets", 2, amendment="9")),
    case("a tranche's source", "tranches:2:source", OWNED, *OTHER, change("tranches", 2, source="X2")),
    case("a receipt's source", "receipts:2:source", OWNED, *OTHER, change("receipts", 2, source="X2")),
    case("a contract's line", "contracts:2:line", OWNED, *OTHER, change("contracts", 2, line="X1")),
    case("a contract's source", "contracts:2:source", OWNED, *OTHER, change("contracts", 2, source="X2")),
    case("a sub-grant's line", "subgrants:2:line", OWNED, *OTHER, change("subgrants", 2, line="X1")),
    case("a sub-grant's source", "subgrants:2:source", OWNED, *OTHER, change("subgrants", 2, source="X2")),
    case("an event's activity", "events:2:activity", OWNED, *OTHER, change("events", 2, activity="X4")),
    case("a line's activity", "budget_lines:2:activity", OWNED, *OTHER,
         change("budget_lines", 2, activity="X4")),
    case("a flat rate's line", "budget_lines:6:flat_rate_of", OWNED, *OTHER,
         change("budget_lines", 6, flat_rate_of="I.2;X1")),
    case("an indicator's activity", "indicators:2:filter_activity", OWNED, *OTHER,
         change("indicators", 2, filter_activity="X4")),
    case("an hour's line", "volunteer_hours:2:line", OWNED, *OTHER, change("volunteer_hours", 2, line="X1")),
    case("an hour's source", "volunteer_hours:3:source", OWNED, *OTHER,
         change("volunteer_hours", 3, source="X2")),
    case("a work hour's line", "work_hours:2:line", OWNED, *OTHER,
         add("work_hours", person="P5", project="NL1", date="2025-05-05", task="x", hours="1", line="X1")),
    case("a work hour's line without a project", "work_hours:2:line", NEITHER,
         add("work_hours", person="P5", project="", date="2025-05-05", task="x", hours="1", line="I.2")),
    case("a remark's period", "report_remarks:2:period", OWNED, *OTHER,
         add("report_remarks", project="NL1", number="1", period="X3", received="2025-01-01", text="x")),
    case("an answer's question", "answers:2:question", OWNED,
         add("questionnaires", ref="Q2", kind="event_evaluation", title="x"),
         add("questions", questionnaire="Q2", code="8", text="x", kind="scale"),
         change("answers", 2, question="8")),
    case("an indicator's questions", "indicators:11:filter_questions", OWNED,
         add("questionnaires", ref="Q2", kind="event_evaluation", title="x"),
         add("questions", questionnaire="Q2", code="8", text="x", kind="scale"),
         change("indicators", 11, filter_questions="8")),
]  # fmt: skip

RULES = [
    case("an attendance of nobody", "attendance:21:person", "a person or an organisation",
         add("attendance", event="E1", status="attended")),
    case("a session without length", "event_sessions:4:hours", "needs its hours or minutes",
         add("event_sessions", event="E1", number="3", date="2025-03-15")),
    case("an allocation of a proforma", "allocations:2:document", "proforma",
         change("cost_documents", 2, kind="proforma")),
    case("an allocation on a computed line", "allocations:2:line", COMPUTED,
         change("allocations", 2, line="II.2")),
    case("volunteer hours on a computed line", "volunteer_hours:3:line", COMPUTED,
         change("volunteer_hours", 3, line="II.2")),
    case("work hours on a computed line", "work_hours:2:line", COMPUTED,
         add("work_hours", person="P5", project="NL1", date="2025-05-05", task="x", hours="1", line="II.2")),
    case("a contract on a computed line", "contracts:2:line", COMPUTED,
         change("contracts", 2, line="II.2")),
    wrong("exchange_rates:2:rate", "0", RATE),
    wrong("exchange_rates:2:rate", "-4.2", RATE),
    wrong("cost_documents:4:exchange_rate", "0.000", RATE),
    wrong("projects:2:fixed_rate", "0", RATE),
    wrong("allocations:5:exchange_rate", "0", RATE),
    case("a flat rate of nothing", "budget_lines:6:flat_rate_percent", BOTH,
         change("budget_lines", 6, flat_rate_of="")),
    case("a flat rate without its percentage", "budget_lines:6:flat_rate_percent", BOTH,
         change("budget_lines", 6, flat_rate_percent="")),
    case("a flat rate of itself", "budget_lines:6:flat_rate_of", "in a circle",
         change("budget_lines", 6, flat_rate_of="I.2;II.2")),
    case("a flat rate in a circle", "budget_lines:8:flat_rate_of", "in a circle",
         change("budget_lines", 6, flat_rate_of="I.2;Z"),
         add("budget_lines", project="NL1", code="Z", name="z", cost_kind="admin", flat_rate_percent="1",
             flat_rate_of="II.2")),
    case("an hour whose source cannot be told: none", "volunteer_hours:2:source", "must be named",
         change("funding_sources", 4, kind="own_in_kind")),
    case("an hour whose source cannot be told: several", "volunteer_hours:2:source", "must be named",
         add("funding_sources", project="NL1", code="O2", kind="own_personal", name="x")),
    case("an hour with a line whose agreement has no project", "volunteer_hours:6:line", NEITHER, FREE,
         add("volunteer_hours", line="I.3", source="", **HOURS)),
    case("an hour with a source whose agreement has no project", "volunteer_hours:6:source", NEITHER, FREE,
         add("volunteer_hours", line="", source="O", **HOURS)),
    case("a credit line of neither", "credit_lines:2:programme", "name one of them",
         change("credit_lines", 2, programme="", project="")),
    case("a credit line of both", "credit_lines:2:programme", "name one of them",
         change("credit_lines", 2, project="NL1")),
]  # fmt: skip

CASES = [*REFERENCES, *VALUES, *REQUIRED, *KEYS, *SPANS, *OWNERS, *RULES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.table}: {case.name}")
def test_the_cell_is_named_and_nothing_is_written(
    ngodesk: Command, workspace: Path, folder: Path, case: Case
):
    for edit in case.edits:
        edit.apply(folder)
    before = (held(workspace), contents(workspace.parent))
    said = ngodesk("import", workspace, folder)
    assert (said.status, said.out) == (1, "")
    value = " ".join(read(folder, case.table)[case.row - 1][place(folder, case)].split())
    value = value if len(value) <= 60 else value[:60] + "…"
    start = f"{case.table}.csv, row {case.row}, column {case.column}, “{value}”: "
    named = [line for line in said.lines if line.startswith(start)]
    assert len(named) == 1, said.err
    assert case.reason in named[0]
    assert said.lines[-1].startswith(f"Nothing was imported. Problems found: {len(said.lines) - 1}.")
    assert (held(workspace), contents(workspace.parent)) == before


def place(folder: Path, case: Case) -> int:
    """Where the column stands."""
    return read(folder, case.table)[0].index(case.column)


def test_the_example_itself_is_not_refused(ngodesk: Command, workspace: Path, folder: Path):
    for edit in OTHER:
        edit.apply(folder)
    assert ngodesk("import", workspace, folder).status == 0
