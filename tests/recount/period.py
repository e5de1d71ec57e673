"""Periods: from and to, either of which may be open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.recount.folder import Folder, Row

END_OF_TIME = date.max


@dataclass(frozen=True)
class Period:
    """A period that is asked for; with neither end no period is asked."""

    start: date | None = None
    end: date | None = None

    @property
    def asked(self) -> bool:
        """Whether a period is asked at all."""
        return self.start is not None or self.end is not None

    @property
    def last(self) -> date:
        """'Without a period E is the end of time.'"""
        return self.end or END_OF_TIME

    @property
    def day_before(self) -> date | None:
        """'The day before S'; None where there is no S, and so nothing before it."""
        return self.start - timedelta(days=1) if self.start else None

    @property
    def year(self) -> int | None:
        """The year in which 'a period with both ends lies', if it lies within one."""
        if self.start and self.end and self.start.year == self.end.year:
            return self.start.year
        return None

    def holds(self, day: date | None) -> bool:
        """Whether a record of this day counts. 'Undated records count only when no period is asked.'"""
        if day is None:
            return not self.asked
        return (self.start is None or self.start <= day) and day <= self.last


WHOLE = Period()


def rows_of(folder: Folder, table: str, **values: object) -> list[Row]:
    """The table's rows that have these values."""
    return [
        row for row in folder.get(table, []) if all(row.get(name) == value for name, value in values.items())
    ]


def row_of(folder: Folder, table: str, **values: object) -> Row:
    """The one row that has these values."""
    (row,) = rows_of(folder, table, **values)
    return row


def in_force(folder: Folder, project: Row, period: Period, named: Iterable[int]) -> int | None:
    """'The highest number among the approved amendments in force by E (`in_force_from`, or `date`) that the
    plan names'; None where there is none."""
    approved = rows_of(folder, "amendments", project=project["ref"], status="approved")
    by_then = {row["number"] for row in approved if (row.get("in_force_from") or row["date"]) <= period.last}
    return max(by_then.intersection(named), default=None)
