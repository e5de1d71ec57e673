"""Where a file lies, and what a synchronising program left beside it."""

from pathlib import Path

import pytest

from ngodesk.common import folders

FOLDERS = {
    "OneDrive": "OneDrive",
    "OneDrive - Fundacja Żółw": "OneDrive",
    "Dropbox": "Dropbox",
    "Dropbox (Osobiste)": "Dropbox",
    "Google Drive": "Google Drive",
    "Mój dysk": "Google Drive",
    "Nextcloud2": "Nextcloud",
    "iCloudDrive": "iCloud",
    "Dokumenty": "",
    "my onedrive backup": "",
}


@pytest.mark.parametrize(("name", "program"), FOLDERS.items())
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, name: str, program: str) -> None:
    path = tmp_path / name / "projects" / "a.ngodesk"
    assert folders.synchroniser(path) == program
    path.parent.mkdir(parents=True)
    assert folders.kind(path) == (folders.SYNCHRONISED if program else folders.DISK)


def test_a_synchronised_folder_is_known_by_what_lies_in_it(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert folders.synchroniser(tmp_path / "a.ngodesk") == "Syncthing"


@pytest.mark.parametrize(
    "name",
    [
        "a (Anna's conflicted copy 2026-11-20).ngodesk",
        "a (kopia powodująca konflikt z 2026-11-20).ngodesk",
        "a (conflicted copy 2026-11-20 101500).ngodesk",
        "a.sync-conflict-20261120-101500-ABCDEFG.ngodesk",
        "a_conflict-20261120.ngodesk",
    ],
)
def test_another_version_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.ngodesk"
    for each in (
        path.name,
        name,
        "a 2025.ngodesk",
        "a (kopia).ngodesk",
        "conflict.ngodesk",
        f"{name}.sha256",
    ):
        (tmp_path / each).write_bytes(b"x")
    assert folders.conflicted(path) == [tmp_path / name]
