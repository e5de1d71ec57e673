"""What stands in a report before it is a file, in order: headings, texts, tables, figures, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ngodesk.reports.values import Value

Kind = Literal["text", "count", "number", "percent", "balance"]
RowStyle = Literal["body", "group", "subtotal", "total", "remark"]
"""A remark looks like the body but belongs to no sum."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section; it is a bookmark too. One of level 2 stands inside a section."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """Running text as it was typed: an empty line begins a paragraph, a line end stays one."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list in running text, with its numbers or with dashes."""

    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines to write on by hand what nobody has written yet."""

    lines: int = 4


@dataclass(frozen=True, slots=True)
class Note:
    """Small print under the table before it."""

    text: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """A label and its value, as a funder's form has them."""

    label: str
    value: Value
    strong: bool = False


@dataclass(frozen=True, slots=True)
class FormTable:
    """The rows of a form, in the form's order."""

    rows: Sequence[FormRow]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, what it holds and its share of the width beside the others.

    In a `balance` what is below zero stands out. `summed` says that sub-totals and totals are the sums of
    the rows above them, `dash` that a zero prints as a dash, `pen` that people write in it.
    """

    head: str
    kind: Kind = "text"
    weight: float = 1
    summed: bool = False
    dash: bool = False
    pen: bool = False

    @property
    def right(self) -> bool:
        """Numbers stand at the right edge of their column."""
        return self.kind != "text"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: a value for each column; an empty text prints nothing."""

    cells: Sequence[Value]
    style: RowStyle = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. In a column of kind `number` a Decimal prints two places and an int none."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    dense: bool = False
    least: float = 0
    """Rows are at least so many millimetres high: room for a pen."""
    fold: int = 0
    """On paper at most so many columns stand side by side; the others follow below."""
    key: int = 0
    """The column that stands in every part of a folded table."""
    headless: bool = False
    """It says by itself what stands in its columns."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what is spent and what is promised of what is planned."""

    label: str
    spent: Decimal
    committed: Decimal
    planned: Decimal
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under each other on one scale of money, with the words of its legend."""

    bars: Sequence[Bar]
    currency: str
    spent: str
    committed: str
    left: str
    percent: str


@dataclass(frozen=True, slots=True)
class WriteIn:
    """A table to write in: rows with something to do and who does it, columns with room for the pen."""

    heads: Sequence[str]
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that says most: what it is, how far that is of the whole, and what it is made of."""

    label: str
    value: str
    share: Decimal | None = None
    """From 0 to 1; without one there is no bar."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Key figures side by side."""

    figures: Sequence[KeyFigure]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is to be decided: each with words to tick, or with a line to write on where there are none."""

    rows: Sequence[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on: what goes there, and the name of who signs where it is known."""

    label: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on side by side; with `stamp`, room for a stamp comes first."""

    lines: Sequence[Signature]
    stamp: str = ""
    at_foot: bool = False
    """They stand at the foot of the page, however much room is left above them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Small running text on personal data; without a text, lines to write it on."""

    label: str
    text: str


DisplayRole = Literal["title", "word", "name", "course", "line", "label"]


@dataclass(frozen=True, slots=True)
class Display:
    """Large type, as on a certificate; `gap` millimetres stand above it."""

    text: str
    role: DisplayRole
    gap: float = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A badge: the name large, below it the organisation, at its foot what it is for."""

    name: str
    organisation: str
    foot: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Badges side by side, with hairlines to cut along."""

    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Series:
    """Scores on the axes of a radar; nothing where there is none."""

    name: str
    scores: Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Radar:
    """Scores of four to ten areas around a centre, with the index beside them."""

    areas: Sequence[str]
    series: Sequence[Series]
    """The latest first."""
    lowest: int
    highest: int
    label: str
    index: str
    change: str


@dataclass(frozen=True, slots=True)
class Square:
    """A text as a QR code, for whoever would rather hold a telephone over it than type."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page; with `letterhead`, on one like the first."""

    letterhead: bool = False


Element = (
    Heading
    | Text
    | Items
    | Blank
    | Note
    | FormTable
    | Table
    | Chart
    | WriteIn
    | KeyFigures
    | Decisions
    | Signatures
    | Clause
    | Display
    | Cards
    | Radar
    | Square
    | PageBreak
)
