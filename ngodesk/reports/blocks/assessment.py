"""A self-assessment: radar and index, areas by side and round, statements with the largest difference."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.figures.assessed import AGREED, Assessment, Statement, assessment, score
from ngodesk.reports import wording
from ngodesk.reports.content import Column, Element, Heading, Note, Radar, Row, Series, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PRINT = (assessment,)
OPTIONS = frozenset(
    {
        "sides", "together", "area", "difference", "change", "index", "none", "differences", "code",
        "statement", "responses", "note", "reasons", "why",
    }
)  # fmt: skip
_RADAR = range(4, 11)
_MOST = 5


def title(source: Source, texts: Texts) -> str:
    """The questionnaire's."""
    return source.of(assessment).title


def subtitle(source: Source, texts: Texts) -> str:
    """The scale and the rounds."""
    found = source.of(assessment)
    scale = f"{found.lowest}\N{EN DASH}{found.highest}"
    return wording.BETWEEN.join((scale, *filter(None, found.rounds)))


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """Everything of the last round, compared with the ones before it."""
    found = source.of(assessment)
    if not found.answers:
        yield Text(options["none"])
        return
    said = _Said(found, texts, options)
    if len(found.areas) in _RADAR:
        yield said.radar()
    yield said.table()
    yield Note(said.responses())
    yield Note(options["note"])
    rows = list(said.differences())
    if rows:
        yield Heading(options["differences"].format(round=found.rounds[-1]).strip())
        sides = (Column(said.side(side), "number", 22) for side in found.sides(found.rounds[-1]))
        columns = (
            Column(options["code"], weight=14),
            Column(options["statement"], weight=90),
            *sides,
            Column(options["difference"], "number", 22),
        )
        yield Table(columns, tuple(rows))
    if reasons := tuple(said.reasons()):
        yield Heading(options["reasons"].format(round=found.rounds[-1]).strip())
        agreed = (
            Column(options["code"], weight=14),
            Column(options["statement"], weight=66),
            Column(said.side(AGREED), "number", 22),
            Column(options["why"], weight=66),
        )
        yield Table(agreed, reasons)


class _Said:
    """The scores of an assessment in the words of a print."""

    def __init__(self, found: Assessment, texts: Texts, options: dict[str, Any]) -> None:
        self.found, self.texts, self.options = found, texts, options
        self.last = found.rounds[-1]
        self.before = found.rounds[:-1]

    def side(self, side: str | None) -> str:
        """A known side in the print's language, any other as it was typed."""
        if side is None:
            return str(self.options["together"])
        return str(self.options["sides"].get(side, side) or self.options["together"])

    def radar(self) -> Radar:
        found = self.found
        series = []
        for round_ in reversed(found.rounds):
            scores = [score(found.area(area, round_, found.leading(round_))) for area in found.areas]
            name = " ".join(filter(None, (round_, self.side(found.leading(round_)))))
            series.append(Series(name, scores))
        values = [found.index(round_, found.leading(round_)) for round_ in found.rounds[-2:]]
        known = [value for value in values if value is not None]
        index = " \N{RIGHTWARDS ARROW} ".join(shown(value, self.texts.language) for value in known)
        change = ""
        if len(known) == 2:
            change = f"{self.options['change']} {self._signed(known[1] - known[0])}"
        areas = [area for _plane, area in found.areas]
        return Radar(areas, series, found.lowest, found.highest, self.options["index"], index, change)

    def table(self) -> Table:
        """A row for each area, under its plane; the index last."""
        rows, plane = [], ""
        for area in self.found.areas:
            if area[0] != plane:
                plane = area[0]
                rows.append(Row((plane, *[""] * (len(self._columns()) - 1)), "group"))
            rows.append(Row((area[1], *self._cells(area))))
        rows.append(Row((self.options["index"], *self._cells(None)), "total"))
        return Table(self._columns(), tuple(rows))

    def _columns(self) -> tuple[Column, ...]:
        found = self.found
        heads = [f"{round_}\n{self.side(found.leading(round_))}".strip() for round_ in self.before]
        sides = found.sides(self.last)
        heads += [f"{self.last}\n{self.side(side)}".strip() for side in sides]
        heads += [self.options["difference"]] if len(sides) > 1 else []
        if found.leading(self.last) == AGREED or len(sides) > 1:
            heads.append(f"{self.last}\n{self.side(found.leading(self.last))}".strip())
        heads += [self.options["change"]] if self.before else []
        return (Column(self.options["area"], weight=50), *(Column(head, "number", 22) for head in heads))

    def _score(self, area: tuple[str, str] | None, round_: str, side: str | None) -> Fraction | None:
        return self.found.index(round_, side) if area is None else self.found.area(area, round_, side)

    def _cells(self, area: tuple[str, str] | None) -> list[Value]:
        found = self.found
        earlier = [self._score(area, round_, found.leading(round_)) for round_ in self.before]
        sides = [self._score(area, self.last, side) for side in found.sides(self.last)]
        latest = self._score(area, self.last, found.leading(self.last))
        cells = [_shown(each) for each in (*earlier, *sides)]
        if len(sides) > 1:
            cells.append(_shown(found.spread(sides)))
        if found.leading(self.last) == AGREED or len(sides) > 1:
            cells.append(_shown(latest))
        if self.before:
            first = earlier[-1]
            known = first is not None and latest is not None
            cells.append(self._signed(latest - first) if known else "")  # type: ignore[operator]
        return cells

    def _signed(self, change: Fraction) -> str:
        return ("+" if change > 0 else "") + shown(change, self.texts.language)

    def responses(self) -> str:
        """How many answered: the rounds, sides, numbers and days."""
        said = []
        for each in sorted(self.found.responses, key=lambda each: (each.round, each.side)):
            name = " ".join(filter(None, (each.round, self.side(each.side))))
            said.append(f"{name} \N{EN DASH} {each.count} ({dates.in_table(each.last, self.texts.language)})")
        return f"{self.options['responses']} {'; '.join(said)}"

    def reasons(self) -> Iterator[Row]:
        """Why all agreed on a score in the last round, and what they will do."""
        for each in self.found.statements:
            if why := self.found.reasons.get((self.last, each.id)):
                yield Row((each.code, each.text, _shown(self.found.statement(each, self.last, AGREED)), why))

    def differences(self) -> Iterator[Row]:
        """The statements of the last round on which the sides differ most."""
        sides = self.found.sides(self.last)
        spreads: list[tuple[Fraction, Statement, list[Fraction | None]]] = []
        for statement in self.found.statements:
            scores = [self.found.statement(statement, self.last, side) for side in sides]
            spread = self.found.spread(scores)
            if spread:
                spreads.append((spread, statement, scores))
        spreads.sort(key=lambda each: -each[0])
        for spread, statement, scores in spreads[:_MOST]:
            yield Row((statement.code, statement.text, *map(_shown, scores), score(spread) or Decimal(0)))


def _shown(value: Fraction | None) -> Value:
    found = score(value)
    return "" if found is None else found
