"""A funder's own form: places filled, rows repeated, nothing run, the same bytes for the same figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.document import Document
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ngodesk.common.errors import UserError
from ngodesk.common.language import texts
from ngodesk.reports.own import grammar, sheet, word
from ngodesk.reports.own.data import Data
from ngodesk.reports.places import Place
from tests.reports.word_forms import paragraphs_of, word_form

NASTY = "<b>Zażółć & „gęślą”</b> {{ project.title }} {% for x in y %}\x00\nline 2"
LINES = [
    {"code": Place(code), "name": Place(name), "actual": Place(Decimal(amount), "number")}
    for code, name, amount in (
        ("1.1", "Ģenerālis & <dēli>", "1234.50"),
        ("1.2", "=1+1", "-0.50"),
        ("2", "Sala", "10.00"),
    )
]
DATA = Data(
    names={
        "project.title": Place("Łąka <dla> wszystkich"),
        "project.nasty": Place(NASTY),
        "project.start": Place(date(2025, 3, 1), "day"),
        "project.end": Place(None, "day"),
        "budget.actual": Place(Decimal("1244.00"), "money"),
        "budget.percent": Place(Decimal("12.50"), "percent"),
        "budget.line.1.1.actual": Place(Decimal("1234.50"), "money"),
        "lines.actual": Place(Decimal("9.00"), "number"),
        "events.count": Place(7, "number"),
    },
    lists={"lines": LINES, "partners": []},
    fields={"lines": frozenset({"code", "name", "actual"}), "partners": frozenset({"name"})},
    currency="PLN",
    day=date(2026, 11, 21),
    texts=texts("pl"),
)


def saved(form: Document | Workbook) -> bytes:
    target = BytesIO()
    form.save(target)
    return target.getvalue()


def filled(*paragraphs: str, data: Data = DATA) -> list[str]:
    """Each paragraph as it was filled."""
    return paragraphs_of(word.fill(word_form(*paragraphs), data))


def sheet_form(fill: Callable[[Worksheet], None]) -> Worksheet:
    """A filled sheet that was made by `fill`."""
    book = Workbook()
    fill(book.active)
    made = sheet.fill(saved(book), DATA)
    return load_workbook(BytesIO(made)).active


def test_places_in_the_forms_language() -> None:
    assert filled(
        "{{ project.title }}, {{project.start}} ({{ project.start | date }}; {{ project.start.raw }})",
        "{{ budget.actual }} {{ budget.actual | amount }} {{ budget.actual|raw }} {{ budget.percent }}",
        "{{ line['1.1'].actual }} {{ line[‘1.1’].actual }} {{ budget.line.1.1.actual | whole }}",
        "{{ project.end }} {{ events.count }}",
    ) == [
        "Łąka <dla> wszystkich, 1\N{NO-BREAK SPACE}marca\N{NO-BREAK SPACE}2025 (01.03.2025; 2025-03-01)",
        "1\N{NO-BREAK SPACE}244,00\N{NO-BREAK SPACE}zł 1\N{NO-BREAK SPACE}244,00 1244.00 12,50%",
        "1\N{NO-BREAK SPACE}234,50\N{NO-BREAK SPACE}zł 1\N{NO-BREAK SPACE}234,50\N{NO-BREAK SPACE}zł"
        " 1\N{NO-BREAK SPACE}235",
        "nie podano 7",
    ]
    assert filled("{{ project.end }}", data=replace(DATA, texts=texts("lv"))) != ["nie podano"]


def test_what_people_typed_prints_as_typed_and_runs_nothing() -> None:
    assert filled("{{ project.nasty }}") == [NASTY.replace("\x00", "")]


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ ''.__class__ }}",
        "{{ say.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
        "{{ 7 * 7 }}",
        "{{ range(10**9) | list }}",
        "{{ rows('lines') }}",
        "{{ project.title.__class__ }}",
        "{{ project.title | upper }}",
        "{{ }}",
    ],
)
def test_what_is_no_name_is_shown_as_unknown(hostile: str) -> None:
    (said,) = filled(f"a {hostile} z")
    assert said.startswith("a «")
    assert said.endswith("» z")
    assert "49" not in said
    assert "class '" not in said


@pytest.mark.parametrize(
    "hostile",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% import os %}",
        "{% set x = 1 %}",
        "{% for a in lines %}{% for b in lines %}x{% endfor %}{% endfor %}",
        "{{ project.title",
        "{% if project.title %}",
        "{{ {{ project.title }} }}",
        "{% endfor %}",
    ],
)
def test_what_cannot_be_said_is_refused(hostile: str) -> None:
    with pytest.raises(UserError) as refused:
        grammar.check(hostile)
    assert refused.value.text()
    for language in ("pl", "lv"):
        assert "{place}" not in refused.value.text(texts(language))


def test_what_cannot_be_said_fills_nothing() -> None:
    with pytest.raises(UserError):
        filled("{% for i in range(10**9) %}x{% endfor %}")
    (said,) = filled("{% for i in nobody %}x{% endfor %}")
    assert "nobody" in said
    assert "x" not in said


def test_rows_of_a_table_repeat_by_themselves() -> None:
    form = docx.Document()
    table = form.add_table(3, 3)
    for place, words in enumerate(("{{ lines.code }}", "{{ lines.name }}", "{{ lines.actual }}")):
        table.cell(1, place).text = words
    run = table.cell(0, 0).paragraphs[0].add_run("{{ project.")
    run.bold = True
    table.cell(0, 0).paragraphs[0].add_run("title }}")
    table.cell(2, 0).text = "{{ budget.actual }}"
    made = docx.Document(BytesIO(word.fill(saved(form), DATA)))
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
        ["Łąka <dla> wszystkich", "", ""],
        ["1.1", "Ģenerālis & <dēli>", "1\N{NO-BREAK SPACE}234,50"],
        ["1.2", "=1+1", "\N{MINUS SIGN}0,50"],
        ["2", "Sala", "10,00"],
        ["1\N{NO-BREAK SPACE}244,00\N{NO-BREAK SPACE}zł", "", ""],
    ]


def test_loops_and_conditions_of_the_form() -> None:
    said = filled(
        "{%p for line in lines %}",
        "{{ line.code }}: {{ line.name }}{% if line.actual %} {{ line.actual | raw }}{% else %}–{% endif %}",
        "{%p endfor %}",
        "{%p if partners %}",
        "never",
        "{%p endif %}",
        "{% if not partners %}alone{% endif %} {{ line.code }}",
    )
    assert said[:3] == ["1.1: Ģenerālis & <dēli> 1234.50", "1.2: =1+1 -0.50", "2: Sala 10.00"]
    assert said[3:] == [f"alone {filled('{{ line.code }}')[0]}"]
    assert said[3].endswith("line.code»")


def test_headers_footers_and_the_same_bytes() -> None:
    form = docx.Document(BytesIO(word_form("{{ budget.actual }}")))
    form.sections[0].header.paragraphs[0].text = "{{ project.title }}"
    form.sections[0].footer.paragraphs[0].text = "{{ nothing.here }}"
    content = saved(form)
    made = word.fill(content, DATA)
    assert made == word.fill(content, DATA)
    section = docx.Document(BytesIO(made)).sections[0]
    assert section.header.paragraphs[0].text == "Łąka <dla> wszystkich"
    assert "nothing.here" in section.footer.paragraphs[0].text


def test_a_sheet_has_real_numbers_and_its_formulas_grow() -> None:
    def fill(page: Worksheet) -> None:
        page.title = "Lista 'A'"
        page["A1"] = "{{ project.title }}: {{ budget.actual }}"
        page.merge_cells("A1:C1")
        page["A3"], page["B3"], page["C3"], page["D3"] = (
            "{{ lines.code }}",
            "{{ lines.name }}",
            "{{ lines.actual | raw }}",
            "=C3*2",
        )
        page["C3"].number_format = "0.000"
        page["A3"].fill = PatternFill("solid", fgColor="FF0000")
        page.row_dimensions[3].height = 33
        page["C4"], page["D4"] = "=SUM(C3:C3)", "=$C$4+C1"
        page["A6"], page["B6"], page["C6"] = "{{ project.start }}", "{{ budget.percent }}", "{{ nothing }}"
        page["B6"].number_format = "0.00%"
        page["A7"] = "{{ partners.name }}"
        page.merge_cells("A8:B9")
        page.print_area = "A1:D9"

    page = sheet_form(fill)
    assert page["A1"].value == "Łąka <dla> wszystkich: 1\N{NO-BREAK SPACE}244,00\N{NO-BREAK SPACE}zł"
    rows = [[page.cell(row, column).value for column in range(1, 5)] for row in range(3, 7)]
    assert rows == [
        ["1.1", "Ģenerālis & <dēli>", 1234.5, "=C3*2"],
        ["1.2", "=1+1", -0.5, "=C4*2"],
        ["2", "Sala", 10, "=C5*2"],
        [None, None, "=SUM(C3:C5)", "=$C$6+C1"],
    ]
    assert page["B4"].data_type == "s"
    assert {page.cell(row, 3).number_format for row in (3, 4, 5)} == {"0.000"}
    assert {page.row_dimensions[row].height for row in (3, 4, 5)} == {33}
    assert page["A5"].fill.fgColor.rgb == "00FF0000"
    assert (page["A8"].value, page["A8"].number_format) == (datetime(2025, 3, 1), "dd.mm.yyyy")
    assert page["B8"].value == pytest.approx(0.125)
    assert page["C8"].value == f"«{texts('pl').gettext('unknown: {name}').format(name='nothing')}»"
    assert page["A9"].value in (None, "")
    assert sorted(map(str, page.merged_cells.ranges)) == ["A10:B11", "A1:C1"]
    assert page.print_area.endswith("$A$1:$D$11")


def test_formulas_of_another_sheet_follow() -> None:
    book = Workbook()
    first = book.active
    first["A2"], first["A3"] = "{{ lines.name }}", "=COUNTA(A2:A2)"
    other = book.create_sheet("Razem")
    other["A1"] = '=Sheet!A3&"A3"'
    content = saved(book)
    made = sheet.fill(content, DATA)
    assert made == sheet.fill(content, DATA)
    again = load_workbook(BytesIO(made))
    assert again["Razem"]["A1"].value == '=Sheet!A5&"A3"'
    assert again["Sheet"]["A5"].value == "=COUNTA(A2:A4)"


def test_conditions_and_choices_name_the_same_cells_as_before() -> None:
    def fill(page: Worksheet) -> None:
        page["A1"], page["A2"], page["B2"] = "limit", "{{ lines.name }}", "{{ lines.actual }}"
        page["B4"], page["B5"] = "=SUM(B2:B2)", 100
        red = PatternFill("solid", bgColor="FF0000")
        page.conditional_formatting.add("B2:B2", FormulaRule(formula=["$B2>$B$5"], fill=red))
        page.conditional_formatting.add("B4", CellIsRule("greaterThan", formula=["$B$5*2"], fill=red))
        choice = DataValidation("list", formula1="$A$1:$A$2")
        choice.add("C5")
        page.add_data_validation(choice)

    page = sheet_form(fill)
    rules = {str(each.sqref): each.rules[0].formula for each in page.conditional_formatting}
    assert rules == {"B2:B4": ["$B2>$B$7"], "B6": ["$B$7*2"]}
    (choice,) = page.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("C7", "$A$1:$A$4")


def test_a_draft_says_so_without_moving_anything() -> None:
    form = docx.Document()
    form.add_paragraph("{{ project.title }}")
    form.sections[0].different_first_page_header_footer = True
    form.add_section()
    plain, marked = word.fill(saved(form), DATA), word.fill(saved(form), DATA, "SZKIC & <próba>")
    assert marked == word.fill(saved(form), DATA, "SZKIC & <próba>")
    again = docx.Document(BytesIO(marked))
    assert [each.text for each in again.paragraphs] == [
        each.text for each in docx.Document(BytesIO(plain)).paragraphs
    ]
    for header in (again.sections[0].header, again.sections[0].first_page_header):
        (words,) = header._element.xpath('.//*[local-name()="textpath"]/@string')
        assert words == "SZKIC & <próba>"
    assert again.sections[1].header.is_linked_to_previous

    book = Workbook()
    book.active["A1"] = "{{ project.title }}"
    book.active.oddHeader.center.text = "Urząd"
    made = load_workbook(BytesIO(sheet.fill(saved(book), DATA, "SZKIC"))).active
    assert (made.oddHeader.center.text, made.oddHeader.right.text) == ("Urząd", "SZKIC")


def test_a_name_of_its_own_repeats_no_row() -> None:
    page = sheet_form(lambda page: page.append(["{{ lines.actual }}", "{{ events.count }}"]))
    assert [cell.value for cell in page[1]] == [9, 7]
    assert page.max_row == 1


def test_a_form_cannot_grow_without_end() -> None:
    many = replace(DATA, lists={"lines": LINES * 60_000, "partners": []})
    book = Workbook()
    book.active.append(["{{ lines.code }}", "{{ lines.name }}"])
    with pytest.raises(UserError):
        sheet.fill(saved(book), many)
