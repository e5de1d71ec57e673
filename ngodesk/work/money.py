"""The money of a project: what each source promised, brought, spent and must get back; cash by month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ngodesk.figures import cash, income
from ngodesk.figures.budget import budget
from ngodesk.figures.execution import sources
from ngodesk.figures.project import Scope, Span, scope
from ngodesk.store.store import Store


@dataclass(frozen=True)
class SourceMoney:
    """A source with its sums, as texts with two places; a balance of work or things is nothing."""

    id: int
    code: str
    name: str
    kind: str
    planned: str
    received: str
    more: str
    refunded: str
    actual: str
    balance: str | None
    to_return: str | None


@dataclass(frozen=True)
class TrancheMoney:
    """A promised payment in hundredths, and how much of it has come: the first tranches are filled first."""

    id: int
    number: int
    source: str
    due: str | None
    amount: int
    received: int
    condition: str


@dataclass(frozen=True)
class EventFees:
    """What participants paid for an event; `payers` are people, and receipts that name nobody."""

    event: int | None
    title: str
    start: str | None
    participants: int
    payers: int
    amount: int


@dataclass(frozen=True)
class Money:
    """What the page shows."""

    currency: str
    sources: tuple[SourceMoney, ...]
    tranches: tuple[TrancheMoney, ...]
    months: tuple[cash.Month, ...]
    fees: tuple[EventFees, ...]


def money_of(store: Store, project: int, today: date) -> Money | None:
    """The money of a project up to today; nothing where the project is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT ref, currency, start, end FROM projects WHERE id = ?", (project,)
        ).first()
        if row is None:
            return None
        its = scope(connection, row[0], Span())
        returned = {each.source.code: f"{each.amount:.2f}" for each in income.returns(its)}
        sums = {each["code"]: each for each in budget(its)["sources"]}
        made = []
        for source in sources(its):
            its_sums = sums[source.code]
            more = Decimal(its_sums["interest"]) + Decimal(its_sums["other_income"])
            made.append(
                SourceMoney(
                    id=source.id,
                    code=source.code,
                    name=source.name,
                    kind=source.kind,
                    planned=its_sums["planned"],
                    received=its_sums["received"],
                    more=f"{more:.2f}",
                    refunded=its_sums["refunded"],
                    actual=its_sums["actual"],
                    balance=its_sums["balance"],
                    to_return=returned.get(source.code),
                )
            )
        start = date.fromisoformat(row[2])
        last = min(max(today, start), max(date.fromisoformat(row[3]), _last_receipt(its) or start))
        return Money(row[1], tuple(made), _tranches(its), tuple(cash.months(its, start, last)), _fees(its))


def _last_receipt(scope: Scope) -> date | None:
    ((day,),) = scope.rows("SELECT max(date) FROM receipts WHERE project_id = ?", (scope.id,))
    return date.fromisoformat(day) if day else None


_FEES = """
SELECT e.id, coalesce(e.title, ''), e.start,
  (SELECT count(DISTINCT a.person_id) FROM attendance a WHERE a.event_id = e.id AND a.status = 'attended'),
  count(DISTINCT r.person_id) + sum(r.person_id IS NULL), sum(r.amount)
FROM receipts r LEFT JOIN events e ON e.id = r.event_id
WHERE r.project_id = ? AND r.kind = 'participant_fee' GROUP BY e.id ORDER BY e.start IS NULL, e.start, e.id"""


def _fees(scope: Scope) -> tuple[EventFees, ...]:
    """Fees by event, the first event first; those of no event last."""
    return tuple(EventFees(*row) for row in scope.rows(_FEES, (scope.id,)))


def _tranches(scope: Scope) -> tuple[TrancheMoney, ...]:
    rows = scope.rows(
        "SELECT t.id, t.number, s.code, t.due, t.amount, coalesce(t.condition, ''), t.source_id,"
        " (SELECT coalesce(sum(r.amount), 0) FROM receipts r"
        "  WHERE r.source_id = t.source_id AND r.kind = 'tranche')"
        " FROM tranches t JOIN funding_sources s ON s.id = t.source_id WHERE t.project_id = ?"
        " ORDER BY t.number",
        (scope.id,),
    )
    left: dict[int, int] = {row[6]: row[7] for row in rows}
    made = []
    for row_id, number, code, due, amount, condition, source, _received in rows:
        came = max(0, min(amount, left[source]))
        left[source] -= came
        made.append(TrancheMoney(row_id, number, code, due, amount, came, condition))
    return tuple(made)
