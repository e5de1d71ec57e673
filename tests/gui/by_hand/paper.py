"""What stands in a sample, as somebody has it on paper and in a spreadsheet before it is typed in."""

from dataclasses import dataclass, replace

from ngodesk.common.describe import Field
from ngodesk.common.entering import entry
from ngodesk.common.language import texts
from ngodesk.gui.records.clipboard import written
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.model.words import word
from ngodesk.reports.whole import Report
from ngodesk.store.selection import Condition, Scope, of_project
from ngodesk.store.store import Store
from ngodesk.work import printing, viewing
from ngodesk.work.naming import Names
from ngodesk.work.printing import Wish
from ngodesk.work.viewing import Stored
from tests.gui.by_hand.hands import Typed

# Tables of all projects, and what of them is copied for one.
_SHARED = {
    "organisations": "t.own IS NOT 1",
    "people": "1",
    "programmes": "t.id = (SELECT programme_id FROM projects WHERE id = {project})",
    "credit_lines": "t.programme_id = (SELECT programme_id FROM projects WHERE id = {project})"
    " OR t.project_id = {project}",
}


@dataclass(frozen=True)
class Record:
    """A record of a table: its stored values."""

    table: str
    values: dict[str, Stored]


class Paper:
    """The records of one project of a sample, in the words of a language; of `tables` and no others."""

    def __init__(self, store: Store, project: str, language: str, tables: tuple[str, ...]) -> None:
        self.store, self.language, self.tables = store, language, tables
        (self.project,) = self._ids("projects", Condition("t.ref = ?", (project,)))
        self._codes: dict[tuple[str, int], str] = {}

    def _ids(self, table: str, condition: Condition) -> list[int]:
        where = Scope(table, conditions=(condition,)).where()
        with self.store.reading() as connection:
            sql = f"SELECT t.id FROM {table} t WHERE {where.sql} ORDER BY t.id"
            return list(connection.exec_driver_sql(sql, where.values).scalars())

    def _records(self, table: str, condition: Condition) -> list[Record]:
        with self.store.reading() as connection:
            values = [viewing.values_of(connection, table, each) for each in self._ids(table, condition)]
        return [Record(table, each) for each in values if each is not None]

    def records(self, table: str) -> list[Record]:
        """The records of a table that the project has to do with; ourselves apart."""
        if table in _SHARED:
            return self._records(table, Condition(_SHARED[table].format(project=self.project)))
        return self._records(table, of_project(table, self.project))

    def settings(self) -> dict[str, str]:
        """What the file begins with: the language of its prints, its currency."""
        with self.store.reading() as connection:
            return dict(connection.exec_driver_sql("SELECT key, value FROM settings").all())

    def ourselves(self) -> dict[str, Typed]:
        """What is typed of our own organisation."""
        (found,) = self._records("organisations", Condition("t.own = 1"))
        return self.typed(found)

    def _fields(self, table: str) -> list[Field]:
        """The fields that are typed: all but those that name what the card does not need."""
        known = {*self.tables, "projects", ""}
        return [field for field in TABLES[table].described.fields if field.target in known]

    def typed(self, record: Record) -> dict[str, Typed]:
        """What is typed into a form; words that are chosen stand for themselves."""
        filled = [
            field for field in self._fields(record.table) if record.values[field.name] not in (None, ())
        ]
        return {field.name: self._typed(record, field) for field in filled}

    def _typed(self, record: Record, field: Field) -> Typed:
        value = record.values[field.name]
        if isinstance(value, tuple):
            return tuple(self._named(field.target, each) for each in value)
        if isinstance(value, int) and field.target:
            return self._named(field.target, value)
        if field.list_of == "words":
            return tuple(word(record.table, field.name, each) for each in str(value).split(";"))
        return str(value) if field.kind in ("choice", "boolean") else entry(field, value, self.language)

    def _named(self, table: str, row_id: int) -> str:
        """The name of a record, with what is told beside it where others are called the same."""
        with self.store.reading() as connection:
            names = Names(connection, self.language)
            name, detail = names.one(table, row_id), names.details(table, [row_id])[row_id]
        alike = viewing.proposals(self.store, table, name, self.language, limit=2)
        return name if len(alike) == 1 else f"{name} {detail}"

    def block(self, records: list[Record]) -> str:
        """Rows as a spreadsheet copies them, under headings: records by their code."""
        fields = self._fields(records[0].table)
        headings = [texts(self.language).gettext(field.label) for field in fields]
        return written([headings, *([self._cell(record, field) for field in fields] for record in records)])

    def _cell(self, record: Record, field: Field) -> str:
        value = record.values[field.name]
        if value in (None, ()):
            return ""
        if field.target:
            ids = value if isinstance(value, tuple) else (int(str(value)),)
            return ";".join(self._code(field.target, each) for each in ids)
        if field.kind == "choice" or field.list_of == "words":
            return ";".join(word(record.table, field.name, each) for each in str(value).split(";"))
        assert not isinstance(value, tuple)
        return entry(field, value, self.language)

    def _code(self, table: str, row_id: int) -> str:
        """The last part of a record's key."""
        if (table, row_id) not in self._codes:
            described = TABLES[table].described
            with self.store.reading() as connection:
                column = column_name(described.field(described.key[-1]))
                sql = f'SELECT "{column}" FROM {table} WHERE id = ?'
                self._codes[table, row_id] = str(connection.exec_driver_sql(sql, (row_id,)).scalar_one())
        return self._codes[table, row_id]


def card(store: Store, project: str, language: str) -> Report:
    """What the project's card says; neither what the journal held nor that it is a sample."""
    made = printing.content(store, "project-card", Wish(project=project, language=language))
    return replace(made, footer=replace(made.footer, mark="", sample=False))
