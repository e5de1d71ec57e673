"""What the middle of a cost document's page shows, fetched in the worker."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.allocating import Candidate, Paper, Spot
    from ngodesk.work.repeating import Last


@dataclass(frozen=True)
class Sharing:
    """What the worker fetched of a document."""

    paper: "Paper"
    candidates: list["Candidate"]
    spots: list["Spot"]
    last: "Last | None"
    writable: bool


def fetch(store: "Store", document: int) -> "Sharing | None":
    """In the worker."""
    from ngodesk.work import allocating, repeating

    paper = allocating.paper(store, document)
    if paper is None:
        return None
    candidates = allocating.candidates(store)
    used = {part.project for part in paper.parts}
    if paper.contract is not None and paper.contract.place is not None:
        used.add(paper.contract.place[0])
    wanted = [each.id for each in candidates if each.open or each.id in used]
    wanted = wanted or [each.id for each in candidates]
    return Sharing(
        paper=paper,
        candidates=[each for each in candidates if each.id in wanted],
        spots=allocating.spots(store, wanted),
        last=None if paper.parts else repeating.last_of_issuer(store, document),
        writable=store.read_only is None,
    )
