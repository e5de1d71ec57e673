"""What the answers to a questionnaire say: by question and by round, and as the print compares them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ngodesk.common.money import rounded
from ngodesk.figures.about import About
from ngodesk.figures.assessed import AGREED, Assessment, Statement, assessment, score
from ngodesk.figures.project import Span
from ngodesk.reports.content import Element, Heading, Note, Radar, Table
from ngodesk.store.store import Store
from ngodesk.work import printing
from ngodesk.work.printing import Wish
from ngodesk.work.questioning import SELF_ASSESSMENT, Question, questions

REPORT = "self-assessment"
_WRITTEN = """
SELECT a.question_id, coalesce(r.round, ''), a.text FROM answers a JOIN responses r ON r.id = a.response_id
WHERE r.questionnaire_id = ? AND a.text IS NOT NULL ORDER BY r.id"""


@dataclass(frozen=True)
class Answered:
    """A question: how many answered it, their mean, how often each answer was given, what was written."""

    question: Question
    count: int
    mean: Decimal | None
    spread: tuple[tuple[int, int], ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statements:
    """The statements of a round as its sides see them, to be agreed on."""

    round: str
    sides: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Decimal | None, ...], Decimal | None], ...]
    """A question, the mean of each side, and the difference between them."""


@dataclass(frozen=True)
class Results:
    """Everything that is shown of the answers. A blank round is all of them together."""

    is_assessment: bool
    rounds: tuple[str, ...]
    answered: dict[str, tuple[Answered, ...]]
    compared: tuple[Element, ...]
    statements: dict[str, Statements]


def results(store: Store, questionnaire: int, language: str) -> Results:
    """The answers as the figures count them; what all agreed on is nobody's answer."""
    with store.reading() as connection:
        asked = questions(connection, questionnaire)
        found = assessment(About(connection, Span(), questionnaire=questionnaire, language=language))
        written = connection.exec_driver_sql(_WRITTEN, (questionnaire,)).all()
    rounds = found.rounds if len(found.rounds) > 1 else ()
    return Results(
        found.kind == SELF_ASSESSMENT,
        rounds,
        {key: tuple(_answered(found, each, key, written) for each in asked) for key in ("", *rounds)},
        _compared(store, questionnaire, found, language),
        {key: _statements(found, key) for key in found.rounds},
    )


def _answered(found: Assessment, question: Question, round_: str, written: Sequence[Any]) -> Answered:
    if question.kind == "text":
        texts = tuple(text for asked, when, text in written if asked == question.id and round_ in ("", when))
        return Answered(question, len(texts), None, texts=texts)
    given = [
        value
        for (asked, when, side), values in found.answers.items()
        if asked == question.id and side != AGREED and round_ in ("", when)
        for value in values
    ]
    mean = rounded(sum(given, Fraction()) / len(given)) if given else None
    return Answered(question, len(given), mean, _spread(question, given))


def _spread(question: Question, given: Sequence[Fraction]) -> tuple[tuple[int, int], ...]:
    if question.kind != "scale":
        return ()
    steps = range(question.lowest, question.highest + 1)
    return tuple((step, sum(round(value) == step for value in given)) for step in steps)


def _compared(store: Store, questionnaire: int, found: Assessment, language: str) -> tuple[Element, ...]:
    """What the print has, where there is anything to compare."""
    worth = found.kind == SELF_ASSESSMENT or len(found.areas) > 1 or len(found.rounds) > 1
    if not (found.answers and found.statements and worth):
        return ()
    made = printing.content(store, REPORT, Wish(questionnaire=questionnaire, language=language))
    return tuple(each for each in made.content if isinstance(each, Heading | Note | Radar | Table))


def _statements(found: Assessment, round_: str) -> Statements:
    sides = found.sides(round_)

    def row(each: Statement) -> tuple[int, tuple[Decimal | None, ...], Decimal | None]:
        means = [found.statement(each, round_, side) for side in sides]
        return each.id, tuple(map(score, means)), score(found.spread(means))

    return Statements(round_, sides, tuple(map(row, found.statements)))
