"""What a row tells beside its own record, whatever its table: the organisation that it names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ngodesk.exchange.sheets.heads import ORGANISATION
from ngodesk.exchange.sheets.mapping import NAMING_ORGANISATIONS, Mapping
from ngodesk.work.spreadsheets.beside import Beside
from ngodesk.work.spreadsheets.rows import TakenRow
from ngodesk.work.spreadsheets.stored import Values

_KIND_OF_ISSUER = "business"


@dataclass
class Joining:
    """What rows of one table tell of others; `wrong` notes a problem: row, column, reason, arguments."""

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
        return False

    def head_of(self, key: str) -> str:
        """What stands over the column of a field."""
        column = self.mapping.column_of(key)
        return column.head if column is not None else ""


def of_several(told: Values, field: str) -> Iterator[tuple[str, str, str]]:
    """The columns of a field that has several: key, which it is, text; without those that are blank."""
    for key, text in told.items():
        name, _at, which = key.partition("@")
        if name == field and text:
            yield key, which, text
