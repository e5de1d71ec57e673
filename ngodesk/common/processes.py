"""Programs that run on this computer: whether one still does, though its number may be another's by now."""

import os
from pathlib import Path

_STILL_ACTIVE = 259
_MAY_BE_ASKED = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_BEGAN = 19  # which word after the program's name, in what Linux tells of a process


def own_name() -> str:
    """A name for this process that no other one on this computer has, or ever had where `began` tells."""
    return f"{os.getpid()}-{began(os.getpid())}"


def lives(name: str) -> bool:
    """Whether the process that called itself so still runs."""
    number, _, since = name.partition("-")
    return number.isdecimal() and runs(int(number), since)


def runs(number: int, since: str = "") -> bool:
    """Whether a process of this computer is alive, and began then; blank where nobody knows when."""
    return _is_alive(number) and (not since or began(number) in ("", since))


def began(number: int) -> str:
    """When a process began, as the system counts; blank where it does not tell, as on macOS."""
    if os.name == "nt":
        return _asked_on_windows(number)[1]
    try:
        return Path(f"/proc/{number}/stat").read_bytes().rpartition(b")")[2].split()[_BEGAN].decode()
    except (OSError, IndexError):
        return ""


def _is_alive(number: int) -> bool:
    if os.name == "nt":
        return _asked_on_windows(number)[0]
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _asked_on_windows(number: int) -> tuple[bool, str]:
    """Whether it is alive, and when it began."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(_MAY_BE_ASKED, False, number)
    if not handle:
        return False, ""
    code, times = ctypes.c_ulong(), [ctypes.c_ulonglong() for _ in range(4)]
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    told = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
    kernel.CloseHandle(handle)
    return code.value == _STILL_ACTIVE, str(times[0].value) if told else ""
