"""Before something is bought: what speaks for and against it, each with its rule, and the money reserved.

Amounts are integers in hundredths: of what is bought in its currency, of lines in their project's.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from ngodesk.checks.core.finding import amount
from ngodesk.checks.core.looking import Look
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.common.text import fold
from ngodesk.model.columns import RATE
from ngodesk.store.connections import converted
from ngodesk.store.store import Store
from ngodesk.work import allocating, defaults, rates, saving
from ngodesk.work.naming import Names
from ngodesk.work.purchase_rules import ATTENTION, INFO, OK, PROBLEM, RULES, Case, Remark, Wish, days
from ngodesk.work.viewing import Stored

TABLE = "contracts"
_GRAVEST = (PROBLEM, ATTENTION, OK, INFO)
RATES = N_("The programme's rule for exchange rates.")


@dataclass(frozen=True)
class Opinion:
    """All that speaks; `value` is the purchase in the project's currency, nothing while no rate is known."""

    value: int | None
    currency: str
    remarks: tuple[Remark, ...]

    @property
    def against(self) -> int:
        """How many rules speak against it."""
        return sum(remark.tone == PROBLEM for remark in self.remarks)


@dataclass(frozen=True)
class Line:
    """A line that can be bought from: its name as lists show it, and what it has left."""

    id: int
    name: str
    free: int
    currency: str


def lines(store: Store, project: int, typed: str, language: str) -> list[Line]:
    """The lines of a project whose code or name holds what was typed; the one of that code alone."""
    spots = {spot.line: spot for spot in reversed(allocating.spots(store, [project]))}
    found = list(reversed(spots.values()))
    wanted = fold(typed.strip())
    same = [spot for spot in found if fold(spot.code) == wanted]
    with store.reading() as connection:
        names = Names(connection, language).of("budget_lines", spots)
    made = [Line(spot.line, names[spot.line], spot.free, spot.currency) for spot in same or found]
    return made if same else [line for line in made if wanted in fold(line.name)]


def source_of(store: Store, project: int, line: int, language: str) -> tuple[int, str] | None:
    """The source that is planned for a line, or else the first of the project: its id and its name."""
    spot = next((spot for spot in allocating.spots(store, [project]) if spot.line == line), None)
    if spot is None:
        return None
    with store.reading() as connection:
        return spot.source, Names(connection, language).one("funding_sources", spot.source)


@dataclass(frozen=True)
class Beginning:
    """What a new wish begins with: ids with their names by field, and the project's currency."""

    known: dict[str, tuple[int, str]]
    currency: str


def beginning(store: Store, project: int | None, line: int | None, language: str) -> Beginning:
    """The project and line that are named, or the first project that runs; and the source of the line."""
    candidates = allocating.candidates(store)
    if project is None and candidates and candidates[0].running:
        project = candidates[0].id
    found = source_of(store, project, line, language) if project is not None and line is not None else None
    known: dict[str, tuple[int, str]] = {}
    with store.reading() as connection:
        names = Names(connection, language)
        if project is not None:
            known["project"] = project, names.one("projects", project)
        if line is not None and found is not None:  # nothing is bought from a computed line
            known |= {"line": (line, names.one("budget_lines", line)), "source": found}
    currency = next((each.currency for each in candidates if each.id == project), "")
    return Beginning(known, currency)


def plan(store: Store, subject: str, wish: Wish, value: int) -> int:
    """Reserve the money: a planned purchase among the contracts, in one step; gives its id.

    Raises RefusedRecordError.
    """
    known: dict[str, Stored] = {
        "project": wish.project,
        "line": wish.line,
        "source": wish.source,
        "organisation": wish.supplier,
        "kind": "planned_purchase",
        "subject": subject,
        "start": wish.day.isoformat(),
        "amount": value,
        "selection": wish.selection or None,
    }
    return saving.add(store, TABLE, defaults.of_new(store, TABLE, known))


def opinion(store: Store, wish: Wish, today: date) -> Opinion | None:
    """What speaks for and against a purchase; nothing where project or line are gone."""
    with store.reading() as connection:
        look = Look(connection, today, wish.project)
        line = next((row for row in look.lines if row.id == wish.line), None)
        if wish.project not in look.projects or line is None:
            return None
        project = look.projects[wish.project]
        value, said = _value(connection, wish, project, today)
        case = Case(look, wish, project, line, value or 0)
        rules = RULES if value is not None else (days,)
        remarks = [*said, *(remark for rule in rules for remark in rule(case))]
    return Opinion(
        value, project.currency, tuple(sorted(remarks, key=lambda each: _GRAVEST.index(each.tone)))
    )


def _value(
    connection: Connection, wish: Wish, project: Row[Any], today: date
) -> tuple[int | None, list[Remark]]:
    """The purchase in the project's currency, by the rate that would be proposed if it were paid that day."""
    cost = rates.Cost(wish.currency, wish.day, wish.day)
    proposal = rates.proposed(connection, wish.project, cost, today)
    if proposal is None:
        return wish.amount, []
    if proposal.rate is None:
        return None, [Remark(PROBLEM, proposal.sentence, RATES)]
    rate = int(proposal.rate * 10**RATE)
    value = converted(wish.amount, rate, int(proposal.quoted == project.currency)) or 0
    about = say(
        N_("{amount} are about {value}."),
        amount=amount(wish.amount, wish.currency),
        value=amount(value, project.currency),
    )
    return value, [Remark(INFO, about, proposal.source or RATES), Remark(INFO, proposal.sentence, RATES)]
