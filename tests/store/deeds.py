"""A person at work, drawn at random: edits, imports, deletions, undo, redo; each with its shadow."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from ngodesk.common.errors import UserError
from ngodesk.exchange.problems import Refused
from ngodesk.model import TABLES, Activity, Organisation, Person, Project, Setting
from ngodesk.store import undo
from ngodesk.store.batch import columns_of
from ngodesk.store.journal import Header
from ngodesk.store.opening import open_store
from ngodesk.work import imports, records
from tests.recount.folder import write_folder
from tests.recount.strategies import draw_folder
from tests.store.whole import Content, content, must_be_sound

TEXTS = ["Żółw", "ĶEKAVA", "a|b\\c", "", "x" * 3_000, "two\nlines", "'\"%_", "İıß", "\U0001f422 тест"]
Row = tuple[Any, ...]
Difference = dict[tuple[str, int], tuple[Row | None, Row | None]]


def difference(before: Content, after: Content) -> Difference:
    """The records that are not the same, as they were and as they are."""
    keys = before.keys() | after.keys()
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


class Shadow:
    """What undo and redo should do, told by whole contents alone: it knows nothing of the journal."""

    def __init__(self, start: Content) -> None:
        self.content = start
        self.edits: dict[int, Difference] = {}
        self.standing: list[int] = []
        self.undone: list[int] = []

    def edited(self, step: int, now: Content) -> None:
        self.edits[step] = difference(self.content, now)
        self.standing.append(step)
        self.undone.clear()
        self.content = now

    def undo(self, step: int) -> None:
        self._put(step, 0)
        self.standing.remove(step)
        self.undone.append(step)

    def redo(self) -> None:
        step = self.undone.pop()
        self._put(step, 1)
        self.standing = sorted([*self.standing, step])

    def _put(self, step: int, side: int) -> None:
        after = dict(self.content)
        for key, sides in self.edits[step].items():
            if (row := sides[side]) is None:
                after.pop(key)
            else:
                after[key] = row
        self.content = after

    def with_followers(self, step: int) -> list[int]:
        """The step and the later ones that touched its rows, or rows that those touched."""
        found, rows = [step], set(self.edits[step])
        for later in self.standing:
            if later > step and rows & self.edits[later].keys():
                found.append(later)
                rows |= self.edits[later].keys()
        return sorted(found, reverse=True)


class Somebody:
    """Does random things to a workspace and holds it against its shadow after each."""

    def __init__(self, path: Path, random: Random) -> None:
        self._path, self._random = path, random
        self.store = open_store(path)
        self.shadow = Shadow(content(self.store))
        self._made = 0
        self.done: list[str] = []

    def act(self) -> None:
        """Do one thing and look at everything."""
        deeds: list[tuple[Callable[[], None], int]] = [
            (self._edit, 6),
            (self._import, 1),
            (self._delete, 3),
            (self._swap, 1),
            (self._fail, 1),
            (self._undo, 5),
            (self._redo, 4),
            (self._undo_chosen, 2),
            (self._reopen, 1),
        ]
        deed = self._random.choices([each for each, _ in deeds], [weight for _, weight in deeds])[0]
        self.done.append(deed.__name__)
        deed()
        assert content(self.store) == self.shadow.content, self.done

    def close(self) -> None:
        must_be_sound(self.store)
        self.store.close()

    def _wrote(self) -> None:
        """Tell the shadow of a step, if one was written."""
        with self.store.reading() as connection:
            last = connection.exec_driver_sql("SELECT max(number), kind FROM steps").one()
        now = content(self.store)
        if now != self.shadow.content:
            assert last[1] == "edit"
            self.shadow.edited(last[0], now)

    def _some(self, table: str | None = None) -> tuple[str, int] | None:
        keys = sorted(key for key in self.shadow.content if table in (None, key[0]))
        return self._random.choice(keys) if keys else None

    def _edit(self) -> None:
        with self.store.write("Edit") as session:
            for _ in range(self._random.randint(1, 4)):
                self._random.choice([self._add, self._change, self._change, self._drop_setting])(session)
                if self._random.random() < 0.3:
                    session.flush()
        self._wrote()

    def _add(self, session: Any) -> None:
        self._made += 1
        ref, text = f"N{self._made}", self._random.choice(TEXTS)
        kind = self._random.randint(0, 3)
        if kind == 0:
            session.add(Organisation(ref=ref, name=text, kind="ngo", city=self._random.choice(TEXTS)))
        elif kind == 1:
            session.add(Person(ref=ref, first_name=text, last_name="Ķ", email=self._random.choice(TEXTS)))
        elif kind == 2:
            session.add(Setting(key=ref, value=text))
        else:
            project = Project(
                ref=ref,
                title=text,
                role="lead",
                status="running",
                currency="EUR",
                start=date(2025, 1, 1),
                end=date(2025, 12, 31),
            )
            session.add(project)
            session.flush()
            session.add(Activity(project_id=project.id, code="A", title=text))

    def _change(self, session: Any) -> None:
        key = self._some()
        if key is None or key[0] not in TABLES:
            return
        entity = TABLES[key[0]]
        fields = [
            field.name
            for field in entity.described.fields
            if field.kind == "text" and not field.list_of and field.name not in (*entity.natural_key, "table")
        ]
        record = session.get(entity, key[1])
        if fields and record is not None:
            setattr(record, self._random.choice(fields), self._random.choice(TEXTS))

    def _drop_setting(self, session: Any) -> None:
        key = self._some("settings")
        record = session.get(Setting, key[1]) if key else None
        if record is not None:
            session.delete(record)

    def _import(self) -> None:
        with TemporaryDirectory() as folder:
            write_folder(draw_folder(self._random), Path(folder))
            try:
                imports.import_folder(self.store, Path(folder))
            except Refused:
                self.done[-1] = "refused import"
        self._wrote()

    def _delete(self) -> None:
        table = self._random.choice(sorted({key[0] for key in self.shadow.content}) or ["people"])
        ids = {key[1] for key in (self._some(table), self._some(table)) if key}
        try:
            records.delete(self.store, table, sorted(ids), "Delete")
        except UserError:  # something else would no longer be right
            self.done[-1] = "refused deletion"
            return
        assert not any((table, row_id) in content(self.store) for row_id in ids)
        self._wrote()

    def _swap(self) -> None:
        """Two records exchange their unique codes in one step."""
        tables = [table for table in ("organisations", "people", "projects", "settings") if self._some(table)]
        if not tables:
            return
        table = self._random.choice(tables)
        (_, first), (_, second) = self._some(table) or ("", 0), self._some(table) or ("", 0)
        place = columns_of(table).index(TABLES[table].natural_key[0])
        with self.store.writing(Header("Swap")) as batch:
            one, other = (next(batch.stored(table, [row_id]))[0] for row_id in (first, second))
            if first != second:
                rows = [_with(one, place, other[place]), _with(other, place, one[place])]
                batch.replace(table, rows)
        self._wrote()

    def _fail(self) -> None:
        try:
            with self.store.write("Fail") as session:
                self._add(session)
                self._change(session)
                session.flush()
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    def _undo(self) -> None:
        if self.shadow.standing:
            assert undo.undo(self.store).number == self.shadow.standing[-1]
            self.shadow.undo(self.shadow.standing[-1])

    def _redo(self) -> None:
        if self.shadow.undone:
            assert undo.redo(self.store).number == self.shadow.undone[-1]
            self.shadow.redo()

    def _undo_chosen(self) -> None:
        if not self.shadow.standing:
            return
        number = self._random.choice(self.shadow.standing)
        try:
            lines = undo.undo_chosen(self.store, number)
        except UserError:
            self.done[-1] = "refused undo"
            return
        assert [line.number for line in lines] == self.shadow.with_followers(number)
        for line in lines:
            self.shadow.undo(line.number)

    def _reopen(self) -> None:
        self.store.close()
        self.store = open_store(self._path)
        assert self.store.read_only is None


def _with(row: Any, place: int, value: Any) -> Row:
    return (*row[:place], value, *row[place + 1 :])
