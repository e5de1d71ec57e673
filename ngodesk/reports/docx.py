"""The DOCX writer: a report's content with real headings, lists and table heads, to be worked at in Word."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, BinaryIO

from docx.document import Document

from ngodesk.reports import content, styles, values, word, word_file, word_page, wording
from ngodesk.reports.content import Column, Row, Table
from ngodesk.reports.folding import folded, paragraphs
from ngodesk.reports.tables import column_widths
from ngodesk.reports.typography import prepared, said
from ngodesk.reports.values import Value
from ngodesk.reports.whole import Report
from ngodesk.reports.word import BOX, GREY, HAIR, INK, Look, cell, paragraph, run

_NBSP = "\N{NO-BREAK SPACE}"
_LABELS = 0.3  # of the width: the labels of a form
_PADS = (2.6, 4.5, 3.0, 3.5)
_DENSE_PADS = (1.9, 4.5, 1.9, 3.5)
_LEADING = 2.5
_TOP, _FOOT = ("top", styles.RULE, INK), ("bottom", styles.RULE, INK)
_HEAD, _OVER = ("bottom", styles.RULE_HEAD, INK), ("top", styles.RULE_HEAD, INK)
_UNDER = ("bottom", styles.RULE_ROW, HAIR)


def write(report: Report, target: BinaryIO) -> None:
    """Write `report` as a Word file. The same report gives the same bytes; all texts in it are plain."""
    _Writer(report).write(target)


class _Writer:
    """Sets one report; what is still to come on a new page is remembered until its paragraph comes."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.language = report.language
        self.paper = styles.LANDSCAPE if report.landscape else styles.PORTRAIT
        self.width = self.paper.text_width
        self.document: Document = word_file.shell(self.paper, report.language)
        self.new_page = False

    def write(self, target: BinaryIO) -> None:
        body = self.document.element.body
        end = body.sectPr
        for part in self._body():
            end.addprevious(part)
        if self.report.large:
            for sheet in (body, self.document.styles.element):
                word.enlarge(sheet, styles.LARGE_WORD)
        word_page.set_page(self.document.sections[0], self.report, self.width)
        report, name = self.report, self.report.name
        title = report.title if report.title == name else f"{name} \N{EN DASH} {report.title}"
        word_file.save(
            self.document,
            target,
            title,
            report.header.organisation,
            report.header.agreement_no,
            report.footer.printed_on,
            report.language,
        )

    def _said(self, text: str) -> str:
        return said(text, self.language)

    def _shown(self, value: Value) -> str:
        return self._said(wording.shown(value, self.language))

    def _line(self, text: str, style: str = "", look: Look = word.PLAIN, **options: Any) -> Any:
        """A paragraph of one run; the first after a page's end begins the new page."""
        options["new_page"], self.new_page = self.new_page, False
        return paragraph([run(self._said(text), look)] if text else [], style, **options)

    def _body(self) -> Iterator[Any]:
        report = self.report
        if not (report.content and isinstance(report.content[0], content.Display)):
            if report.label:
                yield self._line(
                    report.label.upper(), look=Look(bold=True, size=9, colour=word.ACCENT), after=2
                )
            title = prepared(report.title, self.language).replace("\n", " ")
            long = styles.TITLE.width(title) > self.width
            yield self._line(
                report.title, "Title", Look(size=styles.TITLE_SMALL.size) if long else word.PLAIN
            )
            if report.subtitle:
                yield self._line(report.subtitle, "Subtitle")
        for element in report.content:
            if isinstance(element, content.PageBreak):
                self.new_page = True
                continue
            for part in _SETTERS[type(element)](self, element):
                yield part
                if part.tag.endswith("}tbl"):  # two tables in a row would become one
                    yield paragraph([], before=0, after=0, leading=4)

    def heading(self, element: content.Heading) -> Iterator[Any]:
        yield self._line(element.text, f"Heading{min(element.level, 2)}", keep=True)

    def text(self, element: content.Text) -> Iterator[Any]:
        for each in paragraphs(element.text):
            yield self._line(each)

    def items(self, element: content.Items) -> Iterator[Any]:
        number = word_file.numbering(self.document) if element.numbered else None
        for item in element.items:
            yield self._line(item, "ListNumber" if element.numbered else "ListBullet", numbering=number)

    def blank(self, element: content.Blank) -> Iterator[Any]:
        for _line in range(element.lines):
            yield self._line(
                "",
                before=6,
                after=0,
                rules=[("bottom", styles.RULE_ROW, BOX), ("between", styles.RULE_ROW, BOX)],
            )

    def note(self, element: content.Note) -> Iterator[Any]:
        yield self._line(element.text, "Caption")

    def form(self, element: content.FormTable) -> Iterator[Any]:
        left = self.width * _LABELS
        rows = []
        for place, row in enumerate(element.rows):
            rules = self._rules(place, len(element.rows), head=False)
            label = paragraph([run(self._said(row.label), Look(size=9, colour=GREY))], after=0)
            value = paragraph(self._runs(row.value, Look(bold=row.strong)), after=0)
            pads = (_PADS[0], 0.0, _PADS[2], _PADS[3])
            rows.append(
                word.row([cell(left, [label], rules, pads), cell(self.width - left, [value], rules, pads)])
            )
        if rows:
            yield from self._break()
            yield word.table([left, self.width - left], rows)

    def table(self, element: Table) -> Iterator[Any]:
        for part in folded(element):
            yield from self._break()
            yield self._table(part)

    def _table(self, table: Table) -> Any:
        widths = column_widths(table, self.language, self.width)
        size = 8.5 if table.dense else 9.5
        pads = list(self._pads(len(widths), table.dense))
        headed = not table.headless
        rows = [word.row(self._heads(table.columns, widths, pads), head=True)] if headed else []
        for place, row in enumerate(table.rows):
            rules = self._rules(place, len(table.rows), head=headed, style=row.style)
            cells = [
                self._cell(value, column, row, size, width, rules, pad)
                for value, column, width, pad in zip(row.cells, table.columns, widths, pads, strict=True)
            ]
            rows.append(word.row(cells, least=table.least * 72 / 25.4))
        return word.table(widths, rows)

    def _heads(
        self, columns: Sequence[Column], widths: Sequence[float], pads: Sequence[Any]
    ) -> Iterator[Any]:
        for column, width, pad in zip(columns, widths, pads, strict=True):
            head = run(self._said(column.head), Look(bold=True, size=8.5))
            line = paragraph([head], right=column.right, after=0, leading=8.5 + _LEADING, keep=True)
            yield cell(width, [line], [_TOP, _HEAD], pad, low=True)

    def _cell(
        self, value: Value, column: Column, row: Row, size: float, width: float, rules: Any, pads: Any
    ) -> Any:
        below = column.kind == "balance" and isinstance(value, Decimal) and value < 0
        look = Look(bold=row.style not in ("body", "remark") or below, size=size)
        if column.dash and isinstance(value, Decimal) and not value:
            value = "\N{EN DASH}"
        keep, leading = row.style == "group", size + _LEADING
        line = paragraph(self._runs(value, look), right=column.right, after=0, leading=leading, keep=keep)
        return cell(width, [line], rules, pads)

    def _runs(self, value: Value, look: Look) -> Iterator[Any]:
        """A value: what is struck out struck, a surname stronger, what is unknown in grey italics."""
        if isinstance(value, values.Alternatives):
            for place, each in enumerate(value.words):
                struck = value.chosen is not None and place != value.chosen
                yield run(self._said(each), Look(look.bold, strike=struck, size=look.size))
                yield run("*" if place == len(value.words) - 1 else "* / ", look)
        elif isinstance(value, values.Name):
            yield run(self._said(value.last), Look(bold=True, size=look.size))
            yield run(_NBSP + self._said(value.first), look)
        elif wording.is_unknown(value):
            yield run(self._shown(value).replace(" ", _NBSP), Look(italic=True, size=look.size, colour=GREY))
        else:
            yield run(self._shown(value), look)

    def _pads(self, count: int, dense: bool) -> Iterator[tuple[float, float, float, float]]:
        """No column has a pad at the table's edges."""
        above, left, below, right = _DENSE_PADS if dense else _PADS
        for place in range(count):
            yield above, left if place else 0.0, below, right if place < count - 1 else 0.0

    def _rules(self, place: int, count: int, *, head: bool, style: str = "body") -> list[Any]:
        last = place == count - 1 or style == "total"
        rules = [_FOOT if last else _UNDER]
        if style in ("subtotal", "total"):
            rules.insert(0, _OVER if style == "subtotal" else _TOP)
        elif not place and not head:
            rules.insert(0, _TOP)
        return rules

    def _break(self) -> Iterator[Any]:
        """A table cannot begin a page by itself: an empty line does."""
        if self.new_page:
            yield self._line("", after=0)

    def chart(self, element: content.Chart) -> Iterator[Any]:
        """Word gets the numbers of the bars."""
        heads = (element.spent, element.committed, element.left)
        columns = (
            Column("", weight=60),
            *(Column(f"{head} [{element.currency}]", "number", 30) for head in heads),
            Column("%", "percent", 18),
        )
        rows = [
            Row(
                (
                    bar.label,
                    bar.spent,
                    bar.committed,
                    bar.planned - bar.spent - bar.committed,
                    bar.percent or "",
                )
            )
            for bar in element.bars
        ]
        yield self._table(Table(columns, rows))

    def radar(self, element: content.Radar) -> Iterator[Any]:
        """Word gets the scores."""
        columns = (Column("", weight=60), *(Column(each.name, "number", 24) for each in element.series))
        rows = []
        for place, area in enumerate(element.areas):
            scores = [each.scores[place] for each in element.series]
            rows.append(Row((area, *("" if score is None else score for score in scores))))
        yield self._line(" ".join(filter(None, (element.label, element.index, element.change))))
        yield self._table(Table(columns, rows))

    def write_in(self, element: content.WriteIn) -> Iterator[Any]:
        columns = [Column(head, weight=47 if not place else 26) for place, head in enumerate(element.heads)]
        empty = [""] * (len(columns) - 1)
        rows = [Row((f"{what}\n{who}".strip(), *empty)) for what, who in element.rows]
        yield self._table(Table(columns, rows, least=14))

    def key_figures(self, element: content.KeyFigures) -> Iterator[Any]:
        columns = [Column(figure.label, weight=33) for figure in element.figures]
        said = ["\n".join((figure.value, *figure.remarks)) for figure in element.figures]
        yield self._table(Table(columns, [Row(said)]))

    def decisions(self, element: content.Decisions) -> Iterator[Any]:
        """Words to tick have a box before them."""
        rows = [
            Row((f"{place}. {what}", "   ".join(f"\N{BALLOT BOX} {word}" for word in words)))
            for place, (what, words) in enumerate(element.rows, 1)
        ]
        yield self._table(Table((Column("", weight=70), Column("", weight=30)), rows, least=12))

    def signatures(self, element: content.Signatures) -> Iterator[Any]:
        """Lines side by side, kept with what stands before them."""
        stamp = [content.Signature(element.stamp)] if element.stamp else []
        lines = [*stamp, *element.lines]
        if not lines:
            return
        gap, count = styles.BETWEEN_SIGNATURES, max(len(lines), 3)
        wide = (self.width - gap * (count - 1)) / count
        cells = []
        for place, line in enumerate(lines):
            if place:
                cells.append(cell(gap, [paragraph([])]))
            label = paragraph([run(self._said(line.label), Look(size=8.5, colour=GREY))], before=2, after=0)
            name = [paragraph([run(self._said(line.name), Look(size=8.5))], after=0)] if line.name else []
            cells.append(cell(wide, [label, *name], [("top", styles.RULE_HEAD, INK)]))
        widths = [gap if place % 2 else wide for place in range(2 * len(lines) - 1)]
        yield self._line("", before=styles.ROOM_TO_SIGN, after=0, keep=True)
        yield word.table(widths, [word.row(cells)])

    def clause(self, element: content.Clause) -> Iterator[Any]:
        yield self._line(element.label, look=Look(bold=True, size=8), after=0, keep=True)
        if not element.text.strip():
            yield from self.blank(content.Blank())
        for each in paragraphs(element.text):
            yield self._line(each, look=Look(size=8), after=2)

    def display(self, element: content.Display) -> Iterator[Any]:
        style = styles.DISPLAY[element.role]
        look = Look(bold=style.face.endswith("SemiBold"), size=style.size)
        yield self._line(element.text, look=look, before=element.gap * 72 / 25.4)

    def cards(self, element: content.Cards) -> Iterator[Any]:
        rows = [Row((card.name, card.organisation, card.foot)) for card in element.cards]
        yield self._table(Table((Column("", weight=30), Column("", weight=30), Column("", weight=30)), rows))

    def square(self, element: content.Square) -> Iterator[Any]:
        """Word gets what stands in it."""
        yield self._line(element.text)


_SETTERS: dict[type, Callable[[_Writer, Any], Iterator[Any]]] = {
    content.Heading: _Writer.heading,
    content.Text: _Writer.text,
    content.Items: _Writer.items,
    content.Blank: _Writer.blank,
    content.Note: _Writer.note,
    content.FormTable: _Writer.form,
    content.Table: _Writer.table,
    content.Chart: _Writer.chart,
    content.WriteIn: _Writer.write_in,
    content.KeyFigures: _Writer.key_figures,
    content.Decisions: _Writer.decisions,
    content.Signatures: _Writer.signatures,
    content.Clause: _Writer.clause,
    content.Display: _Writer.display,
    content.Cards: _Writer.cards,
    content.Radar: _Writer.radar,
    content.Square: _Writer.square,
}
