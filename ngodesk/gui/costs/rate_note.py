"""The note about a rate that is missing, with the one that the programme's rule proposes."""

from datetime import date
from typing import TYPE_CHECKING

from ngodesk.common import money
from ngodesk.common.language import _, current
from ngodesk.gui.notes import Note
from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.allocating import Paper, Spot
    from ngodesk.work.rates import Proposal


class RateNote(Note):
    """Hidden where all rates are known; a proforma, which never counts, is told of here as well."""

    def __init__(self, file: OpenFile) -> None:
        super().__init__("attention")
        self.file = file
        self.proposal: tuple[Proposal, int] | None = None  # and the project whose rule it is
        self._document: int | None = None

    def show_rate(self, paper: "Paper", spot: "Spot | None", *, writable: bool) -> None:
        """Say what is missing for a document; `spot` is the place whose currency cannot be reckoned."""
        self._document = paper.id
        if paper.kind == "proforma":
            self.set_words(_("A proforma never counts: its invoice is shared out."))
        elif spot is not None:
            self.set_words(_("The exchange rate to {currency} is not known.").format(currency=spot.currency))
            self._propose(paper.id, spot.project, writable)
        self.setVisible(spot is not None or paper.kind == "proforma")

    def _propose(self, document: int, project: int, writable: bool) -> None:
        def work(store: "Store") -> "Proposal | None":
            from ngodesk.work import document_rates

            return document_rates.proposed_for(store, document, project, date.today())

        def show(proposal: "Proposal | None") -> None:
            self.proposal = (proposal, project) if proposal is not None else None
            if proposal is not None and document == self._document:
                can = proposal.rate is not None and writable
                self.set_words(_told(proposal), _("Use this rate") if can else "")

        self.file.read(work, show)


def _told(proposal: "Proposal") -> str:
    """Why this rate, which one, and where it comes from."""
    parts = [proposal.sentence.text()]
    if proposal.rate is not None:
        places = -int(proposal.rate.as_tuple().exponent)
        parts += [money.shown(proposal.rate, current().language, max(places, 0)), proposal.source]
    return " · ".join(part for part in parts if part)
