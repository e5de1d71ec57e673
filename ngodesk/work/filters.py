"""Filters above a list: the words of its enums, what is missing or waits, how many records each leaves."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ngodesk.common.language import N_, _
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.model.words import word
from ngodesk.store.selection import Condition, Scope, both, either, of_project
from ngodesk.store.store import Store
from ngodesk.work.computed import DUE, OWING, REMAINDER, SETTLED


@dataclass(frozen=True)
class Filter:
    """One filter: of a group any of those chosen, of several groups all."""

    key: str
    group: str
    words: str
    condition: Condition


@dataclass(frozen=True)
class _Named:
    """A filter with a name of its own; `:today` in its SQL is the day."""

    key: str
    words: str
    sql: str


_WITHOUT_SCAN = (
    "NOT EXISTS (SELECT 1 FROM attachments f WHERE f.table_name = 'cost_documents' AND f.record_id = t.id)"
)
_ATTENDED = (
    "SELECT count(DISTINCT a.person_id) FROM attendance a WHERE a.event_id = t.id AND a.status = 'attended'"
)
_RUNNING = "t.start <= :today AND (t.end IS NULL OR t.end >= :today)"
_UNCONFIRMED = _Named("unconfirmed", N_("Not confirmed"), "coalesce(t.confirmed, 0) = 0")

_NAMED: dict[str, tuple[_Named, ...]] = {
    "cost_documents": (
        _Named("unpaid", N_("Not paid"), f"{OWING} > 0"),
        _Named("overdue", N_("Overdue"), f"t.due_date < :today AND {OWING} > 0"),
        _Named(
            "unallocated",
            N_("Not fully allocated"),
            f"t.kind <> 'proforma' AND NOT {SETTLED} AND ({REMAINDER}) * sign({DUE}) > 0",
        ),
        _Named("without_scan", N_("Without a scan"), _WITHOUT_SCAN),
    ),
    "allocations": (_Named("disallowed", N_("Disallowed"), "t.disallowed > 0"),),
    "contracts": (
        _Named("open", N_("Still open"), "coalesce(t.closed, 0) = 0"),
        _Named("unsigned", N_("Not signed"), "t.signed_on IS NULL"),
    ),
    "people": (
        _Named(
            "volunteers",
            N_("Volunteers"),
            "EXISTS (SELECT 1 FROM volunteer_agreements v WHERE v.person_id = t.id)",
        ),
        _Named(
            "without_birth_year", N_("Without a birth year"), "t.birth_year IS NULL AND t.birth_date IS NULL"
        ),
        _Named(
            "without_consent",
            N_("Without consent"),
            "NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = t.id AND c.withdrawn_on IS NULL"
            " AND c.kind = 'information')",
        ),
        _Named(
            "minors",
            N_("Under 18"),
            "coalesce(t.birth_date > date(:today, '-18 years'), t.birth_year > substr(:today, 1, 4) - 18)",
        ),
    ),
    "affiliations": (_Named("now", N_("Now"), "t.end IS NULL OR t.end >= :today"),),
    "consents": (_Named("withdrawn", N_("Withdrawn"), "t.withdrawn_on IS NOT NULL"),),
    "organisations": (
        _Named(
            "without_tax_id", N_("Without a tax number"), "t.tax_id IS NULL AND t.kind <> 'informal_group'"
        ),
    ),
    "events": (
        _Named(
            "past", N_("Past and still planned"), "t.status = 'planned' AND coalesce(t.end, t.start) < :today"
        ),
        _Named(
            "without_list",
            N_("Without a list"),
            "t.status = 'held' AND t.headcount IS NULL AND coalesce(t.access, '') <> 'internal'"
            " AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.event_id = t.id)",
        ),
        _Named("incomplete", N_("List not complete"), f"t.status = 'held' AND t.signatures > ({_ATTENDED})"),
    ),
    "attendance": (
        _Named("unsigned", N_("Not signed"), "t.status = 'attended' AND coalesce(t.signed, 0) = 0"),
    ),
    "volunteer_agreements": (
        _Named("running", N_("Running"), _RUNNING),
        _Named("unsigned", N_("Not signed"), "t.signed_on IS NULL"),
        _Named(
            "uninsured", N_("Without insurance"), f"coalesce(t.insurance, 'none') = 'none' AND {_RUNNING}"
        ),
    ),
    "volunteer_hours": (_UNCONFIRMED,),
    "work_hours": (_UNCONFIRMED,),
    "participations": (_Named("running", N_("Running"), _RUNNING),),
    "project_team": (_Named("permanent", N_("Permanent staff"), "t.permanent = 1"),),
    "consultations": (
        _Named("open", N_("Still open"), "t.closed IS NULL OR t.closed >= :today"),
        _Named("without_project", N_("Without a project"), "t.project_id IS NULL"),
    ),
    "subgrants": (
        _Named(
            "to_settle", N_("To settle"), "t.status IN ('awarded', 'running') AND t.settlement_due < :today"
        ),
    ),
    "reporting_periods": (
        _Named("unsent", N_("Not sent"), "t.submitted_on IS NULL"),
        _Named("late", N_("Overdue"), "t.submitted_on IS NULL AND t.due < :today"),
    ),
    "report_texts": (_Named("unready", N_("Not ready"), "coalesce(t.ready, 0) = 0"),),
    "report_remarks": (_Named("unanswered", N_("Not answered"), "t.answered_on IS NULL"),),
}


def of_table(table: str, today: date) -> list[Filter]:
    """The filters of a table's list: what is missing or waits, then the words of its enums."""
    day = f"'{today.isoformat()}'"
    named = [
        Filter(each.key, each.key, _(each.words), Condition(each.sql.replace(":today", day)))
        for each in _NAMED.get(table, ())
    ]
    described = TABLES[table].described
    return named + [
        Filter(
            f"{field.name}={code}",
            field.name,
            word(table, field.name, code),
            Condition(f't."{column_name(field)}" = ?', (code,)),
        )
        for field in map(described.field, described.pills)
        for code in field.words
    ]


def together(chosen: Iterable[Filter]) -> list[Condition]:
    """What some filters leave: of each group any, of all groups both."""
    groups: dict[str, list[Condition]] = defaultdict(list)
    for each in chosen:
        groups[each.group].append(each.condition)
    return [either(conditions) for conditions in groups.values()]


def counts(store: Store, scope: Scope, filters: Sequence[Filter]) -> dict[str, int]:
    """How many records each filter of one group would leave."""
    where, (group, *_others) = scope.where(), {each.group for each in filters}
    with store.reading() as connection:
        if len(filters) == 1:
            where = both([where, filters[0].condition])
            sql = f"SELECT count(*) FROM {scope.table} t WHERE {where.sql}"
            return {filters[0].key: int(connection.exec_driver_sql(sql, where.values).scalar_one())}
        column = column_name(TABLES[scope.table].described.field(group))
        rows = connection.exec_driver_sql(
            f'SELECT t."{column}", count(*) FROM {scope.table} t WHERE {where.sql} GROUP BY 1', where.values
        )
        return {f"{group}={row[0]}": int(row[1]) for row in rows}


def projects(store: Store, table: str) -> dict[int, tuple[str, str]]:
    """The projects that a list can be narrowed to, the newest first: code and title by id."""
    if table == "projects" or of_project(table, 0).sql == "0":
        return {}
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, ref, title FROM projects ORDER BY start DESC, ref")
        return {row[0]: (row[1], row[2]) for row in rows}
