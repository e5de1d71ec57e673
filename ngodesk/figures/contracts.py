"""What of a project's contracts is still to be billed."""

from ngodesk.figures.project import Scope
from ngodesk.figures.spending import ALLOCATED

_OF_CONTRACTS = "d.contract_id IN (SELECT id FROM contracts WHERE project_id = :project)"
_LEFT = f"""WITH {ALLOCATED.format(documents=_OF_CONTRACTS)},
billed AS (SELECT contract_id, sum(value) AS value FROM base WHERE issue_date <= :day GROUP BY contract_id)
SELECT c.id, c.amount - coalesce(b.value, 0) FROM contracts c LEFT JOIN billed b ON b.contract_id = c.id
WHERE c.project_id = :project AND c.amount IS NOT NULL"""


def left_to_bill(scope: Scope) -> dict[int, int]:
    """By contract the amount less all that documents have allocated to the project by the span's last day.

    In hundredths of the project's currency; less than nothing where more was billed than agreed. Contracts
    without an amount are not among them.
    """
    names = {"project": scope.id, "currency": scope.currency, "day": scope.span.by}
    return scope.mapping(_LEFT, names)
