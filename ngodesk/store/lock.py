"""A lock file beside the workspace: who has it open. Free of Qt, so that both doors respect it."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ngodesk.common import processes, settings

_held: set[Path] = set()
"""The locks of this process."""


@dataclass(frozen=True)
class Holder:
    """Who holds a lock."""

    computer: str
    host: str
    user: str
    process: int
    since: str
    began: str = ""
    """When the process began, where the system tells: another one may have its number by now."""

    @property
    def is_here(self) -> bool:
        """Whether it was taken on this computer."""
        return self.computer == settings.computer()

    @property
    def since_here(self) -> str:
        """When it was taken, by this computer's clock: 2026-11-21 11:00."""
        try:
            return f"{datetime.fromisoformat(self.since).astimezone():%Y-%m-%d %H:%M}"
        except ValueError:
            return self.since

    @property
    def is_gone(self) -> bool:
        """Whether it was taken here by a process that no longer runs."""
        return self.is_here and not processes.runs(self.process, self.began)


class Lock:
    """The lock of one workspace; every command and every window takes its own."""

    def __init__(self, workspace: Path) -> None:
        self.path = workspace.with_name(workspace.name + ".lock")
        self._mine = ""

    def take(self) -> Holder | None:
        """Take the lock. Nothing if it is ours now, otherwise who has it; OSError without write right."""
        for _attempt in range(3):
            if self._create():
                return None
            text = _text(self.path)
            holder = _read(text)
            if holder is not None and not holder.is_gone and not self._is_forgotten(holder):
                return holder
            # A process that died left it behind, or was cut off while it wrote it.
            self._put_aside(text)
        return self.holder()

    def _put_aside(self, text: str) -> None:
        """Take away the lock that was read; one that another program has taken since goes back."""
        aside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.replace(aside)
        except FileNotFoundError:
            return
        try:
            found = _text(aside)
            if found != text:
                _appear(aside, self.path, found)
        finally:
            aside.unlink(missing_ok=True)

    def _is_forgotten(self, holder: Holder) -> bool:
        """Whether this process left it on a stick that was pulled out, and has come back."""
        return holder.is_here and holder.process == os.getpid() and self.path not in _held

    def take_over(self) -> None:
        """Take the lock of another computer, because a person said that nobody works there."""
        self.path.unlink(missing_ok=True)
        self.take()

    def release(self) -> None:
        """Let go of the lock if it is still ours."""
        if self._mine:
            _held.discard(self.path)
        try:
            if self._mine and self.path.read_text(encoding="utf-8") == self._mine:
                self.path.unlink()
        except OSError:
            pass
        self._mine = ""

    def holder(self) -> Holder | None:
        """Who has the lock; nothing if nobody, or if it cannot be read."""
        try:
            return _read(_text(self.path))
        except OSError:
            return None

    def _create(self) -> bool:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        here, process = (settings.computer(), settings.host(), settings.user()), os.getpid()
        text = json.dumps(asdict(Holder(*here, process, now, processes.began(process))))
        # The name appears with its content at once: a lock that is half written would look abandoned.
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            part.write_text(text, encoding="utf-8")
            if not _appear(part, self.path, text):
                return False
        finally:
            part.unlink(missing_ok=True)
        self._mine = text
        _held.add(self.path)
        return True


def _text(path: Path) -> str:
    """What stands in a lock; nothing if it is gone. OSError where it is not ours to read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def _read(text: str) -> Holder | None:
    """Who has the lock; nothing if it is gone or torn."""
    try:
        return Holder(**json.loads(text))
    except (ValueError, TypeError):
        return None


def _appear(part: Path, path: Path, text: str) -> bool:
    """Give a file its name if nobody has that name yet."""
    try:
        if os.name == "nt":
            part.rename(path)
        else:
            path.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError:
        # FAT, as on most sticks, knows no second names.
        try:
            with path.open("x", encoding="utf-8") as stream:
                stream.write(text)
        except FileExistsError:
            return False
    return True
