"""Numbers of certificates: given once, kept for ever; a print only shows them."""

from datetime import date

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import natural_key
from ngodesk.figures.certified import Course, course_of
from ngodesk.figures.project import Scope, Span, scope
from ngodesk.store.store import Store
from ngodesk.work import saving
from ngodesk.work.saving import Change

GIVE = N_("Give certificates: {number}")
_HOURS = 10**4


def give(
    store: Store, event: int, series: bool = False, today: date | None = None, language: str = "en"
) -> list[str]:
    """Number the certificates of everybody who earned one and has none: PROJECT/YEAR/0001, one step.

    Gives the new numbers. Raises UserError where nobody is to be given one.
    """
    day = today or date.today()
    with store.reading() as connection:
        query = "SELECT p.ref FROM events e JOIN projects p ON p.id = e.project_id WHERE e.id = ?"
        whole = scope(connection, connection.exec_driver_sql(query, (event,)).scalar_one(), Span())
        course = course_of(whole, event, series, language)
        first = _next(whole, f"{whole.ref}/{day.year}/")
    if not course.without_number:
        raise UserError(
            N_("Nobody is to be given a certificate."),
            N_("Enter who attended and set the event to held; who has a number keeps it."),
        )
    numbers = [f"{whole.ref}/{day.year}/{first + place:04}" for place in range(len(course.without_number))]
    saving.save(store, "certificates", _changes(course, numbers, event, day), GIVE)
    return numbers


def _next(whole: Scope, start: str) -> int:
    """One more than the highest number of the project and year."""
    rows = whole.rows("SELECT number FROM certificates WHERE substr(number, 1, ?) = ?", (len(start), start))
    known = [row[0][len(start) :] for row in rows]
    return max((int(each) for each in sorted(known, key=natural_key) if each.isdecimal()), default=0) + 1


def _changes(course: Course, numbers: list[str], event: int, day: date) -> list[Change]:
    return [
        Change(
            None,
            {
                "number": number,
                "person": each.person,
                "event": None if course.series else event,
                "series": course.series or None,
                "issued_on": day.isoformat(),
                "hours": int(each.hours * _HOURS),
            },
        )
        for number, each in zip(numbers, course.without_number, strict=True)
    ]
