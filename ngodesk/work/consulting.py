"""A consultation: its remarks as they came, how each was decided, what waits."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ngodesk.common.language import N_
from ngodesk.model.consultations import REMARK_DECISIONS
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import defaults, saving
from ngodesk.work.naming import Names
from ngodesk.work.saving import Change, RefusedRecordError, Writing
from ngodesk.work.viewing import Stored

OPEN = REMARK_DECISIONS[0]
ENTER, DECIDE = N_("Enter a remark"), N_("Decide a remark")


@dataclass(frozen=True)
class RemarkRow:
    """A remark; `late` where it came after the consultation closed, `early` before it opened."""

    id: int
    number: int
    received: date
    who: str
    passage: str
    text: str
    decision: str
    reply: str
    late: bool
    early: bool

    @property
    def decided(self) -> bool:
        """Whether it was decided."""
        return self.decision != OPEN


@dataclass(frozen=True)
class Consulting:
    """A consultation with its remarks by number."""

    id: int
    title: str
    owner: str
    project: int | None
    project_ref: str
    opened: date
    closed: date | None
    remarks: tuple[RemarkRow, ...]

    def counts(self) -> Counter[str]:
        """How many remarks were decided each way."""
        return Counter(each.decision for each in self.remarks)

    def next_open(self, after: int | None) -> int | None:
        """The undecided remark after another, round and round; nothing where all are decided."""
        ids = [each.id for each in self.remarks]
        start = ids.index(after) + 1 if after in ids else 0
        round_ = (*self.remarks[start:], *self.remarks[:start])
        return next((each.id for each in round_ if not each.decided), None)


def consultation(store: Store, record: int, language: str) -> Consulting | None:
    """A consultation; nothing where it is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT c.*, coalesce(o.name, '') AS owner, coalesce(p.ref, '') AS ref_of_project"
            " FROM consultations c LEFT JOIN organisations o ON o.id = c.owner_id"
            " LEFT JOIN projects p ON p.id = c.project_id WHERE c.id = ?",
            (record,),
        ).first()
        if row is None:
            return None
        rows = connection.exec_driver_sql(
            "SELECT * FROM remarks WHERE consultation_id = ? ORDER BY number", (record,)
        ).all()
        names = Names(connection, language)
        organisations = names.of(
            "organisations", (each.organisation_id for each in rows if each.organisation_id)
        )
        people = names.of("people", (each.person_id for each in rows if each.person_id))
    opened, closed = date.fromisoformat(row.opened), date.fromisoformat(row.closed) if row.closed else None
    remarks = []
    for each in rows:
        received = date.fromisoformat(each.received)
        who = (organisations.get(each.organisation_id, ""), people.get(each.person_id, ""))
        remarks.append(
            RemarkRow(
                id=each.id,
                number=each.number,
                received=received,
                who=", ".join(filter(None, who)),
                passage=each.passage or "",
                text=each.text,
                decision=each.decision or OPEN,
                reply=each.reply or "",
                late=closed is not None and received > closed,
                early=received < opened,
            )
        )
    return Consulting(
        record, row.title, row.owner, row.project_id, row.ref_of_project, opened, closed, tuple(remarks)
    )


def add_remark(
    store: Store, consultation: int, values: dict[str, Stored], organisation: str = "", person: str = ""
) -> int:
    """Enter a remark with the next number, and who is not known yet, in one step; gives its id.

    Raises RefusedRecordError.
    """
    with store.writing(Header(ENTER)) as batch:
        identifiers = iter(store.identifiers)

        def add(table: str, known: dict[str, Stored]) -> int:
            writing = Writing(batch, table, identifiers)
            row_id = writing.write(Change(None, defaults.within(batch.connection, table, known)), 0)
            problems = writing.problems or saving.broken(batch.connection, table, [row_id])
            if problems:
                raise RefusedRecordError(problems)
            return row_id

        known = {**values, "consultation": consultation}
        if organisation:
            known["organisation"] = add("organisations", {"name": organisation})
        if person:
            known["person"] = add("people", _named(person))
        return add("remarks", known)


def _named(person: str) -> dict[str, Stored]:
    """The last name first, as in the lists; a comma may part them."""
    last, _comma, first = person.partition(",") if "," in person else person.partition(" ")
    return {"last_name": last.strip(), "first_name": first.strip() or None}


def decide(store: Store, remark: int, decision: str) -> None:
    """Decide a remark."""
    saving.save(store, "remarks", [Change(remark, {"decision": decision})], DECIDE)
