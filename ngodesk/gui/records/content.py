"""What a form shows: a record with the names of what it names, or a new one. Read in the worker."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ngodesk.common.language import _
from ngodesk.gui.records.editors import Stored
from ngodesk.gui.records.setting_names import setting_name

if TYPE_CHECKING:
    from ngodesk.store.store import Store

_COUNTRIES = {"pl": "PL", "lv": "LV"}


@dataclass(frozen=True)
class Content:
    """What the form shows: a record, or a new one, which has no id."""

    table: str
    id: int | None
    title: str
    values: dict[str, Stored]
    names: dict[str, str | tuple[str, ...]]
    writable: bool
    country: str
    unsaid: dict[str, str] = field(default_factory=dict)
    """What holds for a field that is blank."""


def new_title(table: str) -> str:
    """What a new record is called."""
    from ngodesk.model import TABLES

    return _("New: {record}").format(record=_(TABLES[table].labels[0]))


def _country_of(store: "Store") -> str:
    from ngodesk.work import workspaces

    return _COUNTRIES.get(workspaces.settings(store).get("language", ""), "")


def of_record(store: "Store", table: str, record: int, language: str) -> Content | None:
    """The record, in the worker; nothing where it is gone."""
    from ngodesk.model import TABLES
    from ngodesk.work import viewing
    from ngodesk.work.unsaid import unsaid

    found = viewing.fetch(store, table, record, language)
    if found is None:
        return None
    kind = _(TABLES[table].labels[0])
    called = setting_name(found.title) if table == "settings" else found.title
    title = f"{kind} {called}" if called.isdecimal() else called or kind  # Amendment 2
    writable = store.read_only is None
    told = unsaid(store, table, found.values)
    return Content(table, record, title, found.values, found.names, writable, _country_of(store), told)


def of_new(store: "Store", table: str, values: dict[str, Stored], language: str) -> Content:
    """A new record that begins with these values, in the worker."""
    from ngodesk.work import defaults, viewing

    known = defaults.of_new(store, table, values)
    names = viewing.names_of(store, table, known, language)
    return Content(table, None, new_title(table), known, names, store.read_only is None, _country_of(store))
