"""Hours of staff over all projects."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record


class WorkHours(Record):
    """An employee's work on one day, for a project or not."""

    __tablename__ = "work_hours"
    labels = (N_("Staff hours"), N_("Staff hours"))
    natural_key = ("person", "project", "date", "task")
    named = ("person", "date")
    detail = ("task",)
    listed = ("date", "person", "task", "hours", "project", "confirmed")

    person_id: Mapped[int] = columns.reference("people", N_("Person"), N_("Staff."), required=True)
    project_id: Mapped[int | None] = columns.reference("projects", N_("Project"), N_("Blank: other work."))
    date: Mapped[dt.date] = columns.day(N_("Date"), required=True, happened=True)
    task: Mapped[str] = columns.text(N_("Task"), required=True)
    hours: Mapped[Decimal] = columns.number(N_("Hours"), places=columns.HOURS, required=True)
    line_id: Mapped[int | None] = columns.reference(
        "budget_lines", N_("Line"), N_("Code of a budget line."), within="project"
    )
    confirmed: Mapped[bool | None] = columns.boolean(N_("Confirmed"))
