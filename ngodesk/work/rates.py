"""Which exchange rate is proposed: the one that the programme's rule names, or which one is missing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.common.money import rounded, unscaled
from ngodesk.common.saying import Saying, say
from ngodesk.figures.exchange import MONTHLY, OF_A_DAY, OF_A_MONTH
from ngodesk.model.columns import RATE
from ngodesk.store.store import Store

_SHORT, _LONG = 4, RATE  # places of a rate that follows from two amounts
_FRESH = 7  # days; banks publish no table on holidays


@dataclass(frozen=True)
class Cost:
    """What a proposal depends on: the cost's currency and days, and the period that declares it."""

    currency: str
    issued: date | None = None
    paid: date | None = None
    period: int | None = None


@dataclass(frozen=True)
class Proposal:
    """A rate as it is quoted (one unit of `quoted`), where it comes from, and why; or why there is none."""

    sentence: Saying
    rate: Decimal | None = None
    quoted: str = ""
    source: str = ""
    day: date | None = None

    def note(self) -> str:
        """What is noted on the document as the source of its rate."""
        return self.source or self.sentence.text()


@dataclass(frozen=True)
class _Rule:
    """The rule of a project, and what it may depend on."""

    project: int
    name: str | None
    currency: str
    fixed: int | None


@dataclass(frozen=True)
class _Found:
    quoted: str
    rate: Decimal
    day: date
    source: str


def proposal(store: Store, project: int, cost: Cost, today: date) -> Proposal | None:
    """The rate for a cost that is charged to a project; nothing where both have one currency."""
    with store.reading() as connection:
        return proposed(connection, project, cost, today)


def proposed(connection: Connection, project: int, cost: Cost, today: date) -> Proposal | None:
    """The same within a reading."""
    rule = _rule(connection, project)
    if rule is None or rule.currency == cost.currency:
        return None
    match rule.name:
        case "fixed":
            return _fixed(connection, rule, cost)
        case "tranche":
            return _of_tranche(connection, rule, cost)
        case "month":
            return _of_payment(connection, rule, cost)
        case "submission":
            return _of_submission(connection, rule, cost, today)
        case _:
            return _of_document(connection, rule, cost)


def _rule(connection: Connection, project: int) -> _Rule | None:
    row = connection.exec_driver_sql(
        "SELECT p.id, g.rate_rule, p.currency, p.fixed_rate FROM projects p"
        " LEFT JOIN programmes g ON g.id = p.programme_id WHERE p.id = ?",
        (project,),
    ).first()
    return None if row is None else _Rule(*row)


def _fixed(connection: Connection, rule: _Rule, cost: Cost) -> Proposal:
    accounts = _scalar(connection, "SELECT value FROM settings WHERE key = 'currency'") or cost.currency
    if cost.currency != accounts:
        said = N_("The rate that the agreement fixes is of {accounts}, not of {currency}.")
        return Proposal(say(said, accounts=accounts, currency=cost.currency))
    if not rule.fixed:
        return Proposal(say(N_("The agreement fixes the rate, but the project does not hold it yet.")))
    said = N_("The rate that the agreement fixes.")
    return Proposal(say(said), unscaled(rule.fixed, RATE).normalize(), cost.currency)


def _of_document(connection: Connection, rule: _Rule, cost: Cost) -> Proposal:
    if cost.issued is None:
        return Proposal(say(N_("The rate follows from the day of issue, and there is none yet.")))
    found = _last(connection, rule, cost.currency, cost.issued)
    if found is None:
        return _missing(
            N_("No rate of {currency} to {other} on or before {day} is known."), rule, cost, cost.issued
        )
    if (cost.issued - found.day).days > _FRESH:
        return _known(N_("The last rate known is of {day}: a newer table may be missing."), found, found.day)
    return _known(N_("The last rate on or before the day of issue, {day}."), found, cost.issued)


def _of_payment(connection: Connection, rule: _Rule, cost: Cost) -> Proposal:
    if cost.paid is None:
        return Proposal(say(N_("The rate is that of the month of payment, and it is not paid yet.")))
    said = N_("The rate of the month of payment, {month}.")
    return _of_month(connection, rule, cost, cost.paid, said)


