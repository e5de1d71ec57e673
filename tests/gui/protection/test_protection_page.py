"""A password for the file: confirmed by the sheet, asked for, changed, taken off, locked when idle."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ngodesk.common import settings
from ngodesk.common.tries import delay, failed
from ngodesk.gui import remembered
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.today import TodayPage
from ngodesk.gui.pages.welcome import WelcomePage
from ngodesk.gui.places import PROTECTION, Link
from ngodesk.gui.protection.page import ProtectionPage
from ngodesk.gui.protection.unlock import UnlockPage
from ngodesk.store import backup, keys
from ngodesk.work import protecting
from tests.gui.windows import Open, assert_fits, settle

if TYPE_CHECKING:
    from PIL.Image import Image

PASSWORD, OTHER = "zażółć 'gęślą' ķirsis", "cits vārds četri pieci"


def typed(line: QLineEdit, words: str) -> None:
    """Letters come as an input method hands them over."""
    line.clear()
    line.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


def protection(qtbot: QtBot, window: MainWindow) -> ProtectionPage:
    """The page, by its menu."""
    window.menus.protect.trigger()
    settle(qtbot, window)
    assert isinstance(window.page, ProtectionPage)
    return window.page


def choose(qtbot: QtBot, window: MainWindow, page: ProtectionPage, password: str, now: str = "") -> str:
    """Choose a password and type the code back; gives the code."""
    if now:
        typed(page.choosing.now.line, now)
    typed(page.choosing.first.line, password)
    typed(page.choosing.second.line, password)
    page.choosing.go.click()
    settle(qtbot, window)
    assert page.sheet.isVisible()
    code = page.sheet.code.accessibleName()
    typed(page.sheet.typed, code.lower().replace(" ", "-"))
    page.sheet.go.click()
    settle(qtbot, window)
    return code


def unlock(qtbot: QtBot, window: MainWindow, secret: str) -> None:
    """Type a password, or a code, where it is asked for."""
    assert isinstance(window.page, UnlockPage)
    typed(window.page.password.line, secret)
    window.page.make.click()
    settle(qtbot, window)


def test_a_password_is_confirmed_by_its_sheet_and_asked_for_from_then_on(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    window = open_window(filled)
    page = protection(qtbot, window)
    assert page.head.chip.text() == "not protected"
    assert page.first_focus() is page.choosing.first.line
    typed(page.choosing.first.line, "short")
    assert "Too short" in page.choosing.hint.text()
    typed(page.choosing.first.line, PASSWORD)
    assert "good" in page.choosing.hint.text()
    typed(page.choosing.second.line, OTHER)
    assert not page.choosing.go.isEnabled()
    typed(page.choosing.second.line, PASSWORD)
    page.choosing.go.click()
    settle(qtbot, window)
    assert page.choosing.first.line.text() == ""
    typed(page.sheet.typed, "AAAA BBBB")
    page.sheet.go.click()
    assert page.sheet.wrong.isVisible()
    assert keys.salt_of(filled) == keys.PLAIN
    page.sheet.cancel.click()
    choose(qtbot, window, page, PASSWORD)
    assert keys.salt_of(filled) != keys.PLAIN
    assert page.head.chip.text() == "protected"
    assert "protected" in page.note.text()
    assert page.standing.isVisible()
    assert page.others.isVisible()
    page.others.deleting.click()
    settle(qtbot, window)
    assert not page.others.isVisible()
    assert all(keys.salt_of(path) != keys.PLAIN for path in backup.listed(filled))
    window.close()
    second = open_window(filled, place="")
    assert isinstance(second.page, UnlockPage)
    assert second.windowTitle() == "ngodesk"
    unlock(qtbot, second, OTHER)
    assert "not the password" in second.page.problem_note.text()
    unlock(qtbot, second, PASSWORD)
    assert isinstance(second.page, ProtectionPage | TodayPage)
    assert second.state is not None
    assert second.state.protected


def protected(filled: Path) -> str:
    """A file that is protected; its code."""
    key = protecting.new_key(PASSWORD)
    protecting.exchange(filled, None, key)
    return key.recovery_code


def test_the_code_opens_it_and_the_password_is_changed_and_taken_off(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    code = protected(filled)
    window = open_window(filled, place="")
    unlock(qtbot, window, code.lower())
    page = protection(qtbot, window)
    page.standing.changing.click()
    typed(page.choosing.now.line, OTHER)
    typed(page.choosing.first.line, OTHER)
    typed(page.choosing.second.line, OTHER)
    page.choosing.go.click()
    settle(qtbot, window)
    assert "not the password" in page.note.text()
    second = choose(qtbot, window, page, OTHER, now=code)
    assert second != code
    assert keys.unlock(filled, PASSWORD) is None
    assert keys.unlock(filled, OTHER) is not None
    page.standing.removing.click()
    typed(page.choosing.now.line, OTHER)
    page.choosing.go.click()
    settle(qtbot, window)
    assert keys.salt_of(filled) == keys.PLAIN
    assert page.choosing.act == "protect"


def test_who_goes_away_finds_it_locked_and_nothing_of_it_in_the_window(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    protected(filled)
    remembered.remember_lock_minutes(5)
    window = open_window(filled, place="")
    unlock(qtbot, window, PASSWORD)
    window.go_to("people")
    settle(qtbot, window)
    assert window.idle.timer.remainingTime() > 4 * 60_000
    window.idle.timer.setInterval(20)
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockPage), timeout=3000)
    settle(qtbot, window)
    assert window.file.path is None
    assert window.sidebar.isHidden()
    assert "Stowarzyszenie" not in window.windowTitle()
    assert not window.idle.timer.isActive()
    unlock(qtbot, window, PASSWORD)
    assert window.page.place == "people"
    window.idle._stirred -= 5 * 60 + 1  # the laptop was shut meanwhile
    qtbot.keyClick(window, Qt.Key.Key_F6)
    settle(qtbot, window)
    assert isinstance(window.page, UnlockPage)
    unlock(qtbot, window, PASSWORD)
    window.menus.lock.trigger()
    settle(qtbot, window)
    window.page.cancel.click()
    assert isinstance(window.page, WelcomePage)


def test_wrong_passwords_make_one_wait_longer_each_time(
    qtbot: QtBot, open_window: Open, filled: Path
) -> None:
    assert [delay(wrong) for wrong in (0, 2, 3, 4, 8, 50)] == [0, 0, 2, 4, 60, 60]
    protected(filled)
    window = open_window(filled, place="")
    for _try in range(3):
        unlock(qtbot, window, "wrong one")
    assert "The next try is possible in 2 seconds" in window.page.problem_note.text()
    assert not window.page.make.isEnabled()
    window.page.cancel.click()  # to close the question helps nobody
    window.open_file(filled)
    settle(qtbot, window)
    unlock(qtbot, window, PASSWORD)
    assert "The next try is possible in 2 seconds" in window.page.problem_note.text()
    assert window.state is None
    a_minute_later()
    window.page._clock.setInterval(5)
    qtbot.waitUntil(window.page.make.isEnabled)
    unlock(qtbot, window, PASSWORD)
    assert window.state is not None
    assert keys.salt_of(filled).hex() not in a_minute_later()
    page = protection(qtbot, window)
    page.standing.changing.click()
    for _try in range(3):
        failed(keys.salt_of(filled))
    typed(page.choosing.now.line, PASSWORD)  # who passes by an open window does not guess faster
    typed(page.choosing.first.line, OTHER)
    typed(page.choosing.second.line, OTHER)
    page.choosing.go.click()
    settle(qtbot, window)
    assert "Too many wrong passwords" in page.note.text()
    a_minute_later()


def a_minute_later() -> dict[str, object]:
    """Wrong passwords as if they had been typed a minute ago; gives what is known of them."""
    path = settings.folder() / "tries.json"
    known = {salt: (number, at - 60) for salt, (number, at) in json.loads(path.read_text()).items()}
    path.write_text(json.dumps(known))
    return known


def test_the_sheet_is_a_page_with_the_code(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    window = open_window(filled)
    page = protection(qtbot, window)
    typed(page.choosing.first.line, PASSWORD)
    typed(page.choosing.second.line, PASSWORD)
    page.choosing.go.click()
    settle(qtbot, window)
    page.save_to(tmp_path / "sheet.pdf")
    settle(qtbot, window)
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as document:
        text = document[0].get_textpage().get_text_range()
        picture = document[0].render(scale=4).to_pil().convert("L")
    code = page.sheet.code.accessibleName()
    assert code in " ".join(text.split())
    assert drawn_square(picture) == squares_of(code.replace(" ", ""))
    assert "delete that file" in page.note.text()
    proposed: list[Path] = []
    monkeypatch.setattr(
        "ngodesk.gui.protection.page.ask_where", lambda _page, _title, path, *_more: proposed.append(path)
    )
    page.sheet.save.click()
    assert proposed[0].parent != filled.parent
    page.save_to(filled.with_name("sheet.pdf"))
    settle(qtbot, window)
    assert page.note.tone == "problem"
    assert "in the folder of the file that it opens" in page.note.text()
    page.leave()
    assert page.sheet.code.text() == ""


def squares_of(text: str) -> list[list[bool]]:
    """A QR code as its dark and light squares."""
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.Q)
    code.addData(text)
    code.make()
    count = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in count] for row in count]


def drawn_square(picture: "Image") -> list[list[bool]]:
    """The same as it stands on a page of 288 dots an inch: 32 mm wide, at the margin of 25 mm."""
    inch = 288 / 25.4
    left, count = round(25 * inch), len(squares_of("A" * 52))
    step = 32 * inch / count
    dark = [picture.getpixel((left + 3, y)) < 128 for y in range(picture.height)]
    edge = int(7 * step) - 3  # of the square in the corner, which no letter is as high as
    top = next(y for y in range(picture.height) if all(dark[y : y + edge]))
    return [
        [
            picture.getpixel((int(left + (column + 0.5) * step), int(top + (row + 0.5) * step))) < 128
            for column in range(count)
        ]
        for row in range(count)
    ]


@pytest.mark.parametrize("place", ["choose", "standing", "unlock"])
def test_every_state_fits(
    qtbot: QtBot, qapp: Application, open_window: Open, filled: Path, place: str
) -> None:
    if place != "choose":
        protected(filled)
    window = open_window(filled, place="")
    if place == "standing":
        unlock(qtbot, window, PASSWORD)
    if place != "unlock":
        window.follow(Link(place="registers", tab=PROTECTION))
    settle(qtbot, window)
    assert_fits(qtbot, qapp, window)
