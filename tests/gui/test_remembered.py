"""What is remembered on this computer: language, place, folder and files, and nothing else."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from ngodesk.gui import remembered


def test_the_first_time_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert remembered.recent() == []
    assert remembered.geometry().isEmpty()
    assert remembered.folder() == ""
    monkeypatch.setenv("LC_ALL", "lv_LV.UTF-8")
    assert remembered.language() == "lv"
    remembered.remember_language("pl")
    assert remembered.language() == "pl"


def test_an_unknown_language_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered.remember_language("xx")
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    assert remembered.language() == "pl"


def test_files_come_newest_first_once_each_and_not_too_many() -> None:
    when = datetime(2026, 1, 2, 12, 30)
    paths = [Path(f"/data/Łąka {number}.ngodesk") for number in range(12)]
    for path in [*paths, paths[5]]:
        remembered.remember_opened(path, when)
    found = remembered.recent()
    assert [entry.path for entry in found] == [paths[5], *paths[11:5:-1], paths[4]]
    assert found[0].opened == when


def test_a_spoilt_list_is_no_reason_to_fail() -> None:
    remembered.remember_opened(Path("a.ngodesk"), datetime(2026, 1, 2))
    settings = remembered._settings()
    settings.setValue("recent/1/opened", "yesterday")
    settings.setValue("geometry", "square")
    settings.sync()
    assert remembered.recent() == []
    assert remembered.geometry() == QByteArray()
