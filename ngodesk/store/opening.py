"""Opening a workspace: what kind of file it is, whether it is sound, who has it; a sentence for each case."""

import os
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from ngodesk.common import safefile, tries
from ngodesk.common.errors import (
    Damaged,
    FileError,
    OpenElsewhere,
    Protected,
    TooSoon,
    UserError,
    WrongPassword,
)
from ngodesk.common.language import N_
from ngodesk.store import connections, keys, kinship, schema, upgrade
from ngodesk.store.keys import Key
from ngodesk.store.lock import Holder, Lock
from ngodesk.store.store import Store

SUFFIX = ".ngodesk"
# What SQLite says of a damaged schema may hold bytes of it that are no text.
_UNREADABLE = (driver.DatabaseError, UnicodeDecodeError)
_PAGE = 512  # the smallest page of a database; a protected file is a whole number of pages
_CHANCE = 200  # so many different bytes at least are among the first 4096 of a protected file


def open_store(
    path: Path, *, write: bool = True, take_over: bool = False, password: str = "", key: Key | None = None
) -> Store:
    """Open a workspace, to write where that is possible; a protected one with its password or its key.

    Where it is not (somebody else has it, no right to write), the store is read-only and says why in
    `store.read_only`. Raises FileError with a sentence of its own for a file that is missing, empty, of
    another program, damaged or newer than this program, Protected where a password is missing or wrong.
    """
    # One file has one lock, also where a second name leads to it.
    path = path.resolve() if path.is_symlink() else path.absolute()
    _must_be_there(path)
    lock, why = _locked(path, take_over) if write else (None, None)
    try:
        if why is None and write and not os.access(path, os.W_OK):
            why = FileError(
                N_("The file {path} may not be written to."), N_("It is open for reading only."), path=path
            )
        mode = "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"
        key = key_of(path, password, key)
        _must_be_ours(path, mode, key)
        if lock is not None and mode == "rw":
            safefile.sweep(path)
            upgrade.bring_up_to_date(path, key)
        return Store(path, lock, why if write else _only_reading(path), mode, key)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _only_reading(path: Path) -> UserError:
    return FileError(N_("The file {path} is open for reading only."), path=path)


def _must_be_there(path: Path) -> None:
    if path.is_dir():
        raise FileError(
            N_("{path} is a folder."), N_("Choose the workspace file, its name ends in .ngodesk."), path=path
        )
    if not path.exists():
        raise _or_its_backup(
            path,
            N_("There is no file {path}."),
            N_("Look whether it was moved or the stick is plugged in."),
            N_("Look whether it was moved. Otherwise restore the backup {backup} to a new file."),
        )
    if path.stat().st_size == 0:
        raise _or_its_backup(
            path,
            N_("The file {path} is empty."),
            N_("Restore a backup, or make a new workspace under another name."),
        )


def _locked(path: Path, take_over: bool) -> tuple[Lock | None, UserError | None]:
    """Our lock on the file, or why it can only be read."""
    lock = Lock(path)
    try:
        holder = lock.take()
        if holder is not None and take_over and not holder.is_here:
            lock.take_over()
            holder = None
    except OSError:
        return None, FileError(
            N_("The folder of {path} may not be written to."),
            N_("The file is open for reading only."),
            path=path,
        )
    if holder is None:
        return lock, None
    return None, _held(path, holder)


def _held(path: Path, holder: Holder) -> UserError:
    if holder.is_here:
        return FileError(
            N_("The file {path} is open in another window on this computer."),
            N_("Close it there to change anything; here it can be read."),
            path=path,
        )
    return OpenElsewhere(
        N_("The file {path} is open on the computer {host} ({user}, since {since})."),
        N_("Close it there to change anything; here it can be read."),
        path=path,
        host=holder.host,
        user=holder.user,
        since=holder.since_here,
    )


def key_of(path: Path, password: str = "", key: Key | None = None) -> Key | None:
    """The key of a protected file; nothing for a plain one, and where no password was given.

    Raises WrongPassword where neither opens it, TooSoon where somebody must wait after several of them.
    """
    if not (password or key) or (salt := keys.salt_of(path)) == keys.PLAIN:
        return None
    try:
        found = _opens(path, "", key)
        if found is None and password and looks_protected(path):
            _must_have_waited(path, salt)
            found = _opens(path, password, None)
        if found is None and looks_protected(path):
            found = _by_its_backup(path, password, key)
    except _UNREADABLE as error:
        raise _unreadable(path, error, key) from error
    if found is None and looks_protected(path):
        raise _wrong(path, tries.failed(salt) if password else 0)
    if found is not None and password:
        tries.passed(salt)
    return found


def _must_have_waited(path: Path, salt: bytes) -> None:
    if wait := tries.left(salt):
        error = TooSoon(
            N_("Too many wrong passwords for {name}."),
            N_("Wait {seconds} s, then try again."),
            name=path.name,
            seconds=wait,
            path=path,
        )
        error.wait = wait
        raise error


