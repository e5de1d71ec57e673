"""Texts of a report written by keyboard: sections, figures, the former period's, ready and printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.places import Link, page_of, to_texts
from ngodesk.gui.texts.button import TextsButton
from ngodesk.gui.texts.page import TextsPage
from ngodesk.gui.texts.wording import meaning
from ngodesk.store.opening import open_store
from ngodesk.work import narratives, printing, records
from ngodesk.work.printing import Wish
from tests.gui.events.test_calendar_view import read
from tests.gui.typist import Typist
from tests.gui.windows import LANGUAGES, Open, assert_fits, settle
from tests.reports.prints import squeezed

R1 = Wish(project="NL1", start=date(2025, 3, 1), end=date(2025, 6, 30), language="pl")
R2 = Wish(project="NL1", start=date(2025, 7, 1), end=date(2025, 11, 30), language="pl")
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_TEXTS = "SELECT section, text, coalesce(ready, 0) FROM report_texts ORDER BY section"
_STEPS = "SELECT count(*) FROM steps"

Show = Callable[..., TextsPage]


def write(file: Path, wish: Wish, **texts: str) -> None:
    """Texts of the Active Citizens' report, all of them ready."""
    with open_store(file) as store:
        made = [narratives.Text(name, text, True) for name, text in texts.items()]
        narratives.save(store, "acf", wish, made)


@pytest.fixture
def show(qtbot: QtBot, open_window: Open, filled: Path) -> Show:
    """Open the file and go to the texts of the second period, in Polish."""

    def show_(size: tuple[int, int] = (1366, 697), section: str = "") -> TextsPage:
        window = open_window(filled, size=size)
        project, period = read(
            qtbot, window, "SELECT project_id, id FROM reporting_periods WHERE code = 'R2'"
        )[0]
        window.follow(to_texts("acf", project, period, "pl", section))
        settle(qtbot, window)
        assert isinstance(window.page, TextsPage)
        return window.page

    return show_


def window_of(page: TextsPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def marks(page: TextsPage) -> dict[str, str]:
    """The mark of each section."""
    rows = page.sections.table.rows
    return {str(key): row[1].words for key, row in zip(rows.keys, rows.cells, strict=True)}


def put(page: TextsPage, text: str) -> None:
    """Have a text typed at once."""
    page.writing.editor.setFocus()
    page.writing.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.writing.editor.insertPlainText(text)


def test_three_sections_by_keyboard_and_in_print(qtbot: QtBot, show: Show) -> None:
    page = show()
    window, typist = window_of(page), Typist(qtbot, window_of(page))
    assert page.section == "summary"
    assert page.writing.editor.hasFocus()
    assert page.head.meta.text().startswith("0 of ")
    assert marks(page)["summary"] == "missing"
    typist.write("# Łąka")
    typist.press(Qt.Key.Key_Return)
    typist.write("Wydano {{budget.actual}}.")
    typist.press(Qt.Key.Key_Return, modifier=_CTRL)
    settle(qtbot, window)
    assert page.section == "activity.A1"
    typist.write("- ķēde")
    typist.press(Qt.Key.Key_Return)
    typist.write("dwa")
    typist.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    typist.write("koniec")
    typist.press(Qt.Key.Key_Down, modifier=_CTRL)
    settle(qtbot, window)
    typist.write("Trzecia")
    typist.press(Qt.Key.Key_Return, modifier=_CTRL)
    settle(qtbot, window)
    kept = {row[0]: row[1:] for row in read(qtbot, window, _TEXTS)}
    assert kept == {
        "summary": ("# Łąka\nWydano {{budget.actual}}.", 1),
        "activity.A1": ("- ķēde\n- dwa\nkoniec", 0),
        "activity.A2": ("Trzecia", 1),
    }
    assert [marks(page)[name] for name in ("summary", "activity.A1", "activity.A2")] == [
        "ready",
        "begun",
        "ready",
    ]
    assert page.head.meta.text().startswith("2 of ")
    assert read(qtbot, window, "SELECT DISTINCT language FROM report_texts") == [("pl",)]
    assert_printed(qtbot, window)


def assert_printed(qtbot: QtBot, window: MainWindow) -> None:
    """The print has the text, and the figure as the budget counts it."""
    found: list[Any] = []

    def fetch(store: Any) -> tuple[bytes, Any]:
        pdf = printing.rendered(store, "acf", R2)
        return pdf, narratives.names(store, "acf", R2)["budget.actual"]

    window.file.read(fetch, found.extend)
    settle(qtbot, window)
    text = squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(found[0])).pages))
    for each in ("Łąka", f"Wydano {found[1]}.", "koniec"):
        assert squeezed(each) in text


