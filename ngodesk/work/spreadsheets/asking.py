"""What a command line asks for: the table, and a mapping in a file."""

from pathlib import Path

from ngodesk.common.errors import FileError, UsageError
from ngodesk.common.language import N_
from ngodesk.exchange.sheets.mapping import Mapping, from_json
from ngodesk.model import TABLES


def asked(table: str | None, mapping: Path | None) -> tuple[str, Mapping | None]:
    """Table and mapping. Raises UsageError where none is named, or they do not fit each other."""
    kept = from_json(_text(mapping)) if mapping is not None else None
    table = table or (kept.table if kept else "")
    if not table:
        raise UsageError(
            N_("It is not said which table the file is."), N_("Name it with --table, as --table people.")
        )
    if table not in TABLES:
        raise UsageError(
            N_("There is no table {table}."),
            N_("The tables are: {tables}."),
            table=table,
            tables=", ".join(TABLES),
        )
    if kept is not None and kept.table != table:
        raise UsageError(
            N_("The mapping is for the table {table}."),
            N_("Name that table, or another mapping."),
            table=kept.table,
        )
    return table, kept


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            N_("{path} cannot be read."), N_("Look whether it is still there."), path=path
        ) from error
