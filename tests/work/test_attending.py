"""The list of an event: what stands on the screen is what stands in the file, step by step."""

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.store.store import Store
from ngodesk.work import attendance_steps, attending, history, saving
from ngodesk.work.attendance_book import Book, Comer
from ngodesk.work.attendance_findings import remarks
from ngodesk.work.attending import HOUR, Sheet


def id_of(store: Store, table: str, ref: str) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT id FROM {table} WHERE ref = ?", (ref,)).scalar_one())


def sheet(store: Store, ref: str) -> Sheet:
    found = attending.sheet(store, id_of(store, "events", ref), "pl")
    assert found is not None
    return found


class Desk:
    """A book, and everything it gives written at once."""

    def __init__(self, store: Store, ref: str) -> None:
        self.store, self.ref = store, ref
        self.book = Book(sheet(store, ref))
        self.known: dict[int, int] = {}

    def write(self, edit: Any) -> None:
        if edit is not None:
            attendance_steps.write(self.store, self.book.sheet.id, edit, self.known)
            self.book.settle(self.known)

    def enter(self, ref: str, at: int | None = None) -> None:
        self.write(self.book.enter([self.book.comer(id_of(self.store, "people", ref))], at))

    def is_as_stored(self) -> bool:
        return tuple(self.book.lines) == sheet(self.store, self.ref).lines