def test_the_former_period_is_the_beginning_of_this_one(qtbot: QtBot, show: Show, filled: Path) -> None:
    write(filled, R1, summary="Pierwszy", risks="Deszcz")
    write(filled, R2, risks="Susza")
    page = show()
    window = window_of(page)
    assert page.begin.isEnabled()
    assert page.beside.other.texts == {"former": "Pierwszy"}
    before = read(qtbot, window, _STEPS)[0][0]
    page.begin.click()
    settle(qtbot, window)
    assert read(qtbot, window, _STEPS)[0][0] == before + 1
    assert page.writing.editor.text() == "Pierwszy"
    assert (marks(page)["summary"], marks(page)["risks"]) == ("begun", "ready")
    assert not page.begin.isEnabled()
    qtbot.keyClick(page.writing.editor, Qt.Key.Key_Z, _CTRL)  # nothing was typed here: it is of the file
    settle(qtbot, window)
    assert page.writing.editor.text() == ""
    page.beside.show_part("others")
    page.beside.other.take.click()
    assert page.writing.editor.text() == "Pierwszy"


def test_a_number_is_found_and_put_in_by_keyboard(qtbot: QtBot, show: Show) -> None:
    page = show()
    window, typist = window_of(page), Typist(qtbot, window_of(page))
    put(page, "Wydano ")
    page.writing.number.click()
    assert page.beside.numbers.search.hasFocus()
    assert page.beside.numbers.table.rows.rowCount() == len(page.found.known)
    typist.write("whole spent")
    typist.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert page.writing.editor.text() == "Wydano {{budget.actual}}"
    assert page.writing.editor.hasFocus()
    typist.press(Qt.Key.Key_Left)
    value = page.found.known["budget.actual"]
    assert page.writing.told.text() == f"Whole budget: spent – now {value}"
    printed = f"Wydano {value}".replace("\N{NO-BREAK SPACE}", " ")  # as Qt tells it
    qtbot.waitUntil(lambda: page.beside.preview.toPlainText() == printed)
    settle(qtbot, window)


def test_every_number_has_words_in_every_language(qtbot: QtBot, show: Show, qapp: Application) -> None:
    page = show()
    for language in LANGUAGES:
        qapp.speak(language)
        settle(qtbot, window_of(page))
        known = page.found.known
        assert [name for name in known if meaning(name, known) == name] == []


def test_an_unknown_number_is_told_and_mended(qtbot: QtBot, show: Show) -> None:
    page = show()
    put(page, "Jest \N{SUNFLOWER} {{budget.actul}} i {{budget.actul}}")
    assert page.writing.note.text() == "No number is called “budget.actul”."
    qtbot.waitUntil(lambda: marks(page)["summary"] == "to check")
    page.writing.note.acted.emit()
    assert page.writing.editor.text() == "Jest \N{SUNFLOWER} {{budget.actual}} i {{budget.actual}}"
    assert page.writing.note.isHidden()
    put(page, " {{zzz}}")
    assert page.writing.note.text() == "No number is called “zzz”."


def test_a_text_that_is_too_long_says_by_how_much(qtbot: QtBot, show: Show) -> None:
    page = show()
    limit = page.writing.section.limit
    put(page, "x" * (limit + 7))
    assert page.writing.count.text() == "2,007 of 2,000 characters: 7 too many"
    assert page.writing.count.property("tone") == "attention"
    qtbot.waitUntil(lambda: marks(page)["summary"] == "to check")
    page.writing.editor.textCursor().deletePreviousChar()
    assert page.writing.count.text() == "2,006 of 2,000 characters: 6 too many"


def test_typing_is_undone_first_and_then_the_file(qtbot: QtBot, show: Show, filled: Path) -> None:
    write(filled, R2, summary="Pierwszy\N{NO-BREAK SPACE}x")
    page = show(section="summary")
    window, typist = window_of(page), Typist(qtbot, window_of(page))
    assert not page.writing.is_changed()
    page.writing.editor.moveCursor(QTextCursor.MoveOperation.End)
    typist.write(" drugi")
    typist.press(Qt.Key.Key_Z, modifier=_CTRL)
    assert page.writing.editor.text() == "Pierwszy\N{NO-BREAK SPACE}x"
    typist.press(Qt.Key.Key_Z, modifier=_CTRL | _SHIFT)
    assert page.writing.editor.text() == "Pierwszy\N{NO-BREAK SPACE}x drugi"
    typist.press(Qt.Key.Key_Down, modifier=_CTRL)
    settle(qtbot, window)
    assert window.menus.undo_label == "Write the report’s texts: 1"
    typist.press(Qt.Key.Key_Z, modifier=_CTRL)
    settle(qtbot, window)
    assert read(qtbot, window, _TEXTS) == [("summary", "Pierwszy\N{NO-BREAK SPACE}x", 1)]
    assert not page.writing.is_changed()


