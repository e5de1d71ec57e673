"""Texts pasted into the wrong field: each part of a print wraps, splits or shortens them, and none fails."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ngodesk.reports.content import (
    Bar,
    Card,
    Cards,
    Chart,
    Clause,
    Column,
    Decisions,
    Display,
    Element,
    FormRow,
    FormTable,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Note,
    PageBreak,
    Radar,
    Row,
    Series,
    Signature,
    Signatures,
    Table,
    Text,
    WriteIn,
)
from ngodesk.reports.values import Alternatives, Born, Name, Period, Progress, Value
from tests.reports.prints import FOOTER, HEADER, page_texts, printed, report

ONE = Decimal(1)
DAY = date(2025, 3, 1)
TEXTS = {
    "words": ("Szkolenie organizacji w powiecie " * 100)[:3000],
    "word": "x" * 1500,
    "lines": "wiersz\n" * 150,
    "broken": "\nAnna\n Maria\t\n",
    "blank": " ",
}


def values(text: str) -> Iterator[Value]:
    """A value of each type that holds `text`."""
    yield from (text, (text, text), Name(text, text), Name("a", text), Name(text, "a"), Born(text))
    yield from (Period(DAY, DAY, remark=text), Progress(ONE, text))


def elements(text: str) -> Iterator[list[Element]]:
    """An element of each kind that holds `text`, as often as it may, with what it holds on to."""
    yield [Heading(text), Text(text), Items((text,)), Clause(text, text), Note(text)]
    yield [Heading("a"), Heading(text, 2), Table((Column("a"),), [Row(("x",))]), Note(text)]
    yield [FormTable((FormRow(text, Alternatives((text, text), 0)),))]
    for value in values(text):
        yield [FormTable((FormRow("a", value),))]
        for columns in ((Column("a"),), (Column("a"),) * 4):
            blank = ("",) * (len(columns) - 1)
            styles = ("body", "group", "total")
            yield [Table(columns, [Row((value, *blank), style)]) for style in styles]
            rows = [Row((value, *blank), "group"), Row(("x", *blank))]
            yield [Table(columns, rows), Table(columns, rows * 2, dense=True, least=10)]
    yield [Table((Column("a"), Column(text), Column(text, "number")), [Row(("x", "y", ONE))])]
    yield [Table((Column(text),) * 8, [Row(("x",) * 8)] * 3, dense=True)]
    yield [Chart((Bar(text, ONE, ONE, ONE, None),) * 2, "PLN", text, text, text, text)]
    yield [WriteIn((text, "b", "c"), ((text, text), (text, "")))]
    yield [KeyFigures((KeyFigure(text, text, ONE, (text, text)),) * 3)]
    yield [Decisions(((text, (text, "a")), (text, ())))]
    for foot in (False, True):
        yield [Text("a"), Signatures((Signature(text, text), Signature("a", text)), text, at_foot=foot)]
    yield [Display(text, "title", 5), Display(text, "line")]
    yield [Cards((Card(text, text, text),) * 3)]
    yield [Radar((text,) * 5, (Series(text, (ONE,) * 5),), 0, 5, text, text, text)]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
def test_no_text_is_too_long_for_any_part_of_a_print(text: str, large: bool) -> None:
    content = [part for together in elements(text) for part in (*together, PageBreak())]
    header = replace(HEADER, organisation=text, short_name=text, address=text, project_title=text)
    footer = replace(FOOTER, credit_lines=(text, text), about=text, number=text)
    whole = report(*content, title=text, label=text, subtitle=text, large=large)
    assert printed(whole).startswith(b"%PDF")
    assert page_texts(replace(whole, content=(Text("a"),), header=header, footer=footer))


def test_a_name_of_several_lines_prints_in_one() -> None:
    table = Table((Column("a"), Column("b")), [Row((Name("Łąk\n", "Anna\n  Maria"), "x"))])
    (page,) = page_texts(report(table))
    assert "Łąk Anna Maria" in " ".join(page.split())
    assert printed(report(table)) == printed(
        report(replace(table, rows=[Row((Name("Łąk", "Anna Maria"), "x"))]))
    )
