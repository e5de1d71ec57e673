"""A quarter of an association's life is entered by keyboard alone, from an empty file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.store.opening import open_store
from ngodesk.work import imports, workspaces
from tests.gui.by_hand.beginning import describe_ourselves, make_file, make_project
from tests.gui.by_hand.paper import Record
from tests.gui.by_hand.shoebox import Papers, Shoebox
from tests.gui.by_hand.treasurer import Treasurer
from tests.gui.windows import Open
from tests.quarter.paper import FOLDER

SHARED = ("organisations", "people", "programmes")
AFTER = ("credit_lines", "exchange_rates")
COUNTED, COMPUTED = ("unit", "quantity", "unit_cost"), ("flat_rate_percent", "flat_rate_of")
OF_PROJECT = (
    *("project_partners", "project_team", "reporting_periods", "tranches", "receipts"),
    *("contracts", "subgrants", "volunteer_agreements", "volunteer_hours"),
)


@pytest.fixture
def shoebox(tmp_path: Path) -> Iterator[Shoebox]:
    path = tmp_path / "paper.ngodesk"
    workspaces.create(path, language="pl", currency="PLN")
    with open_store(path) as store:
        imports.import_folder(store, FOLDER)
        yield Shoebox(store, "pl")


def test_the_quarter_is_entered_by_keyboard(
    qtbot: QtBot, qapp: Application, open_window: Open, tmp_path: Path, shoebox: Shoebox
) -> None:
    qapp.speak("pl")
    hands = Treasurer(qtbot, open_window())
    make_file(hands, shoebox.shared, tmp_path / "Kwartał.ngodesk")
    describe_ourselves(hands, shoebox.shared)
    for table in SHARED:
        hands.enter(shoebox.shared, table, shoebox.shared.everything(table))
    for paper in shoebox.projects.values():
        make_project(hands, paper)
        enter_budget(hands, paper)
        for table in OF_PROJECT:
            if records := paper.records(table):
                hands.enter(paper, table, records)
        for amendment in paper.records("amendments"):
            amend(hands, paper, amendment)
    for table in AFTER:
        hands.enter(shoebox.shared, table, shoebox.shared.everything(table))
    hands.go_to("costs")
    for document in shoebox.documents():
        hands.enter_document(document)


def enter_budget(hands: Treasurer, paper: Papers) -> None:
    """The sources; lines and what is planned in the sheet; then what else is known of the lines."""
    hands.enter(paper, "funding_sources", paper.records("funding_sources"))
    lines = paper.records("budget_lines")
    sheet = hands.go_to_sheet()
    first, *rest = paper.sheet(lines, [source.code for source in sheet.sources])
    hands.type_line(first)
    hands.paste_lines("\n".join("\t".join(row) for row in rest))
    hands.go_to_table("budget_lines")
    hands.paste(paper.words(lines, "code", "category", "cost_kind", *COUNTED, *COMPUTED))


def amend(hands: Treasurer, paper: Papers, amendment: Record) -> None:
    """Begin an amendment, change what differs in the sheet, then say of what day it is."""
    hands.go_to_sheet()
    hands.push(hands.budget.begin)
    hands.until("Tab", lambda: hands.focus is hands.budget.grid)
    for line, source, amount in paper.changes(amendment):
        hands.change(line, source, amount)
    hands.push(hands.budget.data, "Shift+Tab")
    hands.fill(paper.typed(amendment))
