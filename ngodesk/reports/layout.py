"""Tables whose columns a template chooses: fields by name, rows, and sums of the lines that print."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.reports.content import Column, Element, FormRow, FormTable, Kind, Row, RowStyle, Table, Text
from ngodesk.reports.values import NOT_STATED, Value

Item = TypeVar("Item")

# A table with more columns than this is set smaller.
DENSE_FROM = 8


@dataclass(frozen=True, slots=True)
class Field(Generic[Item]):
    """What a column may hold: how it is had from an item, and whether it is added up."""

    value: Callable[[Item, Texts], Value]
    kind: Kind = "text"
    summed: bool = False
    dash: bool = False
    pen: bool = False


class Layout(Generic[Item]):
    """The columns that a template names, in its order and with its heads."""

    def __init__(
        self,
        options: Sequence[Mapping[str, Any]],
        fields: Mapping[str, Field[Item]],
        texts: Texts,
        unit: str = "",
    ) -> None:
        self.fields = [fields[option["field"]] for option in options]
        self.names = [option["field"] for option in options]
        self.texts = texts
        self.columns = tuple(
            Column(
                option.get("head", "").replace("{unit}", unit),
                field.kind,
                option.get("weight", 20),
                field.summed,
                field.dash,
                field.pen,
            )
            for option, field in zip(options, self.fields, strict=True)
        )

    def row(self, item: Item, style: RowStyle = "body") -> Row:
        """An item."""
        return Row(tuple(field.value(item, self.texts) for field in self.fields), style)

    def rows(self, items: Iterable[Item]) -> list[Row]:
        """A row for each item."""
        return [self.row(item) for item in items]

    def titled(self, name: str, style: RowStyle = "group", code: str = "") -> Row:
        """A row with a name in the widest column of words, and a code before it."""
        cells: list[Value] = ["" for _column in self.columns]
        place = self._place_of_name()
        cells[place] = name
        if code and place:
            cells[0] = code
        elif code:
            cells[0] = f"{code} {name}"
        return Row(tuple(cells), style)

    def summed(self, name: str, rows: Iterable[Row], style: RowStyle = "total") -> Row:
        """The sums of printed lines under their columns."""
        cells = list(self.titled(name, style).cells)
        lines = [row for row in rows if row.style == "body"]
        for place, column in enumerate(self.columns):
            if column.summed:
                amounts = [each for row in lines if isinstance(each := row.cells[place], Decimal)]
                # The sum of what nobody stated is not known either.
                cells[place] = sum(amounts, Decimal("0.00")) if amounts or not lines else ""
        return Row(tuple(cells), style)

    def table(self, items: Iterable[Item], total: str = "", dense: bool = False, least: float = 0) -> Table:
        """A row for each item, and their sums where `total` names them."""
        rows = self.rows(items)
        last = [self.summed(total, rows)] if total and any(column.summed for column in self.columns) else []
        return Table(self.columns, (*rows, *last), dense, least)

    def _place_of_name(self) -> int:
        first_sum = next((n for n, column in enumerate(self.columns) if column.right), len(self.columns))
        words = [n for n in range(len(self.columns)) if not self.columns[n].right]
        before = [n for n in words if n < first_sum] or words or [0]
        return max(before, key=lambda place: self.columns[place].weight)


def listing(
    items: Sequence[Item],
    fields: Mapping[str, Field[Item]],
    texts: Texts,
    options: Mapping[str, Any],
    unit: str = "",
) -> Iterator[Element]:
    """A row for each item and their sums under `total`, or the sentence that there are `none`."""
    if items:
        layout = Layout(options["columns"], fields, texts, unit)
        yield layout.table(items, options.get("total", ""), len(layout.columns) > DENSE_FROM)
    else:
        yield Text(options["none"])


def form(
    options: Sequence[Mapping[str, Any]], values: Mapping[str, Value], strong: Iterable[str] = ()
) -> FormTable:
    """Labels and values in the template's order; a row `if_known` is left out where it is empty."""
    return FormTable(
        tuple(
            FormRow(option["label"], values[option["field"]], option["field"] in strong)
            for option in options
            if not (option.get("if_known") and values[option["field"]] in ("", (), NOT_STATED))
        )
    )


def exact(value: Decimal | None, texts: Texts) -> Value:
    """Two places as a number; more, where they say something, as the text that shows them all."""
    if value is None:
        return ""
    short = value.quantize(Decimal("0.01"))
    if short == value:
        return short
    return shown(value, texts.language, -int(Decimal(value.normalize()).as_tuple().exponent))
