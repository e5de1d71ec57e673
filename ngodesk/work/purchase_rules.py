"""What each rule says of a purchase: the line, the days, the source, offers, cash, the supplier.

Amounts are integers in hundredths: of what is bought in its currency, of lines in their project's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Row

from ngodesk.checks import (
    admin_share,
    cash_above_limit,
    issued_outside_project,
    line_overspent,
    offers_missing,
)
from ngodesk.checks.core.budget import exceeds, number
from ngodesk.checks.core.finding import amount
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import Saying, say

OK, INFO, ATTENTION, PROBLEM = "ok", "info", "attention", "problem"


@dataclass(frozen=True)
class Wish:
    """What somebody means to buy: how much, when, from which line and source, and how it was chosen."""

    project: int
    line: int
    source: int
    amount: int
    currency: str
    day: date
    cash: bool = False
    supplier: int | None = None
    selection: str = ""


@dataclass(frozen=True)
class Remark:
    """What a rule says of it, and whose rule it is: a message id, or the programme's own words."""

    tone: str
    what: Saying
    source: str


@dataclass(frozen=True)
class Case:
    """A purchase among all that is known of its project."""

    look: Look
    wish: Wish
    project: Row[Any]
    line: Row[Any]
    value: int

    def money(self, cents: int) -> Any:
        """An amount of the project."""
        return amount(cents, self.project.currency)

    def taken(self, line: int) -> int:
        """What is spent and reserved in a line."""
        spent = self.look.spent(self.project.id)
        return self.look.of_line(spent.actual, line) + self.look.of_line(spent.committed, line)

    @property
    def limited(self) -> int | None:
        """The purchase in the currency that the programme's limits are in; nothing where it is another."""
        if self.project.programme_currency == self.wish.currency:
            return self.wish.amount
        return self.value if self.project.programme_currency == self.project.currency else None

    def limit(self, cents: int) -> Any:
        """An amount of the programme."""
        return amount(cents, self.project.programme_currency)

    @cached_property
    def rules_of(self) -> str:
        """Where the programme's rules are written."""
        found = self.look.rows(
            "SELECT name, source FROM programmes WHERE id = :programme", programme=self.project.programme_id
        )
        return ": ".join(part for part in found[0] if part) if found else ""

    def speak(self, tone: str, rule: str, message: str, /, **parts: Any) -> Remark:
        """A remark; a programme that says where its rules are written is named for its limits."""
        own = rule == line_overspent.RULE.source and self.rules_of
        return Remark(tone, say(message, **parts), own or rule)


def _money(case: Case) -> Iterator[Remark]:
    """What the line has left, what is reserved counted; over its plan no further than the programme lets."""
    plan = case.look.of_line(case.look.plan(case.project.id), case.line.id)
    free = plan - case.taken(case.line.id)
    left, limit = free - case.value, case.project.shift_limit_percent
    if left >= 0:
        said = N_("Line {line} has {free} left; {left} remain.")
        yield case.speak(
            OK, AGREEMENT, said, line=case.line.code, free=case.money(free), left=case.money(left)
        )
    elif limit is not None and not exceeds(-left, plan, limit):
        said = N_("Line {line} goes {over} over its plan; up to {limit} % more may be spent.")
        yield case.speak(
            ATTENTION,
            line_overspent.RULE.source,
            said,
            line=case.line.code,
            over=case.money(-left),
            limit=number(limit),
        )
    else:
        source = AGREEMENT if limit is None else line_overspent.RULE.source
        said = N_("Line {line} has {free} left: {missing} are missing.")
        yield case.speak(
            PROBLEM, source, said, line=case.line.code, free=case.money(free), missing=case.money(-left)
        )


def days(case: Case) -> Iterator[Remark]:
    """Whether the day lies within the project, as an amendment may have prolonged it."""
    start, end = case.project.start, case.project.finish
    inside = start <= case.wish.day.isoformat() <= end
    said = (
        N_("The day lies within the project: {start} to {end}.")
        if inside
        else N_("The project runs from {start} to {end}; the day lies outside.")
    )
    source = issued_outside_project.RULE.source
    yield case.speak(OK if inside else PROBLEM, source, said, start=day(start), end=day(end))


