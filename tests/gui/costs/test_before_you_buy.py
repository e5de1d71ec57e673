"""Before you buy, by keyboard: the rules answer while one types, the plan reserves, a bill closes it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.costs.contract import ContractPage
from ngodesk.gui.costs.page import CostPage
from ngodesk.gui.costs.purchase import PurchasePage
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import BEFORE_BUYING, Link, page_of
from tests.gui.windows import SMALL, Open, inputs, settle, show_project, spoken

_ENTER = Qt.Key.Key_Return
_CONTROL = Qt.KeyboardModifier.ControlModifier


def scalar(qtbot: QtBot, window: MainWindow, sql: str) -> Any:
    found: list[Any] = []

    def read(store: Any) -> Any:
        with store.reading() as connection:
            return connection.exec_driver_sql(sql).scalar()

    window.file.read(read, found.append)
    settle(qtbot, window)
    return found[0]


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    return open_window(filled, place="costs")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> PurchasePage:
    """Of the example's project, on a day within it."""
    project = scalar(qtbot, window, "SELECT id FROM projects WHERE ref = 'NL1'")
    window.follow(Link(place="costs", tab=BEFORE_BUYING, project=project))
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, PurchasePage)
    page.form.put("start", "2025-11-03")
    return page


def write(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)


def ask(qtbot: QtBot, window: MainWindow, page: PurchasePage, amount: str = "100", line: str = "I.2") -> None:
    """Type what, how much and the line, going on with Tab; the project stands there already."""
    page.form.boxes["subject"].editor.input.setFocus()
    write(qtbot, "Rzutnik")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    write(qtbot, amount)
    page.form.boxes["line"].editor.input.setFocus()
    write(qtbot, line)
    qtbot.wait(100)  # the list of proposals
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(QApplication.activePopupWidget(), _ENTER)
    settle(qtbot, window)
    qtbot.wait(250)
    settle(qtbot, window)


def test_it_is_reached_from_costs_and_from_a_project(qtbot: QtBot, window: MainWindow) -> None:
    window.page.deeds.buy.click()
    settle(qtbot, window)
    assert isinstance(window.page, PurchasePage)
    window.go_to("projects")
    settle(qtbot, window)
    project = show_project(qtbot, window).project
    window.follow(Link(project=project.id, tab="costs"))
    settle(qtbot, window)
    buttons = [each for each in inputs(window.page) if spoken(each) == "Before you buy"]
    qtbot.keyClick(buttons[0], _ENTER)
    settle(qtbot, window)
    assert isinstance(window.page, PurchasePage)
    assert window.page.form.answer("project") == project.id


def test_lines_are_proposed_with_what_they_have_left(
    qtbot: QtBot, window: MainWindow, page: PurchasePage
) -> None:
    found: list[Any] = []
    page.form.boxes["line"].editor._fetch("", found.extend)  # type: ignore[attr-defined]
    settle(qtbot, window)
    assert len(found) == 5
    assert all(each.detail.endswith("left") for each in found)


def test_green_then_red_while_one_types(qtbot: QtBot, window: MainWindow, page: PurchasePage) -> None:
    assert not page.plan.isEnabled()
    ask(qtbot, window, page)
    assert page.form.answer("source") == scalar(
        qtbot, window, "SELECT id FROM funding_sources WHERE code = 'D'"
    )
    assert page.verdict.words.text().startswith("Yes")
    assert [each.note.tone for each in page.verdict.spoken if each.isVisible()] == ["ok", "ok"]
    box = page.form.boxes["amount"].editor.input
    box.setFocus()
    box.selectAll()  # type: ignore[attr-defined]
    write(qtbot, "99999")
    qtbot.wait(250)
    settle(qtbot, window)
    assert page.verdict.words.text().startswith("No")
    first = page.verdict.spoken[0]
    assert first.note.tone == "problem"
    assert "I.2" in first.note.text()
    assert "Regulamin" in first.source.text()
    assert page.plan.isEnabled()  # nothing blocks


def test_the_plan_reserves_and_is_undone_as_one(qtbot: QtBot, window: MainWindow, page: PurchasePage) -> None:
    ask(qtbot, window, page)
    qtbot.keyClick(QApplication.focusWidget(), _ENTER, _CONTROL)
    settle(qtbot, window)
    count = "SELECT count(*) FROM contracts WHERE kind = 'planned_purchase' AND amount = 10000"
    assert scalar(qtbot, window, count) == 1
    assert "Rzutnik" in page.planned.text()
    assert page.form.answer("subject") is None
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert scalar(qtbot, window, count) == 0
    assert not page.planned.isVisible()


def test_what_it_is_must_be_said(qtbot: QtBot, window: MainWindow, page: PurchasePage) -> None:
    ask(qtbot, window, page)
    page.form.put("subject", None)
    page.plan.click()
    settle(qtbot, window)
    assert page.form.boxes["subject"].said()
    assert scalar(qtbot, window, "SELECT count(*) FROM contracts") == 1


