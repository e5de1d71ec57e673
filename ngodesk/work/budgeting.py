"""The budget of a project as one sheet: lines by sources, one plan beside another, what is spent and left.

Amounts are integers in hundredths of the project's currency, percentages in ten-thousandths of one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from graphlib import TopologicalSorter

from sqlalchemy import Connection

from ngodesk.common.money import divided
from ngodesk.common.text import natural_key
from ngodesk.figures.project import EVER, Span, scope
from ngodesk.figures.spending import spending
from ngodesk.store.store import Store

Place = tuple[int, int, int | None]
"""A line, a source and a year; no year where the plan is not split."""

PERCENT = 100 * 10**4
"""What a percentage is kept in times a hundred: an amount times it, divided by this, is its share."""


@dataclass(frozen=True)
class Version:
    """A plan: that of the agreement (no id, number 0) or of an amendment."""

    id: int | None
    number: int
    status: str
    in_force_from: str | None = None
    new_end: str | None = None
    has_plan: bool = True

    @property
    def is_open(self) -> bool:
        """Whether it is still worked at."""
        return self.status in ("draft", "requested")


AGREEMENT = Version(None, 0, "approved")


@dataclass(frozen=True)
class Line:
    """A budget line; a computed one is a percentage of others."""

    id: int
    code: str
    name: str
    category: str
    percent: int | None
    bases: tuple[int, ...]
    partner: int | None


@dataclass(frozen=True)
class Source:
    """A funding source."""

    id: int
    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class Share:
    """What an organisation has of the budget by its agreement, and what its lines add up to."""

    organisation: int
    name: str
    role: str
    agreed: int | None
    planned: int
    is_rest: bool = False  # a lead without a row of its own has what the others leave


@dataclass(frozen=True)
class Sheet:
    """Everything that the budget page shows."""

    project: int
    currency: str
    total_cost: int | None
    limit: int | None
    versions: tuple[Version, ...]
    in_force: Version
    shown: Version
    lines: tuple[Line, ...]
    sources: tuple[Source, ...]
    plan: Mapping[Place, int]
    before: Mapping[Place, int]
    ghost: Version | None = None
    requested: Mapping[Place, int] = field(default_factory=dict)
    spent: Mapping[int, int] = field(default_factory=dict)
    committed: Mapping[int, int] = field(default_factory=dict)
    shares: tuple[Share, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the plan is split by; none where it is not."""
        return tuple(sorted({year for _line, _source, year in self.plan if year is not None}))


def shift(before: int, after: int) -> Fraction | None:
    """By how many per cent an amount is moved; nothing where there was none before."""
    return Fraction(100 * (after - before), before) if before else None


def is_beyond(limit: int | None, before: int, after: int) -> bool:
    """Whether a line moves by strictly more than the programme allows; a new one always does."""
    if limit is None or before == after:
        return False
    return abs(after - before) * PERCENT > limit * abs(before)


def computed(line: Line, plan: Mapping[Place, int], source: int, year: int | None) -> int:
    """What a computed line would be by its percentage of the lines it is of."""
    base = sum(plan.get((each, source, year), 0) for each in line.bases)
    return divided(base * (line.percent or 0), PERCENT)


def in_order_of_computing(lines: Sequence[Line]) -> list[Line]:
    """The computed lines, those first that others are of."""
    known = {line.id: line for line in lines if line.percent is not None}
    order = TopologicalSorter({line.id: line.bases for line in known.values()}).static_order()
    return [known[each] for each in order if each in known]


def sheet(store: Store, project: int, shown: int | None = None) -> Sheet | None:
    """The budget with the plan of amendment number `shown`, or that in force; None where there is no project.

    A plan that is not in force yet is compared with the one in force, that one with the one before it.
    """
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT p.ref, p.currency, p.total_cost, g.shift_limit_percent FROM projects p"
            " LEFT JOIN programmes g ON g.id = p.programme_id WHERE p.id = ?",
            (project,),
        ).first()
        if row is None:
            return None
        versions = _versions(connection, project)
        in_force = _in_force(versions)
        chosen = next((each for each in versions if each.number == shown), in_force)
        spent = spending(scope(connection, row[0], Span()), EVER)
        ghost = next((each for each in reversed(versions) if each.is_open and each != chosen), None)
        lines = lines_of(connection, project)
        plan = plan_of(connection, project, chosen.id)
        return Sheet(
            project=project,
            currency=row[1],
            total_cost=row[2],
            limit=row[3],
            versions=versions,
            in_force=in_force,
            shown=chosen,
            lines=lines,
            sources=_sources(connection, project),
            plan=plan,
            before=plan_of(connection, project, _compared(versions, chosen, in_force).id),
            ghost=ghost,
            requested=plan_of(connection, project, ghost.id) if ghost else {},
            spent=_by_line(spent.actual),
            committed=_by_line(spent.committed),
            shares=_shares(connection, project, row[2], lines, plan),
        )


