"""Who wants to come: registered, waiting, cancelled; a free place goes to who waits longest."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import defaults
from ngodesk.work.attendance_names import Known, Register
from ngodesk.work.naming import Names
from ngodesk.work.saving import Change, RefusedRecordError, Writing
from ngodesk.work.viewing import Stored

REGISTER = N_("Register a participant")
CANCEL = N_("Cancel a registration")
MOVE_UP = N_("Move up from the waiting list")
SHARE = N_("Register for the whole series: {number}")

REGISTERED, WAITING, CANCELLED = "registered", "waiting", "cancelled"
TAKING = ("attended", REGISTERED, "absent")
_STRONGEST = ("attended", REGISTERED, WAITING, "absent", CANCELLED)

Key = tuple[int | None, int | None]
"""A person, and the organisation stood for; an organisation alone is an exhibitor."""


@dataclass(frozen=True)
class Newcomer:
    """A person, an organisation or both by the names that were typed: the file does not know them yet."""

    person: str = ""
    organisation: str = ""


NOBODY = Newcomer()


@dataclass(frozen=True)
class Comer:
    """Somebody on the list, in the order of registering."""

    key: Key
    name: str
    organisation: str
    status: str

    @property
    def exhibits(self) -> bool:
        """Whether an organisation takes part without naming anybody."""
        return self.key[0] is None


@dataclass(frozen=True)
class Registration:
    """The list of those who want to come."""

    event: int
    title: str
    kind: str
    status: str
    start: date
    place: str
    capacity: int | None
    headcount: int | None
    refused: int | None
    photos: int
    series: int
    """Other events of the same series that are planned."""
    comers: tuple[Comer, ...]

    def taken(self) -> int:
        """Places taken; exhibitors take none."""
        return sum(each.status in TAKING and not each.exhibits for each in self.comers)

    def waiting(self) -> list[Comer]:
        """Those who wait, the longest first."""
        return [each for each in self.comers if each.status == WAITING]

    def free(self) -> int | None:
        """Places left; nothing where there is no limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken())


def registration(store: Store, event: int, language: str = "en") -> Registration | None:
    """The list of an event; nothing where it is gone."""
    with store.reading() as connection:
        return _registration(connection, event, language)


def _registration(connection: Connection, event: int, language: str) -> Registration | None:
    row = connection.exec_driver_sql("SELECT * FROM events WHERE id = ?", (event,)).first()
    if row is None:
        return None
    photos = connection.exec_driver_sql(
        "SELECT count(*) FROM attachments WHERE table_name = 'events' AND record_id = ? AND kind = 'photo'",
        (event,),
    ).scalar_one()
    return Registration(
        event=row.id,
        title=row.title,
        kind=row.kind,
        status=row.status,
        start=date.fromisoformat(row.start),
        place=", ".join(filter(None, (row.place, row.municipality))),
        capacity=row.capacity,
        headcount=row.headcount,
        refused=row.refused,
        photos=photos,
        series=len(_others(connection, event)),
        comers=_comers(connection, event, language),
    )


def _others(connection: Connection, event: int) -> list[int]:
    found = connection.exec_driver_sql(
        "SELECT o.id FROM events e JOIN events o ON o.series = e.series AND o.project_id = e.project_id"
        " AND o.id <> e.id AND o.status = 'planned' WHERE e.id = ? ORDER BY o.start, o.id",
        (event,),
    )
    return list(found.scalars())


def _comers(connection: Connection, event: int, language: str) -> tuple[Comer, ...]:
    """One for all rows of the same person: an event may have a row for each session."""
    held: dict[Key, list[str]] = {}
    for row in connection.exec_driver_sql(
        "SELECT person_id, organisation_id, status FROM attendance WHERE event_id = ? ORDER BY id", (event,)
    ):
        held.setdefault((row[0], row[1]), []).append(row[2])
    names = Names(connection, language)
    people = names.of("people", {key[0] for key in held if key[0] is not None})
    bodies = names.of("organisations", {key[1] for key in held if key[1] is not None})
    return tuple(
        Comer(key, people.get(key[0] or 0, ""), bodies.get(key[1] or 0, ""), min(rows, key=_STRONGEST.index))
        for key, rows in held.items()
    )


# Writing


