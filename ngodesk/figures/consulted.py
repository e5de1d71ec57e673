"""A consultation with its remarks, decisions and replies."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.figures.about import About

_CONSULTATION = """
SELECT c.ref, c.title, coalesce(o.name, ''), c.opened, c.closed, coalesce(c.summary, '')
FROM consultations c LEFT JOIN organisations o ON o.id = c.owner_id WHERE c.id = :consultation"""
_REMARKS = """
SELECT r.number, r.received, coalesce(o.name, ''),
  trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), coalesce(r.passage, ''), r.text,
  coalesce(r.decision, 'open'), coalesce(r.reply, '')
FROM remarks r LEFT JOIN organisations o ON o.id = r.organisation_id LEFT JOIN people p ON p.id = r.person_id
WHERE r.consultation_id = :consultation ORDER BY r.number"""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark and what became of it."""

    number: int
    received: dt.date
    organisation: str
    person: str
    passage: str
    text: str
    decision: str
    reply: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """A draft that is consulted."""

    ref: str
    title: str
    owner: str
    opened: dt.date
    closed: dt.date | None
    summary: str
    remarks: tuple[Remark, ...]

    def decided(self, decision: str) -> int:
        """How many remarks were decided so."""
        return sum(each.decision == decision for each in self.remarks)


def consultation(about: About) -> Consultation:
    """The consultation that the print is about."""
    (row,) = about.rows(_CONSULTATION)
    remarks = tuple(
        Remark(each[0], dt.date.fromisoformat(each[1]), each[2], each[3], each[4], each[5], each[6], each[7])
        for each in about.rows(_REMARKS)
    )
    closed = stored_day(row[4])
    values: tuple[Any, ...] = (*row[:3], dt.date.fromisoformat(row[3]), closed, row[5], remarks)
    return Consultation(*values)
