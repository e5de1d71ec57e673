"""The program's own settings on this computer; what belongs to the association lies in its file."""

import getpass
import os
import platform
import secrets
import tomllib
from functools import lru_cache
from pathlib import Path

from ngodesk import __version__
from ngodesk.common import safefile
from ngodesk.common.text import typable

LONGEST_NAME = 120

_PERSON = "person.txt"


def folder() -> Path:
    """Where settings of this computer lie; made when first asked for."""
    import platformdirs

    path = Path(platformdirs.user_config_dir("ngodesk", appauthor=False))
    path.mkdir(parents=True, exist_ok=True)
    return path


@lru_cache
def computer() -> str:
    """A random name for this computer and user, made once: what tells two laptops' steps apart."""
    path = folder() / "computer.toml"
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8"))["id"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        name = secrets.token_hex(8)
        path.write_text(f'id = "{name}"\n', encoding="utf-8")
        return name


def host() -> str:
    """This computer's name, as its user knows it."""
    return platform.node() or "computer"


def user() -> str:
    """The account that runs the program; blank where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "")


def who() -> str:
    """The name of the person at this computer, as history tells it; blank where nobody gave one."""
    try:
        return _tidy((folder() / _PERSON).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""


def remember_who(name: str) -> None:
    """Put that name beside every change from now on."""
    with safefile.writing(folder() / _PERSON, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(_tidy(name) + "\n")


def _tidy(name: str) -> str:
    """One line, and not a long one."""
    return " ".join(typable(name).split())[:LONGEST_NAME]


def version() -> str:
    """The program's version."""
    return __version__
