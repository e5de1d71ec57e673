"""What is known about a project besides its figures: agreement, organisation, partners, credit lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from ngodesk.common.errors import UsageError
from ngodesk.common.language import DEFAULT, N_
from ngodesk.common.text import natural_key, split_list
from ngodesk.figures.agreed import END
from ngodesk.figures.logos import logos
from ngodesk.model import (
    CreditLine,
    Indicator,
    Organisation,
    Output,
    Person,
    Programme,
    Project,
    ProjectPartner,
    Setting,
)


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """An organisation as prints name it. An empty text is not known."""

    name: str = ""
    short_name: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    tax_id: str = ""
    register_no: str = ""


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """A partner: its name, its role in the project and its country's code."""

    name: str
    role: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class PrintFacts:
    """What every print says: whose it is, the credit lines in order, whether the data are invented."""

    organisation: OrganisationFacts = OrganisationFacts()
    credit_lines: tuple[str, ...] = ()
    sample: bool = False
    logos: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project as prints name it. Amounts are in its currency; None and an empty text are not known."""

    ref: str
    title: str
    status: str
    currency: str
    start: date
    end: date
    acronym: str = ""
    programme: str = ""
    agreement_no: str = ""
    agreement_date: date | None = None
    role: str = "lead"
    total_cost: Decimal | None = None
    grant_amount: Decimal | None = None
    coverage: str = ""
    area_of_support: str = ""
    activity_types: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    need: str = ""
    activities_text: str = ""
    results_text: str = ""
    stated_months: int | None = None
    organisation: OrganisationFacts = OrganisationFacts()
    partners: tuple[PartnerFacts, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    """How each indicator is counted, by its code."""
    contact: tuple[str, ...] = ()
    """Name, phone and e-mail of the contact."""
    output_credits: tuple[tuple[str, str], ...] = ()
    """Title and credit line of the outputs that have one of their own."""
    credit_lines: tuple[str, ...] = ()
    credit_lines_translated: bool = True
    """All credit lines are in the print's language."""
    language: str = DEFAULT
    """The workspace's language."""
    sample: bool = False
    funder: OrganisationFacts = OrganisationFacts()
    logos: tuple[bytes, ...] = ()

    @property
    def common(self) -> PrintFacts:
        """What every print about the project says."""
        return PrintFacts(self.organisation, self.credit_lines, self.sample, self.logos)


def project_facts(session: Session, project: str, language: str, on: date) -> ProjectFacts:
    """The facts of the project with the code `project`; credit lines in `language`, as valid on the day.

    Raises UsageError where there is no such project.
    """
    found = session.scalar(select(Project).where(Project.ref == project))
    if found is None:
        raise UsageError(N_("There is no project {project}."), project=project)
    settings = _settings(session)
    own = settings.get("language", DEFAULT)
    credits, translated = _credit_lines(session, found, (language, own, DEFAULT), on)
    return ProjectFacts(
        ref=found.ref,
        title=found.title,
        status=found.status,
        currency=found.currency,
        start=found.start,
        end=_end(session, found.id),
        acronym=found.acronym or "",
        programme=_programme(session, found.programme_id),
        agreement_no=found.agreement_no or "",
        agreement_date=found.agreement_date,
        role=found.role,
        total_cost=found.total_cost,
        grant_amount=found.grant_amount,
        coverage=found.coverage or "",
        area_of_support=found.area_of_support or "",
        activity_types=tuple(split_list(found.activity_types or "")),
        target_groups=tuple(split_list(found.target_groups or "")),
        need=found.need or "",
        activities_text=found.activities_text or "",
        results_text=found.results_text or "",
        stated_months=found.stated_months,
        organisation=own_organisation(session),
        partners=_partners(session, found.id),
        measures=_measures(session, found.id),
        contact=_contact(session, found.contact_id),
        output_credits=_output_credits(session, found.id),
        credit_lines=credits,
        credit_lines_translated=translated,
        language=own,
        sample=settings.get("sample", "") == "true",
        funder=_funder(session, found.programme_id),
        logos=logos(session.connection(), (found.id,), on.isoformat()),
    )


def print_facts(session: Session, projects: Iterable[int], language: str, on: date) -> PrintFacts:
    """What a print over several projects says, or over none: each credit line once."""
    settings = _settings(session)
    languages = (language, settings.get("language", DEFAULT), DEFAULT)
    lines: dict[str, None] = {}
    ids = tuple(projects)
    for project in session.scalars(select(Project).where(Project.id.in_(ids))):
        lines |= dict.fromkeys(_credit_lines(session, project, languages, on)[0])
    pictures = logos(session.connection(), ids, on.isoformat())
    return PrintFacts(own_organisation(session), tuple(lines), settings.get("sample", "") == "true", pictures)


