"""Tables and forms of a report, set into grids: widths, alignment, styles of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from reportlab.lib.units import mm

from ngodesk.common.money import shown as number
from ngodesk.reports import styles, wording
from ngodesk.reports.content import Column, FormTable, Row, Table
from ngodesk.reports.grid import PAD_ABOVE, PAD_BELOW, Bar, Cell, Grid, GridRow, Rows
from ngodesk.reports.lines import broken, capped
from ngodesk.reports.styles import Style
from ngodesk.reports.typography import one_line, prepared
from ngodesk.reports.values import Alternatives, Name, Progress, Value
from ngodesk.reports.widths import Measure, widths_by_need, widths_by_weight

PAD_LEFT, PAD_RIGHT = 4.5, 3.5
PAD_AFTER_NUMBERS = 3.6 * mm
GAP_ABOVE_GROUP = 2.6
HANG = 7.0
LABEL_WIDTH = (46 * mm, 56 * mm)
# A text column is as wide as its longest word, but no word may claim more than this.
WIDEST_WORD: float = 30 * mm
MEASURED_ROWS = 200
# In a dense table a text column has room for its texts in one line, but no text may claim more than this.
WIDEST_LINE: float = 62 * mm
# A head repeats on every page, and must leave room there.
MOST_HEAD_LINES = 12
# How much wider surnames and sums may be, which are SemiBold.
BOLDER = 1.04


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


def column_widths(table: Table, language: str, width: float) -> list[float]:
    """The widths of its columns, together as wide as `width`."""
    setter = _TableSetter(table, language, width)
    edges = zip(setter.lefts, setter.rights, setter.padding, strict=True)
    return [right + pad[1] - left + pad[0] for left, right, pad in edges]


class _TableSetter:
    """Sets one table: measures its columns once, then its rows."""

    def __init__(self, table: Table, language: str, width: float) -> None:
        self.table = table
        self.width = width
        self.language = language
        dense = table.dense
        self.plain = Measure(styles.DENSE if dense else styles.BODY)
        self.strong = Measure(styles.DENSE_STRONG if dense else styles.BODY_STRONG)
        self.unknown = Measure(styles.DENSE_UNKNOWN if dense else styles.BODY_UNKNOWN)
        self.pads = (1.9, 1.9) if dense else (PAD_ABOVE, PAD_BELOW)
        self.said: dict[str | date, str] = {}
        self.texts = [self._texts(row) for row in table.rows]
        self.heads = [prepared(column.head, language) for column in table.columns]
        self.padding = list(_padding(table.columns))
        # Where whole numbers stand among decimals, units stand under units
        point = self.plain[number(Decimal(0), language)[1:]]
        self.whole = [point if _has_decimals(table, place) else 0.0 for place in range(len(table.columns))]
        self.lefts, self.rights = self._edges()

    def grid(self) -> Grid:
        edges = [
            left - pad[0]
            for left, pad, column in zip(self.lefts, self.padding, self.table.columns, strict=True)
            if column.pen
        ]
        rows = Rows(len(self.texts), self._ruled)
        head = [] if self.table.headless else [self._head()]
        return Grid(head, rows, self.width, edges=edges)

    def _texts(self, row: Row) -> list[str]:
        columns = self.table.columns
        return [self._text(cell, column) for cell, column in zip(row.cells, columns, strict=True)]

    def _text(self, value: Value, column: Column) -> str:
        if isinstance(value, (str, date)):  # most of these come again and again
            text = self.said.get(value)
            if text is None:
                shown = wording.shown(value, self.language)
                text = self.said[value] = prepared(shown, self.language).rstrip(" ")
            return text
        if column.dash and isinstance(value, Decimal) and not value:
            return "\N{EN DASH}"
        return prepared(wording.shown(value, self.language), self.language)

    def _edges(self) -> tuple[list[float], list[float]]:
        widths = self._widths()
        starts = [sum(widths[:place]) for place in range(len(widths))]
        lefts = [start + pad[0] for start, pad in zip(starts, self.padding, strict=True)]
        rights = [
            start + width - pad[1] for start, width, pad in zip(starts, widths, self.padding, strict=True)
        ]
        return lefts, rights

    def _widths(self) -> list[float]:
        """By weight, but no word of a head and no number is ever broken; in a dense table also by need."""
        least, needed = [], []
        for place, column in enumerate(self.table.columns):
            pads = sum(self.padding[place])
            words = self.heads[place].replace("\n", " ").split(" ")
            head = min(max(map(styles.HEAD.width, words)), WIDEST_LINE)
            whole = self._widest_number(place) if column.right else self._widest_text(place)
            least.append(max(head, whole if column.right else self._widest_word(place)) + pads)
            needed.append(max(least[place], min(whole, WIDEST_LINE) + pads))
        widths = widths_by_weight([column.weight for column in self.table.columns], least, self.width)
        return widths_by_need(widths, needed) if self.table.dense else widths

    def _widest_number(self, place: int) -> float:
        rows = zip(self.table.rows, self.texts, strict=True)
        return max((self._number_width(row, texts[place], place) for row, texts in rows), default=0.0)

    def _number_width(self, row: Row, text: str, place: int) -> float:
        value = row.cells[place]
        return self._face(value, row, place)[text] + self._indent(value, place) if text else 0.0

    def _widest_word(self, place: int) -> float:
        texts = (row[place].replace("\n", " ") for row in self.texts[:MEASURED_ROWS])
        widths = (self.strong.style.width(word[:80]) for text in texts for word in text.split(" "))
        return min(max(widths, default=0.0), WIDEST_WORD)

    def _widest_text(self, place: int) -> float:
        return max((self.plain[text] for text in {row[place] for row in self.texts}), default=0.0) * BOLDER

    def _indent(self, value: Value, place: int) -> float:
        return self.whole[place] if isinstance(value, int) else 0.0

    def _face(self, value: Value, row: Row, place: int) -> Measure:
        usual = self.plain if row.style in ("body", "remark") else self.strong
        if isinstance(value, str):
            return usual
        if wording.is_unknown(value):
            return self.unknown
        below = isinstance(value, Decimal) and value < 0 and self.table.columns[place].kind == "balance"
        return self.strong if below else usual

    def _head(self) -> GridRow:
        cells = []
        measure = Measure(styles.HEAD)
        for place, column in enumerate(self.table.columns):
            left, right = self.lefts[place], self.rights[place]
            cell = measure.cell(self.heads[place], left, right - left, column.right)
            cells.append(replace(cell, lines=capped(cell.lines, MOST_HEAD_LINES)))
        deepest = max(len(cell.lines) for cell in cells)
        leading = styles.HEAD.leading
        lowered = [replace(cell, drop=(deepest - len(cell.lines)) * leading) for cell in cells]
        height = deepest * leading + PAD_ABOVE + PAD_BELOW
        base = PAD_ABOVE + styles.HEAD.size
        return GridRow(lowered, height, base, styles.RULE, styles.RULE_HEAD, holds_next=True)

    def _ruled(self, place: int) -> GridRow:
        """A row with the rules that sub-totals and totals have, and the last row of the table."""
        row = self.table.rows[place]
        made = self._body(row, self.texts[place])
        last = place == len(self.texts) - 1
        if row.style in ("body", "remark", "group") and not last:
            return made
        over = {"subtotal": styles.RULE_HEAD, "total": styles.RULE}.get(row.style, made.over)
        under = styles.RULE if last or row.style == "total" else made.under
        return replace(made, over=over, under=under)

    def _body(self, row: Row, texts: Sequence[str]) -> GridRow:
        cells: list[Cell] = []
        for place, (value, text) in enumerate(zip(row.cells, texts, strict=True)):
            if text or not cells or isinstance(value, Progress):
                cells += self._cells(value, text, row, place)
        gap = GAP_ABOVE_GROUP if row.style == "group" else 0.0
        made = _row(cells, gap, self.pads, holds_next=row.style == "group")
        return _raised(made, self.table.least * mm) if self.table.least else made

    def _cells(self, value: Value, text: str, row: Row, place: int) -> list[Cell]:
        left, right = self.lefts[place], self.rights[place]
        face = self._face(value, row, place)
        if self.table.columns[place].right:
            room = right - left - self._indent(value, place)
            return [face.cell(text, left, room, True)]
        if isinstance(value, Name):
            faces = (self.plain.style, self.strong.style)
            return _name_cells(value, faces, left, right - left, self.language)
        if isinstance(value, Progress):
            return [_progress_cell(value, self.plain.style, left, right - left, self.language)]
        if isinstance(value, tuple):
            return [_value_cell(value, face.style, left, right - left, self.language)]
        return [face.cell(text, left, right - left)]


def _raised(row: GridRow, least: float) -> GridRow:
    """A row with room for a pen, its text in the middle."""
    room = max(least - row.height, 0.0)
    return replace(row, height=row.height + room, base=row.base + room / 2)


def _name_cells(name: Name, faces: tuple[Style, Style], x: float, width: float, language: str) -> list[Cell]:
    """The surname in the stronger face; the first name beside it, or below it where it does not fit."""
    plain, strong = faces
    last = broken(prepared(one_line(name.last), language), strong, width)
    first = one_line(name.first)
    beside = strong.width(last[-1] + " ")
    if len(last) == 1 and beside + plain.width(first) <= width:
        return [Cell(last, strong, x), Cell([first], plain, x + beside)]
    drop = len(last) * strong.leading
    # The surname's cell is as high as both: the row is as high as its highest cell.
    lines = broken(prepared(first, language), plain, width) if first else []
    return [Cell([*last, *[""] * len(lines)], strong, x), Cell(lines, plain, x, drop=drop)]


def _progress_cell(value: Progress, style: Style, x: float, width: float, language: str) -> Cell:
    words = broken(prepared(value.words, language), style, width) if value.words else []
    if value.percent is None:
        return Cell(words, style, x)
    return Cell(["", *words], style, x, bar=Bar(float(value.percent) / 100, width))


def _value_cell(value: Value, style: Style, x: float, width: float, language: str) -> Cell:
    """A value; of a list, each item begins a line and its further lines are indented."""
    if isinstance(value, Alternatives):
        return _alternatives(value, style, x)
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


def _alternatives(value: Alternatives, style: Style, x: float) -> Cell:
    """All words with the form's star, those that do not apply struck out."""
    text, strikes = "", []
    for place, word in enumerate(value.words):
        start = style.width(text)
        text += one_line(word)
        if value.chosen is not None and place != value.chosen:
            strikes.append((start, style.width(text)))
        text += "*" if place == len(value.words) - 1 else "* / "
    return Cell([text], style, x, strikes=strikes)


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
