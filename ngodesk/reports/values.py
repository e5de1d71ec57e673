"""The values in a report: they keep their type until a writer makes a cell of them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class Unknown(Enum):
    """A value that nobody recorded. It prints as "not stated", never as 0."""

    NOT_STATED = "not stated"


NOT_STATED = Unknown.NOT_STATED


@dataclass(frozen=True, slots=True)
class Amount:
    """Money: the exact amount and its currency, an ISO 4217 code."""

    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included; `dashed` prints dd-mm-yyyy."""

    start: date
    end: date
    dashed: bool = False
    remark: str = ""
    """Printed in brackets after the days."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Words of a form of which all but one are struck out; all of them stand where none is chosen."""

    words: tuple[str, ...]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as lists have it: the surname first, and stronger."""

    last: str
    first: str


@dataclass(frozen=True, slots=True)
class Born:
    """When somebody was born, as a day or in words: a masked print does not say it."""

    on: date | str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far something is, as a bar against its target, with words under it."""

    percent: Decimal | None
    words: str


# A tuple of texts is a list that prints one to a line.
Value = (
    str
    | int
    | Decimal
    | date
    | Amount
    | Period
    | Alternatives
    | Unknown
    | Name
    | Born
    | Progress
    | tuple[str, ...]
)
