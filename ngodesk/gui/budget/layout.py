"""Which rows and columns the budget sheet has, and what stands in each cell."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ngodesk.common import money
from ngodesk.common.language import _, current
from ngodesk.common.money import unscaled
from ngodesk.gui import words
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.budgeting import Line, Place, Sheet, Source

_LONG = 18  # letters of a heading
_FEW = 3  # sources that are called by words


@dataclass(frozen=True)
class Kind:
    """A row: a heading of a category, a line, the new line, the sum, the shares of the sources."""

    kind: str
    line: int | None = None
    category: str = ""


def amount(value: int) -> str:
    """An amount as the sheet shows it, without its currency."""
    return money.shown(unscaled(value, 2), current().language)


def per_cent(value: Fraction) -> str:
    """A percentage with one place."""
    return f"{money.shown(money.rounded(value, 1), current().language, 1)} %"


def _shortened(source: "Source") -> str:
    return source.name if len(source.name) <= _LONG else source.code


def are_many(sheet: "Sheet") -> bool:
    """Whether there are more sources than their names have room for."""
    return len(sheet.sources) > _FEW


class Layout:
    """The sheet in one year or in all, with what was typed and is not stored yet."""

    def __init__(self, sheet: "Sheet", year: int | None, typed: Mapping["Place", int | None]) -> None:
        from ngodesk.work import budgeting

        self._shift, self._is_beyond = budgeting.shift, budgeting.is_beyond
        self.sheet, self.year = sheet, year
        self.plan = {place: value for place, value in {**sheet.plan, **typed}.items() if value is not None}
        self.lines = {line.id: line for line in sheet.lines}
        self.compared = sheet.shown.number > 0 and (sheet.shown.is_open or sheet.before != sheet.plan)
        self._cells_of: dict[tuple[int, int], int] = defaultdict(int)
        for (line, source, of_year), value in self.plan.items():
            if year in (None, of_year):
                self._cells_of[line, source] += value
        self._planned, self._ever = self._by_line(self.plan, year), self._by_line(self.plan, None)
        self._before, self._asked = self._by_line(sheet.before, year), self._by_line(sheet.requested, year)
        self.reserves = any(sheet.committed.values())
        self.rows = self._rows()

    @staticmethod
    def _by_line(plan: Mapping["Place", int], year: int | None) -> dict[int, int]:
        found: dict[int, int] = defaultdict(int)
        for (line, _source, of_year), value in plan.items():
            if year in (None, of_year):
                found[line] += value
        return found

    def _rows(self) -> list[Kind]:
        """Lines under their categories, in the order in which these come first."""
        groups: dict[str, list[Kind]] = {}
        for line in self.sheet.lines:
            groups.setdefault(line.category, []).append(Kind("line", line.id, line.category))
        rows = []
        for category, members in groups.items():
            if category:
                rows.append(Kind("group", None, category))
            rows += members
        foot = [Kind("sum"), Kind("share")] if rows and self.sheet.sources else []
        return [*rows, Kind("new"), *foot]

    # Columns

    def columns(self) -> list[Column]:
        """Code and name, the sources, the sum, another plan beside it, what is spent and left."""
        made = [Column(_("Code"), least=48), Column(_("Line"), share=1, least=140)]
        least = 48 if are_many(self.sheet) else 84
        made += [Column(self._called(source), right=True, least=least) for source in self.sheet.sources]
        made.append(Column(_("Together"), right=True, least=84))
        if self.compared:
            made += [Column(_("Before"), right=True, least=84), Column(_("Shift"), right=True, least=64)]
        elif self.sheet.ghost is not None:
            title = _("Requested") if self.sheet.ghost.status == "requested" else _("Draft")
            made.append(Column(title, right=True, least=84))
        made.append(Column(_("Spent"), right=True, least=84))
        if self.reserves:
            made.append(Column(_("Reserved"), right=True, least=64))
        made.append(Column(_("Left"), right=True, least=84))
        return made

    def _called(self, source: "Source") -> str:
        """A source by its kind where it is the only one of it: names of funders are long.

        Many sources leave room for their codes alone.
        """
        if are_many(self.sheet):
            return source.code
        alike = [each for each in self.sheet.sources if each.kind == source.kind]
        return words.source_kind(source.kind) if len(alike) == 1 else _shortened(source)

    def source_at(self, column: int) -> "Source | None":
        """The source that a column is of."""
        place = column - 2
        return self.sheet.sources[place] if 0 <= place < len(self.sheet.sources) else None

    # Cells

    def cells(self) -> list[list[Cell]]:
        """All rows."""
        return [self._cells(row) for row in self.rows]

    def _cells(self, row: Kind) -> list[Cell]:
        if row.kind == "line" and row.line is not None:
            line = self.lines[row.line]
            return [Cell(line.code, tone="muted"), self._name(line), *self._amounts([line.id])]
        if row.kind == "group":
            members = [line.id for line in self.sheet.lines if line.category == row.category]
            return [Cell(), Cell(row.category, role="strong"), *self._amounts(members, "muted")]
        if row.kind == "new":
            blank = [Cell()] * (len(self.columns()) - 2)
            return [Cell("+", tone="accent"), Cell(_("New line"), tone="muted"), *blank]
        if row.kind == "sum":
            return [
                Cell(),
                Cell(_("Together"), role="strong"),
                *self._amounts(list(self.lines), role="strong"),
            ]
        return self._shares()

    def _name(self, line: "Line") -> Cell:
        if line.percent is None:
            return Cell(line.name)
        codes = ", ".join(self.lines[each].code for each in line.bases if each in self.lines)
        rate = words.number(unscaled(line.percent, 4))
        return Cell(
            _("{name} ({rate} % of {codes})").format(name=line.name, rate=rate, codes=codes)
            if codes
            else line.name
        )

    def _amounts(self, lines: Sequence[int], tone: str = "text", role: str = "body") -> list[Cell]:
        made = [
            Cell(self._shown(sum(self._cells_of[line, source.id] for line in lines)), tone, role)
            for source in self.sheet.sources
        ]
        planned = sum(self._planned[line] for line in lines)
        made.append(Cell(self._shown(planned), tone, role if role != "body" else "strong"))
        if self.compared:
            before = sum(self._before[line] for line in lines)
            made += [Cell(self._shown(before), "muted", role), self._moved(before, planned, len(lines) == 1)]
        elif self.sheet.ghost is not None:
            made.append(Cell(self._shown(sum(self._asked[line] for line in lines)), "muted", role))
        return [*made, *self._used(lines, tone, role)]

    def _moved(self, before: int, after: int, is_line: bool) -> Cell:
        """By how many per cent a line moves, against what the programme allows."""
        if before == after:
            return Cell("–", "muted", spoken=_("unchanged"))
        moved = self._shift(before, after)
        said = _("new") if moved is None else per_cent(moved)
        if moved is not None and moved > 0:
            said = f"+{said}"
        if is_line and self._is_beyond(self.sheet.limit, before, after):
            return Cell(
                said,
                "attention",
                icon="triangle-alert",
                spoken=_("{shift}, more than allowed").format(shift=said),
            )
        return Cell(said)

    def _used(self, lines: Sequence[int], tone: str, role: str) -> list[Cell]:
        """Spent, reserved and left are of the whole time, whatever year is shown."""
        planned = sum(self._ever[line] for line in lines)
        spent = sum(self.sheet.spent.get(line, 0) for line in lines)
        reserved = sum(self.sheet.committed.get(line, 0) for line in lines)
        left = planned - spent - reserved
        if left < 0:
            said = _("{amount} missing").format(amount=amount(-left))
            last = Cell(said, "problem", "strong")
        else:
            last = Cell(amount(left), tone, role)
        promised = [Cell(self._shown(reserved), "muted", role)] if self.reserves else []
        return [Cell(self._shown(spent), tone, role), *promised, last]

    def _shares(self) -> list[Cell]:
        """What part of the whole each source has."""
        whole = sum(self._planned.values())
        made = [Cell(), Cell(_("Share"), tone="muted")]
        for source in self.sheet.sources:
            part = sum(self._cells_of[line, source.id] for line in self.lines)
            share = self._part(part, whole)
            made.append(Cell(share, "muted"))
        blank = len(self.columns()) - len(made)
        return made + [Cell()] * blank

    @staticmethod
    def _part(part: int, whole: int) -> str:
        return per_cent(Fraction(100 * part, whole)) if whole else ""

    @staticmethod
    def _shown(value: int) -> str:
        return amount(value) if value else ""
