"""The example forms in resources/forms: made from our reports' templates, the same bytes each time.

Runs with the Python of `.venv`: `forms.py` writes them all, `forms.py FOLDER` writes them elsewhere.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ngodesk.common.language import texts
from ngodesk.reports import templates, word_file
from ngodesk.reports.layout import Field
from ngodesk.reports.own.lists import LISTS
from ngodesk.reports.own.sheet import saved
from ngodesk.reports.styles import LANDSCAPE, PORTRAIT
from ngodesk.reports.templates import Template, worded

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "forms"
MADE_ON = date(2026, 11, 21)
FORMS = (
    ("acf-en.docx", "acf", "en"),
    ("acf-pl.docx", "acf", "pl"),
    ("fio-pl.docx", "fio", "pl"),
    ("interreg-partner-en.xlsx", "interreg-partner", "en"),
    ("public-task-pl.docx", "pl-public-task", "pl"),
    ("public-task-pl.xlsx", "pl-public-task", "pl"),
    ("sif-lv.docx", "sif", "lv"),
    ("sif-lv.xlsx", "sif", "lv"),
)
_LISTS = {each.block: name for name, each in LISTS.items() if each.block}
_FACTS = (
    ("Project", "project.title"),
    ("Agreement", "project.agreement_no"),
    ("Organisation", "organisation.name"),
    ("Programme", "project.programme"),
)
_THIN = Side(style="thin", color="9A9A9A")
_EDGES = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="9A9A9A"/>' for side in (
    "top", "left", "bottom", "right", "insideH", "insideV"
))  # fmt: skip


@dataclass(frozen=True)
class _Column:
    """A column of a list: head, field, and its share of the width."""

    head: str
    name: str
    field: Field[Any]
    weight: float

    @property
    def title(self) -> str:
        """The head without the currency, which a form has elsewhere."""
        return self.head.replace("[{unit}]", "").replace("{unit}", "").strip()

    @property
    def number(self) -> bool:
        """Whether it stands at the right."""
        return self.field.kind != "text"


@dataclass(frozen=True)
class _Section:
    """A heading, the section that somebody writes, a list with its columns and the name of its sums."""

    heading: str
    section: str
    named: str
    columns: list[_Column]
    total: str


def write(folder: Path) -> None:
    """All example forms, and the list of them."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for file, report, language in FORMS:
        template = templates.template(report)
        form = file.rpartition(".")[2]
        (folder / file).write_bytes((_word if form == "docx" else _sheets)(template, language))
        twice = sum(each[1:] == (report, language) for each in FORMS) > 1
        name = _title(template, language) + f" ({form})" * twice
        listed.append({"file": file, "name": name, "report": report, "language": language})
    text = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    (folder / "forms.json").write_text(text, encoding="utf-8")


def _title(template: Template, language: str) -> str:
    return str(worded(template.title, language, template.official))


def _parts(template: Template, language: str) -> Iterator[_Section]:
    """Heading, section to be written, list, and the list's columns: head, field, whether of numbers."""
    for part in template.parts:
        options = worded(part.options, language, template.official)
        heading = worded(part.heading, language, template.official) if part.heading else ""
        named = _LISTS.get(part.block, "")
        columns = [
            _Column(
                option.get("head", ""),
                option["field"],
                LISTS[named].fields[option["field"]],
                option["weight"],
            )
            for option in options.get("columns", ())
            if named and option["field"] in LISTS[named].names
        ]
        section = options.get("section", "")
        if columns or section:
            yield _Section(heading, section, named if columns else "", columns, options.get("total", ""))


# Word


def _word(template: Template, language: str) -> bytes:
    document = word_file.shell(LANDSCAPE if template.landscape else PORTRAIT, language)
    document.sections[0].different_first_page_header_footer = False
    document.add_paragraph(_title(template, language), style="Title")
    document.add_paragraph("{{ period.start | date }} \N{EN DASH} {{ period.end | date }}", style="Subtitle")
    facts = _bordered(document.add_table(len(_FACTS), 2))
    for row, (label, name) in zip(facts.rows, _FACTS, strict=True):
        cells = row.cells
        cells[0].text, cells[1].text = texts(language).gettext(label), f"{{{{ {name} }}}}"
    for part in _parts(template, language):
        if part.heading:
            document.add_paragraph(part.heading, style="Heading 1")
        if part.columns:
            _table(document, part)
        if part.section and part.named == "activities":
            _activities(document)
        elif part.section:
            document.add_paragraph(f"{{{{ text.{part.section} }}}}")
    _foot(document)
    made = BytesIO()
    word_file.save(document, made, _title(template, language), "", "", MADE_ON, language)
    return made.getvalue()


