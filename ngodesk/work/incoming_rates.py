"""Taking in banks' tables of exchange rates: what the file has use for, each rate once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.exchange import rates_reading
from ngodesk.exchange.rates_table import Rate
from ngodesk.model.columns import RATE
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store

IMPORT = N_("Import of exchange rates: {number}")
_SMALL = 400  # rates: a table of a day or a month, which is kept whole
_BEFORE = timedelta(days=62)
_CURRENCIES = (
    ("settings", "CASE key WHEN 'currency' THEN value END"),
    ("projects", "currency"),
    ("programmes", "currency"),
    ("cost_documents", "currency"),
    ("receipts", "account_currency"),
    ("exchange_rates", "currency"),
    ("exchange_rates", "base"),
)


@dataclass(frozen=True)
class Table:
    """What a file would bring: of `rates` those that are new, or otherwise than the workspace has them."""

    source: str
    first: date
    last: date
    rates: tuple[Rate, ...]
    new: int
    changed: int
    left_out: int
    """Rates of currencies and years that nothing in the workspace is about."""

    @property
    def unchanged(self) -> int:
        """Rates that the workspace has already."""
        return len(self.rates) - self.brings

    @property
    def brings(self) -> int:
        """How many rates would be written."""
        return self.new + self.changed


def look(store: Store, path: Path) -> Table:
    """What a bank's file would bring; nothing is written. Raises UnreadRatesError or FileError."""
    found = rates_reading.read(path)
    with store.reading() as connection:
        return _table(connection, found)


def take(store: Store, table: Table, origin: str = "import") -> int:
    """Write the rates that are new or otherwise, as one step; gives how many they are."""
    with store.writing(Header(IMPORT, {"number": table.brings}, origin)) as batch:
        return write(store, batch, table)


def write(store: Store, batch: Batch, table: Table) -> int:
    """The same within a step that somebody else began."""
    new, changed = _compared(batch.connection, table.rates)
    ids = store.identifiers.draw(len(new)) if new else ()
    batch.insert("exchange_rates", [_row(*pair) for pair in zip(ids, new, strict=True)])
    batch.replace("exchange_rates", [_row(*pair) for pair in changed.items()])
    return len(new) + len(changed)


def _table(connection: Connection, found: list[Rate]) -> Table:
    wanted = found if len(found) <= _SMALL else list(_useful(connection, found))
    rates = tuple({_key(rate): rate for rate in wanted}.values())
    new, changed = _compared(connection, rates)
    days = [rate.day for rate in found]
    return Table(
        source=_bank(found[0].source),
        first=min(days),
        last=max(days),
        rates=rates,
        new=len(new),
        changed=len(changed),
        left_out=len(found) - len(wanted),
    )


def _compared(connection: Connection, rates: Iterable[Rate]) -> tuple[list[Rate], dict[int, Rate]]:
    """The new rates, and those that the workspace has otherwise, by the id of its record."""
    there = _there(connection)
    new: list[Rate] = []
    changed: dict[int, Rate] = {}
    for rate in rates:
        row_id, value = there.get(_key(rate), (0, None))
        if value is None:
            new.append(rate)
        elif value != _units(rate):
            changed[row_id] = rate
    return new, changed


def _useful(connection: Connection, found: Iterable[Rate]) -> Iterable[Rate]:
    """Of a table of years, the rates between the workspace's currencies from shortly before it begins."""
    used = {"EUR"}
    for table, column in _CURRENCIES:
        used.update(connection.exec_driver_sql(f"SELECT DISTINCT {column} FROM {table}").scalars())
    begins = connection.exec_driver_sql(
        "SELECT min(day) FROM (SELECT min(start) AS day FROM projects"
        " UNION SELECT min(issue_date) FROM cost_documents)"
    ).scalar()
    since = date.fromisoformat(begins) - _BEFORE if begins and begins > "0100" else date.min
    return (rate for rate in found if {rate.currency, rate.base} <= used and rate.day >= since)


def _there(connection: Connection) -> dict[tuple[str, ...], tuple[int, int]]:
    return {
        (currency, base, day, _bank(source or "")): (row_id, rate)
        for row_id, currency, base, day, source, rate in connection.exec_driver_sql(
            "SELECT id, currency, base, date, source, rate FROM exchange_rates"
        )
    }


def _bank(source: str) -> str:
    """Who published a rate, without the number of the table: NBP 084/A/NBP/2025 and NBP 84/A/2025 are one."""
    return "NBP" if source.startswith("NBP") else source


def _key(rate: Rate) -> tuple[str, ...]:
    return rate.currency, rate.base, rate.day.isoformat(), _bank(rate.source)


def _units(rate: Rate) -> int:
    return int(rate.rate.scaleb(RATE))


def _row(row_id: int, rate: Rate) -> tuple[Any, ...]:
    values = {
        "id": row_id,
        "currency": rate.currency,
        "base": rate.base,
        "date": rate.day.isoformat(),
        "rate": _units(rate),
        "source": rate.source,
    }
    return tuple(values[name] for name in columns_of("exchange_rates"))
