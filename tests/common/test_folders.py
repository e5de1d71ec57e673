"""Where a file lies, and what a synchronising program left beside it."""

from pathlib import Path

import pytest

from ngodesk.common import folders, settings

FOLDERS = {
    "OneDrive": "OneDrive",
    "OneDrive - Fundacja Żółw": "OneDrive",
    "Dropbox": "Dropbox",
    "Dropbox (Osobiste)": "Dropbox",
    "Google Drive": "Google Drive",
    "Mój dysk": "Google Drive",
    "Nextcloud2": "Nextcloud",
    "iCloudDrive": "iCloud",
    "Mobile Documents": "iCloud",
    "OneDrive-Personal": "OneDrive",
    "OneDrive – Firma": "OneDrive",
    "SharePoint": "OneDrive",
    "Dropbox-Fundacja": "Dropbox",
    "MEGA": "MEGA",
    "MEGAsync Uploads": "MEGA",
    "pCloudDrive": "pCloud",
    "ProtonDrive-anna@proton.me-folder": "Proton Drive",
    "Box": "Box",
    "Box-Box": "Box",
    "kDrive2": "kDrive",
    "Dokumenty": "",
    "my onedrive backup": "",
    "box": "",
    "Mega projekt": "",
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
        "a-LAPTOP-7QK3.ngodesk",
        "a-ANNA-PC.ngodesk",
        "a (1).ngodesk",
        "a_conf(1).ngodesk",
    ],
)
def test_another_version_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.ngodesk"
    for each in (
        path.name,
        name,
        "a 2025.ngodesk",
        "a (kopia).ngodesk",
        "a (2025).ngodesk",
        "a-2025.ngodesk",
        "a-KOPIA.ngodesk",
        "a-nowe-2.ngodesk",
        "b-LAPTOP-7QK3.ngodesk",
        "b (1).ngodesk",
        "conflict.ngodesk",
        f"{name}.sha256",
    ):
        (tmp_path / each).write_bytes(b"x")
    assert folders.conflicted(path) == [tmp_path / name]


def test_the_name_of_this_computer_is_known_whatever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "host", lambda: "Biuro")
    for name in ("a.ngodesk", "a-Biuro.ngodesk", "a-Anna.ngodesk"):
        (tmp_path / name).write_bytes(b"x")
    assert folders.conflicted(tmp_path / "a.ngodesk") == [tmp_path / "a-Biuro.ngodesk"]
