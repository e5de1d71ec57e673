"""What is done to records of a list, in the worker, and how it is told."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ngodesk.common.language import _, plural
from ngodesk.gui import named_files

if TYPE_CHECKING:
    from ngodesk.store.store import Store

NAMED = 3  # so many deleted records are named
PROBLEMS = 5  # so many problems are told at once


def change(store: "Store", table: str, row_id: int, name: str, value: Any) -> None:
    """Give one field another value."""
    from ngodesk.work import saving

    saving.change(store, table, row_id, {name: value})


def paste(store: "Store", *block: Any) -> list[int]:
    """Write a block; gives the ids of its rows. Its parts are those of work.pasting.Block."""
    from ngodesk.work import pasting

    return pasting.paste(store, pasting.Block(*block))


def delete(store: "Store", table: str, ids: list[int], language: str) -> str:
    """Delete records; says which."""
    from ngodesk.work import records
    from ngodesk.work.naming import Names

    with store.reading() as connection:
        named = ids[:NAMED]
        known = Names(connection, language).of(table, named)
        names = [known[row_id] for row_id in named if row_id in known]
    others = records.delete(store, table, ids)
    return deleted(names, len(ids) - len(named), others)


def deleted(names: Sequence[str], more: int, others: int) -> str:
    """The sentence of the undo bar."""
    listed = ", ".join(names)
    if more:
        listed = plural("{names} and {number} more", "{names} and {number} more", more).format(
            names=listed, number=more
        )
    if not others:
        return _("Deleted: {names}").format(names=listed)
    return plural(
        "Deleted: {names}, with {number} other that depends on them",
        "Deleted: {names}, with {number} others that depend on them",
        others,
    ).format(names=listed, number=others)


def pasted_over(number: int, key: str) -> str:
    """The sentence of the undo bar after pasting changed rows; the key would have added them."""
    return plural(
        "{number} row was changed. {key} pastes as new rows instead.",
        "{number} rows were changed. {key} pastes as new rows instead.",
        number,
    ).format(number=number, key=key)


def pasted(number: int) -> str:
    """The sentence of the undo bar after pasting rows that are new, or that say themselves which they are."""
    return plural("{number} row was pasted.", "{number} rows were pasted.", number).format(number=number)


def not_pasted(heads: Sequence[str]) -> str:
    """What is said of columns that are no fields of the list; blank where there is none."""
    return (
        _("Left out, as the list has no such columns: {names}.").format(names=", ".join(heads))
        if heads
        else ""
    )


def trouble(error: Exception, table: str = "") -> str:
    """What kept something from being written; blank where it is no trouble of a person's making.

    With a table, each problem of a pasted block with its row.
    """
    from ngodesk.common.errors import UserError
    from ngodesk.work.pasting import sentences
    from ngodesk.work.saving import RefusedRecordError

    if not isinstance(error, RefusedRecordError):
        return named_files.told(error) if isinstance(error, UserError) else ""
    found = sentences(error, table) if table else [problem.sentence for problem in error.problems]
    rest = len(found) - PROBLEMS
    if rest > 0:
        more = plural("And {number} more problem.", "And {number} more problems.", rest)
        found[PROBLEMS:] = [more.format(number=rest)]
    return "\n".join([*found, _("Nothing was pasted.")] if table else found)
