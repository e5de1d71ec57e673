"""How far the indicators of a project are: worked out once for all checks that ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from weakref import WeakKeyDictionary

from ngodesk.checks.core.looking import Look
from ngodesk.common.money import divided, shortest
from ngodesk.figures.asked import Asked, Indicator
from ngodesk.figures.indicators import of_project
from ngodesk.figures.measures import MEASURES, value
from ngodesk.figures.participation import Participation
from ngodesk.figures.plan import targets

MILLIONTH = 10**6
PERCENT = 100 * 10**4


@dataclass(frozen=True, slots=True)
class Reached:
    """An indicator: its value and target, and how many persons stand behind its attendances."""

    indicator: Indicator
    value: Fraction
    target: Fraction | None
    people: int = 0


_known: WeakKeyDictionary[Look, dict[int, list[Reached]]] = WeakKeyDictionary()


def reached(look: Look, project: int) -> list[Reached]:
    """The indicators of a project."""
    known = _known.setdefault(look, {})
    if project not in known:
        known[project] = list(_worked_out(look, project))
    return known[project]


def _worked_out(look: Look, project: int) -> Iterator[Reached]:
    participation = Participation(look.scope(project))
    aims = targets(participation.scope)
    for indicator in of_project(participation.scope):
        asked, aim = Asked(participation, indicator), aims[indicator.id]
        people = 0
        if indicator.measure == "attendances":
            people = len({row[3] for row in asked.rows()} - {None})
        target = None if aim is None else Fraction(aim, MILLIONTH)
        yield Reached(indicator, value(asked)[0], target, people)


def counted_people(
    look: Look, project: int, measures: tuple[str, ...]
) -> Iterator[tuple[Indicator, set[int]]]:
    """Whom the indicators of some measures count."""
    participation = Participation(look.scope(project))
    for indicator in of_project(participation.scope):
        if indicator.measure in measures:
            counted = MEASURES[indicator.measure](Asked(participation, indicator))
            yield indicator, {each.ids[0] for each in counted}


def told(number: Fraction) -> str:
    """A number as people write it, with two places at most."""
    return shortest(divided(number.numerator * 100, number.denominator), 2)
