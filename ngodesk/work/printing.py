"""Printing reports: gathered in one short read, then rendered."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngodesk.common import language as languages
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.figures.personal import personal
from ngodesk.figures.project import Span
from ngodesk.reports.sections import sections, without
from ngodesk.reports.templates import Template, template, templates, worded
from ngodesk.store.store import Store
from ngodesk.work import gathering, person_data, read_back, template_changes, workspaces

if TYPE_CHECKING:
    from ngodesk.reports.whole import Report

# What a report cannot do without, by the name of the option.
_REQUIRED = {
    "project": N_("This report is about one project."),
    "document": N_("This report is about one document."),
    "person": N_("This report is about one person."),
    "event": N_("This report is about one event."),
    "agreement": N_("This report is about one agreement with a volunteer."),
    "subgrant": N_("This report is about one sub-grant."),
    "questionnaire": N_("This report is about one questionnaire."),
    "consultation": N_("This report is about one consultation."),
    "month": N_("This report is about one month."),
}
_NAME_IT = {
    "project": N_("Name it with --project."),
    "document": N_("Name it with --document."),
    "person": N_("Name it with --person."),
    "event": N_("Name it with --event."),
    "agreement": N_("Name it with --agreement."),
    "subgrant": N_("Name it with --subgrant."),
    "questionnaire": N_("Name it with --questionnaire."),
    "consultation": N_("Name it with --consultation."),
    "month": N_("Name it with --month, as 2025-03."),
}
# What a report takes besides what it needs, by its id or by what that is. All take a project and days.
_BESIDES = {
    "agreement": ("person",),
    "event": ("blank",),
    "audit-package": ("papers",),
    "controllers-list": ("chosen",),
}
_OPTIONS = (*sorted(_REQUIRED.keys() - {"project", "month"}), "series", "blank", "chosen", "papers")


@dataclass(frozen=True)
class ReportRow:
    """A report that can be printed: what it needs, in which formats it comes."""

    id: str
    title: str
    needs: tuple[str, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True)
class SectionRow:
    """A section of a report; one that is not `optional` is always printed."""

    key: str
    heading: str
    optional: bool


@dataclass(frozen=True)
class Wish:
    """What a print is to be about, and in which language; by default the workspace's."""

    project: str | None = None
    start: date | None = None
    end: date | None = None
    month: date | None = None
    """Any day of it."""
    document: str | int | None = None
    """Its code, or its id."""
    person: str | int | None = None
    amendment: int | None = None
    language: str | None = None
    event: str | int | None = None
    agreement: str | int | None = None
    subgrant: str | int | None = None
    questionnaire: str | int | None = None
    consultation: str | int | None = None
    series: bool = False
    """The whole series of the event."""
    blank: int | None = None
    """So many empty rows on a list; by default as many as there are places left, at least five."""
    chosen: tuple[str, ...] = ()
    """The numbers that somebody's letter asks for, in its order; by default all there are."""
    mask: bool = False
    """Print initials in place of people's names, and nothing else about them."""
    papers: bool = False
    """With the prints of each document, in a package of many files."""
    left_out: tuple[str, ...] = ()
    """The keys of sections that shall not be printed, as far as the report allows it."""

    @property
    def span(self) -> Span:
        """The days that are asked for."""
        if self.month is None:
            return Span(self.start, self.end)
        last = calendar.monthrange(self.month.year, self.month.month)[1]
        return Span(self.month.replace(day=1), self.month.replace(day=last))


EVERYTHING = Wish()


def reports(language: str | None = None) -> list[ReportRow]:
    """All reports, titles in `language` or the screen's."""
    said = language or languages.current().language
    return [
        ReportRow(each.id, worded(each.title, said, each.official), tuple(each.needs), tuple(each.formats))
        for each in templates()
    ]


def print_report(store: Store, report: str, target: Path, wish: Wish = EVERYTHING) -> None:
    """Print a report into a file; its ending is the format.

    Raises UsageError for an unknown report, a format that it does not offer or something it needs that is
    not named, FileError where the file cannot be written.
    """
    form = target.suffix.lower().removeprefix(".")
    chosen = asked(store, report, wish)
    if "zip" in chosen.formats:
        from ngodesk.work import audit_package

        audit_package.save(store, target, wish, origin="command")
        return
    if not form:
        raise UsageError(
            N_("The ending of the file says its format, and {name} has none."),
            N_("Choose one of: {formats}."),
            name=target.name,
            formats=", ".join(chosen.formats),
        )
    if form not in chosen.formats:
        raise UsageError(
            N_("The report {report} does not come as {form}."),
            N_("Choose one of: {formats}."),
            report=report,
            form=form,
            formats=", ".join(chosen.formats),
        )
    made = content(store, report, wish)
    with read_back.writing(target) as stream:
        _writer(form)(made, stream)
    if not wish.mask:
        person_data.save_beside(target, person_data.beside(store, report, wish.person, wish.language))


