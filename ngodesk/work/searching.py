"""What the search over everything finds: records of every searched table, by any part of a name or code."""

from dataclasses import dataclass

from sqlalchemy import Connection

from ngodesk.common.text import fold
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.selection import LONGEST, Condition, Order, Scope, both, either, matching, statement
from ngodesk.store.store import Store
from ngodesk.work.naming import Names
from ngodesk.work.viewing import Proposal

SEARCHED = ("organisations", "people", "projects", "events", "cost_documents", "contracts")
# Who else is looked for where a record is: an invoice by whoever issued it.
_OTHERS_NAMED = {"cost_documents": ("issuer",), "contracts": ("organisation", "person")}
_IN_ORDER = 500  # of more records than these the newest are shown: nobody reads so many


@dataclass(frozen=True)
class Hits:
    """What was found in a table: how many records, and the first of them."""

    table: str
    total: int
    proposals: list[Proposal]


def search(store: Store, typed: str, language: str, limit: int = 6) -> list[Hits]:
    """The records that hold every word typed, table by table; tables without any are left out.

    Anything may be typed: what no record can hold finds nothing.
    """
    words = words_of(typed)
    if not words:
        return []
    with store.reading() as connection:
        names = Names(connection, language)
        found = [_hits(connection, names, table, words, language, limit) for table in SEARCHED]
    return [hits for hits in found if hits.total]


def words_of(typed: str) -> list[str]:
    """The words as they are looked for, each once; signs that no text of a record holds part them."""
    readable = "".join(char if char.isprintable() else " " for char in typed[:LONGEST])
    return list(dict.fromkeys(fold(readable).split()))


def _hits(
    connection: Connection, names: Names, table: str, words: list[str], language: str, limit: int
) -> Hits:
    where = both(_holding(table, word, language) for word in words)
    rows = connection.exec_driver_sql(f"SELECT t.id FROM {table} t WHERE {where.sql}", where.values)
    ids = sorted((row[0] for row in rows), reverse=True)
    first = _first(connection, names, table, ids, words[0], language)[:limit]
    known, details = names.of(table, first), names.details(table, first)
    return Hits(table, len(ids), [Proposal(each, known[each], details.get(each, "")) for each in first])


def _holding(table: str, word: str, language: str) -> Condition:
    """Records with the word in what is searched, in their name or code, in the name of whom they are from."""
    described = TABLES[table].described
    codes = (column_name(described.field(name)) for name in described.key)
    by_code = [Condition(f'instr(folded(t."{code}"), ?)', (word,)) for code in codes]
    columns = (*described.named, *_OTHERS_NAMED.get(table, ()))
    return either([matching(table, word, language, columns), *by_code])


def _first(
    connection: Connection, names: Names, table: str, ids: list[int], word: str, language: str
) -> list[int]:
    """The ids as they are shown: those whose name begins with the word first, each part in its order."""
    if len(ids) > _IN_ORDER:
        return ids
    order = Order(language)
    for name in TABLES[table].described.named:
        order.by(table, name)
    among = Condition(f"t.id IN ({', '.join(map(str, ids))})")
    asked = statement(Scope(table, conditions=(among,)), order)
    ordered = [row[0] for row in connection.exec_driver_sql(asked.sql, asked.values)]
    known = names.of(table, ordered)
    return sorted(ordered, key=lambda each: not fold(known[each]).startswith(word))