def _bordered(table: Table) -> Table:
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{_EDGES}</w:tblBorders>")
    table._tbl.tblPr.find(qn("w:tblW")).addnext(borders)  # the order of these is fixed
    return table


def _table(document: Document, part: _Section) -> None:
    table = _bordered(document.add_table(2, len(part.columns)))
    for place, column in enumerate(part.columns):
        for row, text in enumerate((column.title, f"{{{{ {part.named}.{column.name} }}}}")):
            paragraph = table.cell(row, place).paragraphs[0]
            run = paragraph.add_run(text)
            run.bold = row == 0
            run.font.size = Mm(2.9)
            if column.number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _activities(document: Document) -> None:
    """What was written of each activity, under its title."""
    document.add_paragraph("{%p for activity in activities %}")
    document.add_paragraph("{{ activity.code }}. {{ activity.title }}", style="Heading 2")
    document.add_paragraph("{{ activity.text }}")
    document.add_paragraph("{%p endfor %}")


def _foot(document: Document) -> None:
    """The credit lines, and whose form it is."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0].text = "{{ credit_lines }}"


# A spreadsheet


def _sheets(template: Template, language: str) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for part in _parts(template, language):
        if part.columns:
            _sheet(book, template, part, language)
    book.properties.title, book.properties.creator = _title(template, language), ""
    return saved(book, MADE_ON)


def _sheet(book: Workbook, template: Template, part: _Section, language: str) -> None:
    heading = part.heading or _title(template, language)
    sheet = book.create_sheet(_sheet_name(book, heading))
    sheet["A1"] = _title(template, language)
    sheet["A1"].font = Font(name="Calibri", size=14, bold=True)
    sheet["A2"] = "{{ project.title }}, {{ project.agreement_no }}"
    sheet["A3"] = "{{ period.start | date }} \N{EN DASH} {{ period.end | date }}"
    sheet["A4"] = heading
    sheet["A4"].font = Font(name="Calibri", size=12, bold=True)
    for place, column in enumerate(part.columns, 1):
        _column(sheet, place, part.named, column)
    _sums(sheet, part)
    sheet.row_dimensions[6].height = 32
    sheet.freeze_panes = "A7"
    sheet.print_title_rows = "6:6"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _sheet_name(book: Workbook, heading: str) -> str:
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in heading)[:28].strip()
    return plain if plain not in book.sheetnames else f"{plain} {len(book.sheetnames)}"


def _column(sheet: Worksheet, place: int, named: str, column: _Column) -> None:
    top, cell = sheet.cell(6, place, column.title), sheet.cell(7, place, f"{{{{ {named}.{column.name} }}}}")
    top.font, top.fill = Font(name="Calibri", bold=True), PatternFill("solid", fgColor="E8EFE9")
    right = "right" if column.number else None
    top.alignment = Alignment(wrap_text=True, vertical="top", horizontal=right)
    cell.alignment = Alignment(wrap_text=not column.number, vertical="top", horizontal=right)
    for each in (top, cell):
        each.border = Border(_THIN, _THIN, _THIN, _THIN)
    sheet.column_dimensions[get_column_letter(place)].width = max(
        13 if column.number else 8, column.weight * 0.6
    )


def _sums(sheet: Worksheet, part: _Section) -> None:
    """A sum under each column that is added up: it grows with the rows."""
    summed = [place for place, column in enumerate(part.columns, 1) if column.field.summed]
    for place in summed:
        letter = get_column_letter(place)
        sheet.cell(8, place, f"=SUM({letter}7:{letter}7)").number_format = "#,##0.00"
    if summed and part.total:
        sheet.cell(8, 1, part.total)
    for cell in sheet[8]:
        cell.font = Font(name="Calibri", bold=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
