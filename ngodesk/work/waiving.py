"""Findings accepted with a written reason: one of them, or all that a check finds in a project."""

from datetime import date

from ngodesk.common import settings
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.store.store import Store
from ngodesk.work import records, saving
from ngodesk.work.checking import Told, Waived
from ngodesk.work.viewing import Stored

WAIVE = N_("Accept a finding with a reason")
SWITCH_OFF = N_("Switch off a check for a project")
UNWAIVE = N_("Take back what was accepted")


def waive(store: Store, told: Told, reason: str, today: date | None = None) -> None:
    """Accept a finding with a written reason. Raises UserError where there is none."""
    _accept(store, told.rule.id, told.table, told.id, reason, WAIVE, today)


def accept(store: Store, check: str, table: str, row_id: int, reason: str) -> None:
    """Accept what a check finds of a record, or would find. Raises UserError without a reason."""
    _accept(store, check, table, row_id, reason, WAIVE, None)


def switch_off(store: Store, check: str, project: int, reason: str, today: date | None = None) -> None:
    """Accept all that a check finds in a project, now and later. Raises UserError without a reason."""
    _accept(store, check, "projects", project, reason, SWITCH_OFF, today)


def _accept(
    store: Store, check: str, table: str, row_id: int, reason: str, label: str, today: date | None
) -> None:
    if not reason.strip():
        raise UserError(N_("A finding is accepted with a reason only."), N_("Write down why."))
    values: dict[str, Stored] = {
        "check": check,
        "table": table,
        "ref": row_id,
        "reason": reason,
        "by": settings.who() or None,
        "date": (today or date.today()).isoformat(),
    }
    with store.reading() as connection:
        query = 'SELECT id FROM waivers WHERE "check" = ? AND table_name = ? AND record_id = ?'
        before = connection.exec_driver_sql(query, (check, table, row_id)).scalar()
    saving.save(store, "waivers", [saving.Change(before, values)], label)


def unwaive(store: Store, waived: Waived) -> None:
    """Take back that a finding was accepted."""
    records.delete(store, "waivers", [waived.id], UNWAIVE)
