"""Every figure of a project, as `ngodesk figures` prints them."""

from typing import Any

from ngodesk.common.uncollected import uncollected
from ngodesk.figures import results
from ngodesk.figures.budget import budget
from ngodesk.figures.indicators import indicators, organisations_supported
from ngodesk.figures.participation import Participation, events
from ngodesk.figures.project import Scope


@uncollected()
def figures(scope: Scope) -> dict[str, Any]:
    """All figures of a project in its span; amounts as texts with two places."""
    participation = Participation(scope)
    return {
        "project": scope.ref,
        "currency": scope.currency,
        "from": scope.span.start.isoformat() if scope.span.start else None,
        "to": scope.span.end.isoformat() if scope.span.end else None,
        "budget": budget(scope),
        "events": events(participation),
        "volunteers": results.volunteers(scope),
        "outputs": results.outputs(scope),
        "subgrants": results.subgrants(scope),
        "cooperations": results.cooperations(scope),
        "organisations_supported": organisations_supported(participation),
        "indicators": indicators(participation),
    }
