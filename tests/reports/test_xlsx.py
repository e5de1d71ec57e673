"""The XLSX writer: real numbers and dates, live sums, texts that stay texts, the same bytes again."""

import tracemalloc
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.reports import workbook, xlsx
from ngodesk.reports.content import Column, FormRow, FormTable, Heading, Note, Row, Table, Text
from ngodesk.reports.values import NOT_STATED, Amount
from ngodesk.reports.whole import Report
from tests.reports.prints import report
from tests.reports.sheets import cells, parts, rows, sums, written

COLUMNS = (Column("Line"), Column("Plan [PLN]", "number", summed=True), Column("%", "percent"), Column("Day"))


def register(*body: Row) -> Report:
    """A report with one table."""
    return report(Heading("Budget"), Table(COLUMNS, body), Note("A note."))


def below_head(made: Report) -> list[list[object]]:
    """The rows of the table and what follows it."""
    ((_name, found),) = rows(written(made)).items()
    start = next(place for place, row in enumerate(found) if row[0] == "Line")
    return found[start + 1 :]


def test_numbers_and_dates_are_numbers_and_dates() -> None:
    made = register(
        Row(("I.1", Decimal("1234.50"), Decimal("54.64"), date(2025, 3, 7))),
        Row(("I.2", Decimal("-0.05"), "", "")),
        Row(("I.3", NOT_STATED, 5, date(1850, 1, 1))),
    )
    assert below_head(made)[:3] == [
        ["I.1", 1234.5, 54.64, date(2025, 3, 7)],
        ["I.2", -0.05, "", ""],
        ["I.3", "not stated", 5.0, "1850-01-01"],
    ]


def test_a_form_stands_on_a_sheet_of_its_own() -> None:
    form = FormTable((FormRow("Cost", Amount(Decimal("5.50"), "EUR")), FormRow("Town", "Ķekava")))
    found = rows(written(report(form, Heading("List"), Table(COLUMNS, (Row(("a", "", "", "")),)))))
    first, second = found.values()
    assert ["Cost", 5.5] in first
    assert ["Town", "Ķekava"] in first
    assert second[-3][0] == "a"
    assert list(found) == ["Wydruk", "List"]


def test_headings_inside_a_section_stand_out() -> None:
    made = report(
        Heading("Activities"), Heading("A1. Talks", 2), Text("As planned."), Heading("More"), Text("x")
    )
    book = openpyxl.load_workbook(BytesIO(written(made)))
    (sheet,) = book
    found = {cell.value: cell for row in sheet for cell in row if cell.value}
    assert found["A1. Talks"].font.bold
    assert found["More"].font.bold
    assert not found["As planned."].font.bold
    assert found["A1. Talks"].column == 1
    assert found["As planned."].column == 2


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+48 123",
        "-1",
        "@SUM(A1)",
        "{=1}",
        "007",
        "1e5",
        "http://example.org",
        "_x0041_",
        " leading and trailing ",
        "two\nlines",
        "<b>&amp;</b>",
        "„Żółw” – ķēžu № ✓",
        "\U0001f600",
    ],
)
def test_a_text_stays_the_text_it_is(text: str) -> None:
    file = written(register(Row((text, Decimal("1.00"), "", ""))))
    sheet = parts(file)["xl/worksheets/sheet1.xml"]
    assert not [cell for cell in sheet.iter() if cell.tag.endswith("}f")]
    assert below_head(register(Row((text, Decimal("1.00"), "", ""))))[0][0] == text


def test_what_xml_cannot_hold_is_left_out_and_a_long_text_is_cut() -> None:
    made = register(Row(("a\x00b\x0bc\ud800d", "", "", "")), Row(("x" * 40_000, "", "", "")))
    found = below_head(made)
    assert found[0][0] == "abcd"
    assert len(str(found[1][0])) == workbook.LONGEST_TEXT


def test_the_same_report_gives_the_same_bytes() -> None:
    assert written(register(Row(("a", Decimal(1), "", "")))) == written(
        register(Row(("a", Decimal(1), "", "")))
    )


def test_a_file_holds_no_user_and_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "somebody-private")
    found = parts(written(register(Row(("a", Decimal(1), "", "")))))
    texts = [each.text or "" for part in found.values() for each in part.iter()]
    assert not [text for text in texts if "somebody-private" in text or str(Path.home()) in text]
    core = found["docProps/core.xml"]
    assert "Stowarzyszenie Nasza Łąka" in [each.text for each in core.iter()]


def test_the_head_stays_and_is_printed_on_every_page() -> None:
    sheet = parts(written(register(Row(("a", Decimal(1), "", "")))))["xl/worksheets/sheet1.xml"]
    pane = next(each for each in sheet.iter() if each.tag.endswith("}pane"))
    head = next(name for name, cell in cells(sheet).items() if "Line" in "".join(cell.itertext()))
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", f"A{int(head[1:]) + 1}")
    book = parts(written(register(Row(("a", Decimal(1), "", "")))))["xl/workbook.xml"]
    titles = [each.text for each in book.iter() if each.get("name") == "_xlnm.Print_Titles"]
    assert titles == [f"Budget!${head[1:]}:${head[1:]}"]


