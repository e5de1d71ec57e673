"""A project's figures in the window are those of the contract, in the words and signs of its language."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ngodesk.gui import measure
from ngodesk.gui.pages import overview, overview_counts, overview_tables, overview_tiles

NBSP = "\N{NO-BREAK SPACE}"
EXPECTED = Path(__file__).parent.parent / "data" / "contract" / "expected" / "NL1.json"
START, END = date(2025, 3, 1), date(2025, 11, 30)


@pytest.fixture
def figures() -> dict[str, Any]:
    return json.loads(EXPECTED.read_text(encoding="utf-8"))


def words(cells: list[list[Any]]) -> list[list[str]]:
    return [[cell.words for cell in row] for row in cells]


def test_the_money_tile_says_spent_left_and_to_be_paid(figures: dict[str, Any]) -> None:
    tile = overview_tiles.money_tile(figures)
    assert tile is not None
    assert tile.words() == f"Budget spent: 70 %, 3,702.02{NBSP}PLN left"
    assert tile.measure.value == pytest.approx(0.7038, abs=1e-4)
    assert tile.measure.pending == pytest.approx(0.1198, abs=1e-4)


def test_overspending_is_said_in_words(figures: dict[str, Any]) -> None:
    figures["budget"] |= {"actual": "12586.40", "remaining": "-86.40", "percent": "100.69"}
    tile = overview_tiles.money_tile(figures)
    assert tile is not None
    assert tile.remark == f"86.40{NBSP}PLN missing"
    assert tile.tone == "problem"


def test_a_project_without_money_has_no_money_tile(figures: dict[str, Any]) -> None:
    figures["budget"] |= {"planned": "0.00", "actual": "0.00", "percent": None}
    assert overview_tiles.money_tile(figures) is None


def test_cost_without_a_plan_has_no_percentage(figures: dict[str, Any]) -> None:
    figures["budget"] |= {"planned": "0.00", "actual": "5.00", "remaining": "-5.00", "percent": None}
    tile = overview_tiles.money_tile(figures)
    assert tile is not None
    assert (tile.figure, tile.unit) == ("–", "")


def test_the_indicators_tile_counts_those_with_a_target(figures: dict[str, Any]) -> None:
    tile = overview_tiles.indicators_tile(figures, gone=50)
    assert tile is not None
    assert (tile.figure, tile.unit, tile.remark) == ("5", "of 12", "2 behind")
    late = overview_tiles.indicators_tile(figures, gone=100)
    assert late is not None
    assert late.remark == "7 behind"
    for indicator in figures["indicators"]:
        indicator |= {"met": None, "target": None, "percent": None}
    assert overview_tiles.indicators_tile(figures, gone=50) is None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2025, 2, 28), "Until the project begins: 1 day"),
        (date(2025, 3, 1), "Until the project ends: 274 days, 0 % of the time passed"),
        (date(2025, 11, 21), "Until the project ends: 9 days, 96 % of the time passed"),
        (date(2025, 11, 30), "Until the project ends: 0 days, 99 % of the time passed"),
        (date(2025, 12, 1), "Since the project's end: 1 day"),
        (date(2029, 1, 1), "Since the project's end: 1,128 days"),
    ],
)
def test_the_time_tile(today: date, said: str) -> None:
    assert overview_tiles.time_tile(START, END, today).words() == said


def test_the_time_passed_stays_between_nothing_and_all() -> None:
    assert overview.passed(START, END, date(2020, 1, 1)) == 0
    assert overview.passed(START, END, date(2030, 1, 1)) == 100
    assert overview.passed(START, START, START) == 0


def test_the_budget_has_a_row_for_each_line(figures: dict[str, Any]) -> None:
    rows = overview_tables.budget_cells(figures)
    assert words(rows)[0] == ["I.2", "Trenerzy", "", "3,591.95", "1,848.05"]
    assert words(rows)[2] == ["I.4", "Mikrodotacje", "", "1,400.50", "1,400.50 missing"]
    assert [row[0].words for row in rows] == [line["code"] for line in figures["budget"]["lines"]]
    assert rows[2][2].spoken == "Mikrodotacje: 1,400.50 spent of 0.00, 1,400.50 missing"
    bar = rows[0][2].measure
    assert bar is not None
    assert bar.notch
    assert bar.value == pytest.approx(0.6603, abs=1e-4)
    assert bar.past == "problem_bar"


def test_an_indicator_is_met_behind_or_on_its_way(figures: dict[str, Any]) -> None:
    rows = overview_tables.indicator_cells(figures, gone=50)
    assert words(rows)[0] == ["Godziny szkoleń", "", "19 of 20", ""]
    signs = {row[0].words: row[3].spoken for row in rows}
    assert signs["Godziny szkoleń"] == ""
    assert signs["Goście targów"] == "met"
    assert signs["Obserwujący stronę"] == "behind"
    without = next(row for row in rows if row[0].words == "Osobogodziny szkoleń")
    assert (without[1].measure, without[1].spoken, without[2].words) == (None, "no target", "45")
    assert without[2].spoken == "45 godz."


def test_a_target_column_is_named_only_where_there_is_a_target(figures: dict[str, Any]) -> None:
    assert overview_tables.indicator_columns(figures)[1].legend
    for indicator in figures["indicators"]:
        indicator["target"] = None
    assert not overview_tables.indicator_columns(figures)[1].legend


def test_sources_show_a_balance_or_say_that_there_is_no_account(figures: dict[str, Any]) -> None:
    rows = overview_tables.source_cells(figures)
    assert words(rows) == [
        ["D", "Grant", "10,000.00", "8,000.00", "7,885.88", "15.25"],
        ["O", "Own work", "1,500.00", "0.00", "345.00", "–"],
        ["W", "Own money", "1,000.00", "450.00", "567.10", "\N{MINUS SIGN}117.10"],
    ]
    assert rows[1][5].spoken == "no account"
    assert rows[2][5].tone == "problem"


def test_counts_come_in_groups_and_nothing_is_left_out_but_nothing(figures: dict[str, Any]) -> None:
    groups = {group.title: dict(group.lines) for group in overview_counts.groups(figures)}
    assert groups == {
        "Events and people": {
            "Events held": "6",
            "Hours": "27.17",
            "Attendances": "12",
            "Different people": "6",
            "Different organisations": "3",
            "People without names": "140",
            "Gave no data": "2",
        },
        "Volunteering": {"Volunteers": "2", "Hours": "13.75", "Value of the work": f"407.48{NBSP}PLN"},
        "Results": {"Outputs": "4", "Partnerships": "2", "Organisations supported": "3"},
        "Sub-grants": {
            "Sub-grants": "2",
            "Awarded": f"2,500.00{NBSP}PLN",
            "Paid": f"2,000.00{NBSP}PLN",
            "Settled": f"1,400.50{NBSP}PLN",
            "Returned": f"99.50{NBSP}PLN",
        },
    }


def test_what_is_not_used_is_not_there(figures: dict[str, Any]) -> None:
    empty = copy.deepcopy(figures)
    empty["events"] = dict.fromkeys(
        ("count", "attendances", "people", "organisations", "headcount", "refused"), 0
    )
    empty["events"]["hours"] = "0.00"
    empty["volunteers"] = {"people": 0, "hours": "0.00", "value": "0.00"}
    empty["subgrants"] = {"count": 0} | dict.fromkeys(("awarded", "paid", "settled", "returned"), "0.00")
    empty["outputs"]["count"] = empty["cooperations"]["count"] = empty["organisations_supported"] = 0
    assert overview_counts.groups(empty) == []


def test_a_bar_is_never_longer_than_its_track() -> None:
    from decimal import Decimal

    assert overview.share(Decimal(5), Decimal(0)) == measure.PAST_THE_NOTCH
    assert overview.share(Decimal(0), Decimal(0)) == 0
    assert overview.share(Decimal(-5), Decimal(10)) == 0
    assert overview.share(Decimal(500), Decimal(10)) == measure.PAST_THE_NOTCH
