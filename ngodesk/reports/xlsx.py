"""The XLSX writer: every table of a report on a sheet of its own, with numbers, dates and live totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from ngodesk.reports import wording, workbook
from ngodesk.reports.content import (
    Alternatives,
    Amount,
    Column,
    Element,
    FormTable,
    Heading,
    Items,
    Name,
    Note,
    Period,
    Progress,
    Report,
    Row,
    Table,
    Text,
    Unknown,
    Value,
)
from ngodesk.reports.workbook import Content, Sheet, Sum

_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_DAYS = {"pl": "dd.mm.yyyy", "lv": "dd.mm.yyyy.", "en": "d mmm yyyy"}
_NUMBER = "#,##0.00;\N{MINUS SIGN}#,##0.00"
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True, "num_format": "@"},
    "words": {"align": "right"},
    "count": {"num_format": "#,##0"},
    "number": {"num_format": _NUMBER},
    "dash": {"num_format": _NUMBER + ';"\N{EN DASH}"'},
    "balance": {"num_format": "#,##0.00;[Red]\N{MINUS SIGN}#,##0.00"},
    "unknown": {"italic": True, "font_color": "#555555", "align": "right"},
}
_ROWS: dict[str, dict[str, Any]] = {
    "body": {"bottom": 4, "bottom_color": "#BDBDBD"},
    "remark": {"bottom": 4, "bottom_color": "#BDBDBD"},
    "group": {"bold": True, "bottom": 4, "bottom_color": "#BDBDBD"},
    "subtotal": {"bold": True, "top": 1},
    "total": {"bold": True, "top": 2, "bottom": 2},
}
_TITLE, _MUTED, _HEAD, _HEAD_RIGHT, _LABEL, _PLAIN = "title", "muted", "head", "head right", "label", "plain"
_AS_THEY_ARE = frozenset({Decimal, str, int, date})
_SUMS = ("group", "subtotal", "total")
_MEASURED = 300
_NARROW, _WIDE, _WIDEST_FORM = 9, 46, 80

Cells = list[tuple[Content, str]]


def write(report: Report, target: BinaryIO) -> None:
    """Write `report` as a workbook. The same report gives the same bytes; memory does not grow with it."""
    parts = list(_parts(report))
    names = workbook.sheet_names(part.name for part in parts)
    sheets = [_sheet(report, part, name) for part, name in zip(parts, names, strict=True)]
    workbook.write(target, _about(report), _styles(report), sheets)


@dataclass(slots=True)
class _Part:
    """What stands on one sheet: at most one table, and what is said above and below it."""

    name: str
    heading: str = ""
    last: str = ""
    """The heading over what was added last."""
    above: list[FormTable | Text] = field(default_factory=list)
    table: Table | None = None
    below: list[Note] = field(default_factory=list)


def _parts(report: Report) -> Iterator[_Part]:
    """Every table and every form begins a sheet; the lines to sign on are for paper."""
    heading, part = "", None
    for element in map(_typed, report.content):
        if isinstance(element, Heading):
            heading = element.text
        elif isinstance(element, Table | FormTable | Text):
            if part is not None and not (isinstance(element, Text) and part.table is None):
                yield part
                part = None
            part = part or _Part(heading or report.name, heading, heading)
            if isinstance(element, Table):
                part.table = element
            else:
                part.above += [Text(heading)] if heading != part.last else []
                part.above.append(element)
            part.last = heading
        elif isinstance(element, Note) and part is not None:
            part.below.append(element)
    yield part or _Part(report.name)


def _typed(element: Element) -> Element:
    """Lists and headings inside a section are lines of text on a sheet."""
    if isinstance(element, Items):
        marked = (
            (f"{n}." if element.numbered else "\N{EN DASH}", item) for n, item in enumerate(element.items, 1)
        )
        return Text("\n".join(f"{mark} {item}" for mark, item in marked))
    return Text(element.text) if isinstance(element, Heading) and element.level > 1 else element


def _styles(report: Report) -> dict[str, dict[str, Any]]:
    day = {"num_format": _DAYS.get(report.language, _DAYS["en"]), "align": "left"}
    kinds = _KINDS | {"date": day}
    for currency in _currencies(report):
        kinds[currency] = {"num_format": f'#,##0.00 "{currency}"', "align": "left"}
    found: dict[str, dict[str, Any]] = {
        _TITLE: _FONT | {"bold": True, "font_size": 14},
        _MUTED: _FONT | {"font_color": "#555555"},
        _HEAD: _FONT | {"bold": True, "text_wrap": True, "valign": "bottom", "top": 2, "bottom": 1},
        _LABEL: _FONT | {"font_color": "#555555", "text_wrap": True, "bottom": 4, "bottom_color": "#BDBDBD"},
        _PLAIN: _FONT | {"text_wrap": True},
    }
    found[_HEAD_RIGHT] = found[_HEAD] | {"align": "right"}
    for kind, properties in kinds.items():
        for row, look in _ROWS.items():
            found[f"{kind} {row}"] = _FONT | look | properties
    return found


def _currencies(report: Report) -> list[str]:
    forms = [element for element in report.content if isinstance(element, FormTable)]
    values = [row.value for form in forms for row in form.rows]
    return sorted({value.currency for value in values if isinstance(value, Amount)})


def _about(report: Report) -> workbook.About:
    header = report.header
    number, _concluded = wording.agreement(header, report.language)
    name, rest = wording.imprint(report)
    return workbook.About(
        title=report.title,
        author=header.organisation,
        day=report.footer.printed_on,
        header=(header.short_name or header.organisation, _doubled(number)),
        footer=(name + rest, "&P / &N"),
    )


def _doubled(text: str) -> str:
    return text[:100].replace("&", "&&")


def _sheet(report: Report, part: _Part, name: str) -> Sheet:
    top = list(_top(report, part))
    bottom = list(_bottom(report, part))
    table = part.table
    if table is None:
        rows = [*top, *bottom]
        return Sheet(name, (34, _WIDEST_FORM), rows, len(rows))
    count = len(top) + 1 + len(table.rows) + len(bottom)
    if count > workbook.MOST_ROWS:
        raise ValueError(count)  # no report of this program comes near
    plain = all(row.style in ("body", "total") for row in table.rows)
    return Sheet(
        name=name,
        widths=_widths(table),
        rows=_rows(top, table, bottom, report.language),
        count=count,
        head=len(top) + 1,
        filtered=plain and len(table.rows) > 20,
        landscape=report.landscape or len(table.columns) > 6,
    )


def _top(report: Report, part: _Part) -> Iterator[Cells]:
    """Whose it is and what it is about, then the form or text before the table."""
    header = report.header
    number, concluded = wording.agreement(header, report.language)
    yield [(report.title, _TITLE)]
    yield [(wording.BETWEEN.join(filter(None, (report.name, report.subtitle))), _MUTED)]
    yield [(wording.BETWEEN.join(filter(None, (header.organisation, number, concluded))), _MUTED)]
    yield [(part.heading, "text group")] if part.heading else []
    for element in part.above:
        if isinstance(element, FormTable):
            for row in element.rows:
                yield [(row.label, _LABEL), _form_value(row.value, report.language)]
        else:
            yield [(None, _PLAIN), (element.text, _PLAIN)]
        yield []


def _bottom(report: Report, part: _Part) -> Iterator[Cells]:
    footer = report.footer
    said = [note.text for note in part.below]
    if footer.credit_lines:
        said += ["", *footer.credit_lines]
    elif footer.credit_expected:
        said += ["", wording.no_credit_line(report.language)]
    said += wording.marks(footer, report.language)
    for text in said:
        yield [(text, _MUTED)]


def _form_value(value: Value, language: str) -> tuple[Content, str]:
    if isinstance(value, Amount):
        return value.value, f"{value.currency} body"
    if isinstance(value, Decimal):
        return value, "number body"
    if isinstance(value, date):
        return value, "date body"
    return wording.shown(value, language), "text body"


def _rows(top: Sequence[Cells], table: Table, bottom: Sequence[Cells], language: str) -> Iterator[Cells]:
    yield from top
    yield [(column.head, _HEAD_RIGHT if column.right else _HEAD) for column in table.columns]
    sums = _Sums(table.rows, len(top) + 2)
    setters = [_Setter(column, place, language) for place, column in enumerate(table.columns)]
    for place, row in enumerate(table.rows):
        span = sums.span(place) if row.style in _SUMS else None
        yield [setter.cell(value, row.style, span) for setter, value in zip(setters, row.cells, strict=True)]
    yield from bottom


class _Sums:
    """Which rows a row that is a sum adds up: it never adds sums to what they are sums of."""

    def __init__(self, rows: Sequence[Row], first: int) -> None:
        self.rows = rows
        self.first = first
        self.ends = [place for place, row in enumerate(rows) if row.style != "body"]
        self.order = {place: number for number, place in enumerate(self.ends)}
        self.styles = {place: rows[place].style for place in self.ends}
        self.count = len(rows)

    def span(self, place: int) -> tuple[int, int] | None:
        """First and last row of what is added up, as the sheet numbers them."""
        at = self.order[place]
        if self.styles[place] == "group":
            end = self.ends[at + 1] if at + 1 < len(self.ends) else self.count
            start, last = place + 1, end - 1
        else:
            start = 0 if self.styles[place] == "total" else self._after_heading(at)
            last = place - 1
        return (start + self.first, last + self.first) if last >= start else None

    def _after_heading(self, at: int) -> int:
        """Where a sub-total begins: under the last heading without sums of its own, or the last sub-total."""
        while at:
            at -= 1
            place = self.ends[at]
            summed = any(isinstance(cell, Decimal) for cell in self.rows[place].cells)
            if self.styles[place] != "group" or not summed:
                return place + 1
        return 0


class _Setter:
    """Cells of one column."""

    def __init__(self, column: Column, place: int, language: str) -> None:
        self.column = column
        self.letters = workbook.letters(place)
        self.language = language
        number = "dash" if column.dash else "balance" if column.kind == "balance" else "number"
        kinds = {
            Decimal: number,
            str: "words" if column.right else "text",
            int: "count",
            date: "date",
            tuple: "text",
            Unknown: "unknown",
            Amount: "text",
            Period: "text",
            Alternatives: "text",
            Name: "text",
            Progress: "text",
        }
        self.styles = {(kind, row): f"{name} {row}" for kind, name in kinds.items() for row in _ROWS}

    def cell(self, value: Value, row: str, span: tuple[int, int] | None) -> tuple[Content, str]:
        """A value with its style; a sum where the column is summed."""
        kind = type(value)
        style = self.styles[kind, row]
        if kind in _AS_THEY_ARE:
            if span is not None and self.column.summed and isinstance(value, Decimal):
                return Sum(self.letters, *span, value), style
            return value, style  # type: ignore[return-value]
        return wording.shown(value, self.language), style


def _widths(table: Table) -> list[float]:
    """As wide as the longest word or number, texts at most so wide that they wrap."""
    widths = []
    for place, column in enumerate(table.columns):
        longest = max((len(word) for word in column.head.split()), default=0) + 2
        for row in islice(table.rows, _MEASURED):
            longest = max(longest, _length(row.cells[place]))
        widths.append(float(min(max(longest + 1, _NARROW), _WIDE)))
    return widths


def _length(value: Value) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return max(map(len, value), default=0)
    return len(f"{value:,}") + 1 if isinstance(value, Decimal) else 10
