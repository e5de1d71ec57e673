"""The list of an event as it is being typed: every key changes it at once and gives what is to be written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ngodesk.common.text import fold
from ngodesk.work.attendance_names import Known
from ngodesk.work.attendance_steps import ANOTHER, ENTER, MARK, STAND_FOR, TAKE_OFF, Edit, Newcomer, Put
from ngodesk.work.attending import Key, Line, Mark, Meeting, Sheet

ATTENDED, ABSENT, OPEN = "attended", "absent", "registered"


@dataclass(frozen=True)
class Comer:
    """Somebody to enter: a person of the file or a newcomer, and whom they stand for."""

    person: int | None
    organisation: int | None = None
    newcomer: Newcomer | None = None


class Book:
    """The rows as they stand on the screen. Places count rows from 0."""

    def __init__(self, sheet: Sheet, lowest: int = -1) -> None:
        self.sheet = sheet
        self.meetings = sheet.meetings
        self.people = sheet.people
        self.organisations = dict(sheet.organisations)
        self.lines = list(sheet.lines)
        self.present: Counter[int | None] = Counter()
        self._new_organisations: dict[int, str] = {}
        self.lowest = lowest  # the last number given to somebody whom the file does not know yet
        for line in self.lines:
            self._count(line, 1)

    def _count(self, line: Line, by: int) -> None:
        for meeting, mark in line.marks.items():
            if mark.status == ATTENDED:
                self.present[meeting] += by

    def _keep(self, place: int, line: Line) -> Line:
        self._count(self.lines[place], -1)
        self._count(line, 1)
        self.lines[place] = line
        return line

    # What there is

    def name(self, line: Line) -> str:
        """Who stands in a row: an organisation alone by its own name."""
        return self.people.name(line.person) if line.person is not None else self.organisation(line)

    def organisation(self, line: Line) -> str:
        """Whom a person stands for; blank for nobody."""
        return self.organisations.get(line.organisation, "") if line.organisation is not None else ""

    def mark(self, place: int, meeting: Meeting) -> Mark:
        """What stands in a cell; what nothing is known of yet is open."""
        return self.lines[place].marks.get(meeting.id, Mark(OPEN))

    def hours(self, line: Line) -> int:
        """How long somebody was there, in ten-thousandths of an hour."""
        return sum(
            mark.hours if mark.hours is not None else meeting.hours
            for meeting in self.meetings
            if (mark := line.marks.get(meeting.id)) is not None and mark.status == ATTENDED
        )

    def is_entered(self, line: Line) -> bool:
        """Whether anything of the row was typed in."""
        return any(mark.status in (ATTENDED, ABSENT) for mark in line.marks.values())

    def was_there(self, line: Line) -> bool:
        """Whether somebody was there at all: only who was signed the paper."""
        return any(mark.status == ATTENDED for mark in line.marks.values())

    @property
    def entered(self) -> int:
        """How many rows are typed in of those who signed."""
        return sum(map(self.was_there, self.lines))

    @property
    def signatures(self) -> int | None:
        """How many signatures were counted on the paper."""
        counted = [each.signatures for each in self.meetings if each.signatures is not None]
        return self.sheet.signatures if self.sheet.signatures is not None else max(counted, default=None)

    def is_signed(self, line: Line) -> bool | None:
        """Whether the row is signed wherever the person was there; nothing where that is not known."""
        found = [mark.signed for mark in line.marks.values() if mark.status == ATTENDED]
        if not found or None in found:
            return None
        return all(found)

    def place_of(self, person: int | None, organisation: int | None = None) -> int | None:
        """Where a person, or an organisation that came alone, stands already."""
        for place, line in enumerate(self.lines):
            if line.person == person and (person is not None or line.organisation == organisation):
                return place
        return None

    def row_of(self, place: int) -> int:
        """The number of a row on the paper."""
        if place < len(self.lines):
            return self.lines[place].row or place + 1
        last = max((line.row or 0 for line in self.lines), default=0)
        return max(last, len(self.lines)) + 1 + place - len(self.lines)

    # Marks

    def _signed(self, status: str) -> bool | None:
        return True if status == ATTENDED and self.sheet.on_paper else None

    def _marked(self, cells: Iterable[tuple[int, int]], mark: Mark) -> Edit:
        puts = []
        for place, number in cells:
            line, meeting = self.lines[place], self.meetings[number].id
            fresh = replace(mark, hours=self._less(number, mark.hours))
            self._keep(place, replace(line, marks={**line.marks, meeting: fresh}))
            puts.append(Put(line.key, meeting, fresh, line.row))
        return Edit(MARK, tuple(puts))

    def _less(self, number: int, hours: int | None) -> int | None:
        """Hours as they are stored: nothing for all of the session."""
        return None if hours == self.meetings[number].hours else hours

    def toggle(self, cells: Sequence[tuple[int, int]]) -> Edit:
        """There, or not there: all of the cells alike."""
        everywhere = all(self.mark(place, self.meetings[at]).status == ATTENDED for place, at in cells)
        status = ABSENT if everywhere else ATTENDED
        return self._marked(cells, Mark(status, None, self._signed(status)))

    def stay(self, cells: Sequence[tuple[int, int]], hours: int) -> Edit:
        """So many hours instead of the whole session; none is not there."""
        if not hours:
            return self._marked(cells, Mark(ABSENT))
        return self._marked(cells, Mark(ATTENDED, hours, self._signed(ATTENDED)))

    def leave_open(self, cells: Sequence[tuple[int, int]]) -> Edit:
        """As if nothing had been typed there yet."""
        return self._marked(cells, Mark(OPEN))

    def like_above(self, place: int) -> Edit | None:
        """The same as in the row above; nothing in the first row."""
        if not 0 < place < len(self.lines):
            return None
        above, line = self.lines[place - 1], self.lines[place]
        marks = {each.id: above.marks[each.id] for each in self.meetings if each.id in above.marks}
        self._keep(place, replace(line, marks={**line.marks, **marks}))
        return Edit(MARK, tuple(Put(line.key, meeting, mark, line.row) for meeting, mark in marks.items()))

    def sign(self, places: Sequence[int]) -> Edit:
        """The signature stands on the paper, or it is missing: all of the rows alike."""
        signed = not all(self.is_signed(self.lines[place]) for place in places)
        puts = []
        for place in places:
            line = self.lines[place]
            marks = {
                meeting: replace(mark, signed=signed)
                for meeting, mark in line.marks.items()
                if mark.status == ATTENDED
            }
            self._keep(place, replace(line, marks={**line.marks, **marks}))
            puts += [Put(line.key, meeting, mark, line.row) for meeting, mark in marks.items()]
        return Edit(MARK, tuple(puts))

    # Rows

    def enter(self, comers: Sequence[Comer], at: int | None = None, *, there: bool = False) -> Edit:
        """Enter people: at the end, or in the middle where the paper has them.

        They are there from the beginning where the event has one column, or `there` says so: who stands on
        the list of one meeting was at it.
        """
        place = len(self.lines) if at is None else min(at, len(self.lines))
        status = ATTENDED if there or len(self.meetings) == 1 else OPEN
        mark = Mark(status, None, self._signed(status))
        above = _numbered(self.lines[:place], 0)
        first = (above[-1].row or 0) + 1 if above else 1
        if place < len(self.lines):
            first = max(first, self.lines[place].row or 0)
        lines = [
            Line(each.person, each.organisation, row, {meeting.id: mark for meeting in self.meetings})
            for row, each in enumerate(comers, first)
        ]
        below = _numbered(
            [replace(line, row=(line.row or 0) + len(comers)) for line in self.lines[place:]],
            first + len(comers) - 1,
        )
        moved = [
            (fresh.key, fresh.row or 0)
            for line, fresh in zip(self.lines, [*above, *below], strict=True)
            if line.row != fresh.row
        ]
        for line in lines:
            self._count(line, 1)
        self.lines = [*above, *lines, *below]
        newcomers = tuple(each.newcomer for each in comers if each.newcomer is not None)
        for each in newcomers:
            self._know(each)
        return Edit(
            ENTER,
            tuple(Put(line.key, each.id, mark, line.row) for line in lines for each in self.meetings),
            newcomers,
            self._named(each.organisation for each in comers),
            tuple(moved),
            number=len(comers),
        )

    def _know(self, each: Newcomer) -> None:
        self.people.add(Known(each.id, each.last, each.first, each.municipality))

    def take_off(self, places: Iterable[int]) -> Edit:
        """Take rows off the list; those below come up."""
        gone = sorted(set(places))
        keys = tuple(self.lines[place].key for place in gone)
        moved: list[tuple[Key, int]] = []
        kept: list[Line] = []
        for place, line in enumerate(self.lines):
            if place in gone:
                self._count(line, -1)
                continue
            up = sum(1 for each in gone if each < place)
            if up and line.row is not None:
                line = replace(line, row=line.row - up)
                moved.append((line.key, line.row or 1))
            kept.append(line)
        self.lines = kept
        return Edit(TAKE_OFF, gone=keys, rows=tuple(moved), number=len(keys))

    def stand_for(self, place: int, organisation: int | None) -> Edit | None:
        """Whom a person stands for; nothing where such a row is there already."""
        return self._become(place, (self.lines[place].person, organisation), STAND_FOR)

    def become(self, place: int, comer: Comer) -> Edit | None:
        """Another person in a row; nothing where they stand on the list already."""
        edit = self._become(place, (comer.person, comer.organisation), ANOTHER)
        if edit is None or comer.newcomer is None:
            return edit
        self._know(comer.newcomer)
        return replace(edit, people=(comer.newcomer,))

    def _become(self, place: int, key: Key, label: str) -> Edit | None:
        line = self.lines[place]
        if any(each.key == key for each in self.lines) or key == (None, None):
            return None
        self.lines[place] = replace(line, person=key[0], organisation=key[1])
        return Edit(label, organisations=self._named([key[1]]), becoming=((line.key, key),))

    # People and organisations

    def newcomer(self, last: str, first: str, gender: str = "", municipality: str = "") -> Newcomer:
        """Somebody whom the file does not know."""
        self.lowest -= 1
        return Newcomer(self.lowest, last, first, gender, municipality)

    def comer(self, person: int) -> Comer:
        """A person of the file with the organisation they stand for, where there is but one."""
        theirs = self.sheet.stands_for.get(person, ())
        return Comer(person, theirs[0] if len(theirs) == 1 else None)

    def called(self, name: str) -> int | None:
        """An organisation by its name, new where none is called so; nothing for a blank name."""
        if not name.strip():
            return None
        wanted = fold(name.strip())
        found = next((each for each, known in self.organisations.items() if fold(known) == wanted), None)
        if found is not None:
            return found
        self.lowest -= 1
        self.organisations[self.lowest] = self._new_organisations[self.lowest] = name.strip()
        return self.lowest

    def _named(self, wanted: Iterable[int | None]) -> tuple[tuple[int, str], ...]:
        """Those of some organisations that the file does not know yet: each is written once."""
        fresh = [
            each for each in dict.fromkeys(wanted) if each is not None and each in self._new_organisations
        ]
        return tuple((each, self._new_organisations.pop(each)) for each in fresh)

    def settle(self, known: Mapping[int, int]) -> None:
        """Newcomers have got ids of their own."""
        for before, after in known.items():
            self.people.settle(before, after)
            if before in self.organisations:
                self.organisations[after] = self.organisations.pop(before)
        for place, line in enumerate(self.lines):
            if (line.person or 0) < 0 or (line.organisation or 0) < 0:
                person = None if line.person is None else known.get(line.person, line.person)
                other = None if line.organisation is None else known.get(line.organisation, line.organisation)
                self.lines[place] = replace(line, person=person, organisation=other)


def _numbered(lines: Sequence[Line], last: int) -> list[Line]:
    """Rows of the paper, each below the one before: those that have no number yet get one."""
    found = []
    for line in lines:
        last = max(last + 1, line.row or 0)
        found.append(line if line.row == last else replace(line, row=last))
    return found
