"""The money page: sums that lead to their records, months by keyboard, three languages."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.money.view import MoneyView
from ngodesk.gui.places import Link
from tests.gui.windows import Open, settle, show_project


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    window = open_window(filled)
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="money"))
    settle(qtbot, window)
    return window


@pytest.fixture
def view(window: MainWindow) -> MoneyView:
    written: Any = window.page.panels["money"].written
    assert isinstance(written, MoneyView)
    return written


def test_a_source_leads_to_its_receipts(qtbot: QtBot, window: MainWindow, view: MoneyView) -> None:
    view.sources.setFocus()
    view.sources.setCurrentIndex(view.sources.rows.index(0, 0))
    key = view.sources.rows.keys[0]
    qtbot.keyClick(view.sources, Qt.Key.Key_Return)
    settle(qtbot, window)
    link = window.page.link
    assert (link.table, link.owner) == ("receipts", ("source", key))
    window.go_back()
    settle(qtbot, window)
    assert window.page.link.table == ""


def test_each_month_is_said(qtbot: QtBot, view: MoneyView) -> None:
    assert view.money is not None
    assert len(view.chart.columns) == len(view.money.months)
    view.chart.setFocus()
    last = view.chart.accessibleName()
    qtbot.keyClick(view.chart, Qt.Key.Key_Left)
    assert view.chart.accessibleName() != last
    for _turn in range(len(view.chart.columns) + 2):
        qtbot.keyClick(view.chart, Qt.Key.Key_Left)
    assert view.chart.at == 0


def test_it_follows_the_file(qtbot: QtBot, window: MainWindow, view: MoneyView) -> None:
    before = [cell.words for cell in view.sources.rows.cells[0]]

    def add(store: Any) -> None:
        from ngodesk.work import saving

        with store.reading() as connection:
            row = connection.exec_driver_sql("SELECT id, project_id, source_id FROM receipts").first()
        values = {"ref": "X1", "project": row[1], "source": row[2], "date": "2025-06-01", "kind": "interest"}
        saving.add(store, "receipts", {**values, "amount": 12_345})

    window.file.read(add, lambda _done: None)
    settle(qtbot, window)
    assert [cell.words for cell in view.sources.rows.cells[0]] != before


def test_it_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: MoneyView
) -> None:
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        name = {"en": "Sources", "pl": "Źródła", "lv": "Avoti"}[language]
        assert view.sources.rows.columns[0].title == name


def test_fees_lead_to_the_receipts_of_their_event(qtbot: QtBot, window: MainWindow, view: MoneyView) -> None:
    assert not view.fees.isVisible()

    def add(store: Any) -> int:
        from ngodesk.work import saving

        with store.reading() as connection:
            row = connection.exec_driver_sql("SELECT project_id, source_id FROM receipts").first()
            event = connection.exec_driver_sql("SELECT id FROM events WHERE ref = 'E1'").scalar_one()
            person = connection.exec_driver_sql("SELECT id FROM people").scalar()
        known = {"project": row[0], "source": row[1], "date": "2025-06-01", "kind": "participant_fee"}
        for ref, amount, of in (("F1", 2_000, event), ("F2", 500, None)):
            saving.add(
                store, "receipts", {**known, "ref": ref, "amount": amount, "event": of, "person": person}
            )
        return int(event)

    events: list[int] = []
    window.file.read(add, events.append)
    settle(qtbot, window)
    assert view.fees.isVisible()
    assert [row[4].words for row in view.fees.rows.cells] == ["20.00", "5.00"]
    view.fees.setFocus()
    qtbot.keyClick(view.fees, Qt.Key.Key_Return)
    settle(qtbot, window)
    link = window.page.link
    assert (link.table, link.owner) == ("receipts", ("event", events[0]))
    assert window.page.panels["money"].list.table.rows.rowCount() == 1
