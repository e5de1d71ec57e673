"""The papers of a whole association, as a treasurer has them before her when she begins."""

from collections.abc import Sequence

from ngodesk.common.language import texts
from ngodesk.gui.records.clipboard import written
from ngodesk.model import TABLES
from ngodesk.store.selection import Condition
from ngodesk.store.store import Store
from ngodesk.work.features import counts
from ngodesk.work.viewing import Stored
from tests.gui.by_hand.hands import Typed
from tests.gui.by_hand.paper import Paper, Record

_DETAILS = ("exchange_rate", "rate_currency", "report_period", "disallowed", "disallowed_reason")
_REFS = "SELECT ref FROM projects ORDER BY id"


class Shoebox:
    """The papers project by project, and those of all projects together."""

    def __init__(self, store: Store, language: str) -> None:
        with store.reading() as connection:
            refs = list(connection.exec_driver_sql(_REFS).scalars())
        held = tuple(table for table, number in counts(store, TABLES).items() if number)
        self.projects = {ref: Papers(store, ref, language, held) for ref in refs}
        self.shared = next(iter(self.projects.values()))

    def documents(self) -> list["Document"]:
        """The cost documents, as they lie in the box."""
        return [Document(self.shared, record) for record in self.shared.where("cost_documents", "1")]


class Papers(Paper):
    def where(self, table: str, sql: str, *values: int) -> list[Record]:
        """The records for which it is so."""
        return self._records(table, Condition(sql, values))

    def everything(self, table: str) -> list[Record]:
        """The records of a table of all projects; ourselves apart."""
        return self.where(table, "t.own IS NOT 1" if table == "organisations" else "1")

    def sheet(self, lines: Sequence[Record], sources: Sequence[str]) -> list[list[str]]:
        """The agreement's plan as a sheet: code, name, an amount under each source."""
        plan = self._plan(None)
        return [
            [str(code), str(line.values["name"]), *(plan.get((code, source), "") for source in sources)]
            for line in lines
            for code in (line.values["code"],)
        ]

    def changes(self, amendment: Record) -> list[tuple[str, str, str]]:
        """What an amendment plans otherwise than the agreement: line, source, amount."""
        before = self._plan(None)
        number = amendment.values["number"]
        return [(*place, text) for place, text in self._plan(number).items() if before[place] != text]

    def _plan(self, number: Stored) -> dict[tuple[str, str], str]:
        rows = [row for row in self.records("budget_plan") if self._number(row) == number]
        return {
            (self.named(row, "line"), self.named(row, "source")): str(self.typed(row)["amount"])
            for row in rows
        }

    def _number(self, row: Record) -> Stored:
        amendment = row.values["amendment"]
        return None if amendment is None else int(self.named(row, "amendment"))

    def named(self, row: Record, name: str) -> str:
        """The code of what a record names."""
        field = TABLES[row.table].described.field(name)
        return self._code(field.target, int(str(row.values[name])))

    def words(self, records: Sequence[Record], *names: str) -> str:
        """Some columns of the records, as a spreadsheet copies them with their headings."""
        fields = [TABLES[records[0].table].described.field(name) for name in names]
        headings = [texts(self.language).gettext(field.label) for field in fields]
        return written([headings, *([self._cell(record, field) for field in fields] for record in records)])

    def id_of(self, ref: str) -> int:
        """The id of a cost document."""
        (found,) = self._ids("cost_documents", Condition("t.ref = ?", (ref,)))
        return found


class Document:
    """A cost document, what it is charged to, how it was paid."""

    def __init__(self, papers: Papers, record: Record) -> None:
        self.papers, self.record = papers, record
        own = papers.id_of(str(record.values["ref"]))
        self.payments = papers.where("payments", "t.document_id = ?", own)
        self.charges = papers.where("allocations", "t.document_id = ?", own)

    def places(self) -> list[tuple[str, str, str, str]]:
        """Project, line, source and amount of each row, by their codes."""
        return [
            (
                self.papers.named(charge, "project"),
                self.papers.named(charge, "line"),
                self.papers.named(charge, "source"),
                str(self.papers.typed(charge)["amount"]),
            )
            for charge in self.charges
        ]

    def details(self) -> list[dict[str, Typed]]:
        """What else is written down of each row."""
        rows = [self.papers.typed(charge) for charge in self.charges]
        return [{name: row[name] for name in _DETAILS if name in row} for row in rows]
