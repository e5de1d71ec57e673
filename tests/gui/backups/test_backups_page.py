"""The backups of a file: listed and checked, looked into, brought back; nothing is ever overwritten."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngodesk.gui import remembered
from ngodesk.gui.app import Application
from ngodesk.gui.backups.page import BackupsPage
from ngodesk.gui.main_window import MainWindow
from ngodesk.model import Person
from ngodesk.store import backup, keys
from ngodesk.store.opening import open_store
from ngodesk.work import backups, protecting
from tests.gui.windows import Open, assert_fits, settle
from tests.store import strange_files
from tests.store.test_protection import attach
from tests.store.whole import content, done, dump


def backups_page(qtbot: QtBot, window: MainWindow) -> BackupsPage:
    """The page, by its menu."""
    window.menus.backups.trigger()
    settle(qtbot, window)
    assert isinstance(window.page, BackupsPage)
    return window.page


def column(page: BackupsPage, number: int) -> list[str]:
    """What a column says."""
    return [row[number].words for row in page.table.rows.cells]


def add_person(path: Path) -> None:
    with open_store(path) as store, store.write("A person") as session:
        session.add(Person(ref="NEW", first_name="Nowa", last_name="Osoba"))


def test_without_a_backup_the_page_makes_the_first(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    page = backups_page(qtbot, window)
    assert page.first_focus() is page.begin
    page.begin.click()
    settle(qtbot, window)
    assert page.empty.isHidden()
    assert column(page, 1) == ["somebody wanted it"]
    assert column(page, 6) == ["sound"]
    with open_store(filled, write=False) as store, store.reading() as connection:
        people = connection.exec_driver_sql("SELECT count(*) FROM people").scalar_one()
    assert column(page, 2) == [str(people)]


def test_a_look_inside_is_read_only_and_leads_back(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    made = backup.automatic(filled, "close")
    add_person(filled)
    window = open_window(filled)
    before = made.read_bytes()
    page = backups_page(qtbot, window)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.file.path == made
    assert window.file.read_only is not None
    assert "You look into another file" in window.lock_note.text()
    window.go_to("people")
    settle(qtbot, window)
    assert [entry.path for entry in remembered.recent()] == [filled]
    window.lock_note.acted.emit()
    settle(qtbot, window)
    assert window.file.path == filled
    assert window.lock_note.isHidden()
    assert made.read_bytes() == before


def test_a_backup_becomes_a_new_file_or_takes_the_place_of_the_open_one(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    backup.automatic(filled, "close")
    old = dump(filled)
    add_person(filled)
    newer = dump(filled)
    window = open_window(filled)
    page = backups_page(qtbot, window)
    target = filled.with_name("again ż.ngodesk")
    page.restore_to(target)
    settle(qtbot, window)
    assert "is made and checked" in page.note.text()
    assert done(target) == old
    page.restore_to(target)
    settle(qtbot, window)
    assert "There is a file" in page.note.text()
    page.replace.click()
    settle(qtbot, window)
    assert window.page is page
    kept = filled.with_name(page.note.text().split("kept as ")[1].rstrip("."))
    assert dump(kept) == newer
    assert page.paused.isVisible()
    assert "before a restore" in column(page, 1)
    with open_store(target, write=False) as store, open_store(filled, write=False) as restored:
        assert content(restored) == content(store)
    page.paused.acted.emit()
    settle(qtbot, window)
    assert not page.paused.isVisible()
    window.go_to("people")  # the window works on with the restored file
    settle(qtbot, window)
    assert window.file.read_only is None


def test_a_restored_file_that_is_not_whole_says_so(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    with open_store(filled) as store:
        attach(store, b"a scan")
        made = backups.make(store)
    window = open_window(filled)
    page = backups_page(qtbot, window)
    assert column(page, 6) == ["sound"]
    (lying,) = (made.parent / "attachments").iterdir()
    lying.unlink()
    page.restore_to(filled.with_name("again.ngodesk"))
    settle(qtbot, window)
    assert page.note.tone == "attention"
    assert "is made and checked. 1 attachment does not lie beside this backup" in page.note.text()
    page.replace.click()  # a backup is made before, and the attachment with it
    settle(qtbot, window)
    assert page.note.tone == "ok"
    assert lying.exists()


def test_a_damaged_one_is_named_and_never_used(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path
) -> None:
    good = backup.automatic(filled, "close")
    strange_files.zeroed_page(backup.automatic(filled, "wanted"))
    window = open_window(filled)
    page = backups_page(qtbot, window)
    assert column(page, 6) == ["damaged", "sound"]
    assert not page.new.isEnabled()
    assert not page.look.isEnabled()
    page.table.selectRow(1)
    assert page.new.isEnabled()
    assert page.table.rows.keys[1].path == good
    assert_fits(qtbot, qapp, window)


def test_whoever_leaves_the_page_waits_for_one_check_at_most(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    for _time in range(12):
        backup.automatic(filled, "close")
    window = open_window(filled)
    page = backups_page(qtbot, window)
    assert column(page, 6) == ["sound"] * 12
    window.go_to("people")
    settle(qtbot, window)
    window.menus.backups.trigger()
    qtbot.waitUntil(lambda: bool(window.page.table.rows.cells))
    assert "being checked…" in column(window.page, 6)
    done: list[object] = []
    window.worker.over.connect(done.append)
    window.go_to("people")
    settle(qtbot, window)
    assert len(done) < 12


def test_one_from_before_the_password_was_changed_asks_for_the_former(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    first, second = protecting.new_key("pierwsze hasło tu"), protecting.new_key("drugie hasło tutaj")
    protecting.exchange(filled, None, first)
    protecting.exchange(filled, first, second)
    window = open_window(filled, place="")
    window.page.password.line.setText("drugie hasło tutaj")
    window.page.make.click()
    settle(qtbot, window)
    page = backups_page(qtbot, window)
    assert column(page, 6) == ["another password", "sound"]
    assert page.password.isVisible()
    target = filled.with_name("old.ngodesk")
    page.restore_to(target)
    settle(qtbot, window)
    assert not target.exists()
    assert not page.look.isEnabled()
    assert "the password that the file had then" in page.opening.text()
    page.password.field.line.setText("pierwsze hasło tu")
    page.restore_to(target)
    settle(qtbot, window)
    assert "It opens with the password of the backup" in page.note.text()
    with open_store(target, password="pierwsze hasło tu") as store:
        assert store.key == first
    page.password.field.line.setText("nie to hasło")
    assert page.look.isEnabled()
    page.look.click()
    settle(qtbot, window)
    assert "not the password" in page.note.text()
    page.password.field.line.setText("pierwsze hasło tu")
    page.look.click()
    settle(qtbot, window)
    assert window.file.looked_from == filled
    window.lock_note.acted.emit()
    settle(qtbot, window)
    assert window.file.path == filled


def test_in_place_of_a_protected_file_a_plain_backup_is_protected_and_nothing_is_undone(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    add_person(filled)
    backup.automatic(filled, "close")
    key = protecting.new_key("drugie hasło tutaj")
    protecting.exchange(filled, None, key)
    window = open_window(filled, place="")
    window.page.password.line.setText("drugie hasło tutaj")
    window.page.make.click()
    settle(qtbot, window)
    assert window.menus.undo.isEnabled()
    page = backups_page(qtbot, window)
    page.table.selectRow(1)
    assert "has no password" in page.opening.text()
    page.replace.click()
    settle(qtbot, window)
    assert "It opens with the password of the file until now" in page.note.text()
    assert keys.opens(filled, key)
    assert window.state is not None
    assert window.state.protected
    assert not window.menus.undo.isEnabled()
    page.table.selectRow(0)
    assert "opens with the password of this file" in page.opening.text()


def test_half_an_hour_of_work_is_backed_up_and_idleness_is_not(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    window.backing_up.clock.timeout.emit()
    settle(qtbot, window)
    assert backup.listed(filled) == []

    def work(store: object) -> None:
        with store.write("A person") as session:
            session.add(Person(ref="NEW", first_name="Nowa", last_name="Osoba"))

    window.file.read(work, lambda _nothing: None)
    settle(qtbot, window)
    for _tick in range(2):
        window.backing_up.clock.timeout.emit()
        settle(qtbot, window)
    assert [path.name.split(" ")[-1] for path in backup.listed(filled)] == ["while-working.ngodesk"]
