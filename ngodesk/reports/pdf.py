"""The PDF writer: a report's content, set in Source Sans 3 and broken into pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from reportlab.platypus import Flowable, PageBreak

from ngodesk.common.language import texts
from ngodesk.reports import content, styles
from ngodesk.reports.content import Report
from ngodesk.reports.flow import SignatureLines, SmallPrint, TextBlock, grouped, slot_width
from ngodesk.reports.lines import balanced, broken
from ngodesk.reports.page import print_story
from ngodesk.reports.tables import form_grid, table_grid
from ngodesk.reports.typography import prepared, prepared_note, printable

# A longer text is never set in a cell: it follows its table as running text.
LONGEST_CELL = 1000


def write(report: Report, target: BinaryIO) -> None:
    """Write `report` as a PDF. The same report gives the same bytes, wherever and whenever it is written.

    All texts are plain: nothing in them is taken for markup.
    """
    name = report.title if report.title == report.name else f"{report.name} \N{EN DASH} {report.title}"
    print_story(report, grouped(list(_pieces(report))), target, _one_line(name))


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _pieces(report: Report) -> Iterator[Flowable]:
    yield from _top(report)
    for number, element in enumerate(report.content):
        yield from _SETTERS[type(element)](element, report.language, number)


def _top(report: Report) -> Iterator[TextBlock]:
    """Label, title and subtitle."""
    language, width = report.language, styles.TEXT_WIDTH
    if report.label:
        label = broken(prepared(report.label, language).upper(), styles.LABEL, width)
        yield TextBlock(label, styles.LABEL, after=styles.AFTER_LABEL)
    title = prepared(report.title, language)
    style = styles.TITLE if styles.TITLE.width(title.replace("\n", " ")) <= width else styles.TITLE_SMALL
    after = styles.AFTER_TITLE if report.subtitle else styles.AFTER_SUBTITLE
    bookmark = ("title", _one_line(report.title), 0)
    yield TextBlock(balanced(title, style, width), style, after=after, bookmark=bookmark)
    if report.subtitle:
        subtitle = balanced(prepared(report.subtitle, language), styles.SUBTITLE, width)
        yield TextBlock(subtitle, styles.SUBTITLE, after=styles.AFTER_SUBTITLE)


def _heading(element: content.Heading, language: str, number: int) -> Iterator[Flowable]:
    lines = broken(prepared(element.text, language), styles.HEADING, styles.TEXT_WIDTH)
    yield TextBlock(
        lines,
        styles.HEADING,
        before=styles.BEFORE_HEADING,
        after=styles.AFTER_HEADING,
        bookmark=(f"part-{number}", _one_line(element.text), 1),
        room=styles.ROOM_UNDER_HEADING,
    )


def _text(element: content.Text, language: str, number: int) -> Iterator[Flowable]:
    for paragraph in paragraphs(element.text):
        lines = broken(prepared(paragraph, language), styles.TEXT, styles.TEXT_WIDTH)
        yield TextBlock(lines, styles.TEXT, after=styles.AFTER_PARAGRAPH)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a typed text: empty lines part them."""
    found: list[list[str]] = [[]]
    for line in printable(text).split("\n"):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def _note(element: content.Note, language: str, number: int) -> Iterator[Flowable]:
    lines = broken(prepared_note(element.text, language), styles.NOTE, styles.TEXT_WIDTH)
    yield SmallPrint(lines, styles.NOTE, before=styles.BEFORE_NOTE)


def _form(element: content.FormTable, language: str, number: int) -> Iterator[Flowable]:
    long: list[tuple[str, str]] = []
    rows = []
    for row in element.rows:
        if isinstance(row.value, str) and len(row.value) > LONGEST_CELL:
            long.append((row.label, row.value))
            row = replace(row, value=_reference(len(long), language))
        rows.append(row)
    if rows:
        yield form_grid(content.FormTable(rows), language)
    yield from _long_texts(long, language)


def _table(element: content.Table, language: str, number: int) -> Iterator[Flowable]:
    long: list[tuple[str, str]] = []
    rows = [row if _fits(row) else _without_long(row, element, long, language) for row in element.rows]
    yield table_grid(replace(element, rows=rows), language)
    yield from _long_texts(long, language)


def _fits(row: content.Row) -> bool:
    return not any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in row.cells)


def _without_long(
    row: content.Row, table: content.Table, long: list[tuple[str, str]], language: str
) -> content.Row:
    """The row with a reference in place of each text that is too long for a cell."""
    cells: list[content.Value] = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        if isinstance(cell, str) and len(cell) > LONGEST_CELL:
            long.append((column.head, cell))
            cell = _reference(len(long), language)
        cells.append(cell)
    return replace(row, cells=cells)


def _reference(number: int, language: str) -> str:
    return texts(language).gettext("see [{number}] below the table").format(number=number)


def _long_texts(long: Sequence[tuple[str, str]], language: str) -> Iterator[Flowable]:
    for number, (label, text) in enumerate(long, 1):
        lines = broken(prepared(f"[{number}] {label}", language), styles.TEXT_STRONG, styles.TEXT_WIDTH)
        yield TextBlock(
            lines, styles.TEXT_STRONG, before=styles.BEFORE_HEADING, room=styles.ROOM_UNDER_HEADING
        )
        yield from _text(content.Text(text), language, number)


def _signatures(element: content.Signatures, language: str, number: int) -> Iterator[Flowable]:
    wide = slot_width(len(element.lines) + bool(element.stamp))
    stamp = [content.Signature(element.stamp)] if element.stamp else []
    slots = []
    for line in (*stamp, *element.lines):
        labels = broken(prepared(line.label, language), styles.SIGNATURE, wide)
        names = broken(prepared(line.name, language), styles.SIGNATURE_NAME, wide) if line.name else []
        slots.append((labels, names))
    if slots:
        yield SignatureLines(slots, bool(element.stamp))


def _page_break(element: content.PageBreak, language: str, number: int) -> Iterator[Flowable]:
    yield PageBreak()


_SETTERS: dict[type, Callable[[Any, str, int], Iterator[Flowable]]] = {
    content.Heading: _heading,
    content.Text: _text,
    content.Note: _note,
    content.FormTable: _form,
    content.Table: _table,
    content.Signatures: _signatures,
    content.PageBreak: _page_break,
}
