"""Where the cursor of the week stands, and how long it is."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ngodesk.gui.rooms.placing import DAY

STEP = 30  # minutes


@dataclass(frozen=True)
class Spot:
    """The place of the cursor: a day, the minute at which it begins, how many steps it is long."""

    day: date
    start: int
    steps: int = 2

    @property
    def end(self) -> int:
        """The minute at which it ends."""
        return min(DAY, self.start + self.steps * STEP)

    def moments(self) -> tuple[datetime, datetime]:
        """From when to when; what lasts until midnight ends a minute before."""
        begin = datetime.combine(self.day, time())
        return begin + timedelta(minutes=self.start), begin + timedelta(minutes=min(self.end, DAY - 1))

    def clock(self) -> str:
        """From when to when, in words."""
        start, end = self.moments()
        return f"{start:%H:%M}–{end:%H:%M}"
