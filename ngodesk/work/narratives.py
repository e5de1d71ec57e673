"""What people write for a report: its sections in order, how far each is, and what is still to be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from ngodesk.common import language as languages
from ngodesk.common.errors import UsageError
from ngodesk.common.language import LANGUAGES, N_, NN_
from ngodesk.common.saying import Saying, Words, say
from ngodesk.figures.about import About
from ngodesk.figures.activities import titles
from ngodesk.figures.facts import project_facts
from ngodesk.figures.narrated import Written, narrated, period_of
from ngodesk.figures.project import EVER, Scope
from ngodesk.figures.whole import figures
from ngodesk.reports import narration
from ngodesk.reports.places import places
from ngodesk.reports.templates import Template, worded
from ngodesk.store.store import Store
from ngodesk.work import gathering, printing, saving, workspaces
from ngodesk.work.printing import Wish
from ngodesk.work.saving import Change

WRITE = N_("Write the report’s texts: {number}")
BEGIN = N_("Begin with the former period’s texts: {number}")

_OTHERS = """
SELECT section, language FROM report_texts WHERE project_id = ? AND report = ? AND period_id IS ?
AND language <> ? AND trim(coalesce(text, '')) <> '' ORDER BY language"""
_FORMER = """
SELECT t.section, t.text FROM report_texts t JOIN reporting_periods r ON r.id = t.period_id
WHERE t.project_id = ? AND t.report = ? AND t.language = ? AND r.start < ?
AND trim(coalesce(t.text, '')) <> '' ORDER BY r.start"""
_IDS = """
SELECT section, id FROM report_texts
WHERE project_id = ? AND report = ? AND period_id IS ? AND language = ?"""


@dataclass(frozen=True)
class Section:
    """A section that somebody writes, in the print's language; what the funder asks, in the screen's."""

    section: str
    heading: str
    ask: str
    required: bool
    limit: int | None
    """So many characters the funder takes."""
    text: str
    ready: bool
    unknown: tuple[str, ...]
    """Names in double braces that stand for no figure."""
    elsewhere: tuple[str, ...]
    """Languages in which there is a text."""
    former: str
    """What stood there for the period before."""

    @property
    def characters(self) -> int:
        """How long the text is, as it was typed."""
        return len(self.text)

    @property
    def missing(self) -> bool:
        """Whether the funder asks for it and nothing is there."""
        return self.required and not self.text.strip()


@dataclass(frozen=True)
class Form:
    """Where a report's form comes from, and what nobody has compared with the official one."""

    source: str
    checked_on: date
    unverified: str


@dataclass(frozen=True)
class Book:
    """All sections of a report for a project, a period and a language."""

    report: str
    project: int
    period: int | None
    language: str
    fits: bool
    """Whether the days are the whole project or a reporting period: texts are written for those alone."""
    sections: tuple[Section, ...]
    form: Form

    @property
    def ready(self) -> int:
        """How many of the required sections are written and called ready."""
        return sum(each.ready and not each.missing for each in self.sections if each.required)

    @property
    def required(self) -> int:
        """How many sections the funder asks for."""
        return sum(each.required for each in self.sections)


@dataclass(frozen=True)
class Text:
    """What is to stand in a section."""

    section: str
    text: str
    ready: bool = False


def book(store: Store, report: str, wish: Wish) -> Book:
    """The sections that are to be written, in the report's order; none where the report has no texts."""
    chosen, language = printing.form_of(store, report, wish), wish.language or workspaces.language(store)
    with store.read() as session:
        scope, about = _scope(session, wish, language, chosen)
        found, (fits, period) = narrated(about), period_of(scope)
        known = _names(session, scope, found.figures, language) if found.figures else {}
        others = scope.rows(_OTHERS, (scope.id, report, period, language)) if fits else []
        before = scope.span.start.isoformat() if scope.span.start else EVER
        former = dict(scope.rows(_FORMER, (scope.id, report, language, before)))
        asked = list(_asked(chosen, titles(scope), language))
    sections = []
    for name, heading, options in asked:
        written = found.texts.get(name, Written(""))
        elsewhere = tuple(other for section, other in others if section == name)
        sections.append(
            Section(
                name,
                heading,
                options.get("ask", ""),
                bool(options.get("required")),
                options.get("limit"),
                written.text,
                written.ready,
                narration.unknown(written.text, known),
                elsewhere,
                former.get(name, ""),
            )
        )
    return Book(report, scope.id, period, language, fits, tuple(sections), form_told(chosen))


