"""The kinds of columns: our own types over INTEGER and TEXT, each with the field that describes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from ngodesk.common.describe import Field, Kind
from ngodesk.common.money import unscaled

MONEY = 2
UNIT_COST = 4
HOURS = 4
PERCENT = 4
QUANTITY = 6
RATE = 12


class Scaled(TypeDecorator[Decimal]):
    """A Decimal kept as an integer of 10 ** -places units. More places raise ValueError."""

    impl = Integer
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        units = value.scaleb(self.places)
        if units != int(units):
            raise ValueError(f"more than {self.places} places")
        return int(units)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else unscaled(value, self.places)


class YesNo(TypeDecorator[bool]):
    """True and false as 1 and 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Day(TypeDecorator[date]):
    """A date as 2025-03-14."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Clock(TypeDecorator[time]):
    """A time of day as 09:00:00."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat("seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A date and a local time of day as 2025-03-14T09:00:00."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat("T", "seconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


@dataclass(frozen=True)
class Declared:
    """A field as it is declared beside its column; its name comes from the attribute."""

    label: str
    kind: Kind
    help: str = ""
    options: tuple[tuple[str, Any], ...] = ()

    def field(self, name: str) -> Field:
        """The field, once the attribute's name is known."""
        return Field(name=name, label=self.label, kind=self.kind, help=self.help, **dict(self.options))


@dataclass(frozen=True)
class RecordList:
    """A field that lists records by their code; the records stand in a link table of their own."""

    declared: Declared
    link: str


def _column(
    type_: Any, kind: Kind, label: str, help: str, required: bool, name: str | None = None, **options: Any
) -> MappedColumn[Any]:
    declared = Declared(label, kind, help, tuple({"required": required, **options}.items()))
    return mapped_column(name, type_, nullable=not required, info={"declared": declared})


def text(
    label: str,
    help: str = "",
    *,
    required: bool = False,
    multiline: bool = False,
    personal: bool = False,
    form: str = "",
) -> MappedColumn[Any]:
    """A text of any length."""
    return _column(Text, "text", label, help, required, multiline=multiline, personal=personal, form=form)


def choice(label: str, help: str = "", *, words: Sequence[str], required: bool = False) -> MappedColumn[Any]:
    """One word of an enum."""
    return _column(Text, "choice", label, help, required, words=tuple(words))


def words(label: str, help: str = "", *, words: Sequence[str]) -> MappedColumn[Any]:
    """Words of an enum in the order given, kept as one text separated by semicolons."""
    return _column(Text, "text", label, help, False, words=tuple(words), list_of="words")


def boolean(label: str, help: str = "") -> MappedColumn[Any]:
    """Yes, no or not known."""
    return _column(YesNo, "boolean", label, help, False)


def integer(
    label: str, help: str = "", *, required: bool = False, lowest: int | None = None
) -> MappedColumn[Any]:
    """A whole number."""
    return _column(Integer, "integer", label, help, required, lowest=lowest)


def year(label: str, help: str = "", *, personal: bool = False) -> MappedColumn[Any]:
    """A year."""
    return _column(Integer, "year", label, help, False, personal=personal)


def number(
    label: str, help: str = "", *, places: int, required: bool = False, lowest: int | None = None
) -> MappedColumn[Any]:
    """An exact number with at most so many decimal places."""
    return _column(Scaled(places), "number", label, help, required, places=places, lowest=lowest)


def day(
    label: str, help: str = "", *, required: bool = False, personal: bool = False, happened: bool = False
) -> MappedColumn[Any]:
    """A date."""
    return _column(Day, "date", label, help, required, personal=personal, happened=happened)


def clock(label: str, help: str = "") -> MappedColumn[Any]:
    """A time of day."""
    return _column(Clock, "time", label, help, False)


def moment(label: str, help: str = "", *, required: bool = False) -> MappedColumn[Any]:
    """A date with a time of day."""
    return _column(Moment, "datetime", label, help, required)


def reference(
    target: str,
    label: str,
    help: str = "",
    *,
    required: bool = False,
    within: str = "",
    scope: str = "",
    default: int | None = None,
    instead: str = "",
) -> MappedColumn[Any]:
    """The id of a record of `target`.

    `within` names the field of the same row whose record both belong to, `scope` the way to it through
    another record; `default` is what blank stands for (amendment 0), `instead` the field that says it then.
    """
    return _column(
        Integer,
        "reference",
        label,
        help,
        required,
        target=target,
        within=within,
        scope=scope or within,
        default=default,
        instead=instead,
    )


def record(label: str, help: str = "") -> MappedColumn[Any]:
    """The id of a record of the table that the field `table` of the same row names."""
    return _column(Integer, "record", label, help, True)


def table(label: str, help: str = "") -> MappedColumn[Any]:
    """The name of a table of the exchange folder."""
    return _column(Text, "text", label, help, True)


def records(
    target: str, label: str, help: str = "", *, link: str, required: bool = False, scope: str = ""
) -> RecordList:
    """Records of `target` in the order given, kept in the table `link`."""
    options = {"required": required, "target": target, "scope": scope, "list_of": "records"}
    return RecordList(Declared(label, "text", help, tuple(options.items())), link)
