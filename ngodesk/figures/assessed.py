"""A questionnaire's scores: by area, side and round, with the index and the largest differences.

An area's score is the mean of the answers to its statements, a plane's that of its areas, the index that of
the planes. What nobody answered is in no mean.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ngodesk.common.money import rounded
from ngodesk.common.text import natural_key
from ngodesk.figures.about import About

AGREED = "agreed"
_MILLIONTH = 10**6
_TITLE = "SELECT title, kind FROM questionnaires WHERE id = :questionnaire"
_QUESTIONS = """
SELECT id, code, coalesce(area, ''), text, scale_min, scale_max FROM questions
WHERE questionnaire_id = :questionnaire AND kind = 'scale'"""
_ANSWERS = """
SELECT a.question_id, coalesce(r.round, ''), coalesce(r.side, ''), a.value FROM answers a
JOIN responses r ON r.id = a.response_id WHERE r.questionnaire_id = :questionnaire AND a.value IS NOT NULL"""
_REASONS = f"""
SELECT coalesce(r.round, ''), a.question_id, a.text FROM answers a JOIN responses r ON r.id = a.response_id
JOIN questions q ON q.id = a.question_id WHERE r.questionnaire_id = :questionnaire AND q.kind = 'scale'
AND r.side = '{AGREED}' AND a.text IS NOT NULL ORDER BY r.id DESC"""
_RESPONSES = """
SELECT coalesce(round, ''), coalesce(side, ''), count(*), min(date), max(date) FROM responses
WHERE questionnaire_id = :questionnaire GROUP BY 1, 2"""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with a scale."""

    id: int
    code: str
    plane: str
    area: str
    text: str


@dataclass(frozen=True, slots=True)
class Responses:
    """How many responses a side gave in a round, and when the last one was."""

    round: str
    side: str
    count: int
    last: dt.date


@dataclass(frozen=True, slots=True)
class Assessment:
    """All scores are exact; print them rounded."""

    title: str
    kind: str
    statements: tuple[Statement, ...]
    lowest: int
    highest: int
    responses: tuple[Responses, ...]
    answers: dict[tuple[int, str, str], tuple[Fraction, ...]]
    reasons: dict[tuple[str, int], str]
    """Why all agreed on a score and what is to be done, by round and statement."""

    @property
    def rounds(self) -> tuple[str, ...]:
        """The rounds in their order."""
        return tuple(sorted({each.round for each in self.responses}, key=natural_key))

    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Planes and areas in the order of the statements."""
        return tuple(dict.fromkeys((each.plane, each.area) for each in self.statements))

    def sides(self, round_: str) -> tuple[str, ...]:
        """Who answered in a round, without what all agreed on."""
        found = {each.side for each in self.responses if each.round == round_}
        return tuple(sorted(found - {AGREED}, key=natural_key))

    def leading(self, round_: str) -> str | None:
        """The side that the index is of: what all agreed on; nothing is everybody together."""
        return (
            AGREED if any(each.round == round_ and each.side == AGREED for each in self.responses) else None
        )

    def area(self, area: tuple[str, str], round_: str, side: str | None) -> Fraction | None:
        """The mean of the answers in an area."""
        inside = [each.id for each in self.statements if (each.plane, each.area) == area]
        return self._mean(inside, round_, side)

    def statement(self, statement: Statement, round_: str, side: str) -> Fraction | None:
        """The mean of the answers to a statement."""
        return self._mean([statement.id], round_, side)

    def index(self, round_: str, side: str | None) -> Fraction | None:
        """The mean of the planes, each the mean of its areas."""
        planes: dict[str, list[Fraction | None]] = defaultdict(list)
        for area in self.areas:
            planes[area[0]].append(self.area(area, round_, side))
        return _mean(_mean(scores) for scores in planes.values())

    def spread(self, scores: Iterable[Fraction | None]) -> Fraction | None:
        """Between the highest and the lowest of the sides; nothing of one alone."""
        known = [score for score in scores if score is not None]
        return max(known) - min(known) if len(known) > 1 else None

    def _mean(self, statements: list[int], round_: str, side: str | None) -> Fraction | None:
        sides = self.sides(round_) if side is None else (side,)
        return _mean(
            answer
            for each in statements
            for one in sides
            for answer in self.answers.get((each, round_, one), ())
        )


def assessment(about: About) -> Assessment:
    """The questionnaire that the print is about."""
    ((title, kind),) = about.rows(_TITLE)
    rows = sorted(about.rows(_QUESTIONS), key=lambda row: natural_key(row[1]))
    found: dict[tuple[int, str, str], tuple[Fraction, ...]] = defaultdict(tuple)
    for question, round_, side, value in about.rows(_ANSWERS):
        found[question, round_, side] += (Fraction(value, _MILLIONTH),)
    return Assessment(
        title,
        kind,
        tuple(Statement(row[0], row[1], *_split(row[2]), row[3]) for row in rows),
        min((row[4] for row in rows if row[4] is not None), default=1),
        max((row[5] for row in rows if row[5] is not None), default=5),
        tuple(
            Responses(row[0], row[1], row[2], dt.date.fromisoformat(row[4])) for row in about.rows(_RESPONSES)
        ),
        dict(found),
        {(row[0], row[1]): row[2] for row in about.rows(_REASONS)},
    )


def score(value: Fraction | None) -> Decimal | None:
    """With two places."""
    return None if value is None else rounded(value)


def _split(area: str) -> tuple[str, str]:
    """The plane and the area; an area of one level is in no plane."""
    plane, _slash, inner = area.partition(" / ")
    return (plane, inner) if inner else ("", area)


def _mean(values: Iterable[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction()) / len(known) if known else None
