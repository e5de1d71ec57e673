"""A block from a spreadsheet: each text read by its column, then all rows written in one step."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.entering import WrongEntry, read
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _
from ngodesk.common.text import fold, normalised
from ngodesk.common.typed_numbers import currency_in
from ngodesk.exchange.sheets.heads import meanings
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.model.words import meant, word
from ngodesk.store.store import Store
from ngodesk.work import defaults, saving
from ngodesk.work.saving import Change, Problem, RefusedRecordError
from ngodesk.work.viewing import Stored, proposals, values_of


@dataclass(frozen=True)
class Block:
    """What is pasted: the texts row by row, the fields they belong to, the records that they change.

    Rows beyond those records are added; `known` is what the list gives a new one, as its project.
    A block that is `titled`, and whose headings have the key, says itself which records it changes.
    """

    table: str
    columns: tuple[str, ...]
    texts: Sequence[Sequence[str]]
    ids: Sequence[int]
    language: str
    known: dict[str, Stored] = field(default_factory=dict)
    titled: bool = False


def paste(store: Store, block: Block) -> list[int]:
    """Write a block; gives the ids of its rows. Raises RefusedRecordError, and then nothing was written."""
    reading = _Reading(store, block)
    changes = [reading.change(place, texts) for place, texts in enumerate(block.texts)]
    if reading.problems:
        raise RefusedRecordError(reading.problems)
    return saving.paste(store, block.table, changes)


def read_word(table: str, each: Field, text: str) -> Stored:
    """A word of an enum by what the screen or people in general call it, or as it is. Raises WrongEntry."""
    typed = fold(normalised(text))
    for code in each.words:
        if typed in (code, fold(word(table, each.name, code))):
            return code
    if (common := meanings(each.name).get(typed)) in each.words:
        return common
    raise WrongEntry(N_("Choose one of the words in the list."))


class _UnknownRecord(WrongEntry):
    """Nothing is called what was pasted."""


class _Reading:
    """Reads the rows of a block, and collects what cannot be read."""

    def __init__(self, store: Store, block: Block) -> None:
        self.problems: list[Problem] = []
        self._store, self._block = store, block
        described = TABLES[block.table].described
        self._fields = [described.field(name) for name in block.columns]
        self._every = frozenset(each.name for each in described.fields)
        self._codes: list[str] = []
        self._met: dict[tuple[str, str, tuple[str, int] | None], int] = {}
        self._by_key = block.titled and set(described.key) <= {*block.columns, *block.known}

    def change(self, place: int, texts: Sequence[str]) -> Change:
        """One row."""
        row_id = self._block.ids[place] if place < len(self._block.ids) and not self._by_key else None
        before = self._before(row_id)
        values: dict[str, Stored] = {}
        # References last: what they must belong to may stand in the same row.
        pairs = list(zip(self._fields, texts, strict=False))
        for each, text in sorted(
            pairs, key=lambda pair: pair[0].kind == "reference" and bool(pair[0].within)
        ):
            try:
                values[each.name] = self._read(each, text, {**before, **values})
            except _UnknownRecord as error:
                if each.instead:  # it is said without a record then
                    values.update({each.name: None, each.instead: text.strip()})
                else:
                    self.problems.append(Problem(each.name, error.text(), place))
            except UserError as error:
                self.problems.append(Problem(each.name, error.text(), place))
        self._hold_currency(place, pairs, values, before)
        if self._by_key:
            row_id = self._of_key({**self._block.known, **values})
        if row_id is None:
            values = self._begun({name: value for name, value in values.items() if value is not None})
        return Change(row_id, values)

    def _hold_currency(
        self,
        place: int,
        pairs: Sequence[tuple[Field, str]],
        values: dict[str, Stored],
        before: dict[str, Stored],
    ) -> None:
        """A currency beside an amount is the row's; it is never thrown away."""
        if "currency" not in self._every:
            return
        for each, text in pairs:
            code = currency_in(text) if each.kind == "number" else ""
            known = values.get("currency") or before.get("currency")
            if code and known is None:
                values["currency"] = code
            elif code and code != known:
                said = _("This amount is in {currency}, the row in {other}.")
                self.problems.append(Problem(each.name, said.format(currency=code, other=known), place))

    def _before(self, row_id: int | None) -> dict[str, Stored]:
        if row_id is None:
            return dict(self._block.known)
        with self._store.reading() as connection:
            return values_of(connection, self._block.table, row_id) or {}

    def _of_key(self, values: dict[str, Stored]) -> int | None:
        """The record that has the key of a row; blank equals blank."""
        table = self._block.table
        key = [TABLES[table].described.field(name) for name in TABLES[table].described.key]
        where = " AND ".join(f'"{column_name(each)}" IS ?' for each in key)
        wanted = (values.get(each.name) for each in key)
        with self._store.reading() as connection:
            sql = f"SELECT id FROM {table} WHERE {where}"
            found: int | None = connection.exec_driver_sql(sql, tuple(wanted)).scalar()
        return found

    def _begun(self, values: dict[str, Stored]) -> dict[str, Stored]:
        """A new record with what it begins with; codes count on from row to row."""
        made = defaults.of_new(self._store, self._block.table, {**self._block.known, **values})
        last = TABLES[self._block.table].natural_key[-1]
        code = made.get(last)
        if last in values or code is None:
            return made
        if isinstance(code, str) and code in self._codes:
            made[last] = defaults.following(self._codes, code)
        elif isinstance(code, int) and last == "number":
            made[last] = code + len(self._codes)
        self._codes.append(str(made[last]))
        return made

    def _read(self, each: Field, text: str, values: dict[str, Stored]) -> Stored:
        if not text.strip():
            return None
        if each.kind == "choice":
            return read_word(self._block.table, each, text)
        if each.form == "word":
            return meant(self._block.table, each.name, normalised(text))
        if each.list_of == "words":
            parts = [part for part in text.replace(",", ";").split(";") if part.strip()]
            return ";".join(str(read_word(self._block.table, each, part)) for part in parts) or None
        if each.list_of == "records":
            parts = [part for part in text.split(";") if part.strip()]
            return tuple(self._find(each, part, values) for part in parts)
        if each.kind == "reference":
            return self._find(each, text, values)
        return read(each, text, self._block.language)

    def _find(self, each: Field, text: str, values: dict[str, Stored]) -> int:
        """The record with exactly that name or code."""
        owner = values.get(each.within) if each.within else None
        within = (each.within, owner) if isinstance(owner, int) and _has(each.target, each.within) else None
        typed = fold(normalised(text))
        if (known := self._met.get((each.target, typed, within))) is not None:
            return known
        found = {
            proposal.id
            for proposal in proposals(
                self._store, each.target, text, self._block.language, within=within, limit=50
            )
            if fold(proposal.name) == typed
        }
        if not found:
            with self._store.reading() as connection:
                found = _by_code(connection, each.target, normalised(text), within)
        if len(found) == 1:
            return self._met.setdefault((each.target, typed, within), found.pop())
        if found:
            raise WrongEntry(N_("Several records are called “{text}”. Write the code."), text=text.strip())
        raise _UnknownRecord(N_("There is no record called “{text}”."), text=text.strip())


def _has(table: str, name: str) -> bool:
    return any(each.name == name for each in TABLES[table].described.fields)


def _by_code(connection: Connection, table: str, text: str, within: tuple[str, int] | None) -> set[int]:
    """Records whose code it is: the last part of their key."""
    described = TABLES[table].described
    code = described.field(described.key[-1])
    if code.kind not in ("text", "integer"):
        return set()
    where = f'"{column_name(code)}" = ?'
    values: tuple[Stored, ...] = (text,)
    if within is not None:
        where += f' AND "{column_name(described.field(within[0]))}" = ?'
        values = (text, within[1])
    return set(connection.exec_driver_sql(f"SELECT id FROM {table} WHERE {where}", values).scalars())


def sentences(error: RefusedRecordError, table: str) -> list[str]:
    """What is wrong with a block: one sentence for each problem, with its row and column."""
    described = TABLES[table].described
    return [
        _("Row {row}, {column}: {problem}").format(
            row=problem.row + 1, column=_(described.field(problem.field).label), problem=problem.sentence
        )
        for problem in error.problems
    ]
