"""A lock file beside the workspace: who has it open. Free of Qt, so that both doors respect it."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ngodesk.common import settings


@dataclass(frozen=True)
class Holder:
    """Who holds a lock."""

    computer: str
    host: str
    user: str
    process: int
    since: str

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
        return self.is_here and not runs(self.process)


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
            holder = self._read()
            if holder is not None and not holder.is_gone:
                return holder
            # A process that died left it behind, or was cut off while it wrote it.
            self.path.unlink(missing_ok=True)
        return self.holder()

    def take_over(self) -> None:
        """Take the lock of another computer, because a person said that nobody works there."""
        self.path.unlink(missing_ok=True)
        self.take()

    def release(self) -> None:
        """Let go of the lock if it is still ours."""
        try:
            if self._mine and self.path.read_text(encoding="utf-8") == self._mine:
                self.path.unlink()
        except OSError:
            pass
        self._mine = ""

    def holder(self) -> Holder | None:
        """Who has the lock; nothing if nobody, or if it cannot be read."""
        try:
            return self._read()
        except OSError:
            return None

    def _read(self) -> Holder | None:
        """Who has the lock; nothing if it is gone or torn. OSError where it is not ours to read."""
        try:
            return Holder(**json.loads(self.path.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def _create(self) -> bool:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        text = json.dumps(
            asdict(Holder(settings.computer(), settings.host(), settings.user(), os.getpid(), now))
        )
        # The name appears with its content at once: a lock that is half written would look abandoned.
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            part.write_text(text, encoding="utf-8")
            if not _appear(part, self.path, text):
                return False
        finally:
            part.unlink(missing_ok=True)
        self._mine = text
        return True


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


def runs(process: int) -> bool:
    """Whether a process of this computer is alive."""
    if os.name == "nt":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == 259  # STILL_ACTIVE
