"""The page of indicators: bars and words, a rule tried out live and kept, values with proof, by keyboard."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.indicators import sentences, standing
from ngodesk.gui.indicators.rule import RuleEditor
from ngodesk.gui.indicators.view import IndicatorsView
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link
from ngodesk.model.indicators import INDICATOR_MEASURES
from ngodesk.work.indicating import FIELDS, USED, Standing
from tests.gui.windows import SMALL, Open, inputs, settle, show_project, spoken

_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf00000101010018dd8db00000000049454e44ae426082"
)


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    window = open_window(filled)
    project = show_project(qtbot, window).project.id
    window.follow(Link(project=project, tab="indicators"))
    settle(qtbot, window)
    return window


@pytest.fixture
def view(window: MainWindow) -> IndicatorsView:
    written: Any = window.page.panels["indicators"].written
    assert isinstance(written, IndicatorsView)
    return written


def show(qtbot: QtBot, window: MainWindow, view: IndicatorsView, code: str) -> None:
    """Open an indicator by the keyboard."""
    assert view.all.progress is not None
    row = [each.code for each in view.all.progress.indicators].index(code)
    view.all.table.setFocus()
    view.all.table.setCurrentIndex(view.all.table.rows.index(row, 0))
    qtbot.keyClick(view.all.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert view.stack.currentWidget() is view.pane


def tried(qtbot: QtBot, window: MainWindow, view: IndicatorsView) -> None:
    """Wait until what was changed is counted."""
    qtbot.waitUntil(lambda: not view.pane._soon.isActive())
    settle(qtbot, window)


def of_file(qtbot: QtBot, window: MainWindow, sql: str) -> list[Any]:
    found: list[Any] = []

    def fetch(store: Any) -> list[Any]:
        with store.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]

    window.file.read(fetch, found.extend)
    settle(qtbot, window)
    return found


def figures(qtbot: QtBot, window: MainWindow) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def fetch(store: Any) -> Any:
        from ngodesk.work import counting

        return counting.project_figures(store, "NL1")["indicators"]

    window.file.read(fetch, found.extend)
    settle(qtbot, window)
    return found


def test_every_row_says_what_the_figures_say(qtbot: QtBot, window: MainWindow, view: IndicatorsView) -> None:
    rows = view.all.table.rows.cells
    for cells, each in zip(rows, figures(qtbot, window), strict=True):
        assert (cells[0].words, cells[1].words) == (each["code"], each["name"])
        value = f"{Decimal(each['value']).normalize():f}"
        assert cells[3].words.split(" of ")[0].rstrip("0").rstrip(".") in (value, value.rstrip("0"))
        assert (cells[2].measure is not None) == (each["target"] is not None)
        assert (cells[5].icon == "check") == bool(each["met"])
        assert cells[7].words == str(each["evidence"])


def test_a_kind_that_is_ticked_changes_number_and_records_and_not_the_file(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "2")
    pane = view.pane
    before = pane.figure.text(), len(pane.evidence.records)
    stored = of_file(qtbot, window, "SELECT min_hours, filter_kind FROM indicators ORDER BY id")
    assert not pane.rule.keep.isVisible()
    number = pane.rule.numbers["min_hours"].line
    number.setFocus()
    number.selectAll()
    qtbot.keyClick(number, Qt.Key.Key_Backspace)
    tried(qtbot, window, view)
    assert len(pane.evidence.records) > before[1]
    assert pane.figure.text() != before[0]
    assert before[0].split(" ")[0] in pane.rule.note.text()
    assert of_file(qtbot, window, "SELECT min_hours, filter_kind FROM indicators ORDER BY id") == stored
    tick = pane.rule.ticks["filter_kind"].ticks["training"]
    many = len(pane.evidence.records)
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    tried(qtbot, window, view)
    assert len(pane.evidence.records) < many
    qtbot.keyClick(tick, Qt.Key.Key_Escape)
    tried(qtbot, window, view)
    assert (pane.figure.text(), len(pane.evidence.records)) == before
    assert view.stack.currentWidget() is pane
    assert not pane.rule.keep.isVisible()
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert view.stack.currentWidget() is view.all


def test_a_rule_is_kept_in_one_step_that_can_be_undone(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "2")
    pane = view.pane
    before = pane.figure.text()
    number = pane.rule.numbers["min_hours"].line
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "1")
    tried(qtbot, window, view)
    shown = pane.figure.text()
    assert shown != before
    qtbot.keyClick(number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert of_file(qtbot, window, "SELECT min_hours FROM indicators WHERE code = '2'") == [(10_000,)]
    assert pane.figure.text() == shown
    assert not pane.rule.keep.isVisible()
    window.file.undo()
    settle(qtbot, window)
    assert pane.figure.text() == before


def test_only_the_filters_that_the_measure_heeds_are_there(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "2")
    rule = view.pane.rule
    for measure in INDICATOR_MEASURES:
        rule.measure.choose(measure)
        rule.measure.activated.emit(0)
        tried(qtbot, window, view)
        there = {name for name, part in rule.parts.items() if part.isVisibleTo(rule)}
        assert there == {name for name in USED[measure] if name not in rule.ticks or rule.ticks[name].ticks}
        assert view.pane.opened is not None
        assert view.pane.opened.standing.measure == measure
        assert rule.words.text()


def test_no_input_of_a_rule_is_a_window_of_its_own(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "1")
    unopened = RuleEditor()
    qtbot.addWidget(unopened)
    unopened.note.setParent(unopened)  # it stands where the number is shown
    for rule, home in ((unopened, unopened), (view.pane.rule, window)):
        asked = (rule.measure, *rule.ticks.values(), *rule.choices.values(), *rule.numbers.values())
        assert {each.window() for each in (*asked, *rule.parts.values())} == {home}
    assert not any(part.isVisibleTo(unopened) for part in unopened.parts.values())


def test_a_number_that_cannot_be_read_waits(qtbot: QtBot, window: MainWindow, view: IndicatorsView) -> None:
    show(qtbot, window, view, "2")
    before = view.pane.figure.text()
    number = view.pane.rule.numbers["min_hours"].line
    number.setFocus()
    qtbot.keyClicks(number, "x")
    tried(qtbot, window, view)
    assert view.pane.figure.text() == before
    assert number.toolTip()
    assert not view.pane.rule.is_changed


def test_each_record_says_why_it_counts_and_leads_there(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "2")
    evidence = view.pane.evidence
    evidence.table.setFocus()
    qtbot.keyClick(evidence.table, Qt.Key.Key_Down)
    settle(qtbot, window)
    current = evidence.current
    assert current is not None
    assert list(evidence.reasons.rows.keys) == list(current.because)
    assert all(row[1].words for row in evidence.reasons.rows.cells)
    qtbot.keyClick(evidence.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.page.link.table, window.page.link.record) == ("people", current.id)


def test_the_way_back_leads_to_the_indicator(qtbot: QtBot, window: MainWindow, view: IndicatorsView) -> None:
    show(qtbot, window, view, "2")
    indicator = view.pane.indicator
    evidence = view.pane.evidence
    evidence.table.setCurrentIndex(evidence.table.rows.index(0, 0))
    qtbot.keyClick(evidence.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page.link.table == "people"
    window.go_back()
    settle(qtbot, window)
    again: Any = window.page.panels["indicators"].written
    assert again.stack.currentWidget() is again.pane
    assert again.pane.indicator == indicator
    assert again.pane.evidence.records
    window.go_back()
    settle(qtbot, window)
    assert again.stack.currentWidget() is again.all


def test_the_overview_leads_to_one_indicator(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    page = show_project(qtbot, window)
    table = page.targets.table
    table.setFocus()
    table.setCurrentIndex(table.rows.index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, window)
    view: Any = window.page.panels["indicators"].written
    assert view.stack.currentWidget() is view.pane
    assert view.pane.opened is not None
    assert view.pane.opened.standing.code == "2"


def test_an_indicator_that_is_gone_leads_back_to_all(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "2")
    indicator = view.pane.indicator
    assert indicator is not None

    def delete(store: Any) -> None:
        from ngodesk.work import records

        records.delete(store, "indicators", [indicator])

    window.file.read(delete, lambda _done: None)
    settle(qtbot, window)
    settle(qtbot, window)
    assert view.stack.currentWidget() is view.all
    assert indicator not in view.all.table.rows.keys


def test_the_search_finds_among_the_records(qtbot: QtBot, window: MainWindow, view: IndicatorsView) -> None:
    show(qtbot, window, view, "3")
    evidence = view.pane.evidence
    qtbot.keyClick(evidence.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert evidence.search.hasFocus()
    label = evidence.records[0].label
    evidence.search.search_now(label)
    assert evidence.table.rows.cells[0][0].words == label
    assert evidence.table.rows.rowCount() < len(evidence.records)


def test_a_value_by_hand_with_its_proof(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView, tmp_path: Path
) -> None:
    show(qtbot, window, view, "12")
    pane = view.pane
    number = len(pane.evidence.records)
    pane.tabs.chosen.emit("values")
    pane.tabs.choose("values")
    qtbot.mouseClick(pane.values.add, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert pane.values.form.pane is not None
    box = pane.values.form.pane.boxes["value"]
    box.editor.input.setFocus()
    qtbot.keyClicks(box.editor.input, "640")
    qtbot.keyClick(box.editor.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert pane.figure.text().startswith("640")
    assert len(pane.evidence.records) == number + 1
    scan = tmp_path / "proof.png"
    scan.write_bytes(_PNG)
    pane.values.switch.chosen.emit("proof")
    pane.values.switch.choose("proof")
    pane.values.proof.attach([scan])
    settle(qtbot, window)
    found = of_file(
        qtbot, window, "SELECT a.filename FROM attachments a WHERE a.table_name = 'indicator_values'"
    )
    assert found == [("proof.png",)]


def test_targets_lead_to_their_records_and_begin_a_new_one(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "11")
    targets = view.pane.targets
    assert [row[1].words for row in targets.table.rows.cells] == ["3", "2"]
    indicator = view.pane.indicator
    targets.add.click()
    settle(qtbot, window)
    link = window.page.link
    assert link.table == "indicator_targets"
    form = window.page.panels["indicators"].form
    assert form.content is not None
    assert (form.content.id, form.content.values["indicator"]) == (None, indicator)


def test_who_was_supported_twice_is_shown_by_name(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    overlaps = view.all.reach.overlaps
    reach = view.all.reach.reach
    assert reach is not None
    overlaps.setFocus()
    overlaps.setCurrentIndex(overlaps.rows.index(0, 0))
    qtbot.keyClick(overlaps, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert view.stack.currentWidget() is view.named
    first = reach.overlaps[0]
    assert {(each.table, each.id) for each in view.named.evidence.records} == {
        *(("people", each) for each in first.people),
        *(("organisations", each) for each in first.organisations),
    }
    qtbot.keyClick(view.named, Qt.Key.Key_Escape)
    assert view.stack.currentWidget() is view.all


def test_a_file_that_can_only_be_read_can_be_tried_out_and_not_changed(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    from ngodesk.store.opening import open_store

    with open_store(filled):
        window = open_window(filled)
        assert window.file.read_only is not None
        project = show_project(qtbot, window).project.id
        window.follow(Link(project=project, tab="indicators"))
        settle(qtbot, window)
        view: Any = window.page.panels["indicators"].written
        show(qtbot, window, view, "2")
        before = view.pane.figure.text()
        view.pane.rule.ticks["filter_kind"].ticks["training"].click()
        tried(qtbot, window, view)
        assert view.pane.figure.text() != before
        assert not view.pane.rule.keep.isEnabled()
        assert not view.pane.targets.add.isVisibleTo(view.pane.targets)
        assert not view.pane.values.add.isVisibleTo(view.pane.values)


def test_it_is_named_and_small_enough_in_the_language_chosen_meanwhile(
    qtbot: QtBot, qapp: Application, window: MainWindow, view: IndicatorsView
) -> None:
    window.resize(*SMALL)
    show(qtbot, window, view, "2")
    for language in ("pl", "lv", "en"):
        qapp.choose_language(language)
        settle(qtbot, window)
        name = {"en": "Indicators", "pl": "Wskaźniki", "lv": "Rādītāji"}[language]
        for page in (view.pane, view.all):
            view.stack.setCurrentWidget(page)
            qtbot.wait(5)
            for widget in inputs(view):
                assert spoken(widget), f"{widget.metaObject().className()} has no name"
            needed = window.page.minimumSizeHint()
            assert needed.width() <= 1000, needed
            assert needed.height() <= 500, needed
        assert view.all.table.rows.columns[0].title == name
        kinds = view.pane.rule.ticks["filter_kind"].ticks
        words = {"en": "training", "pl": "szkolenie", "lv": "apmācības"}
        assert kinds["training"].text() == words[language]


def test_tab_goes_through_the_rule_as_it_stands(
    qtbot: QtBot, window: MainWindow, view: IndicatorsView
) -> None:
    show(qtbot, window, view, "2")
    rule = view.pane.rule
    rule.measure.setFocus()
    seen = []
    for _step in range(len(rule.ticks["filter_kind"].ticks)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == list(rule.ticks["filter_kind"].ticks.values())


START, END = date(2025, 3, 1), date(2025, 11, 30)


def of(value: str, target: str | None, met: bool | None = False, measure: str = "event_hours") -> Standing:
    return Standing(1, "1", "Advice", "h", measure, target, value, "0.00", met, 0)


@pytest.mark.parametrize(
    ("indicator", "today", "expected"),
    [
        (of("47.00", "60.00"), date(2025, 11, 21), "13 h missing, 9 days are left."),
        (of("47.00", "60.00"), END, "13 h missing, today is the last day."),
        (of("47.00", "60.00"), END + timedelta(1), "13 h missing, and the project is over."),
        (
            of("20.00", "60.00"),
            START + timedelta(60),
            "40 h missing in 214 days: 5.60 a month, until now 10.",
        ),
        (of("0.00", "60.00"), START - timedelta(90), "60 h missing in 274 days: 6.60 a month."),
        (of("60.00", "60.00", met=True), START, "Reached."),
        (of("61.50", "60.00", met=True), END, "Reached, 1.50 h more than the target."),
        (of("7.00", None, met=None), END, "No target is set."),
        (of("60.00", "80.00", measure="answer_share"), START, "20 h missing, 274 days are left."),
    ],
)
def test_what_is_missing_in_plain_words(indicator: Standing, today: date, expected: str) -> None:
    assert standing.outlook(indicator, START, END, today) == expected


def test_every_measure_and_filter_has_its_sentence() -> None:
    for measure in INDICATOR_MEASURES:
        rule: dict[str, Any] = {**dict.fromkeys(FIELDS), "measure": measure}
        plain = sentences.of_rule(rule, {})
        assert plain
        assert len(plain) == (2 if measure in sentences.UNIQUE else 1)
    every = {
        "measure": "people",
        "filter_kind": "training;workshop",
        "filter_organisation_kind": "ngo",
        "min_hours": 80_000,
        "min_share_percent": 800_000,
        "exclude_team": "permanent",
        "min_answer": 4_000_000,
    }
    names = dict.fromkeys(("filter_activity", "filter_questionnaire", "filter_questions"), "A1")
    found = sentences.of_rule({**dict.fromkeys(FIELDS), **every}, names)
    assert "Only of these kinds: training, workshop." in found
    assert "Only with at least 8 hours in all these events." in found
    assert "Without the permanent members of the team." in found
    assert len(found) == 2 + 9
