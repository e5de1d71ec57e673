"""Errors that a person can act on; everything else is a bug and shows as one."""

from collections.abc import Callable
from pathlib import Path

from ngodesk.common.language import Texts, current


class UserError(Exception):
    """What happened and what to do: two message ids and the values for their {places}."""

    def __init__(self, sentence: str, advice: str = "", **arguments: object) -> None:
        super().__init__(sentence, advice)
        self.sentence = sentence
        self.advice = advice
        self.arguments = arguments

    def text(self, texts: Texts | None = None, named: Callable[[Path], str] = str) -> str:
        """Both sentences in the language of `texts` or the screen, with files as `named` writes them."""
        texts = texts or current()
        parts = [texts.gettext(part) for part in (self.sentence, self.advice) if part]
        values = {
            name: named(value) if isinstance(value, Path) else value for name, value in self.arguments.items()
        }
        return " ".join(part.format(**values) if values else part for part in parts)

    def __str__(self) -> str:
        return self.text()


class UsageError(UserError):
    """Something was asked for that does not exist: an unknown project, report or period."""


class WrongEntry(UserError, ValueError):  # noqa: N818 - named as it is told
    """What was typed cannot be kept; the sentence says why, and mostly how to write it."""

    @property
    def reason(self) -> str:
        """The sentence, as a message id."""
        return self.sentence


class FileError(UserError):
    """A file could not be opened, read or written."""


class Protected(FileError):  # noqa: N818 - named as it is told
    """A file that opens with its password alone; `tried` where one was given and is wrong."""

    tried = False
    workspace: Path | None = None
    """Of a backup: the file that was to be restored from it."""
    wait = 0
    """Seconds until the next password is looked at."""


class WrongPassword(Protected):
    """What was typed does not open the file."""

    tried = True


class TooSoon(Protected):
    """After several wrong passwords another one was typed at once; nobody looked at it."""


class OpenElsewhere(FileError):  # noqa: N818 - named as it is told
    """Another computer has the file; a person may know that nobody works there any more."""


class ChangedUnderneath(FileError):  # noqa: N818
    """Another program changed or moved the file while it was open."""


class Unreachable(FileError):  # noqa: N818
    """The file is not where it was opened: the stick was pulled out, the network is gone."""


class Moved(FileError):  # noqa: N818
    """Work on the file goes on in a copy elsewhere."""


class OnNetwork(FileError):  # noqa: N818
    """The file lies on another computer's disk, where locks cannot be relied on."""


class OneOfItsBackups(FileError):  # noqa: N818
    """An automatic backup was opened like a file to work in."""

    key: object = None
    """What opens it, where it is protected: in memory alone, and in no message."""
    workspace = Path()
    """Where the file lies, or lay, that it is of."""

    @property
    def backup(self) -> Path:
        """Where it lies."""
        return Path(str(self.arguments["path"]))


class Damaged(FileError):  # noqa: N818
    """The file is not what it was, or gone; `latest` is a backup of it, where there is one."""

    key: object = None
    """What opens that backup, where it is protected: in memory alone, and in no message."""
    number = 0
    """How many backups lie beside it, sound or not, that are or may be of it."""

    @property
    def latest(self) -> Path | None:
        """The newest backup."""
        found = self.arguments.get("backup")
        return found if isinstance(found, Path) else None


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Long work was cancelled; whatever transaction it was in rolls back."""