def test_a_row_of_several_lines_is_as_high_as_they_are() -> None:
    made = report(Heading("2. A heading"), Table(COLUMNS, (Row(("one\ntwo\nthree", "", "", "")),)))
    sheet = parts(written(made))["xl/worksheets/sheet1.xml"]
    heights = [each.get("ht") for each in sheet.iter() if each.tag.endswith("}row")]
    head, row = [float(each) for each in heights if each]  # what has one line is as high as every row
    assert 2 * 12 <= head <= 2 * 15
    assert 3 * 12 <= row <= 3 * 15


def test_credit_lines_are_not_wider_than_their_sheet() -> None:
    made = register(Row(("a", Decimal(1), "", "")))
    line = " ".join(["Financed"] * 40)
    made = replace(made, footer=replace(made.footer, credit_lines=(line,)))
    ((_name, found),) = rows(written(made)).items()
    said = [row[0] for row in found if str(row[0]).startswith("Financed")]
    assert " ".join(said) == line
    assert max(map(len, said)) < 60


def test_sheet_names_are_allowed_and_differ() -> None:
    names = workbook.sheet_names(["a/b: [c]?*", "x" * 40, "x" * 50, "", "History", "'quoted'", "A B C"])
    assert names[0] == "a b c"
    assert len({name.lower() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_names_and_texts_are_as_long_as_utf_16_counts_them() -> None:
    wing = "\N{BUTTERFLY}"
    names = workbook.sheet_names([wing * 20, wing * 20, "x" + wing * 20])
    assert names == [wing * 15, wing * 14 + " 2", "x" + wing * 15]
    made = report(Heading(wing * 40), Table(COLUMNS, [Row((wing * 20_000, Decimal(1), "", ""))]))
    ((name, found),) = rows(written(made)).items()
    assert name == wing * 15
    assert wing * 16_383 + "…" in [row[0] for row in found]


def test_columns_are_named_as_spreadsheets_do() -> None:
    assert [workbook.letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


cents = st.integers(-(10**13), 10**13).map(lambda number: Decimal(number).scaleb(-2))


@given(st.lists(st.lists(cents, min_size=1, max_size=5), min_size=1, max_size=6), st.booleans())
def test_sums_are_live_and_equal_what_is_printed(groups: list[list[Decimal]], titled: bool) -> None:
    body: list[Row] = []
    for number, group in enumerate(groups):
        if titled:
            body.append(Row((f"Group {number}", "", "", ""), "group"))
        body += [Row(("line", amount, "", "")) for amount in group]
        body.append(Row(("sum", sum(group, Decimal(0)), "", ""), "subtotal"))
    whole = sum((amount for group in groups for amount in group), Decimal(0))
    body.append(Row(("total", whole, "", ""), "total"))
    sheet = parts(written(register(*body)))["xl/worksheets/sheet1.xml"]
    found = list(sums(sheet))
    assert len(found) == len(groups) + 1
    assert all(stored == added for _cell, stored, added in found)
    assert found[-1][1] == whole


def test_headings_that_are_sums_of_their_lines() -> None:
    body = (
        Row(("Costs", "", "", ""), "group"),
        Row(("Activity 1", Decimal("3.00"), "", ""), "group"),
        Row(("a", Decimal("1.00"), "", "")),
        Row(("b", Decimal("2.00"), "", "")),
        Row(("Activity 2", Decimal("4.00"), "", ""), "group"),
        Row(("c", Decimal("4.00"), "", "")),
        Row(("Sum", Decimal("7.00"), "", ""), "subtotal"),
        Row(("per cent", Decimal("50.00"), "", ""), "remark"),
        Row(("Total", Decimal("7.00"), "", ""), "total"),
    )
    found = list(sums(parts(written(register(*body[:7], body[8])))["xl/worksheets/sheet1.xml"]))
    assert [stored for _cell, stored, _added in found] == [Decimal(3), Decimal(4), Decimal(7), Decimal(7)]
    assert all(stored == added for _cell, stored, added in found)
    remarked = parts(written(register(*body[1:4], body[7])))["xl/worksheets/sheet1.xml"]
    assert [stored for _cell, stored, _added in sums(remarked)] == [Decimal(3)]


class Nowhere:
    """A file that forgets what is written into it."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, content: bytes) -> int:
        self.size += len(content)
        return len(content)

    def flush(self) -> None:
        pass


def test_memory_does_not_grow_with_the_rows() -> None:
    peaks = []
    for count in (2_000, 20_000):
        made = register(*(Row((f"line {n}", Decimal(n), "", date(2025, 1, 1))) for n in range(count)))
        tracemalloc.start()
        xlsx.write(made, Nowhere())  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
