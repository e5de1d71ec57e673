"""A funder's remarks on a report: replied to point by point, each with the records that prove the reply."""

from datetime import date

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.figures import remarked
from ngodesk.figures.project import Span, scope
from ngodesk.figures.remarked import FunderRemark, Refused
from ngodesk.model import TABLES, RemarkLink
from ngodesk.store.store import Store
from ngodesk.work import records, saving

ANSWER = N_("Answer a remark of the funder")
LINK = N_("Name a record that answers a remark")
UNLINK = N_("Take a record off a remark")


def remarks(
    store: Store, project: str, start: date | None = None, end: date | None = None
) -> list[FunderRemark]:
    """The remarks on a project's reports, or on the report of a period, by number.

    Raises UsageError where there is no such project.
    """
    with store.reading() as connection:
        return remarked.remarks(scope(connection, project, Span(start, end)))


def refused(store: Store, project: str, start: date | None = None, end: date | None = None) -> list[Refused]:
    """What the funder did not accept, by document. Raises UsageError where there is no such project."""
    with store.reading() as connection:
        return remarked.refused(scope(connection, project, Span(start, end)))


def answer(store: Store, remark: int, reply: str, day: date | None = None) -> None:
    """Write the reply; with a day it is sent. Raises UserError where nothing is written, or it is refused."""
    if day is not None and not reply.strip():
        raise UserError(N_("A remark is answered with a reply only."), N_("Write it first."))
    values: saving.Values = {"reply": reply or None, "answered_on": day.isoformat() if day else None}
    saving.save(store, "report_remarks", [saving.Change(remark, values)], ANSWER)


def link(store: Store, remark: int, table: str, row_id: int) -> None:
    """Say that a record answers a remark; one that was named already stays named once."""
    if _linked(store, remark, table, row_id) is None:
        with store.write(LINK, record=TABLES[table].labels[0]) as session:
            session.add(RemarkLink(remark_id=remark, table_name=table, record_id=row_id))


def unlink(store: Store, remark: int, table: str, row_id: int) -> None:
    """The record does not answer the remark after all."""
    found = _linked(store, remark, table, row_id)
    if found is not None:
        records.delete(store, "remark_links", [found], UNLINK)


def _linked(store: Store, remark: int, table: str, row_id: int) -> int | None:
    query = "SELECT id FROM remark_links WHERE remark_id = ? AND table_name = ? AND record_id = ?"
    with store.reading() as connection:
        found: int | None = connection.exec_driver_sql(query, (remark, table, row_id)).scalar()
    return found
