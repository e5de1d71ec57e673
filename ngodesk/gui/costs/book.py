"""How a document is being shared out: the rows as they are typed, and what each line has left by them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from ngodesk.common.text import fold

if TYPE_CHECKING:
    from ngodesk.work.allocating import Candidate, Paper, Part, Spot

Found = TypeVar("Found")


@dataclass(frozen=True)
class Row:
    """A row of the grid; `id` is that of the stored allocation, nothing of one that is being typed."""

    id: int | None = None
    project: int | None = None
    line: int | None = None
    source: int | None = None
    amount: int | None = None
    rate: tuple[int | None, str] = (None, "")  # of its own, and the currency that it quotes

    @property
    def is_whole(self) -> bool:
        """Whether it can be stored."""
        return None not in (self.project, self.line, self.source, self.amount)


@dataclass
class Book:
    """A document, where it may be charged, and the rows as they stand on the screen."""

    paper: "Paper"
    candidates: Sequence["Candidate"]
    spots: Sequence["Spot"]
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.rows:
            self.rows = [
                Row(
                    part.id,
                    part.project,
                    part.line,
                    part.source,
                    part.amount,
                    (part.rate, part.rate_currency),
                )
                for part in self.paper.parts
            ]

    # Amounts

    @property
    def remainder(self) -> int:
        """What is not shared out yet, in hundredths of the document's currency."""
        return self.paper.allocatable - sum(row.amount or 0 for row in self.rows)

    def left(self, row: Row) -> int | None:
        """What the row's line has left with all that is typed; nothing while that is not known."""
        spot = self.spot(row)
        if spot is None:
            return None
        stored = sum(part.value or 0 for part in self.paper.parts if part.line == row.line)
        typed = [
            self.paper.value(each.amount, spot.currency, each.rate)
            for each in self.rows
            if each.line == row.line and each.amount is not None
        ]
        if None in typed:
            return None
        return spot.free + stored - sum(value or 0 for value in typed)

    def needs_rate(self) -> "Spot | None":
        """A place whose currency cannot be reckoned yet."""
        for row in self.rows:
            spot = self.spot(row)
            if spot is not None and self.paper.value(100, spot.currency, row.rate) is None:
                return spot
        return None

    # Places

    def spot(self, row: Row) -> "Spot | None":
        """The row's line, with its source where it has one."""
        return next(
            (spot for spot in self.spots if spot.line == row.line and row.source in (None, spot.source)),
            None,
        )

    def lines(self, project: int | None) -> list["Spot"]:
        """The lines of a project, each once, with the source that is planned for it."""
        found: dict[int, Spot] = {}
        for spot in self.spots:
            if spot.project == project:
                found.setdefault(spot.line, spot)
        return list(found.values())

    def sources(self, row: Row) -> list["Spot"]:
        """The sources that may pay a line."""
        return [spot for spot in self.spots if spot.line == row.line]

    def find_project(self, text: str) -> "Candidate | None":
        """A project by its code, or the first whose code or title begins so or holds it."""
        return _first(text, self.candidates, lambda each: (each.ref, each.title))

    def find_line(self, project: int | None, text: str) -> "Spot | None":
        """A line by its code, or the first whose code or name begins so or holds it."""
        return _first(text, self.lines(project), lambda each: (each.code, each.name))

    def find_source(self, row: Row, text: str) -> "Spot | None":
        """A source by its code, or the first whose code or name begins so or holds it."""
        return _first(text, self.sources(row), lambda each: (each.source_code, each.source_name))

    def begun(self) -> Row:
        """A new row: of the project of the row above, or the only one, or the first that runs."""
        used = [row.project for row in self.rows if row.project is not None]
        first = self.candidates[0].id if self.candidates else None
        return Row(project=used[-1] if used else first)

    # Changes

    def with_project(self, row: Row, project: int) -> Row:
        """The row in another project, where its line must be found anew."""
        if row.project == project:
            return row
        return replace(row, project=project, line=None, source=None, rate=(None, ""))

    def with_line(self, row: Row, spot: "Spot") -> Row:
        """The row on a line, paid from the source that is planned for it unless it has one that may pay."""
        known = {each.source for each in self.spots if each.line == spot.line}
        source = row.source if row.source in known and row.line == spot.line else spot.source
        return replace(row, project=spot.project, line=spot.line, source=source)

    def parts(self) -> list["Part"]:
        """What can be stored."""
        from ngodesk.work.allocating import Part

        return [
            Part(row.id, row.project, row.line, row.source, row.amount)
            for row in self.rows
            if row.project is not None
            and row.line is not None
            and row.source is not None
            and row.amount is not None
        ]

    def charge(self, place: tuple[int, int, int]) -> None:
        """Let a project's line and source take what is not shared out yet."""
        project, line, source = place
        for number, row in enumerate(self.rows):
            if (row.project, row.line, row.source) == place:
                self.rows[number] = replace(row, amount=(row.amount or 0) + self.remainder)
                return
        self.rows.append(Row(None, project, line, source, self.remainder))

    def amounts(self, parts: Sequence["Part"]) -> None:
        """Give the rows that can be stored other amounts, in their order."""
        fresh = iter(parts)
        self.rows = [replace(row, amount=next(fresh).amount) if row.is_whole else row for row in self.rows]


def _first(text: str, known: Sequence[Found], names: Callable[[Found], tuple[str, str]]) -> Found | None:
    """What is called so; else what begins so; else what holds it. Code before name."""
    typed = fold(text.strip())
    if not typed:
        return None
    told = [(tuple(fold(name) for name in names(each)), each) for each in known]
    for fits in (
        lambda words: typed == words[0] or typed == " ".join(words),
        lambda words: words[0].startswith(typed),
        lambda words: any(part.startswith(typed) for part in words[1].split()),
        lambda words: typed in words[1],
    ):
        found = next((each for words, each in told if fits(words)), None)
        if found is not None:
            return found
    return None
