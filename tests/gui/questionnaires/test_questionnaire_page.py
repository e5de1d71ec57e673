"""A questionnaire by keyboard: questions typed and taken, answers typed with digits, agreed on, counted."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.reports import ReportsPage
from ngodesk.gui.places import page_of
from ngodesk.gui.questionnaires.answers import FIRST, ORGANISATION, SIDE
from ngodesk.gui.questionnaires.page import AGREED, ANSWERS, PAPERS, QUESTIONS, RESULTS, QuestionnairePage
from ngodesk.gui.questionnaires.questions import CODE, HIGHEST, TEXT
from ngodesk.store.opening import open_store
from ngodesk.work import instruments, saving
from tests.gui.events.test_calendar_view import read
from tests.gui.windows import LANGUAGES, SMALL, Open, inputs, settle, spoken

_ENTER, _TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ANSWERS = (
    "SELECT q.code, a.value FROM answers a JOIN questions q ON q.id = a.question_id"
    " JOIN questionnaires n ON n.id = q.questionnaire_id WHERE n.ref = 'SA' ORDER BY a.response_id, q.id"
)
_QUESTIONS = (
    "SELECT q.code, q.text, q.kind, q.scale_max FROM questions q JOIN questionnaires n"
    " ON n.id = q.questionnaire_id WHERE n.ref = 'SA' ORDER BY q.code"
)


def begin(path: Path, taken: int) -> None:
    """A self-assessment with so many questions of the program's instrument."""
    with open_store(path) as store:
        values = {"ref": "SA", "kind": "self_assessment", "title": "Samoocena"}
        made = saving.add(store, "questionnaires", values)
        items = instruments.shipped("pl", "self_assessment")[0].items
        instruments.take(store, made, items[:taken])


def show(qtbot: QtBot, window: MainWindow) -> QuestionnairePage:
    """Go to it."""
    found = read(qtbot, window, "SELECT id FROM questionnaires WHERE ref = 'SA'")[0][0]
    link = page_of("questionnaires", found)
    assert link is not None
    window.follow(link)
    settle(qtbot, window)
    assert isinstance(window.page, QuestionnairePage)
    return window.page


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, filled: Path) -> MainWindow:
    begin(filled, 4)
    return open_window(filled, place="registers")


def write(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text[:1])
    qtbot.keyClicks(QApplication.focusWidget(), text[1:])  # the editor that the first letter opened


def paste(qtbot: QtBot, window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, _CONTROL)
    settle(qtbot, window)


def stand(grid: Any, row: int, column: int) -> None:
    grid.setFocus()
    grid.setCurrentIndex(grid.rows.index(row, column))


def texts(grid: Any, column: int) -> list[str]:
    return [row[column].words for row in grid.rows.cells]


