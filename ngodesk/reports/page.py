"""The page around a story: header and footer, measured once for a report, and the number of pages."""

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from ngodesk.reports import logos, styles, wording
from ngodesk.reports.canvas import NumberedCanvas
from ngodesk.reports.flow import draw_lines
from ngodesk.reports.fonts import face
from ngodesk.reports.lines import balanced, capped, few, shortened
from ngodesk.reports.styles import Style
from ngodesk.reports.typography import one_line, prepared
from ngodesk.reports.whole import Report

# The text form of compressed pages makes them a quarter larger, and nobody reads them as text.
rl_config.useA85 = 0

NAME_SHARE = 0.64
CREDIT_SHARE = 0.8
# No name and no credit line is longer; without a limit a text pasted into the wrong field leaves no page
MOST_HEADER_LINES = 10
MOST_CREDIT_LINES = 30
# From a header's top to its first base line, and from its last one to the rule.
RISE, FALL = 8.0, 4.7
FIRST, LATER = "first", "later"


class Document(BaseDocTemplate):  # type: ignore[misc]
    """Sets a story that comes in parts: a part is made when the one before stands on its pages."""

    def __init__(self, target: BinaryIO, parts: Iterable[list[Flowable]], **options: Any) -> None:
        super().__init__(target, **options)
        self.parts = iter(parts)
        self.story: list[Flowable] = [NextPageTemplate(LATER)]

    def filterFlowables(self, flowables: list[Flowable]) -> None:  # noqa: N802 - the name it has in a document
        """Add the next part before the last piece of this one is set."""
        if flowables is self.story and len(flowables) == 1:
            flowables += next(self.parts, ())


