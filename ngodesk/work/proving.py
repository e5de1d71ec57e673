"""The records behind a number of a project, by name, and those that made each of them count."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import Connection

from ngodesk.common.dates import in_table
from ngodesk.common.language import _, current
from ngodesk.common.money import rounded, unscaled
from ngodesk.figures.asked import Asked
from ngodesk.figures.evidence import Counted, label
from ngodesk.figures.indicators import labels_of
from ngodesk.figures.measures import MEASURES
from ngodesk.store.store import Store
from ngodesk.work.naming import Names


@dataclass(frozen=True)
class Behind:
    """One thing that was counted: a record, or what has none of its own; and the records why it counts."""

    table: str
    id: int | None
    label: str
    amount: Decimal
    because: tuple[tuple[str, int], ...]


def records(asked: Asked) -> tuple[Behind, ...]:
    """Everything that was counted, by name."""
    counted = list(MEASURES[asked.indicator.measure](asked))
    if asked.indicator.measure == "manual":
        return _by_hand(asked)
    labels = labels_of(asked.scope, {each.table for each in counted})
    amounts = {each.amount: rounded(Fraction(each.amount, each.per)) for each in counted}
    found = [_behind(each, label(each, labels), amounts[each.amount]) for each in counted]
    return tuple(sorted(found, key=lambda each: (each.table, each.label.casefold(), each.id or 0)))


def _behind(counted: Counted, name: str, amount: Decimal) -> Behind:
    """An attendance is several records: its event is where it leads to."""
    return Behind(
        "events" if counted.table == "attendance" else counted.table,
        counted.ids[0] if counted.ids else None,
        name,
        amount,
        (*counted.because, *(("attendance", row[0]) for row in counted.attendance)),
    )


def _by_hand(asked: Asked) -> tuple[Behind, ...]:
    """Values written down by hand: each with its day and what it says as evidence, the first one first."""
    rows = asked.scope.rows(
        "SELECT id, date, coalesce(evidence, ''), value FROM indicator_values"
        " WHERE indicator_id = ? ORDER BY date, id",
        (asked.indicator.id,),
    )
    language = current().language
    return tuple(
        Behind(
            "indicator_values",
            row[0],
            f"{in_table(date.fromisoformat(row[1]), language)}  {row[2]}".rstrip(),
            rounded(unscaled(row[3], 6)),
            (),
        )
        for row in rows
    )


def names_of(store: Store, reasons: Sequence[tuple[str, int]], language: str) -> list[tuple[str, int, str]]:
    """Records with what they are called, in their order."""
    with store.reading() as connection:
        names = Names(connection, language)
        by_table: dict[str, list[int]] = {}
        for table, row_id in reasons:
            by_table.setdefault(table, []).append(row_id)
        called = {table: names.of(table, ids) for table, ids in by_table.items() if table != "attendance"}
        called["attendance"] = _attendance(connection, by_table.get("attendance", ()), language)
        return [(table, row_id, called[table].get(row_id, "")) for table, row_id in reasons]


def _attendance(connection: Connection, ids: Sequence[int], language: str) -> dict[int, str]:
    """Where and when somebody was: the event, its day, the session, and who it was."""
    rows = connection.exec_driver_sql(
        "SELECT a.id, e.title, coalesce(s.date, e.start), s.number,"
        " coalesce(trim(p.first_name || ' ' || p.last_name), o.name, '')"
        " FROM json_each(?) j JOIN attendance a ON a.id = j.value JOIN events e ON e.id = a.event_id"
        " LEFT JOIN event_sessions s ON s.id = a.session_id LEFT JOIN people p ON p.id = a.person_id"
        " LEFT JOIN organisations o ON o.id = a.organisation_id",
        (json.dumps(list(ids)),),
    )
    return {
        row_id: _was_there(title, start, session, who, language)
        for row_id, title, start, session, who in rows
    }


def _was_there(title: str, start: str | None, session: int | None, who: str, language: str) -> str:
    parts = [title, in_table(date.fromisoformat(start[:10]), language) if start else ""]
    if session is not None:
        parts.append(_("session {number}").format(number=session))
    return " · ".join(part for part in (*parts, who) if part)


def plain(store: Store, records: Sequence[tuple[str, int]], language: str) -> list[Behind]:
    """Records by name, each for itself."""
    found = names_of(store, records, language)
    return [Behind(table, row_id, name, Decimal(1), ()) for table, row_id, name in found]