def form_told(chosen: Template) -> Form:
    """What is known of a form, in the screen's language."""
    said = languages.current().language
    unverified = worded(chosen.unverified, said, chosen.official) if chosen.unverified else ""
    return Form(worded(chosen.source, said, chosen.official), chosen.checked_on, unverified)


def names(store: Store, report: str, wish: Wish) -> dict[str, str]:
    """Every name that a text may have in double braces, with its present value."""
    chosen, language = printing.form_of(store, report, wish), wish.language or workspaces.language(store)
    with store.read() as session:
        scope, _about = _scope(session, wish, language, chosen)
        return _names(session, scope, figures(scope), language)


def save(store: Store, report: str, wish: Wish, texts: Sequence[Text], label: str = WRITE) -> list[int]:
    """Write these sections in one step; gives the ids of their records. Raises RefusedRecordError."""
    its = book(store, report, wish)
    if not its.fits:
        raise UsageError(
            N_("Texts are written for the whole project or for one of its reporting periods."),
            N_("Choose one of them."),
        )
    with store.reading() as connection:
        key = (its.project, report, its.period, its.language)
        known = {row[0]: row[1] for row in connection.exec_driver_sql(_IDS, key)}
    same = {"project": its.project, "period": its.period, "report": report, "language": its.language}
    changes = [
        Change(
            known.get(each.section),
            {**same, "section": each.section, "text": each.text, "ready": int(each.ready)},
        )
        for each in texts
    ]
    return saving.save(store, "report_texts", changes, label) if changes else []


def begin_from_former(store: Store, report: str, wish: Wish) -> list[int]:
    """Put the former period's texts into the sections that are empty, in one step; none of them is ready."""
    empty = [each for each in book(store, report, wish).sections if each.former and not each.text.strip()]
    return save(store, report, wish, [Text(each.section, each.former) for each in empty], BEGIN)


def problems(store: Store, report: str, wish: Wish) -> list[Saying]:
    """What whoever signs should know before the report leaves the house."""
    its = book(store, report, wish)
    found = [one for each in its.sections for one in _of_section(each)]
    if not its.fits and its.sections:
        found.append(say(N_("Texts are written for the whole project or for one of its reporting periods.")))
    return found


def told(store: Store, report: str, wish: Wish) -> list[str]:
    """What is to be said of a report beside it: of its form and its texts. Nothing of most reports."""
    form = printing.form_of(store, report, wish)
    said = [form_told(form).unverified] if form.unverified else []
    if any("section" in part.options for part in form.parts):
        said += [each.text() for each in problems(store, report, wish)]
    return said


def _of_section(each: Section) -> Iterator[Saying]:
    heading = each.heading
    if each.missing and each.elsewhere:
        there = Words(tuple(LANGUAGES[other] for other in each.elsewhere))
        yield say(
            N_("{heading}: nothing is written in the print’s language, only in: {languages}."),
            heading=heading,
            languages=there,
        )
    elif each.missing:
        yield say(N_("{heading}: nothing is written yet."), heading=heading)
    elif each.required and not each.ready:
        yield say(N_("{heading}: the text is not marked as ready."), heading=heading)
    if each.limit and each.characters > each.limit:
        words = NN_(
            "{heading}: the text is {number} character too long.",
            "{heading}: the text is {number} characters too long.",
        )
        yield say(words, heading=heading, number=each.characters - each.limit)
    for name in each.unknown:
        yield say(N_("{heading}: no figure is called {name}."), heading=heading, name=name)


def _asked(
    chosen: Template, activities: Mapping[str, str], language: str
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, heading and options of all that is to be written; what is asked, in the screen's language."""
    said = languages.current().language
    for part in chosen.parts:
        options: dict[str, Any] = worded(part.options, said, chosen.official)
        if "section" not in options:
            continue
        if part.block == "activities":
            for code, title in activities.items():
                yield f"{options['section']}.{code}", f"{code}. {title}", options
        else:
            yield options["section"], worded(part.heading, language, chosen.official), options


def _scope(session: Session, wish: Wish, language: str, chosen: Template) -> tuple[Scope, About]:
    about = gathering.about_of(session, wish, language, chosen)
    if about.scope is None:
        raise UsageError(N_("This report is about one project."), N_("Name it with --project."))
    return about.scope, about


def _names(session: Session, scope: Scope, counted: Mapping[str, Any], language: str) -> dict[str, str]:
    facts = project_facts(session, scope.ref, language, date.today())
    return places(counted, facts, languages.texts(language))
