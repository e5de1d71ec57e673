"""Erasing people for good: what would change, doing it, and the log of who was erased."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from ngodesk.common import safefile
from ngodesk.common.dates import full_years
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.progress import Progress, silent
from ngodesk.figures.about import ids as ids_of
from ngodesk.figures.catalogue import OFFICER
from ngodesk.figures.taking_part import BANDS
from ngodesk.store import backup, erasing
from ngodesk.store.erasing import OWN, Erased, Stay
from ngodesk.store.masks import Masks, mentions
from ngodesk.store.store import Store
from ngodesk.store.telling import NOBODY, code
from ngodesk.work import retention
from ngodesk.work.retention import Kept

_LOG = "erased.json"
# The days on which a print may tell a person's age: the first event of each project, the day of joining.
_DAYS = (
    "SELECT min(e.start) FROM attendance a JOIN events e ON e.id = a.event_id WHERE a.person_id = ?1"
    " GROUP BY e.project_id UNION SELECT start FROM participations WHERE person_id = ?1 AND start IS NOT NULL"
)


@dataclass(frozen=True)
class Plan:
    """What erasing one person would do. `places` counts, by table, the other records that name the person."""

    person: int
    ref: str
    kept_as: str
    name: str
    kept: Kept
    places: dict[str, int]
    files: int
    """Files of papers that are the person's alone: they go too."""
    frozen: int
    """Frozen reports of the person's projects: their prints stay as they were sent."""
    backups: int
    """Automatic backups that still hold the data until newer ones take their place."""
    alone: tuple[str, ...] = ()
    """Texts in which the surname alone stands, which may be a word as any other."""
    copies: tuple[str, ...] = ()
    """Names of copies of the file beside it that hold the data too."""


def person(store: Store, ref: str) -> int:
    """The person with this code. Raises UsageError where there is none."""
    with store.reading() as connection:
        return int(ids_of(connection, "people", [ref])[0])


def plan(store: Store, chosen: int, today: date, language: str) -> Plan | None:
    """What erasing a person would do; nothing where the person is gone or erased already."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT id, ref, first_name, last_name FROM people WHERE id = ?", (chosen,)
        ).first()
        if row is None or row.first_name == NOBODY:
            return None
        masks, places, alone = Masks.of(connection, [chosen]), dict[str, int](), list[str]()
        for table, before, _after in mentions(connection, masks, {chosen}):
            places[table] = places.get(table, 0) + 1
            alone += masks.doubtful(table, before)
        files = _files(connection, chosen)
        reports = connection.exec_driver_sql("SELECT project_id FROM frozen_reports").scalars().all()
    kept = retention.kept(store, chosen, today, language)
    projects = {hold.project for hold in kept.holds}
    return Plan(
        chosen,
        row.ref,
        code(*row),
        f"{row.first_name} {row.last_name}",
        kept,
        places,
        files,
        sum(project in projects for project in reports),
        sum(erasing.may_hold(path, chosen, store.key) for path in backup.listed(store.path)),
        tuple(alone),
        tuple(path.name for path in _copies(store) if erasing.may_hold(path, chosen, store.key)),
    )


def _copies(store: Store) -> list[Path]:
    """The files beside it that began as it did: replaced, restored or conflicted ones."""
    own = erasing.erasures(store.path, store.key)
    beside = sorted(store.path.parent.glob(f"*{store.path.suffix}"))
    return [
        path
        for path in beside
        if path != store.path
        and not path.name.startswith(".")
        and (found := erasing.erasures(path, store.key) or erasing.erasures(path)) is not None
        and own is not None
        and found.origin == own.origin
    ]


def _files(connection: Connection, person: int) -> int:
    papers = " UNION ALL ".join(f"SELECT '{table}', id FROM {table} WHERE person_id = ?1" for table in OWN)
    sql = (
        "SELECT count(*) FROM attachments"
        f" WHERE (table_name, record_id) IN (VALUES ('people', ?1) UNION ALL {papers})"
    )
    return int(connection.exec_driver_sql(sql.replace("?1", str(person))).scalar_one())


def erase(
    store: Store, people: Sequence[int], *, origin: str = "window", progress: Progress = silent
) -> Erased:
    """Erase people for good, in one step that cannot be undone; a backup is made before.

    Who is erased already is left out. Raises UserError where the file may not be written or nobody is left.
    """
    if store.read_only is not None:
        raise store.read_only
    stay = staying(store, people)
    if not stay:
        raise UserError(N_("These people are erased already."))
    backup.automatic(store.path, "before-erasure", key=store.key)
    with _logged(store, [each.id for each in stay]):
        return erasing.erase(store, stay, OFFICER, origin, progress)


def staying(store: Store, people: Iterable[int]) -> list[Stay]:
    """Those of them who are not erased yet, with what stays of each."""
    chosen = set(people)
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, birth_date, birth_year FROM people WHERE first_name <> ?", (NOBODY,)
        ).all()
        return [Stay(row.id, _year(connection, *row)) for row in rows if row.id in chosen]


def _year(connection: Connection, person: int, born: str | None, year: int | None) -> int | None:
    """The year by which the person is of the same age group wherever a print tells one."""
    if born is None:
        return year
    day = date.fromisoformat(born)
    asked = [
        date.fromisoformat(each)
        for each in connection.exec_driver_sql(_DAYS.replace("?1", str(person))).scalars()
    ]

    def wrong(candidate: int) -> int:
        return sum(_band(each.year - candidate) != _band(full_years(day, each)) for each in asked)

    return min((day.year, day.year + 1), key=wrong)


def _band(age: int) -> int:
    return sum(age >= edge for edge in BANDS)


# Backups


def log_file(workspace: Path) -> Path:
    """Where it is written, beside the backups, who was erased: random keys and nothing else."""
    return backup.folder(workspace) / _LOG


@contextmanager
def _logged(store: Store, people: Iterable[int]) -> Iterator[None]:
    """The log is written first: whatever is cut off then, what is restored later is erased again."""
    path = log_file(store.path)
    with store.reading() as connection:
        known = set(erasing.erased(connection)) | (logged(path) or set())
    _write(path, known | set(people))
    try:
        yield
    except Exception:
        _write(path, known)
        raise


def _write(path: Path, people: set[int]) -> None:
    with safefile.writing(path, "w", encoding="utf-8", newline="\n") as stream:
        json.dump(sorted(people), stream)


def logged(path: Path) -> set[int] | None:
    """The keys in such a file; none where there is no file, nothing where it cannot be read."""
    try:
        return {int(key) for key in json.loads(path.read_text(encoding="utf-8"))}
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, TypeError):
        return None