def rendered(store: Store, report: str, wish: Wish = EVERYTHING, form: str = "pdf") -> bytes:
    """A report in memory, as a preview shows it: personal data reaches no temporary file."""
    return written(content(store, report, wish), form)


def written(made: "Report", form: str) -> bytes:
    """A report's content as a file in memory."""
    stream = BytesIO()
    _writer(form)(made, stream)
    return stream.getvalue()


def _writer(form: str) -> Callable[[Any, Any], None]:
    if form == "xlsx":
        from ngodesk.reports import xlsx

        return xlsx.write
    if form == "docx":
        from ngodesk.reports import docx

        return docx.write
    from ngodesk.reports import pdf

    return pdf.write


def numbers(text: str) -> tuple[str, ...]:
    """The numbers that somebody pasted, one in each line, in their order."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def needed(report: str) -> tuple[str, ...]:
    """What a report cannot do without: a project, a month, or a record such as an event."""
    return tuple(need for need in template(report).needs if need in _REQUIRED)


def tables_text(made: "Report") -> str:
    """All tables of a report as lines with tabs, for retyping elsewhere."""
    from ngodesk.reports import plain

    return plain.text(made)


def content(store: Store, report: str, wish: Wish = EVERYTHING) -> "Report":
    """A report before it is a file."""
    from ngodesk.reports import masking
    from ngodesk.reports.build import build
    from ngodesk.work.matters import matters

    chosen = asked(store, report, wish)
    language = wish.language or workspaces.language(store)
    with store.read() as session:
        source = gathering.gathered(session, chosen, wish, language)
        known = personal(session.connection()) if wish.mask else None
    told = matters(store, chosen, wish.project, source.printed_on)
    made = build(chosen, replace(source, matters=told), language)
    return masking.masked(made, known) if known else made


def asked(store: Store, report: str, wish: Wish) -> Template:
    """The form of a report that is asked for. Raises UsageError where something it needs is not named."""
    chosen = form_of(store, report, wish)
    for need, sentence in _REQUIRED.items():
        by_person = need == "agreement" and wish.person is not None
        if need in chosen.needs and getattr(wish, need) is None and not by_person:
            raise UsageError(sentence, _NAME_IT[need])
    return chosen


def form_of(store: Store, report: str, wish: Wish = EVERYTHING) -> Template:
    """The report's form for the project that is asked for: that of the day its agreement was concluded.

    Texts, columns and limits are as the association has them; what is not wanted is left out.
    """
    with store.reading() as connection:
        agreed = connection.exec_driver_sql(
            "SELECT coalesce(agreement_date, start) FROM projects WHERE ref = ?", (wish.project,)
        ).scalar()
        found = template(report, date.fromisoformat(agreed) if agreed else None)
        return without(template_changes.applied(connection, found), wish.left_out)


def check_left_out(store: Store, report: str, wish: Wish) -> None:
    """Raises UsageError for what is to be left out and is no section of the report that may be."""
    if not wish.left_out:
        return
    known = [each.key for each in sections_of(store, report, wish) if each.optional]
    if not known:
        raise UsageError(N_("All parts of the report {report} are always printed."), report=report)
    for key in wish.left_out:
        if key not in known:
            raise UsageError(
                N_("The report {report} has no part {part} that may be left out."),
                N_("Choose one of: {parts}."),
                report=report,
                part=key,
                parts=", ".join(known),
            )


def check_unused(report: str, wish: Wish) -> None:
    """Raises UsageError for something that is named and that the report does not ask for."""
    needs = template(report).needs
    used = set(needs).union(*(_BESIDES.get(each, ()) for each in (report, *needs)))
    for name in _OPTIONS:
        value = getattr(wish, name)
        if name not in used and value is not None and value is not False and value != ():
            raise UsageError(
                N_("The report {report} does not use {option}."),
                N_("Leave it out."),
                report=report,
                option=f"--{name}",
            )


def sections_of(store: Store, report: str, wish: Wish = EVERYTHING) -> list[SectionRow]:
    """All sections of a report, those left out too, headings in the screen's language."""
    form = form_of(store, report, replace(wish, left_out=()))
    said = languages.current().language
    return [
        SectionRow(each.key, worded(each.heading, said, form.official), each.optional)
        for each in sections(form)
    ]
