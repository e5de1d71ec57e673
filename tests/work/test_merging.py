"""One record made of two: everything that named either, and back again."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.common.errors import UserError
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.model import (
    JOURNALLED,
    Affiliation,
    Attachment,
    Consent,
    Cooperation,
    CooperationParty,
    Project,
    ProjectPartner,
    WorkHours,
)
from ngodesk.store import undo
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.store import Store
from ngodesk.store.verify import verify
from ngodesk.work import checking, duplicates, merging
from ngodesk.work.saving import RefusedRecordError
from tests.checks.book import TODAY, Book


@pytest.fixture
def book(store: Store) -> Book:
    return Book(store)


def all_of(store: Store) -> dict[str, list[Any]]:
    with store.reading() as connection:
        return {
            table: [
                tuple(row)
                for row in connection.exec_driver_sql(
                    f"SELECT {quoted(columns_of(table))} FROM {table} ORDER BY id"
                )
            ]
            for table in JOURNALLED
        }


def row_of(store: Store, table: str, row_id: int) -> dict[str, Any]:
    return next(
        dict(zip(columns_of(table), row, strict=True)) for row in all_of(store)[table] if row[0] == row_id
    )


Row = tuple[int, bool, int | None, str | None, str]
rows = st.lists(
    st.tuples(
        st.integers(0, 2),  # event
        st.booleans(),  # the duplicate
        st.sampled_from([None, 0, 1]),  # organisation
        st.sampled_from([None, "1", "2.5"]),  # hours
        st.sampled_from(["attended", "absent", "registered"]),
    ),
    max_size=8,
    unique_by=lambda row: row[:3],
)


def counted(store: Store, ref: str) -> dict[str, Any]:
    with store.reading() as connection:
        found = figures(scope(connection, ref, Span()))
    return {"events": found["events"], "indicators": found["indicators"]}


def one_of(first: Row, second: Row) -> Row:
    """What two rows of one person are: the surest, the longest."""
    order = ("attended", "registered", "absent")
    hours = None if None in (first[3], second[3]) else max(first[3] or "", second[3] or "", key=Decimal)
    return (*first[:3], hours, min(first[4], second[4], key=order.index))


def enter(
    book: Book, ref: str, entered: list[Row], people: tuple[int, int], organisations: list[int]
) -> None:
    project = book.new_project(ref)
    events = [book.event(project_id=project) for _each in range(3)]
    for number, measure in enumerate(("people", "attendances", "person_hours", "organisations")):
        book.indicator(f"{number}", measure, project_id=project)
    for event, twice, organisation, hours, status in entered:
        book.attend(
            events[event],
            people[twice],
            organisation_id=None if organisation is None else organisations[organisation],
            hours=None if hours is None else Decimal(hours),
            status=status,
        )


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(entered=rows)
def test_everything_counts_as_if_the_duplicate_had_never_been(book: Book, entered: list[Row]) -> None:
    mark = len(all_of(book.store)["projects"])
    keep, gone, alone = (book.person("Anna", f"Nowak {mark}") for _each in range(3))
    organisations = [book.organisation(f"{name}{mark}") for name in "AB"]
    joined: dict[tuple[int, int | None], Row] = {}
    for row in entered:
        place = row[0], row[2]
        joined[place] = one_of(joined[place], row) if place in joined else row
    enter(book, f"TWICE{mark}", entered, (keep, gone), organisations)
    enter(book, f"ONCE{mark}", list(joined.values()), (alone, alone), organisations)
    before = all_of(book.store)
    merging.merge(book.store, "people", keep, gone)
    assert counted(book.store, f"TWICE{mark}") == counted(book.store, f"ONCE{mark}")
    undo.undo(book.store)
    assert all_of(book.store) == before
    with book.store.reading() as connection:
        assert [each for each in verify(connection) if not each.sound] == []


def test_what_only_one_of_them_says_is_kept(book: Book) -> None:
    keep = book.person(phone="600700800", tags="a; b", notes="Przychodzi z synem.")
    gone = book.person(
        "Ania", email="anna@example.org", phone="1", tags="b;c", notes="Alergia.", birth_date=date(1980, 2, 3)
    )
    merging.merge(book.store, "people", keep, gone, {"first_name": "Ania"})
    row = row_of(book.store, "people", keep)
    assert (row["first_name"], row["phone"], row["email"]) == ("Ania", "600700800", "anna@example.org")
    assert (row["tags"], row["notes"]) == ("a;b;c", "Przychodzi z synem.\nAlergia.")
    assert row["birth_date"] == "1980-02-03"
    assert gone not in {row[0] for row in all_of(book.store)["people"]}


def test_the_code_of_the_one_that_goes_may_stay(book: Book) -> None:
    keep, gone = book.person(), book.person()
    code = row_of(book.store, "people", gone)["ref"]
    merging.merge(book.store, "people", keep, gone, {"ref": code})
    assert row_of(book.store, "people", keep)["ref"] == code


def test_a_choice_that_cannot_be_kept_changes_nothing(book: Book) -> None:
    keep, gone, other = book.person(), book.person(), book.person()
    before = all_of(book.store)
    with pytest.raises(RefusedRecordError):
        merging.merge(book.store, "people", keep, gone, {"ref": row_of(book.store, "people", other)["ref"]})
    with pytest.raises(UserError):
        merging.merge(book.store, "people", keep, keep)
    assert all_of(book.store) == before


def test_rows_of_the_same_key_become_one(book: Book) -> None:
    keep, gone, organisation = book.person(), book.person(), book.organisation("A")
    for person, start, end in ((keep, date(2020, 1, 1), None), (gone, date(2019, 1, 1), date(2022, 1, 1))):
        book.add(
            Affiliation(person_id=person, organisation_id=organisation, role="member", start=start, end=end)
        )
    for person, withdrawn in ((keep, None), (gone, TODAY)):
        book.add(Consent(person_id=person, kind="image", given_on=date(2020, 1, 1), withdrawn_on=withdrawn))
    event = book.event()
    stays = book.attend(event, keep, status="absent", row=3)
    book.attend(event, gone, signed=True, hours=Decimal(2))
    merging.merge(book.store, "people", keep, gone)
    everything = all_of(book.store)
    assert [len(everything[table]) for table in ("affiliations", "consents", "attendance")] == [1, 1, 1]
    affiliation = row_of(book.store, "affiliations", everything["affiliations"][0][0])
    assert (affiliation["start"], affiliation["end"]) == ("2019-01-01", None)
    assert row_of(book.store, "consents", everything["consents"][0][0])["withdrawn_on"] == TODAY.isoformat()
    there = row_of(book.store, "attendance", stays)
    assert (there["status"], there["signed"], there["row"], there["person_id"]) == ("attended", 1, 3, keep)


def test_hours_of_the_same_work_stay_apart(book: Book) -> None:
    keep, gone = book.person(), book.person()
    for person in (keep, gone):
        for task in ("Opis", "Opis (2)"):
            values = {"person_id": person, "project_id": book.project, "date": TODAY, "hours": Decimal(2)}
            book.add(WorkHours(task=task, **values))
    merging.merge(book.store, "people", keep, gone)
    tasks = [
        (
            row_of(book.store, "work_hours", row[0])["task"],
            row_of(book.store, "work_hours", row[0])["person_id"],
        )
        for row in all_of(book.store)["work_hours"]
    ]
    assert sorted(tasks) == [("Opis", keep), ("Opis (2)", keep), ("Opis (2) (2)", keep), ("Opis (3)", keep)]


def test_files_of_one_name_stay_apart(book: Book) -> None:
    keep, gone = book.organisation("A"), book.organisation("B")
    for record in (keep, gone):
        attached = book.attach("organisations", record, "other")
        book.change(Attachment, attached, filename="statut.pdf")
    merging.merge(book.store, "organisations", keep, gone)
    found = [row_of(book.store, "attachments", row[0]) for row in all_of(book.store)["attachments"]]
    assert sorted((row["filename"], row["record_id"]) for row in found) == [
        ("statut (2).pdf", keep),
        ("statut.pdf", keep),
    ]


def test_lists_of_organisations_name_the_one_once(book: Book) -> None:
    keep, gone = book.organisation("A"), book.organisation("B")
    cooperation = book.add(
        Cooperation(ref="C", project_id=book.project, kind="joint_initiative", title="Koalicja", date=TODAY)
    )
    for place, organisation in enumerate((keep, gone)):
        book.add(CooperationParty(owner_id=cooperation, position=place, target_id=organisation))
    book.add(ProjectPartner(project_id=book.project, organisation_id=gone, role="partner", budget=Decimal(5)))
    book.add(ProjectPartner(project_id=book.project, organisation_id=keep, role="partner", budget=Decimal(7)))
    merging.merge(book.store, "organisations", keep, gone)
    everything = all_of(book.store)
    (party,) = everything["cooperation_parties"]
    assert row_of(book.store, "cooperation_parties", party[0])["target_id"] == keep
    (partner,) = everything["project_partners"]
    assert row_of(book.store, "project_partners", partner[0])["budget"] == 1200


def test_two_records_beside_each_other(book: Book) -> None:
    keep, gone = book.person(phone="600700800"), book.person("Ania", birth_year=1980)
    book.attend(book.event(), gone)
    found = merging.compare(book.store, "people", keep, gone, "en")
    assert found is not None
    lines = {line.field: line for line in found.lines}
    assert {name for name, line in lines.items() if line.differs} == {"ref", "first_name"}
    assert lines["phone"].texts == ("600700800", "")
    assert "address" not in lines
    assert [side.number for side in found.sides] == [0, 1]
    assert merging.compare(book.store, "people", keep, 1, "en") is None


def test_proposals_the_surest_first(book: Book) -> None:
    number = [book.person("Jan", "Lis", national_id="85010112345") for _each in range(2)]
    phone = [book.person("Ewa", name, phone="600700800") for name in ("Kowalska", "Kowlaska")]
    name = [book.person("Zofia", "Wiśniewska"), book.person("Wisniewska", "Zofia")]
    spelt = [book.person("Tomasz", "Żółkiewski"), book.person("Tomasz", "Zolkiewsky")]
    for place in range(2):
        book.person("Tomasz", f"Żółkiewski {place}")
    found = duplicates.proposals(book.store, "people")
    assert [(each.first, each.second) for each in found] == [
        tuple(pair) for pair in (number, phone, name, spelt)
    ]
    assert [each.sureness for each in found] == [0, 1, 2, 2]
    assert found[1].reasons.text() == "names that differ by a letter or two, the same phone"


def test_of_a_common_name_none_is_proposed(book: Book) -> None:
    for _each in range(5):
        book.person()
    assert duplicates.proposals(book.store, "people") == []


def test_who_is_different_is_not_proposed_again(book: Book) -> None:
    for _each in range(2):
        book.person(phone="600700800")
    (proposal,) = duplicates.proposals(book.store, "people")
    with pytest.raises(UserError):
        duplicates.differ(book.store, proposal, " ")
    duplicates.differ(book.store, proposal, "Mother and daughter")
    assert duplicates.proposals(book.store, "people") == []
    told = [each for each in checking.findings(book.store).findings if each.rule.id == "similar-people"]
    assert [each.waived.reason for each in told if each.waived] == ["Mother and daughter"]


def test_organisations_too(book: Book) -> None:
    first = book.organisation("A", name="Fundacja „Łąka”", tax_id="525-24-45-767")
    again = book.organisation("B", name="Laka", tax_id="PL5252445767")
    (proposal,) = duplicates.proposals(book.store, "organisations")
    assert (proposal.first, proposal.second) == (first, again)
    assert duplicates.of_record(book.store, "organisations", again) == proposal
    merging.merge(book.store, "organisations", first, again)
    assert duplicates.proposals(book.store, "organisations") == []


def test_people_in_the_files_of_others_stay_named(book: Book) -> None:
    keep, gone = book.person(), book.person()
    book.change(Project, book.project, contact_id=gone)
    event = book.event(lead_id=gone)
    merging.merge(book.store, "people", keep, gone)
    assert row_of(book.store, "projects", book.project)["contact_id"] == keep
    assert row_of(book.store, "events", event)["lead_id"] == keep


def test_our_own_organisation_stays_ours(book: Book) -> None:
    with book.store.reading() as connection:
        own = connection.exec_driver_sql("SELECT id FROM organisations WHERE own = 1").scalar_one()
    keep = book.organisation("A", own=False)
    found = merging.compare(book.store, "organisations", keep, own, "en")
    assert found is not None
    assert "own" not in {line.field for line in found.lines}
    merging.merge(book.store, "organisations", keep, own, {"own": 0})
    assert row_of(book.store, "organisations", keep)["own"] == 1
