"""A quarter of an association's life is entered by keyboard alone, from an empty file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.store.opening import open_store
from ngodesk.work import checking, exports
from tests.gui.by_hand.beginning import describe_ourselves, make_file, make_project
from tests.gui.by_hand.paper import Record
from tests.gui.by_hand.shoebox import Papers, Shoebox
from tests.gui.by_hand.treasurer import Treasurer
from tests.gui.windows import Open
from tests.quarter.paper import read
from tests.quarter.test_findings import WRONG
from tests.recount.folder import Folder, read_folder, ref_of

Told = dict[str, dict[str, dict[str, Any]]]
"""Tables, their records, what each record's columns hold."""

SHARED = ("organisations", "people", "programmes")
AFTER = ("credit_lines", "exchange_rates")
COUNTED, COMPUTED = ("unit", "quantity", "unit_cost"), ("flat_rate_percent", "flat_rate_of")
OF_PROJECT = (
    *("project_partners", "project_team", "reporting_periods", "tranches", "receipts"),
    *("contracts", "subgrants", "volunteer_agreements", "volunteer_hours", "work_hours"),
)


@pytest.fixture
def shoebox(quarter: Path) -> Iterator[Shoebox]:
    with open_store(quarter, write=False) as store:
        yield Shoebox(store, "pl")


def test_the_quarter_is_entered_by_keyboard(
    qtbot: QtBot, qapp: Application, open_window: Open, tmp_path: Path, shoebox: Shoebox
) -> None:
    qapp.speak("pl")
    hands = Treasurer(qtbot, open_window())
    path = tmp_path / "Kwartał.ngodesk"
    make_file(hands, shoebox.shared, path)
    describe_ourselves(hands, shoebox.shared)
    for table in SHARED:
        hands.enter(shoebox.shared, table, shoebox.shared.everything(table))
    for paper in shoebox.projects.values():
        enter_project(hands, paper)
    for table in AFTER:
        hands.enter(shoebox.shared, table, shoebox.shared.everything(table))
    hands.go_to("costs")
    documents = shoebox.documents()
    for document in documents:
        hands.enter_document(document)
    hands.sign(documents)
    for ref, paper in shoebox.projects.items():
        hands.open_project(ref)
        report(hands, paper)
    assert entered(hands, tmp_path / "entered") == told(read())
    assert found(path) == WRONG


def enter_project(hands: Treasurer, paper: Papers) -> None:
    """A project: its data, its budget, everything that belongs to it, the changes of its budget."""
    make_project(hands, paper)
    enter_budget(hands, paper)
    for table in OF_PROJECT:
        if records := paper.records(table):
            hands.enter(paper, table, [not_sent(record) for record in records])
    for amendment in paper.records("amendments"):
        amend(hands, paper, amendment)


def not_sent(record: Record) -> Record:
    """A reporting period before its report is sent."""
    return replace(record, values={**record.values, "submitted_on": None}) if is_sent(record) else record


def is_sent(record: Record) -> bool:
    """Whether it is a reporting period whose report was sent."""
    return record.values.get("submitted_on") is not None


def report(hands: Treasurer, paper: Papers) -> None:
    """Say when the reports were sent."""
    hands.go_to_tab("money")
    hands.go_to_table("reporting_periods")
    periods = [record for record in paper.records("reporting_periods") if is_sent(record)]
    hands.paste(paper.words(periods, "code", "submitted_on"))


def enter_budget(hands: Treasurer, paper: Papers) -> None:
    """The sources; lines and what is planned in the sheet; then what else is known of the lines."""
    hands.enter(paper, "funding_sources", paper.records("funding_sources"))
    lines = paper.records("budget_lines")
    sheet = hands.go_to_sheet()
    first, *rest = paper.sheet(lines, [source.code for source in sheet.sources])
    hands.type_line(first)
    hands.paste_lines("\n".join("\t".join(row) for row in rest))
    hands.go_to_table("budget_lines")
    hands.paste(paper.words(lines, "code", "category", "cost_kind", "partner", *COUNTED, *COMPUTED))


def amend(hands: Treasurer, paper: Papers, amendment: Record) -> None:
    """Begin an amendment, change what differs in the sheet, then say of what day it is."""
    hands.go_to_sheet()
    hands.push(hands.budget.begin)
    hands.until("Tab", lambda: hands.focus is hands.budget.grid)
    for line, source, amount in paper.changes(amendment):
        hands.change(line, source, amount)
    hands.push(hands.budget.data, "Shift+Tab")
    hands.fill(paper.typed(amendment))


def entered(hands: Treasurer, folder: Path) -> Told:
    """What the file holds now, as its exchange folder tells it."""
    hands.window.file.read(lambda store: exports.export_folder(store, folder), lambda _done: None)
    hands.settle()
    return told(read_folder(folder))


def told(folder: Folder) -> Told:
    """What each table tells of each of its records; blanks are not told."""
    return {
        table: {
            ref_of(table, row): {name: value for name, value in row.items() if value not in (None, "")}
            for row in rows
        }
        for table, rows in folder.items()
    }


def found(path: Path) -> dict[str, set[str]]:
    """What the checks find, by their ids."""
    with open_store(path, write=False) as store:
        findings = checking.findings(store).open
        keys = checking.refs(store, findings)
    result: dict[str, set[str]] = {}
    for each in findings:
        result.setdefault(each.rule.id, set()).add(keys[each.table, each.id])
    return result