def _wrong(path: Path, wait: int) -> WrongPassword:
    error = WrongPassword(
        N_("This is not the password of {name}."),
        N_("Look whether Caps Lock is on, or type the code of the recovery sheet."),
        name=path.name,
        path=path,
    )
    error.wait = wait
    return error


def _opens(path: Path, password: str, key: Key | None) -> Key | None:
    """The key, or the one of the password, if it opens the file."""
    if key is not None and keys.opens(path, key):
        return key
    return keys.unlock(path, password) if password else None


def _by_its_backup(path: Path, password: str, key: Key | None) -> Key | None:
    """What opens the newest sound backup is right. Where only the salt is damaged it opens the file as well.

    Raises Damaged where more of the file's beginning is.
    """
    latest = kinship.newest_sound(kinship.beside(path).own)
    right = _opens(latest, password, key) if latest is not None else None
    if right is None or keys.opens(path, right):
        return right
    raise _damaged(path, right)


def looks_protected(path: Path) -> bool:
    """Whether a file may be a protected workspace: whole pages of what looks like chance.

    It is no plain database of anybody who could be connected, so that a look at its bytes drops no lock.
    """
    with path.open("rb") as stream:
        start = stream.read(4096)
    return not start.startswith(keys.PLAIN) and path.stat().st_size % _PAGE == 0 and len(set(start)) > _CHANCE


def _must_be_ours(path: Path, mode: str, key: Key | None) -> None:
    """Look at a file before anything of it is trusted."""
    try:
        connection = connections.connect(path, mode, ours=False, key=key)
    except _UNREADABLE as error:
        raise _unreadable(path, error, key) from error
    try:
        connections.reads_once(connection)
        _look_inside(path, connection, key)
    except _UNREADABLE as error:
        raise _unreadable(path, error, key) from error
    finally:
        connection.close()


def _look_inside(path: Path, connection: Any, key: Key | None) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != connections.APPLICATION_ID:
        raise _foreign(path)
    if version > schema.VERSION:
        raise FileError(
            N_("The file {path} was made by a newer ngodesk."),
            N_("It was left as it is. Install the newest ngodesk on this computer and open it again."),
            path=path,
        )
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _damaged(path, key)
    if schema.fingerprint(connection) != schema.FINGERPRINTS.get(version):
        raise _or_its_backup(
            path,
            N_("The file {path} has parts that ngodesk did not make."),
            N_("It was left as it is. Restore a backup, or ask whoever sent it."),
            key=key,
        )


def _unreadable(path: Path, error: Exception, key: Key | None) -> FileError:
    """Tell apart what SQLite calls by one name."""
    text = str(error)
    if "readonly" in text:
        return FileError(
            N_("The file {path} holds a write that was cut off."),
            N_("Open it once where it may be written to: copy it with its -journal to your own disk."),
            path=path,
        )
    if "locked" in text or "busy" in text:
        return FileError(
            N_("Another program is writing to {path}."), N_("Wait a moment and open it again."), path=path
        )
    if key is not None or "not a database" not in text:
        return _damaged(path, key)
    if keys.salt_of(path) == keys.PLAIN:
        return _damaged(path)
    if looks_protected(path):
        return protected(path)
    return _foreign(path)


def _foreign(path: Path) -> FileError:
    """Where backups lie beside it, another program wrote over a workspace."""
    return _or_its_backup(
        path, N_("The file {path} was not made by ngodesk."), N_("It was left as it is. Choose another file.")
    )


def protected(path: Path) -> Protected:
    """What to tell somebody who has to give the password of a file."""
    return Protected(
        N_("The file {path} is protected by a password, or is not a workspace at all."),
        N_("Give its password, or the code of its recovery sheet. The file was left as it is."),
        path=path,
    )


def _damaged(path: Path, key: Key | None = None) -> FileError:
    return _or_its_backup(
        path,
        N_("The file {path} is damaged."),
        N_("It was left as it is. There is no backup beside it; look for a copy on another disk."),
        perhaps=N_("It was left as it is. Look among the backups beside it whether one is sound, and of it."),
        key=key,
    )


def _or_its_backup(
    path: Path,
    sentence: str,
    advice: str,
    otherwise: str = N_("It was left as it is. Restore the backup {backup} to a new file."),
    perhaps: str = "",
    key: Key | None = None,
) -> FileError:
    """What happened, and the newest sound backup of the file; the first advice where there is none.

    `perhaps` is said where some lie there that are not sound, or that may be of another file.
    """
    found = kinship.beside(path, key)
    latest = kinship.newest_sound(found.own, key)
    if latest is not None:
        error = Damaged(sentence, otherwise, path=path, backup=latest)
    else:
        error = Damaged(sentence, (perhaps if found.own or found.perhaps else "") or advice, path=path)
    error.key, error.number = key, len(found.own) + len(found.perhaps)
    return error
