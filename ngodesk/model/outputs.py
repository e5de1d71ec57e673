"""What a project made."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Link, Record

OUTPUT_KINDS = (
    "publication",
    "expert_opinion",
    "action_plan",
    "study",
    "standard",
    "model",
    "platform",
    "database",
    "map",
    "video",
    "campaign",
    "other",
)


class Output(Record):
    """Something that a project made: a publication, an expert opinion, a video."""

    __tablename__ = "outputs"
    labels = (N_("Output"), N_("Outputs"))
    natural_key = ("ref",)
    named = ("title",)
    detail = ("date",)
    usual = ("project", "activity", "kind", "title", "date", "quantity", "url", "credit_line")
    listed = ("title", "kind", "date", "quantity", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    activity_id: Mapped[int | None] = columns.reference("activities", N_("Activity"), within="project")
    kind: Mapped[str] = columns.choice(N_("Kind"), words=OUTPUT_KINDS, required=True)
    title: Mapped[str] = columns.text(N_("Title"), required=True)
    date: Mapped[dt.date | None] = columns.day(N_("Date"))
    quantity: Mapped[int | None] = columns.integer(N_("Quantity"), N_("1 when blank."))
    author: Mapped[str | None] = columns.text(N_("Author"))
    recipient_id: Mapped[int | None] = columns.reference("organisations", N_("Recipient"))
    parties: ClassVar = columns.records(
        "organisations",
        N_("Parties"),
        N_("Refs of organisations that it is about or that made it, separated by ;."),
        link="output_parties",
    )
    url: Mapped[str | None] = columns.text(N_("Link"), form="website")
    credit_line: Mapped[str | None] = columns.text(
        N_("Credit line of its own"), N_("When it differs from the programme's.")
    )
    municipality: Mapped[str | None] = columns.text(N_("Municipality"), form="municipality")
    notes: Mapped[str | None] = columns.text(N_("Notes"), multiline=True)


class OutputParty(Link):
    """An organisation that an output is about or that made it."""

    __tablename__ = "output_parties"
    owner_table = "outputs"
    target_table = "organisations"

    owner_id: Mapped[int] = mapped_column(Integer)
    target_id: Mapped[int] = mapped_column(Integer)
