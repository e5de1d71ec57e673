"""A person's consents: given when and by whom, withdrawn when, and what that means."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import N_, _, current
from ngodesk.gui import words
from ngodesk.gui.contacts.rows_card import RowsCard
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.contacts import Contact, Given

# What follows from a withdrawal (EU: Regulation 2016/679, art. 7(3)): it does not reach back.
_MEANINGS = {
    "information": N_(
        "A withdrawal does not undo that the person was told; what a law asks for is still kept."
    ),
    "image": N_("After a withdrawal pictures are not used anew. What was published before was lawful."),
    "guardian": N_("After a withdrawal the minor may not take part where a guardian must agree."),
    "newsletter": N_("After a withdrawal no newsletter is sent."),
    "health": N_("After a withdrawal data on health are not used; take out what nobody needs to keep."),
    "other": N_("After a withdrawal nothing more rests on this consent. What was done before was lawful."),
}


class ConsentsCard(RowsCard):
    """Those in force first. None is ever deleted here: it was valid until it was withdrawn."""

    def __init__(self) -> None:
        super().__init__()
        self._consents: Sequence[Given] = ()
        self._minor = False

    def show_consents(self, contact: "Contact") -> None:
        """Show those of a person."""
        self._consents, self._minor = contact.consents, contact.minor
        columns = [
            Column(_("Consent"), share=3, least=110),
            Column(_("Guardian"), share=2, least=80, spare=True),
            Column(_("Given on"), least=70),
            Column(_("Withdrawn on"), least=70),
        ]
        found = self._consents
        is_open = [each.withdrawn is None for each in found]
        self.show_rows(columns, [_cells(each) for each in found], [each.id for each in found], is_open)

    def row_changed(self) -> None:
        super().row_changed()
        self.hint.setText(self._meaning())
        self.hint.setVisible(bool(self.hint.text()))

    def _meaning(self) -> str:
        """What a withdrawal of the chosen one means; of a minor whether a guardian is missing."""
        row = self.row()
        if 0 <= row < len(self._consents):
            return _(_MEANINGS[self._consents[row].kind])
        if self._minor and not any(each.guardian or each.kind == "guardian" for each in self._consents):
            return _(
                "The person is a minor: a guardian consents. Write the guardian’s name with the consent."
            )
        return ""

    def retranslate(self) -> None:
        self.heading.setText(_("Consents"))
        self.nothing.setText(_("No consent is entered yet."))
        self.add.setText(_("Add a consent"))
        self.end.setText(_("Withdrawn on…"))
        super().retranslate()


def _cells(each: "Given") -> list[Cell]:
    tone = "text" if each.withdrawn is None else "muted"
    kind = words.word("consents", "kind", each.kind)
    project = f" · {each.project}" if each.project else ""
    language = current().language
    return [
        Cell(f"{kind[:1].upper()}{kind[1:]}{project}", tone, "strong" if each.withdrawn is None else "body"),
        Cell(each.guardian, tone),
        Cell(dates.in_table(each.given, language), tone),
        Cell(dates.in_table(each.withdrawn, language), tone) if each.withdrawn is not None else Cell(""),
    ]
