"""What a figure was counted from: the records, and why each of them counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ngodesk.common.money import plain
from ngodesk.common.text import join_key, natural_key
from ngodesk.figures.participation import Row
from ngodesk.store.naming import Names

Reason = tuple[str, int]
"""A record: table and id."""


@dataclass(slots=True)
class Counted:
    """One thing that was counted: a record, or what has no record of its own, as a series."""

    table: str
    ids: tuple[Any, ...] = ()
    """The record; of an attendance the event and the person or organisation."""
    attendance: Sequence[Row] = ()
    """The rows of attendance that made it count."""
    amount: int = 1
    per: int = 1
    """The amount is in so many parts of one, the same of all that a measure counts."""
    because: Sequence[Reason] = ()
    """Other records that made it count."""
    text: str = ""
    """What is counted where no record stands for it."""


def as_json(
    names: Names, counted: Iterable[Counted], labels: dict[str, dict[int, str]]
) -> list[dict[str, object]]:
    """The evidence as the contract has it, in the natural order of table and ref."""
    found = [_entry(names, each, labels) for each in counted]
    return sorted(found, key=lambda entry: (natural_key(str(entry["table"])), natural_key(str(entry["ref"]))))


def _entry(names: Names, counted: Counted, labels: dict[str, dict[int, str]]) -> dict[str, object]:
    reasons = [*counted.because, *(("attendance", row[0]) for row in counted.attendance)]
    because = [{"table": table, "ref": names.key(table, row_id)} for table, row_id in reasons]
    because.sort(key=lambda each: (natural_key(each["table"]), natural_key(each["ref"])))
    return {
        "table": counted.table,
        "ref": _ref(names, counted),
        "label": label(counted, labels),
        "amount": plain(Fraction(counted.amount, counted.per)),
        "because": because,
    }


def _ref(names: Names, counted: Counted) -> str:
    if counted.text:
        return counted.text
    if counted.table == "attendance":
        event, person, organisation = counted.ids
        who = names.key("people", person) if person else names.key("organisations", organisation)
        return join_key([names.keys("events")[event][0], who])
    return names.key(counted.table, counted.ids[0])


def label(counted: Counted, labels: dict[str, dict[int, str]]) -> str:
    """What one thing that was counted is called."""
    if counted.text:
        return counted.text
    if counted.table == "attendance":
        event, person, organisation = counted.ids
        who = labels["people"].get(person) if person else labels["organisations"].get(organisation)
        return f"{labels['events'].get(event, '')} – {who or ''}"
    return labels.get(counted.table, {}).get(counted.ids[0], "")
