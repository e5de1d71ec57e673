"""Which numbers of a page are of which record: one record, or none."""

import pytest
from PySide6.QtCore import QRectF

from ngodesk.gui.places import Link
from ngodesk.gui.reports.spots import Spot, link_of, spots
from ngodesk.gui.reports.totals import Totals
from ngodesk.work.tracing import Sums, Trace

LINE = Trace("budget_lines", 1, "1.2", "Care of small projects and monitoring")
SAME = Trace("indicators", 2, "7", "Advice"), Trace("activities", 3, "A2", "Advice")
PAPER = Trace("cost_documents", 4, "C1", "FV 12/2025")
COSTS, PAPERS = Trace("allocations", None, "", "Total"), Trace("cost_documents", None, "", "Total")
TALK = Trace("events", 5, "E1", "A long evening talk")


def row(top: float, *words: str) -> list[tuple[QRectF, str]]:
    """Cells beside each other."""
    return [(QRectF(100 * place, top, 80, 9), each) for place, each in enumerate(words)]


def test_a_name_that_goes_on_below_is_found_by_its_first_line() -> None:
    lines = row(50, "1.2 ", "Care of small projects", "7 200,00 ", "−18,00", "100,09 %") + row(
        61, "", "and monitoring"
    )
    (found,) = spots(0, lines, [LINE, *SAME])
    assert found.trace is LINE
    assert [words for _area, words in found.numbers] == ["7 200,00", "−18,00", "100,09 %"]
    assert found.area == QRectF(100, 50, 380, 9)


def test_of_one_name_the_code_decides() -> None:
    assert [each.trace for each in spots(0, row(10, "A2.", "Advice", "17"), SAME)] == [SAME[1]]
    assert spots(0, row(10, "9", "Advice", "17"), SAME) == []


def test_dates_and_codes_are_no_numbers() -> None:
    (found,) = spots(0, row(10, "FV 12/2025", "28.04.2025", "1.2", "620.00", "7"), [PAPER, LINE, *SAME])
    assert [words for _area, words in found.numbers] == ["620.00", "7"]


def test_a_row_is_of_the_first_that_it_names() -> None:
    (found,) = spots(3, row(10, "FV 12/2025", "A long evening talk", "310,00"), [TALK, PAPER])
    assert (found.trace, found.page) == (PAPER, 3)


@pytest.mark.parametrize(
    ("trace", "link"),
    [
        (LINE, Link(tab="costs", table="allocations", project=9, owner=("line", 1))),
        (SAME[0], Link(tab="indicators", project=9, record=2)),
        (SAME[1], Link(tab="activities", table="events", project=9, owner=("activity", 3))),
        (COSTS, Link(tab="costs", table="allocations", project=9)),
        (PAPER, Link(place="costs", tab="document", table="cost_documents", record=4)),
    ],
)
def test_where_a_number_leads(trace: Trace, link: Link) -> None:
    assert link_of(Spot(0, QRectF(), (), trace).trace, 9) == link


def test_a_total_is_of_the_section_that_it_stands_in() -> None:
    totals = Totals([Sums("", ()), Sums("Budget", (COSTS,)), Sums("A very long list of papers", (PAPERS,))])
    assert totals.on(0, row(10, "Total", "1.00")) == []
    first = totals.on(1, [*row(30, "Total", "2.00", "words"), *row(10, "Budget"), *row(50, "Total")])
    second = totals.on(2, [*row(10, "A very long list"), *row(20, "of papers"), *row(30, "Total", "5")])
    assert [(each.trace, [words for _area, words in each.numbers]) for each in (*first, *second)] == [
        (COSTS, ["2.00"]),
        (PAPERS, ["5"]),
    ]
