"""Partnerships and joint initiatives."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Link, Record

COOPERATION_KINDS = ("partnership", "public_partnership", "joint_initiative", "network", "other")


class Cooperation(Record):
    """A partnership or joint initiative that a project brought about."""

    __tablename__ = "cooperations"
    labels = (N_("Cooperation"), N_("Cooperations"))
    natural_key = ("ref",)
    named = ("title",)
    detail = ("date",)
    usual = ("project", "kind", "title", "date", "parties", "municipality", "evidence")
    listed = ("title", "kind", "date", "parties", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    activity_id: Mapped[int | None] = columns.reference("activities", N_("Activity"), within="project")
    kind: Mapped[str] = columns.choice(N_("Kind"), words=COOPERATION_KINDS, required=True)
    title: Mapped[str] = columns.text(N_("Title"), required=True)
    date: Mapped[dt.date | None] = columns.day(N_("Date"))
    parties: ClassVar = columns.records(
        "organisations",
        N_("Parties"),
        N_("Refs of the organisations, separated by ;."),
        link="cooperation_parties",
        required=True,
    )
    municipality: Mapped[str | None] = columns.text(N_("Municipality"), form="municipality")
    evidence: Mapped[str | None] = columns.text(N_("Evidence"), multiline=True)


class CooperationParty(Link):
    """An organisation that takes part in a cooperation."""

    __tablename__ = "cooperation_parties"
    owner_table = "cooperations"
    target_table = "organisations"

    owner_id: Mapped[int] = mapped_column(Integer)
    target_id: Mapped[int] = mapped_column(Integer)
