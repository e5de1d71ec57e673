"""Writing lines of the register of advice: each an event and its attendance, a block of them in one step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import fold, normalised
from ngodesk.store.batch import Batch
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import advising, defaults, saving
from ngodesk.work.advising import KIND, Named
from ngodesk.work.attendance_names import Known
from ngodesk.work.saving import Change, RefusedRecordError
from ngodesk.work.viewing import Stored

ENTER = N_("Enter advice: {number}")
ALTER = N_("Change advice: {number}")
DELETE = N_("Delete advice: {number}")

WHO = ("person", "organisation")


@dataclass(frozen=True)
class Line:
    """What is to stand in a line; without an id it is new.

    `values` go by the fields of events; besides, person, organisation and lead are an id or a name as it
    was typed, which is found in the file or made. Nobody named is a head count of one.
    """

    id: int | None
    values: Mapping[str, Stored]


def write(store: Store, lines: Sequence[Line]) -> list[int]:
    """Write lines in one step; gives the ids of their events.

    Raises RefusedRecordError, or UserError where a name is that of several people; then nothing is written.
    """
    label = ENTER if any(line.id is None for line in lines) else ALTER
    with store.writing(Header(label, {"number": len(lines)})) as batch:
        writing = _Writing(batch, iter(store.identifiers))
        events = [writing.write(line) for line in lines]
        if problems := saving.broken(batch.connection, "events", events):
            raise RefusedRecordError(problems)
    return events


class _Writing:
    """The rows of one step."""

    def __init__(self, batch: Batch, ids: Iterator[int]) -> None:
        self._batch, self._ids = batch, ids

    @cached_property
    def _named(self) -> Named:
        return advising.named(self._batch.connection)

    def write(self, line: Line) -> int:
        """One line; gives the id of its event."""
        values = dict(line.values)
        organisation = self._organisation(values.pop("organisation", None))
        person = self._person(values.pop("person", None), organisation)
        if "lead" in values:
            values["lead"] = self._person(values["lead"], None)
        if "minutes" in values:
            values["hours"] = None
        event = self._event(line.id, values)
        if line.id is None or set(WHO) & set(line.values):
            known = dict(zip(WHO, (person, organisation), strict=True))
            asked = WHO if line.id is None else [name for name in WHO if name in line.values]
            self._stand(event, {name: known[name] for name in asked})
        return event

    def _event(self, event: int | None, values: dict[str, Stored]) -> int:
        if event is None:
            last = self._batch.connection.exec_driver_sql(
                "SELECT activity_id FROM events WHERE project_id = ? AND kind = ?"
                " ORDER BY start DESC, id DESC",
                (values.get("project"), KIND),
            ).first()
            usual: dict[str, Stored] = {"kind": KIND, "status": "held", "activity": last[0] if last else None}
            values = defaults.within(self._batch.connection, "events", usual | values)
        return self._put("events", event, values)

    def _put(self, table: str, row_id: int | None, values: Mapping[str, Stored]) -> int:
        writing = saving.Writing(self._batch, table, self._ids)
        made = writing.write(Change(row_id, values), 0)
        if writing.problems:
            raise RefusedRecordError(writing.problems)
        return made

    # Who came

    def _stand(self, event: int, who: dict[str, int | None]) -> None:
        """The one attendance of an event; without a person somebody is counted who was not named."""
        rows = self._batch.connection.exec_driver_sql(
            "SELECT id, person_id, organisation_id, session_id FROM attendance WHERE event_id = ?", (event,)
        ).all()
        if len(rows) > 1 or any(row.session_id is not None for row in rows):
            raise UserError(N_("Several people were there."), N_("Open the event to change who they were."))
        found = rows[0] if rows else None
        before = (found.person_id, found.organisation_id) if found is not None else (None, None)
        after: dict[str, Stored] = {**dict(zip(WHO, before, strict=True)), **who}
        if any(value is not None for value in after.values()):
            new: dict[str, Stored] = {"event": event, "status": "attended"} if found is None else {}
            self._put("attendance", found.id if found is not None else None, new | after)
        elif found is not None:
            self._batch.delete("attendance", [found.id])
        if "person" in who:
            self._count(event, named=after["person"] is not None)

    def _count(self, event: int, *, named: bool) -> None:
        """One without a name, until there is one."""
        count = self._batch.connection.exec_driver_sql(
            "SELECT headcount FROM events WHERE id = ?", (event,)
        ).scalar()
        if named and count == 1:
            self._put("events", event, {"headcount": None})
        elif not named and not count:
            self._put("events", event, {"headcount": 1})

    def _person(self, name: Stored, organisation: int | None) -> int | None:
        """Whoever is called so, or somebody new."""
        if not isinstance(name, str):
            return name if isinstance(name, int) else None
        if not (name := normalised(name)):
            return None
        found = self._named.find_person(name, organisation)
        if len(found) > 1:
            raise UserError(
                N_("Several people are called {name}."), N_("Choose one of them from the list."), name=name
            )
        return found[0] if found else self._new_person(name, organisation)

    def _new_person(self, name: str, organisation: int | None) -> int:
        last, first = self._named.people.split(name)
        values: dict[str, Stored] = {"last_name": last, "first_name": first}
        made = self._put("people", None, defaults.within(self._batch.connection, "people", values))
        self._named.people.add(Known(made, last, first))
        if organisation is not None:
            self._named.stands_for[made] = organisation
        return made

    def _organisation(self, name: Stored) -> int | None:
        """Whichever is called so, or a new one."""
        if not isinstance(name, str):
            return name if isinstance(name, int) else None
        if not (name := normalised(name)):
            return None
        if found := self._named.find_organisation(name):
            return found[0]
        made = self._put(
            "organisations", None, defaults.within(self._batch.connection, "organisations", {"name": name})
        )
        self._named.called[fold(name)] = [made]
        return made
