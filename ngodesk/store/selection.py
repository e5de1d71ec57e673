"""Which records a list holds and in which order: one SQL statement that gives their ids alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ngodesk.common.describe import Description, Field
from ngodesk.common.entering import WrongEntry, read
from ngodesk.common.text import fold
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.model.words import WORDS
from ngodesk.model.words import word as word_of
from ngodesk.store.search import TRIGRAM, phrase

LONGEST = 200  # letters that are looked for: a statement cannot hold words without end
_DATE_PART = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True)
class Condition:
    """A piece of SQL over the table `t`, and its values."""

    sql: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Scope:
    """Which records of a table: of a project, of an owner (its field and id), those that conditions leave."""

    table: str
    project: int | None = None
    owner: tuple[str, int] | None = None
    conditions: tuple[Condition, ...] = ()

    def where(self) -> Condition:
        """All of it as one condition."""
        parts = [*self.conditions]
        if self.project is not None:
            parts.append(of_project(self.table, self.project))
        if self.owner is not None:
            parts.append(of_owner(self.table, *self.owner))
        return both(parts)

    def narrowed(self, condition: Condition) -> "Scope":
        """The same with a condition more."""
        return replace(self, conditions=(*self.conditions, condition))


def both(parts: Iterable[Condition]) -> Condition:
    """All conditions at once; without any, everything."""
    parts = list(parts)
    sql = " AND ".join(f"({part.sql})" for part in parts)
    return Condition(sql or "1", tuple(value for part in parts for value in part.values))


def either(parts: Iterable[Condition]) -> Condition:
    """Any of the conditions; without any, nothing."""
    parts = list(parts)
    sql = " OR ".join(f"({part.sql})" for part in parts)
    return Condition(sql or "0", tuple(value for part in parts for value in part.values))


# What belongs to a project by another way than a field of its own or that of what it is part of.
_OF_PROJECT = {
    "projects": "t.id = ?1",
    "cost_documents": "t.id IN (SELECT document_id FROM allocations WHERE project_id = ?1)"
    " OR t.contract_id IN (SELECT id FROM contracts WHERE project_id = ?1)"
    " OR t.subgrant_id IN (SELECT id FROM subgrants WHERE project_id = ?1)",
    "people": "t.id IN (SELECT person_id FROM project_team WHERE project_id = ?1"
    " UNION SELECT person_id FROM participations WHERE project_id = ?1"
    " UNION SELECT person_id FROM volunteer_agreements WHERE project_id = ?1"
    " UNION SELECT a.person_id FROM attendance a JOIN events e ON e.id = a.event_id WHERE e.project_id = ?1)",
    "organisations": "t.id IN (SELECT organisation_id FROM project_partners WHERE project_id = ?1"
    " UNION SELECT grantee_id FROM subgrants WHERE project_id = ?1"
    " UNION SELECT organisation_id FROM support_cases WHERE project_id = ?1"
    " UNION SELECT a.organisation_id FROM attendance a JOIN events e ON e.id = a.event_id"
    " WHERE e.project_id = ?1)",
    "responses": "t.questionnaire_id IN (SELECT id FROM questionnaires WHERE project_id = ?1)",
    "certificates": "t.event_id IN (SELECT id FROM events WHERE project_id = ?1)"
    " OR t.agreement_id IN (SELECT id FROM volunteer_agreements WHERE project_id = ?1)"
    " OR t.series IN (SELECT series FROM events WHERE project_id = ?1)",
}


def of_project(table: str, project: int) -> Condition:
    """What belongs to a project. A table that belongs to none gives nothing."""
    sql = _of_project(table)
    return Condition(sql.replace("?1", "?"), (project,) * sql.count("?1"))


def _of_project(table: str) -> str:
    if table in _OF_PROJECT:
        return _OF_PROJECT[table]
    described = TABLES[table].described
    if any(each.name == "project" for each in described.fields):
        return "t.project_id = ?1"
    for each in map(described.field, described.key):
        if each.kind == "reference" and belongs_to_projects(each.target):
            inner = _of_project(each.target)
            return f"t.{column_name(each)} IN (SELECT t.id FROM {each.target} t WHERE {inner})"
    return "0"


def belongs_to_projects(table: str) -> bool:
    """Whether its records can be asked for by project."""
    if table in ("people", "organisations"):
        return False
    return _of_project(table) != "0"


def of_owner(table: str, name: str, row_id: int) -> Condition:
    """What names a record in its field `name`."""
    described = TABLES[table].described
    found = described.field(name)
    if found.list_of == "records":
        link = getattr(TABLES[table], name).link
        return Condition(f"t.id IN (SELECT owner_id FROM {link} WHERE target_id = ?)", (row_id,))
    return Condition(f't."{column_name(found)}" = ?', (row_id,))


@dataclass(frozen=True)
class Through:
    """A way to names that a column shows: a table whose rows name this record and the one that is shown."""

    table: str
    here: str
    there: str


def matching(
    table: str, typed: str, language: str, columns: Iterable[str], through: Iterable[Through] = ()
) -> Condition:
    """Records that hold every word typed somewhere: in what is searched, in a name that a column shows."""
    # Halves of a letter outside the first plane, and NUL, are nothing that SQLite could look for.
    words = fold(typed[:LONGEST].encode("utf-8", "ignore").decode().replace("\0", " ")).split()
    columns, through = tuple(columns), tuple(through)
    return both(_word(table, word, language, columns, through) for word in words)


def _word(
    table: str, word: str, language: str, columns: tuple[str, ...], through: tuple[Through, ...]
) -> Condition:
    described = TABLES[table].described
    parts = [_found(table, word)] if described.searched else []
    if len(word) >= TRIGRAM:  # fewer letters would be looked for twice in all texts that there are
        parts += [_named_through(way, word, language) for way in through]
    for each in (described.field(name) for name in columns):
        if each.kind == "reference":
            parts.append(_referring(each, word, language))
        elif each.kind == "choice" or each.form == "word":
            parts.append(_chosen(table, each, word))
        elif each.kind in ("date", "datetime"):
            parts += _dated(each, word, language)
        elif each.kind in ("number", "integer", "year"):
            parts += _counted(each, word, language)
        elif each.kind == "text" and each.list_of is None and _is_read(described, each):
            parts.append(_inside(f't."{column_name(each)}"', word))
    return either(parts)


def _named_through(way: Through, word: str, language: str) -> Condition:
    described = TABLES[way.table].described
    inner = _referring(described.field(way.there), word, language)
    here = column_name(described.field(way.here))
    return Condition(f't.id IN (SELECT "{here}" FROM {way.table} WHERE {inner.sql})', inner.values)


def _is_read(described: Description, each: Field) -> bool:
    """Whether a text is read where it lies: the index has it not, and it is small or part of the name."""
    return each.name not in described.searched if each.name in described.named else not described.searched


def _found(table: str, word: str) -> Condition:
    """By the index; below three letters it matches nothing, so its texts are read from where they lie."""
    if len(word) >= TRIGRAM:
        asked = "t.id IN (SELECT rowid FROM search WHERE search MATCH ? AND table_name = ?)"
        return Condition(asked, (phrase(word), table))
    return Condition("t.id IN (SELECT id FROM search_content WHERE c1 = ? AND instr(c0, ?))", (table, word))


def _referring(each: Field, word: str, language: str) -> Condition:
    """Records whose reference names a record with that word in its name."""
    target = TABLES[each.target].described
    parts = [_found(each.target, word)] if target.searched else []
    for name in target.named:
        part = target.field(name)
        if part.kind == "reference":
            parts.append(_referring(part, word, language))
        elif part.kind in ("text", "integer") and not target.searched:
            parts.append(_inside(f't."{column_name(part)}"', word))
    inner = either(parts)
    return Condition(
        f'"{column_name(each)}" IN (SELECT t.id FROM {each.target} t WHERE {inner.sql})', inner.values
    )


def _inside(column: str, word: str) -> Condition:
    return Condition(f"instr(folded({column}), ?)", (word,))


def _chosen(table: str, each: Field, word: str) -> Condition:
    """By the words that the screen shows; where others may be typed, by those too."""
    column = f't."{column_name(each)}"'
    words = [code for code in WORDS[table, each.name] if word in fold(word_of(table, each.name, code))]
    found = Condition(f"{column} IN ({', '.join('?' * len(words))})", tuple(words))
    return found if each.words else either([found, _inside(column, word)])


def _dated(each: Field, word: str, language: str) -> list[Condition]:
    column = f't."{column_name(each)}"'
    if _DATE_PART.fullmatch(word):
        return [Condition(f"substr({column}, 1, ?) = ?", (len(word), word))]
    return [Condition(f"substr({column}, 1, 10) = ?", (day,)) for day in _read("date", word, language)]


def _counted(each: Field, word: str, language: str) -> list[Condition]:
    column = f't."{column_name(each)}"'
    return [Condition(f"{column} = ?", (value,)) for value in _read(each.kind, word, language, each.places)]


def _read(kind: Any, word: str, language: str, places: int = 0) -> list[Any]:
    try:
        value = read(Field("", "", kind, places=places), word, language)
    except WrongEntry:
        return []
    return [] if value is None else [value]


@dataclass
class Order:
    """An order of a table's records: what to join, and what to sort by."""

    language: str
    joins: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def by(self, table: str, name: str, *, descending: bool = False) -> "Order":
        """In the order of a column as people read it; records without a value come last."""
        described = TABLES[table].described
        turned = " DESC" if descending else ""
        for term in self._terms(described.field(name), "t", table):
            self.terms.append(f"{term}{turned} NULLS LAST")
        if name in described.named:  # people of one family name stand by their first names
            for each in map(described.field, described.named):
                if each.kind == "text" and each.name != name:
                    self.terms += [f"{term}{turned}" for term in self._terms(each, "t", table)]
        return self

    def by_value(self, each: Field, sql: str, *, descending: bool = False) -> "Order":
        """In the order of an expression that stands in a column; records without a value come last."""
        value = f"sort_key(nullif({sql}, ''), '{self.language}')" if each.kind == "text" else sql
        self.terms.append(f"{value}{' DESC' if descending else ''} NULLS LAST")
        return self

    def _terms(self, each: Field, alias: str, table: str) -> list[str]:
        column = f'{alias}."{column_name(each)}"' if each.list_of != "records" else "NULL"
        if each.instead:
            return [self._named_or_said(each, alias)]
        if each.kind == "reference":
            return [self._place(each, alias)]
        if each.kind == "choice":
            cases = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(each.words))
            return [f"CASE {column} {cases} END"]
        if each.kind == "text" and each.list_of != "records":
            return [f"sort_key(nullif({column}, ''), '{self.language}')"]
        return [column]

    def _named_or_said(self, each: Field, alias: str) -> str:
        """By the name of the record that is named, or by what is said where none is."""
        (name,) = TABLES[each.target].described.named
        named = f'(SELECT q."{name}" FROM {each.target} q WHERE q.id = {alias}."{column_name(each)}")'
        said = f'{alias}."{each.instead}"'
        return f"sort_key(nullif(coalesce({named}, {said}), ''), '{self.language}')"

    def _place(self, each: Field, alias: str) -> str:
        """The place of the record that is named among all of its table: each name is worked out once."""
        target = TABLES[each.target].described
        inner = Order(self.language)
        for name in target.named:
            inner.terms += inner._terms(target.field(name), "t", each.target)
        place = f"p{len(self.joins)}"
        joins = " ".join(inner.joins)
        order = ", ".join([*inner.terms, "t.id"])
        self.joins.append(
            f"LEFT JOIN (SELECT t.id, row_number() OVER (ORDER BY {order}) AS place"
            f' FROM {each.target} t {joins}) {place} ON {place}.id = {alias}."{column_name(each)}"'
        )
        return f"{place}.place"


def statement(scope: Scope, order: Order | None = None, limit: int | None = None) -> Condition:
    """The statement that gives the ids."""
    where = scope.where()
    order = order or Order("en")
    sql = f"SELECT t.id FROM {scope.table} t {' '.join(order.joins)} WHERE {where.sql}"
    sql += f" ORDER BY {', '.join([*order.terms, 't.id'])}"
    return Condition(sql + (f" LIMIT {limit}" if limit is not None else ""), where.values)
