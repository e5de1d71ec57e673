"""The editors of a form, one for each kind of field, by keyboard and with the letters of our languages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui.app import Application
from ngodesk.gui.layouts import in_column
from ngodesk.gui.records.before_after import BeforeAfterEditor
from ngodesk.gui.records.line import Line
from ngodesk.gui.records.picker import Picker, PlaceEditor, SeveralEditor, WordEditor
from ngodesk.work import history, saving, viewing
from tests.gui.records.forms import Desk, write


@pytest.fixture
def desk(qtbot: QtBot, filled: Path) -> Iterator[Desk]:
    made = Desk(qtbot, filled)
    yield made
    made.close()


def test_a_number_is_typed_in_polish(desk: Desk, qapp: Application) -> None:
    qapp.speak("pl")
    record = desk.show("cost_documents", "ref = 'C1'")
    desk.write("gross", "1 240,5")
    desk.leave()
    assert desk.stored("cost_documents", record, "gross") == 124050
    assert desk.editor("gross").line.text() == "1 240,50"
    assert desk.editor("gross").line.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_number_that_is_none_stays_and_says_so(desk: Desk) -> None:
    record = desk.show("cost_documents", "ref = 'C1'")
    before = desk.stored("cost_documents", record, "gross")
    desk.write("gross", "dużo")
    desk.leave()
    assert desk.editor("gross").line.text() == "dużo"
    assert desk.said("gross")
    assert desk.stored("cost_documents", record, "gross") == before


def test_a_word_is_chosen_by_its_letter(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("people", "ref = 'P1'")
    choices = desk.editor("gender").choices
    choices.setFocus()
    qtbot.keyClick(choices, Qt.Key.Key_M)
    assert desk.stored("people", record, "gender") == "female"  # nothing is stored before one leaves
    desk.leave()
    assert desk.stored("people", record, "gender") == "male"
    desk.editor("gender").choices.choose("")
    desk.form.flush()
    desk.settle()
    assert desk.stored("people", record, "gender") is None


def test_the_wheel_changes_nothing(desk: Desk) -> None:
    desk.show("people", "ref = 'P1'")
    choices = desk.editor("gender").choices
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(choices.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choices, turned)
    assert choices.value() == "female"


def test_yes_and_no_and_neither(desk: Desk) -> None:
    record = desk.show("organisations", "ref = 'KGW'")
    editor = desk.editor("own")
    assert [editor.choices.itemText(place) for place in range(3)] == ["", "yes", "no"]
    assert editor.value() == 0
    editor.choices.choose("")
    desk.form.flush()
    desk.settle()
    assert desk.stored("organisations", record, "own") is None


def test_a_longer_text_keeps_its_lines_and_tab_leaves_it(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("people", "ref = 'P1'")
    desk.write("notes", "Pirmā rinda: ķļņ\nDruga: ąęż")
    text = desk.editor("notes").text
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    desk.settle()
    assert not text.hasFocus()
    assert desk.stored("people", record, "notes") == "Pirmā rinda: ķļņ\nDruga: ąęż"


def test_leaving_a_longer_text_changes_nothing_in_it(desk: Desk, qtbot: QtBot) -> None:
    record = desk.id_of("people", "ref = 'P1'")
    kept = "10\u00a0000\u202fzł\r\nOd\u00a0dziś\u2028do jutra"
    desk.ask(lambda store: saving.change(store, "people", record, {"notes": kept}))
    before = desk.ask(history.next_undo)
    desk.show("people", "ref = 'P1'")
    editor = desk.editor("notes")
    editor.text.setFocus()
    assert not editor.is_changed()
    desk.leave()
    assert desk.stored("people", record, "notes") == kept
    assert desk.ask(history.next_undo) == before
    editor.text.setFocus()
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    write(editor.text, "!")
    desk.leave()
    assert desk.stored("people", record, "notes") == "10\u00a0000\u202fzł\nOd\u00a0dziś\ndo jutra!"


def test_a_day_is_chosen_in_the_calendar(desk: Desk) -> None:
    record = desk.show("cost_documents", "ref = 'C1'")
    editor = desk.editor("due_date")
    editor.open_calendar()
    calendar = editor.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2025, 4, 16)
    calendar.clicked.emit(QDate(2025, 4, 30))
    desk.settle()
    assert desk.stored("cost_documents", record, "due_date") == date(2025, 4, 30).isoformat()


def test_tab_takes_what_is_marked_and_goes_on(desk: Desk, qtbot: QtBot) -> None:
    desk.show("cost_documents", "ref = 'C1'")
    editor = desk.editor("issuer")
    desk.write("issuer", "a")
    qtbot.waitUntil(editor.suggestions.is_open)
    popup = desk.popup()
    assert popup.model().rowCount() > 1
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    marked = popup.model().index(1, 0).data(Qt.ItemDataRole.EditRole)
    qtbot.keyClick(popup, Qt.Key.Key_Tab)
    assert not editor.suggestions.is_open()
    assert not editor.line.hasFocus()
    assert editor.line.text() == marked
    assert isinstance(editor.value(), int)


def test_a_record_is_picked_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("cost_documents", "ref = 'C1'")
    wanted = desk.id_of("organisations", "ref = 'BIE'")
    editor = desk.editor("issuer")
    assert isinstance(editor, Picker)
    desk.write("issuer", "ķekav")
    qtbot.waitUntil(editor.suggestions.is_open)
    qtbot.keyClick(desk.popup(), Qt.Key.Key_Return)
    desk.leave()
    assert editor.value() == wanted
    assert desk.stored("cost_documents", record, "issuer") == wanted
    assert desk.said("issuer") == ""


def test_the_arrow_down_opens_the_whole_list(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("cost_documents", "ref = 'C5'")
    editor = desk.editor("issuer")
    editor.line.setFocus()
    qtbot.keyClick(editor.line, Qt.Key.Key_Down)
    qtbot.waitUntil(editor.suggestions.is_open)
    proposed = desk.ask(lambda store: viewing.proposals(store, "organisations", "", "en"))
    qtbot.keyClick(desk.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(desk.popup(), Qt.Key.Key_Return)
    desk.settle()
    assert desk.stored("cost_documents", record, "issuer") == proposed[0].id


def test_a_name_typed_in_full_needs_no_list(desk: Desk) -> None:
    record = desk.show("cost_documents", "ref = 'C1'")
    desk.write("issuer", "gmina zabłudów")
    desk.leave()
    assert desk.stored("cost_documents", record, "issuer") == desk.id_of("organisations", "ref = 'GMI'")


@pytest.mark.parametrize("typed", ["E1", "księgowość małej organizacji"])
def test_a_record_is_found_by_its_code_and_by_its_name(desk: Desk, typed: str) -> None:
    desk.begin("attendance")
    desk.write("event", typed)
    desk.leave()
    assert desk.editor("event").value() == desk.id_of("events", "ref = 'E1'")


def test_what_is_told_beside_a_name_finds_a_record_too(desk: Desk, qapp: Application) -> None:
    qapp.speak("pl")
    wanted = desk.ask(lambda store: viewing.proposals(store, "events", "", "pl"))[-1]
    desk.begin("attendance")
    desk.write("event", f"{wanted.name} {wanted.detail}")
    desk.leave()
    assert desk.editor("event").value() == wanted.id


def test_a_project_is_found_by_its_code_and_title_together(desk: Desk) -> None:
    (wanted, *_others) = desk.ask(lambda store: viewing.proposals(store, "projects", "NL1", "en"))
    desk.begin("events")
    desk.write("project", wanted.name)
    desk.leave()
    assert desk.editor("project").value() == wanted.id


def test_what_names_no_record_stays_and_says_so(desk: Desk) -> None:
    record = desk.show("cost_documents", "ref = 'C1'")
    before = desk.stored("cost_documents", record, "issuer")
    desk.write("issuer", "Nieznana Żabka")
    desk.leave()
    assert desk.editor("issuer").line.text() == "Nieznana Żabka"
    assert "Nieznana Żabka" in desk.said("issuer")
    assert desk.stored("cost_documents", record, "issuer") == before
    desk.write("issuer", "Fundusz")
    desk.leave()
    assert desk.stored("cost_documents", record, "issuer") == desk.id_of("organisations", "ref = 'FUN'")


def test_a_reference_is_taken_away(desk: Desk) -> None:
    record = desk.show("cost_documents", "ref = 'C1'")
    desk.editor("issuer").line.setText("")
    desk.editor("issuer").line.textEdited.emit("")
    desk.form.flush()
    desk.settle()
    assert desk.stored("cost_documents", record, "issuer") is None


def test_a_record_of_another_project_is_not_proposed(desk: Desk) -> None:
    record = desk.show("events", "ref = 'E1'")
    project = desk.stored("events", record, "project")

    def add(store: object) -> None:
        from ngodesk.work import defaults, saving

        begun = {"ref": "NL2", "title": "B", "start": "2026-01-01", "end": "2026-12-31"}
        other = saving.add(store, "projects", defaults.of_new(store, "projects", begun))
        values = {"project": other, "code": "Z9", "title": "Zupełnie inne"}
        saving.add(store, "activities", defaults.of_new(store, "activities", values))

    desk.ask(add)
    found: list[object] = []
    desk.editor("activity")._fetch("", found.extend)
    desk.settle()
    own = desk.ask(
        lambda store: viewing.proposals(store, "activities", "", "en", within=("project", project))
    )
    assert [row.id for row in found] == [each.id for each in own]
    assert "Zupełnie inne" not in " ".join(row.name for row in found)


def test_several_records_are_added_and_taken_off(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("cooperations", "1 ORDER BY ref LIMIT 1")
    editor = desk.editor("parties")
    assert isinstance(editor, SeveralEditor)
    before = desk.stored("cooperations", record, "parties")
    new = desk.id_of("organisations", "ref = 'DRU'")
    assert new not in before
    desk.write("parties", "drukarnia św")
    qtbot.waitUntil(editor.picker.suggestions.is_open)
    qtbot.keyClick(desk.popup(), Qt.Key.Key_Return)
    desk.settle()
    assert desk.stored("cooperations", record, "parties") == (*before, new)
    assert editor.picker.line.text() == ""
    editor.rows[0].remove.click()
    desk.settle()
    assert desk.stored("cooperations", record, "parties") == (*before[1:], new)
    desk.write("parties", "drukarnia")
    qtbot.keyClick(editor.picker.line, Qt.Key.Key_Return)
    assert not editor.picker.suggestions._pause.isActive()  # no list opens any more after Enter


def test_several_words_are_ticked(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("indicators", "1 ORDER BY code LIMIT 1")
    editor = desk.editor("filter_kind")
    desk.form.pane.go_to("filter_kind")
    qtbot.keyClick(editor.choices, Qt.Key.Key_Space)
    qtbot.waitUntil(editor.menu.isVisible)
    for action in editor.menu.actions():
        action.setChecked(action.text() in ("workshop", "training"))
    editor.menu.close()
    desk.settle()
    assert desk.stored("indicators", record, "filter_kind") == "training;workshop"
    assert editor.choices.currentText() == "training, workshop"


def test_counties_are_proposed_within_their_country(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("people", "ref = 'P1'")
    desk.write("country", "PL")
    desk.leave()
    editor = desk.editor("county")
    assert isinstance(editor, PlaceEditor)
    desk.write("county", "bielsk")
    qtbot.waitUntil(editor.suggestions.is_open)
    assert [desk.popup().model().index(row, 0).data() for row in range(2)] == ["bielski", "Bielsko-Biała"]
    qtbot.keyClick(desk.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(desk.popup(), Qt.Key.Key_Return)
    desk.settle()
    assert editor.line.text() == "bielski"
    desk.write("county", "Nowy Ķekavas")
    desk.leave()
    assert desk.stored("people", record, "county") == "Nowy Ķekavas"


def test_currencies_that_others_have_are_proposed(desk: Desk, qtbot: QtBot) -> None:
    desk.show("cost_documents", "ref = 'C1'")
    editor = desk.editor("currency")
    editor.line.setFocus()
    editor.line.selectAll()
    write(editor.line, "e")
    qtbot.waitUntil(editor.suggestions.is_open)
    assert desk.popup().model().index(0, 0).data() == "EUR"
    qtbot.keyClick(desk.popup(), Qt.Key.Key_Escape)
    assert not editor.suggestions.is_open()
    assert editor.line.text() == "e"


def test_what_an_attachment_belongs_to_is_read_only(desk: Desk) -> None:
    desk.begin("attachments")
    assert desk.editor("ref").line.isReadOnly()
    desk.editor("ref").set_enabled(True)
    assert desk.editor("ref").line.isReadOnly()


def test_a_known_word_stands_by_its_name_and_any_other_as_it_is(desk: Desk) -> None:
    record = desk.show("affiliations", "role = 'member'")
    assert isinstance(desk.editor("role"), WordEditor)
    desk.write("role", "Officer for organisations")
    desk.leave()
    assert desk.stored("affiliations", record, "role") == "ngo_officer"
    assert desk.editor("role").line.text() == "officer for organisations"
    desk.write("role", "skarbniczka")
    desk.leave()
    assert desk.stored("affiliations", record, "role") == "skarbniczka"
    shown: list[str] = []
    desk.editor("role").suggestions._fetch("BOARD", lambda found: shown.extend(each.name for each in found))
    desk.settle()
    assert shown[0] == "board member"


def test_before_and_after_are_one_text(desk: Desk) -> None:
    record = desk.show("support_cases", "ref = 'M1'")
    editor = desk.editor("result")
    assert isinstance(editor, BeforeAfterEditor)
    editor.before.setFocus()
    write(editor.before, "Zeszyt.")
    editor.text.setFocus()
    write(editor.text, "Arkusz,\nktóry liczy sam.")
    desk.leave()
    assert desk.stored("support_cases", record, "result") == "Zeszyt.\n→\nArkusz,\nktóry liczy sam."
    desk.show("support_cases", "ref = 'M2'")
    desk.show("support_cases", "ref = 'M1'")
    editor = desk.editor("result")
    assert editor.before.toPlainText() == "Zeszyt."
    assert editor.text.toPlainText().endswith("liczy sam.")
    assert not editor.is_changed()


def test_words_that_do_not_fit_end_with_three_dots_until_one_writes_there(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = in_column(page)
    plain, ours, other = QLineEdit(), Line(), QLineEdit()
    for line in (plain, ours, other):
        line.setFixedWidth(160)
        lines.addWidget(line)
    page.show()
    other.setFocus()
    for words, cut in (("short", False), ("A meadow for all, and for whoever comes by", True)):
        for line in (plain, ours):
            line.setText(words)
            line.setCursorPosition(0)
        assert ours.is_cut() == cut
        assert (ours.grab().toImage() != plain.grab().toImage()) == cut
    ours.setFocus()
    assert ours.text() == "A meadow for all, and for whoever comes by"
