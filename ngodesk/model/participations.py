"""Persons supported, as ESF monitoring asks for them."""

import datetime as dt

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

PARTICIPATION_KINDS = ("individual", "representative")
PARTICIPATION_STATUSES = ("recruited", "running", "completed", "dropped_out")


class Participation(Record):
    """A person's support by a project, as ESF monitoring asks for it."""

    __tablename__ = "participations"
    labels = (N_("Participation"), N_("Participations"))
    natural_key = ("project", "person")
    named = ("person",)
    detail = ("status",)
    listed = ("person", "organisation", "start", "end", "status", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    person_id: Mapped[int] = columns.reference("people", N_("Person"), required=True)
    kind: Mapped[str] = columns.choice(N_("Kind"), words=PARTICIPATION_KINDS, required=True)
    organisation_id: Mapped[int | None] = columns.reference(
        "organisations", N_("Organisation"), N_("Whom a representative stands for.")
    )
    start: Mapped[dt.date | None] = columns.day(N_("Start"))
    end: Mapped[dt.date | None] = columns.day(N_("End"))
    status: Mapped[str | None] = columns.choice(N_("Status"), words=PARTICIPATION_STATUSES)
    labour_status: Mapped[str | None] = columns.text(N_("Status on the labour market"))
    education: Mapped[str | None] = columns.text(N_("Education"))
    disadvantage: Mapped[str | None] = columns.text(N_("Disadvantage"), N_("Separated by ;."), personal=True)
    outcome: Mapped[str | None] = columns.text(N_("Outcome"))
