"""What the checks find, what of it was accepted with a reason, and how much money is at risk."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.running import every as every_check
from ngodesk.checks.core.running import placed, run, stream, together
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.common.money import unscaled
from ngodesk.common.progress import Progress, silent
from ngodesk.common.saying import Amount, Saying
from ngodesk.common.text import join_key
from ngodesk.store.batch import columns_of
from ngodesk.store.naming import Names
from ngodesk.store.store import Store

# A record's money counts once; what is found of lines, sources and projects is mostly the same money again.
_COUNTED_ONCE = ("cost_documents", "allocations", "volunteer_hours", "work_hours")
_TURN = 0.1  # seconds that one turn of a round takes at least


@dataclass(frozen=True)
class Waived:
    """Why a finding is accepted: the waiver's id, its words, whose and when; for a project as a whole?"""

    id: int
    reason: str
    by: str
    day: date
    whole_project: bool


@dataclass(frozen=True)
class Told:
    """A finding as it is shown."""

    rule: Rule
    table: str
    id: int
    what: Saying
    opens: tuple[str, int]  # the record to go to: of an allocation its document
    projects: tuple[tuple[int, str], ...]  # id and code
    at_risk: tuple[Amount, ...]
    waived: Waived | None

    @property
    def counts(self) -> bool:
        """Whether it is still to be dealt with."""
        return self.waived is None


@dataclass(frozen=True)
class Verdict:
    """What one look at the whole file came to."""

    step: int
    findings: tuple[Told, ...]
    at_risk: tuple[Amount, ...]

    @property
    def open(self) -> tuple[Told, ...]:
        """What is still to be dealt with."""
        return tuple(each for each in self.findings if each.counts)


_known: WeakKeyDictionary[Store, tuple[date, Verdict]] = WeakKeyDictionary()


def findings(
    store: Store, project: str | None = None, today: date | None = None, progress: Progress = silent
) -> Verdict:
    """What all checks find, in the whole file or in one project. Raises UsageError for an unknown one."""
    today = today or date.today()
    with store.reading() as connection:
        wanted = None if project is None else _project(connection, project)
        found = run(Look(connection, today, wanted), progress)
        return _verdict(connection, found)


def known(store: Store, today: date | None = None) -> Verdict | None:
    """What the last round came to, if nothing was changed since."""
    day, verdict = _known.get(store, (None, None))
    if verdict is None or day != (today or date.today()):
        return None
    with store.reading() as connection:
        return verdict if verdict.step == _step(connection) else None


class Round:
    """All checks of a whole file, a few at a time: between them others have their turn."""

    def __init__(self, today: date | None = None) -> None:
        self._today = today or date.today()
        self._begin(None, -1)

    def _begin(self, connection: Connection | None, step: int) -> None:
        self._step = step
        self._look = Look(connection, self._today) if connection is not None else None
        self._going = stream(self._look) if self._look is not None else iter(())
        self._found: list[Finding] = []
        self._placed: list[Finding] | None = None

    def go_on(self, store: Store) -> Verdict | None:
        """One turn; nothing as long as there is more to do. It begins again where something was changed."""
        until = time.monotonic() + _TURN
        with store.reading() as connection:
            step = _step(connection)
            if self._look is None or step != self._step:
                self._begin(connection, step)
            assert self._look is not None
            self._look.connection = connection
            for found in self._going:
                if found is not None:
                    self._found.append(found)
                elif time.monotonic() > until:
                    return None
            if self._placed is None:
                self._placed = placed(connection, together(self._found))
                if time.monotonic() > until:
                    return None
            verdict = _verdict(connection, self._placed)
        _known[store] = self._today, verdict
        return verdict


def of_record(store: Store, table: str, row_id: int, today: date | None = None) -> list[Told]:
    """What is found about one record and its parts, as its form says it."""
    last = known(store, today)
    if last is None:
        document = row_id if table == "cost_documents" else None
        with store.reading() as connection:
            project = _only_project(connection, table, row_id)
            look = Look(connection, today or date.today(), project, document)
            parts = {table, "allocations"} if document is not None else {table}
            asked = [each for each in every_check() if parts & set(each.RULE.tables)]
            last = _verdict(connection, run(look, asked=asked))
    parts_of = _parts(store, row_id) if table == "cost_documents" else set()
    return [
        each
        for each in last.findings
        if (each.table, each.id) == (table, row_id) or (each.table == "allocations" and each.id in parts_of)
    ]


def of_tables(
    store: Store, tables: Iterable[str], project: int | None = None, today: date | None = None
) -> list[Told]:
    """What is found in some tables, in the whole file or in one project."""
    wanted, last = set(tables), known(store, today)
    if last is None or project is not None:
        asked = [each for each in every_check() if wanted & set(each.RULE.tables)]
        with store.reading() as connection:
            found = run(Look(connection, today or date.today(), project), asked=asked)
            last = _verdict(connection, found)
    return [each for each in last.findings if each.table in wanted]


