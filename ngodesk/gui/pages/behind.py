"""Where the figures of a project's overview lead: to the records behind them."""

from typing import TYPE_CHECKING

from ngodesk.gui.pages.overview import Figures
from ngodesk.gui.places import Link, place_of, tab_of

if TYPE_CHECKING:
    from ngodesk.work.timeline import Beside


def budget_links(figures: Figures, project: int, beside: "Beside") -> list[Link]:
    """Each line leads to what was allocated to it."""
    ids = _ids(beside, "budget_lines")
    return [
        Link(tab="costs", table="allocations", project=project, owner=_owner("line", ids.get(line["code"])))
        for line in figures["budget"]["lines"]
    ]


def source_links(figures: Figures, project: int, beside: "Beside") -> list[Link]:
    """Each source leads to the money that came in from it."""
    ids = _ids(beside, "funding_sources")
    return [
        Link(tab="money", table="receipts", project=project, owner=_owner("source", ids.get(source["code"])))
        for source in figures["budget"]["sources"]
    ]


def indicator_links(figures: Figures, project: int, beside: "Beside") -> list[Link]:
    """Each indicator leads to its page."""
    ids = _ids(beside, "indicators")
    return [
        Link(tab="indicators", project=project, record=ids.get(each["code"]))
        for each in figures["indicators"]
    ]


def _ids(beside: "Beside", table: str) -> dict[str, int]:
    """The ids of a table's records by their codes."""
    return {code: found for (of, code), found in beside.ids if of == table}


def _owner(field: str, record: int | None) -> tuple[str, int] | None:
    return None if record is None else (field, record)


def count_link(table: str, project: int) -> Link:
    """Where records of a table are listed of a project."""
    tab = tab_of(table)
    return Link(place="" if tab else place_of(table), tab=tab, table=table, project=project)
