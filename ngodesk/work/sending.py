"""What becomes of a frozen report: it is sent, comes back, is accepted. It stands beside it, never in it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import typable
from ngodesk.model import FrozenState, ReportingPeriod
from ngodesk.reports.templates import template
from ngodesk.store.store import Store
from ngodesk.work.frozen import FrozenRow, one

SENT = N_("The report {number} was sent")
RETURNED = N_("The report {number} came back")
ACCEPTED = N_("The report {number} was accepted")


def mark_sent(store: Store, row_id: int, day: date, note: str | None = None) -> None:
    """The report went to the funder on that day; its reporting period is submitted then too."""
    _become(store, row_id, SENT, "sent_on", day, note)


def mark_returned(store: Store, row_id: int, day: date, note: str | None = None) -> None:
    """The funder sent it back with remarks on that day."""
    _become(store, row_id, RETURNED, "returned_on", day, note)


def mark_accepted(store: Store, row_id: int, day: date, note: str | None = None) -> None:
    """The funder accepted it on that day; its reporting period is accepted then too."""
    _become(store, row_id, ACCEPTED, "accepted_on", day, note)


_OF_PERIOD = {"sent_on": "submitted_on", "accepted_on": "accepted_on"}


def _become(store: Store, row_id: int, label: str, column: str, day: date, note: str | None) -> None:
    found = one(store, row_id)
    if column != "sent_on" and found.sent_on is None:
        raise UserError(N_("The report {number} was not sent yet."), number=found.number)
    if day < (found.sent_on if column != "sent_on" and found.sent_on else found.approved_on):
        raise UserError(
            N_("The day is before the report {number} was approved or sent."), number=found.number
        )
    with store.write(label, number=found.number) as session:
        state = session.scalar(select(FrozenState).where(FrozenState.report_id == row_id))
        if state is None:
            state = FrozenState(report_id=row_id)
            session.add(state)
        setattr(state, column, day)
        state.note = typable(note or "") or state.note
        if column in _OF_PERIOD and template(found.report).approval:
            _date_period(session, found, _OF_PERIOD[column], day)


def _date_period(session: Session, found: FrozenRow, column: str, day: date) -> None:
    """The reporting period says the same, unless it says something already."""
    period = session.scalar(
        select(ReportingPeriod).where(
            ReportingPeriod.project_id == found.project_id, ReportingPeriod.code == found.period
        )
    )
    if period is not None and getattr(period, column) is None:
        setattr(period, column, day)