def _source(case: Case) -> Iterator[Remark]:
    """Whether the plan lets the source pay for the line."""
    planned = case.look.plan(case.project.id)
    if case.look.of_line(planned, case.line.id) and not planned.get((case.line.id, case.wish.source)):
        source = next(row for row in case.look.sources if row.id == case.wish.source)
        said = N_("The plan has nothing for line {line} from {source}.")
        yield case.speak(ATTENTION, AGREEMENT, said, line=case.line.code, source=source.name)


def _offers(case: Case) -> Iterator[Remark]:
    """Whether offers must be compared, and whether it is written down that they were."""
    limit, asked = case.project.offers_from, case.limited
    if limit is None or asked is None or asked <= limit:
        return
    if case.wish.selection.strip():
        said, tone = N_("Above {limit} offers must be compared, and it is written down how."), OK
    else:
        said, tone = N_("Above {limit} offers must be compared: write down how it was chosen."), PROBLEM
    yield case.speak(tone, offers_missing.RULE.source, said, limit=case.limit(limit))


_EARLIER = (
    "SELECT o.name, coalesce((SELECT sum(c.value) FROM charge c JOIN d ON d.id = c.document_id"
    " WHERE d.contract_id IS NULL AND (d.issuer_id = o.id OR folded(d.issuer_name) = folded(o.name))), 0)"
    " + coalesce((SELECT sum(k.amount) FROM contracts k WHERE k.project_id = :project"
    "   AND k.organisation_id = o.id), 0) AS value"
    " FROM organisations o WHERE o.id = :supplier"
)


def _supplier(case: Case) -> Iterator[Remark]:
    """What was bought from the same supplier before: together it may be one purchase."""
    if case.wish.supplier is None:
        return
    (row,) = case.look.rows(_EARLIER, supplier=case.wish.supplier)
    if not row.value:
        return
    together, limit = row.value + case.value, case.project.offers_from
    values = {
        "supplier": row.name, "earlier": case.money(row.value), "together": case.money(together)
    }  # fmt: skip
    same_money = case.project.currency == case.project.programme_currency
    if limit is not None and same_money and together > limit >= case.value:
        said = N_(
            "Bought from {supplier} before: {earlier}; with this {together}."
            " Together it is above {limit}, from which offers must be compared."
        )
        yield case.speak(INFO, offers_missing.RULE.source, said, **values, limit=case.limit(limit))
    else:
        said = N_("Bought from {supplier} before: {earlier}; with this {together}.")
        yield case.speak(INFO, N_("Counted from this project's documents and contracts."), said, **values)


def _cash(case: Case) -> Iterator[Remark]:
    """Whether so much may be paid in cash."""
    limit, asked = case.project.cash_limit, case.limited
    if not case.wish.cash or limit is None or asked is None:
        return
    said, tone = N_("In cash up to {limit} may be paid."), OK
    if asked > limit:
        said, tone = N_("In cash up to {limit} may be paid: pay it by transfer."), PROBLEM
    yield case.speak(tone, cash_above_limit.RULE.source, said, limit=case.limit(limit))


def _administration(case: Case) -> Iterator[Remark]:
    """The share of administration at the end: of the plan, or of all that is spent where that is more."""
    limit = case.project.admin_limit_percent
    if limit is None or case.line.cost_kind != "admin":
        return
    own = [line for line in case.look.lines if line.project_id == case.project.id]
    admin = case.value + sum(case.taken(line.id) for line in own if line.cost_kind == "admin")
    every = case.value + sum(case.taken(line.id) for line in own)
    whole = max(every, sum(case.look.plan(case.project.id).values()))
    too_much = exceeds(admin, whole, limit)
    yield case.speak(
        PROBLEM if too_much else OK,
        admin_share.RULE.source,
        N_("Administration would be {admin} of {whole}; at most {limit} % may be."),
        admin=case.money(admin),
        whole=case.money(whole),
        limit=number(limit),
    )


RULES: tuple[Callable[[Case], Iterator[Remark]], ...] = (
    _money,
    days,
    _source,
    _offers,
    _cash,
    _administration,
    _supplier,
)