def _only_project(connection: Connection, table: str, row_id: int) -> int | None:
    """The project of a record; nothing where it is not a matter of one alone."""
    if table == "projects":
        return row_id
    if "project_id" not in columns_of(table):
        return None
    found: int | None = connection.exec_driver_sql(
        f"SELECT project_id FROM {table} WHERE id = ?", (row_id,)
    ).scalar()
    return found


def _parts(store: Store, document: int) -> set[int]:
    with store.reading() as connection:
        query = "SELECT id FROM allocations WHERE document_id = ?"
        return set(connection.exec_driver_sql(query, (document,)).scalars())


def refs(store: Store, told: Iterable[Told]) -> dict[tuple[str, int], str]:
    """The keys of the records as the exchange folder writes them, joined where they have several parts."""
    wanted: dict[str, set[int]] = {}
    for each in told:
        wanted.setdefault(each.table, set()).add(each.id)
    found = {}
    with store.reading() as connection:
        names = Names(connection)
        for table, ids in wanted.items():
            keys = names.fetch(table, ids)
            for row_id in ids:
                parts = keys[row_id]
                found[table, row_id] = parts[0] if len(parts) == 1 else join_key(parts)
    return found


def _project(connection: Connection, ref: str) -> int:
    found = connection.exec_driver_sql("SELECT id FROM projects WHERE ref = ?", (ref,)).scalar()
    if found is None:
        raise UsageError(
            N_("There is no project {ref}."), N_("Look up its code in the list of projects."), ref=ref
        )
    return int(found)


def _step(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM steps").scalar_one())


def _verdict(connection: Connection, found: Iterable[Finding]) -> Verdict:
    """With what was accepted, and the money behind what was not."""
    waivers = _waivers(connection)
    projects = {
        row.id: row
        for row in connection.exec_driver_sql("SELECT id, ref, currency FROM projects ORDER BY id")
    }
    found = list(found)
    documents = _documents(connection, found)
    told, counted = [], []
    for each in found:
        waived = waivers.get(each.key) or _switched_off(waivers, each)
        if waived is None and each.rule.severity == ERROR:
            counted.append(each)
        places = tuple((project, projects[project].ref) for project in sorted(each.projects))
        amounts = tuple(
            Amount(unscaled(risk.cents, 2), projects[risk.project].currency) for risk in each.risks
        )
        opens = ("cost_documents", documents[each.id]) if each.id in documents else (each.table, each.id)
        told.append(Told(each.rule, each.table, each.id, each.what, opens, places, amounts, waived))
    currencies = {row_id: row.currency for row_id, row in projects.items()}
    return Verdict(_step(connection), tuple(told), _at_risk(counted, currencies))


def _documents(connection: Connection, found: Iterable[Finding]) -> dict[int, int]:
    """The documents of the allocations that were found."""
    if not any(each.table == "allocations" for each in found):
        return {}
    rows = connection.exec_driver_sql("SELECT id, document_id FROM allocations")
    return {row.id: row.document_id for row in rows}


def _waivers(connection: Connection) -> dict[tuple[str, str, int], Waived]:
    query = 'SELECT id, "check", table_name, record_id, reason, by, date FROM waivers'
    return {
        (row.check, row.table_name, row.record_id): Waived(
            row.id, row.reason, row.by or "", date.fromisoformat(row.date), row.table_name == "projects"
        )
        for row in connection.exec_driver_sql(query)
    }


def _switched_off(waivers: dict[tuple[str, str, int], Waived], each: Finding) -> Waived | None:
    """The waiver of the project, where the check is switched off in every project that the finding is of."""
    off = [waivers.get((each.rule.id, "projects", project)) for project in each.projects]
    return off[0] if off and all(off) else None


def _at_risk(found: Iterable[Finding], currencies: Mapping[int, str]) -> tuple[Amount, ...]:
    """The money behind errors, each record's once; of lines and sources what is more than that."""
    single: dict[tuple[int, str, int], int] = {}
    whole: dict[int, int] = {}
    for each in found:
        for risk in each.risks:
            if each.table in _COUNTED_ONCE:
                place = risk.project, each.table, each.id
                single[place] = max(risk.cents, single.get(place, 0))
            else:
                whole[risk.project] = max(risk.cents, whole.get(risk.project, 0))
    sums: dict[int, int] = {}
    for (project, _table, _id), cents in single.items():
        sums[project] = sums.get(project, 0) + cents
    totals: dict[str, int] = {}
    for project in sums.keys() | whole.keys():
        cents = max(sums.get(project, 0), whole.get(project, 0))
        totals[currencies[project]] = totals.get(currencies[project], 0) + cents
    return tuple(Amount(unscaled(cents, 2), currency) for currency, cents in sorted(totals.items()))
