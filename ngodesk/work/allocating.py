"""A cost document shared out over projects, lines and sources: what is left to share out, and in each line.

Amounts are integers in hundredths: of the document in its currency, of lines in their project's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.common.money import apportioned, divided
from ngodesk.common.text import natural_key
from ngodesk.figures.contracts import left_to_bill
from ngodesk.figures.documents import CEILING, OWED
from ngodesk.figures.plan import planned
from ngodesk.figures.project import EVER, Span, scope
from ngodesk.figures.spending import VALUE, spending
from ngodesk.model import TABLES
from ngodesk.store.connections import converted
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import billing, saving
from ngodesk.work.saving import Change, Problem, RefusedRecordError
from ngodesk.work.viewing import Stored

SHARE_OUT = N_("Share out: {record}")

_ENDED = ("rejected", "cancelled")
_OPEN = ("approved", "running", "completed")


@dataclass(frozen=True)
class Spot:
    """A line and a source that a document can be charged to."""

    project: int
    ref: str
    currency: str
    line: int
    code: str
    name: str
    source: int
    source_code: str
    source_name: str
    planned: int
    free: int
    """What the line has left from all its sources, spent and reserved counted; in the project's currency."""


@dataclass(frozen=True)
class Part:
    """An allocation. `value` is it in the project's currency, nothing while the rate is not known."""

    id: int | None
    project: int
    line: int
    source: int
    amount: int
    value: int | None = None
    note: str | None = None
    rate: int | None = None
    rate_currency: str = ""
    """The allocation's own rate, where its project needs another than the document's."""


@dataclass(frozen=True)
class Behind:
    """The contract behind a document: what is still to be billed, and the place that it reserves."""

    id: int
    name: str
    left: int | None
    closed: bool
    place: tuple[int, int, int] | None
    """Project, line and source."""


@dataclass(frozen=True)
class Paper:
    """What the page of a cost document shows beside its own form."""

    id: int
    number: str
    kind: str
    currency: str
    ceiling: int
    outside: int
    owed: int
    parts: tuple[Part, ...]
    rate: int | None = None
    rate_currency: str = ""
    contract: Behind | None = None

    @property
    def allocatable(self) -> int:
        """What is to be shared out over projects."""
        return 0 if self.kind == "proforma" else self.ceiling - self.outside

    def value(self, amount: int, currency: str, own: tuple[int | None, str] = (None, "")) -> int | None:
        """An amount in a project's currency by its own rate, else the document's; nothing while unknown."""
        if currency == self.currency:
            return amount
        rate, quoted = own if own[0] is not None else (self.rate, self.rate_currency)
        if quoted not in ("", self.currency, currency):
            return None
        return converted(amount, rate, int(quoted == currency))

    @property
    def remainder(self) -> int:
        """What is not shared out yet; less than nothing where more is than may be."""
        return self.allocatable - sum(part.amount for part in self.parts)