def test_nothing_that_was_typed_is_lost(
    qtbot: QtBot, show: Show, open_window: Open, filled: Path, qapp: Application
) -> None:
    page = show()
    window = window_of(page)
    put(page, "Jeden")
    for language in ("pl", "lv", "en"):
        qapp.speak(language)
        settle(qtbot, window)
        assert page.writing.editor.text() == "Jeden"
    other = page.choosers.lists["language"]
    other.setCurrentIndex(other.findData("lv"))
    other.activated.emit(other.currentIndex())
    settle(qtbot, window)
    assert page.writing.editor.text() == ""
    assert page.beside.other.texts == {"pl": "Jeden"}
    put(page, "Viens")
    page.whole.click()
    settle(qtbot, window)
    assert (window.page.report(), window.page.wish()) == ("acf", replace(R2, language="lv"))
    assert read(qtbot, window, "SELECT language, text FROM report_texts ORDER BY id") == [
        ("pl", "Jeden"),
        ("lv", "Viens"),
    ]
    window.go_back()
    settle(qtbot, window)
    assert window.page.writing.editor.text() == "Viens"
    put(window.page, " divi")
    window.close()
    with open_store(filled, write=False) as store, store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT text FROM report_texts WHERE language = 'lv'").scalar()
    assert sorted(kept.split()) == ["Viens", "divi"]


def test_a_text_of_a_list_opens_here(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    write(filled, R1, summary="Pierwszy", risks="Deszcz")
    window = open_window(filled)
    for section, record, period in read(
        qtbot, window, "SELECT section, id, period_id FROM report_texts ORDER BY section"
    ):
        link = page_of("report_texts", record)
        assert link is not None
        window.follow(link)
        settle(qtbot, window)
        page = window.page
        assert (page.section, page.about.period, page.about.language) == (section, period, "pl")
        put(page, " dalej")
    window.go_to("today")
    settle(qtbot, window)
    assert read(qtbot, window, _TEXTS) == [("risks", "Deszcz dalej", 1), ("summary", "Pierwszy dalej", 1)]


def test_what_could_not_be_saved_is_there_again(qtbot: QtBot, show: Show) -> None:
    page = show()
    window, about = window_of(page), page.about
    put(page, "Nie zginie")
    window.file.read(lambda store: records.delete(store, "reporting_periods", [about.period]), type)
    page.leave()  # while the worker takes the period away
    settle(qtbot, window)
    assert window.problem_note.text().startswith("Texts are written for the whole project or for one")
    assert page.about.period is None
    assert page.writing.editor.text() == ""
    window.menus.undo.trigger()
    settle(qtbot, window)
    window.follow(about.link("summary"))
    settle(qtbot, window)
    assert page.writing.editor.text() == "Nie zginie"
    page.leave()
    settle(qtbot, window)
    assert read(qtbot, window, _TEXTS) == [("summary", "Nie zginie", 0)]


def test_a_tick_is_of_a_text_and_can_be_taken_back(qtbot: QtBot, show: Show) -> None:
    page = show()
    window = window_of(page)
    assert not page.writing.ready.isEnabled()
    put(page, "Tekst ")
    page.writing.ready.click()
    settle(qtbot, window)
    assert page.writing.editor.text() == "Tekst "  # the next word may follow
    assert page.writing.editor.textCursor().atEnd()
    steps = read(qtbot, window, _STEPS)
    page.leave()
    assert read(qtbot, window, _STEPS) == steps
    assert read(qtbot, window, _TEXTS) == [("summary", "Tekst", 1)]
    page.writing.ready.click()
    settle(qtbot, window)
    assert read(qtbot, window, _TEXTS) == [("summary", "Tekst", 0)]
    page.writing.editor.selectAll()
    page.writing.marks["heading"].click()
    assert page.writing.editor.text() == "# Tekst "


def test_a_file_to_read_only_is_read(qtbot: QtBot, show: Show, filled: Path) -> None:
    write(filled, R2, summary="Do czytania")
    with open_store(filled):
        page = show(section="summary")
        assert page.writing.editor.isReadOnly()
        assert page.writing.editor.text() == "Do czytania"
        for button in (page.writing.number, page.begin, page.beside.other.take, page.writing.ready):
            assert not button.isEnabled()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, _CTRL)
        settle(qtbot, window_of(page))
        assert page.section == "activity.A1"


def test_the_way_there_and_a_narrow_window(
    qtbot: QtBot, open_window: Open, filled: Path, qapp: Application
) -> None:
    window = open_window(filled)
    project = read(qtbot, window, "SELECT id FROM projects WHERE ref = 'NL1'")[0][0]
    window.follow(Link(project=project, tab="reports"))
    settle(qtbot, window)
    window.page.findChild(TextsButton).click()
    settle(qtbot, window)
    page = window.page
    assert (page.about.project, page.about.period) == (project, None)
    assert_fits(qtbot, qapp, window)
    assert page.beside.isHidden()
    page.writing.beside.click()
    assert page.writing.isHidden()
    assert page.beside.preview.isVisible()
    page.beside.back.click()
    assert page.writing.editor.isVisible()
    qtbot.keyClick(page.writing.editor, Qt.Key.Key_F, _CTRL)
    assert page.beside.numbers.search.hasFocus()
    window.resize(1366, 697)
    settle(qtbot, window)
    assert page.writing.isVisible()
    assert page.beside.isVisible()


def test_without_a_project_there_is_nothing_to_write_for(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    window = open_window(workspace)
    window.follow(to_texts("", None))
    settle(qtbot, window)
    assert window.page.add.isVisible()
    assert window.page.panes.isHidden()
    assert window.page.add.hasFocus()
