"""What random folders are drawn from: days, amounts, texts, and rows that keep their keys unique."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from tests.recount.folder import Folder, Row, key_of
from tests.recount.period import rows_of

T = TypeVar("T")

DAYS = [
    date(2025, 3, 31),
    date(2025, 4, 1),
    date(2025, 6, 30),
    date(2025, 7, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 1, 2),
    date(2026, 3, 31),
    date(2024, 12, 31),
    date(2025, 1, 1),
]
"""Few enough for days to coincide, and on both sides of the ends of quarters and years."""

CURRENCIES = ["PLN", "EUR", "CZK"]
HOURS = [Decimal(text) for text in ("1", "2", "0.25", "1.5", "0", "7.3333", "0.0001", "12")]
RATES = [Decimal(text) for text in ("4.2563", "2", "0.234945116651", "25.1", "4.123456789012", "0.0001")]
PER_CENTS = [Decimal(text) for text in ("7", "25", "100", "0", "12.5", "3.3333", "80")]
AMOUNTS = [Decimal(text) for text in ("100", "0.01", "33.35", "150", "0.03", "1999.99", "0", "1234567.89")]
MONEY = AMOUNTS * 2 + [Decimal(number**3 % 300_007).scaleb(-2) for number in range(100, 130)]
TEXTS = ["Targi", 'a "quoted", text', "two\nlines", "Ķekavas „ļaudis”; Łódź", "C:\\a|b", "=1+1", "12"]

MINUTES = [20, 45, 60, 90, 0, 7]
BOOLEANS = [True, False, None]


def signed(amount: Decimal, sign: int) -> Decimal:
    """The amount with that sign; nothing stays a plain 0."""
    return amount * sign + 0


class Drawing:
    """A folder that is being drawn."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.folder: Folder = {}

    def number(self, least: int, most: int) -> int:
        """A whole number."""
        return self._random.randint(least, most)

    def one(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[self.number(0, len(values) - 1)]

    def any_of(self, values: Sequence[T]) -> T | None:
        """One of the values or a blank, which it is where there are none."""
        return self.one([None, *values])

    def maybe(self, values: Sequence[T]) -> T | None:
        """A blank or one of the values, as often as not."""
        return self.one(values) if self.number(0, 1) else None

    def seldom(self, values: Sequence[T]) -> T | None:
        """A blank, or once in six one of the values."""
        return self.one(values) if self.number(0, 5) == 5 else None

    def listed(self, values: Sequence[str]) -> str | None:
        """A list of one to four different values."""
        kept = list(values)
        chosen = [kept.pop(self.number(0, len(kept) - 1)) for _ in range(min(self.number(1, 4), len(kept)))]
        return "; ".join(chosen) or None

    def seldom_listed(self, values: Sequence[str]) -> str | None:
        """A blank, or once in three a list of different values."""
        return self.listed(values) if self.number(0, 2) == 2 else None

    def times(self, most: int, least: int = 0) -> range:
        """So many turns, numbered from 1."""
        return range(1, self.number(least, most) + 1)

    def span(self) -> tuple[date, date]:
        """A start and an end that is not before it."""
        first, last = sorted((self.one(DAYS), self.one(DAYS)))
        return first, last

    def add(self, table: str, /, **values: Any) -> Row:
        """A row of the table, unless its key is there already: then that one stays."""
        rows = self.folder.setdefault(table, [])
        for row in rows:
            if key_of(table, row) == key_of(table, values):
                return row
        rows.append(values)
        return values

    def refs(self, table: str, **values: object) -> list[str]:
        """The refs of the table's rows that have these values."""
        return [row["ref"] for row in rows_of(self.folder, table, **values)]

    def codes(self, table: str, project: str, **values: object) -> list[str]:
        """The codes of the project's rows in the table."""
        return [row["code"] for row in rows_of(self.folder, table, project=project, **values)]
