"""What a workspace must never hold, asked after something was written and before it is kept."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.common.money import most
from ngodesk.model import TABLES
from ngodesk.model.cooperations import COOPERATION_KINDS
from ngodesk.model.events import EVENT_KINDS
from ngodesk.model.outputs import OUTPUT_KINDS
from ngodesk.model.record import column_name
from ngodesk.store.verify import left_behind

Place = tuple[str, int, str]
"""A cell: table, id of the record, field."""


@dataclass(frozen=True)
class Breach:
    """A rule that is broken, and the cells that break it together, the likeliest first."""

    places: tuple[Place, ...]
    reason: str


# Each gives one row for a breach: the ids of the records, in the order of `places`.
@dataclass(frozen=True)
class _Rule:
    sql: str
    places: tuple[tuple[str, str], ...]
    reason: str

    @property
    def named(self) -> set[str]:
        """The tables of the records that a breach names."""
        return {table for table, _name in self.places}

    @property
    def beside(self) -> set[str]:
        """The tables that it looks at, and whose records a breach does not name."""
        return set(_READ.findall(self.sql)) - self.named

    def found(self, connection: Connection) -> Iterator[Breach]:
        """Every breach of it."""
        return self._breaches(connection, self.sql)

    def found_at(self, connection: Connection, table: str, ids: Sequence[int]) -> Iterator[Breach]:
        """Those that name one of these records."""
        columns = [f"c{place}" for place in range(len(self.places))]
        marks = ", ".join(map(str, ids))
        ours = [
            f"{column} IN ({marks})"
            for column, (named, _name) in zip(columns, self.places, strict=True)
            if named == table
        ]
        # As a part of this query SQLite looks at these rows alone, however many there are.
        sql = f"WITH b({', '.join(columns)}) AS ({self.sql}) SELECT * FROM b WHERE {' OR '.join(ours)}"
        return self._breaches(connection, sql)

    def _breaches(self, connection: Connection, sql: str) -> Iterator[Breach]:
        for row in connection.exec_driver_sql(sql):
            yield Breach(
                tuple((table, row_id, name) for row_id, (table, name) in zip(row, self.places, strict=True)),
                self.reason,
            )


_READ = re.compile(r"(?:FROM|JOIN) (\w+)")

_COMPUTED = N_("nothing can be charged to a computed line")
_ON_COMPUTED = (
    "SELECT x.id, l.id FROM {table} x JOIN budget_lines l ON l.id = x.line_id"
    " WHERE l.flat_rate_percent IS NOT NULL"
)

# An allocation in the project's currency, near enough for a bound: integers would be too short.
_WORTH = (
    "abs(a.amount) * iif(iif(a.exchange_rate IS NULL, d.rate_currency, a.rate_currency) = p.currency,"
    " 1e12 / coalesce(a.exchange_rate, d.exchange_rate), coalesce(a.exchange_rate, d.exchange_rate) / 1e12)"
)

_RULES = (
    _Rule(
        "SELECT a.id, d.id FROM allocations a JOIN cost_documents d ON d.id = a.document_id"
        " WHERE d.kind = 'proforma'",
        (("allocations", "document"), ("cost_documents", "kind")),
        N_("a proforma cannot be allocated"),
    ),
    _Rule(
        "SELECT a.id, d.id FROM allocations a JOIN cost_documents d ON d.id = a.document_id"
        " JOIN projects p ON p.id = a.project_id"
        f" WHERE d.currency <> p.currency AND {_WORTH} > {most(2)}",
        (("allocations", "amount"), ("cost_documents", "exchange_rate")),
        N_("in the project's currency it is larger than any amount that can be kept"),
    ),
    *(
        _Rule(
            _ON_COMPUTED.format(table=table),
            ((table, "line"), ("budget_lines", "flat_rate_percent")),
            _COMPUTED,
        )
        for table in ("allocations", "volunteer_hours", "work_hours", "contracts")
    ),
    _Rule(
        "SELECT id FROM budget_lines l WHERE (flat_rate_percent IS NOT NULL)"
        " <> EXISTS (SELECT 1 FROM budget_line_bases b WHERE b.owner_id = l.id)",
        (("budget_lines", "flat_rate_percent"),),
        N_("a flat rate needs both its percentage and the lines that it is of"),
    ),
    _Rule(
        "WITH RECURSIVE reached(line, base) AS (SELECT owner_id, target_id FROM budget_line_bases"
        " UNION SELECT r.line, b.target_id FROM reached r JOIN budget_line_bases b ON b.owner_id = r.base)"
        " SELECT line FROM reached WHERE line = base",
        (("budget_lines", "flat_rate_of"),),
        N_("the line would be computed from itself, in a circle"),
    ),
    _Rule(
        "SELECT id FROM attendance WHERE person_id IS NULL AND organisation_id IS NULL",
        (("attendance", "person"),),
        N_("somebody must have been there: a person or an organisation"),
    ),
    _Rule(
        "SELECT id FROM event_sessions WHERE hours IS NULL AND minutes IS NULL",
        (("event_sessions", "hours"),),
        N_("a session needs its hours or minutes"),
    ),
    _Rule(
        "SELECT h.id, a.id FROM volunteer_hours h JOIN volunteer_agreements a ON a.id = h.agreement_id"
        " WHERE h.line_id IS NOT NULL AND h.source_id IS NULL AND (SELECT count(*) FROM funding_sources s"
        " WHERE s.project_id = a.project_id AND s.kind = 'own_personal') <> 1",
        (("volunteer_hours", "source"), ("volunteer_agreements", "project")),
        N_("the source must be named: the project has none or several of kind own_personal"),
    ),
    _Rule(
        "SELECT h.id, a.id FROM volunteer_hours h JOIN volunteer_agreements a ON a.id = h.agreement_id"
        " LEFT JOIN budget_lines l ON l.id = h.line_id LEFT JOIN funding_sources s ON s.id = h.source_id"
        " WHERE l.project_id <> coalesce(a.project_id, 0) OR s.project_id <> coalesce(a.project_id, 0)",
        (("volunteer_hours", "line"), ("volunteer_agreements", "project")),
        N_("line and source must be of the agreement's project"),
    ),
    _Rule(
        "SELECT a.id, r.id FROM answers a JOIN responses r ON r.id = a.response_id"
        " JOIN questions q ON q.id = a.question_id WHERE q.questionnaire_id <> r.questionnaire_id",
        (("answers", "question"), ("responses", "questionnaire")),
        N_("the question must be of the response's questionnaire"),
    ),
    _Rule(
        "SELECT i.id FROM indicators i JOIN indicator_questions q ON q.owner_id = i.id"
        " JOIN questions t ON t.id = q.target_id"
        " WHERE t.questionnaire_id <> coalesce(i.filter_questionnaire_id, 0)",
        (("indicators", "filter_questions"),),
        N_("the questions must be of the questionnaire named"),
    ),
    _Rule(
        "SELECT id FROM credit_lines WHERE (programme_id IS NULL) = (project_id IS NULL)",
        (("credit_lines", "programme"),),
        N_("a credit line belongs to a programme or to a project: name one of them"),
    ),
    _Rule(
        "SELECT o.id, (SELECT max(id) FROM organisations WHERE own = 1 AND id <> o.id)"
        " FROM organisations o WHERE own = 1 AND (SELECT count(*) FROM organisations WHERE own = 1) > 1",
        (("organisations", "own"), ("organisations", "own")),
        N_("there is another own organisation already"),
    ),
)

_SPANS = (("start", "end"), ("start_time", "end_time"), ("valid_from", "valid_to"), ("opened", "closed"))
_ZERO = (
    ("exchange_rates", "rate"),
    ("cost_documents", "exchange_rate"),
    ("allocations", "exchange_rate"),
    ("projects", "fixed_rate"),
)
_KINDS = {
    **dict.fromkeys(
        ("events", "event_hours", "headcount", "series", "attendances", "people", "person_hours"), EVENT_KINDS
    ),
    "organisations": (*EVENT_KINDS, "subgrant", "support_case"),
    "outputs": OUTPUT_KINDS,
    "cooperations": COOPERATION_KINDS,
}


def breaches(connection: Connection) -> Iterator[Breach]:
    """Every rule that the workspace breaks as it stands in this transaction."""
    for rule in _rules():
        yield from rule.found(connection)
    yield from _kinds(connection)
    yield from _left_behind(connection)


def breaches_at(connection: Connection, table: str, ids: Sequence[int]) -> Iterator[Breach]:
    """What these records break, or others together with them."""
    for rule in _rules():
        if ids and table in rule.named:
            yield from rule.found_at(connection, table, ids)
    if table == "indicators":
        yield from (each for each in _kinds(connection) if each.places[0][1] in ids)


def breaches_beside(connection: Connection, tables: Collection[str]) -> Iterator[Breach]:
    """What others may break because of what was written to these tables."""
    for rule in _rules():
        if not rule.beside.isdisjoint(tables):
            yield from rule.found(connection)


@cache
def _rules() -> tuple[_Rule, ...]:
    return (*_RULES, *_owners(), *_spans(), *_zeros(), *_needed(), *_listed())


def _owners() -> Iterator[_Rule]:
    """A row that moved to another project with its activity, line, source … left where they were."""
    for table, entity in TABLES.items():
        for field in entity.described.fields:
            if field.kind == "reference" and field.within:
                column, owner = column_name(field), f"{field.within}_id"
                yield _Rule(
                    f"SELECT x.id, y.id FROM {table} x JOIN {field.target} y ON y.id = x.{column}"
                    f" WHERE y.{owner} IS NOT x.{owner}",
                    ((table, field.name), (field.target, field.within)),
                    N_("it belongs to another one than the row"),
                )


def _spans() -> Iterator[_Rule]:
    for table, entity in TABLES.items():
        names = {field.name: field.kind for field in entity.described.fields}
        for start, end in _SPANS:
            if start in names and names.get(end) == names[start]:
                yield _Rule(
                    f'SELECT id FROM {table} WHERE "{end}" < "{start}"',
                    ((table, end),),
                    N_("the end is before the start"),
                )


def _zeros() -> Iterator[_Rule]:
    for table, name in _ZERO:
        yield _Rule(
            f"SELECT id FROM {table} WHERE {name} <= 0", ((table, name),), N_("a rate must be greater than 0")
        )


def _needed() -> Iterator[_Rule]:
    """A list that must name a record, left without one by a deletion."""
    for table, entity in TABLES.items():
        for field in entity.described.fields:
            if field.required and field.list_of == "records":
                link = getattr(entity, field.name).link
                yield _Rule(
                    f"SELECT id FROM {table} WHERE id NOT IN (SELECT owner_id FROM {link})",
                    ((table, field.name),),
                    N_("it must name at least one"),
                )


def _listed() -> Iterator[_Rule]:
    """Codes that lists are written with."""
    fields = [field for entity in TABLES.values() for field in entity.described.fields]
    for table in sorted({field.target for field in fields if field.list_of == "records"}):
        code = TABLES[table].natural_key[-1]
        yield _Rule(
            f"SELECT id FROM {table} WHERE instr({code}, ';')",
            ((table, code),),
            N_("there must be no semicolon in it: it stands between the codes of a list"),
        )


def _left_behind(connection: Connection) -> Iterator[Breach]:
    for table, row_id in left_behind(connection):
        if table in TABLES:
            yield Breach(((table, row_id, "ref"),), N_("the record that it belongs to is gone"))


def _kinds(connection: Connection) -> Iterator[Breach]:
    """A filter that names kinds which the indicator's measure does not count."""
    for row_id, measure, kinds in connection.exec_driver_sql(
        "SELECT id, measure, filter_kind FROM indicators WHERE filter_kind IS NOT NULL"
    ):
        known = _KINDS.get(measure)
        if known and not set(kinds.split(";")) <= set(known):
            yield Breach(
                (("indicators", row_id, "filter_kind"),), N_("the measure does not count such a kind")
            )
