"""Columns of lists that are worked out from other records: each a field that nobody types, and its SQL."""

from dataclasses import dataclass

from ngodesk.common.describe import Field
from ngodesk.common.language import N_
from ngodesk.figures.documents import CEILING, OWED
from ngodesk.figures.participation import TEACHING
from ngodesk.figures.spending import VALUE
from ngodesk.model import TABLES
from ngodesk.model.columns import HOURS, MONEY
from ngodesk.store.selection import Through


@dataclass(frozen=True)
class Computed:
    """A column: the field that describes it, and an expression over the row `t` of its table."""

    field: Field
    sql: str
    through: Through | None = None
    """How its names are found while one types."""


# Who was there, as the figures count: only at what was held and is not the team's own meeting.
_THERE = (
    "FROM attendance a JOIN events e ON e.id = a.event_id JOIN projects j ON j.id = e.project_id"
    " WHERE a.status = 'attended' AND e.status = 'held' AND coalesce(e.access, '') <> 'internal'"
)
# Lengths are counted in whole parts of an hour: of its places, and of hours of 45 or 60 minutes.
_PER_PLACE = 180
_PARTS = 10_000 * _PER_PLACE
_HOUR = f"coalesce(e.hour_minutes, iif(e.kind IN {TEACHING}, j.teaching_hour_minutes, NULL), 60)"


def _length(alias: str) -> str:
    """How long an event or a session is: its hours, else its minutes."""
    return f"coalesce({alias}.hours * {_PER_PLACE}, {alias}.minutes * {_PARTS} / {_HOUR}, 0)"


_EVENT = (
    f"coalesce((SELECT sum({_length('s')}) FROM event_sessions s WHERE s.event_id = e.id), {_length('e')})"
)
_STAY = (
    f"CASE WHEN a.hours IS NOT NULL THEN a.hours * {_PER_PLACE} WHEN a.session_id IS NULL THEN {_EVENT}"
    f" ELSE (SELECT {_length('s')} FROM event_sessions s WHERE s.id = a.session_id) END"
)


def _rounded(parts: str) -> str:
    """Hours as they are kept, rounded to hundredths as in the figures."""
    return f"({parts} * 100 + {_PARTS // 2}) / {_PARTS} * 100"


def _count(name: str, label: str, sql: str, help: str = "") -> Computed:
    return Computed(Field(name, label, "integer", help, computed=True), f"({sql})")


def _money(name: str, label: str, sql: str, help: str = "") -> Computed:
    return Computed(Field(name, label, "number", help, places=MONEY, computed=True), f"({sql})")


def _hours(name: str, label: str, sql: str, help: str = "") -> Computed:
    return Computed(Field(name, label, "number", help, places=HOURS, computed=True), f"({sql})")


_NOW = "f.end IS NULL OR f.end >= date('now', 'localtime')"
_ORGANISATION = (
    "(SELECT group_concat(name, '; ') FROM (SELECT DISTINCT coalesce(o.short_name, o.name) AS name"
    " FROM affiliations f JOIN organisations o ON o.id = f.organisation_id"
    f" WHERE f.person_id = t.id AND ({_NOW}) ORDER BY name))"
)
_WHOLE = f"(SELECT {CEILING} FROM cost_documents d WHERE d.id = t.id)"
_ALLOCATED = "(SELECT coalesce(sum(a.amount), 0) FROM allocations a WHERE a.document_id = t.id)"
# Whether another document settles it: an advance is charged there.
SETTLED = "EXISTS (SELECT 1 FROM cost_documents f WHERE f.settles_id = t.id)"
# What no project has yet.
REMAINDER = f"{_WHOLE} - coalesce(t.outside_amount, 0) - {_ALLOCATED}"
DUE = "coalesce(t.amount_due, t.gross) + coalesce(t.employer_cost, 0)"
OWING = f"(SELECT {OWED} FROM cost_documents d WHERE d.id = t.id)"
_IS_PAID = "t.payment_method IS NOT 'none' AND t.kind NOT IN ('in_kind', 'proforma')"

# What documents have charged to a contract's own project, in its currency, as far as rates are known.
_BILLED = (
    f"SELECT coalesce(sum({VALUE.format(currency='p.currency')}), 0) FROM cost_documents d"
    " JOIN allocations a ON a.document_id = d.id AND a.project_id = t.project_id"
    " JOIN projects p ON p.id = t.project_id WHERE d.contract_id = t.id AND d.kind <> 'proforma'"
)
_TO_BILL = f"t.amount - ({_BILLED})"
_RESERVES = "t.line_id IS NOT NULL AND t.source_id IS NOT NULL AND coalesce(t.closed, 0) = 0"

