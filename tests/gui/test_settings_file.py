"""Settings that stand in the file: each is one step, named and undone; what has records stays in sight."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ngodesk.gui.pages.settings_boxes import TELLS
from ngodesk.gui.places import FEATURES, SETTINGS
from ngodesk.store.opening import open_store
from ngodesk.work import settings
from tests.gui.settings_page import at_settings, choose, signing, stored, write
from tests.gui.windows import SMALL, Open, settle


def test_every_setting_of_the_file_is_a_step_that_is_named_and_undone(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    page = at_settings(qtbot, window)
    before = stored(window)
    choose(qtbot, page.inside.language, "lv")
    settle(qtbot, window)
    choose(qtbot, page.inside.currency, "PLN")
    settle(qtbot, window)
    clause = page.inside.clauses["lv"].editor.input
    write(clause, "Datu pārzinis ir biedrība.\nJautājiet mums.")
    qtbot.keyClick(clause, Qt.Key.Key_Tab)
    settle(qtbot, window)
    after = stored(window)
    assert after["language"] == "lv"
    assert after["currency"] == "PLN"
    assert after["information_clause.lv"] == "Datu pārzinis ir biedrība.\nJautājiet mums."
    labels = []
    for _step in range(3):
        labels.append(window.menus.undo_label)
        window.menus.undo.trigger()
        settle(qtbot, window)
    assert labels == [
        "Write the information clause",
        "Choose the currency",
        "Choose the language of prints",
    ]
    assert stored(window) == before
    assert page.inside.language.editor.value() == before["language"]
    assert page.inside.clauses["lv"].editor.value() is None


def test_the_list_says_in_words_what_is_set_and_leads_to_the_page(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    with open_store(filled) as store:
        settings.write_clause(store, "lv", "Datu pārzinis ir biedrība.")
        settings.write_signatories(store, [settings.Signatory("Anna Łąk")])
        settings.write_wear_rule(store, "P1", 10_000)
    window = open_window(filled)
    page = at_settings(qtbot, window)
    kept = stored(window)
    page.as_list.click()
    settle(qtbot, window)
    listed = window.page
    rows = listed.panel.list.table.rows
    names = [rows.cell(row, 0).words for row in range(rows.rowCount())]
    assert {"Information clause in Latvian", "Who signs, 1", "Price from which P1 pays wear only"} <= {*names}
    assert {"Language of prints", "Currency of new records"} <= {*names}
    assert not {*names} & {*kept}
    listed.settings.click()
    settle(qtbot, window)
    assert window.page.link.place == SETTINGS


def test_those_who_sign_are_added_moved_and_taken_away(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    people = at_settings(qtbot, window).inside.signatories
    for name, function in (("Anna Łąka", "prezeska"), ("Jan Żak", "")):
        people.add.click()
        row = people.rows[-1]
        assert row.name.input.hasFocus()
        write(row.function.input, function)
        qtbot.keyClick(row.function.input, Qt.Key.Key_Tab)
        settle(qtbot, window)
        assert people.rows[-1] is row, "without a name it waits"
        write(row.name.input, name)
        qtbot.keyClick(row.name.input, Qt.Key.Key_Return)
        settle(qtbot, window)
    assert signing(window) == {"signatory.1": "Anna Łąka, prezeska", "signatory.2": "Jan Żak"}
    assert [row.up.isEnabled() for row in people.rows] == [False, True]
    assert [row.down.isEnabled() for row in people.rows] == [True, False]
    people.rows[1].up.click()
    settle(qtbot, window)
    assert signing(window) == {"signatory.1": "Jan Żak", "signatory.2": "Anna Łąka, prezeska"}
    assert [row.person() for row in people.rows] == [("Jan Żak", ""), ("Anna Łąka", "prezeska")]
    people.rows[0].remove.click()
    settle(qtbot, window)
    assert signing(window) == {"signatory.1": "Anna Łąka, prezeska"}
    assert window.undo_bar.isVisible()
    assert window.undo_bar.text() == "Removed: Jan Żak"
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert signing(window) == {"signatory.1": "Jan Żak", "signatory.2": "Anna Łąka, prezeska"}
    assert len(people.rows) == 2
    people.rows[0].name.line.clear()
    qtbot.keyClick(people.rows[0].name.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert signing(window)["signatory.1"] == "Jan Żak", "nobody goes because a name was cleared for a moment"


def test_a_feature_that_is_ticked_has_its_place_at_once(
    qtbot: QtBot, open_window: Open, workspace: Path
) -> None:
    window = open_window(workspace)
    page = at_settings(qtbot, window)
    volunteers = page.inside.features["volunteers"]
    place = window.sidebar.buttons["volunteers"]
    assert not volunteers.tick.isChecked()
    assert not place.isVisible()
    volunteers.tick.setFocus()
    qtbot.keyClick(volunteers.tick, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert place.isVisible()
    assert stored(window)["features"] == "volunteers"
    qtbot.keyClick(volunteers.tick, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert not place.isVisible()
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert place.isVisible()
    assert volunteers.tick.isChecked()


def test_a_feature_with_records_stays_and_says_why(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    page = at_settings(qtbot, window)
    box = page.inside.features["volunteers"]
    assert box.held > 0
    assert box.tick.isChecked()
    assert box.count.text() == f"{box.held} records"
    before = stored(window)
    qtbot.mouseClick(box.tick, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert box.tick.isChecked()
    assert box.tells.text() == f"It stays in sight because {box.held} records are there."
    assert box.tells.text() in box.tick.accessibleDescription()
    assert stored(window) == before
    assert window.sidebar.buttons["volunteers"].isVisible()


def test_every_feature_tells_what_it_shows() -> None:
    assert TELLS.keys() == FEATURES.keys()


def test_the_currency_warns_where_records_have_another(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled, write=False) as store:
        amounts = settings.of_file(store).amounts
    window = open_window(filled)
    currency = at_settings(qtbot, window).inside.currency
    for code in ("PLN", "CHF"):
        choose(qtbot, currency, code)
        settle(qtbot, window)
        others = {other: number for other, number in amounts.items() if other != code} or amounts
        assert currency.note is not None
        assert currency.note.tone == ("attention" if code not in amounts else "info")
        number, names = sum(others.values()), ", ".join(sorted(others))
        assert currency.said() == f"{number} records are in {names} and stay so. Nothing is converted."


def test_the_warning_shows_all_its_lines(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled, size=SMALL)
    note = at_settings(qtbot, window).inside.currency.note
    for width in (1092, 1366, 800, 1092):
        window.resize(width, SMALL[1])
        settle(qtbot, window)
        label = note.findChild(QLabel)
        assert label.height() >= label.heightForWidth(label.width())


def test_an_empty_file_has_nothing_to_warn_of(qtbot: QtBot, open_window: Open, workspace: Path) -> None:
    page = at_settings(qtbot, open_window(workspace))
    assert page.inside.currency.said() == ""


def test_escape_puts_back_what_stood_there_before_it_leaves(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    page = at_settings(qtbot, window)
    before = stored(window)
    clause = page.inside.clauses["pl"].editor.input
    write(clause, "Nie to.")
    qtbot.keyClick(clause, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.page is page
    assert clause.toPlainText() == before.get("information_clause.pl", "")
    qtbot.keyClick(clause, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert window.page is not page
    assert stored(window) == before


def test_a_programmes_price_of_assets_is_a_step_and_a_wrong_one_is_said(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    wear = at_settings(qtbot, window).inside.wear
    box = wear.boxes[0]
    key = f"depreciation_from.{box.rule.programme}"
    for typed in ("dużo", "10 000,50"):
        box.editor.line.clear()
        write(box.editor.input, typed)
        qtbot.keyClick(box.editor.input, Qt.Key.Key_Tab)
        settle(qtbot, window)
        assert (stored(window).get(key) is None) is bool(box.said())
    assert stored(window)[key] == "10000.50"
    window.menus.undo.trigger()
    settle(qtbot, window)
    assert key not in stored(window)
    assert box.editor.value() is None
