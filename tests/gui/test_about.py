"""About: versions, the licence of every library, where the file lies; in any language."""

import platform
import re
from importlib import metadata
from pathlib import Path

from pytestqt.qtbot import QtBot

from ngodesk.common.libraries import libraries
from ngodesk.gui.about import AboutDialog
from ngodesk.gui.app import Application


def test_every_library_that_is_asked_for_has_a_version_and_a_licence() -> None:
    found = {each.name.lower().replace("_", "-"): each for each in libraries()}
    asked = [re.match(r"[\w-]+", each)[0].lower() for each in metadata.requires("ngodesk")]
    assert set(asked) <= set(found)
    for each in found.values():
        assert each.version == metadata.version(each.name)
        assert each.licence, each.name
    assert "hypothesis" not in found
    assert "ngodesk" not in found


def test_it_names_versions_and_the_file_and_speaks_the_language(qtbot: QtBot, qapp: Application) -> None:
    path = Path("Nasza \u0141\u0105ka.ngodesk")
    dialog = AboutDialog(path)
    qtbot.addWidget(dialog)
    dialog.show()
    said = " ".join(label.text() for label in dialog._labels)
    assert platform.python_version() in said
    assert str(path) in said
    assert dialog._list.text().startswith(libraries()[0].name)
    title = dialog.windowTitle()
    qapp.speak("pl")
    qapp.processEvents()
    assert dialog.windowTitle() != title
    assert dialog.minimumSizeHint().height() <= 500


def test_without_a_file_it_names_none(qtbot: QtBot) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    assert not dialog._labels[-1].text()
