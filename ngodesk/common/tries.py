"""Wrong passwords, counted for each file and each of its copies: whoever guesses waits longer each time."""

import json
import time
from contextlib import suppress

from ngodesk.common import safefile, settings
from ngodesk.common.errors import FileError

_FREE = 2  # wrong passwords before anybody has to wait
_LONGEST = 60  # seconds
_KEPT = 24 * 60 * 60  # seconds after which nobody remembers them
_Tries = dict[str, tuple[int, float]]
"""By the salt of a file, which its backups and copies have as well: how many, and when the last was."""


def delay(wrong: int) -> int:
    """The seconds to wait after so many wrong passwords; nothing is ever wiped."""
    return 0 if wrong <= _FREE else int(min(2.0 ** (wrong - _FREE), _LONGEST))


def left(salt: bytes) -> int:
    """The seconds until the next try; on a clock that was set back no more than that many."""
    wrong, at = _read().get(salt.hex(), (0, 0.0))
    return max(0, min(delay(wrong), round(at + delay(wrong) - time.time())))


def failed(salt: bytes) -> int:
    """Count one more; gives the seconds to wait now."""
    known = _read()
    wrong = known.get(salt.hex(), (0, 0.0))[0] + 1
    _write({**known, salt.hex(): (wrong, time.time())})
    return delay(wrong)


def passed(salt: bytes) -> None:
    """The right one was typed: begin anew."""
    known = _read()
    if known.pop(salt.hex(), None) is not None:
        _write(known)


def _read() -> _Tries:
    with suppress(OSError, ValueError, TypeError):
        known = json.loads((settings.folder() / "tries.json").read_text(encoding="utf-8"))
        now = time.time()
        return {
            str(salt): (int(number), float(at)) for salt, (number, at) in known.items() if at > now - _KEPT
        }
    return {}


def _write(known: _Tries) -> None:
    """A home that cannot be written to is no reason to keep anybody out of a file."""
    with (
        suppress(OSError, FileError),
        safefile.writing(settings.folder() / "tries.json", "w", encoding="utf-8") as stream,
    ):
        json.dump(known, stream)
