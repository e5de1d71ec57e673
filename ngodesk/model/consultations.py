"""Consultations of drafts, with remarks and decisions."""

import datetime as dt

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

REMARK_DECISIONS = ("open", "accepted", "partly", "rejected")


class Consultation(Record):
    """A draft act or document that is being consulted."""

    __tablename__ = "consultations"
    labels = (N_("Consultation"), N_("Consultations"))
    natural_key = ("ref",)
    named = ("title",)
    detail = ("opened",)
    listed = ("title", "opened", "closed", "owner", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int | None] = columns.reference("projects", N_("Project"))
    title: Mapped[str] = columns.text(N_("Title"), N_("The draft act or document consulted."), required=True)
    owner_id: Mapped[int | None] = columns.reference(
        "organisations", N_("Owner"), N_("The body that consults.")
    )
    opened: Mapped[dt.date] = columns.day(N_("Opened on"), required=True)
    closed: Mapped[dt.date | None] = columns.day(N_("Closed on"))
    summary: Mapped[str | None] = columns.text(N_("Summary"), multiline=True)


class Remark(Record):
    """A remark on a consulted draft, with the decision on it."""

    __tablename__ = "remarks"
    labels = (N_("Remark"), N_("Remarks"))
    natural_key = ("consultation", "number")
    named = ("number",)
    detail = ("text",)
    usual = ("text", "decision", "reply", "passage", "received", "organisation", "person")
    listed = ("number", "received", "organisation", "person", "text", "decision", "consultation")

    consultation_id: Mapped[int] = columns.reference("consultations", N_("Consultation"), required=True)
    number: Mapped[int] = columns.integer(N_("Number"), required=True)
    received: Mapped[dt.date] = columns.day(N_("Received"), required=True)
    organisation_id: Mapped[int | None] = columns.reference("organisations", N_("Organisation"))
    person_id: Mapped[int | None] = columns.reference("people", N_("Person"))
    passage: Mapped[str | None] = columns.text(N_("Passage"), N_("Paragraph of the draft."), multiline=True)
    text: Mapped[str] = columns.text(N_("Text"), required=True, multiline=True)
    decision: Mapped[str | None] = columns.choice(N_("Decision"), words=REMARK_DECISIONS)
    reply: Mapped[str | None] = columns.text(N_("Reply"), multiline=True)
