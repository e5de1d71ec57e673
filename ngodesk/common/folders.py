"""What kind of place a file lies in: a disk, a stick, a network, a folder that is synchronised."""

import os
import re
import sys
from pathlib import Path

from ngodesk.common import settings

DISK, STICK, NETWORK, SYNCHRONISED = "disk", "stick", "network", "synchronised"

_SYNCHRONISERS = {
    "OneDrive": re.compile(r"(?i)(onedrive|sharepoint)(\s?[-–—]\s?.*)?"),
    "Dropbox": re.compile(r"(?i)dropbox(\s\(.*\)|-.*)?"),
    "Google Drive": re.compile(r"(?i)google drive|googledrive.*|my drive|mój dysk|mans disks"),
    "Nextcloud": re.compile(r"(?i)(nextcloud|owncloud).*"),
    "iCloud": re.compile(r"(?i)icloud ?drive|mobile documents|com~apple~clouddocs"),
    "Syncthing": re.compile(r"(?i)syncthing|sync"),
    "MEGA": re.compile(r"MEGA|(?i:megasync.*)"),
    "pCloud": re.compile(r"(?i)pcloud( ?drive| ?sync)?"),
    "Proton Drive": re.compile(r"(?i)proton ?drive(-.*)?"),
    "Box": re.compile(r"Box( Sync|-Box)?"),
    "kDrive": re.compile(r"(?i)kdrive\d*"),
}
_MARKS = {".dropbox": "Dropbox", ".stfolder": "Syncthing", ".nextcloudsync.log": "Nextcloud"}
_NETWORKS = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.gvfs", "9p", "afs", "davfs", "fuse.davfs")
_STICKS = ("/media/", "/run/media/", "/Volumes/")
_CONFLICTS = re.compile(
    r"conflict|sync-conflict|conflicted copy|konflikt|powodująca konflikt|konfliktējoš|conflit", re.IGNORECASE
)
# Google Drive counts, OneDrive adds the computer's name; one with neither a number nor a hyphen is a word.
_COUNTED = re.compile(r" \(\d{1,2}\)|_conf\(\d{1,2}\)")
_COMPUTER = re.compile(r"-(?=.*[\d-])[A-Z][A-Z\d-]{2,14}")


def synchroniser(path: Path) -> str:
    """The program that synchronises a file's folder; blank where none is known."""
    for folder in path.absolute().parents:
        for name, pattern in _SYNCHRONISERS.items():
            if pattern.fullmatch(folder.name):
                return name
        for mark, name in _MARKS.items():
            if (folder / mark).exists():
                return name
    return ""


def kind(path: Path) -> str:
    """Where a file lies."""
    if synchroniser(path):
        return SYNCHRONISED
    if os.name == "nt":
        return _kind_on_windows(path.absolute())
    if sys.platform == "linux" and _file_system(path).startswith(_NETWORKS):
        return NETWORK
    return STICK if str(path.resolve()).startswith(_STICKS) else DISK


def _file_system(path: Path) -> str:
    """What the disk of a file is mounted as; the longest name that leads to it counts."""
    place, best, found = str(path.resolve().parent) + "/", "", ""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        parts = line.split(" ")
        mount = parts[1].replace("\\040", " ").rstrip("/") + "/"
        if place.startswith(mount) and len(mount) >= len(best):
            best, found = mount, parts[2]
    return found


def _kind_on_windows(path: Path) -> str:
    import ctypes

    if path.drive.startswith("\\\\"):
        return NETWORK
    found = ctypes.windll.kernel32.GetDriveTypeW(  # type: ignore[attr-defined,unused-ignore]
        path.drive + "\\"
    )
    return {2: STICK, 4: NETWORK}.get(found, DISK)


def conflicted(path: Path) -> list[Path]:
    """Other versions of a file that a synchronising program left beside it, the newest first."""
    try:
        beside = [each for each in path.parent.iterdir() if each != path and _is_version(each, path)]
        return sorted(beside, key=lambda each: each.stat().st_mtime, reverse=True)
    except OSError:
        return []


def _is_version(other: Path, path: Path) -> bool:
    rest = other.stem.removeprefix(path.stem)
    if rest == other.stem or other.suffix != path.suffix:
        return False
    here = rest.casefold() == f"-{settings.host()}".casefold()
    return here or bool(_CONFLICTS.search(rest) or _COUNTED.fullmatch(rest) or _COMPUTER.fullmatch(rest))
