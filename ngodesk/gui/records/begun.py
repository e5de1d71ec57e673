"""Records that were begun and not added: what was typed waits in memory until one goes on or lets it go."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ngodesk.gui.records.editors import Stored


@dataclass(frozen=True)
class Place:
    """Where a record was begun: the file, the table, and what the place said of it.

    Without a table it waits as well, but nobody is asked about it before the file is closed.
    """

    file: Path | None
    table: str
    values: tuple[tuple[str, Stored], ...]


@dataclass(frozen=True)
class Typed:
    """What was typed: values that can be kept, and texts of fields that cannot be read yet."""

    values: Mapping[str, Stored] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


class Begun:
    """What waits, by the place where it was begun."""

    def __init__(self) -> None:
        self._typed: dict[Place, Typed] = {}

    def at(self, place: Place | None) -> Typed:
        """What was typed there; nothing mostly."""
        return self._typed.get(place, Typed()) if place is not None else Typed()

    def keep(self, place: Place, typed: Typed) -> None:
        """Let it wait."""
        self._typed[place] = typed

    def forget(self, place: Place | None) -> None:
        """It was added, or is no longer wanted."""
        if place is not None:
            self._typed.pop(place, None)

    def move(self, before: Path | None, now: Path) -> None:
        """A file goes on as another one."""
        for place in [place for place in self._typed if place.file == before]:
            self._typed[replace(place, file=now)] = self._typed.pop(place)

    def tables(self, file: Path | None) -> list[str]:
        """The tables of a file in which something waits."""
        return [place.table for place in self._typed if place.file == file and place.table]

    def let_go(self, file: Path | None) -> None:
        """Nothing of this file is wanted any more."""
        self._typed = {place: typed for place, typed in self._typed.items() if place.file != file}


class Waiting:
    """What is typed on one page and not made yet: there it waits until it is made or let go of."""

    def __init__(self, begun: Begun, place: Place, first: Typed) -> None:
        self._begun, self._place, self._first = begun, place, first

    @property
    def typed(self) -> Typed:
        """What waits there."""
        return self._begun.at(self._place)

    def keep(self, typed: Typed) -> bool:
        """Let it wait, unless it is what stood there at first; whether there is something new."""
        if typed == self._first:
            self._begun.forget(self._place)
            return False
        if typed == self.typed:
            return False
        self._begun.keep(self._place, typed)
        return True

    def rest(self, first: Typed) -> None:
        """It was made, or is not wanted: what stands there now counts as nothing begun."""
        self._first = first
        self._begun.forget(self._place)
