"""The register of advice: one step for a block, nobody twice, minutes that add up as the figures count."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.common.errors import UserError
from ngodesk.figures import attended
from ngodesk.figures.asked import Asked
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Span, scope
from ngodesk.figures.support import plainly
from ngodesk.store.store import Store
from ngodesk.work import advising, advising_cases, advising_lines, features, history, records, saving
from ngodesk.work.advising import Advice
from ngodesk.work.advising_lines import Line
from ngodesk.work.saving import RefusedRecordError
from tests.store.whole import content


def id_of(store: Store, table: str, ref: str) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT id FROM {table} WHERE ref = ?", (ref,)).scalar_one())


def line(store: Store, **values: Any) -> Line:
    usual = {
        "project": id_of(store, "projects", "NL1"),
        "start": "2025-07-10",
        "title": "Statut",
        "minutes": 50,
    }
    return Line(None, usual | values)


def one(store: Store, event: int) -> Advice:
    return next(each for each in advising.book(store).advices if each.id == event)


def figure(store: Store) -> Fraction:
    """The hours of advice as the figures of the project count them."""
    with store.reading() as connection:
        asked = Asked(Participation(scope(connection, "NL1", Span())), plainly("event_hours"))
        found = list(attended.event_hours(asked))
        kinds = dict(connection.exec_driver_sql("SELECT id, kind FROM events").fetchall())
    return sum(
        (Fraction(each.amount, each.per) for each in found if kinds[each.ids[0]] == "advice"), Fraction()
    )


def test_the_example_adds_up_as_the_figures_count(filled_store: Store) -> None:
    found = advising.book(filled_store).advices
    assert [each.minutes for each in found] == [90, 20, 20]
    assert advising.total(found) == advising.Sum(3, Fraction(13, 6))
    assert figure(filled_store) == Fraction(13, 6)


def test_a_line_is_an_event_and_its_attendance_in_one_step(filled_store: Store) -> None:
    before = content(filled_store)
    adviser = id_of(filled_store, "people", "P5")
    [event] = advising_lines.write(
        filled_store,
        [line(filled_store, person="Nowa Żaneta", organisation="Klub „Źródło”", lead=adviser, mode="phone")],
    )
    found = one(filled_store, event)
    named = advising.book(filled_store).named
    assert (found.day, found.topic, found.minutes, found.mode) == (date(2025, 7, 10), "Statut", 50, "phone")
    assert [named.people.name(each) for each in found.people] == ["Nowa Żaneta"]
    assert [named.organisation(each) for each in found.organisations] == ["Klub „Źródło”"]
    assert (found.lead, found.headcount, found.hours) == (adviser, None, Fraction(5, 6))
    with filled_store.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM events WHERE id = ?", (event,)).one()
    assert (row.kind, row.status, row.hours) == ("advice", "held", None)
    assert row.activity_id is not None  # of the last advice
    history.undo(filled_store)
    assert content(filled_store) == before


def test_whoever_is_known_is_found_and_nobody_is_made_twice(filled_store: Store) -> None:
    lines = [
        line(filled_store, person="zenons kalniņš", organisation="jauna biedrība"),
        line(filled_store, person="Kalnins Zenons", organisation="Jauna Biedriba"),
        line(filled_store, person="KALNIŅŠ ZENONS", lead="Kalniņš Zenons"),
    ]
    events = advising_lines.write(filled_store, lines)
    found = [one(filled_store, each) for each in events]
    assert len({each.people for each in found}) == 1
    assert found[0].organisations == found[1].organisations
    assert found[2].organisations == ()
    assert found[2].lead == found[0].people[0]


def test_who_has_no_name_is_a_head_count_of_one(filled_store: Store) -> None:
    organisation = id_of(filled_store, "organisations", "BIE")
    nobody, body = advising_lines.write(
        filled_store, [line(filled_store), line(filled_store, organisation=organisation)]
    )
    assert (one(filled_store, nobody).headcount, one(filled_store, nobody).organisations) == (1, ())
    assert one(filled_store, body).headcount == 1
    assert one(filled_store, body).organisations == (organisation,)
    advising_lines.write(filled_store, [Line(nobody, {"person": "Nowak Ada", "minutes": 15})])
    named = one(filled_store, nobody)
    assert (len(named.people), named.headcount, named.minutes) == (1, None, 15)
    advising_lines.write(filled_store, [Line(nobody, {"person": None})])
    assert (one(filled_store, nobody).people, one(filled_store, nobody).headcount) == ((), 1)


def test_a_name_of_two_people_is_nobodys_until_one_is_chosen(filled_store: Store) -> None:
    values = {"ref": "X1", "first_name": "Jan", "last_name": "Ten"}
    first = saving.add(filled_store, "people", values)
    second = saving.add(filled_store, "people", values | {"ref": "X2"})
    before = content(filled_store)
    with pytest.raises(UserError):
        advising_lines.write(filled_store, [line(filled_store), line(filled_store, person="Ten Jan")])
    assert content(filled_store) == before
    advising_lines.write(filled_store, [line(filled_store, person=second, organisation="Klub Dwa")])
    [event] = advising_lines.write(
        filled_store, [line(filled_store, person="Ten Jan", organisation="Klub Dwa")]
    )
    assert one(filled_store, event).people == (second,) != (first,)


def test_a_line_that_lacks_something_is_refused_with_all_others(filled_store: Store) -> None:
    before = content(filled_store)
    with pytest.raises(RefusedRecordError):
        advising_lines.write(filled_store, [line(filled_store), line(filled_store, title=None)])
    with pytest.raises(RefusedRecordError):
        advising_lines.write(filled_store, [line(filled_store, person="Samotna")])
    assert content(filled_store) == before


def test_several_who_were_there_are_left_alone(filled_store: Store) -> None:
    [event] = advising_lines.write(filled_store, [line(filled_store, person="Nowak Ada")])
    other = id_of(filled_store, "people", "P5")
    saving.add(filled_store, "attendance", {"event": event, "person": other, "status": "attended"})
    assert not one(filled_store, event).plain
    with pytest.raises(UserError):
        advising_lines.write(filled_store, [Line(event, {"person": None})])
    advising_lines.write(filled_store, [Line(event, {"minutes": 5})])
    assert len(one(filled_store, event).people) == 2


def test_what_the_figures_leave_out_is_shown_and_not_counted(filled_store: Store) -> None:
    before = advising.total(advising.book(filled_store).advices)
    [event] = advising_lines.write(filled_store, [line(filled_store, status="planned")])
    assert one(filled_store, event).hours is None
    assert advising.total(advising.book(filled_store).advices) == before
    advising_lines.write(filled_store, [Line(event, {"status": "cancelled"})])
    assert event not in {each.id for each in advising.book(filled_store).advices}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lengths=st.lists(
        st.tuples(st.integers(1, 600), st.sampled_from([None, 7, 45, 50])), min_size=1, max_size=9
    )
)
def test_minutes_add_up_without_drift(filled_store: Store, lengths: list[tuple[int, int | None]]) -> None:
    before = advising.total(advising.book(filled_store).advices)
    lines = [
        line(filled_store, minutes=minutes, hour_minutes=hour, start=f"2025-0{1 + place % 9}-10")
        for place, (minutes, hour) in enumerate(lengths)
    ]
    events = advising_lines.write(filled_store, lines)
    found = advising.book(filled_store).advices
    exact = sum((Fraction(minutes, hour or 60) for minutes, hour in lengths), Fraction())
    assert advising.total(found).hours == before.hours + exact == figure(filled_store)
    for by in (advising.MONTH, advising.ADVISER, advising.MODE):
        assert sum(each.hours for each in advising.sums(found, by).values()) == before.hours + exact
    records.delete(filled_store, "events", events)


def test_the_register_is_narrowed_by_all_that_is_chosen(filled_store: Store) -> None:
    adviser = id_of(filled_store, "people", "P5")
    [other] = advising_lines.write(
        filled_store, [line(filled_store, start="2025-08-01", organisation="Klub", mode="written")]
    )
    found = advising.book(filled_store, id_of(filled_store, "projects", "NL1")).advices
    july = advising.narrowed(found, {advising.MONTH: "2025-07", advising.ADVISER: adviser})
    assert len(july) == 3
    assert other not in {each.id for each in july}
    klub = one(filled_store, other).organisations[0]
    assert [each.id for each in advising.narrowed(found, {advising.ORGANISATION: klub})] == [other]
    months = advising.sums(found, advising.MONTH)
    assert advising.in_order(months, advising.MONTH, str, "en") == ["2025-07", "2025-08"]
    names = {None: "", adviser: "P5"}
    by_adviser = advising.sums(found, advising.ADVISER)
    assert advising.in_order(by_adviser, advising.ADVISER, lambda key: names[key], "en")[-1] is None


# Tools


def test_hours_of_mentor_and_volunteers_go_into_a_case(filled_store: Store) -> None:
    case = id_of(filled_store, "support_cases", "M1")
    [event] = advising_lines.write(filled_store, [line(filled_store, support_case=case, minutes=75)])
    with filled_store.reading() as connection:
        hours = connection.exec_driver_sql("SELECT id, hours, confirmed FROM volunteer_hours").all()
    for each in hours:
        saving.change(filled_store, "volunteer_hours", each.id, {"event": event})
    found = next(each for each in advising_cases.support(filled_store) if each.id == case)
    assert (found.mentored, [each.id for each in found.meetings]) == (Fraction(5, 4), [event])
    signed = sum(each.hours for each in hours if each.confirmed)
    assert found.volunteered == Fraction(signed, 10_000)
    assert found.unconfirmed == Fraction(sum(each.hours for each in hours) - signed, 10_000)
    assert found.hours == found.mentored + found.volunteered


def test_the_matrix_has_a_column_for_each_tool(filled_store: Store) -> None:
    organisation, project = (
        id_of(filled_store, "organisations", "DRU"),
        id_of(filled_store, "projects", "NL1"),
    )
    values = {"ref": "M3", "project": project, "organisation": organisation, "status": "planned"}
    saving.add(filled_store, "support_cases", values | {"title": "arkusz budzetu"})
    cases = advising_cases.support(filled_store, project)
    found = advising_cases.matrix(cases, "pl")
    assert found.tools == ("Arkusz budżetu", "Nieudane")
    assert len(found.organisations) == 2
    assert {each.status for each in found.cells[organisation, "Arkusz budżetu"]} == {"planned"}
    assert sum(len(each) for each in found.cells.values()) == len(cases)


def test_a_case_that_is_finished_ends_today_unless_its_end_was_known(filled_store: Store) -> None:
    case = id_of(filled_store, "support_cases", "M1")
    advising_cases.finish(filled_store, case, date(2025, 10, 1))
    found = next(each for each in advising_cases.support(filled_store) if each.id == case)
    assert (found.status, found.end) == ("done", date(2025, 10, 1))
    advising_cases.finish(filled_store, case, date(2025, 12, 1))
    found = next(each for each in advising_cases.support(filled_store) if each.id == case)
    assert found.end == date(2025, 10, 1)


def test_advice_is_there_for_those_who_give_some(store: Store) -> None:
    assert not advising.is_used(store)
    features.choose(store, [advising.FEATURE])
    assert advising.is_used(store)


def test_advice_is_there_where_some_was_given(filled_store: Store) -> None:
    features.choose(filled_store, [])
    assert advising.is_used(filled_store)
