"""Every figure of the quarter equals a recount from its paper; its periods add up to the whole."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.said import Command
from tests.quarter.paper import PROJECTS, asked, parts_of_time, read
from tests.recount.figures import project_figures
from tests.recount.period import Period, rows_of

SUMS = ("actual", "accepted", "received", "interest", "other_income", "refunded")


def figures(ngodesk: Command, quarter: Path, project: str, *more: str) -> Any:
    """What `ngodesk figures` says."""
    said = ngodesk("figures", quarter, "--project", project, "--format", "json", *more)
    assert said.status == 0, said.err
    return said.json


def dates(period: Period) -> list[str]:
    """A period as the command line is asked for it."""
    ends = (("--from", period.start), ("--to", period.end))
    return [word for name, day in ends if day is not None for word in (name, day.isoformat())]


@pytest.mark.parametrize("project", PROJECTS)
def test_whole_and_in_every_period(ngodesk: Command, quarter: Path, project: str) -> None:
    folder = read()
    for period in asked(folder, project):
        found = figures(ngodesk, quarter, project, *dates(period))
        assert found == project_figures(folder, project, period), (project, period)


@pytest.mark.parametrize("project", PROJECTS)
def test_a_period_is_asked_for_by_its_code(ngodesk: Command, quarter: Path, project: str) -> None:
    folder = read()
    for row in rows_of(folder, "reporting_periods", project=project):
        wanted = project_figures(folder, project, Period(row["start"], row["end"]))
        assert figures(ngodesk, quarter, project, "--period", row["code"]) == wanted


@pytest.mark.parametrize("project", PROJECTS)
def test_the_periods_add_up_to_the_whole(ngodesk: Command, quarter: Path, project: str) -> None:
    folder = read()
    added: Counter[tuple[str, ...]] = Counter()
    for period in parts_of_time(folder, project):
        added.update(sums_over_time(figures(ngodesk, quarter, project, *dates(period))["budget"]))
    whole = sums_over_time(figures(ngodesk, quarter, project)["budget"])
    assert any(whole.values())
    assert added == Counter({place: amount for place, amount in whole.items() if place in added})
    assert {place for place, amount in whole.items() if amount} <= added.keys()


def sums_over_time(budget: dict[str, Any]) -> dict[tuple[str, ...], Decimal]:
    """The amounts that are sums over time: of the project, each line, each line's source, each source."""
    found = {("", name): Decimal(budget[name]) for name in ("actual", "accepted")}
    for line in budget["lines"]:
        found |= {("line", line["code"], name): Decimal(line[name]) for name in ("actual", "accepted")}
        found |= {
            ("cell", line["code"], source): Decimal(amount) for source, amount in line["by_source"].items()
        }
    for source in budget["sources"]:
        found |= {("source", source["code"], name): Decimal(source[name]) for name in SUMS}
    return found


def test_the_quarter_is_as_large_as_it_should_be() -> None:
    folder = read()
    assert len(folder["cost_documents"]) == 40
    assert len(folder["projects"]) == 3
    assert {row["currency"] for row in folder["cost_documents"]} == {"PLN", "EUR"}
    assert [row["status"] for row in folder["amendments"]] == ["approved", "requested"]
    assert {row["currency"] for row in folder["projects"]} == {"PLN", "EUR"}
    rules = {row["rate_rule"] for row in folder["programmes"]}
    assert rules == {"document", "month", "submission"}
