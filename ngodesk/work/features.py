"""What an association does, and so which tables it sees."""

from collections.abc import Iterable

from ngodesk.common.language import N_
from ngodesk.common.text import split_list
from ngodesk.store.selection import Scope
from ngodesk.store.store import Store
from ngodesk.work import saving

KEY = "features"
_NONE = "none"  # stands where nothing is ticked: a setting is never blank


def chosen(store: Store) -> set[str]:
    """The features that were ticked."""
    with store.reading() as connection:
        value = connection.exec_driver_sql("SELECT value FROM settings WHERE key = ?", (KEY,)).scalar()
    return set(split_list(value or "")) - {_NONE}


def choose(store: Store, features: Iterable[str]) -> None:
    """Keep which features are used; unknown ones stay as they are."""
    with store.reading() as connection:
        row_id = connection.exec_driver_sql("SELECT id FROM settings WHERE key = ?", (KEY,)).scalar()
    words = ";".join(sorted(features))
    if words or row_id is not None:
        saving.save(
            store,
            "settings",
            [saving.Change(row_id, {"key": KEY, "value": words or _NONE})],
            N_("Choose what the window shows"),
        )


def tick(store: Store, feature: str, on: bool) -> None:
    """Use a feature from now on, or no longer."""
    known = chosen(store)
    wanted = known | {feature} if on else known - {feature}
    if wanted != known:
        choose(store, wanted)


def counts(store: Store, tables: Iterable[str], project: int | None = None) -> dict[str, int]:
    """How many records each table holds, of a project or of all."""
    found = {}
    with store.reading() as connection:
        for table in tables:
            where = Scope(table, project).where()
            found[table] = int(
                connection.exec_driver_sql(
                    f"SELECT count(*) FROM {table} t WHERE {where.sql}", where.values
                ).scalar_one()
            )
    return found
