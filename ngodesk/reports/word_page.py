"""Header and footer of a Word file: in full on the first page, in a line on the others."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt

from ngodesk.common.language import texts
from ngodesk.reports import logos, styles, word, wording
from ngodesk.reports.page import NAME_SHARE
from ngodesk.reports.typography import said
from ngodesk.reports.whole import Report
from ngodesk.reports.word import BOX, GREY, INK, Look, cell, paragraph, run

_STRONG, _SMALL = Look(bold=True, size=9, colour=INK), Look(size=8.5)
_RULE = ("bottom", styles.RULE, INK)
_LONGEST_TITLE, _LONGEST_NAME = 90, 60  # letters in the line of a later page


def set_page(section: Section, report: Report, width: float) -> None:
    """Whose print it is and what it is about, credit lines, and which page of how many."""
    for part in (section.first_page_header, section.header, section.first_page_footer, section.footer):
        part.is_linked_to_previous = False
        del part._element[:]
    _set_first_header(section.first_page_header, report, width)
    for each in _later_header(report, width):
        section.header._element.append(each)
    for footer in (section.first_page_footer, section.footer):
        for each in _footer(report, width):
            footer._element.append(each)


def _set_first_header(header: Any, report: Report, width: float) -> None:
    _add_logos(header, report, width)
    about, language = report.header, report.language
    number, concluded = wording.agreement(about, language)
    left = width * NAME_SHARE
    sides = (
        (left, ((about.organisation, _STRONG), (about.address, _SMALL)), False),
        (width - left, ((number, _STRONG), (concluded, _SMALL)), True),
    )
    cells = []
    for wide, lines, right in sides:
        inside = [
            paragraph([run(said(text, language), look)], "Header", right=right)
            for text, look in lines
            if text
        ]
        cells.append(cell(wide, inside or [paragraph([], "Header")], [_RULE], (0, 0, 4, 0)))
    header._element.append(word.table([left, width - left], [word.row(cells)]))
    header._element.append(paragraph([], "Header"))


def _add_logos(header: Any, report: Report, width: float) -> None:
    strip = logos.strip(report.header.logos, width)
    if not strip:
        return
    ends = [*(logo.x for logo in strip[1:]), width]
    widths = [end - logo.x for logo, end in zip(strip, ends, strict=True)]
    cells = []
    for logo, wide in zip(strip, widths, strict=True):
        line = header.add_paragraph()
        line.paragraph_format.space_after, line.paragraph_format.line_spacing = Pt(styles.UNDER_LOGOS), 1.0
        line.add_run().add_picture(BytesIO(logo.png), Pt(logo.width), Pt(logo.height))
        for inline in line._p.iter(qn("wp:inline")):
            for side in ("distT", "distB", "distL", "distR"):  # without them some programs leave a gap
                inline.set(side, "0")
        cells.append(cell(wide, [line._p]))
    header._element.append(word.table(widths, [word.row(cells)]))
    header._element.append(paragraph([], "Header", leading=1))


def _later_header(report: Report, width: float) -> Iterator[Any]:
    header, language = report.header, report.language
    number, _concluded = wording.agreement(header, language)
    name = said(header.short_name or header.organisation, language)[:_LONGEST_NAME]
    title = said(header.running or header.project_title, language)[:_LONGEST_TITLE]
    runs = [run(name, _STRONG), word.tab(), run(said(number, language), _STRONG)]
    yield paragraph(runs, "Header", stop=width, after=2, rules=[_RULE])
    continued = said(wording.continued(report), language)[:_LONGEST_NAME]
    yield paragraph([run(title), word.tab(), run(continued)], "Header", stop=width)


def _footer(report: Report, width: float) -> Iterator[Any]:
    footer, language = report.footer, report.language
    lines = [(line, word.PLAIN) for line in footer.credit_lines]
    if not lines and footer.credit_expected:
        lines = [(wording.no_credit_line(language), Look(italic=True, colour=GREY))]
    lines += [(mark, Look(bold=True, size=8, colour=GREY)) for mark in wording.marks(footer, language)]
    rules = [("top", styles.RULE_FOOT, BOX)]
    for text, look in lines:
        yield paragraph([run(said(text, language), look)], "Footer", rules=rules)
        rules = []
    yield paragraph(_imprint(report), "Footer", stop=width, rules=rules)


def _imprint(report: Report) -> Iterator[Any]:
    yield run(said("".join(wording.imprint(report)), report.language), Look(size=8, colour=GREY))
    yield word.tab()
    look = Look(bold=True, size=8.5)
    pattern = texts(report.language).gettext("Page {page} of {pages}")
    for part in re.split(r"(\{pages?\})", pattern):
        if part in ("{page}", "{pages}"):
            yield word.field("PAGE" if part == "{page}" else "NUMPAGES", look)
        elif part:
            yield run(part, look)
