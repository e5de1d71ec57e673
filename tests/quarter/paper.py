"""The quarter as it stands on paper: tables that a person reads, in tests/data/quarter."""

from datetime import date
from pathlib import Path

from tests.recount.folder import Folder, read_folder
from tests.recount.period import WHOLE, Period, rows_of

FOLDER = Path(__file__).parents[1] / "data" / "quarter"
PROJECTS = ("GLO", "MBG", "SAS")


def read() -> Folder:
    """All tables."""
    return read_folder(FOLDER)


def reporting_periods(folder: Folder, project: str) -> list[Period]:
    """The reporting periods of a project."""
    return [Period(row["start"], row["end"]) for row in rows_of(folder, "reporting_periods", project=project)]


def parts_of_time(folder: Folder, project: str) -> list[Period]:
    """The reporting periods, and what comes before the first and after the last: all of time, once."""
    periods = reporting_periods(folder, project)
    before, after = periods[0].day_before, periods[-1].end
    assert before is not None
    assert after is not None
    next_day = date.fromordinal(after.toordinal() + 1)
    return [Period(None, before), *periods, Period(next_day, None)]


def asked(folder: Folder, project: str) -> list[Period]:
    """The whole, each reporting period, and the rest of time."""
    return [WHOLE, *parts_of_time(folder, project)]