def test_it_was_bought(qtbot: QtBot, window: MainWindow, page: PurchasePage) -> None:
    """From the plan to the bill: the document begins with what is known, and closes the purchase."""
    ask(qtbot, window, page)
    page.plan.click()
    settle(qtbot, window)
    page.planned.acted.emit()
    settle(qtbot, window)
    contract = window.page
    assert isinstance(contract, ContractPage)
    assert [label.text() for label in contract.billed.sums.amounts] == ["100.00", "0.00", "100.00"]
    assert "I.2" in contract.billed.note.text()
    contract.bought.click()
    settle(qtbot, window)
    bill = window.page
    assert isinstance(bill, CostPage)
    assert bill.form.pane is not None
    assert bill.form.pane.boxes["gross"].editor.value() == 10_000
    bill.form.pane.boxes["number"].editor.input.setFocus()
    write(qtbot, "7/2025")
    bill.form.pane.boxes["issue_date"].editor.input.setFocus()
    write(qtbot, "3.11.2025")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER, _CONTROL)
    settle(qtbot, window)
    assert bill.sharing.contract.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, _CONTROL)
    settle(qtbot, window)
    assert bill.sharing.book.remainder == 0
    assert scalar(qtbot, window, "SELECT closed FROM contracts WHERE kind = 'planned_purchase'") == 1


def test_a_contract_opens_from_its_list_with_its_bills(qtbot: QtBot, window: MainWindow) -> None:
    window.follow(Link(place="costs", table="contracts"))
    settle(qtbot, window)
    table = window.page.panel.list.table
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, _ENTER)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ContractPage)
    assert page.billed.table.rows.rowCount() == 2
    page.end.click()
    settle(qtbot, window)
    assert scalar(qtbot, window, "SELECT closed FROM contracts") == 1
    assert page.head.chip.text() == "closed"
    page.billed.table.setFocus()
    qtbot.keyClick(page.billed.table, _ENTER)
    settle(qtbot, window)
    assert isinstance(window.page, CostPage)


def test_a_new_contract_knows_its_project(qtbot: QtBot, window: MainWindow) -> None:
    project = scalar(qtbot, window, "SELECT id FROM projects")
    window.follow(Link(project=project, tab="costs", table="contracts"))
    settle(qtbot, window)
    window.page.panels["costs"].add.click()
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ContractPage)
    assert page.form.content is not None
    assert page.form.content.values["project"] == project


@pytest.mark.parametrize("language", ["en", "pl", "lv"])
def test_both_pages_fit_and_are_named_in_every_language(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path, language: str
) -> None:
    qapp.speak(language)
    window = open_window(filled, size=SMALL, place="costs")
    contract = scalar(qtbot, window, "SELECT id FROM contracts")
    known = page_of("contracts", contract)
    assert known is not None
    for link in (Link(place="costs", tab=BEFORE_BUYING), known):
        window.follow(link)
        settle(qtbot, window)
        least = window.minimumSizeHint()
        assert (least.width() <= 1000, least.height() <= 500) == (True, True)
        assert [each for each in inputs(window.page) if not spoken(each) and each.focusProxy() is None] == []


def test_a_change_of_language_is_said_at_once(
    qtbot: QtBot, qapp: Application, window: MainWindow, page: PurchasePage
) -> None:
    ask(qtbot, window, page)
    qapp.choose_language("lv")
    settle(qtbot, window)
    assert page.form.boxes["project"].label.text() == "Projekts"
    assert page.form.answer("amount") == 10_000


def test_from_a_line_of_the_budget(qtbot: QtBot, window: MainWindow) -> None:
    project = scalar(qtbot, window, "SELECT id FROM projects")
    window.follow(Link(project=project, tab="budget"))
    settle(qtbot, window)
    view = window.page.panels["budget"].written
    lines = [row.line for row in view.grid.layout_.rows]
    line = scalar(qtbot, window, "SELECT id FROM budget_lines WHERE code = 'I.2'")
    view.grid.setCurrentIndex(view.grid.rows.index(lines.index(line), 2))
    qtbot.keyClick(view.buy, _ENTER)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, PurchasePage)
    assert (page.form.answer("line"), page.form.answer("project")) == (line, project)
    assert page.form.answer("source") is not None


def test_offers_that_are_missing_are_said_until_one_is_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    def prepare(store: Any) -> int:
        from ngodesk.work import saving

        with store.reading() as connection:
            programme = connection.exec_driver_sql("SELECT id FROM programmes").scalar_one()
            contract = connection.exec_driver_sql("SELECT id FROM contracts").scalar_one()
        saving.change(store, "programmes", programme, {"offers_from": 100_000})
        saving.change(store, "contracts", contract, {"kind": "services"})
        return int(contract)

    made: list[int] = []
    window.file.read(prepare, made.append)
    settle(qtbot, window)
    link = page_of("contracts", made[0])
    assert link is not None
    window.follow(link)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, ContractPage)
    assert page.findings.isVisible()
    assert page.scan.kind.value() == "offer"
    offer = tmp_path / "oferta.pdf"
    offer.write_bytes(b"%PDF-1.7\nnothing more")
    page.scan.attach([offer])
    settle(qtbot, window)
    assert not page.findings.isVisible()
