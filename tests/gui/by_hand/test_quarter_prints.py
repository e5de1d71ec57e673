"""The prints of the quarter are chosen by keyboard in the window, and say what the recount says."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.pages.reports import ReportsPage
from tests.gui.by_hand.hands import Hands
from tests.gui.windows import Open
from tests.quarter.paper import read
from tests.quarter.test_prints import BY_PROJECT, CASES, Amounts, shown
from tests.recount.period import WHOLE, Period, rows_of
from tests.reports.prints import squeezed


@pytest.fixture
def hands(qtbot: QtBot, qapp: Application, open_window: Open, quarter: Path, tmp_path: Path) -> Hands:
    qapp.speak("pl")
    path = Path(shutil.copyfile(quarter, tmp_path / quarter.name))
    return Hands(qtbot, open_window(path))


def test_every_print_is_chosen_once(hands: Hands) -> None:
    """Each for one project; `tests/quarter` holds every project's numbers against the recount."""
    folder = read()
    hands.go_to("reports")
    for report, project in dict(CASES).items():
        choose(hands, report=report, project=project)
        assert missing(hands, BY_PROJECT[report][0](folder, project, WHOLE)) == set(), (report, project)


def test_a_period_is_chosen(hands: Hands) -> None:
    folder = read()
    hands.go_to("reports")
    choose(hands, report="budget-execution", project="SAS")
    for row in rows_of(folder, "reporting_periods", project="SAS"):
        choose(hands, period=row["code"])
        wanted = BY_PROJECT["budget-execution"][0](folder, "SAS", Period(row["start"], row["end"]))
        assert missing(hands, wanted) == set(), row["code"]


def choose(hands: Hands, **asked: str) -> None:
    """Go from list to list, and to what is wanted in each."""
    page = hands.window.page
    assert isinstance(page, ReportsPage)
    for name, key in asked.items():
        box = page.asks.lists[name]
        hands.until("Tab", lambda box=box: hands.focus is box)
        hands.choose(box, key)
        hands.settle()


def missing(hands: Hands, wanted: Amounts) -> set[str]:
    """The amounts that the print on the page does not show."""
    page = hands.window.page
    assert isinstance(page, ReportsPage)
    hands.qtbot.waitUntil(lambda: page._print is not None, timeout=30_000)  # made some jobs later
    assert page._print is not None
    reader = PdfReader(BytesIO(page._print.pdf))
    text = squeezed("".join(each.extract_text() for each in reader.pages))
    return {shown(amount) for amount in wanted if shown(amount) not in text}
