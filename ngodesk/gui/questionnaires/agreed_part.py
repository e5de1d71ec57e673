"""What the sides agreed on, round by round."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ngodesk.common.language import _
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.questionnaires.agreed import AgreedGrid
from ngodesk.gui.questionnaires.parts import Part
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.answered import Results
    from ngodesk.work.questioning import Sheet


class AgreedPart(Part):
    """A pill for each round, and its statements."""

    def __init__(self, file: OpenFile) -> None:
        self.grid = AgreedGrid()
        super().__init__(file, self.grid)
        self.results: Results | None = None
        self.rounds = Tabs("pill")
        self.top.addWidget(self.rounds, 1)
        self.rounds.chosen.connect(lambda _round: self._show())
        self.grid.edited.connect(self._write)

    def show_results(self, sheet: "Sheet", results: "Results", writable: bool) -> None:
        """Show the round that was shown, or the last."""
        self.sheet, self.results, self.grid.writable = sheet, results, writable
        rounds = list(results.statements)
        chosen = self.rounds.current()
        self.rounds.show_entries([Entry(each, each or _("No round")) for each in rounds], _("Rounds"))
        self.rounds.choose(chosen if chosen in rounds else rounds[-1] if rounds else "")
        self.rounds.setVisible(len(rounds) > 1)
        self._show()

    def _show(self) -> None:
        if self.results is not None and self.sheet is not None:
            statements = self.results.statements.get(self.rounds.current())
            self.grid.setVisible(statements is not None)
            if statements is not None:
                self.grid.show_round(self.sheet, statements)
        self._say()

    def _write(self, values: Any) -> None:
        assert self.sheet is not None
        questionnaire, round_ = self.sheet.id, self.rounds.current()

        def work(store: "Store") -> None:
            from ngodesk.work import questionnaire_edits

            questionnaire_edits.agree(store, questionnaire, round_, values, date.today())

        self.file.write(work, self.problem.emit, otherwise=self.stale.emit)

    def _say(self) -> None:
        if self.results is not None and not self.results.statements:
            self.hint.setText(
                _("First the sides answer, each by itself; then stands here where they differ.")
            )
        else:
            self.hint.setText(
                _("The agreed score counts for the areas and the index in place of the sides' own.")
            )

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.grid.setAccessibleName(_("Agreed scores"))
        self._say()
        self.grid.show_again()

    def leave(self) -> None:
        """Keep what is being typed."""
        self.grid.commit()
