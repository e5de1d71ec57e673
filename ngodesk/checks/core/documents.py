"""Cost documents that are charged too much, or entered more than once."""

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Row

from ngodesk.checks.core.looking import Look
from ngodesk.common.text import fold

_SIGNS = re.compile(r"[\W_]+")

# What all projects together are charged, and what is marked as outside them, in the document's currency.
BOOKED = (
    "(coalesce(d.outside_amount, 0)"
    " + (SELECT coalesce(sum(a.amount), 0) FROM allocations a WHERE a.document_id = d.id))"
)
# Who pays: grants of a programme whose funder is not named are of different funders where projects differ.
_FUNDERS = (
    "(SELECT count(DISTINCT coalesce(s.funder_id, iif(s.kind = 'grant', g.funder_id, NULL),"
    " iif(s.kind = 'grant', -s.project_id, -s.id))) FROM allocations a"
    " JOIN funding_sources s ON s.id = a.source_id JOIN projects j ON j.id = a.project_id"
    " LEFT JOIN programmes g ON g.id = j.programme_id WHERE a.document_id = d.id"
    " AND s.kind IN ('grant', 'other_public', 'other_private'))"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is compared with others."""

    id: int
    number: str
    plain: str
    """The number without case, marks, spaces and signs."""
    supplier: Hashable
    issue_date: str
    gross: int
    currency: str


# Two checks compare the same papers.
_known: WeakKeyDictionary[Look, list[Paper]] = WeakKeyDictionary()


def over(look: Look) -> list[Row[Any]]:
    """Documents of which more is charged than there is, with what is too much in each project."""
    return look.rows(
        "SELECT o.*, c.project_id AS project,"
        " CASE WHEN c.value > 0 AND o.ceiling >= 0 AND c.whole > 0"
        "   THEN portion(c.value, o.booked - o.ceiling, c.whole) ELSE coalesce(abs(c.value), 0) END AS excess"
        " FROM o JOIN (SELECT *, (SELECT sum(a.amount) FROM allocations a"
        "   WHERE a.document_id = charged.document_id) AS whole FROM charged) c ON c.document_id = o.id"
        " ORDER BY o.issue_date, o.id",
        first=f"o AS (SELECT d.id, d.number, d.currency, d.issue_date, d.ceiling, {BOOKED} AS booked,"
        f" {_FUNDERS} AS funders FROM d"
        f" WHERE (d.ceiling >= 0 AND {BOOKED} > d.ceiling) OR (d.ceiling < 0 AND {BOOKED} < d.ceiling))",
    )


@lru_cache(4096)  # suppliers come again and again
def plain(number: str) -> str:
    """A document's number without case, marks, spaces and signs."""
    return _SIGNS.sub("", fold(number))


def repeated(look: Look, same: Callable[[Paper], Hashable]) -> Iterator[tuple[Paper, Paper]]:
    """Documents of a known supplier that are the same as an earlier one in some way: that one, and this."""
    firsts: dict[Hashable, Paper] = {}
    pairs = [(firsts.setdefault(same(paper), paper), paper) for paper in _papers(look)]
    pairs = [(first, paper) for first, paper in pairs if first is not paper]
    meant = {row.id for row in look.rows("SELECT id FROM d")} if pairs else set()
    return ((first, paper) for first, paper in pairs if paper.id in meant)


def parts(look: Look, document: int) -> list[Row[Any]]:
    """What the projects are charged of a document."""
    return look.rows(
        "SELECT project_id, sum(coalesce(value, 0)) AS value FROM charge WHERE document_id = :of"
        " GROUP BY project_id ORDER BY project_id",
        of=document,
    )


def _papers(look: Look) -> list[Paper]:
    """In the order in which they were entered. A supplier is a record, or else its name."""
    if look not in _known:
        _known[look] = list(_read(look))
    return _known[look]


def _read(look: Look) -> Iterator[Paper]:
    names = {plain(row.name): row.id for row in look.rows("SELECT id, name FROM organisations")}
    for row in look.rows(
        "SELECT id, number, issuer_id, issuer_name, issue_date, gross, currency FROM cost_documents"
        " WHERE kind <> 'proforma' AND (issuer_id IS NOT NULL OR issuer_name IS NOT NULL)"
        " AND (:document IS NULL OR issuer_id IS NULL OR issuer_id = coalesce("
        "   (SELECT t.issuer_id FROM cost_documents t WHERE t.id = :document), issuer_id)) ORDER BY id"
    ):
        name = plain(row.issuer_name or "")
        supplier: Hashable = row.issuer_id or names.get(name, name)
        number = plain(row.number)
        yield Paper(row.id, row.number, number, supplier, row.issue_date, row.gross, row.currency)
