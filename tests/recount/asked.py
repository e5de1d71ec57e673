"""What an indicator asks of the records, and what was counted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from tests.recount.folder import Folder, Row, listed, ref_of
from tests.recount.participation import attended, counted_events
from tests.recount.period import Period, row_of, rows_of
from tests.recount.rounding import Number

Reference = tuple[str, str]
"""Table and key."""


@dataclass(frozen=True)
class Counted:
    """Something that was counted: its exact amount (1 where the measure does not sum) and the records
    behind it."""

    table: str
    ref: str
    amount: Number = Fraction(1)
    because: frozenset[Reference] = frozenset()


@dataclass(frozen=True)
class Asked:
    """An indicator of a project in a period."""

    folder: Folder
    project: Row
    indicator: Row
    period: Period
    events: list[Row] = field(init=False)
    rows: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "events", _events(self))
        object.__setattr__(self, "rows", _rows(self))

    def words(self, name: str) -> list[str]:
        """A filter's words. 'Blank filters take everything.'"""
        return listed(self.indicator.get(name))

    def takes(self, filter_name: str, value: str | None) -> bool:
        """Whether the filter lets this value through."""
        words = self.words(filter_name)
        return not words or value in words

    def takes_organisation(self, ref: str | None) -> bool:
        """Whether `filter_organisation_kind` lets this organisation (or nobody) through."""
        if not self.words("filter_organisation_kind"):
            return True
        if ref is None:
            return False
        return self.takes("filter_organisation_kind", row_of(self.folder, "organisations", ref=ref)["kind"])

    def own(self, table: str, day: str) -> list[Row]:
        """The project's records in the period; '`filter_activity` applies to whatever record carries an
        activity'."""
        return [
            row
            for row in rows_of(self.folder, table, project=self.project["ref"])
            if self.period.holds(row.get(day)) and self.takes("filter_activity", row.get("activity"))
        ]


def _events(asked: Asked) -> list[Row]:
    """The counted events of the indicator's kinds and activities."""
    return [
        event
        for event in counted_events(asked.folder, asked.project, asked.period)
        if asked.takes("filter_kind", event["kind"]) and asked.takes("filter_activity", event.get("activity"))
    ]


def _rows(asked: Asked) -> list[Row]:
    """Attendance at these events 'by the organisation stood for (before hours are added up)'."""
    rows = attended(asked.folder, asked.events)
    return [row for row in rows if asked.takes_organisation(row.get("organisation"))]


def references(table: str, rows: Iterable[Row]) -> frozenset[Reference]:
    """The records as references."""
    return frozenset((table, ref_of(table, row)) for row in rows)


def records(
    table: str, rows: Iterable[Row], amount: Callable[[Row], Number] = lambda row: 1
) -> list[Counted]:
    """'Otherwise records.'"""
    return [Counted(table, ref_of(table, row), amount(row)) for row in rows]


def enough(value: Number | None, least: Decimal | None) -> bool:
    """Whether the value reaches what is asked for, if anything is; what cannot be computed does not."""
    return least is None or (value is not None and value >= Fraction(least))
