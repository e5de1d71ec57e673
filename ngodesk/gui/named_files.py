"""Files as people know them: by their name and a word on where they lie; the whole path is a tooltip."""

from pathlib import Path
from typing import TYPE_CHECKING

from ngodesk.common.language import _

if TYPE_CHECKING:
    from ngodesk.common.errors import UserError


def where(folder: Path) -> str:
    """A folder in words: its steps below the home folder, otherwise the whole path."""
    try:
        steps = folder.relative_to(Path.home()).parts
    except (ValueError, RuntimeError):
        return str(folder)
    return " › ".join(steps) or _("Home folder")


def brief(path: Path) -> str:
    """A file within a sentence: its name, and where it lies."""
    return f"{path.name} ({where(path.parent)})" if path.name else str(path)


def told(error: "UserError") -> str:
    """Both sentences of an error, with its files named so."""
    return error.text(named=brief)


def paths(error: "UserError") -> str:
    """The whole paths that it tells of, one a line."""
    return "\n".join(str(each) for each in error.arguments.values() if isinstance(each, Path))
