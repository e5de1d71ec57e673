"""The icons that are shipped are those that are used, in the colours of the theme, with their licences."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from ngodesk.common.paths import resources
from ngodesk.gui import icons, theme
from ngodesk.gui.app import Application

GUI = Path(icons.__file__).parent
FOLDER = resources() / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def test_every_icon_shipped_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in GUI.rglob("*.py"))
    assert [name for name in NAMES if not re.search(rf'"{re.escape(name)}"', source)] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_takes_the_colour_of_its_role(qapp: Application, name: str) -> None:
    picture = icons.pixmap(name, 32, "accent").toImage()
    drawn = {
        picture.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert QColor(theme.LIGHT.accent).name() in drawn
    assert icons.pixmap(name, 32, "accent") is icons.pixmap(name, 32, "accent")


def test_an_icon_is_drawn_anew_in_the_other_theme(qapp: Application) -> None:
    light = icons.pixmap("check", 16, "accent")
    theme.use(qapp, theme.DARK)
    dark = icons.pixmap("check", 16, "accent")
    theme.use(qapp, theme.LIGHT)
    assert light.toImage() != dark.toImage()


def test_a_fine_screen_gets_a_fine_picture(qapp: Application) -> None:
    picture = icons.pixmap("check", 16, "text", 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)


def test_both_licences_stand_beside_the_icons() -> None:
    text = (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in text
    assert "The MIT License" in text
    assert "Cole Bemis" in text
