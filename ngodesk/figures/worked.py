"""A person's hours of a month over all projects and other work."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from ngodesk.common.money import unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.about import About

_PERSON = "SELECT first_name, last_name FROM people WHERE id = :person"
_HOURS = """
SELECT h.date, h.task, h.hours, coalesce(p.ref, ''), coalesce(p.title, ''), coalesce(l.code, ''),
  coalesce(h.confirmed, 0)
FROM work_hours h LEFT JOIN projects p ON p.id = h.project_id LEFT JOIN budget_lines l ON l.id = h.line_id
WHERE h.person_id = :person AND h.date BETWEEN :start AND :end ORDER BY h.date"""


@dataclass(frozen=True, slots=True)
class Worked:
    """Work on one day; without a project it is other work."""

    date: dt.date
    task: str
    hours: Decimal
    project: str
    title: str
    line: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Month:
    """Whose hours they are, and the hours by day."""

    person: str
    hours: tuple[Worked, ...]


def worked(about: About) -> Month:
    """The hours of the month that the print is about."""
    ((first, last),) = about.rows(_PERSON)
    found = []
    for day, task, hours, ref, title, line, confirmed in about.rows(_HOURS):
        row = (dt.date.fromisoformat(day), task, unscaled(hours, 4))
        found.append(Worked(*row, ref, title, line, bool(confirmed)))
    found.sort(key=lambda each: (each.date, natural_key(each.project), each.task))
    return Month(f"{first} {last}", tuple(found))
