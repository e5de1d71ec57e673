"""Part II.2 of the report on a public task: costs by source, and three percentages."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.execution import share
from ngodesk.figures.task import TaskSources, task_sources
from ngodesk.reports.content import Column, Element, Note, Row, RowStyle, Table
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PROJECT = (task_sources,)
OPTIONS = frozenset({"number", "name", "planned", "actual", "rows", "shares", "denominator", "none", "note"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The form's rows; what the task does not have is said in the form's own words."""
    found = source.of(task_sources)
    unit = source.facts.currency
    columns = (
        Column(options["number"], weight=14),
        Column(options["name"], weight=100),
        Column(options["planned"].replace("{unit}", unit), "number", 32, summed=True),
        Column(options["actual"].replace("{unit}", unit), "number", 36, summed=True),
    )
    rows = [_row(row, found, options["none"]) for row in options["rows"]]
    rows += _shares(found, options)
    yield Table(columns, tuple(rows))
    yield Note(options["note"])


def _row(row: dict[str, Any], found: TaskSources, none: str) -> Row:
    code = row["code"]
    label = row["label"]
    if code == "2.3" and found.public:
        label = f"{label} ({', '.join(found.public)})"
    if "." not in code:
        style: RowStyle = "group"
        amounts = [found.together(column, code) for column in (found.planned, found.actual)]
    else:
        style, amounts = "body", [found.planned[code], found.actual[code]]
    cells: list[Value] = list(amounts) if any(amounts) or style == "group" else [none, none]
    return Row((f"{code}." if style == "group" else code, label, *cells), style)


def _shares(found: TaskSources, options: dict[str, Any]) -> list[Row]:
    """Row 4 is of all costs; 5 and 6 of the grant that the template names."""
    rows = []
    used = options["denominator"] == "used"
    for number, row in enumerate(options["shares"]):
        cells: list[Value] = []
        for column, grant in (
            (found.planned, found.planned["1.1"]),
            (found.actual, found.actual["1.1"] if used else found.received),
        ):
            groups = [found.together(column, group) for group in ("1", "2", "3")]
            if number == 0:
                part = share(column["1.1"], sum(groups, Decimal(0)))
            else:
                part = share(groups[number], grant)
            cells.append(options["none"] if part is None else part)
        rows.append(Row((row["code"], row["label"], *cells), "remark"))
    return rows
