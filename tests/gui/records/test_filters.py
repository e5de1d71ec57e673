"""The filters above a list: chosen by hand and by keys, counted, folded, remembered, taken away."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ngodesk.gui.records.listing import RecordList
from tests.gui.records.listed import Bench, texts

WIDE = 1400


@pytest.fixture
def events(bench: Bench) -> RecordList:
    return bench.list("events", WIDE)


def shown(made: RecordList) -> set[str]:
    """The pills that can be seen."""
    return {key for key, pill in made.filters.pills.items() if pill.isVisible()}


def menu_of(made: RecordList) -> QMenu:
    """What the last pill offers, open."""
    made.filters.more.click()
    return made.filters.more.findChild(QMenu)


def pick(menu: QMenu, words: str) -> None:
    action = next(each for each in menu.actions() if each.text().startswith(words))
    action.trigger()
    menu.close()
    QApplication.sendPostedEvents(menu, QEvent.Type.DeferredDelete)


def choose(bench: Bench, made: RecordList, key: str) -> None:
    made.filters.pills[key].click()
    bench.settle()


def test_a_pill_leaves_as_many_records_as_it_says(bench: Bench, events: RecordList) -> None:
    every = events.table.rows.rowCount()
    pill = events.filters.pills["status=held"]
    assert events.filters.pills[""].isChecked()
    choose(bench, events, "status=held")
    assert events.table.rows.rowCount() == pill.entry.count < every
    assert set(texts(events, events.table.header.names().index("status"))) == {"held"}
    choose(bench, events, "status=held")
    assert events.table.rows.rowCount() == every


def test_what_leaves_everything_or_nothing_is_no_pill(bench: Bench, events: RecordList) -> None:
    every = events.table.rows.rowCount()
    for key, pill in events.filters.pills.items():
        assert not key or 0 < pill.entry.count < every


def test_two_filters_leave_what_passes_both(bench: Bench, events: RecordList) -> None:
    choose(bench, events, "status=held")
    held = set(events.table.rows.ids)
    kind = next(key for key in events.filters.pills if key.startswith("kind="))
    choose(bench, events, kind)
    both = set(events.table.rows.ids)
    choose(bench, events, "status=held")
    assert both == held & set(events.table.rows.ids)


def test_esc_takes_the_filters_away_from_pills_and_from_the_search(
    qtbot: QtBot, bench: Bench, events: RecordList
) -> None:
    every = events.table.rows.rowCount()
    for widget in (events.filters.pills["status=held"], events.field):
        choose(bench, events, "status=held")
        assert events.table.rows.rowCount() < every
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        bench.settle()
        assert events.table.rows.rowCount() == every
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert events.table.hasFocus()


def test_tab_and_enter_choose_a_pill(qtbot: QtBot, bench: Bench, events: RecordList) -> None:
    events.field.setFocus()
    wanted = events.filters.pills["status=held"]
    for _time in range(10):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if wanted.hasFocus():
            break
    qtbot.keyClick(wanted, Qt.Key.Key_Return)
    bench.settle()
    assert wanted.isChecked()
    assert wanted.hasFocus()


def test_a_narrow_window_folds_them_into_a_menu(bench: Bench) -> None:
    events = bench.list("events", 900)
    assert shown(events) == set()
    pick(menu_of(events), "held")
    bench.settle()
    assert events.table.rows.rowCount() == events.filters.pills["status=held"].entry.count
    assert events.filters.more.isChecked()
    assert "held" in events.filters.more.text()
    pick(menu_of(events), "Show all")
    bench.settle()
    assert not events.filters.is_on()


def test_what_does_not_fit_is_in_the_menu(bench: Bench) -> None:
    costs = bench.list("events", 1290)
    costs.filters.setFixedWidth(300)
    bench.settle()
    assert costs.filters.more.isVisible()
    words = {each.text() for each in menu_of(costs).actions()}
    hidden = {pill.text() for key, pill in costs.filters.pills.items() if key not in shown(costs)}
    assert hidden
    assert hidden <= words
    right = max(pill.geometry().right() for pill in costs.filters.pills.values() if pill.isVisible())
    assert max(right, costs.filters.more.geometry().right()) < 300


def test_a_list_opens_as_it_was_left(bench: Bench, events: RecordList) -> None:
    choose(bench, events, "status=held")
    again = bench.list("events", WIDE)
    assert again.filters.pills["status=held"].isChecked()
    assert again.table.rows.rowCount() == events.table.rows.rowCount()
    assert bench.list("events", WIDE, owner=("project", 1)).filters.is_on() is False


def test_nothing_passes_and_the_button_takes_the_filter_away(bench: Bench, events: RecordList) -> None:
    choose(bench, events, "status=held")
    events.search("nobody at all")
    bench.settle()
    assert events.nothing_found.isVisible()
    assert events.first_focus().text() == "Show all"
    events.first_focus().click()
    bench.settle()
    assert events.table.isVisible()
    assert not events.filters.is_on()
    assert not events.field.text()


def test_the_numbers_follow_what_is_written(bench: Bench, events: RecordList) -> None:
    from ngodesk.work import saving

    choose(bench, events, "status=held")
    before = events.filters.pills["status=held"].entry.count
    row_id = events.table.rows.ids[0]
    bench.file.read(
        lambda store: saving.change(store, "events", row_id, {"status": "cancelled"}), lambda _nothing: None
    )
    bench.settle()
    assert events.filters.pills["status=held"].entry.count == before - 1
    assert events.table.rows.rowCount() == before - 1


def test_a_global_list_is_narrowed_to_a_project(bench: Bench, qtbot: QtBot) -> None:
    from ngodesk.work import saving

    values = {"ref": "X2", "title": "Second", "role": "lead", "status": "planned", "currency": "EUR"}
    bench.file.read(
        lambda store: saving.add(store, "projects", {**values, "start": "2026-01-01", "end": "2026-12-31"}),
        lambda _id: None,
    )
    bench.settle()
    events = bench.list("events", WIDE)
    every = events.table.rows.rowCount()
    pill = events.filters.projects
    assert pill.isVisible()
    pill.click()
    pick(pill.findChild(QMenu), "X2")
    bench.settle()
    assert pill.text() == "X2"
    assert events.table.rows.rowCount() == 0
    assert events.nothing_found.isVisible()
    assert events.first_focus().text() == "Clear the filter"
    events.first_focus().click()
    bench.settle()
    assert events.table.rows.rowCount() == every


def test_they_speak_another_language_at_once(bench: Bench, events: RecordList, qapp: QApplication) -> None:
    choose(bench, events, "status=held")
    before = events.filters.pills["status=held"].entry
    qapp.speak("pl")
    bench.settle()
    pill = events.filters.pills["status=held"]
    assert pill.entry.words != before.words
    assert pill.entry.count == before.count
    assert pill.isChecked()
    assert pill.accessibleName() == pill.text()
