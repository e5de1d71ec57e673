"""Making, opening and describing workspaces."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ngodesk.common import language as languages
from ngodesk.common import safefile
from ngodesk.common.errors import ChangedUnderneath, FileError, OneOfItsBackups, Unreachable, UserError
from ngodesk.common.language import N_
from ngodesk.common.text import typable
from ngodesk.model import Organisation, Setting
from ngodesk.store import backup, connections, kinship, migrate
from ngodesk.store.board import BOARD_COPY
from ngodesk.store.keys import Key
from ngodesk.store.opening import SUFFIX, open_store
from ngodesk.store.store import Store
from ngodesk.work import keeping_ours, moving

OWN = "OWN"
_CURRENCIES = {"pl": "PLN"}
_LONGEST = 200  # bytes: lock and backups add to the name, and no system takes more than 255


@dataclass(frozen=True)
class WorkspaceFacts:
    """What the frame of the window says about a workspace."""

    organisation: str
    short_name: str
    language: str
    currency: str
    sample: bool
    saved_at: datetime | None
    backup_at: datetime | None


def create(
    path: Path,
    *,
    organisation: str | None = None,
    language: str | None = None,
    currency: str | None = None,
    key: Key | None = None,
) -> None:
    """Make an empty workspace, with the own organisation where it is named.

    `language` is by default the system's, `currency` PLN for Polish, otherwise EUR. With a `key` it is
    protected from the first byte. Raises FileError where the file exists or cannot be written, UserError
    for a currency that is not three letters, and for a name that no file of ours can have.
    """
    language = language or languages.system_language()
    currency = (currency or _CURRENCIES.get(language, "EUR")).upper()
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
        raise UserError(
            N_("{currency} is not a currency."), N_("Write its three letters, as in EUR."), currency=currency
        )
    _must_be_new(path)
    _set_aside_journal(path)
    with safefile.replacing(path) as part:
        migrate.upgrade(connections.connect(part, "rwc", key=key))
    with open_store(path, key=key) as store:
        _furnish(store, organisation, language, currency)


def _must_be_new(path: Path) -> None:
    if path.suffix != SUFFIX:
        raise UserError(N_("A workspace's name ends in .ngodesk."), N_("Write {path}.ngodesk."), path=path)
    if len(os.fsencode(path.name)) > _LONGEST:
        raise UserError(N_("This name is too long for a file."), N_("Choose a shorter one."))
    if path.exists():
        raise FileError(
            N_("There is a file {path} already."),
            N_("Choose another name; it is never overwritten."),
            path=path,
        )
    if not path.parent.is_dir():
        raise FileError(
            N_("There is no folder {path}."), N_("Make it first, or choose another."), path=path.parent
        )


def _set_aside_journal(path: Path) -> None:
    """The journal of a file that is gone would be played into the new one of that name."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.replace(journal.with_name(f"{journal.name}.old"))


def _furnish(store: Store, organisation: str | None, language: str, currency: str) -> None:
    with store.write(N_("New workspace"), origin="command", final=True) as session:
        session.add_all([Setting(key="language", value=language), Setting(key="currency", value=currency)])
        if name := typable(organisation or "").strip():
            session.add(Organisation(ref=OWN, name=name, kind="ngo", own=True))


def open_workspace(
    path: Path, *, write: bool = True, take_over: bool = False, password: str = "", key: Key | None = None
) -> Store:
    """Open a workspace, to write where that is possible; `store.read_only` says why where it is not."""
    workspace = backup.workspace_of(path.resolve())
    write = write and workspace is None
    store = open_store(path, write=write, take_over=take_over, password=password, key=key)
    if workspace is not None:
        store.read_only = _one_of_its_backups(store, workspace)
        return store
    store.read_only = store.read_only or moving.why_not(store)
    if store.read_only is not None:
        return store
    if BOARD_COPY not in settings(store):
        kinship.follow(store.path, store.key)
        return store
    key = store.key
    store.close()
    store = open_store(path, write=False, key=key)
    store.read_only = UserError(
        N_("This is a copy for the board: without the columns of personal data, and for reading only.")
    )
    return store


def _one_of_its_backups(store: Store, workspace: Path) -> OneOfItsBackups:
    """Work in it would be lost: it lacks its attachments, and is thinned out one day."""
    why = OneOfItsBackups(
        N_("{path} is an automatic backup of {workspace}: it is open for reading only."),
        N_("To work with what it holds, restore it to a new file."),
        path=store.path,
        workspace=workspace.name,
    )
    why.key, why.workspace = store.key, workspace
    return why


def close_workspace(store: Store) -> None:
    """Close a workspace, with a backup beside it if something was changed."""
    try:
        back_up_changes(store, "close")
    finally:
        store.close()


def back_up_changes(store: Store, reason: str) -> Path | None:
    """A backup, if anything was changed since the last one; where the file is gone, of what is open here.

    Where another stands in its place that does not go on from ours, ours becomes another version.
    """
    why = store.why_read_only()
    if not (why is None or isinstance(why, Unreachable | ChangedUnderneath)) or not store.changed:
        return None
    if store.is_gone:
        made = keeping_ours.back_up(store)
    else:
        ours = keeping_ours.keep(store) if why is not None else None
        made = ours or backup.automatic(store.path, reason, key=store.key)
    store.kept()
    return made


def settings(store: Store) -> dict[str, str]:
    """The settings of a workspace."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT key, value FROM settings")
        return {row.key: row.value for row in rows}


def language(store: Store) -> str:
    """The workspace's language where the program speaks it, otherwise English."""
    code = settings(store).get("language", languages.DEFAULT)
    return code if code in languages.LANGUAGES else languages.DEFAULT


def workspace_facts(store: Store) -> WorkspaceFacts:
    """What the frame of the window says."""
    known = settings(store)
    with store.reading() as connection:
        own = connection.exec_driver_sql("SELECT name, short_name FROM organisations WHERE own").first()
    latest = backup.latest(store.path)
    return WorkspaceFacts(
        organisation=own.name if own else "",
        short_name=(own.short_name or "") if own else "",
        language=known.get("language", languages.DEFAULT),
        currency=known.get("currency", "EUR"),
        sample=known.get("sample") == "true",
        saved_at=store.saved_at,
        backup_at=datetime.fromtimestamp(latest.stat().st_mtime).astimezone() if latest else None,
    )
