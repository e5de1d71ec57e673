"""What the rows of a print are about: names as they are printed, and the records that they stand for."""

from dataclasses import dataclass

from ngodesk.common.text import normalised
from ngodesk.store.store import Store

# Tables with what is printed of them: a code beside the name, or the name alone.
_OF_PROJECT = {
    "budget_lines": ("code", "name"),
    "funding_sources": ("code", "name"),
    "indicators": ("code", "name"),
    "activities": ("code", "title"),
    "events": ("ref", "title"),
    "subgrants": ("ref", "title"),
}
_DOCUMENTS = """
SELECT DISTINCT d.id, d.ref, d.number FROM cost_documents d LEFT JOIN allocations a ON a.document_id = d.id
WHERE ? IS NULL OR a.project_id = ?"""


@dataclass(frozen=True)
class Trace:
    """A record by the code and the name that stand in print."""

    table: str
    id: int
    code: str
    name: str


def traces(store: Store, project: str | None) -> list[Trace]:
    """All that figures of a project may be told of; of no project, the cost documents."""
    with store.reading() as connection:
        query = "SELECT id FROM projects WHERE ref = ?"
        project_id = connection.exec_driver_sql(query, (project,)).scalar()
        found = [
            ("cost_documents", *row)
            for row in connection.exec_driver_sql(_DOCUMENTS, (project_id, project_id))
        ]
        for table, (code, name) in _OF_PROJECT.items() if project_id is not None else ():
            query = f"SELECT id, {code}, {name} FROM {table} WHERE project_id = ?"
            found += [(table, *row) for row in connection.exec_driver_sql(query, (project_id,))]
    return [Trace(table, row_id, code or "", normalised(name)) for table, row_id, code, name in found if name]
