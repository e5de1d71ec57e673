"""The way to records that are entered twice."""

from ngodesk.gui.places import DUPLICATES, Link


def duplicates_of(table: str, record: int | None = None) -> Link:
    """Where those of a table are compared, beginning with a record."""
    return Link(place=table, tab=DUPLICATES, table=table, record=record)
