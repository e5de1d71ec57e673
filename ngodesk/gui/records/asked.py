"""What is asked of a list of records."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ngodesk.common.language import current

if TYPE_CHECKING:
    from ngodesk.store.selection import Condition
    from ngodesk.work.listing import Listing


@dataclass(frozen=True)
class Asked:
    """Which records a list shows, and in which order."""

    table: str
    project: int | None = None
    owner: tuple[str, int] | None = None
    conditions: "tuple[Condition, ...]" = ()
    columns: tuple[str, ...] = ()
    search: str = ""
    sort: str = ""
    descending: bool = False
    language: str = field(default_factory=lambda: current().language)

    def listing(self) -> "Listing":
        """Made in the worker."""
        from ngodesk.store.selection import Scope
        from ngodesk.work.listing import Listing

        scope = Scope(self.table, self.project, self.owner, self.conditions)
        return Listing(scope, self.columns, self.language)

    def same_records(self, other: "Asked | None") -> bool:
        """Whether it shows the same columns of the same records, searched and sorted apart."""
        return other is not None and self._records() == other._records()

    def _records(self) -> tuple[Any, ...]:
        return self.table, self.project, self.owner, self.conditions, self.columns, self.language
