"""The form of a record: it saves as one leaves a field, keeps what cannot be saved, adds, undoes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.common.language import texts
from ngodesk.gui.app import Application
from ngodesk.gui.places import Link
from ngodesk.model import TABLES
from ngodesk.store.opening import open_store
from tests.gui.records.forms import Desk
from tests.gui.windows import LANGUAGES, inputs


@pytest.fixture
def desk(qtbot: QtBot, filled: Path) -> Iterator[Desk]:
    made = Desk(qtbot, filled)
    yield made
    made.close()


def test_leaving_a_field_saves_it(desk: Desk) -> None:
    record = desk.show("people", "ref = 'P1'")
    assert desk.form.title.text() == "Żak Łucja"
    saved: list[int] = []
    desk.form.saved.connect(saved.append)
    desk.write("first_name", "Ķīna Ąę")
    desk.leave()
    assert desk.stored("people", record, "first_name") == "Ķīna Ąę"
    assert saved == [record]
    assert desk.form.title.text() == "Żak Ķīna Ąę"


def test_a_field_that_was_not_changed_makes_no_step(desk: Desk) -> None:
    desk.show("cost_documents", "ref = 'C3'")
    before = desk.ask(lambda store: _steps(store))
    assert desk.form.pane is not None
    for name in desk.form.pane.boxes:
        desk.form.pane.go_to(name)
    desk.leave()
    assert desk.ask(lambda store: _steps(store)) == before


def _steps(store: object) -> int:
    with store.reading() as connection:  # type: ignore[attr-defined]
        return int(connection.exec_driver_sql("SELECT count(*) FROM steps").scalar_one())


def test_enter_saves_once(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("people", "ref = 'P1'")
    before = desk.ask(_steps)
    desk.write("phone", "+48 600 000 112")
    qtbot.keyClick(desk.editor("phone").input, Qt.Key.Key_Return)
    desk.leave()
    assert desk.stored("people", record, "phone") == "+48 600 000 112"
    assert desk.ask(_steps) == before + 1


def test_a_wrong_date_stays_and_says_how_to_write_it(desk: Desk, qapp: Application) -> None:
    qapp.speak("pl")
    record = desk.show("cost_documents", "ref = 'C1'")
    before = desk.stored("cost_documents", record, "due_date")
    desk.write("due_date", "31.2.2025")
    desk.leave()
    editor = desk.editor("due_date")
    assert editor.line.text() == "31.2.2025"
    assert desk.said("due_date")
    assert editor.input.accessibleDescription().startswith(desk.said("due_date"))
    assert desk.stored("cost_documents", record, "due_date") == before
    desk.write("due_date", "28.2.2025")
    desk.leave()
    assert desk.said("due_date") == ""
    assert desk.stored("cost_documents", record, "due_date") == "2025-02-28"


def test_what_was_typed_survives_a_refresh(desk: Desk) -> None:
    desk.show("cost_documents", "ref = 'C1'")
    desk.write("due_date", "soonish")
    desk.leave()
    desk.form.refresh()
    desk.settle()
    assert desk.editor("due_date").line.text() == "soonish"


def test_escape_takes_back_what_was_typed_and_then_leaves(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people", "ref = 'P1'")
    desk.write("last_name", "Nowa")
    line = desk.editor("last_name").input
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Żak"
    with qtbot.waitSignal(desk.form.left):
        qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_a_key_that_another_record_has_is_refused_at_its_field(desk: Desk) -> None:
    record = desk.show("people", "ref = 'P1'")
    desk.write("ref", "P2")
    desk.leave()
    assert desk.said("ref")
    assert desk.editor("ref").line.text() == "P2"
    assert desk.stored("people", record, "ref") == "P1"


def test_a_doubtful_text_is_saved_and_said(desk: Desk) -> None:
    record = desk.show("people", "ref = 'P1'")
    desk.write("email", "zofia.dabrowska@przyklad")
    desk.leave()
    assert desk.stored("people", record, "email") == "zofia.dabrowska@przyklad"
    assert desk.said("email").endswith("It is saved as you typed it.")


def test_what_was_done_on_a_day_to_come_is_saved_and_asked_about(desk: Desk) -> None:
    record = desk.show("people", "ref = 'P1'")
    desk.write("birth_date", "1.02.2199")
    desk.leave()
    assert desk.stored("people", record, "birth_date") == "2199-02-01"
    assert desk.said("birth_date").startswith("This day has not come yet. Is it right?")
    desk.write("birth_date", "1.02.1999")
    desk.leave()
    assert not desk.said("birth_date")


def test_flush_saves_before_another_record_is_shown(desk: Desk) -> None:
    first = desk.show("people", "ref = 'P1'")
    desk.write("city", "Łódź")
    second = desk.show("people", "ref = 'P2'")
    assert desk.form.content is not None
    assert desk.form.content.id == second
    assert desk.stored("people", first, "city") == "Łódź"
    assert desk.stored("people", second, "city") is None
    assert desk.editor("city").line.text() == ""


def test_a_new_record_is_refused_then_added(desk: Desk, qtbot: QtBot) -> None:
    before = desk.ask(_steps)
    desk.begin("people")
    assert desk.editor("ref").line.text() == "P9"
    assert desk.editor("first_name").input.hasFocus()
    desk.write("first_name", "Jānis")
    qtbot.keyClick(desk.editor("first_name").input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.ask(_steps) == before
    assert desk.said("last_name")
    assert desk.editor("last_name").input.hasFocus()
    assert desk.editor("first_name").line.text() == "Jānis"
    desk.write("last_name", "Ķeizars")
    with qtbot.waitSignal(desk.form.saved) as saved:
        desk.form.save.click()
    desk.settle()
    assert desk.stored("people", saved.args[0], "first_name") == "Jānis"
    assert desk.form.content is not None
    assert desk.form.content.id == saved.args[0]
    assert not desk.form.save.isVisible()


def test_the_keyboard_stays_in_a_record_that_its_button_saved(desk: Desk, qtbot: QtBot) -> None:
    desk.begin("people")
    desk.write("first_name", "Jānis")
    desk.write("last_name", "Ķeizars")
    desk.form.save.setFocus()
    with qtbot.waitSignal(desk.form.saved):
        qtbot.keyClick(desk.form.save, Qt.Key.Key_Return)
    desk.settle()
    assert not desk.form.save.isVisible()
    assert desk.editor("first_name").input.hasFocus()


def test_a_problem_at_a_hidden_field_shows_that_field(desk: Desk) -> None:
    desk.begin("people")
    desk.write("first_name", "Jānis")
    desk.write("last_name", "Bērziņš")
    assert desk.form.pane is not None
    desk.form.pane._toggle.setChecked(False)
    assert not desk.editor("ref").isVisible()
    desk.editor("ref").line.setText("P1")
    desk.form.save.click()
    desk.settle()
    assert desk.editor("ref").isVisible()
    assert desk.said("ref")


def test_a_new_record_that_is_cancelled_leaves_nothing(desk: Desk, qtbot: QtBot) -> None:
    before = desk.ask(_steps)
    desk.begin("people")
    desk.write("first_name", "Nobody")
    with qtbot.waitSignal(desk.form.left):
        desk.form.cancel.click()
    desk.settle()
    assert desk.form.content is None
    assert desk.ask(_steps) == before


def test_a_new_record_begins_with_what_its_place_says(desk: Desk) -> None:
    project = desk.id_of("projects", "ref = 'NL1'")
    desk.begin("events", project=project)
    assert desk.editor("project").value() == project
    assert "NL1" in desk.editor("project").line.text()


def test_a_step_of_the_history_is_undone(desk: Desk) -> None:
    record = desk.show("people", "ref = 'P1'")
    desk.write("city", "Łódź")
    desk.leave()
    desk.form.tabs.buttons["history"].click()
    desk.settle()
    step = desk.form.history.steps[0]
    assert [(each.before, each.after) for each in step.told.differences] == [("", "Łódź")]
    step.undo.click()
    desk.settle()
    assert desk.stored("people", record, "city") is None
    latest, undone = desk.form.history.steps[:2]
    assert latest.told.kind == "undo"
    assert latest.undo.isHidden()
    assert undone.undo.isHidden()


def test_links_lead_to_what_belongs_to_a_record(desk: Desk) -> None:
    record = desk.show("events", "ref = 'E1'")
    followed: list[Link] = []
    desk.form.link_chosen.connect(followed.append)
    desk.form.tabs.buttons["linked"].click()
    desk.settle()
    for button in desk.form.links.buttons:
        button.click()
    project = desk.id_of("projects", "ref = 'NL1'")
    owner = ("event", record)
    assert Link(project=project) in followed
    assert Link(table="attendance", owner=owner) in followed
    assert Link(table="attendance", new=True, owner=owner, values=(owner,)) in followed


def test_a_file_to_read_lets_nobody_type(qtbot: QtBot, filled: Path) -> None:
    with open_store(filled):  # whoever comes second may read
        desk = Desk(qtbot, filled)
        desk.show("people", "ref = 'P1'")
        assert desk.editor("first_name").line.isReadOnly()
        assert not desk.editor("gender").choices.isEnabled()
        desk.form.tabs.buttons["history"].click()
        desk.settle()
        assert all(step.undo.isHidden() for step in desk.form.history.steps)
        desk.begin("people")
        assert not desk.form.save.isVisible()
        desk.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_speaks_every_language_and_keeps_what_was_typed(
    desk: Desk, qapp: Application, language: str
) -> None:
    desk.show("people", "ref = 'P1'")
    desk.write("birth_year", "196")
    qapp.speak(language)
    desk.settle()
    said = texts(language)
    assert desk.form.pane is not None
    label = TABLES["people"].described.field("first_name").label
    box = desk.form.pane.boxes["first_name"]
    assert box.label.text() == said.gettext(label)
    assert box.editor.input.accessibleName().startswith(said.gettext(label))
    assert desk.editor("birth_year").line.text() == "196"
    assert desk.editor("gender").choices.currentText() == said.pgettext("gender", "female")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_form_that_is_named_and_narrow_enough(desk: Desk, table: str) -> None:
    desk.begin(table)
    assert desk.form.content is not None
    desk.form.pane._toggle.setChecked(True)
    for widget in inputs(desk.form):
        assert _spoken(widget), widget
    assert desk.form.minimumSizeHint().width() <= 340
    assert desk.form.minimumSizeHint().height() <= 400
    for box in desk.form.pane.boxes.values():
        right = box.editor.mapTo(desk.form, box.editor.rect().topRight()).x()
        assert right <= desk.form.width(), box.field.name
        if isinstance(box.editor.input, QLineEdit | QPlainTextEdit):
            assert box.editor.input.width() >= 90, box.field.name


def _spoken(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")


def test_a_record_typed_last_is_found_before_the_new_one_is_stored(desk: Desk, qtbot: QtBot) -> None:
    desk.begin("affiliations", person=desk.id_of("people", "ref = 'P1'"))
    desk.write("role", "treasurer")
    desk.write("organisation", "gmina zabłudów")
    with qtbot.waitSignal(desk.form.saved) as saved:
        line = desk.editor("organisation").input
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    wanted = desk.id_of("organisations", "ref = 'GMI'")
    assert desk.stored("affiliations", saved.args[0], "organisation") == wanted


def test_a_record_typed_last_is_saved_in_its_own_record(desk: Desk) -> None:
    first = desk.show("cost_documents", "ref = 'C1'")
    desk.write("issuer", "gmina zabłudów")
    second = desk.show("cost_documents", "ref = 'C2'")
    assert desk.form.content is not None
    assert desk.form.content.id == second
    wanted = desk.id_of("organisations", "ref = 'GMI'")
    assert desk.stored("cost_documents", first, "issuer") == wanted
    assert desk.stored("cost_documents", second, "issuer") != wanted


def test_notes_follow_the_language(desk: Desk, qapp: Application) -> None:
    desk.begin("people")
    desk.write("birth_year", "196")
    desk.leave()
    before = desk.said("birth_year")
    qapp.speak("pl")
    desk.settle()
    assert desk.said("birth_year") not in ("", before)


def test_what_is_left_is_tidied_and_ctrl_z_in_the_field_brings_it_back(desk: Desk, qtbot: QtBot) -> None:
    record = desk.show("organisations", "ref = 'BIE'")
    typed, kept = "lv80bank0000435195001", "LV80 BANK 0000 4351 9500 1"
    desk.write("bank_account", typed)
    desk.leave()
    assert desk.stored("organisations", record, "bank_account") == kept
    line = desk.editor("bank_account").line
    assert line.text() == kept
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    while line.text() not in (typed, ""):
        qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == typed
    desk.leave()
    assert desk.stored("organisations", record, "bank_account") == typed


def test_what_is_in_doubt_stays_as_it_was_typed(desk: Desk) -> None:
    record = desk.show("people", "ref = 'P1'")
    desk.write("phone", "+48 600 000")
    desk.leave()
    assert desk.stored("people", record, "phone") == "+48 600 000"
    assert desk.said("phone")


def test_undoing_a_step_says_first_what_goes_with_it(desk: Desk) -> None:
    record = desk.show("people", "ref = 'P1'")
    for city in ("Łódź", "Rīga"):
        desk.write("city", city)
        desk.leave()
    desk.form.tabs.buttons["history"].click()
    desk.settle()
    earlier = desk.form.history.steps[1]
    earlier.undo.click()
    desk.settle()
    assert desk.stored("people", record, "city") == "Rīga"
    assert "Change: Person" in earlier.note.text()
    earlier.note.acted.emit()
    desk.settle()
    assert desk.stored("people", record, "city") is None


def test_parts_of_a_feature_that_is_not_used_are_not_offered(desk: Desk) -> None:
    from ngodesk.work import features

    record = desk.show("people", "ref = 'P1'")
    owner = ("person", record)
    offered = Link(table="work_hours", new=True, owner=owner, values=(owner,))
    followed: list[Link] = []
    desk.form.link_chosen.connect(followed.append)
    for used in (False, True):
        desk.ask(lambda store, used=used: features.choose(store, ["staff"] if used else []))
        desk.form.links.show_record("people", record)
        desk.settle()
        for button in desk.form.links.buttons:
            button.click()
        assert (offered in followed) is used


def test_words_take_the_room_beside_them_and_codes_do_not(desk: Desk) -> None:
    for table in ("exchange_rates", "contracts", "projects"):
        desk.form.begin(table, {})
        desk.settle()
        widths = {name: box.width() for name, box in desk.form.pane.boxes.items() if box.isVisible()}
        wide = {name for name, width in widths.items() if width > max(widths.values()) // 2}
        words, others = _BOTH[table]
        assert words <= wide
        assert not others & wide


_BOTH = {
    "exchange_rates": ({"source"}, {"currency", "date", "rate"}),
    "contracts": ({"number", "subject"}, {"amount"}),
    "projects": ({"title"}, {"ref", "grant_amount"}),
}
"""Fields of words, and codes and figures, which stay narrow."""


def test_a_page_that_names_the_record_says_it_once(desk: Desk) -> None:
    desk.form.leave_title_to_page()
    desk.show("people", "ref = 'P1'")
    assert not desk.form.title.isVisible()
    assert desk.form.tabs.isVisible()
