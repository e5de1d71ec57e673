"""Each sample project is built up by keyboard from an empty file, as far as its card needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui import theme
from ngodesk.gui.app import Application
from ngodesk.gui.places import place_of, tab_of
from ngodesk.reports.whole import Report
from ngodesk.store.opening import open_store
from tests.gui.by_hand.beginning import describe_ourselves, make_file, make_project
from tests.gui.by_hand.hands import Hands
from tests.gui.by_hand.paper import Paper, card
from tests.gui.windows import LANGUAGES, THEMES, Open


@dataclass(frozen=True)
class Case:
    """A project, what its card counts, and how the window looks while it is built."""

    project: str
    sample: str
    tables: tuple[str, ...]
    language: str
    colors: str


FIRST, LAST = ("organisations", "programmes", "people"), ("credit_lines",)  # of all projects
HELD = ("events", "event_sessions", "attendance")
WHO = ("activities", "project_team", "project_partners")
CASES = (
    Case("KE", "kuznia-ekspertow", ("activities", "indicators", *HELD, "outputs", "subgrants"), "pl", "dark"),
    Case(
        "WWR",
        "wiedza-wspolpraca-rozwoj",
        (
            *("activities", "project_team", "questionnaires", "questions", "indicators", "support_cases"),
            *("events", "attendance", "outputs", "volunteer_agreements", "volunteer_hours"),
            *("responses", "answers"),
        ),
        "en",
        "light",
    ),
    Case("OPO", "opolskie-otwarte", (*WHO, "indicators", "events", "attendance", "outputs"), "pl", "light"),
    Case("ENG", "engage", (*WHO, "indicators", *HELD, "outputs", "cooperations"), "en", "light"),
    Case("CC", "engage", ("activities", "indicators", "events", "outputs"), "en", "dark"),
    Case(
        "NVO",
        "pierigas-partneriba",
        ("activities", "project_team", "indicators", *HELD, "outputs"),
        "lv",
        "light",
    ),
    Case("DN", "pierigas-partneriba", ("activities", "indicators", "events"), "lv", "dark"),
)


@pytest.fixture
def paper(written: dict[str, Path], case: Case) -> Iterator[Paper]:
    with open_store(written[case.sample]) as store:
        yield Paper(store, case.project, case.language, (*FIRST, *case.tables, *LAST))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.project}-{case.language}-{case.colors}")
def test_a_project_is_built_up_by_hand(
    qtbot: QtBot, qapp: Application, open_window: Open, tmp_path: Path, paper: Paper, case: Case
) -> None:
    theme.use(qapp, THEMES[case.colors])
    qapp.speak(case.language)
    hands = Hands(qtbot, open_window())
    make_file(hands, paper, tmp_path / "Ąķ.ngodesk")
    describe_ourselves(hands, paper)
    for table in FIRST:
        enter(hands, paper, table)
    make_project(hands, paper)
    for table in (*case.tables, *LAST):
        enter(hands, paper, table)
    assert cards(hands, case.project) == [card(paper.store, case.project, language) for language in LANGUAGES]


def enter(hands: Hands, paper: Paper, table: str) -> None:
    """Paste the records of a table from a spreadsheet, all but the last, and type that one."""
    if table in (*FIRST, *LAST):
        hands.go_to(place_of(table))
    else:
        hands.go_to_tab(tab_of(table))
    hands.go_to_table(table)
    records = paper.records(table)
    assert records, table
    if records[:-1]:
        hands.paste(paper.block(records[:-1]))
    hands.add(paper.typed(records[-1]))


def cards(hands: Hands, project: str) -> list[Report]:
    """The card of the project in every language, as the open file has it."""
    found: list[Report] = []
    read = [lambda store, each=each: card(store, project, each) for each in LANGUAGES]
    for fetch in read:
        hands.window.file.read(fetch, found.append)
    hands.settle()
    return found
