"""The records behind an indicator: what `ngodesk evidence --format json` prints, without the labels."""

from typing import Any

from tests.recount.asked import Asked, Counted
from tests.recount.folder import Folder
from tests.recount.indicators import counted
from tests.recount.period import WHOLE, Period, row_of
from tests.recount.rounding import natural, plain


def indicator_evidence(folder: Folder, ref: str, code: str, period: Period = WHOLE) -> list[dict[str, Any]]:
    """`[{"table", "ref", "amount", "because"}]` 'in the natural order of table and ref'; `because`
    likewise."""
    project = row_of(folder, "projects", ref=ref)
    indicator = row_of(folder, "indicators", project=ref, code=code)
    items = counted(Asked(folder, project, indicator, period))
    return [
        as_json(item) for item in sorted(items, key=lambda item: (natural(item.table), natural(item.ref)))
    ]


def as_json(item: Counted) -> dict[str, Any]:
    """One thing that was counted."""
    because = sorted(item.because, key=lambda reference: (natural(reference[0]), natural(reference[1])))
    return {
        "table": item.table,
        "ref": item.ref,
        "amount": plain(item.amount),
        "because": [{"table": table, "ref": ref} for table, ref in because],
    }