_COMPUTED: dict[str, tuple[Computed, ...]] = {
    "people": (
        Computed(
            Field(
                "organisation",
                N_("Organisation"),
                "text",
                N_("Where the person has a role now."),
                computed=True,
            ),
            _ORGANISATION,
            Through("affiliations", "person", "organisation"),
        ),
        _count(
            "events",
            N_("Events"),
            f"SELECT count(DISTINCT a.event_id) {_THERE} AND a.person_id = t.id",
            N_("At how many events that were held the person was there."),
        ),
        _hours(
            "hours",
            N_("Hours"),
            f"SELECT {_rounded('coalesce(sum(stay), 0)')} FROM (SELECT max({_STAY}) AS stay"
            f" {_THERE} AND a.person_id = t.id GROUP BY a.event_id, a.session_id)",
            N_("How long the person was there, each session counted once."),
        ),
    ),
    "organisations": (
        _count(
            "events",
            N_("Events"),
            f"SELECT count(DISTINCT a.event_id) {_THERE} AND a.organisation_id = t.id",
            N_("At how many events that were held somebody stood for the organisation."),
        ),
        _count(
            "people",
            N_("People there"),
            f"SELECT count(DISTINCT a.person_id) {_THERE} AND a.organisation_id = t.id",
            N_("How many people stood for the organisation."),
        ),
    ),
    "events": (
        _count(
            "attended",
            N_("Attended"),
            "SELECT count(DISTINCT a.person_id)"
            " + count(DISTINCT iif(a.person_id IS NULL, a.organisation_id, NULL))"
            " FROM attendance a WHERE a.event_id = t.id AND a.status = 'attended'",
            N_("How many were there, each counted once."),
        ),
        _hours(
            "all_hours",
            N_("Hours in all"),
            f"SELECT {_rounded(_EVENT)} FROM events e JOIN projects j ON j.id = e.project_id"
            " WHERE e.id = t.id",
            N_("The hours of all sessions, or of the event where it has none."),
        ),
    ),
    "cost_documents": (
        _money("allocated", N_("Allocated"), f"SELECT {_ALLOCATED} WHERE t.kind <> 'proforma'"),
        _money(
            "remainder",
            N_("Left to allocate"),
            f"SELECT {REMAINDER} WHERE t.kind <> 'proforma' AND NOT {SETTLED}",
            N_("What no project pays yet."),
        ),
        _money("paid", N_("Paid so far"), f"SELECT {DUE} - {OWING} WHERE {_IS_PAID}"),
        _money("owed", N_("Left to pay"), f"SELECT {OWING} WHERE {_IS_PAID}"),
    ),
    "contracts": (
        _money("billed", N_("Billed"), _BILLED, N_("What its documents have charged to the project.")),
        _money("to_bill", N_("Still to bill"), f"SELECT {_TO_BILL}"),
        _money(
            "reserved",
            N_("Reserved"),
            f"SELECT iif({_RESERVES}, max(0, {_TO_BILL}), 0) WHERE t.amount IS NOT NULL",
            N_("What it keeps free in its line."),
        ),
    ),
    "volunteer_agreements": (
        _hours(
            "confirmed_hours",
            N_("Hours confirmed"),
            "SELECT coalesce(sum(h.hours), 0) FROM volunteer_hours h"
            " WHERE h.agreement_id = t.id AND h.confirmed = 1",
            N_("Those of signed time cards: only they count."),
        ),
    ),
}


def fields_of(table: str) -> tuple[Field, ...]:
    """The computed columns of a table."""
    return tuple(each.field for each in _COMPUTED.get(table, ()))


def field_of(table: str, name: str) -> Field:
    """A field of a table, stored or computed; KeyError if there is none."""
    found = (field for field in fields_of(table) if field.name == name)
    return next(found, None) or TABLES[table].described.field(name)


def way_of(table: str, name: str) -> Through | None:
    """How the names in a computed column are found; nothing where it shows none."""
    return next((each.through for each in _COMPUTED.get(table, ()) if each.field.name == name), None)


def sql_of(table: str, name: str) -> str:
    """The expression of a computed column; blank for a field that is stored."""
    return next((each.sql for each in _COMPUTED.get(table, ()) if each.field.name == name), "")