def plan_of(connection: Connection, project: int, amendment: int | None) -> dict[Place, int]:
    """The planned amounts of the agreement (None) or of an amendment."""
    rows = connection.exec_driver_sql(
        "SELECT line_id, source_id, year, amount FROM budget_plan"
        " WHERE project_id = ? AND coalesce(amendment_id, 0) = ?",
        (project, amendment or 0),
    )
    return {(line, source, year): amount for line, source, year, amount in rows}


def version_in_force(connection: Connection, project: int) -> Version:
    """The plan that holds now."""
    return _in_force(_versions(connection, project))


def _versions(connection: Connection, project: int) -> tuple[Version, ...]:
    rows = connection.exec_driver_sql(
        "SELECT a.id, a.number, a.status, coalesce(a.in_force_from, a.date), a.new_end,"
        " EXISTS (SELECT 1 FROM budget_plan b WHERE b.amendment_id = a.id)"
        " FROM amendments a WHERE a.project_id = ? ORDER BY a.number",
        (project,),
    )
    return (
        AGREEMENT,
        *(Version(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows),
    )


def _in_force(versions: tuple[Version, ...]) -> Version:
    """The last approved one that restates the plan, as the figures have it without a period."""
    return [each for each in versions if each.status == "approved" and each.has_plan][-1]


def _compared(versions: tuple[Version, ...], chosen: Version, in_force: Version) -> Version:
    if chosen.status != "approved":
        return in_force
    earlier = [
        each
        for each in versions
        if each.status == "approved" and each.has_plan and each.number < chosen.number
    ]
    return earlier[-1] if earlier else chosen


def lines_of(connection: Connection, project: int) -> tuple[Line, ...]:
    """The lines of a project in the natural order of their codes."""
    bases: dict[int, list[int]] = defaultdict(list)
    for owner, target in connection.exec_driver_sql(
        "SELECT b.owner_id, b.target_id FROM budget_line_bases b JOIN budget_lines l ON l.id = b.owner_id"
        " WHERE l.project_id = ? ORDER BY b.position",
        (project,),
    ):
        bases[owner].append(target)
    rows = connection.exec_driver_sql(
        "SELECT id, code, name, coalesce(category, ''), flat_rate_percent, partner_id FROM budget_lines"
        " WHERE project_id = ?",
        (project,),
    )
    lines = [Line(row[0], row[1], row[2], row[3], row[4], tuple(bases[row[0]]), row[5]) for row in rows]
    return tuple(sorted(lines, key=lambda line: natural_key(line.code)))


def _sources(connection: Connection, project: int) -> tuple[Source, ...]:
    rows = connection.exec_driver_sql(
        "SELECT id, code, name, kind FROM funding_sources WHERE project_id = ?", (project,)
    )
    return tuple(sorted((Source(*row) for row in rows), key=lambda source: natural_key(source.code)))


def _by_line(amounts: Mapping[tuple[int, int], int]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for (line, _source), amount in amounts.items():
        found[line] += amount
    return found


def _shares(
    connection: Connection,
    project: int,
    total: int | None,
    lines: tuple[Line, ...],
    plan: Mapping[Place, int],
) -> tuple[Share, ...]:
    """Partners and the own organisation; together they have what the agreement says the project costs."""
    partners = connection.exec_driver_sql(
        "SELECT p.organisation_id, coalesce(o.short_name, o.name), p.role, p.budget FROM project_partners p"
        " JOIN organisations o ON o.id = p.organisation_id WHERE p.project_id = ? ORDER BY p.role, o.name",
        (project,),
    ).all()
    if not partners:
        return ()
    planned: dict[int | None, int] = defaultdict(int)
    owners = {line.id: line.partner for line in lines}
    for (line, _source, _year), amount in plan.items():
        planned[owners.get(line)] += amount
    leads = {row[0] for row in partners if row[2] == "lead"}
    own = connection.exec_driver_sql(
        "SELECT id, coalesce(short_name, name) FROM organisations WHERE own = 1"
    ).first()
    shares = []
    for organisation, name, role, agreed in partners:
        amount = planned[organisation] + (planned[None] if organisation in leads else 0)
        shares.append(Share(organisation, name, role, agreed, amount))
    if own is not None and own[0] not in {share.organisation for share in shares}:
        rest = total - sum(share.agreed or 0 for share in shares) if total is not None else None
        amount = planned[own[0]] + (0 if leads else planned[None])
        shares.insert(0, Share(own[0], own[1], "partner" if leads else "lead", rest, amount, is_rest=True))
    return tuple(shares)
