"""The program's own settings on this computer; what belongs to the association lies in its file."""

import getpass
import os
import platform
import secrets
import tomllib
from functools import lru_cache
from pathlib import Path

from ngodesk import __version__


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


def version() -> str:
    """The program's version."""
    return __version__
