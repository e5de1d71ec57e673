"""Every figure of a project, as `ngodesk figures` prints them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ngodesk.figures import results
from ngodesk.figures.budget import budget
from ngodesk.figures.indicators import indicators, organisations_supported
from ngodesk.figures.participation import Participation, events
from ngodesk.figures.project import Scope


@contextmanager
def uncollected() -> Iterator[None]:
    """Hundreds of thousands of rows live for a moment here and form no circles: nobody looks for any."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
