"""Tables and forms of a report, set into grids: widths, alignment, styles of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from reportlab.lib.units import mm

from ngodesk.common.money import shown as number
from ngodesk.reports import styles, wording
from ngodesk.reports.content import Alternatives, Column, FormTable, Name, Progress, Row, Table, Value
from ngodesk.reports.grid import PAD_ABOVE, PAD_BELOW, Bar, Cell, Grid, GridRow
from ngodesk.reports.lines import broken
from ngodesk.reports.styles import Style
from ngodesk.reports.typography import GLUE, prepared

PAD_LEFT, PAD_RIGHT = 4.5, 3.5
PAD_AFTER_NUMBERS = 3.6 * mm
GAP_ABOVE_GROUP = 2.6
HANG = 7.0
LABEL_WIDTH = (46 * mm, 56 * mm)
# A text column is as wide as its longest word, but no word may claim more than this.
WIDEST_WORD: float = 30 * mm
MEASURED_ROWS = 200


def form_grid(form: FormTable, language: str, width: float) -> Grid:
    """Labels and values, in the form's order."""
    labels = [prepared(row.label, language) for row in form.rows]
    natural = max((styles.FORM_LABEL.width(label) for label in labels if "\n" not in label), default=0)
    left = min(max(natural + PAD_RIGHT + PAD_LEFT, LABEL_WIDTH[0]), LABEL_WIDTH[1])
    rows = []
    for row, label in zip(form.rows, labels, strict=True):
        style = styles.FORM_STRONG if row.strong else styles.FORM_VALUE
        style = styles.FORM_UNKNOWN if wording.is_unknown(row.value) else style
        value = _value_cell(row.value, style, left, width - left, language)
        lines = broken(label, styles.FORM_LABEL, left - PAD_RIGHT)
        # Both begin on one base line, the value's
        rows.append(_row([Cell(lines, styles.FORM_LABEL, 0), value]))
    return Grid((), _between_rules(rows), width, after=styles.AFTER_PARAGRAPH)


def table_grid(table: Table, language: str, width: float) -> Grid:
    """A table with its head."""
    return _TableSetter(table, language, width).grid()


