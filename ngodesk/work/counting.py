"""Figures and the records behind them."""

from datetime import date
from typing import Any

from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.figures import indicators
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Span, period_span, scope
from ngodesk.figures.whole import figures
from ngodesk.store.store import Store


def span(
    store: Store, project: str | None, period: str | None, start: date | None, end: date | None
) -> tuple[date | None, date | None]:
    """First and last day of what is asked: a reporting period, or two dates. Raises UsageError."""
    if period is not None and (start is not None or end is not None):
        raise UsageError(N_("A period and dates were asked for."), N_("Name the one or the other."))
    if start is not None and end is not None and end < start:
        raise UsageError(N_("The last day is before the first."), N_("Turn the dates round."))
    if period is None:
        return start, end
    if project is None:
        raise UsageError(N_("A reporting period is always of a project."), N_("Name it with --project."))
    with store.reading() as connection:
        found = period_span(connection, project, period)
    return found.start, found.end


def project_figures(
    store: Store, ref: str, start: date | None = None, end: date | None = None
) -> dict[str, Any]:
    """Every figure of a project, whole or of a span. Raises UsageError for an unknown project."""
    with store.reading() as connection:
        return figures(scope(connection, ref, Span(start, end)))


def indicator_evidence(
    store: Store, ref: str, indicator: str, start: date | None = None, end: date | None = None
) -> list[dict[str, Any]]:
    """The records behind an indicator. Raises UsageError for an unknown project or indicator."""
    with store.reading() as connection:
        return indicators.evidence(Participation(scope(connection, ref, Span(start, end))), indicator)
