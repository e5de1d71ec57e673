"""Every figure of a project: what `ngodesk figures --format json` prints."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from tests.recount import money
from tests.recount.asked import Asked
from tests.recount.folder import Folder, Row
from tests.recount.indicators import (
    counted,
    counted_subgrants,
    organisations,
    project_hours,
    quantity,
    target,
    value,
)
from tests.recount.participation import (
    attended,
    counted_events,
    grouped_attendances,
    grouped_organisations,
    grouped_people,
    total_hours,
)
from tests.recount.period import WHOLE, Period, row_of, rows_of
from tests.recount.rounding import natural, per_cent, plain

NO_FILTERS: Row = {"measure": "organisations"}


def project_figures(folder: Folder, ref: str, period: Period = WHOLE) -> dict[str, Any]:
    """The JSON of `ngodesk figures`."""
    project = row_of(folder, "projects", ref=ref)
    unfiltered = Asked(folder, project, NO_FILTERS, period)
    return {
        "project": ref,
        "currency": project["currency"],
        "from": period.start and period.start.isoformat(),
        "to": period.end and period.end.isoformat(),
        "budget": budget(folder, project, period),
        "events": events(folder, project, period),
        "volunteers": volunteers(unfiltered),
        "outputs": outputs(unfiltered),
        "subgrants": subgrants(unfiltered),
        "cooperations": cooperations(unfiltered),
        "organisations_supported": len(organisations(unfiltered)),
        "indicators": [
            indicator(Asked(folder, project, row, period)) for row in in_order(folder, "indicators", project)
        ],
    }


def in_order(folder: Folder, table: str, project: Row) -> list[Row]:
    """'Lines, sources and indicators come in the natural order of their codes.'"""
    return sorted(rows_of(folder, table, project=project["ref"]), key=lambda row: natural(row["code"]))


class Cut:
    """A project's money in a period, and as at its end."""

    def __init__(self, folder: Folder, project: Row, period: Period) -> None:
        self.period = period
        self.planned = money.planned(folder, project, period)
        self.actual = money.in_period(partial(money.actual, folder, project), period)
        self.accepted = money.in_period(partial(money.accepted, folder, project), period)
        self.committed = money.committed(folder, project, period.last)
        self.by_the_end = money.actual(folder, project, period.last)

    def amounts(self, line: str | None = None) -> dict[str, Any]:
        """The amounts of one line, or of all."""
        planned, actual = total(self.planned, line=line), total(self.actual, line=line)
        committed = total(self.committed, line=line)
        return {
            "planned": plain(planned),
            "actual": plain(actual),
            "committed": plain(committed),
            "accepted": plain(total(self.accepted, line=line)),
            "remaining": plain(planned - actual),
            "free": None if self.period.asked else plain(planned - actual - committed),
            "percent": plain(per_cent(actual, planned)),
        }

    def by_source(self, line: str) -> dict[str, str | None]:
        """'`by_source` lists sources with an amount other than 0.00.'"""
        return {
            source: plain(amount)
            for (code, source), amount in self.actual.items()
            if code == line and amount != 0
        }


def total(cells: money.Cells, line: str | None = None, source: str | None = None) -> Decimal:
    """The sum of the cells of this line and source, or of all."""
    amounts = (
        amount for place, amount in cells.items() if line in (None, place[0]) and source in (None, place[1])
    )
    return sum(amounts, money.NOTHING)


def budget(folder: Folder, project: Row, period: Period) -> dict[str, Any]:
    """The project's amounts, then those of each line and source."""
    cut = Cut(folder, project, period)
    return cut.amounts() | {
        "lines": [
            {"code": row["code"], "name": row["name"], "category": row.get("category")}
            | cut.amounts(row["code"])
            | {"by_source": cut.by_source(row["code"])}
            for row in in_order(folder, "budget_lines", project)
        ],
        "sources": [source(folder, row, cut) for row in in_order(folder, "funding_sources", project)],
    }


