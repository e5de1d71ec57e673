"""What a report is made from: its project, days or record, and the figures that its blocks want to know."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.figures.about import TABLES, About, ids
from ngodesk.figures.facts import print_facts, project_facts
from ngodesk.figures.project import Scope, scope
from ngodesk.reports.source import Source
from ngodesk.reports.templates import Template, block
from ngodesk.store.journal import mark

if TYPE_CHECKING:
    from ngodesk.work.printing import Wish


def gathered(session: Session, chosen: Template, wish: "Wish", language: str) -> Source:
    """All that the report's blocks want to know."""
    today = date.today()
    about = about_of(session, wish, language, chosen)
    project = about.scope.ref if about.scope else None
    facts = project_facts(session, project, language, today) if project else None
    common = facts.common if facts else print_facts(session, _touched(chosen, about), language, today)
    given: dict[Callable[[Any], Any], Any] = {}
    for part in chosen.parts:
        module = block(part.block)
        for figure in getattr(module, "OF_PROJECT", ()):
            if figure not in given and about.scope is not None:
                given[figure] = figure(about.scope)
        for figure in getattr(module, "OF_PRINT", ()):
            if figure not in given:
                given[figure] = figure(about)
    return Source(common, today, wish.span, facts, mark(session.connection()), given)


def _touched(chosen: Template, about: About) -> list[int]:
    """The projects whose credit lines stand on a print that is not about one alone."""
    for part in chosen.parts:
        projects: Callable[[About], list[int]] | None = getattr(block(part.block), "projects", None)
        if projects is not None:
            return projects(about)
    return about.projects()


def about_of(session: Session, wish: "Wish", language: str, chosen: Template) -> About:
    """What a print is about: the project and days, or the record, that the wish names."""
    connection = session.connection()

    def found(table: str, named: str | int | None) -> int | None:
        return ids(connection, table, [named])[0] if isinstance(named, str) else named

    records: dict[str, Any] = {key: found(table, getattr(wish, key)) for key, table in TABLES.items()}
    about = About(
        connection,
        wish.span,
        series=wish.series,
        blank=wish.blank,
        chosen=wish.chosen,
        language=language,
        report=chosen.id,
        **records,
    )
    if "agreement" in chosen.needs:
        about = replace(about, agreement=_agreement(about, wish))
    ref = wish.project or _only_project(about)
    whole: Scope | None = scope(connection, ref, wish.span, wish.amendment) if ref else None
    return replace(about, scope=whole)


def _agreement(about: About, wish: "Wish") -> int:
    """The agreement that is named; of a person who has one alone that one."""
    rows = about.rows("SELECT id FROM volunteer_agreements WHERE person_id = :person")
    if about.agreement is not None:
        if about.person is not None and (about.agreement,) not in rows:
            raise UsageError(
                N_("{agreement} is not an agreement with {person}."),
                N_("Name the agreement alone, or one of this person."),
                agreement=wish.agreement,
                person=wish.person,
            )
        return about.agreement
    if len(rows) != 1:
        raise UsageError(
            N_("This person has no agreement as a volunteer, or several."), N_("Name it with --agreement.")
        )
    return int(rows[0][0])


def _only_project(about: About) -> str | None:
    """The project of a record that is of one alone."""
    named = any(getattr(about, key) is not None for key in TABLES if key != "person")
    projects = about.projects() if named else []
    if len(projects) != 1:
        return None
    ((ref,),) = about.rows("SELECT ref FROM projects WHERE id = :project", project=projects[0])
    return str(ref)
