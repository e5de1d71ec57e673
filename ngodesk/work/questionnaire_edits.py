"""Writing what was asked and answered: questions, responses with their answers, what all agreed on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import N_, _
from ngodesk.figures.assessed import AGREED
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import defaults, saving
from ngodesk.work.questioning import HIGHEST, LOWEST, UNIT, Place
from ngodesk.work.saving import Change, Problem, RefusedRecordError
from ngodesk.work.viewing import Stored

QUESTIONS, ANSWERS = N_("Write questions: {number}"), N_("Write answers: {number}")
AGREEMENT = N_("Write what all agreed on: {number}")
_OUTSIDE = """
SELECT a.id, q.id, q.code FROM answers a JOIN questions q ON q.id = a.question_id
WHERE q.kind = 'scale' AND a.value IS NOT NULL AND a.value NOT BETWEEN
coalesce(q.scale_min, :lowest) * :unit AND coalesce(q.scale_max, :highest) * :unit"""

Edit = tuple[int | None, Mapping[Any, Stored]]
"""A record to change, or to add where it has no id, and what changes in it: fields, or places of answers."""


def write_questions(store: Store, questionnaire: int, edits: Sequence[Edit]) -> list[int]:
    """Add and change questions in one step; codes may be swapped. Raises RefusedRecordError."""
    with store.writing(Header(QUESTIONS, {"number": len(edits)})) as batch:
        _park(batch, [key for key, values in edits if key is not None and "code" in values])
        writing = saving.Writing(batch, "questions", iter(store.identifiers))
        ids = []
        for place, (key, values) in enumerate(edits):
            wanted: dict[str, Stored] = dict(values)
            if key is None:
                known = {"questionnaire": questionnaire, **wanted}
                wanted = defaults.within(batch.connection, "questions", known)
            ids.append(writing.write(Change(key, wanted), place))
        _refuse(
            writing.problems
            or saving.broken(batch.connection, "questions", ids)
            or _turned(batch.connection, ids)
            or _outside(batch.connection, 1, ids)
        )
    return ids


def _park(batch: Batch, ids: Sequence[int]) -> None:
    """Codes that change make room for each other."""
    code = columns_of("questions").index("code")
    for block in batch.stored("questions", ids):
        batch.replace("questions", [(*row[:code], f"\t{row[0]}", *row[code + 1 :]) for row in block])


def write_responses(
    store: Store, questionnaire: int, edits: Sequence[Edit], label: str = ANSWERS
) -> list[int]:
    """Add and change responses with their answers in one step. Raises RefusedRecordError."""
    number = sum(isinstance(name, tuple) for _key, values in edits for name in values) or len(edits)
    with store.writing(Header(label, {"number": number})) as batch:
        written = _Written(batch, questionnaire, iter(store.identifiers))
        ids = [written.write(key, values, place) for place, (key, values) in enumerate(edits)]
        _refuse(
            written.problems
            or saving.broken(batch.connection, "responses", ids)
            or _outside(batch.connection, 0, written.answers)
        )
    return ids


class _Written:
    """Responses and answers of one step."""

    def __init__(self, batch: Batch, questionnaire: int, identifiers: Iterator[int]) -> None:
        self.answers: list[int] = []
        self._batch, self._questionnaire = batch, questionnaire
        self._responses = saving.Writing(batch, "responses", identifiers)
        self._answers = saving.Writing(batch, "answers", identifiers)

    @property
    def problems(self) -> list[Problem]:
        return self._responses.problems or self._answers.problems

    def write(self, key: int | None, values: Mapping[Any, Stored], place: int) -> int:
        """One response and what changes in it; gives its id."""
        fields = {name: value for name, value in values.items() if isinstance(name, str)}
        if key is None:
            fields = {"questionnaire": self._questionnaire, "date": date.today().isoformat(), **fields}
            fields = defaults.within(self._batch.connection, "responses", fields)
        if key is None or fields:
            key = self._responses.write(Change(key, fields), place)
        by_question: dict[int, dict[str, Stored]] = {}
        for name, value in values.items():
            if isinstance(name, tuple):
                by_question.setdefault(name[0], {})[name[1]] = value
        for question, parts in by_question.items() if not self._responses.problems else ():
            self._answer(key, question, parts, place)
        return key

    def _answer(self, response: int, question: int, parts: dict[str, Stored], place: int) -> None:
        """An answer that says nothing any more goes."""
        row = self._batch.connection.exec_driver_sql(
            "SELECT id, value, text FROM answers WHERE response_id = ? AND question_id = ?",
            (response, question),
        ).first()
        kept = {"value": row.value, "text": row.text} if row is not None else {}
        if any(value is not None for value in (kept | parts).values()):
            values = {"response": response, "question": question, **parts}
            self.answers.append(
                self._answers.write(Change(row.id if row is not None else None, values), place)
            )
        elif row is not None:
            self._batch.delete("answers", [row.id])


def agree(
    store: Store, questionnaire: int, round_: str, values: Mapping[Place, Stored], today: date
) -> list[int]:
    """Write what all sides agreed on in a round: the response of the side "agreed" of that round."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT min(id) FROM responses WHERE questionnaire_id = ? AND coalesce(round, '') = ?"
            " AND side = ?",
            (questionnaire, round_, AGREED),
        ).scalar()
    wanted: dict[Any, Stored] = dict(values)
    if found is None:
        wanted |= {"date": today.isoformat(), "round": round_ or None, "side": AGREED}
    return write_responses(store, questionnaire, [(found, wanted)], AGREEMENT)


def _turned(connection: Connection, ids: Sequence[int]) -> list[Problem]:
    """A scale goes from the lowest up."""
    rows = connection.exec_driver_sql("SELECT id FROM questions WHERE scale_min >= scale_max")
    words = _("The highest answer must be above the lowest.")
    return [Problem("scale_max", words, ids.index(row[0])) for row in rows if row[0] in ids]


def _outside(connection: Connection, column: int, ids: Sequence[int]) -> list[Problem]:
    """Answers to a scale that are not on it, among these answers or of these questions."""
    wanted = set(ids)
    values = {"lowest": LOWEST, "highest": HIGHEST, "unit": UNIT}
    rows = [row for row in connection.exec_driver_sql(_OUTSIDE, values) if row[column] in wanted]
    words = _("{code}: an answer would lie outside the scale.")
    return [Problem("value", words.format(code=row[2])) for row in rows[:1]]


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise RefusedRecordError(problems)
