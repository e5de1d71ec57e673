"""What a row tells beside its own record: who a person is somewhere, what a line has, what a paper is for."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from ngodesk.common.language import N_
from ngodesk.exchange.sheets.heads import AFFILIATION, ATTENDED, CHARGED, ORGANISATION, PLANNED
from ngodesk.exchange.sheets.mapping import EVENT, KINDS, NAMING_ORGANISATIONS, TOTAL, YEAR, Mapping
from ngodesk.work.spreadsheets.beside import Beside
from ngodesk.work.spreadsheets.rows import TakenRow
from ngodesk.work.spreadsheets.stored import Values

_MEMBER = "contact"  # what somebody is in an organisation that stands beside the name, where nothing says
_KIND_OF_ISSUER = "business"


@dataclass
class Joining:
    """What rows of one table tell of others; `wrong` notes a problem: row, field, reason, arguments."""

    beside: Beside
    mapping: Mapping
    wrong: Callable[..., None]

    def organisation(self, row: TakenRow, told: Values) -> str:
        """The code of the organisation that a row names, found or made; blank where it names none."""
        issuer = NAMING_ORGANISATIONS.get(self.mapping.table, "")
        found = {
            name.removeprefix(ORGANISATION): told.pop(name)
            for name in list(told)
            if name.startswith(ORGANISATION)
        }
        named = row.values.get(issuer, "")
        if named in self.beside.stored.of("organisations").by_code:
            return named
        found = ({"name": named} if named else {}) | found
        return self.beside.organisation(found, row.number, _KIND_OF_ISSUER if issuer else "")

    def join(self, row: TakenRow, told: Values, organisation: str) -> bool:
        """Bring what a sound row tells; whether any of it is new."""
        if row.problems or not row.code:
            return False
        if self.mapping.table == "people":
            return self._stands_for(row, told, organisation) | self._attended(row, told, organisation)
        if self.mapping.table == "budget_lines":
            return self._planned(row, told)
        if self.mapping.table == "cost_documents":
            return self._charged(row, told)
        return False

    # people

    def _stands_for(self, row: TakenRow, told: Values, organisation: str) -> bool:
        known = self.beside.stored.of("affiliations").by_code
        if not organisation or any(code.startswith(f"{row.code}|{organisation}|") for code in known):
            return False
        role = told.get(f"{AFFILIATION}role") or _MEMBER
        values = {"person": row.code, "organisation": organisation, "role": role}
        return self.beside.bring("affiliations", values, row.number)

    def _attended(self, row: TakenRow, told: Values, organisation: str) -> bool:
        """That this person was at the event, and for how long; what is known of it already stays."""
        event = told.get(EVENT, "")
        if not event:
            return False
        session = self._session(row, event, told.get(f"{ATTENDED}date", ""))
        if session is None:
            return False
        key = {"event": event, "session": session, "person": row.code}
        there = self.beside.stored.of("attendance").agreeing(key)
        known = self.beside.stored.of("attendance").by_code[there[0]] if there else {}
        hours, signed = told.get(f"{ATTENDED}hours", ""), told.get(f"{ATTENDED}signed", "")
        usual = "absent" if hours == "0" else "attended"
        undecided = known.get("status", "") in ("", "registered", "waiting")
        values = key | {
            "organisation": known.get("organisation", organisation),
            "status": told.get(f"{ATTENDED}status") or (usual if undecided else known["status"]),
            "hours": hours,
            "signed": signed,
        }
        return self.beside.bring(
            "attendance", {name: text for name, text in values.items() if text} | key, row.number
        )

    def _session(self, row: TakenRow, event: str, day: str) -> str | None:
        """The session of a day; none of an event without sessions, or where no day is told."""
        sessions = [
            each
            for each in self.beside.stored.of("event_sessions").by_code.values()
            if each["event"] == event
        ]
        if not day or not sessions:
            return ""
        found = next((each["number"] for each in sessions if each["date"] == day), None)
        if found is None:
            self.wrong(row, f"{ATTENDED}date", N_("the event has no session on this day"))
        return found

    # lines of a budget

    def _planned(self, row: TakenRow, told: Values) -> bool:
        """What is planned from each source; the total is but looked at."""
        amounts = self._by_kind(told, PLANNED)
        self._check_total(row, told.get(TOTAL, ""), amounts)
        if row.problems:
            return False
        project, line = row.values["project"], row.values["code"]
        brought = False
        for kind, amount in amounts.items():
            source = self.beside.source(project, kind, self._head(f"{PLANNED}{kind}"), row.number)
            values = {
                "project": project, "line": line, "source": source, "year": told.get(YEAR, ""),
                "amount": amount, "amendment": "",
            }  # fmt: skip
            brought |= self.beside.bring("budget_plan", values, row.number)
        return brought

    def _check_total(self, row: TakenRow, total: str, amounts: Values) -> None:
        """The parts make the total; without parts quantity and cost of a unit do."""
        parts = sum(map(Decimal, amounts.values()), Decimal(0))
        quantity, cost = row.values.get("quantity", ""), row.values.get("unit_cost", "")
        if not amounts and quantity and cost:
            parts = (Decimal(quantity) * Decimal(cost)).quantize(Decimal("0.01"))
        elif not amounts:
            return
        if total and Decimal(total) != parts:
            self.wrong(row, TOTAL, N_("the parts make {sum}"), sum=str(parts))

    # what documents are charged to

    def _charged(self, row: TakenRow, told: Values) -> bool:
        """Amounts by source, each on the line that the row names."""
        amounts = {name: text for name, text in self._by_kind(told, CHARGED).items() if Decimal(text)}
        line, project = told.get(f"{CHARGED}line", ""), told.get(f"{CHARGED}project", "")
        whole = told.get(f"{CHARGED}amount", "")
        if not amounts and not line and not whole:
            return False
        if not project:
            self.wrong(
                row, f"{CHARGED}project", N_("say of which project it is, or leave out what is charged")
            )
        elif not line:
            self.wrong(row, f"{CHARGED}line", N_("a value is required here"))
        if row.problems:
            return False
        by_source = {
            self.beside.source(project, kind, self._head(f"{CHARGED}{kind}"), row.number): text
            for kind, text in amounts.items()
        } or self._on_one(row, told, project, whole)
        key = {"document": row.code, "project": project, "line": line}
        brought = [
            self.beside.bring("allocations", key | {"source": source, "amount": text}, row.number)
            for source, text in by_source.items()
        ]
        return any(brought)

    def _on_one(self, row: TakenRow, told: Values, project: str, whole: str) -> Values:
        source = told.get(f"{CHARGED}source") or self.beside.only_source(project)
        if not source:
            self.wrong(row, f"{CHARGED}source", N_("a value is required here"))
            return {}
        return {source: whole or row.values.get("gross", "")}

    def _by_kind(self, told: Values, start: str) -> Values:
        return {kind: told[f"{start}{kind}"] for kind in KINDS if told.get(f"{start}{kind}")}

    def _head(self, name: str) -> str:
        column = self.mapping.column_of(name)
        return column.head if column is not None else ""
