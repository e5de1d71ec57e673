"""A list of records: searched, sorted, written in, copied, pasted into, emptied; by keyboard."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ngodesk.common.text import sort_key
from ngodesk.gui import remembered
from ngodesk.gui.cells import Cells
from ngodesk.gui.choices import Choices
from ngodesk.gui.records import clipboard
from ngodesk.gui.records.columns import ColumnsMenu
from ngodesk.gui.records.listing import RecordList
from ngodesk.gui.table import PADDING
from ngodesk.store.store import Store
from ngodesk.work import saving
from tests.gui.records.listed import Bench, editor, texts
from tests.gui.windows import inputs


@pytest.fixture
def people(bench: Bench) -> RecordList:
    return bench.list("people")


def go_to(made: RecordList, row: int, column: int) -> None:
    made.table.setFocus()
    made.table.setCurrentIndex(made.table.rows.index(row, column))


def paste(made: RecordList, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    made.paste()


def undo(bench: Bench) -> None:
    bench.file.undo()
    bench.settle()


def stored(bench: Bench, table: str, row_id: int) -> dict[str, object]:
    from ngodesk.work import viewing

    found: list[dict[str, object]] = []
    bench.file.read(lambda store: viewing.fetch(store, table, row_id, "en").values, found.append)
    bench.settle()
    return found[0]


def test_it_filters_as_one_types_and_esc_goes_back(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    qtbot.keyClick(people, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert people.field.hasFocus()
    qtbot.keyClicks(people.field, "nowak")
    qtbot.waitUntil(lambda: people.table.rows.rowCount() == 2)
    qtbot.keyClick(people.field, Qt.Key.Key_Escape)
    bench.settle()
    assert people.table.rows.rowCount() == 8
    qtbot.keyClick(people.field, Qt.Key.Key_Escape)
    assert people.table.hasFocus()


def test_nothing_found_offers_to_clear_the_search(bench: Bench, people: RecordList) -> None:
    people.search("nobody at all")
    bench.settle()
    assert people.nothing_found.isVisible()
    assert not people.table.isVisible()
    people.first_focus().click()
    bench.settle()
    assert people.table.isVisible()
    assert people.table.rows.rowCount() == 8


def test_an_empty_list_offers_to_add(qtbot: QtBot, bench: Bench) -> None:
    rooms = bench.list("rooms")
    assert rooms.nothing_yet.isVisible()
    with qtbot.waitSignal(rooms.new_wanted):
        rooms.first_focus().click()


def test_a_click_on_a_heading_sorts_and_again_turns(bench: Bench, people: RecordList) -> None:
    people.table.header.sectionClicked.emit(1)
    bench.settle()
    names = texts(people, 1)
    people.table.header.sectionClicked.emit(1)
    bench.settle()
    assert texts(people, 1) == names[::-1] != names
    assert people.table.header.sorted_by == 1
    assert people.table.header.descending


def test_the_record_stays_chosen_through_search_and_order(
    qtbot: QtBot, bench: Bench, people: RecordList
) -> None:
    go_to(people, texts(people).index("Ozols"), 0)
    chosen = people.current()
    people.table.header.sectionClicked.emit(1)
    bench.settle()
    people.search("oz")
    bench.settle()
    assert people.current() == chosen
    people.search("")
    bench.settle()
    assert people.current() == chosen


def test_columns_widths_and_order_are_remembered(bench: Bench, people: RecordList) -> None:
    people.table.header.moveSection(2, 0)
    people.table.header.resizeSection(1, 222)
    people.table.header.sectionClicked.emit(4)
    bench.settle()
    again = bench.list("people")
    assert again.table.header.names()[0] == "municipality"
    assert again.table.columnWidth(again.table.header.names().index("first_name")) == 222
    assert again.table.rows.asked.sort == "birth_year"


def test_where_room_is_short_words_give_way_and_days_stay_whole(bench: Bench) -> None:
    def book(store: Store) -> None:
        room = saving.add(store, "rooms", {"ref": "R1", "name": "The large room under the roof"})
        times = {"start": "2025-11-22T18:30:00", "end": "2025-11-22T21:30:00"}
        saving.add(store, "bookings", {"room": room, **times})

    bench.file.read(book, lambda _nothing: None)
    bench.settle()
    table = bench.list("bookings", width=420).table
    kinds = {field.name: field.kind for field in table.rows.fields}
    assert {"datetime", "reference"} <= set(kinds.values())
    squeezed = 0
    for column, kind in enumerate(kinds.values()):
        cells = [table.rows.cell(row, column) for row in range(table.rows.rowCount())]
        needed = max(Cells.width(cell) for cell in cells) + 2 * PADDING
        squeezed += needed > table.columnWidth(column)
        assert kind != "datetime" or needed <= table.columnWidth(column)
    assert squeezed


def test_columns_are_chosen_in_a_menu(bench: Bench, people: RecordList) -> None:
    people.columns_button.click()
    menu = people.findChild(ColumnsMenu)
    action = next(action for action in menu.actions() if action.text() == "Gender")
    action.trigger()
    menu.close()
    bench.settle()
    assert people.table.header.names()[-1] == "gender"
    assert remembered.table_state("people").columns[-1] == "gender"
    assert {"female", "male"} & set(texts(people, len(people.table.header.names()) - 1))


def test_enter_opens_and_moving_chooses(qtbot: QtBot, people: RecordList) -> None:
    go_to(people, 0, 0)
    with qtbot.waitSignal(people.chosen) as chosen:
        qtbot.keyClick(people.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(people.opened) as opened:
        qtbot.keyClick(people.table, Qt.Key.Key_Return)
    assert chosen.args == opened.args == [people.table.rows.ids[1]]


def test_a_cell_is_written_in_and_tab_goes_on(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    go_to(people, 2, 0)
    row_id = people.current()
    qtbot.keyClick(people.table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(people), "Zyx")
    qtbot.keyClick(editor(people), Qt.Key.Key_Tab)
    qtbot.keyClicks(editor(people), "Ala")
    qtbot.wait(50)
    assert editor(people).text() == "Ala"  # what is read anew does not take it away
    qtbot.keyClick(editor(people), Qt.Key.Key_Return)
    bench.settle()
    values = stored(bench, "people", row_id)
    assert (values["last_name"], values["first_name"]) == ("Zyx", "Ala")
    assert people.current() == row_id
    assert "Zyx" in texts(people)


def test_a_known_word_is_written_by_its_name(qtbot: QtBot, bench: Bench) -> None:
    made = bench.list("affiliations")
    role = made.table.header.names().index("role")
    for said, kept, told in (
        ("Board member", "board", "board member"),
        ("skarbnik", "skarbnik", "skarbnik"),
    ):
        go_to(made, 0, role)
        row_id = made.current()
        qtbot.keyClick(made.table, Qt.Key.Key_F2)
        qtbot.keyClicks(editor(made), said)
        qtbot.keyClick(editor(made), Qt.Key.Key_Return)
        bench.settle()
        assert stored(bench, "affiliations", row_id)["role"] == kept
        go_to(made, made.table.rows.ids.index(row_id), role)
        qtbot.keyClick(made.table, Qt.Key.Key_F2)
        assert editor(made).text() == told
        qtbot.keyClick(editor(made), Qt.Key.Key_Escape)


def test_settings_are_said_in_words(bench: Bench) -> None:
    sample = {"key": "sample", "value": "true"}
    bench.file.write(lambda store: saving.add(store, "settings", sample), lambda _problem: None)
    bench.settle()
    settings = bench.list("settings")
    shown = dict(zip(texts(settings), texts(settings, 1), strict=True))
    assert shown["Language of prints"] == "English"
    assert shown["It is an example"] == "yes"


def test_esc_reverts_a_cell(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    before = texts(people)
    go_to(people, 0, 0)
    qtbot.keyClick(people.table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(people), "Wrong")
    qtbot.keyClick(editor(people), Qt.Key.Key_Escape)
    bench.settle()
    assert texts(people) == before
    assert people.table.isVisible()


def test_what_cannot_be_read_stays_and_it_is_said_why(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    go_to(people, 0, people.table.header.names().index("birth_year"))
    qtbot.keyClick(people.table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(people), "long ago")
    with qtbot.waitSignal(people.problem) as said:
        qtbot.keyClick(editor(people), Qt.Key.Key_Return)
    assert "year" in said.args[0]
    assert editor(people).text() == "long ago"
    editor(people).setText("1951")
    qtbot.keyClick(editor(people), Qt.Key.Key_Return)
    bench.settle()
    assert stored(bench, "people", people.current())["birth_year"] == 1951


def test_what_is_refused_is_shown_as_it_stands(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    before = texts(people)
    go_to(people, 0, 0)
    qtbot.keyClick(people.table, Qt.Key.Key_F2)
    assert isinstance(editor(people), QLineEdit)
    editor(people).clear()
    sentences: list[str] = []
    people.problem.connect(sentences.append)
    qtbot.keyClick(editor(people), Qt.Key.Key_Return)
    bench.settle()
    assert "Last name is missing." in sentences
    assert texts(people) == before


def test_a_word_is_chosen_in_its_cell(qtbot: QtBot, bench: Bench) -> None:
    events = bench.list("events")
    column = events.table.header.names().index("status")
    go_to(events, 0, column)
    qtbot.keyClick(events.table, Qt.Key.Key_F2)
    choices = editor(events)
    assert isinstance(choices, Choices)
    choices.choose("cancelled")
    qtbot.keyClick(choices, Qt.Key.Key_Return)
    bench.settle()
    assert stored(bench, "events", events.current())["status"] == "cancelled"
    assert texts(events, column)[events.table.currentIndex().row()] == "cancelled"


def test_f2_on_a_reference_opens_the_record(qtbot: QtBot, bench: Bench) -> None:
    payments = bench.list("payments")
    go_to(payments, 0, payments.table.header.names().index("document"))
    with qtbot.waitSignal(payments.opened):
        qtbot.keyClick(payments.table, Qt.Key.Key_F2)


def test_rows_are_copied_as_they_are_seen(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    people.table.header.moveSection(1, 0)
    people.table.selectAll()
    qtbot.keyClick(people.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["First name", "Last name"]
    assert [line.split("\t")[1] for line in lines[1:]] == texts(people)


def test_rows_are_pasted_and_undone_in_one_step(bench: Bench, people: RecordList) -> None:
    before = texts(people)
    go_to(people, 6, 0)
    ids = list(people.table.rows.ids[6:8])
    paste(people, "One\tAda\r\nTwo\tBea\r\nThree\tCyd\r\n")
    bench.settle()
    assert len(texts(people)) == 9
    assert [stored(bench, "people", row_id)["last_name"] for row_id in ids] == ["One", "Two"]
    refs = [stored(bench, "people", row_id)["ref"] for row_id in people.table.rows.ids]
    assert len(set(refs)) == 9
    undo(bench)
    assert texts(people) == before


def test_rows_pasted_over_others_are_told_with_the_key_that_adds_them(
    qtbot: QtBot, bench: Bench, people: RecordList
) -> None:
    before = texts(people)
    go_to(people, 0, 0)
    with qtbot.waitSignal(people.said) as said:
        paste(people, "One\tAda\r\nTwo\tBea\r\n")
    assert "2 rows" in said.args[0]
    assert "Ctrl+Shift+V" in said.args[0]
    bench.settle()
    undo(bench)
    assert texts(people) == before


def test_rows_are_pasted_as_new_ones_and_change_none(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    before = texts(people)
    go_to(people, 0, 0)
    QGuiApplication.clipboard().setText("Last name\tFirst name\r\nOne\tAda\r\nTwo\tBea\r\n")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(people.table, Qt.Key.Key_V, keys)
    bench.settle()
    assert sorted(texts(people)) == sorted([*before, "One", "Two"])
    undo(bench)
    assert texts(people) == before


def test_what_was_copied_is_pasted_unchanged(qtbot: QtBot, bench: Bench) -> None:
    costs = bench.list("cost_documents")
    row_ids = list(costs.table.rows.ids)
    before = [stored(bench, "cost_documents", row_id) for row_id in row_ids]
    costs.table.selectAll()
    costs.copy(costs.table.chosen_ids())
    bench.settle()
    go_to(costs, 0, 0)
    problems: list[str] = []
    costs.problem.connect(problems.append)
    costs.paste()
    bench.settle()
    assert not any(problems)
    assert [stored(bench, "cost_documents", row_id) for row_id in row_ids] == before
    costs.table.setCurrentIndex(QModelIndex())
    costs.table.selectAll()
    costs.paste()
    bench.settle()
    assert list(costs.table.rows.ids) == row_ids, "over all that are chosen, though one is at none of them"


def test_what_a_spreadsheet_would_compute_is_copied_as_text_and_comes_back() -> None:
    rows = [["=1+1", "-5,00", "+48 600 100 200", "@x", "Żak"]]
    text = clipboard.written(rows)
    assert text == "'=1+1\t-5,00\t+48 600 100 200\t'@x\tŻak\r\n"
    assert clipboard.rows_of(text) == rows


def test_a_block_with_a_mistake_is_refused_whole(bench: Bench, people: RecordList) -> None:
    before = texts(people)
    go_to(people, 0, 0)
    problems: list[str] = []
    people.problem.connect(problems.append)
    paste(people, "Last name\tBirth year\nOne\t1950\nTwo\tlong ago\nThree\tyesterday\n")
    bench.settle()
    assert texts(people) == before
    lines = next(filter(None, problems)).splitlines()
    assert [line[:6] for line in lines[:2]] == ["Row 2,", "Row 3,"]


HEADS = {
    "en": "First name\tLast name\tE-mail\tShoe size\tFirst name",
    "pl": "Imię\tNazwisko\tE-mail\tRozmiar buta\tImię",
    "lv": "Vārds\tUzvārds\tE-pasts\tApavu izmērs\tVārds",
}


@pytest.mark.parametrize("spoken", HEADS)
def test_a_heading_that_is_no_field_is_left_out_and_named(
    qtbot: QtBot, bench: Bench, people: RecordList, spoken: str
) -> None:
    before = texts(people)
    rows = "Ada\tOne\tada@one.pl\t38\tX\t501\nBea\tTwo\t\t\t\t\n"
    QGuiApplication.clipboard().setText(f"{HEADS[spoken]}\tPhone\n{rows}")
    with qtbot.waitSignal(people.said) as said:
        people.paste(as_new=True)
    bench.settle()
    assert sorted(texts(people)) == sorted([*before, "One", "Two"])
    added = next(row_id for row_id in people.table.rows.ids if stored(bench, "people", row_id)["email"])
    values = stored(bench, "people", added)
    assert [values[name] for name in ("first_name", "last_name", "email", "phone")] == [
        "Ada", "One", "ada@one.pl", "501",
    ]  # fmt: skip
    assert ": {}, {}.".format(*HEADS[spoken].split("\t")[3:]) in said.args[0]


def test_a_first_row_of_values_is_a_row(bench: Bench, people: RecordList) -> None:
    paste(people, "City\tAda\tShoe\nTwo\tBea\tSock\n")
    bench.settle()
    assert {"City", "Two"} <= set(texts(people))


def test_rows_are_pasted_into_an_empty_list(qtbot: QtBot, bench: Bench) -> None:
    rooms = bench.list("rooms")
    QGuiApplication.clipboard().setText("Blue\t12\nGreen\t8\n")
    qtbot.keyClick(rooms.first_focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert texts(rooms) == ["Blue", "Green"]
    assert rooms.table.hasFocus()


def test_references_are_pasted_by_name_or_code(bench: Bench) -> None:
    roles = bench.list("affiliations")
    people = bench.list("people")
    names = [f"{last} {first}" for last, first in zip(texts(people), texts(people, 1), strict=True)]
    code = stored(bench, "people", people.table.rows.ids[1])["ref"]
    paste(roles, f"Person\tRole\n{names[0]}\tguest one\n{code}\tguest two\nNobody\tguest\n")
    sentences: list[str] = []
    roles.problem.connect(sentences.append)
    bench.settle()
    assert any("Nobody" in sentence for sentence in sentences)


def test_del_deletes_and_says_what_went(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    before = texts(people)
    people.table.selectAll()
    with qtbot.waitSignal(people.said) as said:
        qtbot.keyClick(people.table, Qt.Key.Key_Delete)
    bench.settle()
    assert said.args[0].startswith("Deleted: ")
    assert before[0] in said.args[0]
    assert "and 5 more" in said.args[0]
    assert "depend" in said.args[0]
    assert people.nothing_yet.isVisible()
    undo(bench)
    assert texts(people) == before


def test_a_deletion_that_leaves_another_record_wrong_is_refused_and_says_why(
    qtbot: QtBot, bench: Bench
) -> None:
    organisations = bench.list("organisations")
    before = texts(organisations)
    organisations.table.selectAll()
    with qtbot.waitSignal(organisations.problem, check_params_cb=bool) as said:
        qtbot.keyClick(organisations.table, Qt.Key.Key_Delete)
    bench.settle()
    assert "at “Parties”: it must name at least one. Change or delete that record first." in said.args[0]
    assert texts(organisations) == before


def test_after_a_deletion_the_next_record_is_chosen(qtbot: QtBot, bench: Bench, people: RecordList) -> None:
    go_to(people, 3, 0)
    following = people.table.rows.ids[4]
    qtbot.keyClick(people.table, Qt.Key.Key_Delete)
    bench.settle()
    assert people.table.rows.rowCount() == 7
    assert people.current() == following


def test_a_list_of_a_project_holds_what_belongs_to_it(bench: Bench) -> None:
    projects = bench.list("projects")
    lines = bench.list("budget_lines", project=projects.table.rows.ids[0])
    assert "project" not in lines.table.header.names()
    assert lines.table.rows.rowCount() == 6
    elsewhere = bench.list("budget_lines", project=1)
    assert elsewhere.table.rows.rowCount() == 0


def test_everything_is_named_and_it_fits(bench: Bench, people: RecordList) -> None:
    assert all(widget.accessibleName() for widget in inputs(people))
    hint = people.minimumSizeHint()
    assert hint.width() <= 620
    assert hint.height() <= 400


def test_it_speaks_another_language_at_once(bench: Bench, people: RecordList, qapp: QApplication) -> None:
    qapp.speak("pl")
    bench.settle()
    assert people.table.rows.columns[0].title != "Last name"
    assert people.table.rows.rowCount() == 8


def test_what_is_computed_is_copied_and_never_pasted(bench: Bench, people: RecordList) -> None:
    ids = list(people.table.rows.ids)
    before = [stored(bench, "people", row_id) for row_id in ids]
    people.table.selectAll()
    people.copy(people.table.chosen_ids())
    bench.settle()
    assert "Events" in QGuiApplication.clipboard().text().splitlines()[0].split("\t")
    go_to(people, 0, 0)
    problems: list[str] = []
    people.problem.connect(problems.append)
    people.paste()
    bench.settle()
    assert not any(problems)
    assert [stored(bench, "people", row_id) for row_id in ids] == before


def test_a_document_without_a_known_issuer_shows_whose_it_is(bench: Bench) -> None:
    costs = bench.list("cost_documents")
    column = costs.table.header.names().index("issuer")
    shown = dict(zip(costs.table.rows.ids, texts(costs, column), strict=True))
    said = {
        row_id: values["issuer_name"]
        for row_id in shown
        if (values := stored(bench, "cost_documents", row_id))["issuer"] is None
    }

    assert any(said.values())
    assert all(shown[row_id] == (name or "") for row_id, name in said.items())
    costs.table.header.sectionClicked.emit(column)
    bench.settle()
    found = [text for text in texts(costs, column) if text]
    assert found == sorted(found, key=lambda name: sort_key(name, "en"))


def test_wide_columns_of_words_give_way_so_that_all_are_seen(bench: Bench) -> None:
    people = bench.list("people", 690)
    widths = [people.table.columnWidth(column) for column in range(len(people.table.rows.fields))]
    assert sum(widths) <= people.table.viewport().width()
    again = bench.list("people", 1100)
    organisation = again.table.header.names().index("organisation")
    assert again.table.columnWidth(organisation) > widths[organisation]


def leave(made: RecordList) -> None:
    """Another list stands there from now on."""
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
    assert not isValid(made)


def test_what_was_begun_ends_quietly_where_the_list_is_gone(bench: Bench) -> None:
    gone = RecordList("rooms", bench.file)
    paste(gone, "Name\tSeats\nBlue\t12\nGreen\t8\n")
    leave(gone)
    bench.settle()
    rooms = bench.list("rooms")
    assert texts(rooms) == ["Blue", "Green"]
    gone = RecordList("rooms", bench.file)
    gone.delete([rooms.table.rows.ids[0]])
    leave(gone)
    bench.settle()
    assert texts(rooms) == ["Green"]


def test_the_frame_says_what_failed_where_the_list_is_gone(qtbot: QtBot, bench: Bench) -> None:
    gone = RecordList("rooms", bench.file)
    with qtbot.waitSignal(bench.file.failed):
        paste(gone, "Name\tSeats\nBlue\tmany\n")
        leave(gone)
    assert bench.errors.pop()
