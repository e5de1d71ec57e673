"""Protecting a file with a password: turning it on, changing the password, taking it off."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.errors import FileError, UserError
from ngodesk.common.language import N_, plural
from ngodesk.common.progress import Progress, silent
from ngodesk.store import anew, backup, keys, troubles
from ngodesk.store.keys import Key
from ngodesk.store.lock import Lock
from ngodesk.store.opening import key_of, looks_protected, open_store
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


def exchange(
    path: Path, old: Key | None, new: Key | None, progress: Progress = silent, *, origin: str = "window"
) -> None:
    """Write a closed workspace anew under another key, or under none; a backup is made before.

    The copy takes its place when it was looked through; then the journal notes it. Raises FileError where
    it is open elsewhere, or where the copy is not whole; the file is then as it was.
    """
    with troubles.written_anew(path), _locked(path):
        safefile.must_have_room(path)
        backup.automatic(path, "before-protection", key=old)
        anew.write(path, old, new, progress)
    with suppress(UserError), open_store(path, key=new) as store:  # the new key counts by now, noted or not
        store.note(_note(old, new), origin=origin)


def _note(old: Key | None, new: Key | None) -> str:
    if new is None:
        return N_("The password was taken off")
    return N_("A password was set") if old is None else N_("The password was changed")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = Lock(path)
    if lock.take() is not None:
        raise FileError(N_("The file {path} is open."), N_("Close it there, then try again."), path=path)
    try:
        yield
    finally:
        lock.release()


def is_protected(path: Path) -> bool:
    """Whether a file asks for a password."""
    return path.is_file() and keys.salt_of(path) != keys.PLAIN and looks_protected(path)


def under_other_keys(workspace: Path, key: Key | None) -> list[Path]:
    """The automatic backups that another password opens, or none at all."""
    salt = key.salt if key else keys.PLAIN
    return [path for path in backup.listed(workspace) if keys.salt_of(path) != salt]


def about_others(workspace: Path, key: Key | None) -> str:
    """What is to be known of those: how many, where they lie, what to do; blank where there are none."""
    number = len(under_other_keys(workspace, key))
    if not number:
        return ""
    words = plural(
        "{number} backup in {folder} opens as it did until now: without a password, or with the former one."
        " Delete it with --delete-old-backups, and copies on sticks by hand.",
        "{number} backups in {folder} open as they did until now: without a password, or with the former one."
        " Delete them with --delete-old-backups, and copies on sticks by hand.",
        number,
    )
    return words.format(number=number, folder=backup.folder(workspace))


def delete_under_other_keys(workspace: Path, key: Key | None, progress: Progress = silent) -> int:
    """Delete those, once a backup under today's key is there. Gives how many they were."""
    gone = under_other_keys(workspace, key)
    if gone and len(gone) == len(backup.listed(workspace)):
        backup.automatic(workspace, "wanted", progress, key)
    number = sum(map(backup.delete, gone))
    backup.thin(workspace, key, tidy=True)
    return number


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
