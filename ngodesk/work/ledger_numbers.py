"""The accountant's way back: ledger numbers from a register of the month that she filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import natural_key
from ngodesk.exchange import filled_registers
from ngodesk.model import CostDocument, Organisation
from ngodesk.reports.templates import template
from ngodesk.store.store import Store

TAKEN = N_("Ledger numbers from the accountant")
_REPORT, _BLOCK = "month-register", "month_documents"


@dataclass(frozen=True)
class NumberChange:
    """A document whose ledger number becomes another."""

    ref: str
    number: str
    issuer: str
    before: str
    after: str


@dataclass(frozen=True)
class Looked:
    """What a register would change, how many numbers are there already, codes that no document has."""

    changes: tuple[NumberChange, ...]
    alike: int
    unknown: tuple[str, ...]


def is_register(path: Path) -> bool:
    """Whether a file is a register of the month with a column for ledger numbers."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        return filled_registers.is_register(path, _heads("ref"), _heads("accounting_no"))
    except UserError:
        return False


def look(store: Store, path: Path) -> Looked:
    """What the register would change; nothing is written. A blank leaves a number as it is.

    Raises UserError for a file that is no such register.
    """
    numbers = filled_registers.read(path, _heads("ref"), _heads("accounting_no"))
    query = (
        select(
            CostDocument.ref,
            CostDocument.number,
            CostDocument.accounting_no,
            Organisation.name,
            CostDocument.issuer_name,
        )
        .outerjoin(Organisation, Organisation.id == CostDocument.issuer_id)
        .where(CostDocument.ref.in_(numbers))
    )
    with store.read() as session:
        known = {row.ref: row for row in session.execute(query)}
    changes = [
        NumberChange(
            ref, row.number, row.name or row.issuer_name or "", row.accounting_no or "", numbers[ref]
        )
        for ref, row in known.items()
        if numbers[ref] != (row.accounting_no or "")
    ]
    changes.sort(key=lambda change: natural_key(change.ref))
    unknown = sorted((ref for ref in numbers if ref not in known and _is_code(ref)), key=natural_key)
    return Looked(tuple(changes), len(known) - len(changes), tuple(unknown))


def _is_code(text: str) -> bool:
    """What stands in the rows below the table is no code: a note, a credit line."""
    return len(text) < 20 and " " not in text


def take(store: Store, changes: Sequence[NumberChange]) -> int:
    """Write the numbers, and nothing else, as one step; gives how many."""
    numbers = {change.ref: change.after for change in changes}
    with store.write(TAKEN) as session:
        for paper in session.scalars(select(CostDocument).where(CostDocument.ref.in_(numbers))):
            paper.accounting_no = numbers[paper.ref]
    return len(numbers)


def _heads(field: str) -> set[str]:
    """The heads of a column of the register in every language."""
    parts = [part for part in template(_REPORT).parts if part.block == _BLOCK]
    columns = [column for part in parts for column in part.options["columns"] if column["field"] == field]
    return {head for column in columns for head in column["head"].values()}
