"""A workspace for the coordinator's prints."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ngodesk.model import (
    Answer,
    Booking,
    Consultation,
    Organisation,
    Participation,
    Person,
    Project,
    Question,
    Questionnaire,
    Remark,
    Response,
    Room,
)
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store

DAY = date(2025, 6, 1)


@pytest.fixture
def desk(filled: Path) -> Iterator[Store]:
    """The example with what it lacks: a self-assessment, a consultation, bookings, monitored people."""
    with open_store(filled) as opened:
        with opened.write("Made for a test") as session:
            _fill(session)
        yield opened


def _fill(session: Any) -> None:
    project = session.query(Project).one().id
    people = {each.ref: each for each in session.query(Person)}
    bodies = {each.ref: each.id for each in session.query(Organisation)}
    people["P1"].phone, people["P1"].email = "600 700 800", "zak@example.org"
    consultation = Consultation(ref="K1", project_id=project, title="Standard konsultacji", opened=DAY)
    room = Room(ref="B1", name="Sala", seats=3)
    assessment = Questionnaire(ref="SA", project_id=project, kind="self_assessment", title="Samoocena")
    session.add_all((consultation, room, assessment))
    session.flush()
    for number, decision in enumerate(("accepted", "partly", None), 1):
        session.add(
            Remark(
                consultation_id=consultation.id,
                number=number,
                received=DAY,
                organisation_id=bodies["KGW"],
                text=f"Uwaga {number}",
                decision=decision,
            )
        )
    hours = ((9, 12, 2), (13, 14, None))
    for start, end, seats in hours:
        session.add(
            Booking(
                room_id=room.id,
                project_id=project,
                start=datetime(2025, 6, 2, start),
                end=datetime(2025, 6, 2, end, 20),
                organisation_id=bodies["KGW"],
                seats=seats,
            )
        )
    complete = {"education": "ISCED 3", "labour_status": "pracujący", "start": DAY}
    for ref, values in (("P1", complete), ("P4", {"start": DAY})):
        session.add(Participation(project_id=project, person_id=people[ref].id, kind="individual", **values))
    _assess(session, assessment.id)


def _assess(session: Any, questionnaire: int) -> None:
    """Four areas in two planes; in 2015 two sides and what they agreed on."""
    questions = []
    for place, area in enumerate(("A / a", "A / b", "B / c", "B / d"), 1):
        questions.append(
            Question(
                questionnaire_id=questionnaire,
                code=str(place),
                area=area,
                text=f"Stwierdzenie {place}",
                kind="scale",
                scale_min=1,
                scale_max=5,
            )
        )
    session.add_all(questions)
    session.flush()
    scores = {
        ("2014", "agreed"): (2, 3, 4, 4),
        ("2015", "agreed"): (4, 4, 5, 4),
        ("2015", "ngo"): (1, 3, 4, 4),
        ("2015", "administration"): (5, 4, 4, 4),
    }
    for number, ((round_, side), values) in enumerate(scores.items(), 1):
        response = Response(
            ref=f"SA{number}", questionnaire_id=questionnaire, date=DAY, round=round_, side=side
        )
        session.add(response)
        session.flush()
        session.add_all(
            Answer(response_id=response.id, question_id=question.id, value=Decimal(value))
            for question, value in zip(questions, values, strict=True)
        )