def register(store: Store, event: int, key: Key, new: Newcomer = NOBODY) -> str:
    """Put somebody on the list; gives whether registered or waiting. Who stands there stays where they are.

    Whom the file does not know yet it knows afterwards. Raises UserError where nobody is named or the event
    is gone, RefusedRecordError where a name is not whole.
    """
    if key == (None, None) and new == NOBODY:
        raise UserError(N_("Nobody is named."), N_("Name a person, an organisation, or both."))
    with store.writing(Header(REGISTER)) as batch:
        person, organisation = key
        if new.person:
            last, first = _known_people(batch.connection).split(new.person)
            person = _add(store, batch, "people", {"last_name": last, "first_name": first})
        if new.organisation:
            organisation = _add(store, batch, "organisations", {"name": new.organisation})
        return _put(store, batch, event, (person, organisation))


def _known_people(connection: Connection) -> Register:
    rows = connection.exec_driver_sql("SELECT id, last_name, first_name FROM people")
    return Register(Known(*row) for row in rows)


def _add(store: Store, batch: Batch, table: str, values: dict[str, Stored]) -> int:
    """A record with the usual values of a new one."""
    writing = Writing(batch, table, iter(store.identifiers))
    made = writing.write(Change(None, defaults.within(batch.connection, table, values)), 0)
    if writing.problems:
        raise RefusedRecordError(writing.problems)
    return made


def _put(store: Store, batch: Batch, event: int, key: Key) -> str:
    found = _registration(batch.connection, event, "en")
    if found is None:
        raise UserError(
            N_("This event is no longer there."), N_("It was deleted. Undo the deletion to go on with it.")
        )
    before = next((each for each in found.comers if each.key == key), None)
    if before is not None and before.status != CANCELLED:
        return before.status
    full = found.free() == 0 and key[0] is not None
    status = WAITING if full else REGISTERED
    # Who comes back stands behind those who waited meanwhile: the rows are new.
    batch.delete("attendance", _rows(batch.connection, event, key, (CANCELLED,)))
    batch.insert(
        "attendance", [_row(store, event, session, key, status) for session in _sessions(batch, event)]
    )
    return status


def _sessions(batch: Batch, event: int) -> list[int | None]:
    """The sessions that somebody registers for: all; or the event itself, where it has none."""
    found = batch.connection.exec_driver_sql(
        "SELECT id FROM event_sessions WHERE event_id = ? ORDER BY number", (event,)
    )
    return list(found.scalars()) or [None]


def _row(store: Store, event: int, session: int | None, key: Key, status: str) -> tuple[object, ...]:
    values = dict.fromkeys(columns_of("attendance")) | {
        "id": next(iter(store.identifiers)),
        "event_id": event,
        "session_id": session,
        "person_id": key[0],
        "organisation_id": key[1],
        "status": status,
    }
    return tuple(values[name] for name in columns_of("attendance"))


def _rows(connection: Connection, event: int, key: Key, statuses: tuple[str, ...]) -> list[int]:
    marks = ", ".join("?" * len(statuses))
    found = connection.exec_driver_sql(
        "SELECT id FROM attendance WHERE event_id = ? AND person_id IS ? AND organisation_id IS ?"
        f" AND status IN ({marks})",
        (event, *key, *statuses),
    )
    return list(found.scalars())


def cancel(store: Store, event: int, key: Key) -> None:
    """Somebody will not come; a place that this leaves is nobody's until it is given to one who waits."""
    _become(store, event, key, (REGISTERED, WAITING), CANCELLED, CANCEL)


def move_up(store: Store, event: int, key: Key) -> None:
    """Give a place to somebody who waits."""
    _become(store, event, key, (WAITING,), REGISTERED, MOVE_UP)


def _become(store: Store, event: int, key: Key, before: tuple[str, ...], after: str, label: str) -> None:
    place = columns_of("attendance").index("status")
    with store.writing(Header(label)) as batch:
        ids = _rows(batch.connection, event, key, before)
        rows = [row for block in batch.stored("attendance", ids) for row in block]
        batch.replace("attendance", [(*row[:place], after, *row[place + 1 :]) for row in rows])


def share(store: Store, event: int) -> int:
    """Register those of this event for the other planned events of its series; gives how many places."""
    with store.reading() as connection:
        found = _registration(connection, event, "en")
        others = _others(connection, event)
    keys = [each.key for each in found.comers if each.status in (*TAKING, WAITING)] if found else []
    put = 0
    with store.writing(Header(SHARE, {"number": len(others)})) as batch:
        for other in others:
            known = {each.key for each in _comers(batch.connection, other, "en")}
            for key in keys:
                if key not in known:  # who cancelled one of them is not asked again
                    _put(store, batch, other, key)
                    put += 1
    return put
