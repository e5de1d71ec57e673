"""Sub-grants by keyboard: ranked, ticked, awarded, signed, paid out, settled, given back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.places import Link
from ngodesk.gui.subgrants.page import SubgrantPage
from ngodesk.gui.subgrants.view import SubgrantsView
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import LANGUAGES, SMALL, Open, inputs, settle, show_project, spoken

_ENTER, _SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
_STATES = "SELECT ref, status FROM subgrants ORDER BY ref"
_NEW = "S9"


@pytest.fixture
def file(filled: Path) -> Path:
    """Three applications; the money of the line is enough for the best of them."""
    from ngodesk.store.opening import open_store
    from ngodesk.work import saving, subgranting

    with open_store(filled) as store:
        with store.reading() as connection:
            project, line, source, grantee = (
                int(connection.exec_driver_sql(sql).scalar_one())
                for sql in (
                    "SELECT id FROM projects WHERE ref = 'NL1'",
                    "SELECT id FROM budget_lines WHERE code = 'II.1'",
                    "SELECT id FROM funding_sources WHERE code = 'D'",
                    "SELECT id FROM organisations WHERE ref = 'KGW'",
                )
            )
        values: dict[str, Any] = {"project": project, "grantee": grantee, "amount": 0, "status": "applied"}
        values |= {"line": line, "source": source, "call": "Nabór"}
        for ref, score, amount in (("S7", 50, 90_000_000), ("S8", 60, 90_000_000), (_NEW, 90, 100)):
            more = {"ref": ref, "title": ref, "score": score * 10**4, "applied_amount": amount}
            saving.add(store, "subgrants", values | more)
        board = subgranting.board(store, project)
        assert board is not None
        short = 200_000 - board.lines[line].free
        with store.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, amount FROM budget_plan WHERE line_id = ? AND source_id = ?", (line, source)
            ).all()
        for row in rows:
            saving.change(store, "budget_plan", row[0], {"amount": row[1] + short})
    return filled


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, file: Path) -> Any:
    return open_window(file)


@pytest.fixture
def view(qtbot: QtBot, window: Any) -> SubgrantsView:
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="subgrants"))
    settle(qtbot, window)
    found: Any = window.page.panels["subgrants"].written
    assert isinstance(found, SubgrantsView)
    return found


def page_of(qtbot: QtBot, window: Any, ref: str) -> Any:
    record = read(qtbot, window, f"SELECT id FROM subgrants WHERE ref = '{ref}'")[0][0]
    window.follow(Link(place="projects", tab="subgrant", table="subgrants", record=record))
    settle(qtbot, window)
    assert isinstance(window.page, SubgrantPage)
    return window.page


def states(qtbot: QtBot, window: Any) -> dict[str, str]:
    return dict(read(qtbot, window, _STATES))


def press(qtbot: QtBot, window: Any, widget: Any) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, _ENTER)
    settle(qtbot, window)


def test_the_best_are_ticked_and_awarded_in_one_step(qtbot: QtBot, window: Any, view: SubgrantsView) -> None:
    card = view.ranking
    assert [row[2].words for row in card.table.rows.cells if row[1].words == "90"]
    assert "" in card.table.rows.keys, "a line stands where the money ends"
    assert not card.award.isEnabled()
    before = card.left.text()
    card.table.setFocus()
    card.table.setCurrentIndex(card.table.rows.index(1, 2))
    qtbot.keyClick(card.table, _SPACE)
    assert card.marked == set(), "the line itself cannot be ticked"
    card.table.setCurrentIndex(card.table.rows.index(0, 2))
    qtbot.keyClick(card.table, _SPACE)
    assert card.left.text() != before
    first = set(card.marked)
    press(qtbot, window, card.best)
    assert card.marked == first
    press(qtbot, window, card.award)
    assert states(qtbot, window)[_NEW] == "awarded"
    assert card.marked == set()
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert states(qtbot, window)[_NEW] == "applied"


def test_many_are_rejected_at_once(qtbot: QtBot, window: Any, view: SubgrantsView) -> None:
    card = view.ranking
    card.table.setFocus()
    qtbot.keyClick(card.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(card.marked) == 3
    assert card.left.property("tone") == "problem"
    press(qtbot, window, card.reserve)
    assert {states(qtbot, window)[ref] for ref in ("S7", "S8", _NEW)} == {"reserve"}
    card.table.setFocus()
    qtbot.keyClick(card.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, window, card.reject)
    assert {states(qtbot, window)[ref] for ref in ("S7", "S8", _NEW)} == {"rejected"}
    assert card.isHidden()


def test_rows_lead_to_the_sub_grants_behind_them(qtbot: QtBot, window: Any, view: SubgrantsView) -> None:
    keys = list(view.stages.rows.keys)
    view.stages.setFocus()
    view.stages.setCurrentIndex(view.stages.rows.index(keys.index(("Nabór", "applied")), 0))
    qtbot.keyClick(view.stages, _ENTER)
    settle(qtbot, window)
    panel: Any = window.page.panels["subgrants"]
    assert panel.list.table.rows.rowCount() == 3
    window.go_back()
    settle(qtbot, window)
    view = window.page.panels["subgrants"].written
    view.open.setFocus()
    qtbot.keyClick(view.open, _ENTER)
    settle(qtbot, window)
    assert isinstance(window.page, SubgrantPage)


def test_the_way_of_one_by_keyboard(qtbot: QtBot, window: Any) -> None:
    page = page_of(qtbot, window, _NEW)
    press(qtbot, window, page.acts.do)
    assert states(qtbot, window)[_NEW] == "awarded"
    press(qtbot, window, page.acts.do)
    assert page.acts.boxes["sign"]["agreement_no"].said(), "an agreement has a number"
    assert window.focusWidget() is page.acts.boxes["sign"]["agreement_no"].editor.input
    for letter in "NL/9":
        qtbot.keyClick(QApplication.focusWidget(), letter)
    press(qtbot, window, page.acts.do)
    assert page.found is not None
    assert page.found.stage == "signed"
    press(qtbot, window, page.acts.do)
    assert window.page.table == "cost_documents", "the document of the payment opens"
    sql = "SELECT d.gross, a.amount FROM cost_documents d JOIN allocations a ON a.document_id = d.id"
    assert read(qtbot, window, f"{sql} WHERE d.number = 'NL/9'") == [(100, 100)]
    document = window.page.record
    page = page_of(qtbot, window, _NEW)
    assert page.found is not None
    assert page.found.prepared
    assert list(page.acts.tabs.buttons) == ["settle"], "what is not paid yet is not paid twice"
    assert page.acts.tabs.isHidden()
    page.standing.papers.setFocus()
    qtbot.keyClick(page.standing.papers, _ENTER)
    settle(qtbot, window)
    assert window.page.record == document


def test_what_was_not_accepted_comes_back(qtbot: QtBot, window: Any) -> None:
    page = page_of(qtbot, window, "S2")
    page.acts.tabs.buttons["settle"].click()
    line = page.acts.boxes["settle"]["settled"].editor.input
    line.setFocus()
    line.selectAll()
    for letter in "400":
        qtbot.keyClick(line, letter)
    press(qtbot, window, page.acts.do)
    assert states(qtbot, window)["S2"] == "settled"
    assert page.acts.tabs.current() == "take_back"
    press(qtbot, window, page.acts.do)
    found = read(qtbot, window, "SELECT gross, payment_date IS NOT NULL FROM cost_documents WHERE gross < 0")
    assert (-10_000, 1) in found


def test_a_new_application_belongs_to_its_project(qtbot: QtBot, window: Any, view: SubgrantsView) -> None:
    press(qtbot, window, view.enter)
    page: Any = window.page
    assert isinstance(page, SubgrantPage)
    assert page.form.content.values["project"] == view.project
    assert page.form.content.values["amount"] == 0
    assert page.acts.isHidden()
    page.go_to_list()
    settle(qtbot, window)
    assert window.page.panels["subgrants"].written.isVisible()


def test_prints_are_one_click_away(qtbot: QtBot, window: Any) -> None:
    for name, report in (("agreement", "subgrant-agreement"), ("settlement", "subgrant-settlement")):
        getattr(page_of(qtbot, window, "S1"), name).click()
        settle(qtbot, window)
        page: Any = window.page
        assert page.report() == report
        assert page.wish() is not None


def test_a_file_that_can_only_be_read_offers_no_act(qtbot: QtBot, open_window: Open, file: Path) -> None:
    from ngodesk.store.opening import open_store

    with open_store(file):
        window = open_window(file)
        assert window.file.read_only is not None
        assert page_of(qtbot, window, _NEW).acts.isHidden()


def test_both_fit_a_small_window_in_every_language(
    qtbot: QtBot, qapp: Application, open_window: Open, file: Path
) -> None:
    window = open_window(file, SMALL)
    project = show_project(qtbot, window).project.id
    for language in LANGUAGES:
        qapp.choose_language(language)
        window.follow(Link(project=project, tab="subgrants"))
        settle(qtbot, window)
        assert fits(window.page)
        assert fits(page_of(qtbot, window, "S2"))


def fits(page: Any) -> bool:
    needed = page.minimumSizeHint()
    named = all(spoken(each) for each in inputs(page))
    return needed.width() <= 1000 and needed.height() <= 500 and named
