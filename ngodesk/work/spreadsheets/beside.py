"""Records of other tables that the rows of a sheet bring: found or made, once for all rows that name them."""

from collections.abc import Container, Iterator, Mapping

from sqlalchemy import Connection

from ngodesk.common.text import fold
from ngodesk.exchange.package import Sheet
from ngodesk.model import TABLES
from ngodesk.work import defaults
from ngodesk.work.spreadsheets.identity import adds_nothing, match
from ngodesk.work.spreadsheets.stored import Records, Stored, Values, code_of


class Beside:
    """What is brought, and the rows that bring it: where none of them is taken, it is not either."""

    def __init__(self, connection: Connection, file: str) -> None:
        self.stored = Stored(connection)
        self._connection = connection
        self._file = file
        self._brought: dict[str, dict[str, Values]] = {}
        self._rows: dict[tuple[str, str], set[int]] = {}
        self._codes: dict[str, Iterator[str]] = {}

    def next_code(self, table: str) -> str:
        """A code that no record has, nor one that is brought."""
        if table not in self._codes:
            self._codes[table] = defaults.codes_after(self.stored.of(table).codes, table)
        return next(self._codes[table])

    def bring(self, table: str, values: Values, number: int) -> bool:
        """A record of another table, new or with something new; False where all of it is there already."""
        records = self.stored.of(table)
        code = code_of(records.key, values)
        known = records.by_code.get(code, {})
        if code in records.by_code and adds_nothing(known, values):
            self._want(table, code, number)
            return False
        records.put(known | values)
        self._brought.setdefault(table, {})[code] = self._brought.get(table, {}).get(code, {}) | values
        self._want(table, code, number)
        return True

    def _want(self, table: str, code: str, number: int) -> None:
        if code in self._brought.get(table, {}):
            self._rows.setdefault((table, code), set()).add(number)

    def organisation(self, told: Values, number: int, kind: str = "") -> str:
        """The code of the organisation that is told of, found or made; blank where none is named."""
        if not told.get("name") and not told.get("tax_id"):
            return ""
        records = self.stored.of("organisations")
        found = match(records, told, ())
        code = found.same or (found.like[0] if len(found.like) == 1 else "")
        if not code and not told.get("name"):
            return ""
        if not code:
            usual = defaults.within(self._connection, "organisations", {})
            code = self.next_code("organisations")
            self.bring("organisations", {"ref": code, "kind": kind or str(usual["kind"]), **told}, number)
        self._want("organisations", code, number)
        return code

    def source(self, project: str, kind: str, head: str, number: int) -> str:
        """The code of a project's source of a kind: the one that the head names, the first, or a new one."""
        records = self.stored.of("funding_sources")
        of_kind = [each for each in _of_project(records, project) if each["kind"] == kind]
        named = [each for each in of_kind if fold(each["name"]) in fold(head)]
        for each in (*named, *of_kind)[:1]:
            self._want("funding_sources", code_of(records.key, each), number)
            return each["code"]
        codes = {each["code"] for each in _of_project(records, project)}
        code = next(defaults.codes_after(codes, "funding_sources"))
        name = head.split(" / ")[-1] or kind
        values = {"project": project, "code": code, "kind": kind, "name": name}
        self.bring("funding_sources", values, number)
        return code

    def has_source(self, project: str) -> bool:
        """Whether a project has any source."""
        return bool(_of_project(self.stored.of("funding_sources"), project))

    def only_source(self, project: str) -> str:
        """The source of a project that has one alone."""
        found = [each["code"] for each in _of_project(self.stored.of("funding_sources"), project)]
        return found[0] if len(found) == 1 else ""

    def line(self, project: str, name: str) -> str:
        """The code of the line of a project that is called so; where none is, the next one."""
        records = self.stored.of("budget_lines")
        for code in records.named(name):
            if records.by_code[code]["project"] == project:
                return records.by_code[code]["code"]
        codes = {each["code"] for each in _of_project(records, project)}
        return next(defaults.codes_after(codes, "budget_lines"))

    def sheets(self, taken: Container[int]) -> dict[str, Sheet]:
        """The tables of what the rows that are taken bring."""
        found = {table: self._sheet(table, records, taken) for table, records in self._brought.items()}
        return {table: sheet for table, sheet in found.items() if sheet.rows}

    def _sheet(self, table: str, records: Mapping[str, Values], taken: Container[int]) -> Sheet:
        wanted: dict[str, int] = {}
        for code in records:
            if numbers := [number for number in self._rows[table, code] if number in taken]:
                wanted[code] = min(numbers)
        header = tuple(dict.fromkeys(name for code in wanted for name in records[code]))
        cells = [[records[code].get(name, "") for name in header] for code in wanted]
        keeps = frozenset(header) - set(TABLES[table].described.key)
        return Sheet(table, self._file, header, cells, list(wanted.values()), [], keeps)


def _of_project(records: Records, project: str) -> list[Values]:
    return [each for each in records.by_code.values() if each["project"] == project]
