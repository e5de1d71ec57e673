"""The XLSX writer: every table of a report on a sheet of its own, with numbers, dates and live totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from textwrap import wrap
from typing import Any, BinaryIO

from ngodesk.reports import wording, workbook
from ngodesk.reports.content import Element, FormTable, Heading, Items, Note, Table, Text
from ngodesk.reports.values import Amount, Value
from ngodesk.reports.whole import Report
from ngodesk.reports.workbook import Content, Sheet
from ngodesk.reports.xlsx_cells import ROWS, Setter, Sums

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
_TITLE, _HEADING, _MUTED, _LABEL, _PLAIN = "title", "heading", "muted", "label", "plain"
_INSIDE = "heading inside"
_HEAD, _HEAD_RIGHT = "head", "head right"
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
    above: list[FormTable | Text | Heading] = field(default_factory=list)
    table: Table | None = None
    below: list[Note] = field(default_factory=list)


def _parts(report: Report) -> Iterator[_Part]:
    """Every table and every form begins a sheet; the lines to sign on are for paper."""
    heading, part = "", None
    for element in map(_typed, report.content):
        if isinstance(element, Heading) and element.level == 1:
            heading = element.text
        elif isinstance(element, Table | FormTable | Text | Heading):
            if part is not None and not (isinstance(element, Text | Heading) and part.table is None):
                yield part
                part = None
            part = part or _Part(heading or report.name, heading, heading)
            if isinstance(element, Table):
                part.table = element
            else:
                part.above += [Heading(heading)] if heading != part.last else []
                part.above.append(element)
            part.last = heading
        elif isinstance(element, Note) and part is not None:
            part.below.append(element)
    yield part or _Part(report.name)


def _typed(element: Element) -> Element:
    """Lists are lines of text on a sheet."""
    if isinstance(element, Items):
        marked = (
            (f"{n}." if element.numbered else "\N{EN DASH}", item) for n, item in enumerate(element.items, 1)
        )
        return Text("\n".join(f"{mark} {item}" for mark, item in marked))
    return element


def _styles(report: Report) -> dict[str, dict[str, Any]]:
    day = {"num_format": _DAYS.get(report.language, _DAYS["en"]), "align": "left"}
    kinds = _KINDS | {"date": day}
    for currency in _currencies(report):
        kinds[currency] = {"num_format": f'#,##0.00 "{currency}"', "align": "left"}
    found: dict[str, dict[str, Any]] = {
        _TITLE: _FONT | {"bold": True, "font_size": 14},
        _HEADING: _FONT | {"bold": True, "font_size": 11},
        _INSIDE: _FONT | {"bold": True, "font_color": "#1D4E5F", "bottom": 4, "bottom_color": "#BDBDBD"},
        _MUTED: _FONT | {"font_color": "#555555"},
        _HEAD: _FONT | {"bold": True, "text_wrap": True, "valign": "bottom", "top": 2, "bottom": 1},
        _LABEL: _FONT | {"font_color": "#555555", "text_wrap": True, "bottom": 4, "bottom_color": "#BDBDBD"},
        _PLAIN: _FONT | {"text_wrap": True},
    }
    found[_HEAD_RIGHT] = found[_HEAD] | {"align": "right"}
    for kind, properties in kinds.items():
        for row, look in ROWS.items():
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
    table = part.table
    widths = (34.0, float(_WIDEST_FORM)) if table is None else _widths(table)
    bottom = list(_bottom(report, part, int(sum(widths))))
    if table is None:
        rows = [*top, *bottom]
        return Sheet(name, widths, rows, len(rows))
    count = len(top) + 1 + len(table.rows) + len(bottom)
    if count > workbook.MOST_ROWS:
        raise ValueError(count)  # no report of this program comes near
    plain = all(row.style in ("body", "total") for row in table.rows)
    return Sheet(
        name=name,
        widths=widths,
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
    yield [(part.heading, _HEADING)] if part.heading else []
    for element in part.above:
        if isinstance(element, FormTable):
            for row in element.rows:
                yield [(row.label, _LABEL), _form_value(row.value, report.language)]
        elif isinstance(element, Heading):
            style = _HEADING if element.level == 1 else _INSIDE
            yield [(element.text, style), (None, style)]
            continue
        else:
            yield [(None, _PLAIN), (element.text, _PLAIN)]
        yield []


def _bottom(report: Report, part: _Part, width: int) -> Iterator[Cells]:
    """Notes, credit lines and marks, in lines as long as the sheet is wide: paper cuts what is longer."""
    footer = report.footer
    said = [note.text for note in part.below]
    if footer.credit_lines:
        said += ["", *footer.credit_lines]
    elif footer.credit_expected:
        said += ["", wording.no_credit_line(report.language)]
    said += wording.marks(footer, report.language)
    for text in said:
        for line in wrap(text, max(width, _WIDE)) or [""]:
            yield [(line, _MUTED)]


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
    sums = Sums(table.rows, len(top) + 2)
    setters = [Setter(column, place, language) for place, column in enumerate(table.columns)]
    for place, row in enumerate(table.rows):
        span = sums.span(place) if row.style in _SUMS else None
        yield [setter.cell(value, row.style, span) for setter, value in zip(setters, row.cells, strict=True)]
    yield from bottom


def _widths(table: Table) -> tuple[float, ...]:
    """As wide as the longest word or number, texts at most so wide that they wrap."""
    widths = []
    for place, column in enumerate(table.columns):
        longest = max((len(word) for word in column.head.split()), default=0) + 2
        for row in islice(table.rows, _MEASURED):
            longest = max(longest, _length(row.cells[place]))
        widths.append(float(min(max(longest + 1, _NARROW), _WIDE)))
    return tuple(widths)


def _length(value: Value) -> int:
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return max(map(len, value), default=0)
    return len(f"{value:,}") + 1 if isinstance(value, Decimal) else 10
