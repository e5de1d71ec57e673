"""What is due and unfinished: every kind of it from a small association, samples counted anew in Python."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ngodesk.common import language
from ngodesk.store.store import Store
from ngodesk.work import counting, projects, saving, timeline, today
from ngodesk.work.deadlines import Deadline, deadlines
from ngodesk.work.unfinished import unfinished
from tests.work.little import TODAY, Little, day


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def little(store: Store) -> Little:
    return Little(store).fill()


def told(found: list[Deadline]) -> dict[str, tuple[date, str]]:
    return {each.what.text().replace("\N{NO-BREAK SPACE}", " "): (each.day, each.tone) for each in found}


def test_every_kind_of_deadline_is_found(little: Little) -> None:
    assert told(deadlines(little.store, TODAY)) == {
        "Report R1 is due: Fundusz": (day(-3), "problem"),
        "Answer remark 3 of the funder": (day(2), "attention"),
        "Pay 100.00 PLN: FV open, Drukarnia": (day(3), "attention"),
        "Pay 59.50 PLN: FV part, Drukarnia": (day(5), "attention"),
        "Insurance of a volunteer ends: Anna Ķeniņa": (day(6), "attention"),
        "Event: Spotkanie soon, 1 registered": (day(7), "ok"),
        "The project ends": (day(9), "problem"),
        "Contract ends: Najem": (day(12), "problem"),
        "Settlement of the sub-grant Ławka: Koło Gospodyń": (day(14), "attention"),
        "Report R2 is due: Fundusz": (day(15), "attention"),
        "Consultation closes: Statut": (day(30), "attention"),
    }


def test_a_project_ends_when_the_amendment_in_force_says(little: Little) -> None:
    (before,) = [each for each in projects.projects(little.store) if each.end == day(9)]
    amendment = {"project": before.id, "number": 1, "date": day(-1).isoformat()}
    amendment |= {"status": "requested", "new_end": day(100).isoformat()}
    record = saving.add(little.store, "amendments", amendment)
    assert projects.projects(little.store) == [before]
    saving.change(little.store, "amendments", record, {"status": "approved"})
    assert [each.end for each in projects.projects(little.store)] == [day(100)]
    assert "The project ends" not in told(deadlines(little.store, TODAY))
    assert told(deadlines(little.store, TODAY, 100))["The project ends"] == (day(100), "problem")


def test_deadlines_lead_to_their_records_and_come_in_order(little: Little) -> None:
    found = deadlines(little.store, TODAY)
    assert [each.day for each in found] == sorted(each.day for each in found)
    records = {
        each.table: each.id for each in found if each.table not in ("cost_documents", "reporting_periods")
    }
    assert records == {
        "report_remarks": little.ids["remark"],
        "volunteer_agreements": little.ids["volunteer"],
        "events": little.ids["soon"],
        "projects": little.ids["P1"],
        "contracts": little.ids["contract"],
        "subgrants": little.ids["grant"],
        "consultations": little.ids["consultation"],
    }
    documents = [each.id for each in found if each.table == "cost_documents"]
    assert documents == [little.ids["open"], little.ids["part"]]
    assert {each.project for each in found} == {"P1", ""}


@pytest.mark.parametrize("days", [1, 7, 8, 30, 31])
def test_only_so_many_days_are_looked_at(little: Little, days: int) -> None:
    every = deadlines(little.store, TODAY, days=60)
    assert len(every) > len(deadlines(little.store, TODAY, days=1))
    within = [each for each in every if each.day <= TODAY + timedelta(days=days)]
    assert deadlines(little.store, TODAY, days=days) == within


def test_every_kind_of_unfinished_thing_is_found(little: Little) -> None:
    found = unfinished(little.store, TODAY)
    said = [
        (each.what.text(), each.remark.text().replace("\N{NO-BREAK SPACE}", " "), each.id) for each in found
    ]
    ids = little.ids
    assert said == [
        ("FV late, Drukarnia", "100.00 PLN was due on 19 November 2025", ids["late"]),
        ("Event: Spotkanie forgotten", "planned for 14 November 2025: did it take place?", ids["forgotten"]),
        ("Attendance list: Spotkanie held", "1 of 2 people", ids["held"]),
        ("FV part, Drukarnia", "10.00 PLN of 100.00 PLN to allocate", ids["part"]),
        ("Volunteer agreement: Anna Ķeniņa", "the day of signing is missing", ids["volunteer"]),
        ("Report R2 of P1", "2 texts are not ready", None),
    ]


def test_sentences_speak_the_language_of_the_moment(little: Little) -> None:
    (first, *_rest) = unfinished(little.store, TODAY)
    language.use("pl")
    assert "19\N{NO-BREAK SPACE}listopada\N{NO-BREAK SPACE}2025" in first.remark.text()
    assert "100,00\N{NO-BREAK SPACE}zł" in first.remark.text()


def test_a_project_says_what_is_left_of_its_grant_and_of_its_time(little: Little) -> None:
    (line,) = today.project_lines(little.store, TODAY)
    paid = [Decimal(100), Decimal(100), Decimal(60) * Decimal("40.50") / 100]  # paid, gift, part
    assert line.spent == sum(paid)
    assert line.left == line.planned - line.spent == 1000 - sum(paid)
    assert line.passed == pytest.approx(100 / 110)
    assert line.report == (little.ids["R1"], "R1", day(-3))
    (end,) = [each for each in today.overview(little.store, TODAY).deadlines if each.table == "projects"]
    said = end.what.text().replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"The project ends, {line.left:.2f} PLN of the grant is left"


def test_an_empty_file_has_nothing_to_do(store: Store) -> None:
    found = today.overview(store, TODAY)
    assert (found.deadlines, found.unfinished, found.projects) == ([], [], [])


def test_the_timeline_holds_each_activity_and_event_once(filled_store: Store, example: Path) -> None:
    (line,) = today.project_lines(filled_store, TODAY)
    beside = timeline.beside(filled_store, line.id)
    activities, events = (
        list(csv.DictReader((example / f"{name}.csv").read_text("utf-8").splitlines()))
        for name in ("activities", "events")
    )
    lanes = {
        lane.code: sorted((dot.title, dot.day.isoformat(), dot.planned) for dot in lane.dots)
        for lane in beside.lanes
    }
    expected: dict[str, list[tuple[str, str, bool]]] = {row["code"]: [] for row in activities}
    for row in events:
        if row["status"] != "cancelled":
            dot = (row["title"], row["start"], row["status"] == "planned")
            expected.setdefault(row["activity"], []).append(dot)
    assert lanes == {code: sorted(dots) for code, dots in expected.items()}


def test_events_without_an_activity_have_a_lane_of_their_own(little: Little) -> None:
    beside = timeline.beside(little.store, little.project)
    assert [(lane.id, [dot.id for dot in lane.dots]) for lane in beside.lanes] == [
        (little.ids["A1"], [little.ids["forgotten"], little.ids["soon"]]),
        (None, [little.ids["held"]]),
    ]
    assert beside.report is not None
    assert (beside.report.code, beside.report.ready, beside.report.texts) == ("R1", 0, 0)
    assert dict(beside.ids)["budget_lines", "1"] == little.line


def test_the_example_counts_as_its_figures(filled_store: Store) -> None:
    (line,) = today.project_lines(filled_store, TODAY)
    figures = counting.project_figures(filled_store, "NL1")
    grants = [each for each in figures["budget"]["sources"] if each["kind"] == "grant"]
    assert line.left == sum(Decimal(each["planned"]) - Decimal(each["actual"]) for each in grants)
    assert line.met == sum(each["met"] is True for each in figures["indicators"])
    assert line.aimed == sum(each["target"] is not None for each in figures["indicators"])
