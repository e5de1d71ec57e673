"""Where the program's own files lie, in a checkout and in an installed package."""

from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@lru_cache
def _data(name: str) -> Path:
    """The folder `name` of the checkout or, installed, the one packed beside the code."""
    checkout = _PACKAGE.parent / name
    if (_PACKAGE.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    return _PACKAGE / "_data" / name


def resources() -> Path:
    """Icons, fonts, report templates and samples."""
    return _data("resources")


def translations() -> Path:
    """The compiled catalogues: <language>/LC_MESSAGES/ngodesk.mo."""
    return _data("translations")
