"""What people write for reports, and what funders remark on them."""

import datetime as dt

from sqlalchemy.orm import Mapped

from ngodesk.common.language import N_
from ngodesk.model import columns
from ngodesk.model.record import Record


class ReportText(Record):
    """A section that somebody wrote for a report."""

    __tablename__ = "report_texts"
    labels = (N_("Report text"), N_("Report texts"))
    natural_key = ("project", "period", "report", "section", "language")
    named = ("report", "section")
    detail = ("period",)
    listed = ("report", "section", "period", "language", "ready", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    period_id: Mapped[int | None] = columns.reference(
        "reporting_periods", N_("Period"), N_("Code of a reporting period."), within="project"
    )
    report: Mapped[str] = columns.text(N_("Report"), N_("Id of a report."), required=True)
    section: Mapped[str] = columns.text(
        N_("Section"), N_("Of the report's template, as activity.A1."), required=True
    )
    language: Mapped[str] = columns.text(N_("Language"), required=True, form="language")
    text: Mapped[str | None] = columns.text(N_("Text"), multiline=True)
    ready: Mapped[bool | None] = columns.boolean(N_("Ready"))


class ReportRemark(Record):
    """What a funder objected to in a report, and the answer."""

    __tablename__ = "report_remarks"
    labels = (N_("Remark of the funder"), N_("Remarks of the funder"))
    natural_key = ("project", "number")
    named = ("number",)
    detail = ("text",)
    listed = ("number", "received", "text", "due", "answered_on", "project")

    project_id: Mapped[int] = columns.reference("projects", N_("Project"), required=True)
    number: Mapped[int] = columns.integer(N_("Number"), required=True)
    period_id: Mapped[int | None] = columns.reference(
        "reporting_periods", N_("Period"), N_("Code of a reporting period."), within="project"
    )
    received: Mapped[dt.date] = columns.day(N_("Received"), required=True)
    text: Mapped[str] = columns.text(N_("Text"), required=True, multiline=True)
    due: Mapped[dt.date | None] = columns.day(N_("Due on"))
    reply: Mapped[str | None] = columns.text(N_("Reply"), multiline=True)
    answered_on: Mapped[dt.date | None] = columns.day(N_("Answered on"))