def paper(store: Store, document: int) -> Paper | None:
    """The document; nothing where it is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            f"SELECT d.*, {CEILING} AS ceiling, {OWED} AS owed FROM cost_documents d WHERE d.id = ?",
            (document,),
        ).first()
        if row is None:
            return None
        return Paper(
            id=row.id,
            number=row.number,
            kind=row.kind,
            currency=row.currency,
            ceiling=row.ceiling,
            outside=row.outside_amount or 0,
            owed=row.owed,
            parts=parts_of(connection, document),
            rate=row.exchange_rate,
            rate_currency=row.rate_currency or "",
            contract=_contract(connection, row.contract_id),
        )


def _contract(connection: Connection, contract: int | None) -> Behind | None:
    row = connection.exec_driver_sql(
        "SELECT c.id, c.number, c.subject, c.closed, c.project_id, c.line_id, c.source_id, p.ref"
        " FROM contracts c JOIN projects p ON p.id = c.project_id WHERE c.id = ?",
        (contract,),
    ).first()
    if row is None:
        return None
    return Behind(
        id=row.id,
        name=" ".join(part for part in (row.number, row.subject) if part),
        left=left_to_bill(scope(connection, row.ref, Span())).get(row.id),
        closed=bool(row.closed),
        place=(row.project_id, row.line_id, row.source_id) if row.line_id and row.source_id else None,
    )


def parts_of(connection: Connection, document: int) -> tuple[Part, ...]:
    """The allocations of a document in the order in which they were made."""
    rows = connection.exec_driver_sql(
        "SELECT a.id, a.project_id, a.line_id, a.source_id, a.amount,"
        f" {VALUE.format(currency='p.currency')} AS value, a.note, a.exchange_rate,"
        " coalesce(a.rate_currency, '')"
        " FROM allocations a JOIN cost_documents d ON d.id = a.document_id"
        " JOIN projects p ON p.id = a.project_id JOIN budget_lines l ON l.id = a.line_id"
        " WHERE a.document_id = ? ORDER BY a.id",
        (document,),
    )
    return tuple(Part(*row) for row in rows)


@dataclass(frozen=True)
class Candidate:
    """A project that a document may be charged to."""

    id: int
    ref: str
    title: str
    currency: str
    running: bool
    open: bool
    """Whether costs are still to be expected: those of a completed project come until it is settled."""


def candidates(store: Store) -> list[Candidate]:
    """The projects that may be charged, running ones first."""
    marks = ", ".join("?" * len(_ENDED))
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, ref, title, currency, status FROM projects"
            f" WHERE status NOT IN ({marks}) AND id IN (SELECT project_id FROM budget_lines)",
            _ENDED,
        ).all()
    found = [
        Candidate(row[0], row[1], row[2], row[3], running=row[4] == "running", open=row[4] in _OPEN)
        for row in rows
    ]
    return sorted(found, key=lambda each: (not each.running, natural_key(each.ref)))


def spots(store: Store, projects: Iterable[int]) -> list[Spot]:
    """Every line and source of these projects that can be charged, with what the line has left.

    Computed lines cannot be charged. A source that the plan does not give a line comes after those it does.
    """
    with store.reading() as connection:
        return [spot for project in projects for spot in _spots(connection, project)]


def _spots(connection: Connection, project: int) -> list[Spot]:
    row = connection.exec_driver_sql("SELECT ref, currency FROM projects WHERE id = ?", (project,)).first()
    if row is None:
        return []
    its = scope(connection, row.ref, Span())
    plan, spent = planned(its), spending(its, EVER)
    free: dict[int, int] = {}
    for amounts, sign in ((plan, 1), (spent.actual, -1), (spent.committed, -1)):
        for (line, _source), amount in amounts.items():
            free[line] = free.get(line, 0) + sign * amount
    found = connection.exec_driver_sql(
        "SELECT l.id, l.code, l.name, s.id, s.code, s.name FROM budget_lines l"
        " JOIN funding_sources s ON s.project_id = l.project_id"
        " WHERE l.project_id = ? AND l.flat_rate_percent IS NULL",
        (project,),
    ).all()
    made = [
        Spot(
            project=project,
            ref=row.ref,
            currency=row.currency,
            line=line,
            code=code,
            name=name,
            source=source,
            source_code=source_code,
            source_name=source_name,
            planned=plan.get((line, source), 0),
            free=free.get(line, 0),
        )
        for line, code, name, source, source_code, source_name in found
    ]
    return sorted(
        made, key=lambda spot: (natural_key(spot.code), not spot.planned, natural_key(spot.source_code))
    )


def write(store: Store, document: int, parts: Sequence[Part], label: str = SHARE_OUT) -> None:
    """Let these be the document's allocations, in one step; what a part does not hold stays as it is.

    Raises RefusedRecordError, whose problems name fields of allocations and count parts from 0.
    """
    with store.writing(Header(label, {"record": TABLES["cost_documents"].labels[0]})) as batch:
        held = batch.connection.exec_driver_sql(
            "SELECT id FROM allocations WHERE document_id = ?", (document,)
        ).scalars()
        kept = {part.id for part in parts}
        batch.delete("allocations", [row_id for row_id in held if row_id not in kept])
        writing = saving.Writing(batch, "allocations", iter(store.identifiers))
        ids = [
            writing.write(Change(part.id, values_of(document, part)), place)
            for place, part in enumerate(parts)
        ]
        problems: list[Problem] = writing.problems or saving.broken(batch.connection, "allocations", ids)
        if problems:
            raise RefusedRecordError(problems)
        billing.close_billed(batch, document)


def values_of(document: int, part: Part) -> dict[str, Stored]:
    """A part as a record of allocations; without a note of its own it keeps the one it has."""
    values: dict[str, Stored] = {
        "document": document,
        "project": part.project,
        "line": part.line,
        "source": part.source,
        "amount": part.amount,
    }
    return values if part.note is None else values | {"note": part.note}


def equally(whole: int, parts: Sequence[Part]) -> list[Part]:
    """The same places with equal amounts, to the cent."""
    return _shared(whole, parts, [1] * len(parts))


def by_percent(whole: int, parts: Sequence[Part], percents: Sequence[int]) -> list[Part]:
    """The same places with these percentages of the whole.

    The parts add up to their part of the whole, to the cent; percentages have four places.
    """
    unit = 100 * 10**4
    amounts = (
        apportioned(divided(whole * sum(percents), unit), percents) if sum(percents) else [0] * len(parts)
    )
    return [replace(part, amount=amount, value=None) for part, amount in zip(parts, amounts, strict=True)]


def _shared(whole: int, parts: Sequence[Part], weights: Sequence[int]) -> list[Part]:
    amounts = apportioned(whole, weights)
    return [replace(part, amount=amount, value=None) for part, amount in zip(parts, amounts, strict=True)]