class Sheet:
    """Header and footer of one report. Everything that is the same on all pages is set once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.language = report.language
        self.sheet = styles.LANDSCAPE if report.landscape else styles.PORTRAIT
        # Header and footer, and the text, are each drawn in points of their own size.
        self.scale = styles.LARGE_FRAME if report.large else 1.0
        self.text_scale = styles.LARGE / styles.LARGE_FRAME if report.large else 1.0
        self.paper = self.sheet.at(self.scale)
        self.width = self.paper.text_width
        self._set_header()
        self._set_footer()

    @property
    def _top(self) -> float:
        """The header's first base line."""
        return self.paper.size[1] - self.paper.top - RISE

    def _prepared(self, text: str) -> str:
        return prepared(text, self.language)

    @property
    def _first_top(self) -> float:
        """The first base line of the first page's header, under the logos where there are any."""
        strip = styles.LOGOS_HIGH + styles.UNDER_LOGOS if self.logos else 0.0
        return self._top - strip

    def _set_header(self) -> None:
        self.logos = logos.strip(self.report.header.logos, self.width)
        header, width = self.report.header, self.width
        number, concluded = (self._prepared(text) for text in wording.agreement(header, self.language))
        beside = width * (1 - NAME_SHARE) - 4 * mm
        self.number = _few(number, styles.HEADER, beside)
        self.concluded = [concluded] if concluded else []
        name = self._prepared(header.organisation)
        self.name = _few(name, styles.HEADER, width * NAME_SHARE)
        address = self._prepared(header.address)
        self.address = _few(address, styles.HEADER_SMALL, width * NAME_SHARE)
        depth = max(_depth(self.name, self.address), _depth(self.number, self.concluded))
        self.first_rule = self._first_top - max(depth, 0) - FALL
        self.short_number = shortened(number, styles.HEADER, width * NAME_SHARE)
        short = self._prepared(header.short_name or header.organisation)
        room = width - styles.HEADER.width(self.short_number) - 6 * mm
        self.short_name = shortened(short, styles.HEADER, room)
        self.later_rule = self._top - FALL
        self._set_later_line()

    def _set_later_line(self) -> None:
        small, width = styles.HEADER_SMALL, self.width
        self.continued = shortened(self._prepared(wording.continued(self.report)), small, width * 0.7)
        header = self.report.header
        title = self._prepared(header.running or header.project_title)
        self.short_title = shortened(title, small, width - small.width(self.continued) - 6 * mm)

    def _set_footer(self) -> None:
        footer, width = self.report.footer, self.width * CREDIT_SHARE
        credits = [self._prepared(line) for line in footer.credit_lines]
        self.credit_style = styles.CREDIT
        if not credits and footer.credit_expected:
            credits, self.credit_style = [wording.no_credit_line(self.language)], styles.CREDIT_MISSING
        self.marks = [one_line(text) for text in wording.marks(footer, self.language)]
        widest = max((styles.MARK.width(text) + 4 * mm for text in self.marks), default=0.0)
        width = min(width, self.width - widest)
        lines = [line for credit in credits for line in balanced(credit, styles.CREDIT, width)]
        self.credits = capped(lines, MOST_CREDIT_LINES)
        name, rest = wording.imprint(self.report)
        said, mark = self._before_mark(f" {one_line(rest)}")
        room = self.width - 28 * mm - styles.IMPRINT.width(mark)
        rest = shortened(said, styles.IMPRINT, room) + mark
        room = self.width - 28 * mm - styles.IMPRINT.width(rest)
        self.imprint = shortened(one_line(name), styles.IMPRINT, room) + rest
        self.last_credit = styles.BOTTOM + 11.2
        count = max(len(self.credits), len(self.marks))
        top = self.last_credit + (count - 1) * styles.CREDIT.leading if count else styles.BOTTOM
        self.foot_rule = top + styles.CREDIT.size + 4.6

    def _before_mark(self, rest: str) -> tuple[str, str]:
        """What follows a report's name, and the mark at its end: that is never shortened."""
        if not self.report.footer.mark:
            return rest, ""
        said, between, mark = rest.rpartition(wording.BETWEEN)
        return said, between + mark

    def templates(self) -> list[PageTemplate]:
        """The first page and the later ones."""
        first = self._frame(self.first_rule - styles.UNDER_FIRST_RULE)
        later = self._frame(self.later_rule - styles.UNDER_LATER_RULE)
        return [
            PageTemplate(FIRST, [first], onPage=self._draw_first, pagesize=self.sheet.size),
            PageTemplate(LATER, [later], onPage=self._draw_later, pagesize=self.sheet.size),
        ]

    def _frame(self, top: float) -> Frame:
        bottom = self.foot_rule + styles.ABOVE_FOOT_RULE
        edges = (self.paper.left, bottom, self.width, top - bottom)
        return Frame(*(edge / self.text_scale for edge in edges), 0, 0, 0, 0)

    def _draw_first(self, canvas: Any, document: Any) -> None:
        left, top = self.paper.left, self._first_top
        canvas.scale(self.scale, self.scale)
        logos.draw(canvas, self.logos, left, self.paper.size[1] - self.paper.top)
        draw_lines(canvas, self.name, styles.HEADER, left, top)
        below = top - len(self.name) * styles.HEADER.leading
        draw_lines(canvas, self.address, styles.HEADER_SMALL, left, below)
        self._draw_right(canvas, self.number, styles.HEADER, top)
        below = top - len(self.number) * styles.HEADER.leading
        self._draw_right(canvas, self.concluded, styles.HEADER_SMALL, below)
        if self.name or self.number:
            self._draw_rule(canvas, self.first_rule, styles.RULE)
        self._draw_frame_of_page(canvas)

    def _draw_later(self, canvas: Any, document: Any) -> None:
        top = self._top
        canvas.scale(self.scale, self.scale)
        draw_lines(canvas, [self.short_name], styles.HEADER, self.paper.left, top)
        self._draw_right(canvas, [self.short_number], styles.HEADER, top)
        self._draw_rule(canvas, self.later_rule, styles.RULE)
        below = self.later_rule - styles.HEADER_SMALL.size - 1.5
        draw_lines(canvas, [self.short_title], styles.HEADER_SMALL, self.paper.left, below)
        self._draw_right(canvas, [self.continued], styles.HEADER_SMALL, below)
        self._draw_frame_of_page(canvas)

    def _draw_frame_of_page(self, canvas: Any) -> None:
        """The mark for the punch, and the footer."""
        canvas.setStrokeGray(styles.BOX)
        canvas.setLineWidth(styles.RULE_ROW)
        wide, high = self.paper.size
        if self.paper.lies:
            canvas.line(wide / 2, high - 7 * mm, wide / 2, high - 10 * mm)
        else:
            canvas.line(7 * mm, high / 2, 10 * mm, high / 2)
        self._draw_rule(canvas, self.foot_rule, styles.RULE_FOOT, styles.BOX)
        first = self.last_credit + (len(self.credits) - 1) * styles.CREDIT.leading
        draw_lines(canvas, self.credits, self.credit_style, self.paper.left, first)
        first = self.last_credit + (len(self.marks) - 1) * styles.MARK.leading
        self._draw_right(canvas, self.marks, styles.MARK, first)
        draw_lines(canvas, [self.imprint], styles.IMPRINT, self.paper.left, styles.BOTTOM)
        canvas.scale(self.text_scale, self.text_scale)

    def write_number(self, canvas: Any, page: int, pages: int) -> None:
        """Page x of y, at the foot of page `page`."""
        text = wording.page_number(page, pages, self.language)
        canvas.scale(1 / self.text_scale, 1 / self.text_scale)
        self._draw_right(canvas, [text], styles.PAGE_NUMBER, styles.BOTTOM)

    def _draw_right(self, canvas: Any, lines: Sequence[str], style: Style, y: float) -> None:
        for line in lines:
            draw_lines(canvas, [line], style, self.paper.left + self.width - style.width(line), y)
            y -= style.leading

    def _draw_rule(self, canvas: Any, y: float, thickness: float, colour: float = styles.INK) -> None:
        canvas.setStrokeGray(colour)
        canvas.setLineWidth(thickness)
        canvas.line(self.paper.left, y, self.paper.left + self.width, y)


def _few(text: str, style: Style, width: float) -> list[str]:
    return few(text, style, width, MOST_HEADER_LINES) if text else []


def _depth(names: Sequence[str], small: Sequence[str]) -> float:
    """From the first base line of a header's side to its last one."""
    if not names:
        return (len(small) - 1) * styles.HEADER_SMALL.leading
    return (len(names) - 1) * styles.HEADER.leading + len(small) * styles.HEADER_SMALL.leading


def print_story(report: Report, parts: Iterable[list[Flowable]], target: BinaryIO, title: str) -> None:
    """Set the story into pages and write the file; the same report gives the same bytes."""
    sheet = Sheet(report)
    document = Document(
        target,
        parts,
        pagesize=sheet.sheet.size,
        pageTemplates=sheet.templates(),
        title=title,
        author=prepared(report.header.organisation, ""),
        subject=report.header.agreement_no,
        creator="ngodesk",
        lang=report.language,
        displayDocTitle=True,
        invariant=1,
        initialFontName=face(styles.TEXT.face).name,
    )

    def make_canvas(*arguments: Any, **options: Any) -> NumberedCanvas:
        return NumberedCanvas(*arguments, write_number=sheet.write_number, **options)

    document.build(document.story, canvasmaker=make_canvas)
