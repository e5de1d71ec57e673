"""The prints of single cost documents in a package for a controller: description, claim, declaration."""

from collections.abc import Iterator
from dataclasses import dataclass

from ngodesk.figures.charges import charges
from ngodesk.figures.project import Scope

_CLAIMED = """
SELECT DISTINCT document_id FROM payments WHERE kind = 'reimbursement'
AND document_id IN (SELECT document_id FROM allocations WHERE project_id = ?)"""


@dataclass(frozen=True)
class Paper:
    """A print of a document, which has its place in the register, beginning with 1."""

    place: int
    document: int
    number: str
    report: str


def papers(asked: Scope) -> list[Paper]:
    """What is printed of each document of the register, in its order."""
    claimed = {row[0] for row in asked.rows(_CLAIMED, (asked.id,))}
    known = {each.document: each for each in charges(asked)}
    return [
        Paper(place, each.document, each.number or each.ref, report)
        for place, each in enumerate(known.values(), 1)
        for report in _reports(each.kind, each.document in claimed)
    ]


def _reports(kind: str, claimed: bool) -> Iterator[str]:
    yield "cost-description"
    if claimed:
        yield "reimbursement"
    if kind == "in_kind":
        yield "in-kind-declaration"
