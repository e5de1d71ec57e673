"""What the rows of a print are about: names as they are printed, and the records that they stand for."""

from collections.abc import Iterator
from dataclasses import dataclass

from ngodesk.common.text import normalised
from ngodesk.reports.sections import parts_of
from ngodesk.reports.templates import worded
from ngodesk.store.store import Store
from ngodesk.work import printing
from ngodesk.work.printing import Wish

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

# Blocks that add up their rows, and the records of the project that the sum is of.
_SUMMED = {
    "lines": "allocations",
    "cells": "allocations",
    "sources": "allocations",
    "flat_rates": "allocations",
    "partner_shares": "allocations",
    "recount": "allocations",
    "register": "cost_documents",
    "receipts": "receipts",
    "tranches": "tranches",
    "held_events": "events",
    "event_kinds": "events",
    "people_list": "attendance",
    "people_counts": "attendance",
    "valuation": "volunteer_hours",
    "volunteer_list": "volunteer_agreements",
    "subgrant_list": "subgrants",
    "month_documents": "cost_documents",
    "month_postings": "allocations",
    "month_payments": "payments",
}


@dataclass(frozen=True)
class Trace:
    """A record by the code and the name that stand in print; without an id, all of its table."""

    table: str
    id: int | None
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


@dataclass(frozen=True)
class Sums:
    """The rows under one heading of a print that are sums of records; a blank heading is the beginning."""

    heading: str
    traces: tuple[Trace, ...]


def sums(store: Store, report: str, wish: Wish, language: str) -> tuple[Sums, ...]:
    """For each section of a report, as it is headed in its language, what its totals are of."""
    form = printing.form_of(store, report, wish)
    found = []
    for heading, parts in parts_of(form):
        head = normalised(worded(heading, language, form.official)) if heading else ""
        traces = [
            Trace(_SUMMED[part.block], None, "", normalised(words))
            for part in parts
            if part.block in _SUMMED
            for words in _totals(worded(part.options, language, form.official))
        ]
        found.append(Sums(head, tuple(traces)))
    return tuple(found)


def _totals(options: dict[str, object]) -> Iterator[str]:
    """What a block calls its total; one that names a part of the rows is none."""
    words = options.get("total")
    if isinstance(words, str) and "{" not in words:
        yield words
