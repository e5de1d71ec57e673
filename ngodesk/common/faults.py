"""What went wrong in the program itself, told without personal data, and kept in a small log."""

import logging
import traceback
from contextlib import closing
from logging.handlers import RotatingFileHandler
from pathlib import Path

from ngodesk.common.errors import UserError
from ngodesk.common.settings import version

_LARGEST, _FILES = 1_000_000, 5  # bytes of a file, and how many there are
_SHOWN = 60  # lines


def places(error: BaseException) -> list[str]:
    """Classes of an error and what led to it, with places in the program: no values, messages or paths."""
    lines = []
    following: BaseException | None = error
    while following is not None:
        lines.append(f"{type(following).__module__}.{type(following).__qualname__}")
        for frame in traceback.extract_tb(following.__traceback__):
            lines.append(f"  {_module(frame.filename)}:{frame.lineno} {frame.name}")
        following = following.__cause__ or following.__context__
    return lines


def _module(file: str) -> str:
    """A file by its place in the program or a library, without the folders of this computer."""
    parts = Path(file).parts
    for root in ("site-packages", "ngodesk"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else file


def keep(error: BaseException) -> None:
    """Write an error into the log. What a person can act on is one line: its sentence without the values."""
    if isinstance(error, UserError):
        _write(logging.WARNING, f"{type(error).__name__}: {error.sentence}")
    else:
        _write(logging.ERROR, "\n".join((f"ngodesk {version()}", *places(error))))


def latest(lines: int = _SHOWN) -> list[str]:
    """The last lines of the log; none where nothing ever went wrong."""
    try:
        return log_file().read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
    except OSError:
        return []


def log_file() -> Path:
    """Where the log of this computer's user lies; the oldest of five files goes when they are full."""
    import platformdirs

    return Path(platformdirs.user_log_dir("ngodesk", appauthor=False)) / "ngodesk.log"


class _Handler(RotatingFileHandler):
    """A log that cannot be written must not be one more trouble."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - so Python names it
        return


def _write(level: int, text: str) -> None:
    """Open the log for one entry: nobody holds it between two faults."""
    path = log_file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _Handler(path, maxBytes=_LARGEST, backupCount=_FILES - 1, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    with closing(handler):
        handler.handle(logging.LogRecord("ngodesk", level, "", 0, text, None, None))
