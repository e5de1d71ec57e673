"""Indicators, their targets by amendment and the values that are counted by hand."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.cooperations import COOPERATION_KINDS
from ngodesk.model.events import EVENT_KINDS
from ngodesk.model.organisations import ORGANISATION_KINDS
from ngodesk.model.outputs import OUTPUT_KINDS
from ngodesk.model.record import Link, Record

INDICATOR_KINDS = ("output", "result", "impact")
INDICATOR_MEASURES = (
    "manual",
    "events",
    "event_hours",
    "attendances",
    "people",
    "organisations",
    "volunteers",
    "volunteer_hours",
    "outputs",
    "subgrants",
    "cooperations",
    "headcount",
    "person_hours",
    "series",
    "answer_share",
)
INDICATOR_EXCLUDE_TEAMS = ("none", "permanent", "all")
INDICATOR_AGGREGATES = ("sum", "last", "average", "max")
# What the word list of a filter may hold: it depends on the measure, and organisations mix two.
FILTER_KINDS = tuple(
    dict.fromkeys((*EVENT_KINDS, *OUTPUT_KINDS, *COOPERATION_KINDS, "subgrant", "support_case"))
)


class Indicator(Record):
    """What a project must reach, and how it is counted from records."""

    __tablename__ = "indicators"
    labels = (N_("Indicator"), N_("Indicators"))
    natural_key = ("project", "code")
    parent = "project"
    named = ("code", "name")
    detail = ("project",)
    usual = ("code", "name", "unit", "target", "measure", "filter_kind", "verification")
    listed = ("code", "name", "unit", "target", "measure", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    code: Mapped[str] = columns.text(N_("Code"), required=True)
    name: Mapped[str] = columns.text(N_("Name"), required=True)
    kind: Mapped[str] = columns.choice(N_("Kind"), words=INDICATOR_KINDS, required=True)
    unit: Mapped[str | None] = columns.text(N_("Unit"))
    baseline: Mapped[Decimal | None] = columns.number(N_("Baseline"), places=columns.QUANTITY)
    target: Mapped[Decimal | None] = columns.number(
        N_("Target"), N_("The least that must be reached; blank: none stated."), places=columns.QUANTITY
    )
    measure: Mapped[str] = columns.choice(N_("What is counted"), words=INDICATOR_MEASURES, required=True)
    filter_kind: Mapped[str | None] = columns.words(
        N_("Only of the kinds"),
        N_("Kinds of the counted records, separated by ;  blank: all."),
        words=FILTER_KINDS,
    )
    filter_activity: ClassVar = columns.records(
        "activities",
        N_("Only of the activities"),
        N_("Codes of activities, separated by ;  blank: all."),
        link="indicator_activities",
        scope="project",
    )
    filter_organisation_kind: Mapped[str | None] = columns.words(
        N_("Only organisations of the kinds"),
        N_("Kinds of organisations, separated by ;  blank: all."),
        words=ORGANISATION_KINDS,
    )
    min_hours: Mapped[Decimal | None] = columns.number(
        N_("At least so many hours"),
        N_("People and organisations: only those with at least so many hours in the counted events."),
        places=columns.HOURS,
    )
    min_share_percent: Mapped[Decimal | None] = columns.number(
        N_("At least so much of the hours, %"),
        N_("People: only those with at least this share of the hours of one counted series."),
        places=columns.PERCENT,
    )
    exclude_team: Mapped[str | None] = columns.choice(
        N_("Leave out the team"),
        N_("Whom of the project's team people leave out; blank: none."),
        words=INDICATOR_EXCLUDE_TEAMS,
    )
    aggregate: Mapped[str | None] = columns.choice(
        N_("How values add up"), N_("How manual values add up; blank: sum."), words=INDICATOR_AGGREGATES
    )
    filter_questionnaire_id: Mapped[int | None] = columns.reference(
        "questionnaires", N_("Questionnaire"), N_("Answer_share.")
    )
    filter_questions: ClassVar = columns.records(
        "questions",
        N_("Only the questions"),
        N_("Answer_share: codes of questions, separated by ;  blank: all of kind scale."),
        link="indicator_questions",
        scope="filter_questionnaire",
    )
    min_answer: Mapped[Decimal | None] = columns.number(
        N_("An answer counts from"), N_("Answer_share: an answer counts from here."), places=columns.QUANTITY
    )
    verification: Mapped[str | None] = columns.text(
        N_("Source of verification"), N_("How it is measured, source."), multiline=True
    )


class IndicatorActivity(Link):
    """An activity that an indicator counts."""

    __tablename__ = "indicator_activities"
    owner_table = "indicators"
    target_table = "activities"

    owner_id: Mapped[int] = mapped_column(Integer)
    target_id: Mapped[int] = mapped_column(Integer)


class IndicatorQuestion(Link):
    """A question whose answers an indicator counts."""

    __tablename__ = "indicator_questions"
    owner_table = "indicators"
    target_table = "questions"

    owner_id: Mapped[int] = mapped_column(Integer)
    target_id: Mapped[int] = mapped_column(Integer)


class IndicatorTarget(Record):
    """A target that an amendment sets anew."""

    __tablename__ = "indicator_targets"
    labels = (N_("Target by amendment"), N_("Targets by amendment"))
    natural_key = ("project", "indicator", "amendment")
    named = ("indicator", "amendment")
    detail = ("target",)
    listed = ("indicator", "amendment", "target", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    indicator_id: Mapped[int] = columns.reference(
        "indicators", N_("Indicator"), N_("Code of an indicator."), required=True, within="project"
    )
    amendment_id: Mapped[int] = columns.reference(
        "amendments", N_("Amendment"), N_("Number of an amendment."), required=True, within="project"
    )
    target: Mapped[Decimal] = columns.number(N_("Target"), places=columns.QUANTITY, required=True)


class IndicatorValue(Record):
    """A value of an indicator that is counted by hand."""

    __tablename__ = "indicator_values"
    labels = (N_("Indicator value"), N_("Indicator values"))
    natural_key = ("project", "indicator", "date")
    named = ("indicator", "date")
    detail = ("value",)
    listed = ("date", "indicator", "value", "evidence", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    indicator_id: Mapped[int] = columns.reference(
        "indicators",
        N_("Indicator"),
        N_("Code of an indicator whose measure is manual."),
        required=True,
        within="project",
    )
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True)
    value: Mapped[Decimal] = columns.number(
        N_("Value"), N_("Adds to the earlier ones."), places=columns.QUANTITY, required=True
    )
    evidence: Mapped[str | None] = columns.text(N_("Evidence"), multiline=True)
