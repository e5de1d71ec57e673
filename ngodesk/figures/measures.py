"""What an indicator counts: one function for each measure gives everything that was counted, and why."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from ngodesk.figures import attended, recorded
from ngodesk.figures.asked import Asked
from ngodesk.figures.evidence import Counted

# Each gives its records one by one: a figure needs none of them again, evidence keeps them.
MEASURES: dict[str, Callable[[Asked], Iterable[Counted]]] = {
    "manual": recorded.manual,
    "events": attended.events,
    "event_hours": attended.event_hours,
    "attendances": attended.attendances,
    "people": attended.people,
    "organisations": attended.organisations,
    "volunteers": recorded.volunteers,
    "volunteer_hours": recorded.volunteer_hours,
    "outputs": recorded.outputs,
    "subgrants": recorded.subgrants,
    "cooperations": recorded.cooperations,
    "headcount": attended.headcount,
    "person_hours": attended.person_hours,
    "series": attended.series,
    "answer_share": recorded.answers,
}


def value(asked: Asked) -> tuple[Fraction, int]:
    """The exact value of an indicator, and how many records it was counted from.

    It is the sum of what was counted, unless the measure says otherwise.
    """
    number, amount, per = _summed(asked)
    other = _unlike_a_sum(asked)
    return Fraction(amount, per) if other is None else other, number


def _summed(asked: Asked) -> tuple[int, int, int]:
    """How many records were counted, the sum of their amounts, and in how many parts of one it is."""
    if asked.indicator.measure == "person_hours":  # of every attendance: too many to make a thing of each
        return attended.sum_of_person_hours(asked)
    number, amount, per = 0, 0, 1
    for counted in MEASURES[asked.indicator.measure](asked):
        number += 1
        amount += counted.amount
        per = counted.per
    return number, amount, per


def _unlike_a_sum(asked: Asked) -> Fraction | None:
    """The value of a measure that is no sum."""
    if asked.indicator.measure == "answer_share":
        return _share(asked)
    aggregate = asked.indicator.aggregate or "sum"
    if asked.indicator.measure == "manual" and aggregate != "sum":
        return _aggregated(
            [Fraction(each, recorded.MILLIONTH) for _id, each in recorded.values(asked)], aggregate
        )
    return None


def _share(asked: Asked) -> Fraction:
    answers = recorded.numeric_answers(asked)
    if not answers:
        return Fraction()
    least = asked.indicator.min_answer
    good = sum(1 for _id, each in answers if least is None or each >= least)
    return Fraction(100 * good, len(answers))


def _aggregated(values: list[Fraction], aggregate: str) -> Fraction:
    if not values:
        return Fraction()
    if aggregate == "last":
        return values[-1]
    return max(values) if aggregate == "max" else sum(values, Fraction()) / len(values)
