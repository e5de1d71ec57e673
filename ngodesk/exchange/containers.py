"""What an exchange folder may come as: a folder, or a ZIP of one."""

import zipfile
from itertools import pairwise
from pathlib import Path
from typing import IO, Protocol

from ngodesk.common.errors import FileError
from ngodesk.common.language import N_

_PROTECTED = 1  # the bit of a member of a ZIP that is encrypted


class Container(Protocol):
    """A folder or a ZIP."""

    def names(self) -> list[str]: ...
    def open(self, name: str) -> IO[bytes]: ...
    def size(self, name: str) -> int: ...


class Folder:
    """A folder, with what lies in its folder of files."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        files = [path for path in self._path.iterdir() if path.is_file()]
        kept = self._path / "files"
        files += [path for path in kept.iterdir() if path.is_file()] if kept.is_dir() else []
        return sorted(path.relative_to(self._path).as_posix() for path in files)

    def open(self, name: str) -> IO[bytes]:
        return (self._path / name).open("rb")

    def size(self, name: str) -> int:
        return (self._path / name).stat().st_size


class Zip:
    """A ZIP; where all names stand in one folder inside, that folder is meant."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        if any(info.flag_bits & _PROTECTED for info in archive.infolist()):
            raise FileError(
                N_("The .zip is protected by a password."), N_("Unpack it and import the folder.")
            )
        names = self._all()
        if twice := next((name for name, after in pairwise(names) if name == after), ""):
            raise FileError(
                N_("The .zip holds {name} twice."),
                N_("Keep the one that is meant, and make the .zip again."),
                name=twice,
            )
        tops = {name.split("/", 1)[0] for name in names if "/" in name}
        inside = len(tops) == 1 and all("/" in name for name in names) and tops != {"files"}
        self._prefix = f"{next(iter(tops))}/" if inside else ""

    def _all(self) -> list[str]:
        """The names of the files, without those that Macs add."""
        names = (info.filename for info in self._archive.infolist() if not info.is_dir())
        return sorted(name for name in names if not name.startswith("__MACOSX/"))

    def names(self) -> list[str]:
        return [name.removeprefix(self._prefix) for name in self._all()]

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(self._prefix + name)

    def size(self, name: str) -> int:
        return self._archive.getinfo(self._prefix + name).file_size
