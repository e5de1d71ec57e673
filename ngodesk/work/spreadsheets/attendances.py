"""What a row with a person tells: whom this person stands for, and when this person was there."""

from ngodesk.common.language import N_
from ngodesk.exchange.sheets.heads import AFFILIATION, ATTENDED
from ngodesk.exchange.sheets.mapping import EVENT, SESSION, Mapping
from ngodesk.store.store import Store
from ngodesk.work.spreadsheets.joining import Joining, of_several
from ngodesk.work.spreadsheets.rows import TakenRow
from ngodesk.work.spreadsheets.stored import Values

_MEMBER = "contact"  # what somebody is in an organisation that stands beside the name, where nothing says


class Attendances(Joining):
    """Of a list of participants, with a column for the whole event or one for each session."""

    def join(self, row: TakenRow, told: Values, organisation: str) -> bool:
        if row.problems or not row.code:
            return False
        brings = self._stands_for(row, told, organisation)
        if sessions := list(of_several(told, SESSION)):
            was_there = [self._at(row, told, organisation, *each) for each in sessions]
            return brings or any(was_there)
        return self._attended(row, told, organisation) | brings

    def _stands_for(self, row: TakenRow, told: Values, organisation: str) -> bool:
        known = self.beside.stored.of("affiliations").by_code
        if not organisation or any(code.startswith(f"{row.code}|{organisation}|") for code in known):
            return False
        role = told.get(f"{AFFILIATION}role") or _MEMBER
        values = {"person": row.code, "organisation": organisation, "role": role}
        return self.beside.bring("affiliations", values, row.number)

    def _at(self, row: TakenRow, told: Values, organisation: str, key: str, which: str, text: str) -> bool:
        """Whether, or how long, this person was at one session."""
        event = told.get(EVENT, "")
        if not event:
            self.wrong(row, key, N_("say of which event it is, or leave this column out"))
            return False
        session = self._session_called(event, which)
        if session is None:
            self.wrong(row, key, N_("the event has no such session"))
            return False
        hours = text if text[0].isdecimal() else ""
        status = ("absent" if not float(hours) else "attended") if hours else text
        return self._bring(row, event, session, organisation, {"status": status, "hours": hours})

    def _attended(self, row: TakenRow, told: Values, organisation: str) -> bool:
        """That this person was at the event, and for how long."""
        event = told.get(EVENT, "")
        if not event:
            return False
        session = self._session_on(row, event, told.get(f"{ATTENDED}date", ""))
        if session is None:
            return False
        said = {name: told.get(f"{ATTENDED}{name}", "") for name in ("status", "hours", "signed")}
        return self._bring(row, event, session, organisation, said)

    def _bring(self, row: TakenRow, event: str, session: str, organisation: str, said: Values) -> bool:
        """What is known of an attendance already stays, where the row does not say otherwise."""
        key = {"event": event, "session": session, "person": row.code}
        there = self.beside.stored.of("attendance").agreeing(key)
        known = self.beside.stored.of("attendance").by_code[there[0]] if there else {}
        usual = "absent" if said["hours"] == "0" else "attended"
        undecided = known.get("status", "") in ("", "registered", "waiting")
        values = {
            **said,
            "organisation": known.get("organisation", organisation),
            "status": said["status"] or (usual if undecided else known["status"]),
        }
        brought = {name: text for name, text in values.items() if text} | key
        return self.beside.bring("attendance", brought, row.number)

    # sessions

    def _sessions(self, event: str) -> list[Values]:
        every = self.beside.stored.of("event_sessions").by_code.values()
        return [each for each in every if each["event"] == event]

    def _session_called(self, event: str, which: str) -> str | None:
        """The session of a number or a day, as 3 or 03-12; of the event itself where it has none."""
        sessions = self._sessions(event)
        if not sessions:
            return "" if len(self._columns()) == 1 else None
        name = "date" if "-" in which else "number"
        return next((each["number"] for each in sessions if _is_called(each[name], which)), None)

    def _columns(self) -> list[str]:
        return [each.key for each in self.mapping.columns if each.field == SESSION]

    def _session_on(self, row: TakenRow, event: str, day: str) -> str | None:
        """The session of a day; none of an event without sessions, or where no day is told."""
        sessions = self._sessions(event)
        if not day or not sessions:
            return ""
        found = next((each["number"] for each in sessions if each["date"] == day), None)
        if found is None:
            self.wrong(row, f"{ATTENDED}date", N_("the event has no session on this day"))
        return found


def event_of(store: Store, mapping: Mapping) -> dict[str, str]:
    """The only event that has sessions on all days for which a list has a column."""
    days = [each.form for each in mapping.columns if each.field == SESSION and "-" in each.form]
    if not days or EVENT in (*mapping.names(), *mapping.fixed):
        return {}
    on_day = (
        "SELECT e.ref FROM events e JOIN event_sessions s ON s.event_id = e.id"
        " WHERE substr(s.date, -length(:day)) = :day"
    )
    with store.reading() as connection:
        found = [set(connection.exec_driver_sql(on_day, {"day": day}).scalars()) for day in days]
    events = set.intersection(*found)
    return {EVENT: events.pop()} if len(events) == 1 else {}


def _is_called(text: str, which: str) -> bool:
    return text.endswith(f"-{which}") if len(which) == len("03-12") else text == which
