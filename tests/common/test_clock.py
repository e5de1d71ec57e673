"""The day of this version stands in one place, and tells when a clock cannot be right."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from ngodesk import RELEASED, __version__
from ngodesk.common import clock

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"


def test_the_list_of_changes_begins_with_this_version_and_its_day() -> None:
    heading = re.search("^## .*$", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    assert heading is not None
    assert re.findall(r"\d+\.\d+\.\d+|\d{4}-\d{2}-\d{2}", heading[0]) == [__version__, RELEASED]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-9_000, (True, False)),
        (-2, (True, False)),
        (-1, (False, False)),  # somewhere it is still the day before
        (0, (False, False)),
        (3_653, (False, False)),
        (3_654, (False, True)),
    ],
)
def test_a_clock_is_believed_from_the_day_before_for_ten_years(days: int, told: tuple[bool, bool]) -> None:
    day = clock.RELEASE + timedelta(days=days)
    assert (clock.is_behind(day), clock.is_ahead(day)) == told
