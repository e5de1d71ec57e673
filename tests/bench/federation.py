"""Exchange folders of a federation after ten years, the same ones each time."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from ngodesk.store.opening import open_store
from ngodesk.work.imports import import_folder
from ngodesk.work.workspaces import create

SEED = 2026
_FIRST_DAY = date(2016, 1, 1)
_FIRST_NAMES = ("Anna", "Łukasz", "Zofia", "Jānis", "Žanete", "Piotr", "Ilze", "Marta", "Õie", "Tomasz")
_LAST_NAMES = ("Kowalska", "Żółkiewski", "Bērziņš", "Nowak", "Ozoliņa", "Wiśniewska", "Kalniņš", "Mazur")
_COUNTIES = ("opolski", "nyski", "brzeski", "Ropažu", "Salaspils", "Ādažu", "prudnicki", "")
_KINDS = ("training", "workshop", "meeting", "advice", "conference", "fair", "study_trip")
LINES = 10
SOURCES = ("D", "W", "O")


@dataclass(frozen=True)
class Size:
    """How many records of each kind."""

    projects: int
    organisations: int
    people: int
    events: int
    attendance: int
    documents: int
    hours: int


DECADE = Size(50, 2_000, 20_000, 3_000, 200_000, 30_000, 40_000)
CENTURY = Size(50, 2_000, 20_000, 30_000, 2_000_000, 30_000, 40_000)
TINY = Size(3, 20, 60, 30, 400, 60, 80)
PEOPLE_COLUMNS = (
    "ref",
    "first_name",
    "last_name",
    "email",
    "phone",
    "gender",
    "birth_date",
    "birth_year",
    "county",
    "city",
)


def federation(folder: Path, size: Size) -> Path:
    """A workspace with a federation of that size, beside `folder`: the benches of a run share it, to read."""
    path = folder.parent / f"federation-{size.attendance}.ngodesk"
    if not path.exists():
        write_federation(folder / "source", size)
        create(path, organisation="Federation", language="en", currency="PLN")
        with open_store(path) as store:
            import_folder(store, folder / "source")
    return path


def write_table(folder: Path, table: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """One CSV file; None is blank."""
    folder.mkdir(exist_ok=True)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_people(folder: Path, number: int, changed: int = 0) -> None:
    """People in ten columns; the first `changed` of them with a new phone, city and last name."""
    write_table(folder, "people", PEOPLE_COLUMNS, _people(number, changed))


def _people(number: int, changed: int = 0) -> Iterator[list[Any]]:
    random = Random(SEED)
    for each in range(number):
        first, last = random.choice(_FIRST_NAMES), random.choice(_LAST_NAMES)
        born = _FIRST_DAY - timedelta(days=random.randrange(6_000, 25_000))
        phone = f"+48 {random.randrange(10**8, 10**9)}"
        row = [
            f"P{each}",
            first,
            f"{last}-{each % 997}" if each % 3 else last,
            f"person.{each}@example.org" if each % 4 else None,
            phone if each % 2 else None,
            random.choice(("female", "male", "other", None)),
            born.isoformat() if each % 5 == 0 else None,
            born.year,
            random.choice(_COUNTIES),
            "Opole" if each % 2 else "Rīga",
        ]
        if each < changed:
            row[2], row[4], row[9] = f"{last}-Zielińska", f"+371 {20_000_000 + each}", "Kraków"
        yield row


def write_federation(folder: Path, size: Size) -> None:
    """All tables of a federation: `size` says how many, two allocations for each document."""
    random = Random(SEED)
    write_people(folder, size.people)
    _write_organisations(folder, size)
    _write_projects(folder, size)
    _write_events(folder, size, random)
    _write_money(folder, size, random)
    _write_volunteers(folder, size, random)


def _write_organisations(folder: Path, size: Size) -> None:
    rows = (
        (f"O{n}", f"Stowarzyszenie {n}", "ngo", "true" if n == 0 else None) for n in range(size.organisations)
    )
    write_table(folder, "organisations", ("ref", "name", "kind", "own"), rows)


def _write_projects(folder: Path, size: Size) -> None:
    projects = [f"N{n}" for n in range(size.projects)]
    write_table(
        folder,
        "projects",
        ("ref", "title", "role", "start", "end", "status", "currency", "teaching_hour_minutes"),
        (
            (
                ref,
                f"Project {ref}",
                "lead",
                "2016-01-01",
                "2025-12-31",
                "settled",
                "PLN",
                45 if n % 2 else None,
            )
            for n, ref in enumerate(projects)
        ),
    )
    write_table(
        folder,
        "project_partners",
        ("project", "organisation", "role"),
        ((ref, f"O{n % (size.organisations - 1) + 1}", "partner") for n, ref in enumerate(projects)),
    )
    kinds = ("grant", "own_cash", "own_personal")
    write_table(
        folder,
        "funding_sources",
        ("project", "code", "kind", "name"),
        ((ref, code, kind, kind) for ref in projects for code, kind in zip(SOURCES, kinds, strict=True)),
    )
    _write_budget(folder, projects)
    indicators = ("people", "organisations", "event_hours", "person_hours")
    write_table(
        folder,
        "indicators",
        ("project", "code", "name", "kind", "measure", "target"),
        ((ref, n + 1, name, "output", name, 500) for ref in projects for n, name in enumerate(indicators)),
    )


def _write_budget(folder: Path, projects: list[str]) -> None:
    lines = [
        (ref, f"I.{n}", f"Line {n}", "direct", None, None) for ref in projects for n in range(1, LINES + 1)
    ]
    lines += [(ref, "II.1", "Indirect", "admin", 7, "I.1;I.2") for ref in projects]
    header = ("project", "code", "name", "cost_kind", "flat_rate_percent", "flat_rate_of")
    write_table(folder, "budget_lines", header, lines)
    plan = [(line[0], line[1], source, "12500.50") for line in lines for source in SOURCES[:2]]
    write_table(folder, "budget_plan", ("project", "line", "source", "amount"), plan)
    receipts = [
        (f"R{ref}-{n}", ref, SOURCES[n % 2], f"20{16 + n}-03-01", kind, amount)
        for ref in projects
        for n, (kind, amount) in enumerate(
            (("tranche", "90000.00"), ("own", "8000.00"), ("interest", "12.34"), ("refund", "-55.10"))
        )
    ]
    write_table(folder, "receipts", ("ref", "project", "source", "date", "kind", "amount"), receipts)
    outputs = [
        (f"{ref}-{n}", ref, "publication" if n % 2 else "video", f"Output {n}", "2020-05-05", n or None)
        for ref in projects
        for n in range(4)
    ]
    write_table(folder, "outputs", ("ref", "project", "kind", "title", "date", "quantity"), outputs)


def _write_events(folder: Path, size: Size, random: Random) -> None:
    events, sessions, attendance = [], [], []
    for n in range(size.events):
        ref, day = f"E{n}", _day(random)
        with_sessions, in_minutes = n % 3 == 0, n % 4 == 0
        hours = None if with_sessions or in_minutes else f"{random.randrange(1, 40) / 4:.2f}"
        minutes = random.randrange(45, 400) if in_minutes and not with_sessions else None
        status, access = "held" if n % 20 else "planned", "internal" if n % 31 == 7 else "open"
        events.append(
            (
                *(
                    ref,
                    f"N{n % size.projects}",
                    random.choice(_KINDS),
                    f"Event {n}",
                    status,
                    access,
                    day,
                    hours,
                ),
                *(
                    minutes,
                    60 if n % 11 == 0 else None,
                    40 if n % 5 == 0 else None,
                    2 if n % 9 == 0 else None,
                ),
            )
        )
        if with_sessions:
            sessions += [(ref, 1, day, "2.5", None), (ref, 2, day, None, 100)]
        attendance += _attendance(ref, n, size, random)
    header = ("ref", "project", "kind", "title", "status", "access", "start", "hours", "minutes")
    write_table(folder, "events", (*header, "hour_minutes", "headcount", "refused"), events)
    write_table(folder, "event_sessions", ("event", "number", "date", "hours", "minutes"), sessions)
    header = ("event", "session", "person", "organisation", "status", "hours", "signed")
    write_table(folder, "attendance", header, attendance)


def _attendance(ref: str, n: int, size: Size, random: Random) -> Iterator[tuple[Any, ...]]:
    number = size.attendance // size.events + (n < size.attendance % size.events)
    slots = (1, 2) if n % 3 == 0 else (None,)
    people = random.sample(range(size.people), -(-number // len(slots)))
    pairs = [(person, slot) for person in people for slot in slots][:number]
    alone = set()  # organisations that attended without a person: once in each session
    for person, slot in pairs:
        stands_for = f"O{person % size.organisations}" if person % 5 < 2 else None
        who = None if person % 29 == 0 and stands_for and (slot, stands_for) not in alone else f"P{person}"
        if who is None:
            alone.add((slot, stands_for))
        status = "attended" if random.random() < 0.9 else "absent"
        yield ref, slot, who, stands_for, status, "1.25" if person % 41 == 0 else None, "true"


def _write_money(folder: Path, size: Size, random: Random) -> None:
    documents, payments, allocations = [], [], []
    for n in range(size.documents):
        ref, day, half = f"D{n}", _day(random), random.randrange(500, 200_000)
        euro, in_parts, unpaid = n % 7 == 0, n % 10 == 0, n % 23 == 0
        rate = f"{random.randrange(41_000, 47_000) / 10_000:.4f}" if euro else None
        paid = None if in_parts or unpaid else day
        documents.append(
            (
                *(ref, "invoice", f"{n}/FV", "Dostawca sp. z o.o.", day, paid, "transfer"),
                *("EUR" if euro else "PLN", _money(2 * half), rate, f"Materiały {n}"),
            )
        )
        if in_parts:
            payments += [(ref, 1, day, _money(half)), (ref, 2, day, _money(half if n % 20 else half // 3))]
        project = f"N{n % size.projects}"
        for place in (1, 2):
            line, source = f"I.{(n // size.projects * 2 + place) % LINES + 1}", SOURCES[(n + place) % 2]
            allocations.append((ref, project, line, source, _money(half)))
    header = ("ref", "kind", "number", "issuer_name", "issue_date", "payment_date", "payment_method")
    header += ("currency", "gross", "exchange_rate", "description")
    write_table(folder, "cost_documents", header, documents)
    write_table(folder, "payments", ("document", "number", "date", "amount"), payments)
    write_table(folder, "allocations", ("document", "project", "line", "source", "amount"), allocations)


def _write_volunteers(folder: Path, size: Size, random: Random) -> None:
    number = max(size.projects, size.hours // 20)
    agreements = (
        (f"A{n}", f"P{n * 7 % size.people}", f"N{n % size.projects}", "2016-01-01", "Help", 30 + n % 9)
        for n in range(number)
    )
    header = ("ref", "person", "project", "start", "tasks", "hourly_value")
    write_table(folder, "volunteer_agreements", header, agreements)
    hours = [
        (
            *(f"A{n % number}", _day(random), f"{random.randrange(1, 33) / 4:.2f}", f"Task {n}"),
            *(f"I.{n % LINES + 1}" if n % 3 == 0 else None, "true" if n % 13 else None),
        )
        for n in range(size.hours)
    ]
    write_table(folder, "volunteer_hours", ("agreement", "date", "hours", "task", "line", "confirmed"), hours)


def _day(random: Random) -> str:
    return (_FIRST_DAY + timedelta(days=random.randrange(3_650))).isoformat()


def _money(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"
