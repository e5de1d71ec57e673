"""What of a project's contracts is billed, and what is still to be."""

from ngodesk.figures.project import Scope
from ngodesk.figures.spending import BILLED

_BILLED = f"""WITH {BILLED}
SELECT c.id, coalesce(b.value, 0) FROM contracts c LEFT JOIN billed b ON b.contract_id = c.id
WHERE c.project_id = :project"""


def billed(scope: Scope) -> dict[int, int]:
    """By contract all that documents have allocated to the project by the span's last day.

    In hundredths of the project's currency.
    """
    names = {"project": scope.id, "currency": scope.currency, "day": scope.span.by}
    return scope.mapping(_BILLED, names)


def left_to_bill(scope: Scope) -> dict[int, int]:
    """By contract the amount less what is billed; less than nothing where more was billed than agreed.

    Contracts without an amount are not among them.
    """
    done = billed(scope)
    agreed = scope.rows("SELECT id, amount FROM contracts WHERE project_id = ?", (scope.id,))
    return {contract: amount - done[contract] for contract, amount in agreed if amount is not None}
