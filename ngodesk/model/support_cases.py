"""Tools and changes that organisations introduce with a mentor."""

import datetime as dt

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record

SUPPORT_CASE_STATUSES = ("planned", "running", "done", "stopped")


class SupportCase(Record):
    """A tool or change that an organisation introduces with a mentor."""

    __tablename__ = "support_cases"
    labels = (N_("Support case"), N_("Support cases"))
    natural_key = ("ref",)
    named = ("title",)
    detail = ("organisation",)
    usual = ("project", "activity", "organisation", "title", "mentor", "start", "end", "status", "result")
    listed = ("title", "organisation", "mentor", "start", "status", "project")

    ref: Mapped[str] = columns.text(N_("Code"), required=True)
    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    activity_id: Mapped[int | None] = columns.reference("activities", N_("Activity"), within="project")
    organisation_id: Mapped[int] = columns.reference("organisations", N_("Organisation"), required=True)
    title: Mapped[str] = columns.text(
        N_("Title"), N_("The tool or change being introduced there."), required=True
    )
    mentor_id: Mapped[int | None] = columns.reference("people", N_("Mentor"))
    start: Mapped[dt.date | None] = columns.day(N_("Start"))
    end: Mapped[dt.date | None] = columns.day(N_("End"))
    status: Mapped[str] = columns.choice(N_("Status"), words=SUPPORT_CASE_STATUSES, required=True)
    result: Mapped[str | None] = columns.text(
        N_("Result"), N_("What was there before, and what is there now."), multiline=True, form="before_after"
    )
