"""Questionnaires, their questions, responses and answers."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

QUESTIONNAIRE_KINDS = ("self_assessment", "needs_analysis", "event_evaluation", "other")
QUESTION_KINDS = ("scale", "number", "text")


class Questionnaire(Record):
    """An instrument: self-assessment, needs analysis, evaluation of an event."""

    __tablename__ = "questionnaires"
    labels = (N_("Questionnaire"), N_("Questionnaires"))
    natural_key = ("ref",)
    named = ("title",)
    detail = ("ref",)
    listed = ("title", "kind", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int | None] = columns.reference("projects", N_("Project"))
    kind: Mapped[str] = columns.choice(N_("Kind"), words=QUESTIONNAIRE_KINDS, required=True)
    title: Mapped[str] = columns.text(N_("Title"), required=True)


class Question(Record):
    """A question or statement of a questionnaire."""

    __tablename__ = "questions"
    labels = (N_("Question"), N_("Questions"))
    natural_key = ("questionnaire", "code")
    named = ("code", "text")
    detail = ("questionnaire",)
    listed = ("code", "text", "kind", "area", "questionnaire")

    questionnaire_id: Mapped[int] = columns.reference("questionnaires", N_("Questionnaire"), required=True)
    code: Mapped[str] = columns.text(N_("Code"), required=True)
    area: Mapped[str | None] = columns.text(
        N_("Area"), N_('Heading under which scores are averaged; levels are separated by " / ".')
    )
    text: Mapped[str] = columns.text(N_("Text"), required=True, multiline=True)
    kind: Mapped[str] = columns.choice(N_("Kind"), words=QUESTION_KINDS, required=True)
    scale_min: Mapped[int | None] = columns.integer(N_("Lowest answer"))
    scale_max: Mapped[int | None] = columns.integer(N_("Highest answer"))


class Response(Record):
    """One filled questionnaire."""

    __tablename__ = "responses"
    labels = (N_("Response"), N_("Responses"))
    natural_key = ("ref",)
    named = ("ref",)
    detail = ("date",)
    listed = ("ref", "date", "questionnaire", "organisation", "event", "round")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    questionnaire_id: Mapped[int] = columns.reference("questionnaires", N_("Questionnaire"), required=True)
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True)
    round: Mapped[str | None] = columns.text(
        N_("Round"), N_("2014, 2015, before, after …; rounds are compared.")
    )
    side: Mapped[str | None] = columns.text(
        N_("Side"),
        N_("Who answers: administration, ngo, participant, agreed … (free text); compared side by side."),
    )
    organisation_id: Mapped[int | None] = columns.reference("organisations", N_("Organisation"))
    event_id: Mapped[int | None] = columns.reference("events", N_("Event"))


class Answer(Record):
    """The answer to one question."""

    __tablename__ = "answers"
    labels = (N_("Answer"), N_("Answers"))
    natural_key = ("response", "question")
    named = ("question",)
    detail = ("value",)
    listed = ("response", "question", "value", "text")

    response_id: Mapped[int] = columns.reference("responses", N_("Response"), required=True)
    question_id: Mapped[int] = columns.reference(
        "questions",
        N_("Question"),
        N_("Code of a question of the response's questionnaire."),
        required=True,
        scope="response.questionnaire",
    )
    value: Mapped[Decimal | None] = columns.number(N_("Value"), places=columns.QUANTITY)
    text: Mapped[str | None] = columns.text(N_("Text"), multiline=True)
