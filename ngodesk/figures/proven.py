"""Every indicator of a project with the records that it was counted from, by day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated
from ngodesk.common.text import natural_key, split_key
from ngodesk.figures.indicators import evidence, indicators
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Scope

_DAYS = {
    "events": "SELECT ref, start FROM events WHERE project_id = ?",
    "subgrants": "SELECT ref, agreement_date FROM subgrants WHERE project_id = ?",
    "outputs": "SELECT ref, date FROM outputs WHERE project_id = ?",
    "cooperations": "SELECT ref, date FROM cooperations WHERE project_id = ?",
}
FACTS = (
    "SELECT code, kind, baseline, measure, coalesce(verification, '') FROM indicators WHERE project_id = ?"
)


@dataclass(frozen=True, slots=True)
class Record:
    """Something that was counted, and the codes of the records that made it count."""

    table: str
    ref: str
    label: str
    date: dt.date | None
    amount: Decimal
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proven:
    """An indicator. Without a target there is neither a percentage nor whether it is met."""

    code: str
    name: str
    unit: str
    kind: str
    baseline: Decimal | None
    target: Decimal | None
    value: Decimal
    percent: Decimal | None
    met: bool | None
    measure: str
    verification: str
    records: tuple[Record, ...]


def proven(scope: Scope) -> list[Proven]:
    """The indicators in the natural order of their codes."""
    found = Participation(scope)
    facts = {row[0]: row[1:] for row in scope.rows(FACTS, (scope.id,))}
    days = {table: scope.mapping(sql, (scope.id,)) for table, sql in _DAYS.items()}
    listed = []
    for each in indicators(found):
        kind, baseline, measure, verification = facts[each["code"]]
        records = [_record(one, days) for one in evidence(found, each["code"])]
        listed.append(
            Proven(
                each["code"],
                each["name"],
                each["unit"] or "",
                kind,
                stated(baseline, 6),
                _number(each["target"]),
                Decimal(each["value"]),
                _number(each["percent"]),
                each["met"],
                measure,
                verification,
                tuple(sorted(records, key=_order)),
            )
        )
    return listed


def _record(one: Mapping[str, Any], days: Mapping[str, Mapping[str, str | None]]) -> Record:
    """An attendance stands on its event's day."""
    table, ref = one["table"], one["ref"]
    event = split_key(ref)[0] if table == "attendance" else ref
    day = days.get("events" if table == "attendance" else table, {}).get(event)
    because = sorted({_reason(each) for each in one["because"]} - {ref}, key=natural_key)
    amount = Decimal(one["amount"])
    return Record(table, ref, one["label"], stored_day(day), amount, tuple(because))


def _reason(reason: Mapping[str, str]) -> str:
    """Its code; of an attendance the event's."""
    return split_key(reason["ref"])[0] if reason["table"] == "attendance" else reason["ref"]


def _order(record: Record) -> tuple[Any, ...]:
    return record.date or dt.date.max, natural_key(record.table), natural_key(record.ref)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
