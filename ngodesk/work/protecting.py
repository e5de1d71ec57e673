"""Protecting a file with a password: turning it on, changing the password, taking it off."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.errors import FileError, UserError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.store import anew, backup, keys, troubles
from ngodesk.store.keys import Key
from ngodesk.store.lock import Lock
from ngodesk.store.opening import key_of
from ngodesk.store.store import Store

SHORTEST, LONG, WORDS = 8, 12, 4


def strength(password: str) -> str:
    """How good a password is: "short" is refused, "weak" is told, "good" is long or of four words."""
    different = len(set(password.casefold()))
    if len(password) < SHORTEST or different < SHORTEST // 2:
        return "short"
    words = [word for word in password.split() if len(word) > 2]
    return "good" if (len(password) >= LONG and different >= SHORTEST) or len(words) >= WORDS else "weak"


def new_key(password: str) -> Key:
    """The key of a password that was chosen. Raises UserError where it is too short to protect anything."""
    if strength(password) == "short":
        raise UserError(
            N_("This password is too short."),
            N_("Take at least {number} characters; four words that do not belong together are best."),
            number=SHORTEST,
        )
    return keys.fresh(password)


def exchange(path: Path, old: Key | None, new: Key | None, progress: Progress = silent) -> None:
    """Write a closed workspace anew under another key, or under none; a backup is made before.

    The copy takes its place when it was looked through. Raises FileError where it is open elsewhere, or
    where the copy is not whole; the file is then as it was.
    """
    with troubles.written_anew(path), _locked(path):
        safefile.must_have_room(path)
        backup.automatic(path, "before-protection", key=old)
        anew.write(path, old, new, progress)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = Lock(path)
    if lock.take() is not None:
        raise FileError(N_("The file {path} is open."), N_("Close it there, then try again."), path=path)
    try:
        yield
    finally:
        lock.release()


def under_other_keys(workspace: Path, key: Key | None) -> list[Path]:
    """The automatic backups that another password opens, or none at all."""
    salt = key.salt if key else keys.PLAIN
    return [path for path in backup.listed(workspace) if keys.salt_of(path) != salt]


def delete_under_other_keys(workspace: Path, key: Key | None, progress: Progress = silent) -> int:
    """Delete those, once a backup under today's key is there. Gives how many they were."""
    gone = under_other_keys(workspace, key)
    if gone and len(gone) == len(backup.listed(workspace)):
        backup.automatic(workspace, "wanted", progress, key)
    for path in gone:
        backup.delete(path)
    backup.thin(workspace, key, tidy=True)
    return len(gone)


@dataclass(frozen=True)
class Standing:
    """How a file is protected, and how many of its backups open otherwise."""

    protected: bool
    others: int


def standing(store: Store) -> Standing:
    """How it is now."""
    return Standing(store.key is not None, len(under_other_keys(store.path, store.key)))


def must_open(store: Store, typed: str) -> None:
    """Raises WrongPassword unless what was typed opens the file: who passes by may not change it."""
    if store.key is not None:
        key_of(store.path, typed or " ")
