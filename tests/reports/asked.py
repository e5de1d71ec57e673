"""What the coordinator's reports are asked about in the example, and what stands in them."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.model import (
    Event,
)
from ngodesk.reports.content import Table
from ngodesk.reports.whole import Report
from ngodesk.store.store import Store
from ngodesk.work import printing
from ngodesk.work.printing import Wish
from tests.reports.prints import printed, squeezed

_EVENT, _AGREEMENT, _SUBGRANT = Wish(event="E1"), Wish(agreement="V1"), Wish(subgrant="S1")
_PROJECT = Wish(project="NL1")

COORDINATOR: dict[str, Wish] = {
    "advice-card": Wish(event="E3"),
    "attendance-list": _EVENT,
    "certificates": _EVENT,
    "consultation": Wish(consultation="K1"),
    "contact-sheet": _EVENT,
    "contribution-valuation": _PROJECT,
    "cooperations": _PROJECT,
    "county-coverage": _PROJECT,
    "coworking": _PROJECT,
    "events": _PROJECT,
    "guardian-consent": _AGREEMENT,
    "in-kind-declaration": Wish(document="C1"),
    "indicators": _PROJECT,
    "name-badges": _EVENT,
    "organisation-catalogue": Wish(),
    "organisations-supported": _PROJECT,
    "outputs": _PROJECT,
    "participants": _PROJECT,
    "participants-monitoring": _PROJECT,
    "self-assessment": Wish(questionnaire="SA"),
    "sign-in-sheet": _EVENT,
    "subgrant-agreement": _SUBGRANT,
    "subgrant-settlement": _SUBGRANT,
    "subgrants": _PROJECT,
    "volunteer-agreement": _AGREEMENT,
    "volunteer-certificate": _AGREEMENT,
    "volunteer-time-card": _AGREEMENT,
    "volunteers": _PROJECT,
}


def made(store: Store, report: str, language: str = "en", **changes: Any) -> Report:
    """A report's content."""
    return printing.content(store, report, replace(COORDINATOR[report], language=language, **changes))


def tables(report: Report) -> list[Table]:
    """Its tables, in order."""
    return [element for element in report.content if isinstance(element, Table)]


def column(table: Table, head: str) -> list[Any]:
    """The cells of the body under a head."""
    place = next(n for n, each in enumerate(table.columns) if each.head.startswith(head))
    return [row.cells[place] for row in table.rows if row.style == "body"]


def total(table: Table, head: str) -> str:
    """What the last row has under a head, as the figures write it."""
    place = next(n for n, each in enumerate(table.columns) if each.head.startswith(head))
    return f"{table.rows[-1].cells[place]:.2f}"


def known(store: Store, span: Span | None = None) -> dict[str, Any]:
    """The figures of the project."""
    with store.reading() as connection:
        return figures(scope(connection, "NL1", span or Span()))


def read_back(content: Report) -> tuple[PdfReader, str]:
    """The file and its text without white space."""
    document = PdfReader(BytesIO(printed(content)))
    return document, squeezed("".join(page.extract_text() for page in document.pages))


def event_id(store: Store, ref: str = "E1") -> int:
    """The id of an event."""
    with store.read() as session:
        return int(session.query(Event).filter_by(ref=ref).one().id)
