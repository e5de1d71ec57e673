"""What is typed in a line of the register, read; what is known of it, in words; what is proposed for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ngodesk.common import dates
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_, _, current
from ngodesk.common.text import fold, normalised
from ngodesk.common.typed_dates import read_date
from ngodesk.common.typed_lengths import read_length, shown_length
from ngodesk.gui import words
from ngodesk.gui.attendance.offers import Offer
from ngodesk.gui.records.suggestions import Suggestion

if TYPE_CHECKING:
    from ngodesk.work.advising import Book
    from ngodesk.work.attendance_names import Known, Register

DAY, ORGANISATION, PERSON, TOPIC, TIME, MODE, ADVISER, CASE, PROJECT = range(9)
FIELDS = {
    DAY: "start",
    ORGANISATION: "organisation",
    PERSON: "person",
    TOPIC: "title",
    TIME: "minutes",
    MODE: "mode",
    ADVISER: "lead",
    CASE: "support_case",
    PROJECT: "project",
}
NAMED = (ORGANISATION, PERSON, ADVISER)
CHOSEN = (MODE, CASE, PROJECT)
Values = Mapping[str, Any]
_MOST = 8
_NEW_PERSON = N_("Write the last name and the first name of somebody new.")
_NOTHING = N_("Nothing is called “{text}”. Choose from the list.")


class Texts:
    """Reads and says what stands in lines, by the people, organisations and tools of the file."""

    def __init__(self, book: "Book", project: int | None, today: date) -> None:
        self.book, self.project, self.today = book, project, today
        self.picked: dict[tuple[int, str], int | None] = {}
        """What was chosen from the list under a name; nothing is somebody new."""
        self._sayings = self._ways_of_saying()

    # In words

    def say(self, kind: int, value: Any) -> str:
        """A value as its cell shows it; a name that the file does not know as it was typed."""
        if value is None:
            return ""
        if isinstance(value, str) and kind in NAMED:
            return value
        return self._sayings[kind](value)

    def _ways_of_saying(self) -> dict[int, Callable[[Any], str]]:
        named = self.book.named
        tools = {each.id: each.title for each in self.book.cases}
        projects = {key: ref for key, ref, _title in self.book.projects}
        modes = {mode: word for mode, word, _detail in self._choices(MODE, {})}
        return {
            DAY: lambda day: dates.in_table(date.fromisoformat(day), current().language),
            ORGANISATION: named.organisation,
            PERSON: named.people.name,
            TOPIC: str,
            TIME: shown_length,
            MODE: modes.__getitem__,
            ADVISER: named.people.name,
            CASE: lambda key: tools.get(key, ""),
            PROJECT: lambda key: projects.get(key, ""),
        }

    # Read

    def read(self, kind: int, text: str, line: Values) -> Any:
        """What a text says; raises WrongEntry. A name that is nobody's just so is that of somebody new."""
        if not text:
            return None
        if kind == DAY:
            return read_date(text, current().language, self.today)
        if kind == TIME:
            return read_length(text)
        if kind in NAMED:
            return self._read_name(kind, text, line)
        return self._choice(kind, text, line) if kind in CHOSEN else text

    def _read_name(self, kind: int, text: str, line: Values) -> int | str:
        key = kind, fold(normalised(text))
        chosen = self.picked.get(key)
        if chosen is not None:
            return chosen
        found = self._called(kind, text, line) if key not in self.picked else []
        if len(found) > 1:
            raise WrongEntry(N_("Several are called “{text}”. Choose from the list."), text=text)
        if found:
            return found[0]
        if kind == ADVISER:  # known already: a part of the name will do where it is of one alone
            parts = self.book.named.people.find(text, 2)
            if len(parts) == 1:
                return parts[0].id
            raise WrongEntry(_NOTHING, text=text)
        if kind == PERSON and not all(self.book.named.people.split(text)):
            raise WrongEntry(_NEW_PERSON)
        return text

    def _called(self, kind: int, text: str, line: Values) -> list[int]:
        named = self.book.named
        if kind == ORGANISATION:
            return named.find_organisation(text)
        organisation = line.get("organisation") if kind == PERSON else None
        return named.find_person(text, organisation if isinstance(organisation, int) else None)

    def _register(self, kind: int) -> "Register":
        return self.book.named.organisations if kind == ORGANISATION else self.book.named.people

    def _choice(self, kind: int, text: str, line: Values) -> Any:
        wanted = fold(normalised(text))
        choices = self._choices(kind, line)
        same = [key for key, name, _detail in choices if fold(name) == wanted]
        begun = same or [key for key, name, _detail in choices if fold(name).startswith(wanted)]
        found = begun or [key for key, name, detail in choices if wanted in fold(f"{name} {detail}")]
        if not found:
            raise WrongEntry(_NOTHING, text=text)
        return found[0]

    def _choices(self, kind: int, line: Values) -> list[tuple[Any, str, str]]:
        """Key, name and what is told beside it."""
        if kind == MODE:
            from ngodesk.model.events import EVENT_MODES

            return [(mode, words.word("events", "mode", mode), "") for mode in EVENT_MODES]
        if kind == PROJECT:
            return [(key, ref, title) for key, ref, title in self.book.projects]
        organisation, project = line.get("organisation"), line.get("project") or self.project
        cases = [each for each in self.book.cases if project in (None, each.project)]
        cases.sort(key=lambda each: each.organisation != organisation)
        named = self.book.named
        return [(each.id, each.title, named.organisation(each.organisation)) for each in cases]

    # Proposed

    def propose(self, kind: int, text: str, line: Values) -> Sequence[Suggestion]:
        """What goes on from what is typed."""
        if kind in NAMED:
            return self._offers(kind, text, line)
        wanted = fold(normalised(text))
        choices = [each for each in self._choices(kind, line) if wanted in fold(f"{each[1]} {each[2]}")]
        choices.sort(key=lambda each: not fold(each[1]).startswith(wanted))
        return [Suggestion(name, detail) for _key, name, detail in choices[:_MOST]]

    def _offers(self, kind: int, text: str, line: Values) -> list[Offer]:
        """Those whose name holds what is typed; else somebody new, and those whose name is much alike."""
        register = self._register(kind)
        found = [self._offer(kind, each) for each in register.find(text, _MOST)]
        if kind == PERSON and line.get("organisation"):
            theirs = self.book.named.stands_for
            found.sort(key=lambda each: theirs.get(each.id or 0) != line["organisation"])
        if kind == ADVISER or not text.strip():
            return found
        new = Offer(text, act="new", shown=_("Add “{name}”").format(name=text), key=_("Ctrl+Enter"))
        if found:
            return [*found, new]
        return [new, *(self._offer(kind, each) for each in register.similar(text))]

    @staticmethod
    def _offer(kind: int, each: "Known") -> Offer:
        if kind == ORGANISATION:
            return Offer(each.last, ", ".join(filter(None, (each.first, each.detail))), each.id)
        return Offer(each.name, each.detail, each.id)
