"""Random rows of the tables that no figure is counted from, and texts in columns that were left blank."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tests.recount.drawing import DAYS, TEXTS, Drawing
from tests.recount.folder import Column, Row, tables
from tests.recount.period import rows_of

TABLES = [
    "consents",
    "affiliations",
    "work_hours",
    "participations",
    "certificates",
    "consultations",
    "remarks",
    "rooms",
    "bookings",
    "processing_purposes",
    "exchange_rates",
    "report_remarks",
]
"""Tables whose rows can be drawn from their columns alone."""

CODES = {
    "line",
    "source",
    "activity",
    "period",
    "session",
    "report_period",
    "series",
    "flat_rate_of",
    "parties",
}
"""Columns that name something of the same project, or a list."""

SPECIAL = {
    "currency",
    "rate_currency",
    "account_currency",
    "base",
    "country",
    "language",
    "value",
    "key",
    "table",
}
"""Columns whose words are not free."""

LAST_DAYS = {"end", "withdrawn_on", "closed", "valid_to", "answered_on", "due"}
"""Columns that must not be before a start."""

VALUES: dict[str, list[Any]] = {
    "string": TEXTS,
    "integer": [1, 12],
    "year": [1999, 2024],
    "number": [Decimal("2.5"), Decimal("1"), Decimal("100")],
    "date": DAYS,
    "time": [time(9), time(17, 30)],
    "datetime": [datetime(2025, 3, 14, 9), datetime(2025, 3, 14, 10)],
    "boolean": [True, False],
}


def draw_rest(drawing: Drawing) -> None:
    """A few rows of every other table, then a text here and there."""
    for table in TABLES:
        for _ in drawing.times(2):
            draw_row(drawing, table)
    draw_project_papers(drawing)
    draw_credit_line(drawing)
    if drawing.any_of([True]):
        drawing.add("settings", key=drawing.one(["signatory.1", "x.unknown"]), value=drawing.one(TEXTS))
    for table in list(drawing.folder):
        draw_text(drawing, table)


def draw_row(drawing: Drawing, table: str) -> None:
    """A row of the table: what is required, and now and then more."""
    row: Row = {}
    for column in tables()[table].columns:
        if column.name in CODES:
            continue
        row[column.name] = draw_cell(drawing, column)
        if column.required and row[column.name] is None:
            return
    if not (set(row) >= {"start", "end"} and row["end"] and row["start"] and row["end"] < row["start"]):
        drawing.add(table, **row)


def draw_cell(drawing: Drawing, column: Column) -> Any:
    """A reference, a word of an enum, or a value of the column's type; None where there is nothing to refer
    to."""
    if column.name in LAST_DAYS and not column.required and column.type == "date":
        return drawing.one([None, date(2026, 12, 31)])
    if column.refers_to:
        values: list[Any] = drawing.refs(column.refers_to)
    elif column.name in SPECIAL:
        values = ["PLN", "EUR"] if column.required else []
    else:
        values = list(column.choices) or VALUES[column.type]
    if not values:
        return None
    return drawing.one(values) if column.required else drawing.any_of(values)


def draw_project_papers(drawing: Drawing) -> None:
    """Narratives, tranches and waivers."""
    for project in drawing.refs("projects"):
        sources = drawing.codes("funding_sources", project)
        for number in drawing.times(2 if sources else 0):
            values = {"number": number, "source": drawing.one(sources), "amount": Decimal(100)}
            drawing.add("tranches", project=project, **values, due=drawing.any_of(DAYS))
        for _ in drawing.times(1):
            period = drawing.any_of(drawing.codes("reporting_periods", project))
            place = {"report": "financial", "section": "activity.A1", "language": "pl", "period": period}
            drawing.add("report_texts", project=project, **place, text=drawing.one(TEXTS), ready=True)
    for person in rows_of(drawing.folder, "people")[:1]:
        about = {"check": "people.consent", "table": "people", "ref": person["ref"]}
        drawing.add("waivers", **about, reason=drawing.one(TEXTS), date=drawing.one(DAYS))


def draw_credit_line(drawing: Drawing) -> None:
    """'A credit line of neither or both of programme and project' is refused."""
    for table, column in (("programmes", "programme"), ("projects", "project")):
        ref = drawing.any_of(drawing.refs(table))
        if ref:
            drawing.add(
                "credit_lines", **{column: ref}, language="pl", position=drawing.any_of([1, 2]), text="„UE”"
            )


def draw_text(drawing: Drawing, table: str) -> None:
    """Perhaps a text in a free column of the table's first row, where that is blank."""
    free = [
        column.name
        for column in tables()[table].columns
        if column.type == "string"
        and not (column.choices or column.refers_to or column.name in CODES | SPECIAL)
        and column.name not in tables()[table].key
        and not column.name.startswith("filter_")
    ]
    name = drawing.any_of(free)
    for row in drawing.folder[table][:1]:
        if name and row.get(name) is None:
            row[name] = drawing.one(TEXTS)