def _of_submission(connection: Connection, rule: _Rule, cost: Cost, today: date) -> Proposal:
    submitted = _scalar(connection, "SELECT submitted_on FROM reporting_periods WHERE id = ?", cost.period)
    if submitted is None:
        said = N_("The rate of this month, {month}; the month in which the report is submitted will decide.")
        return _of_month(connection, rule, cost, today, said)
    said = N_("The rate of the month in which the report was submitted, {month}.")
    return _of_month(connection, rule, cost, date.fromisoformat(submitted), said)


def _of_month(connection: Connection, rule: _Rule, cost: Cost, within: date, said: str) -> Proposal:
    found = _monthly(connection, rule, cost.currency, within)
    month = f"{within:%m.%Y}"
    if found is None:
        return Proposal(
            say(
                N_("No rate of {currency} to {other} of the month {month} is known."),
                currency=cost.currency,
                other=rule.currency,
                month=month,
            )
        )
    return Proposal(say(said, month=month), found.rate, found.quoted, found.source, found.day)


def _of_tranche(connection: Connection, rule: _Rule, cost: Cost) -> Proposal:
    """The last tranche that had come by the payment, or else by the day of issue."""
    by = cost.paid or cost.issued
    row = (
        by
        and connection.exec_driver_sql(
            "SELECT date, amount, account_amount, account_currency FROM receipts"
            " WHERE project_id = ? AND kind = 'tranche' AND date <= ? ORDER BY date DESC, id DESC LIMIT 1",
            (rule.project, by.isoformat()),
        ).first()
    )
    if not row:
        return Proposal(say(N_("The rate is that of the tranche, and no tranche had come by then.")))
    came = date.fromisoformat(row[0])
    said = N_("The rate of the tranche of {day}.")
    found = _on(connection, rule, cost.currency, came)
    if found is not None:
        return _known(said, found, came)
    if row[1] and row[2] and row[3] == cost.currency:
        return Proposal(say(said, day=came), _quotient(row[2], row[1]), rule.currency, "", came)
    missing = N_("Of the tranche of {day} neither a rate nor what the bank booked is known.")
    return Proposal(say(missing, day=came))


def _quotient(booked: int, amount: int) -> Decimal:
    """What the bank booked for one unit, as short as it gives the booked amount again."""
    exact = Decimal(booked) / Decimal(amount)
    short = rounded(exact, _SHORT)
    return short if rounded(short * amount, 0) == booked else rounded(exact, _LONG)


def _known(said: str, found: _Found, day: date) -> Proposal:
    return Proposal(say(said, day=day), found.rate, found.quoted, found.source, found.day)


def _missing(said: str, rule: _Rule, cost: Cost, day: date) -> Proposal:
    return Proposal(say(said, currency=cost.currency, other=rule.currency, day=day))


_PAIR = "((currency = ? AND base = ?) OR (base = ? AND currency = ?))"


def _last(connection: Connection, rule: _Rule, currency: str, day: date) -> _Found | None:
    where = f"{_PAIR} AND date <= ? ORDER BY {OF_A_DAY}"
    return _rate(connection, where, rule, currency, day.isoformat())


def _on(connection: Connection, rule: _Rule, currency: str, day: date) -> _Found | None:
    where = f"{_PAIR} AND date = ? AND NOT {MONTHLY} ORDER BY {OF_A_DAY}"
    return _rate(connection, where, rule, currency, day.isoformat())


def _monthly(connection: Connection, rule: _Rule, currency: str, within: date) -> _Found | None:
    """The rate of a month: InforEuro's, else the first that is dated in it."""
    where = f"{_PAIR} AND substr(date, 1, 7) = ? ORDER BY {OF_A_MONTH}"
    return _rate(connection, where, rule, currency, f"{within:%Y-%m}")


def _rate(connection: Connection, where: str, rule: _Rule, currency: str, *more: str) -> _Found | None:
    pair = (currency, rule.currency, currency, rule.currency)
    row = connection.exec_driver_sql(
        f"SELECT currency, rate, date, coalesce(source, '') FROM exchange_rates WHERE {where} LIMIT 1",
        (*pair, *more),
    ).first()
    if row is None:
        return None
    return _Found(row[0], unscaled(row[1], RATE).normalize(), date.fromisoformat(row[2]), row[3])


def _scalar(connection: Connection, sql: str, *values: object) -> str | None:
    found = connection.exec_driver_sql(sql, values).scalar()
    return None if found is None else str(found)
