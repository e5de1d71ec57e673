"""A questionnaire as one works with it: its questions, the answers row by row, how both are typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from ngodesk.common import typed_numbers
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_
from ngodesk.common.text import fold, natural_key
from ngodesk.common.typed_dates import read_date
from ngodesk.model.columns import QUANTITY
from ngodesk.reports.templates import template, worded
from ngodesk.store.store import Store
from ngodesk.work.naming import Names
from ngodesk.work.viewing import Stored

SELF_ASSESSMENT = "self_assessment"
UNIT = 10**QUANTITY
LOWEST, HIGHEST = 1, 5  # of a scale that does not say

Place = tuple[int, str]
"""A question, and "value" or "text" of its answer."""


@dataclass(frozen=True)
class Question:
    """A question; one of a scale has the lowest and the highest answer."""

    id: int
    code: str
    area: str
    text: str
    kind: str
    lowest: int
    highest: int

    @property
    def place(self) -> Place:
        """Where its answer stands."""
        return self.id, "text" if self.kind == "text" else "value"


@dataclass(frozen=True)
class Response:
    """One filled questionnaire."""

    id: int
    day: date
    round: str
    side: str
    organisation: int | None
    event: int | None
    answers: Mapping[Place, Stored] = field(default_factory=dict)


@dataclass(frozen=True)
class Named:
    """A record that an answer may name."""

    id: int
    name: str
    ref: str


@dataclass(frozen=True)
class Sheet:
    """Everything of one questionnaire."""

    id: int
    ref: str
    title: str
    kind: str
    project: str
    project_id: int | None
    questions: tuple[Question, ...]
    responses: tuple[Response, ...]
    organisations: tuple[Named, ...]
    events: tuple[Named, ...]
    sides: Mapping[str, str]
    """What the usual sides are called."""

    @property
    def rounds(self) -> tuple[str, ...]:
        """The rounds in their order."""
        return tuple(sorted({each.round for each in self.responses}, key=natural_key))


def sheet(store: Store, questionnaire: int, language: str) -> Sheet | None:
    """A questionnaire with its questions by their codes and its responses as they came."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT q.*, p.ref AS project FROM questionnaires q LEFT JOIN projects p ON p.id = q.project_id"
            " WHERE q.id = ?",
            (questionnaire,),
        ).first()
        if row is None:
            return None
        names = Names(connection, language)
        return Sheet(
            id=row.id,
            ref=row.ref,
            title=row.title,
            kind=row.kind,
            project=row.project or "",
            project_id=row.project_id,
            questions=tuple(questions(connection, questionnaire)),
            responses=tuple(_responses(connection, questionnaire)),
            organisations=_named(connection, names, "organisations", None),
            events=_named(connection, names, "events", row.project_id),
            sides=sides(language),
        )


def sides(language: str) -> dict[str, str]:
    """The sides that the print knows, as it calls them."""
    found: dict[str, str] = worded(template("self-assessment").parts[0].options["sides"], language)
    return found


def questions(connection: Connection, questionnaire: int) -> list[Question]:
    """The questions in the order of their codes."""
    rows = connection.exec_driver_sql("SELECT * FROM questions WHERE questionnaire_id = ?", (questionnaire,))
    found = [
        Question(
            row.id,
            row.code,
            row.area or "",
            row.text,
            row.kind,
            LOWEST if row.scale_min is None else row.scale_min,
            HIGHEST if row.scale_max is None else row.scale_max,
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: natural_key(each.code))


def _responses(connection: Connection, questionnaire: int) -> Iterator[Response]:
    answers: dict[int, dict[Place, Stored]] = {}
    for row in connection.exec_driver_sql(
        "SELECT a.* FROM answers a JOIN responses r ON r.id = a.response_id WHERE r.questionnaire_id = ?",
        (questionnaire,),
    ):
        kept = answers.setdefault(row.response_id, {})
        for name in ("value", "text"):
            if getattr(row, name) is not None:
                kept[row.question_id, name] = getattr(row, name)
    for row in connection.exec_driver_sql(
        "SELECT * FROM responses WHERE questionnaire_id = ? ORDER BY id", (questionnaire,)
    ):
        yield Response(
            row.id,
            date.fromisoformat(row.date),
            row.round or "",
            row.side or "",
            row.organisation_id,
            row.event_id,
            answers.get(row.id, {}),
        )


def _named(connection: Connection, names: Names, table: str, project: int | None) -> tuple[Named, ...]:
    where = " WHERE project_id = ?" if project is not None else ""
    values = () if project is None else (project,)
    rows = connection.exec_driver_sql(f"SELECT id, ref FROM {table}{where} ORDER BY id", values).all()
    known = names.of(table, (row.id for row in rows))
    return tuple(Named(row.id, known[row.id], row.ref or "") for row in rows)


# What is typed


def read_answer(question: Question, text: str, language: str) -> Stored:
    """An answer as it is kept. Raises WrongEntry for what is no answer to this question."""
    if not text.strip():
        return None
    if question.kind == "text":
        return text.strip()
    found = typed_numbers.read(text, QUANTITY, language)
    if question.kind == "scale" and not question.lowest * UNIT <= found <= question.highest * UNIT:
        raise WrongEntry(
            N_("Question {code}: an answer is from {lowest} to {highest}."),
            code=question.code,
            lowest=question.lowest,
            highest=question.highest,
        )
    return found


def shown_answer(stored: Stored, language: str) -> str:
    """An answer as it is typed."""
    if isinstance(stored, int):
        return typed_numbers.shown(stored, QUANTITY, language).replace("\N{NO-BREAK SPACE}", " ")
    return str(stored or "")


def read_side(text: str, language: str) -> str | None:
    """A side as it is kept: a usual one by its word, whatever language it was typed in."""
    typed = fold(text.strip())
    known = {fold(name): key for key, name in sides(language).items()}
    return known.get(typed, text.strip()) or None


def read_field(asked: Sheet, name: str, text: str, language: str) -> Stored:
    """The date, round, side, organisation or event of a response as it is kept. Raises WrongEntry."""
    if name == "date":
        return read_date(text, language, date.today()) if text.strip() else None
    if name == "side":
        return read_side(text, language)
    if name == "round" or not text.strip():
        return text.strip() or None
    typed, listed = fold(text.strip()), asked.organisations if name == "organisation" else asked.events
    found = [each for each in listed if typed in (fold(each.name), fold(each.ref))]
    if len(found) == 1:
        return found[0].id
    if found:
        raise WrongEntry(N_("Several records are called “{text}”. Write the code."), text=text.strip())
    raise WrongEntry(N_("Nothing is called “{text}”. Choose from the list."), text=text.strip())