def source(folder: Folder, row: Row, cut: Cut) -> dict[str, Any]:
    """A source's amounts. 'A source's share = its part of the total of all sources, planned and actual
    alike.'"""
    code = row["code"]
    planned, actual = total(cut.planned, source=code), total(cut.actual, source=code)
    receipts = rows_of(folder, "receipts", project=row["project"], source=code)
    received = partial(money.received, receipts, cut.period)
    spent = total(cut.by_the_end, source=code)
    return {
        "code": code,
        "kind": row["kind"],
        "planned": plain(planned),
        "actual": plain(actual),
        "accepted": plain(total(cut.accepted, source=code)),
        "received": plain(received("tranche", "own", "participant_fee")),
        "interest": plain(received("interest")),
        "other_income": plain(received("other")),
        "refunded": plain(-received("refund")),
        "balance": plain(money.balance(row, receipts, spent, cut.period)),
        "share_planned": plain(per_cent(planned, total(cut.planned))),
        "share_actual": plain(per_cent(actual, total(cut.actual))),
    }


def events(folder: Folder, project: Row, period: Period) -> dict[str, Any]:
    """The counted events, all and by kind, and the people at them."""
    rows = counted_events(folder, project, period)
    people = grouped_people(attended(folder, rows))
    persons = [row for row in folder.get("people", []) if row["ref"] in people]
    genders = Counter(row.get("gender") or "unknown" for row in persons)
    kinds = sorted({row["kind"] for row in rows})
    return participation(folder, project, rows) | {
        "headcount": sum(row.get("headcount") or 0 for row in rows),
        "refused": sum(row.get("refused") or 0 for row in rows),
        "by_kind": {
            kind: participation(folder, project, [row for row in rows if row["kind"] == kind])
            for kind in kinds
        },
        "people_by_gender": {gender: genders[gender] for gender in ("female", "male", "other", "unknown")},
        "people_by_county": dict(Counter(row.get("county") or "unknown" for row in persons)),
    }


def participation(folder: Folder, project: Row, events: list[Row]) -> dict[str, Any]:
    """These events, their hours, and the different people and organisations at them."""
    rows = attended(folder, events)
    return {
        "count": len(events),
        "hours": plain(total_hours(folder, events)),
        "attendances": len(grouped_attendances(rows)),
        "people": len(grouped_people(rows)),
        "organisations": len(grouped_organisations(folder, project, rows)),
    }


def volunteers(asked: Asked) -> dict[str, Any]:
    """'Volunteers = different persons, hours, value (as the personal contribution, whether or not a line is
    named).'"""
    rows = project_hours(asked)
    agreements = [row_of(asked.folder, "volunteer_agreements", ref=row["agreement"]) for row in rows]
    return {
        "people": len({agreement["person"] for agreement in agreements}),
        "hours": plain(sum(Fraction(row["hours"]) for row in rows)),
        "value": plain(sum(money.contribution(asked.folder, row) for row in rows)),
    }


def outputs(asked: Asked) -> dict[str, Any]:
    """The outputs of the period: Σ quantity."""
    kinds: Counter[str] = Counter()
    for row in asked.own("outputs", "date"):
        kinds[row["kind"]] += quantity(row)
    return {"count": kinds.total(), "by_kind": dict(kinds)}


def cooperations(asked: Asked) -> dict[str, Any]:
    """The cooperations of the period."""
    kinds = Counter(row["kind"] for row in asked.own("cooperations", "date"))
    return {"count": kinds.total(), "by_kind": dict(kinds)}


def subgrants(asked: Asked) -> dict[str, Any]:
    """'Awarded and settled = Σ `amount`, `settled`', and what was paid and came back."""
    rows = counted_subgrants(asked)
    paid, returned = money.subgrant_money(asked.folder, asked.project, asked.period, rows)
    return {
        "count": len(rows),
        "awarded": plain(total_of(rows, "amount")),
        "paid": plain(paid),
        "settled": plain(total_of(rows, "settled")),
        "returned": plain(returned),
    }


def total_of(rows: Iterable[Row], column: str) -> Decimal:
    """The sum of a column of money."""
    return sum((row.get(column) or money.NOTHING for row in rows), money.NOTHING)


def indicator(asked: Asked) -> dict[str, Any]:
    """'`met` = value ≥ target and `percent` = value ÷ target, both null without a target; they compare the
    exact value, not the printed one.'"""
    reached, wanted = value(asked), target(asked)
    return {
        "code": asked.indicator["code"],
        "name": asked.indicator["name"],
        "unit": asked.indicator.get("unit"),
        "target": plain(wanted),
        "value": plain(reached),
        "percent": None if wanted is None else plain(per_cent(reached, wanted)),
        "met": None if wanted is None else reached >= Fraction(wanted),
        "evidence": len(counted(asked)),
    }
