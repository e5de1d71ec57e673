"""What a person is in organisations, or who is what in an organisation: today's first, the past greyed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import words
from ngodesk.gui.contacts.rows_card import RowsCard
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.contacts import Role


class RolesCard(RowsCard):
    """Of a person, or of an organisation."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self._of_person = table == "people"
        self._roles: Sequence[Role] = ()

    def show_roles(self, roles: "Sequence[Role]") -> None:
        """Show these."""
        self._roles = roles
        columns = [
            Column(_("Organisation") if self._of_person else _("Person"), share=3, least=110),
            Column(_("Role"), share=2, least=80),
            Column(_("Since"), least=70, spare=True),
            Column(_("Until"), least=70),
        ]
        cells = [_cells(each) for each in roles]
        self.show_rows(columns, cells, [each.id for each in roles], [each.current for each in roles])
        self.hint.setVisible(any(each.officer and each.current for each in roles))

    def retranslate(self) -> None:
        self.heading.setText(_("Roles in organisations") if self._of_person else _("People and their roles"))
        self.nothing.setText(_("No role is entered yet."))
        self.hint.setText(
            _("Who is no longer in office leaves the catalogue’s list of officers on that day.")
        )
        self.add.setText(_("Add a role"))
        self.end.setText(_("It ended on…"))
        super().retranslate()
        self.show_roles(self._roles)


def _cells(each: "Role") -> list[Cell]:
    tone = "text" if each.current else "muted"
    chip = "info" if each.officer and each.current else ""
    return [
        Cell(each.name, tone, "strong" if each.current else "body"),
        Cell(words.word("affiliations", "role", each.role), tone, chip=chip),
        Cell(_told(each.start), tone),
        Cell(_told(each.end) if each.end else "" if each.current else "–", tone),
    ]


def _told(day: date | None) -> str:
    return dates.in_table(day, current().language) if day is not None else "–"
