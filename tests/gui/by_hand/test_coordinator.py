"""Each sample project is run through at the keyboard, from planning an event to its indicator's evidence."""

from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui import theme
from ngodesk.gui.app import Application
from tests.gui.by_hand.coordinator import Coordinator, Counted
from tests.gui.by_hand.test_projects import CASES as PROJECTS
from tests.gui.windows import THEMES, Open

Added = dict[str, set[int]]
"""Ids by table."""


@dataclass(frozen=True)
class Case:
    """What is done in a project: an event that repeats, and the indicator that it counts for."""

    project: str
    kind: str
    activity: str
    day: str
    repeats: str
    times: str
    indicator: str
    shape: str = "events"
    advice: str = ""
    hours: str = ""
    """The indicators of advice and of volunteers' hours, where the project has them."""


CASES = (
    Case("KE", "training", "A1", "2023-05-09", "weeks 2", "3", "1", advice="2"),
    Case("WWR", "workshop", "A1", "2017-10-03", "weeks 1", "2", "2", "sessions", advice="5", hours="6"),
    Case("OPO", "seminar", "Z7", "2015-03-03", "weeks 1", "2", "1"),
    Case("ENG", "meeting", "A1", "2023-03-07", "months 1", "3", "1"),
    Case("CC", "conference", "B1", "2021-03-09", "weeks 1", "2", "1", "sessions"),
    Case("NVO", "fair", "A5", "2020-10-03", "weeks 1", "2", "5"),
    Case("DN", "session", "B2", "2024-03-05", "weeks 2", "6", "2", advice="1"),
)
LOOKS = {each.project: each for each in PROJECTS}


KNOWN = """
SELECT last_name || ' ' || first_name AS name FROM people WHERE id IN (SELECT person_id FROM attendance)
GROUP BY name HAVING count(*) = 1 ORDER BY max(id) DESC LIMIT 3"""
THERE = "SELECT person_id, organisation_id FROM attendance WHERE event_id = {event} AND status = 'attended'"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.project)
def test_from_the_plan_to_the_evidence(
    qtbot: QtBot,
    qapp: Application,
    open_window: Open,
    written: dict[str, Path],
    tmp_path: Path,
    case: Case,
) -> None:
    look = LOOKS[case.project]
    theme.use(qapp, THEMES[look.colors])
    qapp.speak(look.language)
    path = tmp_path / "Ąķ.ngodesk"
    copy(written[look.sample], path)
    hands = Coordinator(qtbot, open_window(path))
    hands.open_project(case.project)
    before = look_at(hands, case)
    may_add = {case.advice: advise(hands, case), case.hours: work(hands, case)}
    plan(hands, case)
    event = hands.event.record
    names = [name for (name,) in hands.asked(KNOWN)]
    hands.register(names[:2])
    print_the_sheet(hands, names[:2], tmp_path / "lista ą.pdf")
    hands.type_list(names[2], "Nowak-Ķirsis Žanna", "Stowarzyszenie Ąžuols")
    hands.attach(tmp_path / "lista ą.pdf")
    hands.finish()
    may_add[case.indicator] = records(hands, event)
    hands.back()
    give_certificates(hands, case, event, [*names, "Žanna Nowak-Ķirsis"])
    hands.open_project(case.project)
    after = look_at(hands, case)
    for code, counted in before.items():
        has_grown(counted, after[code], may_add[code])


def look_at(hands: Coordinator, case: Case) -> dict[str, Counted]:
    """What the page of indicators says."""
    hands.go_to_tab("indicators")
    return {code: hands.indicator(code) for code in (case.indicator, case.advice, case.hours) if code}


def plan(hands: Coordinator, case: Case) -> None:
    """A series by a rule, in the project's last months."""
    answers = {"activity": case.activity, "kind": case.kind, "title": "Spotkanie ąķ", "start": case.day}
    times = {"times": case.times, "start_time": "10:00", "end_time": "14:00", "place": "Świetlica"}
    hands.plan(answers | times, case.repeats, case.shape)
    kept = hands.asked(
        "SELECT count(DISTINCT e.id), count(*) FROM events e LEFT JOIN event_sessions s"
        " ON s.event_id = e.id WHERE e.title = 'Spotkanie ąķ'"
    )
    assert kept == [(1, int(case.times)) if case.shape == "sessions" else (int(case.times),) * 2]


def print_the_sheet(hands: Coordinator, names: list[str], path: Path) -> None:
    """Who registered stands on the sheet that goes round; it is saved, signed and scanned."""
    page = hands.print("sign-in-sheet")
    for name in names:
        assert name in hands.text()
    page.save_as(path)
    hands.settle()
    assert path.read_bytes().startswith(b"%PDF")
    hands.back()


def give_certificates(hands: Coordinator, case: Case, event: int | None, names: list[str]) -> None:
    """Numbers are given once; printed again they are the same."""
    page = hands.print("certificates")
    hands.push(page.give)
    first = hands.text()
    numbers = hands.asked(f"SELECT number FROM certificates WHERE event_id = {event}")
    assert all(number in first and number.startswith(f"{case.project}/") for (number,) in numbers)
    assert len(set(numbers)) == len(names)
    hands.back()
    hands.print("certificates")
    assert hands.text() == first


def records(hands: Coordinator, event: int | None) -> Added:
    """What an event may add to an indicator."""
    people = hands.asked(THERE.format(event=event))
    return {
        "events": {event or 0},
        "people": {person for person, _organisation in people},
        "organisations": {organisation for _person, organisation in people if organisation},
    }


def has_grown(before: Counted, after: Counted, may_add: Added) -> None:
    """The number is another, and the evidence has exactly these records more."""
    added = after[1] - before[1]
    assert after[0] != before[0]
    assert added
    for table in {table for table, _id, _label in added}:
        known = {record for name, record, _label in before[1] if name == table}
        assert {record for name, record, _label in added if name == table} == may_add[table] - known


def advise(hands: Coordinator, case: Case) -> Added:
    """Forty-five minutes on the phone with somebody whom nobody knows yet."""
    if not case.advice:
        return {}
    hands.advise((case.day, "Stowarzyszenie Ąžuols", "Kowalczyk Ąžuolas", "Statut", "45"))
    ((advice, minutes),) = hands.asked("SELECT id, minutes FROM events ORDER BY id DESC LIMIT 1")
    assert minutes == 45
    hands.back()
    return records(hands, advice)


def work(hands: Coordinator, case: Case) -> Added:
    """A morning of a volunteer, signed."""
    if not case.hours:
        return {}
    ((name,),) = hands.asked(
        "SELECT last_name FROM people WHERE id = (SELECT min(person_id) FROM volunteer_agreements)"
    )
    hands.work_for(name, ("15", "9", "12.30"))
    ((line, hours),) = hands.asked("SELECT id, hours FROM volunteer_hours ORDER BY id DESC LIMIT 1")
    assert hours == 35_000
    return {"volunteer_hours": {line}}
