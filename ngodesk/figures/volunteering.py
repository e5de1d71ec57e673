"""Volunteers of a project, and one agreement: hours day by day, what they are worth, what is missing."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import full_years, stored_day
from ngodesk.common.money import stated, unscaled
from ngodesk.common.volunteering_law import law
from ngodesk.figures.about import About
from ngodesk.figures.spending import hours_worth

_COUNTRY = "SELECT country FROM organisations WHERE own = 1"
_AGREEMENTS = """
SELECT a.id, a.ref, a.person_id, p.last_name, p.first_name, p.birth_date,
  trim(coalesce(p.address, '') || ' ' || coalesce(p.postcode, '') || ' ' || coalesce(p.city, '')),
  coalesce(p.national_id, ''),
  coalesce(a.number, ''), a.signed_on, a.start, a.end, a.tasks, a.hourly_value, coalesce(a.insurance, ''),
  coalesce(a.policy_no, ''), a.insured_until, coalesce(a.terms, ''), a.guardian_consent_on,
  coalesce(a.expenses_covered, 0), coalesce(j.title, ''), coalesce(j.currency, :currency)
FROM volunteer_agreements a JOIN people p ON p.id = a.person_id LEFT JOIN projects j ON j.id = a.project_id
WHERE {which} ORDER BY a.start, a.ref"""
_HOURS = """
SELECT h.agreement_id, h.date, h.start_time, h.end_time, h.hours, h.task, coalesce(l.code, ''),
  coalesce(l.name, ''), coalesce(h.confirmed, 0), coalesce(a.hourly_value, 0)
FROM volunteer_hours h JOIN volunteer_agreements a ON a.id = h.agreement_id
LEFT JOIN budget_lines l ON l.id = h.line_id
WHERE {which} ORDER BY h.date, coalesce(h.start_time, ''), h.id"""
_CERTIFICATE = "SELECT number, issued_on FROM certificates WHERE agreement_id = :agreement ORDER BY number"
_CURRENCY = "SELECT value FROM settings WHERE key = 'currency'"


@dataclass(frozen=True, slots=True)
class Work:
    """Work on one day, and what it is worth at the agreement's rate."""

    date: dt.date
    start: str
    end: str
    hours: Decimal
    task: str
    line: str
    line_name: str
    confirmed: bool
    value: Decimal


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement with a volunteer. A day or rate that is not stated is nothing."""

    ref: str
    person: int
    last: str
    first: str
    born: dt.date | None
    address: str
    national_id: str
    number: str
    signed_on: dt.date | None
    start: dt.date
    end: dt.date | None
    tasks: str
    rate: Decimal | None
    insurance: str
    policy_no: str
    insured_until: dt.date | None
    terms: str
    consent_on: dt.date | None
    expenses: bool
    project: str
    currency: str
    consent_below: int
    """Whoever is younger needs a guardian's consent, by the law of the organisation's country."""
    work: tuple[Work, ...]

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.last}"

    @property
    def confirmed(self) -> tuple[Work, ...]:
        """What counts: the entries whose card is signed."""
        return tuple(each for each in self.work if each.confirmed)

    @property
    def gaps(self) -> tuple[str, ...]:
        """Words for what the papers lack."""
        minor = self.born is not None and full_years(self.born, self.start) < self.consent_below
        found = {
            "unsigned": self.signed_on is None,
            "uninsured": self.insurance in ("", "none"),
            "no_consent": minor and self.consent_on is None,
            "no_rate": self.rate is None,
            "unconfirmed": len(self.confirmed) < len(self.work),
        }
        return tuple(gap for gap, there in found.items() if there)


def hours(work: tuple[Work, ...]) -> Decimal:
    """All hours together."""
    return sum((each.hours for each in work), Decimal("0.00"))


def value(work: tuple[Work, ...]) -> Decimal:
    """What they are worth: every entry is rounded by itself."""
    return sum((each.value for each in work), Decimal("0.00"))


def agreements(about: About) -> list[Agreement]:
    """The agreements of the project with the hours of the span, in the order of the alphabet."""
    scope = about.scope
    assert scope is not None
    names = {"project": scope.id, "currency": scope.currency}
    rows = scope.rows(_AGREEMENTS.format(which="a.project_id = :project"), names)
    which = f"a.project_id = :project AND {scope.span.holds('h.date')}"
    work = _work(scope.rows(_HOURS.format(which=which), names))
    below = _consent_below(scope.rows(_COUNTRY, ()))
    found = [_agreement(row, work[row[0]], below) for row in rows]
    return sorted(
        found,
        key=lambda each: (about.order(each.last, each.first), each.start),
    )


def agreement(about: About) -> Agreement:
    """The agreement that the print is about, with all its hours."""
    currency = about.rows(_CURRENCY)
    known = {"currency": currency[0][0] if currency else ""}
    (row,) = about.rows(_AGREEMENTS.format(which="a.id = :agreement"), **known)
    work = _work(about.rows(_HOURS.format(which="a.id = :agreement")))
    return _agreement(row, work[row[0]], _consent_below(about.rows(_COUNTRY)))


def certificate(about: About) -> tuple[str, dt.date] | None:
    """Number and day of the certificate that was given for the agreement, where one was."""
    rows = about.rows(_CERTIFICATE)
    return (rows[0][0], dt.date.fromisoformat(rows[0][1])) if rows else None


def _work(rows: list[tuple[Any, ...]]) -> dict[int, tuple[Work, ...]]:
    found: dict[int, tuple[Work, ...]] = defaultdict(tuple)
    for owner, day, start, end, amount, task, line, name, confirmed, rate in rows:
        worth = unscaled(hours_worth(amount, rate), 2)
        clock = ((start or "")[:5], (end or "")[:5])
        entry = Work(
            dt.date.fromisoformat(day), *clock, unscaled(amount, 4), task, line, name, bool(confirmed), worth
        )
        found[owner] += (entry,)
    return found


def _agreement(row: tuple[Any, ...], work: tuple[Work, ...], below: int) -> Agreement:
    values: tuple[Any, ...] = (
        *row[1:5], stored_day(row[5]), *row[6:9], *map(stored_day, row[9:12]), row[12], stated(row[13]),
        *row[14:16], stored_day(row[16]), row[17], stored_day(row[18]), bool(row[19]), *row[20:], below, work,
    )  # fmt: skip
    return Agreement(*values)


def _consent_below(rows: list[tuple[Any, ...]]) -> int:
    rule = law(rows[0][0] or "") if rows else None
    return rule.consent_below if rule else 0
