"""What blocks build from: figures, the facts about a project, the days, and the moment of printing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from ngodesk.common.saying import Amount, Saying
from ngodesk.figures.facts import PrintFacts, ProjectFacts
from ngodesk.figures.project import Span

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits: due on a day, unfinished, or found by a check and perhaps grave."""

    what: Saying
    remark: Saying | None = None
    project: int | None = None
    day: date | None = None
    grave: bool = False
    table: str = ""
    """Of the record that it is about."""


@dataclass(frozen=True)
class Matters:
    """What waits in the file, and the money at risk by project: as far as a block says that it `TELLS` it."""

    due: tuple[Matter, ...] = ()
    unfinished: tuple[Matter, ...] = ()
    findings: tuple[Matter, ...] = ()
    at_risk: Mapping[int, tuple[Amount, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """`given` holds what each function of the figures found; `mark` says what the journal held."""

    common: PrintFacts
    printed_on: date
    span: Span = field(default_factory=Span)
    project: ProjectFacts | None = None
    mark: str = ""
    given: Mapping[Callable[[Any], Any], Any] = field(default_factory=dict)
    matters: Matters = field(default_factory=Matters)
    number: str = ""
    """Given by whoever approves the report; blank while it is a draft."""
    corrects: str = ""

    @property
    def facts(self) -> ProjectFacts:
        """The project's. Only where the print is about one."""
        assert self.project is not None
        return self.project

    def of(self, figure: Callable[[Any], Found]) -> Found:
        """What a function of the figures found."""
        found: Found = self.given[figure]
        return found
