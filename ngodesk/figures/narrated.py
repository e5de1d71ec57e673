"""What people wrote for the sections of a report, and the figures that their texts name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ngodesk.figures.about import About
from ngodesk.figures.project import Scope, Span
from ngodesk.figures.whole import figures

OPENING = "{{"
"""What begins the place of a figure in a text."""

_PERIOD = "SELECT id FROM reporting_periods WHERE project_id = ? AND start = ? AND end = ?"
_WHOLE = "SELECT 1 FROM projects WHERE id = ? AND start = ? AND end = ?"
_TEXTS = """
SELECT section, coalesce(text, ''), coalesce(ready, 0) FROM report_texts
WHERE project_id = ? AND report = ? AND period_id IS ? AND language = ?"""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a section, and whether its writer calls it ready."""

    text: str
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Narratives:
    """The texts by section, in the print's language; the figures where one of them names any."""

    texts: Mapping[str, Written] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)


def narrated(about: About) -> Narratives:
    """What was written for this report, its period and its language: never a text of another language."""
    scope = about.scope
    if scope is None:
        return Narratives()
    known, period = period_of(scope)
    rows = scope.rows(_TEXTS, (scope.id, about.report, period, about.language)) if known else []
    texts = {section: Written(text, bool(ready)) for section, text, ready in rows}
    named = any(OPENING in each.text for each in texts.values())
    return Narratives(texts, figures(scope) if named else {})


def period_of(scope: Scope) -> tuple[bool, int | None]:
    """Whether texts can be of the span, and of which period; the whole project's are of none."""
    span = scope.span
    if span == Span():
        return True, None
    days = (scope.id, span.start.isoformat() if span.start else "", span.by)
    found = scope.rows(_PERIOD, days)
    return (True, found[0][0]) if found else (bool(scope.rows(_WHOLE, days)), None)
