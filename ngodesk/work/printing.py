"""Printing reports: gathered in one short read, then rendered."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ngodesk.common import language as languages
from ngodesk.common import safefile
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.figures.facts import project_facts
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.reports.source import Source
from ngodesk.reports.templates import Template, template, templates, worded
from ngodesk.store.journal import mark
from ngodesk.store.store import Store
from ngodesk.work import workspaces

if TYPE_CHECKING:
    from ngodesk.reports.content import Report


@dataclass(frozen=True)
class ReportRow:
    """A report that can be printed: what it needs, in which formats it comes."""

    id: str
    title: str
    needs: tuple[str, ...]
    formats: tuple[str, ...]


def reports(language: str | None = None) -> list[ReportRow]:
    """All reports, titles in `language` or the screen's."""
    said = language or languages.current().language
    return [
        ReportRow(each.id, worded(each.title, said, each.official), tuple(each.needs), tuple(each.formats))
        for each in templates()
    ]


def print_report(
    store: Store,
    report: str,
    target: Path,
    *,
    project: str | None = None,
    start: date | None = None,
    end: date | None = None,
    language: str | None = None,
) -> None:
    """Print a report into a file; its ending is the format.

    `language` is by default the workspace's. Raises UsageError for an unknown report, a format that it
    does not offer or something it needs that is not named, FileError where the file cannot be written.
    """
    form = target.suffix.lower().removeprefix(".")
    chosen = template(report)
    if form not in chosen.formats:
        raise UsageError(
            N_("The report {report} does not come as {form}."),
            N_("Choose one of: {formats}."),
            report=report,
            form=form or "?",
            formats=", ".join(chosen.formats),
        )
    content = rendered(store, report, project=project, start=start, end=end, language=language)
    with safefile.writing(target) as stream:
        stream.write(content)


def rendered(
    store: Store,
    report: str,
    *,
    project: str | None = None,
    start: date | None = None,
    end: date | None = None,
    language: str | None = None,
) -> bytes:
    """A report as PDF in memory, as a preview shows it: personal data reaches no temporary file."""
    from ngodesk.reports import pdf

    stream = BytesIO()
    pdf.write(_content(store, template(report), project, Span(start, end), language), stream)
    return stream.getvalue()


def _content(
    store: Store, chosen: Template, project: str | None, span: Span, language: str | None
) -> "Report":
    from ngodesk.reports.build import build

    if "project" in chosen.needs and project is None:
        raise UsageError(N_("This report is about one project."), N_("Name it with --project."))
    today = date.today()
    language = language or workspaces.language(store)
    with store.read() as session:
        source = Source(
            figures=figures(scope(session.connection(), project or "", span)),
            facts=project_facts(session, project or "", language, today),
            printed_on=today,
            mark=mark(session.connection()),
        )
    return build(chosen, source, language)
