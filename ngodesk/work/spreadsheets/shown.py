"""What the rows of a sheet would keep, as tables show it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ngodesk.common.describe import Field
from ngodesk.exchange.sheets.heads import NAME
from ngodesk.exchange.sheets.mapping import described
from ngodesk.exchange.values import WrongValueError, reader
from ngodesk.model import TABLES
from ngodesk.work.naming import text_of
from ngodesk.work.spreadsheets.rows import TakenRow

if TYPE_CHECKING:
    from ngodesk.work.spreadsheets.looking import Look

Names = Mapping[str, Mapping[str, str]]
"""By column what the records are called that its rows name, by their codes."""


def names(seen: "Look") -> Names:
    """The names of the records of other tables that the rows keep."""
    found: dict[str, dict[str, str]] = {}
    for each in seen.mapping.columns:
        field = _field_of(seen.mapping.table, each.field)
        if field is None or not field.target:
            continue
        kept = {value for row in seen.rows if (value := row.kept(each.key))}
        if not kept:
            continue  # that table was not even looked at
        records = seen.taking.stored.of(field.target).by_code
        codes = kept & records.keys()
        found[each.key] = {code: _name(field.target, records[code]) or code for code in codes}
    return found


def texts(seen: "Look", row: TakenRow, known: Names, language: str) -> dict[str, str]:
    """What a row keeps in each column, as a table shows it."""
    found = {}
    for key in row.columns:
        field = _field_of(seen.mapping.table, key.partition("@")[0])
        value = row.kept(key)
        if field is None and key == NAME:  # a whole name, which two fields hold
            found[key] = ", ".join(filter(None, map(row.kept, ("last_name", "first_name"))))
        else:
            found[key] = known.get(key, {}).get(value) or _shown(
                seen.mapping.table, key, field, value, language
            )
    return found


def is_number(table: str, name: str) -> bool:
    """Whether a column is of numbers, which stand under one another."""
    field = _field_of(table, name)
    return field is not None and field.kind in ("number", "integer")


def currency(row: TakenRow) -> str:
    """The currency that a row has without a column for it."""
    return "" if "currency" in row.columns else row.values.get("currency", "")


def _field_of(table: str, name: str) -> Field | None:
    found = described(table, name) if name else None
    return found[1] if found is not None else None


def _shown(table: str, key: str, field: Field | None, value: str, language: str) -> str:
    if field is None or not value or field.target:
        return value
    found = described(table, key.partition("@")[0])
    try:
        return text_of(found[0] if found else table, field, reader(field)(value), language)
    except WrongValueError:  # hours where an attendance may have them too, a value that is refused
        return value


def _name(table: str, values: Mapping[str, str]) -> str:
    named = (values.get(name, "") for name in TABLES[table].described.named)
    return " ".join(filter(None, named))
