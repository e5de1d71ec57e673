"""What holds where a field is left blank, as prints will have it."""

from collections.abc import Mapping
from datetime import date

from ngodesk.figures.facts import print_facts
from ngodesk.store.store import Store
from ngodesk.work.viewing import Stored


def unsaid(store: Store, table: str, values: Mapping[str, Stored]) -> dict[str, str]:
    """By field: of an output without a credit line of its own, those of its programme and project."""
    project, day = values.get("project"), values.get("date")
    if table != "outputs" or values.get("credit_line") or not isinstance(project, int):
        return {}
    on = date.fromisoformat(day) if isinstance(day, str) else date.today()
    with store.read() as session:
        lines = print_facts(session, [project], "", on).credit_lines  # in the language of the file
    return {"credit_line": " · ".join(lines)} if lines else {}