class _TableSetter:
    """Sets one table: measures its columns once, then its rows."""

    def __init__(self, table: Table, language: str, width: float) -> None:
        self.table = table
        self.width = width
        self.language = language
        dense = table.dense
        self.plain = styles.DENSE if dense else styles.BODY
        self.strong = styles.DENSE_STRONG if dense else styles.BODY_STRONG
        self.unknown = styles.DENSE_UNKNOWN if dense else styles.BODY_UNKNOWN
        self.pads = (1.9, 1.9) if dense else (PAD_ABOVE, PAD_BELOW)
        self.dashes = [column.dash for column in table.columns]
        self.texts = [self._texts(row) for row in table.rows]
        self.heads = [prepared(column.head, language) for column in table.columns]
        self.padding = list(_padding(table.columns))
        # Where whole numbers stand among decimals, units stand under units
        point = self.plain.width(number(Decimal(0), language)[1:])
        self.whole = [point if _has_decimals(table, place) else 0.0 for place in range(len(table.columns))]
        self.lefts, self.rights = self._edges()

    def grid(self) -> Grid:
        rows = [self._body(row, texts) for row, texts in zip(self.table.rows, self.texts, strict=True)]
        edges = [
            left - pad[0]
            for left, pad, column in zip(self.lefts, self.padding, self.table.columns, strict=True)
            if column.pen
        ]
        return Grid([self._head()], _closed(rows, self.table.rows), self.width, edges=edges)

    def _texts(self, row: Row) -> list[str]:
        return [self._text(cell, dash) for cell, dash in zip(row.cells, self.dashes, strict=True)]

    def _text(self, value: Value, dash: bool) -> str:
        if dash and isinstance(value, Decimal) and not value:
            return "\N{EN DASH}"
        return prepared(wording.shown(value, self.language), self.language)

    def _edges(self) -> tuple[list[float], list[float]]:
        widths = _widths([column.weight for column in self.table.columns], self._least(), self.width)
        starts = [sum(widths[:place]) for place in range(len(widths))]
        lefts = [start + pad[0] for start, pad in zip(starts, self.padding, strict=True)]
        rights = [
            start + width - pad[1] for start, width, pad in zip(starts, widths, self.padding, strict=True)
        ]
        return lefts, rights

    def _least(self) -> list[float]:
        """The least width of each column: no word of a head and no number is ever broken."""
        least = []
        for place, column in enumerate(self.table.columns):
            wide = max(styles.HEAD.width(word) for word in self.heads[place].replace("\n", " ").split(" "))
            if column.right:
                wide = max([wide, *(self._number_width(row, place) for row in range(len(self.texts)))])
            else:
                wide = max(wide, self._widest_word(place))
            least.append(wide + sum(self.padding[place]))
        return least

    def _number_width(self, row: int, place: int) -> float:
        style = self._style(self.table.rows[row].cells[place], self.table.rows[row], place)
        text = self.texts[row][place]
        return style.width(text) + self._indent(self.table.rows[row].cells[place], place) if text else 0

    def _widest_word(self, place: int) -> float:
        texts = (row[place].replace("\n", " ") for row in self.texts[:MEASURED_ROWS])
        widths = (self.strong.width(word[:80]) for text in texts for word in text.split(" "))
        return min(max(widths, default=0.0), WIDEST_WORD)

    def _indent(self, value: Value, place: int) -> float:
        return self.whole[place] if isinstance(value, int) else 0.0

    def _style(self, value: Value, row: Row, place: int) -> Style:
        if wording.is_unknown(value):
            return self.unknown
        below = isinstance(value, Decimal) and value < 0 and self.table.columns[place].kind == "balance"
        return self.strong if below or row.style not in ("body", "remark") else self.plain

    def _head(self) -> GridRow:
        cells = []
        for place, column in enumerate(self.table.columns):
            left, right = self.lefts[place], self.rights[place]
            lines = broken(self.heads[place], styles.HEAD, right - left + 0.01)
            cells.append(Cell(lines, styles.HEAD, right if column.right else left, column.right))
        deepest = max(len(cell.lines) for cell in cells)
        leading = styles.HEAD.leading
        lowered = [Cell(c.lines, c.style, c.x, c.right, (deepest - len(c.lines)) * leading) for c in cells]
        height = deepest * leading + PAD_ABOVE + PAD_BELOW
        base = PAD_ABOVE + styles.HEAD.size
        return GridRow(lowered, height, base, styles.RULE, styles.RULE_HEAD, holds_next=True)

    def _body(self, row: Row, texts: Sequence[str]) -> GridRow:
        cells = []
        for place, column in enumerate(self.table.columns):
            value, style = row.cells[place], self._style(row.cells[place], row, place)
            left, right = self.lefts[place], self.rights[place]
            if column.right:
                right -= self._indent(value, place)
                cells.append(Cell(broken(texts[place], style, right - left + 0.01), style, right, True))
            elif isinstance(value, Name):
                cells += _name_cells(value, (self.plain, self.strong), left, right - left, self.language)
            elif isinstance(value, Progress):
                cells.append(_progress_cell(value, self.plain, left, right - left, self.language))
            elif isinstance(value, tuple):
                cells.append(_value_cell(value, style, left, right - left, self.language))
            else:
                cells.append(Cell(broken(texts[place], style, right - left), style, left))
        gap = GAP_ABOVE_GROUP if row.style == "group" else 0.0
        made = _row(cells, gap, self.pads, holds_next=row.style == "group")
        return _raised(made, self.table.least * mm) if self.table.least else made


def _raised(row: GridRow, least: float) -> GridRow:
    """A row with room for a pen, its text in the middle."""
    room = max(least - row.height, 0.0)
    return replace(row, height=row.height + room, base=row.base + room / 2)


def _name_cells(name: Name, faces: tuple[Style, Style], x: float, width: float, language: str) -> list[Cell]:
    """The surname in the stronger face; the first name beside it, or below it where it does not fit."""
    plain, strong = faces
    last = broken(prepared(name.last, language), strong, width)
    first = prepared(name.first, language)
    beside = strong.width(last[-1] + " ")
    if len(last) == 1 and beside + plain.width(first) <= width:
        return [Cell(last, strong, x), Cell([first], plain, x + beside)]
    drop = len(last) * strong.leading
    # The surname's cell is as high as both: the row is as high as its highest cell.
    lines = broken(first, plain, width) if first else []
    return [Cell([*last, *[""] * len(lines)], strong, x), Cell(lines, plain, x, drop=drop)]


