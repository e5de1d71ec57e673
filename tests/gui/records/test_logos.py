"""Logos are added where the programme, its sentence or the organisation is kept."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ngodesk.gui.places import Link
from ngodesk.gui.records.logos import LogoButton
from ngodesk.store.store import Store
from ngodesk.work import printing
from ngodesk.work.printing import Wish
from tests.gui.windows import Open, settle
from tests.reports.test_docx import picture


def test_a_logo_is_added_to_a_programme(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window(filled, place="registers")
    window.follow(Link(table="exchange_rates"))
    settle(qtbot, window)
    button = window.page.findChild(LogoButton)
    assert not button.isVisible()
    window.follow(Link(table="programmes"))
    settle(qtbot, window)
    assert button.isVisible()
    shown = window.page.panel.list
    shown.select(shown.table.rows.ids[0])
    file = tmp_path / "logo.png"
    file.write_bytes(picture("blue"))
    button.attach([file])
    settle(qtbot, window)
    found: list[object] = []
    window.file.read(_logos, found.append)
    settle(qtbot, window)
    assert found == [(picture("blue"),)]
    window.file.undo()
    settle(qtbot, window)
    window.file.read(_logos, found.append)
    settle(qtbot, window)
    assert found[1] == ()


def _logos(store: Store) -> object:
    return printing.content(store, "acf", Wish(project="NL1")).header.logos
