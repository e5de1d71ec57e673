"""Ages, lengths of days and the worth of hours. The ages and days stand in resources/volunteering."""

from collections.abc import Iterator
from math import ceil
from typing import Any

from sqlalchemy import Row

from ngodesk.checks.core.finding import Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.common.language import NN_
from ngodesk.common.money import shortest
from ngodesk.common.saying import say
from ngodesk.common.volunteering_law import law
from ngodesk.figures.spending import hours_worth

_PL, _LV = law("PL"), law("LV")
assert _PL is not None
assert _PL.written_after_days is not None
assert _PL.insured_up_to_days is not None
assert _LV is not None
ADULT = _PL.adult
LV_ALONE_FROM = _LV.consent_below
LV_LEAST = _LV.least_age
PL_WRITTEN_AFTER_DAYS = _PL.written_after_days
PL_INSURED_UP_TO_DAYS = _PL.insured_up_to_days

_HOUR = 10**4


def younger(row: Row[Any], years: int) -> bool:
    """Whether a volunteer is surely younger than so many years when the agreement begins."""
    if row.born is None:
        return False
    begun = int(row.start[:4])
    if row.birth_date is None:
        return begun - int(row.born) < years
    return begun - int(row.born) - int(row.start[5:] < row.birth_date[5:]) < years


def worth(row: Row[Any]) -> int:
    """What hours on a line count as, in hundredths."""
    return hours_worth(row.hours, row.hourly_value or 0) if row.line_id is not None else 0


def long_days(look: Look, rule: Rule, more_than: int, up_to: int | None = None) -> Iterator[Finding]:
    """People's days of more than so many hours; the last entry of such a day is found."""
    for row in _long_days(look, more_than, up_to):
        what = say(
            NN_("{name} worked {hours} hour on {day}.", "{name} worked {hours} hours on {day}."),
            name=row.name,
            hours=shortest(row.hours, 4),
            day=day(row.date),
            number=ceil(row.hours / _HOUR),
        )
        yield rule.found(row.place, row.id, what)


def _long_days(look: Look, more_than: int, up_to: int | None) -> list[Row[Any]]:
    """All work of a day together, with its last entry."""
    return look.rows(
        "SELECT place, id, name, date, hours FROM (SELECT *, sum(each) OVER day AS hours,"
        " row_number() OVER (PARTITION BY person_id, date ORDER BY id DESC) AS place_from_end"
        " FROM work WINDOW day AS (PARTITION BY person_id, date))"
        " WHERE place_from_end = 1 AND hours > :least AND hours <= :most"
        " AND (:project IS NULL OR project_id = :project) ORDER BY date, id",
        first="work AS (SELECT 'volunteer_hours' AS place, h.id, a.person_id, a.project_id, h.date,"
        " h.hours AS each, trim(o.first_name || ' ' || o.last_name) AS name FROM volunteer_hours h"
        " JOIN volunteer_agreements a ON a.id = h.agreement_id JOIN people o ON o.id = a.person_id"
        " UNION ALL SELECT 'work_hours', w.id, w.person_id, w.project_id, w.date, w.hours,"
        " trim(o.first_name || ' ' || o.last_name) FROM work_hours w JOIN people o ON o.id = w.person_id)",
        least=more_than * _HOUR,
        most=2**62 if up_to is None else up_to * _HOUR,
    )
