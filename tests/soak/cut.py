"""A power cut: what a recorded program had written and not waited for is lost, in part and in any order."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512  # what a disk writes whole or not at all


@dataclass(frozen=True)
class Call:
    """One call of the recording."""

    what: str
    path: str
    other: str
    place: int
    data: bytes


def calls(log: Path) -> Iterator[Call]:
    """The recording from its beginning."""
    with log.open("rb") as stream:
        while line := stream.readline():
            what, path, other, place, length = line.decode().rstrip("\n").split("\t")
            data = stream.read(int(length)) if what == "write" else b""
            yield Call(what, path, other, int(place), data)


@dataclass
class _File:
    safe: bytearray
    lost: list[Call] = field(default_factory=list)  # what nobody waited for yet

    def sync(self) -> None:
        for call in self.lost:
            _apply(self.safe, call)
        self.lost.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """Each sector that was not waited for is there or not."""
        content, kept = bytearray(self.safe), chance.random()
        for call in self.lost:
            for part in _sectors(call):
                if chance.random() < kept:
                    _apply(content, part)
        return bytes(content)


def _sectors(call: Call) -> Iterator[Call]:
    if call.what != "write":
        yield call
        return
    for start in range(0, len(call.data), SECTOR):
        yield Call("write", call.path, "", call.place + start, call.data[start : start + SECTOR])


def _apply(content: bytearray, call: Call) -> None:
    end = call.place + len(call.data)
    if call.what == "truncate":
        del content[call.place :]
        content.extend(bytes(call.place - len(content)))
    else:
        content.extend(bytes(max(0, end - len(content))))
        content[call.place : end] = call.data


class Disk:
    """Files by their names; a name that came or went is safe once its folder was waited for."""

    def __init__(self, folder: Path) -> None:
        self._names = {str(path): _File(bytearray(path.read_bytes())) for path in _files(folder)}
        self._safe_names = dict(self._names)
        self._unsafe: list[tuple[str, _File | None]] = []

    def do(self, call: Call) -> None:
        """Do what the program did."""
        if call.what == "sync":
            if call.path in self._names:
                self._names[call.path].sync()
            else:
                self._sync_folder()
        elif call.what == "create":
            self._name(call.path, _File(bytearray()))
        elif call.what == "unlink":
            self._name(call.path, None)
        elif call.what == "rename":
            moved = self._names[call.path]
            self._name(call.other, moved)
            self._name(call.path, None)
        elif call.what in ("write", "truncate") and call.path in self._names:
            self._names[call.path].lost.append(call)

    def _name(self, path: str, file: _File | None) -> None:
        _set(self._names, path, file)
        self._unsafe.append((path, file))

    def _sync_folder(self) -> None:
        for path, file in self._unsafe:
            _set(self._safe_names, path, file)
        self._unsafe.clear()

    def cut(self, folder: Path, target: Path, chance: random.Random) -> None:
        """What is found when the power is back: names come and go in their order, bytes in any."""
        names = dict(self._safe_names)
        for path, file in self._unsafe[: chance.randint(0, len(self._unsafe))]:
            _set(names, path, file)
        for path, file in names.items():
            place = target / Path(path).relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.after_cut(chance))


def _set(names: dict[str, _File], path: str, file: _File | None) -> None:
    if file is None:
        names.pop(path, None)
    else:
        names[path] = file


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
