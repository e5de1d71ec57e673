"""The PDF writer: a report's content, set in Source Sans 3 and broken into pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer
from reportlab.platypus.flowables import TopPadder

from ngodesk.reports import badges, bars, board, content, radar, square, styles, written
from ngodesk.reports.flow import SignatureLines, SmallPrint, TextBlock, grouped, slot_width
from ngodesk.reports.folding import LONGEST_CELL, fits, folded, paragraphs, reference, without_long
from ngodesk.reports.lines import balanced, broken, few
from ngodesk.reports.page import FIRST, LATER, print_story
from ngodesk.reports.tables import form_grid, table_grid
from ngodesk.reports.typography import one_line, prepared, prepared_note
from ngodesk.reports.whole import Report

# Of a heading, or under a line to sign on: they are never torn apart, and stand on a page with others.
_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """What everything on a print is set in: its language, the width of its text, whether it is large."""

    language: str
    width: float
    large: bool = False


def write(report: Report, target: BinaryIO) -> None:
    """Write `report` as a PDF. The same report gives the same bytes, wherever and whenever it is written.

    All texts are plain: nothing in them is taken for markup.
    """
    name = report.title if report.title == report.name else f"{report.name} \N{EN DASH} {report.title}"
    print_story(report, _parts(report), target, one_line(name))


def _parts(report: Report) -> Iterator[list[Flowable]]:
    """The story cut at its page breaks."""
    part: list[Flowable] = []
    for piece in _pieces(report):
        part.append(piece)
        if isinstance(piece, PageBreak):
            yield grouped(part)
            part = []
    if part:
        yield grouped(part)


def _pieces(report: Report) -> Iterator[Flowable]:
    paper = styles.LANDSCAPE if report.landscape else styles.PORTRAIT
    width = paper.text_width / (styles.LARGE if report.large else 1)
    setting = Setting(report.language, width, report.large)
    yield from _top(report, setting)
    before: content.Element | None = None
    for number, element in enumerate(report.content):
        pieces = _SETTERS[type(element)](element, setting, number)
        under_a_table = isinstance(before, content.Table) and isinstance(element, content.Text)
        yield from _lowered(pieces) if under_a_table else pieces
        before = element


def _lowered(pieces: Iterator[Flowable]) -> Iterator[Flowable]:
    """A table ends at its last rule: a text right under it keeps away from that."""
    for place, piece in enumerate(pieces):
        if not place:
            piece.spaceBefore = styles.AFTER_TABLE
        yield piece


def _top(report: Report, setting: Setting) -> Iterator[TextBlock]:
    """Label, title and subtitle; a page of large type has its own."""
    if report.content and isinstance(report.content[0], content.Display):
        return
    language, width = setting.language, setting.width
    if report.label:
        label = broken(prepared(report.label, language).upper(), styles.LABEL, width)
        yield TextBlock(label, styles.LABEL, width, after=styles.AFTER_LABEL)
    title = prepared(report.title, language)
    style = styles.TITLE if styles.TITLE.width(title.replace("\n", " ")) <= width else styles.TITLE_SMALL
    after = styles.AFTER_TITLE if report.subtitle else styles.AFTER_SUBTITLE
    bookmark = ("title", one_line(report.title), 0)
    yield TextBlock(balanced(title, style, width), style, width, after=after, bookmark=bookmark)
    if report.subtitle:
        subtitle = balanced(prepared(report.subtitle, language), styles.SUBTITLE, width)
        yield TextBlock(subtitle, styles.SUBTITLE, width, after=styles.AFTER_SUBTITLE)


def _heading(element: content.Heading, setting: Setting, number: int) -> Iterator[Flowable]:
    known = styles.HEADINGS[min(element.level, len(styles.HEADINGS)) - 1]
    style, before, after, room = styles.LARGE_HEADING if setting.large and element.level == 1 else known
    yield TextBlock(
        few(prepared(element.text, setting.language), style, setting.width, _MOST_LINES),
        style,
        setting.width,
        before=before,
        after=after,
        bookmark=(f"part-{number}", one_line(element.text), element.level),
        room=room,
    )


def _text(element: content.Text, setting: Setting, number: int) -> Iterator[Flowable]:
    style = styles.LARGE_TEXT if setting.large else styles.TEXT
    for paragraph in paragraphs(element.text):
        lines = broken(prepared(paragraph, setting.language), style, setting.width)
        yield TextBlock(lines, style, setting.width, after=styles.AFTER_PARAGRAPH)


def _items(element: content.Items, setting: Setting, number: int) -> Iterator[Flowable]:
    width = setting.width - styles.INDENT
    last = len(element.items)
    for place, item in enumerate(element.items, 1):
        lines = broken(prepared(item, setting.language), styles.TEXT, width)
        mark = f"{place}." if element.numbered else "\N{EN DASH}"
        after = styles.AFTER_PARAGRAPH if place == last else styles.BETWEEN_ITEMS
        yield TextBlock(lines, styles.TEXT, setting.width, after=after, mark=mark)


def _blank(element: content.Blank, setting: Setting, number: int) -> Iterator[Flowable]:
    yield written.Ruled(setting.width, element.lines)


def _note(element: content.Note, setting: Setting, number: int) -> Iterator[Flowable]:
    lines = broken(prepared_note(element.text, setting.language), styles.NOTE, setting.width)
    yield SmallPrint(lines, styles.NOTE, setting.width, styles.BEFORE_NOTE, styles.AFTER_PARAGRAPH)


def _form(element: content.FormTable, setting: Setting, number: int) -> Iterator[Flowable]:
    long: list[tuple[str, str]] = []
    rows = []
    for row in element.rows:
        if isinstance(row.value, str) and len(row.value) > LONGEST_CELL:
            long.append((row.label, row.value))
            row = replace(row, value=reference(len(long), setting.language))
        rows.append(row)
    if rows:
        yield form_grid(content.FormTable(rows), setting.language, setting.width)
    yield from _long_texts(long, setting)


def _table(element: content.Table, setting: Setting, number: int) -> Iterator[Flowable]:
    long: list[tuple[str, str]] = []
    rows = [row if fits(row) else without_long(row, element, long, setting.language) for row in element.rows]
    for place, part in enumerate(folded(replace(element, rows=rows))):
        if place:
            yield Spacer(1, styles.BEFORE_HEADING)
        yield table_grid(part, setting.language, setting.width)
    yield from _long_texts(long, setting)


def _long_texts(long: Sequence[tuple[str, str]], setting: Setting) -> Iterator[Flowable]:
    for number, (label, text) in enumerate(long, 1):
        label = prepared(f"[{number}] {label}", setting.language)
        yield TextBlock(
            broken(label, styles.TEXT_STRONG, setting.width),
            styles.TEXT_STRONG,
            setting.width,
            before=styles.BEFORE_HEADING,
            room=styles.ROOM_UNDER_HEADING,
        )
        yield from _text(content.Text(text), setting, number)


def _signatures(element: content.Signatures, setting: Setting, number: int) -> Iterator[Flowable]:
    language = setting.language
    wide = slot_width(len(element.lines) + bool(element.stamp), setting.width)
    stamp = [content.Signature(element.stamp)] if element.stamp else []
    slots = []
    for line in (*stamp, *element.lines):
        labels = few(prepared(line.label, language), styles.SIGNATURE, wide, _MOST_LINES)
        name = prepared(line.name, language)
        names = few(name, styles.SIGNATURE_NAME, wide, _MOST_LINES) if name else []
        slots.append((labels, names))
    if slots and element.at_foot:
        yield TopPadder(SignatureLines(slots, bool(element.stamp), setting.width))
    elif slots:
        yield SignatureLines(slots, bool(element.stamp), setting.width)


def _chart(element: content.Chart, setting: Setting, number: int) -> Iterator[Flowable]:
    if element.bars:
        yield from bars.pieces(element, setting.language, setting.width)


def _write_in(element: content.WriteIn, setting: Setting, number: int) -> Iterator[Flowable]:
    yield written.Boxes(element, setting.language, setting.width)


def _key_figures(element: content.KeyFigures, setting: Setting, number: int) -> Iterator[Flowable]:
    yield board.Figures(element, setting.language, setting.width)


def _decisions(element: content.Decisions, setting: Setting, number: int) -> Iterator[Flowable]:
    yield board.Ballot(element, setting.language, setting.width)


def _clause(element: content.Clause, setting: Setting, number: int) -> Iterator[Flowable]:
    label = broken(prepared(element.label, setting.language), styles.CLAUSE_LABEL, setting.width)
    yield TextBlock(label, styles.CLAUSE_LABEL, setting.width)
    if not element.text.strip():
        yield written.Ruled(setting.width)
        return
    for place, paragraph in enumerate(found := paragraphs(element.text)):
        lines = broken(prepared(paragraph, setting.language), styles.CLAUSE, setting.width)
        after = styles.AFTER_SUBTITLE if place == len(found) - 1 else 2
        yield TextBlock(lines, styles.CLAUSE, setting.width, after=after)


def _display(element: content.Display, setting: Setting, number: int) -> Iterator[Flowable]:
    text, style = prepared(element.text, setting.language), styles.DISPLAY[element.role]
    if setting.large and element.role == "title":
        long = styles.LARGE_TITLE.width(text.replace("\n", " ")) > 2 * setting.width
        style = styles.LARGE_TITLE_SMALL if long else styles.LARGE_TITLE
    lines = balanced(text, style, setting.width)
    bookmark = (f"part-{number}", one_line(element.text), 0) if element.role in ("title", "name") else None
    after = styles.AFTER_TITLE if element.role == "title" else 0
    yield TextBlock(lines, style, setting.width, element.gap * mm, after, bookmark)


def _cards(element: content.Cards, setting: Setting, number: int) -> Iterator[Flowable]:
    yield from badges.rows(element.cards, setting.language, setting.width)


def _radar(element: content.Radar, setting: Setting, number: int) -> Iterator[Flowable]:
    yield radar.Picture(element, setting.language, setting.width)


def _square(element: content.Square, setting: Setting, number: int) -> Iterator[Flowable]:
    yield square.Picture(element.text, setting.width)


def _page_break(element: content.PageBreak, setting: Setting, number: int) -> Iterator[Flowable]:
    if element.letterhead:
        yield NextPageTemplate(FIRST)
    yield PageBreak()
    if element.letterhead:
        yield NextPageTemplate(LATER)


_SETTERS: dict[type, Callable[[Any, Setting, int], Iterator[Flowable]]] = {
    content.Heading: _heading,
    content.Text: _text,
    content.Items: _items,
    content.Blank: _blank,
    content.Note: _note,
    content.FormTable: _form,
    content.Table: _table,
    content.Chart: _chart,
    content.WriteIn: _write_in,
    content.KeyFigures: _key_figures,
    content.Decisions: _decisions,
    content.Signatures: _signatures,
    content.Clause: _clause,
    content.Display: _display,
    content.Cards: _cards,
    content.Radar: _radar,
    content.Square: _square,
    content.PageBreak: _page_break,
}