def test_twenty_answers_are_typed_with_digits_and_enter(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    assert page.tabs.current() == ANSWERS
    grid = page.answers.answers
    assert page.first_focus() is grid
    stand(grid, 0, FIRST)
    scores = [1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3, 4, 5, 5, 5, 5, 2, 2, 2, 2]
    for number, score in enumerate(scores):
        write(qtbot, str(score))
        qtbot.keyClick(QApplication.focusWidget(), _TAB if number % 7 == 3 else _ENTER)
    settle(qtbot, window)
    kept = [value // 10**6 for _code, value in read(qtbot, window, _ANSWERS)]
    assert kept == scores
    assert [len(line.values) >= 4 for line in grid.lines] == [True] * 5 + [False]
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (5, FIRST)
    page.show_part(RESULTS)
    means = texts(page.outcome.by_question, 3)
    by_question = [scores[place::4] for place in range(4)]
    assert means == [f"{sum(each) / 5:.2f}" for each in by_question]
    spoken_ = [row[4].spoken for row in page.outcome.by_question.rows.cells]
    assert spoken_[0] == "1: 2, 2: 1, 3: 0, 4: 0, 5: 2"
    for _answer in scores:
        window.menus.undo.trigger()
    settle(qtbot, window)
    assert read(qtbot, window, _ANSWERS) == []
    settle(qtbot, window)
    assert len(grid.lines) == 1


def test_what_is_outside_the_scale_stays_in_its_cell(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    said: list[str] = []
    page.problem_found.connect(said.append)
    grid = page.answers.answers
    stand(grid, 0, FIRST)
    write(qtbot, "6")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    assert "1" in said[-1]
    assert "5" in said[-1]
    assert grid.currentIndex().column() == FIRST
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    write(qtbot, "5")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    settle(qtbot, window)
    assert [value for _code, value in read(qtbot, window, _ANSWERS)] == [5_000_000]
    stand(grid, 1, FIRST)
    paste(qtbot, window, "1\t2\t3\t9\n1\t2\t3\t4\n")
    assert len(read(qtbot, window, _ANSWERS)) == 1  # a block is taken whole or not at all
    paste(qtbot, window, "1\t2\t3\t4\n4\t3\t2\t1\n")
    assert len(read(qtbot, window, _ANSWERS)) == 9
    assert len(grid.lines) == 4
    page.show_part(QUESTIONS)
    questions = page.questions.questions
    stand(questions, 0, HIGHEST)
    write(qtbot, "4")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    settle(qtbot, window)
    assert "outside" in said[-1]
    assert texts(questions, HIGHEST)[0] == "5"


def test_sides_and_organisations_are_chosen_as_they_are_called(
    qtbot: QtBot, qapp: Application, window: MainWindow
) -> None:
    page = show(qtbot, window)
    grid = page.answers.answers
    stand(grid, 0, FIRST)
    paste(qtbot, window, "1\n2\n")
    name = next(each.name for each in page.sheet.organisations)  # type: ignore[union-attr]
    stand(grid, 0, SIDE)
    paste(qtbot, window, f"organisations\t{name}\n")
    kept = read(qtbot, window, "SELECT side, organisation_id IS NULL FROM responses ORDER BY id DESC")
    assert ("ngo", 0) in kept
    assert texts(grid, SIDE)[0] == "organisations"
    assert grid.doubt(0, ORGANISATION, "nobody at all")
    qapp.speak("pl")
    settle(qtbot, window)
    assert texts(grid, SIDE)[0] == "organizacje"
    stand(grid, 1, FIRST)
    qtbot.keyClick(grid, Qt.Key.Key_Delete, _CONTROL)
    settle(qtbot, window)
    assert len(grid.lines) == 2
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert len(grid.lines) == 3


def test_questions_are_typed_pasted_and_put_in_order(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    page.show_part(QUESTIONS)
    grid = page.questions.questions
    before = len(grid.lines)
    stand(grid, before - 1, TEXT)
    for text in ("Bureau is open?", "Rooms are free?"):
        write(qtbot, text)
        qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    settle(qtbot, window)
    kept = read(qtbot, window, _QUESTIONS)
    assert kept[-2:] == [("2.3", "Bureau is open?", "scale", 5), ("2.4", "Rooms are free?", "scale", 5)]
    stand(grid, before + 1, CODE)
    paste(qtbot, window, "3\t\tWhat else?\ttext\n4\t\tHow many?\tnumber\n")
    assert [row[:3] for row in read(qtbot, window, _QUESTIONS)[-2:]] == [
        ("3", "What else?", "text"),
        ("4", "How many?", "number"),
    ]
    assert not grid.can_type(before + 1, HIGHEST)
    assert grid.doubt(0, TEXT, "")
    stand(grid, before + 2, CODE)
    write(qtbot, "0")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    settle(qtbot, window)
    assert texts(grid, TEXT)[0] == "How many?"


def test_an_instrument_is_loaded_and_saved(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = show(qtbot, window)
    page.questions.begin.click()
    menu = page.questions.begin.findChild(QMenu)
    assert menu is not None
    offered = instruments.shipped("en", "self_assessment")
    assert [each.text() for each in menu.actions()][:3] == [each.title for each in offered]
    menu.actions()[0].trigger()
    menu.close()
    settle(qtbot, window)
    assert len(read(qtbot, window, _QUESTIONS)) == 12  # those that were there stayed
    assert page.note.isVisible()
    path = tmp_path / "instrument.xlsx"
    page.questions.save_to(path)
    settle(qtbot, window)
    page.show_part(QUESTIONS)
    grid = page.questions.questions
    stand(grid, 0, CODE)
    grid.selectAll()
    qtbot.keyClick(grid, Qt.Key.Key_Delete, _CONTROL)
    settle(qtbot, window)
    assert read(qtbot, window, _QUESTIONS) == []
    page.questions.load(path)
    settle(qtbot, window)
    settle(qtbot, window)
    assert len(read(qtbot, window, _QUESTIONS)) == 12
    said: list[str] = []
    page.problem_found.connect(said.append)
    page.questions.load(tmp_path / "missing.csv")
    settle(qtbot, window)
    assert "missing.csv" in said[-1]


def test_sides_agree_and_the_print_is_a_click_away(qtbot: QtBot, window: MainWindow) -> None:
    page = show(qtbot, window)
    grid = page.answers.answers
    stand(grid, 0, 0)
    day = grid.rows.cells[0][0].words
    block = f"{day}\t2015\tngo\t\t\t1\t2\t3\t4\n{day}\t2015\tadministration\t\t\t5\t4\t3\t2\n"
    paste(qtbot, window, block)
    page.show_part(AGREED)
    agreed = page.agreed.grid
    assert page.first_focus() is agreed
    first = agreed.rows.columnCount() - 2
    stand(agreed, 0, first)
    for score in "4432":
        write(qtbot, score)
        qtbot.keyClick(QApplication.focusWidget(), _ENTER)
    settle(qtbot, window)
    assert texts(agreed, first) == ["4", "4", "3", "2"]
    assert agreed.doubt(0, first, "7")
    page.show_part(RESULTS)
    table = page.outcome.compared[0].findChildren(type(page.outcome.by_question))[0]
    assert texts(table, table.rows.columnCount() - 1)[-1] == "3.25"
    page.print.click()
    settle(qtbot, window)
    assert isinstance(window.page, ReportsPage)
    assert window.page.report() == "self-assessment"
    assert window.page.wish() is not None


def test_a_new_one_begins_with_its_data(qtbot: QtBot, window: MainWindow) -> None:
    link = page_of("questionnaires")
    assert link is not None
    window.follow(link)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, QuestionnairePage)
    assert list(page.tabs.buttons) == ["data"]
    assert page.form.pane is not None
    page.form.pane.boxes["title"].editor.input.setFocus()
    write(qtbot, "Ankieta")
    qtbot.keyClick(QApplication.focusWidget(), _ENTER, _CONTROL)
    settle(qtbot, window)
    assert page.record is not None
    assert page.tabs.current() == QUESTIONS
    page.toggle_scan()
    assert page.tabs.current() == PAPERS
    page.toggle_scan()
    assert page.tabs.current() == ANSWERS


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_small_named_and_only_read_where_the_file_is(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path, language: str
) -> None:
    begin(filled, 12)
    with open_store(filled):
        window = open_window(filled, size=SMALL)
        qapp.speak(language)
        page = show(qtbot, window)
        for key in list(page.tabs.buttons):
            page.show_part(key)
            settle(qtbot, window)
            for widget in inputs(page):
                assert spoken(widget), f"{widget.metaObject().className()} has no name in {key}"
        assert page.minimumSizeHint().width() <= 1000
        assert page.minimumSizeHint().height() <= 500
        assert not page.answers.answers.can_type(0, FIRST)
        assert not page.questions.begin.isEnabled()
