"""What the cells of an attendance list say, and how they are spoken."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ngodesk.common import dates, entering
from ngodesk.common.describe import Field
from ngodesk.common.language import N_, _, current
from ngodesk.gui import words
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.attendance_book import Book
    from ngodesk.work.attending import Line, Mark, Meeting

NUMBER, NAME, ORGANISATION, FIRST = range(4)
HOURS = Field("hours", N_("Hours"), "number", places=4, lowest=0)

_NUMBER_WIDTH, _NAME_WIDTH, _OTHER_WIDTH = 24, 132, 72
_MEETING_WIDTH, _LEAST_MEETING = 104, 40
_MANY = 5  # meetings from which their columns are narrow


@dataclass(frozen=True)
class MeetingColumn(Column):
    """The column of a session; `short` is its heading where the whole one finds no room."""

    short: str = ""


@dataclass(frozen=True)
class MarkCell(Cell):
    """Whether somebody was there: a box of that colour, its sign in the middle."""

    box: str = ""


def hours_text(hours: int) -> str:
    """Hours as the screen's language writes them."""
    return entering.shown(HOURS, hours, current().language)


def day_text(meeting: "Meeting") -> str:
    """The day of a session: 14 Nov."""
    return dates.short(meeting.day, current().language).split(",")[0]


def columns(book: "Book") -> list[Column]:
    """The columns of a list."""
    return [
        Column(_("No."), right=True, least=_NUMBER_WIDTH),
        Column(_("Last and first name"), share=3, least=_NAME_WIDTH),
        Column(_("Organisation"), share=2, least=_OTHER_WIDTH),
        *(_of_meeting(meeting, len(book.meetings)) for meeting in book.meetings),
        Column(_("Hours"), right=True, least=32),
        Column(_("Signature"), least=24),
    ]


def _of_meeting(meeting: "Meeting", number: int) -> MeetingColumn:
    day = _("all of it") if meeting.id is None and number > 1 else day_text(meeting)
    least = _MEETING_WIDTH if number < _MANY else _LEAST_MEETING
    if not meeting.hours:
        return MeetingColumn(day, least=least, short=day)
    title = _("{day} · {hours} h").format(day=day, hours=hours_text(meeting.hours))
    return MeetingColumn(title, least=least, short=day)


def cells(book: "Book", place: int) -> list[Cell]:
    """A row that is filled."""
    line = book.lines[place]
    name = book.name(line)
    return [
        Cell(str(book.row_of(place)), "muted"),
        Cell(name),
        Cell(book.organisation(line) if line.person is not None else "", "muted"),
        *(mark_cell(book.mark(place, meeting), f"{name}, {day_text(meeting)}") for meeting in book.meetings),
        Cell(hours_text(hours), spoken=_("{name}: {hours} h").format(name=name, hours=hours_text(hours)))
        if (hours := book.hours(line))
        else Cell(),
        _signature(book, line),
    ]


def blank(book: "Book", number: int, here: bool) -> list[Cell]:
    """A row that waits for somebody; `here` is the one to type in next."""
    waiting = MarkCell("•", "muted", spoken=_("not entered yet"))
    return [
        Cell(str(number), "text" if here else "muted", "strong" if here else "body"),
        Cell(_("Type a name…") if here else "", "muted"),
        Cell(),
        *(waiting for _meeting in book.meetings),
        Cell(),
        Cell(),
    ]


def mark_cell(mark: "Mark", where: str) -> MarkCell:
    """A tick, fewer hours, a dash, a dot."""
    if mark.status == "attended" and mark.hours is not None:
        said = _("{hours} h").format(hours=hours_text(mark.hours))
        return MarkCell(said, "attention", "small strong", spoken=f"{where}: {said}", box="attention_soft")
    if mark.status == "attended":
        return MarkCell(tone="accent", icon="check", spoken=f"{where}: {_('present')}", box="soft")
    if mark.status == "absent":
        return MarkCell(tone="muted", icon="minus", spoken=f"{where}: {_('absent')}")
    if mark.status == "registered":
        return MarkCell("•", "muted", spoken=f"{where}: {_('not entered yet')}")
    word = words.word("attendance", "status", mark.status)
    return MarkCell(word, "muted", "small", spoken=f"{where}: {word}")


def _signature(book: "Book", line: "Line") -> Cell:
    signed = book.is_signed(line)
    if signed is None:
        return Cell()
    if signed:
        return Cell(tone="text", icon="signature", spoken=_("signed"))
    return Cell(tone="attention", icon="triangle-alert", spoken=_("the signature is missing"))


def already(book: "Book", place: int) -> str:
    """Somebody is on the list."""
    return _("{name} stands in row {number} already.").format(
        name=book.name(book.lines[place]), number=book.row_of(place)
    )