def own_organisation(session: Session) -> OrganisationFacts:
    """The organisation that keeps the workspace; all of it empty where none is recorded."""
    return _organisation(session, Organisation.own.is_(True))


def _funder(session: Session, programme: int | None) -> OrganisationFacts:
    if programme is None:
        return OrganisationFacts()
    funder = select(Programme.funder_id).where(Programme.id == programme).scalar_subquery()
    return _organisation(session, Organisation.id == funder)


def _organisation(session: Session, which: ColumnElement[bool]) -> OrganisationFacts:
    columns = [getattr(Organisation, name) for name in OrganisationFacts.__dataclass_fields__]
    row = session.execute(select(*columns).where(which)).first()
    return OrganisationFacts(*(value or "" for value in row)) if row else OrganisationFacts()


def _settings(session: Session) -> dict[str, str]:
    query = select(Setting.key, Setting.value).where(Setting.key.in_(("language", "sample")))
    return dict(session.execute(query).all())


def _end(session: Session, project: int) -> date:
    end = END.format(project="projects")
    row = session.connection().exec_driver_sql(f"SELECT {end} FROM projects WHERE id = ?", (project,))
    return date.fromisoformat(row.scalar_one())


def _programme(session: Session, programme: int | None) -> str:
    if programme is None:
        return ""
    return session.scalar(select(Programme.name).where(Programme.id == programme)) or ""


def _partners(session: Session, project: int) -> tuple[PartnerFacts, ...]:
    """The partners, a leading one first, then in the natural order of their codes."""
    query = (
        select(ProjectPartner, Organisation)
        .join(Organisation, Organisation.id == ProjectPartner.organisation_id)
        .where(ProjectPartner.project_id == project)
    )
    rows = sorted(session.execute(query), key=lambda row: (row[0].role != "lead", natural_key(row[1].ref)))
    return tuple(
        PartnerFacts(organisation.name, partner.role, partner.country or organisation.country or "")
        for partner, organisation in rows
    )


def _contact(session: Session, person: int | None) -> tuple[str, ...]:
    row = session.execute(
        select(Person.first_name, Person.last_name, Person.phone, Person.email).where(Person.id == person)
    ).first()
    if row is None:
        return ()
    return tuple(part for part in (f"{row.first_name} {row.last_name}", row.phone, row.email) if part)


def _output_credits(session: Session, project: int) -> tuple[tuple[str, str], ...]:
    query = select(Output.ref, Output.title, Output.credit_line).where(
        Output.project_id == project, Output.credit_line.is_not(None)
    )
    rows = sorted(session.execute(query), key=lambda row: natural_key(row.ref))
    return tuple((row.title, row.credit_line or "") for row in rows)


def _measures(session: Session, project: int) -> dict[str, str]:
    query = select(Indicator.code, Indicator.measure).where(Indicator.project_id == project)
    return dict(session.execute(query).all())


def _credit_lines(
    session: Session, project: Project, languages: tuple[str, ...], on: date
) -> tuple[tuple[str, ...], bool]:
    """The credit lines in order, each in the first of `languages` it has; whether all have the first."""
    owner = CreditLine.project_id == project.id
    if project.programme_id is not None:
        owner = or_(owner, CreditLine.programme_id == project.programme_id)
    query = select(CreditLine).where(
        owner,
        or_(CreditLine.valid_from.is_(None), CreditLine.valid_from <= on),
        or_(CreditLine.valid_to.is_(None), CreditLine.valid_to >= on),
    )
    chosen = _chosen(session.scalars(query), languages)
    return tuple(line.text for line in chosen), all(line.language == languages[0] for line in chosen)


def _chosen(lines: Iterable[CreditLine], languages: tuple[str, ...]) -> list[CreditLine]:
    """Of each line one language: the best there is. In order of position, the programme's first."""

    def rank(line: CreditLine) -> tuple[int, str]:
        language = line.language
        return languages.index(language) if language in languages else len(languages), language

    best: dict[tuple[int, bool], CreditLine] = {}
    for line in sorted(lines, key=rank):
        best.setdefault((line.position or 0, line.project_id is not None), line)
    return [best[place] for place in sorted(best)]
