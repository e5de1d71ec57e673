"""Copies for other programs: in a folder of one's own, wiped; those of a process that lives stay."""

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from ngodesk.common import processes
from ngodesk.gui import private


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


def test_a_name_from_elsewhere_leads_nowhere_else(opened: list[Path]) -> None:
    private.show("../../../evil.pdf", b"%PDF")
    assert opened[-1].parent.parent == private.folder()