def _progress_cell(value: Progress, style: Style, x: float, width: float, language: str) -> Cell:
    words = broken(prepared(value.words, language), style, width)
    if value.percent is None:
        return Cell(words, style, x)
    return Cell(["", *words], style, x, bar=Bar(float(value.percent) / 100, width))


def _value_cell(value: Value, style: Style, x: float, width: float, language: str) -> Cell:
    """A value; of a list, each item begins a line and its further lines are indented."""
    if isinstance(value, Alternatives):
        return _alternatives(value, style, x, language)
    if not isinstance(value, tuple):
        return Cell(broken(prepared(wording.shown(value, language), language), style, width), style, x)
    lines: list[str] = []
    indents: list[float] = []
    for item in value:
        text = prepared(item, language)
        whole = broken(text, style, width)
        first, *others = whole if len(whole) == 1 else broken(text, style, width - HANG)
        lines += [first, *others]
        indents += [0.0, *[HANG] * len(others)]
    return Cell(lines, style, x, indents=indents)


def _alternatives(value: Alternatives, style: Style, x: float, language: str) -> Cell:
    """All words with the form's star, those that do not apply struck out."""
    text, strikes = "", []
    for place, word in enumerate(value.words):
        start = style.width(text)
        text += prepared(word, language)
        if place != value.chosen:
            strikes.append((start, style.width(text)))
        text += "*" if place == len(value.words) - 1 else "* / "
    return Cell([text.replace(GLUE, " ")], style, x, strikes=strikes)


def _row(
    cells: Sequence[Cell],
    gap: float = 0,
    pads: tuple[float, float] = (PAD_ABOVE, PAD_BELOW),
    holds_next: bool = False,
) -> GridRow:
    height = max(max(1, len(cell.lines)) * cell.style.leading for cell in cells) + sum(pads) + gap
    base = max(cell.style.size for cell in cells) + pads[0] + gap
    return GridRow(cells, height, base, holds_next=holds_next)


def _between_rules(rows: list[GridRow]) -> list[GridRow]:
    return [*rows[:-1], replace(rows[-1], under=styles.RULE)] if rows else []


def _closed(rows: Sequence[GridRow], given: Sequence[Row]) -> list[GridRow]:
    """The rows with the rules that sub-totals and totals have, and the last rule of the table."""
    ruled = []
    for row, source in zip(rows, given, strict=True):
        if source.style == "subtotal":
            row = replace(row, over=styles.RULE_HEAD)
        elif source.style == "total":
            row = replace(row, over=styles.RULE, under=styles.RULE)
        ruled.append(row)
    return _between_rules(ruled)


def _has_decimals(table: Table, place: int) -> bool:
    return table.columns[place].right and any(isinstance(row.cells[place], Decimal) for row in table.rows)


def _padding(columns: Sequence[Column]) -> Iterator[tuple[float, float]]:
    """Left and right padding of each column: none at the table's edges."""
    if not columns:
        return
    rights = [PAD_RIGHT] * (len(columns) - 1) + [0.0]
    yield 0.0, rights[0]
    for (before, column), right in zip(pairwise(columns), rights[1:], strict=True):
        yield (PAD_AFTER_NUMBERS if before.right and not column.right else PAD_LEFT), right


def _widths(weights: Sequence[float], least: Sequence[float], whole: float) -> list[float]:
    """Widths by weight, none below its least, together as wide as the `whole`."""
    if sum(least) >= whole:
        return [width * whole / sum(least) for width in least]
    widths = list(least)
    free = set(range(len(weights)))
    while True:
        room = whole - sum(width for place, width in enumerate(widths) if place not in free)
        share = room / sum(weights[place] for place in free)
        tight = {place for place in free if share * weights[place] < least[place]}
        if not tight:
            break
        free -= tight
    for place in free:
        widths[place] = share * weights[place]
    return widths
