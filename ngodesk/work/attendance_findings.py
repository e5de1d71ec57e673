"""What in a list of attendance is to be looked at before the report is written."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ngodesk.work.attendance_book import ATTENDED, OPEN, Book
from ngodesk.work.attendance_names import words_of


@dataclass(frozen=True)
class Remark:
    """Something to look at: what kind it is, how much it weighs, the rows it stands in."""

    kind: str
    tone: str
    places: tuple[int, ...] = ()


def remarks(book: Book) -> list[Remark]:
    """All of it, the weightiest first."""
    return [
        *_too_many(book),
        *_of(book, "unsigned", "attention", _is_unsigned),
        *_of(book, "open", "attention", _is_half_open),
        *_of(book, "longer", "attention", _is_longer),
        *_twice(book),
        *_without_image(book),
    ]


def _too_many(book: Book) -> Iterator[Remark]:
    signatures = book.signatures
    there = tuple(place for place, line in enumerate(book.lines) if book.was_there(line))
    if signatures is not None and len(there) > signatures:
        yield Remark("more", "attention", there[signatures:])


def _of(book: Book, kind: str, tone: str, fits: Callable[[Book, int], bool]) -> Iterator[Remark]:
    found = tuple(place for place in range(len(book.lines)) if fits(book, place))
    if found:
        yield Remark(kind, tone, found)


def _is_unsigned(book: Book, place: int) -> bool:
    return book.is_signed(book.lines[place]) is False


def _is_half_open(book: Book, place: int) -> bool:
    """Something of the row is typed in, and something is not."""
    marks = [book.mark(place, meeting).status for meeting in book.meetings if meeting.id is not None]
    return OPEN in marks and book.is_entered(book.lines[place])


def _is_longer(book: Book, place: int) -> bool:
    """Longer there than the session was."""
    return any(
        mark.status == ATTENDED and mark.hours is not None and meeting.hours and mark.hours > meeting.hours
        for meeting in book.meetings
        for mark in [book.mark(place, meeting)]
    )


def _twice(book: Book) -> Iterator[Remark]:
    """Two rows of one name: perhaps one person."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, line in enumerate(book.lines):
        if line.person is not None:
            rows[tuple(sorted(words_of(book.name(line))))].append(place)
    for places in rows.values():
        if len(places) > 1:
            yield Remark("twice", "info", tuple(places))


def _without_image(book: Book) -> Iterator[Remark]:
    """Where an association asks for consents to be shown, those who gave none."""
    images = book.sheet.images
    if images is None:
        return
    found = tuple(
        place
        for place, line in enumerate(book.lines)
        if line.person is not None and line.person not in images and book.is_entered(line)
    )
    if found:
        yield Remark("image", "info", found)
