"""The report page: what is to be settled, from a number to its records, approved, reprinted, corrected."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ngodesk.gui import rendering
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.places import FORMS, FROZEN, FROZEN_PRINT, MARK, WORDING, Link
from ngodesk.gui.reports.before import NUMBERS, TODO
from ngodesk.gui.reports.changes import VERSIONS
from ngodesk.gui.reports.frozen_page import FrozenPage
from ngodesk.gui.reports.frozen_print import FrozenPrintPage
from ngodesk.model import Allocation
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import freezing, frozen
from ngodesk.work.printing import Wish
from tests.gui.windows import Open, assert_fits, settle

REPORT = "pl-public-task"
NUMBER = f"NL1/{REPORT}/1"
R1 = Wish("NL1", date(2025, 3, 1), date(2025, 6, 30))


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    """A window with the page in it."""
    return open_window(filled, place="reports")


def choose(qtbot: QtBot, window: MainWindow, **chosen: str) -> ReportsPage:
    page = window.page
    assert isinstance(page, ReportsPage)
    for key, value in chosen.items():
        box = page.asks.lists[key]
        box.setCurrentIndex(box.findData(value))
        settle(qtbot, window)
    wait(qtbot, page)
    return page


def wait(qtbot: QtBot, page: ReportsPage) -> None:
    """Until everything is told of the print: one job leads to the next."""
    qtbot.waitUntil(lambda: page.freeze.isEnabled() and page.before.found is not None, timeout=30_000)
    qtbot.waitUntil(lambda: page.spotting.done, timeout=30_000)


def asked(qtbot: QtBot, window: MainWindow, act: Any) -> Any:
    """What the open file says, asked in its worker."""
    found: list[Any] = []
    window.file.read(act, found.append)
    settle(qtbot, window)
    return found[0]


def frozen_page(qtbot: QtBot, window: MainWindow) -> FrozenPage:
    settle(qtbot, window)
    assert isinstance(window.page, FrozenPage)
    return window.page


def approve(qtbot: QtBot, window: MainWindow, note: str = "") -> FrozenPage:
    """Approve what is shown, by the keyboard alone."""
    page = window.page
    wait(qtbot, page)
    qtbot.keyClick(page.freeze, Qt.Key.Key_Return)
    assert page.approving.isVisible()
    assert not page.print.isEnabled()
    qtbot.keyClicks(page.approving.note, note)
    qtbot.keyClick(page.approving.note, Qt.Key.Key_Return)
    qtbot.keyClick(page.approving.freeze, Qt.Key.Key_Return)
    return frozen_page(qtbot, window)


def raise_a_cost(store: Store) -> None:
    with store.write("Edited") as session:
        part = session.scalars(select(Allocation).order_by(Allocation.id)).first()
        assert part is not None
        part.amount += Decimal("10.00")


def test_approved_by_keyboard_printed_again_corrected(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = choose(qtbot, window, report=REPORT, period="R1")
    assert page.head.chip.text() == "draft"
    page = approve(qtbot, window, "decision 3")
    row = page.view.chosen()
    assert row is not None
    assert (row.number, row.note, row.period, row.state) == (NUMBER, "decision 3", "R1", "approved")
    assert NUMBER in page.view.said.text()
    assert "Nothing has changed" in page.view.changes.nothing.text()
    kept = asked(qtbot, window, lambda store: frozen.reprint(store, row.id))

    asked(qtbot, window, raise_a_cost)
    changes = frozen_page(qtbot, window).view.changes
    told = [each for each in changes.found or () if each.kind == "document"]
    assert told
    assert changes.table.isVisible()
    page.view._open(row)
    settle(qtbot, window)
    printed = window.page
    assert isinstance(printed, FrozenPrintPage)
    printed.save_as(tmp_path / "again.pdf")
    settle(qtbot, window)
    assert (tmp_path / "again.pdf").read_bytes() == kept

    printed.head.trail.chosen.emit(0)
    page = frozen_page(qtbot, window)
    changes = page.view.changes
    changes.table.setCurrentIndex(changes.table.rows.index((changes.found or ()).index(told[0]), 0))
    qtbot.keyClick(changes.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.record) == (told[0].table, told[0].id)
    window.go_back()

    frozen_page(qtbot, window).view.fate.correct.click()
    settle(qtbot, window)
    correcting = window.page
    assert isinstance(correcting, ReportsPage)
    assert correcting.desk.count
    assert correcting.wish() == freezing.correct(window.file._store, row.id).wish
    page = approve(qtbot, window)
    second = page.view.chosen()
    assert second is not None
    assert (second.number, second.corrects) == (f"{NUMBER}.2", NUMBER)
    page.view.changes._choose(VERSIONS)
    settle(qtbot, window)
    assert [each for each in page.view.changes.found or () if each.kind == "document"]
    assert page.view.table.rows.cells[1][3].words == "replaced by a later version"


def test_sent_and_accepted_on_days_that_are_typed(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled) as store:
        row = freezing.freeze(store, REPORT, R1)
    window = open_window(filled, place="reports")
    window.follow(Link(place="reports", tab=FROZEN, record=row.id))
    view = frozen_page(qtbot, window).view
    assert [act for act, button in view.fate.acts.items() if button.isVisible()] == ["sent"]
    view.fate.note.setText("ePUAP")
    view.fate.acts["sent"].click()
    settle(qtbot, window)
    assert view.chosen().state == "sent"
    assert "ePUAP" in view.fate.told.text()
    assert [act for act, button in view.fate.acts.items() if button.isVisible()] == ["returned", "accepted"]
    view.fate.day.editor.input.setText((date.today() - timedelta(days=1)).isoformat())
    view.fate.acts["accepted"].click()
    settle(qtbot, window)
    assert view.chosen().state == "sent"  # the day is before that of its sending
    assert window.problem_note.isVisible()
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert view.chosen().state == "approved"

    window.follow(Link(tab="reports", project=row.project_id))
    settle(qtbot, window)
    home = window.page
    assert isinstance(home, ProjectHome)
    own = home.panels["reports"].written
    assert [each.number for each in own.found] == [NUMBER]
    assert own.prepare.isVisible()
    assert not own.begin.isVisible()
    assert {each.table for each in own.due} == {"reporting_periods"}
    own.deadlines.chosen.emit(0)
    settle(qtbot, window)
    assert window.page.link.record == own.due[0].id


def test_from_a_number_to_its_records(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="budget-execution")
    spot = next(each for each in page.spotting.spots if each.trace.table == "budget_lines")
    page.desk.show_frame(spot.page, spot.area)
    area, _words = spot.numbers[0]
    corner, scale = page.desk.areas[spot.page].topLeft(), page.desk._scale()
    place = QPoint(
        corner.x() + round(area.center().x() * scale), corner.y() + round(area.center().y() * scale)
    )
    sheets: QWidget = page.desk.widget()
    assert page.desk.pressable(*page.desk.at(place.toPointF()))
    qtbot.mouseClick(sheets, Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.owner) == ("allocations", ("line", spot.trace.id))
    window.go_back()
    settle(qtbot, window)
    assert (window.page.report(), window.page.wish().project) == ("budget-execution", "NL1")


def test_every_number_can_be_reached_from_the_list(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="indicators")
    page.before._choose(NUMBERS)
    assert page.before.table.rows.rowCount() == len(page.spotting.spots)
    place = next(
        number for number, each in enumerate(page.spotting.spots) if each.trace.table == "indicators"
    )
    page.before.table.setCurrentIndex(page.before.table.rows.index(place, 0))
    spot = page.spotting.spots[place]
    assert page.desk._frame == (spot.page, spot.area)
    qtbot.keyClick(page.before.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.page.link.tab, window.page.link.record) == ("indicators", spot.trace.id)


def test_what_is_to_be_settled_leads_on(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report=REPORT, period="R1")
    page.before._choose(TODO)
    found = page.before.found
    assert found is not None
    assert page.before.table.rows.rowCount() == len(found.todo)
    assert found.book is not None
    assert f"0 of {found.book.required}" in page.before.texts.text()
    texts, finding = found.todo[0], next(each for each in found.todo if each.record is not None)
    assert (texts.severity, texts.link) == ("error", found.texts)
    page.before._follow(found.todo.index(finding))
    settle(qtbot, window)
    assert window.page.link.record == finding.link.record


def test_parts_are_left_out_and_remembered(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report=REPORT, period="R1")
    ticks = page.side.parts.ticks
    assert [key for key, tick in ticks.items() if tick.isEnabled()] == ["register"]
    assert all(tick.isChecked() for tick in ticks.values())
    whole = len(page._print.pages)
    ticks["register"].setFocus()
    qtbot.keyClick(ticks["register"], Qt.Key.Key_Space)
    settle(qtbot, window)
    assert page.wish().left_out == ("register",)
    assert len(page._print.pages) < whole
    assert not choose(qtbot, window, report="project-card").side.parts.isVisible()
    page = choose(qtbot, window, report=REPORT)
    assert page.wish().left_out == ("register",)
    window.go_to("projects")
    settle(qtbot, window)
    window.go_to("reports")
    settle(qtbot, window)
    assert window.page is not page
    page = choose(qtbot, window, report=REPORT, period="R1")
    assert not page.side.parts.ticks["register"].isChecked()
    row = approve(qtbot, window).view.chosen()
    kept = asked(qtbot, window, lambda store: rendering.page_sizes(frozen.reprint(store, row.id)))
    assert len(kept) < whole


def test_words_are_found_in_the_pages(qtbot: QtBot, window: MainWindow) -> None:
    page = choose(qtbot, window, report="cost-documents")
    search, field = page.search, page.search.field
    page.desk.setFocus()
    search.begin()
    assert field.hasFocus()
    qtbot.keyClicks(field, "2025")
    qtbot.waitUntil(lambda: bool(search.hits) and not window.worker.busy)
    settle(qtbot, window)
    count = len(search.hits)
    assert count > 1
    assert field.hits_words() == f"1 of {count}"
    assert page.desk.frame(search.hits[0].page) is not None
    assert sum(len(page.desk.marks(number)) for number in range(page.desk.count)) >= count
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field.hits_words() == f"{count} of {count}"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    search.next.click()
    assert field.hits_words() == f"2 of {count}"
    choose(qtbot, window, report="project-card")
    assert {hit.page for hit in search.hits} <= set(range(page.desk.count))  # of the other print now
    field.search_now("nowhere to be found")
    settle(qtbot, window)
    assert (search.hits, field.hits_words()) == ([], "0")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), search.next.isVisible()) == ("", False)


def test_a_cancelled_approval_freezes_nothing_and_may_be_tried_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = choose(qtbot, window, report=REPORT, period="R1")
    page.freeze.click()
    told, shown = page.approving.open.text(), page.before.pills.buttons[TODO].entry.count
    assert str(shown) in told
    page.approving.freeze.click()
    window.worker.cancel(window.worker._waiting[-1])
    settle(qtbot, window)
    assert window.page is page
    assert page.approving.isVisible()
    assert page.approving.isEnabled()
    assert asked(qtbot, window, frozen.frozen) == []
    page.approving.freeze.click()
    assert frozen_page(qtbot, window).view.chosen() is not None


def test_escape_leaves_a_frozen_print(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled) as store:
        row = freezing.freeze(store, REPORT, R1)
    window = open_window(filled)
    window.follow(Link(place="reports", tab=FROZEN_PRINT, record=row.id))
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, FrozenPrintPage)
    page.search.begin()
    qtbot.keyClicks(page.search.field, "NL1")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert (page.search.field.text(), window.page) == ("", page)
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert page.desk.hasFocus()
    qtbot.keyClick(page.desk, Qt.Key.Key_Escape)
    assert frozen_page(qtbot, window).view.chosen().id == row.id


def test_the_pills_stand_where_they_stood(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    window = open_window(filled, place="reports")
    places = set()
    for tab in ("", FROZEN, FORMS, WORDING, MARK):
        window.follow(Link(place="reports", tab=tab))
        settle(qtbot, window)
        places.add(window.page.switch.mapTo(window.page, QPoint()).y())
    assert len(places) == 1


def test_a_report_about_no_project_is_not_frozen(qtbot: QtBot, window: MainWindow) -> None:
    assert choose(qtbot, window, report="budget-execution").freeze.isVisible()
    assert not choose(qtbot, window, report="month-register", month="2025-05-01").freeze.isVisible()


def test_the_pages_fit(qtbot: QtBot, qapp: Application, open_window: Open, filled: Path) -> None:
    with open_store(filled) as store:
        row = freezing.freeze(store, REPORT, R1)
        raise_a_cost(store)
    window = open_window(filled, place="reports")
    choose(qtbot, window, report=REPORT, period="R1")
    assert NUMBER in window.page.side.former.text()
    assert_fits(qtbot, qapp, window)
    window.page.freeze.click()
    assert_fits(qtbot, qapp, window)
    window.page.side.former.acted.emit()
    assert frozen_page(qtbot, window).view.chosen() == row
    assert_fits(qtbot, qapp, window)
