"""An indicator and what its filters let through."""

from collections.abc import Iterable
from dataclasses import dataclass

from ngodesk.figures.participation import Event, Participation, Row
from ngodesk.figures.project import Scope


@dataclass(frozen=True)
class Indicator:
    """An indicator as it is counted. `min_hours` and shares are in 1/10 000, numbers in 1/1 000 000."""

    id: int
    code: str
    name: str
    unit: str | None
    measure: str
    kinds: frozenset[str]
    organisation_kinds: frozenset[str]
    min_hours: int | None
    min_share: int | None
    exclude_team: str | None
    aggregate: str | None
    questionnaire: int | None
    min_answer: int | None
    activities: frozenset[int]
    questions: frozenset[int]


class Asked:
    """An indicator of a project in its span, with what its filters let through."""

    def __init__(self, participation: Participation, indicator: Indicator) -> None:
        self.participation = participation
        self.scope: Scope = participation.scope
        self.indicator = indicator

    def events(self) -> dict[int, Event]:
        """The counted events of the kinds and activities asked for."""
        return {
            event.id: event
            for event in self.participation.events.values()
            if self.takes_kind(event.kind) and self.takes_activity(event.activity)
        }

    def rows(self) -> list[Row]:
        """Who attended them, for organisations of the kinds asked for."""
        rows, kinds = self.participation.rows, self.indicator.organisation_kinds
        if self.indicator.kinds or self.indicator.activities:
            events = self.events()
            rows = [row for row in rows if row[1] in events]
        if kinds:
            wanted = organisations_of(self.scope, kinds)
            rows = [row for row in rows if row[4] in wanted]
        return rows

    def takes_kind(self, kind: str) -> bool:
        """Whether the filter of kinds lets a record through; a blank filter takes everything."""
        return not self.indicator.kinds or kind in self.indicator.kinds

    def takes_activity(self, activity: int | None) -> bool:
        """Whether the filter of activities lets a record through."""
        return not self.indicator.activities or activity in self.indicator.activities


def organisations_of(scope: Scope, kinds: Iterable[str]) -> set[int]:
    """The organisations of some kinds."""
    names = sorted(kinds)
    marks = ", ".join("?" * len(names))
    found = scope.rows(f"SELECT id FROM organisations WHERE kind IN ({marks})", tuple(names))
    return {row[0] for row in found}