def test_the_list_has_sessions_hours_people_and_whom_they_stand_for(filled_store: Store) -> None:
    found = sheet(filled_store, "E1")
    assert [(each.number, each.hours) for each in found.meetings] == [(1, 8 * HOUR), (2, 7 * HOUR)]
    book = Book(found)
    assert [book.name(line) for line in book.lines] == [
        "Żak Łucja",
        "Ćwik Śmiał",
        "Bērziņa Ilze",
        "Źrebiec Óscar",
    ]
    assert [book.hours(line) // HOUR for line in book.lines] == [15, 5, 15, 0]
    assert [book.is_signed(line) for line in book.lines] == [True, True, False, None]
    assert book.present[found.meetings[0].id] == 3
    person = id_of(filled_store, "people", "P1")
    assert found.stands_for[person] == (id_of(filled_store, "organisations", "KGW"),)


def test_hours_of_the_list_are_those_of_the_figures(filled_store: Store) -> None:
    from ngodesk.figures.participation import Participation
    from ngodesk.figures.project import Span, scope

    with filled_store.reading() as connection:
        counted = Participation(scope(connection, "NL1", Span()))
        for ref in ("E1", "E2", "E3", "E7"):
            book = Book(sheet(filled_store, ref))
            rows = [row for row in counted.rows if row[1] == book.sheet.id]
            for line in book.lines:
                theirs = [row for row in rows if row[3] == line.person]
                exact = Fraction(counted.hours(theirs) * HOUR, counted.parts)
                assert abs(book.hours(line) - exact) < 1  # twenty minutes are no whole ten-thousandths


def test_an_affiliation_counts_on_its_days_alone(filled_store: Store) -> None:
    person, other = id_of(filled_store, "people", "P6"), id_of(filled_store, "organisations", "OSP")
    values = {"person": person, "organisation": other, "role": "member", "end": "2025-03-13"}
    saving.add(filled_store, "affiliations", values)
    assert person not in sheet(filled_store, "E1").stands_for
    row = saving.add(filled_store, "affiliations", values | {"role": "board", "end": "2025-03-14"})
    assert sheet(filled_store, "E1").stands_for[person] == (other,)
    saving.change(filled_store, "affiliations", row, {"start": "2025-03-15", "end": None})
    assert person not in sheet(filled_store, "E1").stands_for


def test_each_edit_is_one_step_and_undone_whole(filled_store: Store) -> None:
    desk = Desk(filled_store, "E1")
    before = sheet(filled_store, "E1").lines
    someone = desk.book.newcomer("Nowy", "Jan", "male", "Zabłudów")
    desk.write(desk.book.enter([Comer(someone.id, desk.book.called("KGW Nowe"), someone)], 1))
    assert desk.is_as_stored()
    assert [line.row for line in desk.book.lines] == [1, 2, 3, 4, 5]
    history.undo(filled_store)
    assert sheet(filled_store, "E1").lines == before
    with filled_store.reading() as connection:
        for table, name in (("people", "last_name = 'Nowy'"), ("organisations", "name = 'KGW Nowe'")):
            found = connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {name}").scalar_one()
            assert found == 0


def test_a_newcomer_may_be_marked_before_the_file_knows_them(filled_store: Store) -> None:
    desk = Desk(filled_store, "E1")
    someone = desk.book.newcomer("Nowy", "Jan")
    edits = [desk.book.enter([Comer(someone.id, None, someone)]), desk.book.toggle([(4, 0), (4, 1)])]
    for edit in edits:
        attendance_steps.write(filled_store, desk.book.sheet.id, edit, desk.known)
    desk.book.settle(desk.known)
    assert desk.is_as_stored()


def test_the_same_person_never_stands_on_the_list_twice(filled_store: Store) -> None:
    desk = Desk(filled_store, "E1")
    line = desk.book.lines[0]
    assert desk.book.become(1, Comer(line.person, line.organisation)) is None
    assert desk.book.place_of(line.person) == 0
    desk.write(desk.book.enter([Comer(line.person, line.organisation)]))
    assert len(sheet(filled_store, "E1").lines) == 4


_KEYS = st.lists(
    st.tuples(
        st.sampled_from(("space", "hours", "above", "sign", "open", "off", "enter", "org")), st.integers(0, 9)
    ),
    max_size=12,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=_KEYS)
def test_whatever_is_typed_the_screen_is_as_the_file(
    filled_store: Store, keys: list[tuple[str, int]]
) -> None:
    desk = Desk(filled_store, "E1")
    people = [f"P{number}" for number in range(1, 9)]
    organisations = [*desk.book.organisations, None]
    for key, number in keys:
        book, lines = desk.book, len(desk.book.lines)
        if key == "enter":
            ref = people[number % len(people)]
            if book.place_of(id_of(filled_store, "people", ref)) is None:
                desk.enter(ref, number)
        elif not lines:
            continue
        elif key == "off":
            desk.write(book.take_off([number % lines]))
        elif key == "above":
            desk.write(book.like_above(number % lines))
        elif key == "sign":
            desk.write(book.sign([number % lines]))
        elif key == "org":
            desk.write(book.stand_for(number % lines, organisations[number % len(organisations)]))
        else:
            cell = [(number % lines, number % 2)]
            act = {"space": book.toggle, "open": book.leave_open}.get(key)
            desk.write(act(cell) if act is not None else book.stay(cell, number * HOUR))
    assert desk.is_as_stored()
    fresh = Book(sheet(filled_store, "E1"))
    assert {meeting: number for meeting, number in desk.book.present.items() if number} == dict(fresh.present)


def test_what_is_to_be_looked_at(filled_store: Store) -> None:
    desk = Desk(filled_store, "E1")
    saving.change(filled_store, "events", desk.book.sheet.id, {"signatures": 2})
    desk = Desk(filled_store, "E1")
    desk.write(desk.book.stay([(0, 0)], 9 * HOUR))
    desk.write(desk.book.leave_open([(1, 1)]))
    twin = desk.book.newcomer("Zak", "Lucja")
    desk.write(desk.book.enter([Comer(twin.id, None, twin)]))
    found = {each.kind: each.places for each in remarks(desk.book)}
    assert found.pop("image", None) is None or sheet(filled_store, "E1").images is not None
    assert found == {"more": (2,), "unsigned": (2,), "open": (1,), "longer": (0,), "twice": (0, 4)}
