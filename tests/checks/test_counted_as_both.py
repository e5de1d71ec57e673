"""Public events whose visitors are counted as participants of joint actions too."""

from tests.checks.book import Book

CHECK = "counted-as-both"


def test_an_event_feeds_one_of_the_two(book: Book) -> None:
    book.indicator("RCO 115", "events", filter_kind="fair;seminar")
    book.indicator("2", "attendances", name="RCO81 participations", filter_kind="workshop;seminar")
    fair, workshop, seminar = (book.event(kind=kind) for kind in ("fair", "workshop", "seminar"))
    book.attend(fair)
    book.attend(workshop)
    assert book.find(CHECK) == []  # nobody of the seminar is counted
    book.attend(seminar)
    assert book.ids(CHECK) == [seminar]


def test_other_programmes_are_not_asked(book: Book) -> None:
    book.indicator("RCO1150", "events")
    book.indicator("RCO81", "attendances")
    book.attend(book.event())
    assert book.find(CHECK) == []
