"""What is asked before something is bought: what, how much, when, from which line, from whom."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ngodesk.common import money
from ngodesk.common.describe import Field
from ngodesk.common.language import N_, _, current
from ngodesk.common.money import unscaled
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.editors import Editor, Stored, Surroundings
from ngodesk.gui.records.picker import Picker
from ngodesk.gui.records.questions import Question, Questions
from ngodesk.gui.records.suggestions import Suggestion

if TYPE_CHECKING:
    from ngodesk.store.store import Store

# Fields of contracts, and of cost documents where contracts have none.
_ASKED = (
    Question("contracts", "subject", N_("What"), required=True),
    Question(
        "contracts",
        "amount",
        N_("How much"),
        N_("As it will be paid: with VAT, without it where it comes back."),
        half=True,
        required=True,
    ),
    Question("cost_documents", "currency", N_("Currency"), half=True),
    Question("contracts", "start", N_("When"), N_("The day on which it will be bought."), half=True),
    Question("cost_documents", "payment_method", N_("How it is paid"), half=True),
    Question("contracts", "project", N_("Project")),
    Question("contracts", "line", N_("Line"), N_("The list says what each line has left.")),
    Question("contracts", "source", N_("Source")),
    Question("contracts", "organisation", N_("Supplier"), N_("To see what was bought there before.")),
    Question("contracts", "selection", N_("How it was chosen"), N_("Offers compared, why this one.")),
)


class LinePicker(Picker):
    """A line of the project, proposed with what it has left."""

    def _fetch(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        project, language = self._around.other("project"), current().language
        if not isinstance(project, int):
            show([])
            return

        def fetch(store: "Store") -> list[Suggestion]:
            from ngodesk.work import purchasing

            return [
                Suggestion(line.name, _left(line.free, line.currency), line.id)
                for line in purchasing.lines(store, project, typed, language)
            ]

        self._around.file.read(fetch, show)


def _left(free: int, currency: str) -> str:
    told = money.money(unscaled(free, 2), currency, current().language)
    return _("{amount} left").format(amount=told)


class PurchaseForm(Questions):
    """The questions. Another project or line is followed by what belongs to it."""

    def __init__(self, file: OpenFile) -> None:
        super().__init__(file, _ASKED)
        self._place = (self.answer("project"), self.answer("line"))
        self.lay_out()

    def editor(self, question: Question, field: Field, around: Surroundings) -> Editor:
        if question.name == "line":
            return LinePicker(question.table, field, around)
        return super().editor(question, field, around)

    def put(self, name: str, stored: Stored, words: str = "") -> None:
        super().put(name, stored, words)
        self._place = (self.answer("project"), self.answer("line"))

    def answered(self) -> None:
        """Another project has other lines; a line has the source that is planned for it."""
        before, self._place = self._place, (self.answer("project"), self.answer("line"))
        project, line = self._place
        if project != before[0] and before[0] is not None:
            self.put("line", None)
            self.put("source", None)
        elif line != before[1] and isinstance(project, int) and isinstance(line, int):
            self._find_source(project, line)

    def _find_source(self, project: int, line: int) -> None:
        language = current().language

        def fetch(store: "Store") -> tuple[int, str] | None:
            from ngodesk.work import purchasing

            return purchasing.source_of(store, project, line, language)

        def show(found: tuple[int, str] | None) -> None:
            if found is not None and self.answer("line") == line:
                self.put("source", *found)
                self.changed.emit()

        self.file.read(fetch, show)
