"""Copies for other programs: in a folder of one's own, wiped; those of a process that lives stay."""

import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from ngodesk.common import processes
from ngodesk.gui import private
from tests.gui.protection.test_protection_page import PASSWORD, protected, unlock
from tests.gui.windows import Open, settle


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open."""
    found: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(found.append(Path(url.toLocalFile())) or True)
    )
    return found


def test_a_copy_is_readable_by_its_owner_alone_and_cannot_be_written(opened: list[Path]) -> None:
    assert private.show("skan ą.pdf", b"%PDF")
    assert private.show("skan ą.pdf", b"%PDF-2")  # another file of that name
    assert private.show("skan ą.pdf", b"%PDF")
    path, other, again = opened
    assert (path.read_bytes(), other.read_bytes(), again) == (b"%PDF", b"%PDF-2", path)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR
    assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IRWXU


def test_wiping_takes_our_copies_and_those_of_the_dead(opened: list[Path]) -> None:
    private.show("a.pdf", b"%PDF")
    base = private.folder().parent
    dead, alive = base / str(2**22 - 1), base / str(os.getppid())
    reused = base / f"{os.getppid()}-1"  # its number is another's by now
    for folder in (dead, alive, reused):
        folder.mkdir()
        (folder / "b.pdf").write_bytes(b"x")
    private.wipe()
    assert not opened[-1].exists()
    assert not dead.exists()
    assert alive.exists()
    assert reused.exists() == (not processes.began(os.getppid()))


def test_what_a_viewer_holds_is_taken_the_next_time(
    opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does: a file that is open cannot be deleted."""
    private.show("held.pdf", b"%PDF")
    private.show("other.pdf", b"%PDF-2")
    real, held = os.unlink, {"held.pdf"}

    def unlink(path: str, **named: Any) -> None:
        if Path(path).name in held:
            raise PermissionError(13, "in use", path)
        real(path, **named)

    monkeypatch.setattr(os, "unlink", unlink)
    private.wipe()
    assert [path.exists() for path in opened] == [True, False]
    held.clear()
    private.wipe()
    assert not opened[0].exists()


@pytest.mark.parametrize("leave", ["lock", "another"])
def test_nothing_that_was_looked_at_outlasts_its_file(
    qtbot: QtBot, open_window: Open, filled: Path, opened: list[Path], leave: str
) -> None:
    if leave == "lock":
        protected(filled)
    window = open_window(filled, place="")
    if leave == "lock":
        unlock(qtbot, window, PASSWORD)
    private.show("CV.pdf", b"%PDF of somebody")
    if leave == "another":
        window.open_file(Path(shutil.copyfile(filled, filled.with_name("another.ngodesk"))))
    else:
        window.menus.lock.trigger()
    settle(qtbot, window)
    assert not opened[-1].exists()


def test_a_name_from_elsewhere_leads_nowhere_else(opened: list[Path]) -> None:
    private.show("../../../evil.pdf", b"%PDF")
    assert opened[-1].parent.parent == private.folder()
