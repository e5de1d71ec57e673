"""The coordinator's prints from a real workspace: in three languages, read back, equal to the figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ngodesk.common.errors import UsageError, UserError
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.model import (
    Answer,
    Booking,
    Certificate,
    Consultation,
    Event,
    EventSession,
    Organisation,
    Participation,
    Person,
    Programme,
    Project,
    Question,
    Questionnaire,
    Remark,
    Response,
    Room,
    Setting,
)
from ngodesk.reports.content import (
    Cards,
    Clause,
    Column,
    FormTable,
    Heading,
    Name,
    PageBreak,
    Radar,
    Report,
    Table,
    Text,
)
from ngodesk.reports.templates import template, templates
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import certifying, history, printing
from ngodesk.work.printing import Wish
from tests.reports.asked import COORDINATOR
from tests.reports.prints import fonts_of, printed, squeezed
from tests.reports.sheets import parts, rows, sums

PRINTS = [(name, form) for name in COORDINATOR for form in template(name).formats]
LANGUAGES = ["en", "pl", "lv"]
DAY = date(2025, 6, 1)


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    """The example with what it lacks: a self-assessment, a consultation, bookings, monitored people."""
    with open_store(filled) as opened:
        with opened.write("Made for a test") as session:
            _fill(session)
        yield opened


def _fill(session: Any) -> None:
    project = session.query(Project).one().id
    people = {each.ref: each for each in session.query(Person)}
    bodies = {each.ref: each.id for each in session.query(Organisation)}
    people["P1"].phone, people["P1"].email = "600 700 800", "zak@example.org"
    consultation = Consultation(ref="K1", project_id=project, title="Standard konsultacji", opened=DAY)
    room = Room(ref="B1", name="Sala")
    assessment = Questionnaire(ref="SA", project_id=project, kind="self_assessment", title="Samoocena")
    session.add_all((consultation, room, assessment))
    session.flush()
    for number, decision in enumerate(("accepted", "partly", None), 1):
        session.add(
            Remark(
                consultation_id=consultation.id,
                number=number,
                received=DAY,
                organisation_id=bodies["KGW"],
                text=f"Uwaga {number}",
                decision=decision,
            )
        )
    hours = ((9, 12, 2), (13, 14, 1))
    for start, end, seats in hours:
        session.add(
            Booking(
                room_id=room.id,
                project_id=project,
                start=datetime(2025, 6, 2, start),
                end=datetime(2025, 6, 2, end, 20),
                organisation_id=bodies["KGW"],
                seats=seats,
            )
        )
    complete = {"education": "ISCED 3", "labour_status": "pracujący", "start": DAY}
    for ref, values in (("P1", complete), ("P4", {"start": DAY})):
        session.add(Participation(project_id=project, person_id=people[ref].id, kind="individual", **values))
    _assess(session, assessment.id)


def _assess(session: Any, questionnaire: int) -> None:
    """Four areas in two planes; in 2015 two sides and what they agreed on."""
    questions = []
    for place, area in enumerate(("A / a", "A / b", "B / c", "B / d"), 1):
        questions.append(
            Question(
                questionnaire_id=questionnaire,
                code=str(place),
                area=area,
                text=f"Stwierdzenie {place}",
                kind="scale",
                scale_min=1,
                scale_max=5,
            )
        )
    session.add_all(questions)
    session.flush()
    scores = {
        ("2014", "agreed"): (2, 3, 4, 4),
        ("2015", "agreed"): (4, 4, 5, 4),
        ("2015", "ngo"): (1, 3, 4, 4),
        ("2015", "administration"): (5, 4, 4, 4),
    }
    for number, ((round_, side), values) in enumerate(scores.items(), 1):
        response = Response(
            ref=f"SA{number}", questionnaire_id=questionnaire, date=DAY, round=round_, side=side
        )
        session.add(response)
        session.flush()
        session.add_all(
            Answer(response_id=response.id, question_id=question.id, value=Decimal(value))
            for question, value in zip(questions, values, strict=True)
        )


def made(store: Store, report: str, language: str = "en", **changes: Any) -> Report:
    """A report's content."""
    return printing.content(store, report, replace(COORDINATOR[report], language=language, **changes))


def tables(report: Report) -> list[Table]:
    """Its tables, in order."""
    return [element for element in report.content if isinstance(element, Table)]


def column(table: Table, head: str) -> list[Any]:
    """The cells of the body under a head."""
    place = next(n for n, each in enumerate(table.columns) if each.head.startswith(head))
    return [row.cells[place] for row in table.rows if row.style == "body"]


def total(table: Table, head: str) -> str:
    """What the last row has under a head, as the figures write it."""
    place = next(n for n, each in enumerate(table.columns) if each.head.startswith(head))
    return f"{table.rows[-1].cells[place]:.2f}"


def known(store: Store, span: Span | None = None) -> dict[str, Any]:
    """The figures of the project."""
    with store.reading() as connection:
        return figures(scope(connection, "NL1", span or Span()))


def read_back(content: Report) -> tuple[PdfReader, str]:
    """The file and its text without white space."""
    document = PdfReader(BytesIO(printed(content)))
    return document, squeezed("".join(page.extract_text() for page in document.pages))


def event_id(store: Store, ref: str = "E1") -> int:
    """The id of an event."""
    with store.read() as session:
        return int(session.query(Event).filter_by(ref=ref).one().id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_print_can_be_read_back_in_every_language(store: Store, language: str) -> None:
    certifying.give(store, event_id(store), today=DAY)
    for report, form in PRINTS:
        content = made(store, report, language)
        if form == "pdf":
            document, text = read_back(content)
            assert squeezed(content.title) in text
            assert all(squeezed(each.text) in text for each in content.content if isinstance(each, Heading))
            assert {str(font["/BaseFont"]).split("+")[-1].split("-")[0] for font in fonts_of(document)} == {
                "SourceSans3"
            }
        else:
            assert rows(printing.written(content, form))


def heads(report: Report) -> set[str]:
    """All words that the template says."""
    found = {column.head for table in tables(report) for column in table.columns}
    return found | {row.label for form in report.content if isinstance(form, FormTable) for row in form.rows}


@pytest.mark.parametrize("language", ["pl", "lv"])
def test_the_words_of_forms_are_in_their_language(store: Store, language: str) -> None:
    alike = {"VAT", "%", "E-mail", "2014", "2015"}
    for report in COORDINATOR:
        english, other = made(store, report, "en"), made(store, report, language)
        same = heads(english) & heads(other)
        assert not {head for head in same if head and not set(head.split()) & alike}, report
        assert english.name != other.name or report == "coworking"


def test_the_sums_of_sheets_are_live(store: Store) -> None:
    for report in (name for name, form in PRINTS if form == "xlsx"):
        for name, part in parts(printing.written(made(store, report), "xlsx")).items():
            if name.startswith("xl/worksheets/"):
                assert all(stored == added for _cell, stored, added in sums(part)), (report, name)


def test_every_report_of_the_coordinator_is_asked_for() -> None:
    needed = {"event", "agreement", "subgrant", "questionnaire", "consultation"}
    assert {each.id for each in templates() if needed & set(each.needs)} <= COORDINATOR.keys()


def test_the_sheet_that_goes_round_shows_names_organisations_and_signatures_alone(store: Store) -> None:
    with store.write("Made for a test") as session:
        session.add(Setting(key="information_clause.pl", value="Your data are kept for five years."))
    content = made(store, "sign-in-sheet", "pl")
    (table,) = tables(content)
    assert [each.head.split("\n")[0] for each in table.columns] == [
        "Nr",
        "Nazwisko i imię",
        "Organizacja",
        "Podpis",
        "Podpis",
    ]
    _document, text = read_back(content)
    assert "600700800" not in text
    assert "zak@example.org" not in text
    assert "Yourdataarekeptforfiveyears." in text
    names = [cell for cell in column(table, "Nazwisko") if cell]
    assert names == [
        Name("Bērziņa", "Ilze"),
        Name("Ćwik", "Śmiał"),
        Name("Źrebiec", "Óscar"),
        Name("Żak", "Łucja"),
    ]
    _document, contacts = read_back(made(store, "contact-sheet"))
    assert "600700800" in contacts


@pytest.mark.parametrize(
    ("asked", "capacity", "blank"), [(None, 12, 8), (None, 6, 5), (None, None, 5), (0, 12, 0)]
)
def test_blank_rows_follow_the_registered(
    store: Store, asked: int | None, capacity: int | None, blank: int
) -> None:
    with store.write("Made for a test") as session:
        session.query(Event).filter_by(ref="E1").one().capacity = capacity
    (table,) = tables(made(store, "sign-in-sheet", blank=asked))
    numbers = column(table, "No.")
    assert numbers == [str(number) for number in range(1, 4 + blank + 1)]


def test_without_a_clause_there_is_room_to_write_it(store: Store) -> None:
    (clause,) = [each for each in made(store, "sign-in-sheet").content if isinstance(each, Clause)]
    assert clause.text == ""
    assert clause.label in " ".join(
        page.extract_text() for page in PdfReader(BytesIO(printed(made(store, "sign-in-sheet")))).pages
    )


def test_hours_of_the_attendance_list_are_those_of_the_figures(store: Store) -> None:
    (table,) = tables(made(store, "attendance-list"))
    hours = dict(zip(column(table, "Surname"), column(table, "Hours"), strict=True))
    assert hours[Name("Ćwik", "Śmiał")] == 5
    assert hours[Name("Żak", "Łucja")] == 15
    assert hours[Name("Źrebiec", "Óscar")] == 0
    marks = [str(cell) for row in table.rows for cell in row.cells]
    assert "\N{CHECK MARK}*" in marks  # there, but not signed


def test_badges_name_everybody_who_is_expected(store: Store) -> None:
    (cards,) = [each for each in made(store, "name-badges", "pl").content if isinstance(each, Cards)]
    assert [card.name for card in cards.cards] == ["Ilze Bērziņa", "Śmiał Ćwik", "Óscar Źrebiec", "Łucja Żak"]


def threshold(store: Store, percent: int | None) -> None:
    """Set the share of hours that earns a certificate."""
    with store.write("Made for a test") as session:
        programme = session.query(Programme).first()
        programme.attendance_threshold_percent = None if percent is None else Decimal(percent)


def test_numbers_are_given_once_and_print_again_unchanged(store: Store) -> None:
    event = event_id(store)
    threshold(store, 80)
    before = made(store, "certificates")
    assert column(tables(before)[0], "Hours") == [Decimal(15), Decimal(15)]
    numbers = certifying.give(store, event, today=date(2025, 4, 2))
    assert numbers == ["NL1/2025/0001", "NL1/2025/0002"]
    with pytest.raises(UserError):
        certifying.give(store, event, today=date(2026, 1, 1))
    threshold(store, None)
    assert certifying.give(store, event, today=date(2025, 5, 5)) == ["NL1/2025/0003"]
    first = printing.written(made(store, "certificates"), "pdf")
    document, text = read_back(made(store, "certificates"))
    assert len(document.pages) == 3
    assert all(number in text for number in (*numbers, "NL1/2025/0003"))
    assert first == printing.written(made(store, "certificates"), "pdf")
    with store.read() as session:
        assert session.query(Certificate).count() == 3


def test_giving_numbers_is_one_step_of_undo(store: Store) -> None:
    numbers = certifying.give(store, event_id(store))
    history.undo(store)
    with store.read() as session:
        assert session.query(Certificate).count() == 0
    assert certifying.give(store, event_id(store)) == numbers


def test_a_series_has_certificates_of_its_own(store: Store) -> None:
    with store.write("Made for a test") as session:
        session.query(Event).filter_by(ref="E2").one().series = "Cykl 1"
    certifying.give(store, event_id(store), today=DAY)
    numbers = certifying.give(store, event_id(store), series=True, today=DAY)
    assert numbers[0] == "NL1/2025/0004"
    whole = made(store, "certificates", series=True)
    assert whole.title == "Cykl 1"
    breaks = [each for each in whole.content if isinstance(each, PageBreak)]
    assert len(breaks) == len(numbers) - 1
    assert "19" in read_back(whole)[1]  # 15 hours and 4


def test_registers_have_the_figures(store: Store) -> None:
    counted = known(store)
    register, kinds = tables(made(store, "events"))
    assert len(column(register, "Code")) == counted["events"]["count"]
    assert total(register, "Hours") == total(kinds, "Hours") == counted["events"]["hours"]
    assert sum(column(register, "Attendances")) == counted["events"]["attendances"]
    everybody = tables(made(store, "participants"))[-1]
    assert len(column(everybody, "Code")) == counted["events"]["people"]
    volunteers = tables(made(store, "volunteers"))[0]
    assert total(volunteers, "Hours") == counted["volunteers"]["hours"]
    assert total(volunteers, "Value") == counted["volunteers"]["value"]
    bodies = tables(made(store, "organisations-supported"))[0]
    assert len(column(bodies, "Code")) == counted["organisations_supported"]
    assert sum(column(tables(made(store, "outputs"))[0], "Pieces")) == counted["outputs"]["count"]
    assert len(column(tables(made(store, "cooperations"))[0], "Code")) == counted["cooperations"]["count"]


@pytest.mark.parametrize("span", [Span(), Span(date(2025, 7, 1), date(2025, 11, 30))])
def test_sub_grants_have_the_figures(store: Store, span: Span) -> None:
    counted = known(store, span)["subgrants"]
    table = tables(made(store, "subgrants", start=span.start, end=span.end))[0]
    for head, name in (("Awarded", "awarded"), ("Paid", "paid"), ("Returned", "returned")):
        cells = [cell for cell in column(table, head) if cell != ""]
        assert f"{sum(cells, Decimal(0)):.2f}" == counted[name]


def test_indicators_print_their_values_and_evidence(store: Store) -> None:
    found = {each["code"]: each for each in known(store)["indicators"]}
    first, *evidence = tables(made(store, "indicators"))
    assert [f"{cell:.2f}" for cell in column(first, "Achieved")[: len(found)]] == [
        each["value"] for each in found.values()
    ]
    with_records = [each for each in found.values() if each["evidence"]]
    assert [len(table.rows) for table in evidence] == [each["evidence"] for each in with_records]


def test_the_valuation_is_the_personal_contribution(store: Store) -> None:
    (table,) = tables(made(store, "contribution-valuation"))
    sources = {each["kind"]: each["actual"] for each in known(store)["budget"]["sources"]}
    assert total(table, "Value") == sources["own_personal"]


def test_the_time_card_has_a_page_for_each_month(store: Store) -> None:
    content = made(store, "volunteer-time-card")
    assert len(PdfReader(BytesIO(printed(content))).pages) == 3
    september = made(store, "volunteer-time-card", month=date(2025, 9, 1))
    (table,) = tables(september)
    assert table.rows[-1].cells[2] == 8


def test_the_agreement_follows_the_law_of_the_organisations_country(store: Store) -> None:
    def words(country: str) -> str:
        with store.write("Made for a test") as session:
            session.query(Organisation).filter_by(own=True).one().country = country
        content = made(store, "volunteer-agreement").content
        return " ".join(each.text for each in content if hasattr(each, "text"))

    assert "art. 42–46" in words("PL")
    assert "three days" in words("LV")
    assert "no country's law" in words("EE")


def test_a_person_with_several_agreements_must_name_one(store: Store) -> None:
    assert printing.content(store, "volunteer-agreement", Wish(person="P8")).title == "Ewa Łąk"
    with pytest.raises(UsageError):
        printing.content(store, "volunteer-agreement", Wish(person="P1"))
    with pytest.raises(UsageError):
        printing.content(store, "sign-in-sheet", Wish(project="NL1"))


def test_incomplete_people_stand_apart(store: Store) -> None:
    complete, incomplete, *_rest = tables(made(store, "participants-monitoring"))
    assert column(complete, "Surname") == ["Żak"]
    assert column(incomplete, "Code") == ["P4"]
    assert column(incomplete, "What is missing") == [("education", "status on the labour market")]
    sheets = rows(printing.written(made(store, "participants-monitoring"), "xlsx"))
    assert max(len(row) for row in next(iter(sheets.values()))) == len(complete.columns)


def test_the_index_is_the_mean_of_the_planes(store: Store) -> None:
    content = made(store, "self-assessment")
    (radar,) = [each for each in content.content if isinstance(each, Radar)]
    assert radar.areas == ["a", "b", "c", "d"]
    assert [each.name for each in radar.series] == ["2015 agreed", "2014 agreed"]
    assert radar.index == "3.25 \N{RIGHTWARDS ARROW} 4.25"
    areas, differences = tables(content)
    assert areas.rows[-1].cells[-1] == "+1.00"
    assert column(differences, "No.") == ["1", "2"]
    assert column(differences, "difference") == [Decimal(4), Decimal(1)]


def test_a_questionnaire_of_few_areas_has_no_radar(store: Store) -> None:
    content = printing.content(store, "self-assessment", Wish(questionnaire="Q1"))
    assert not [each for each in content.content if isinstance(each, Radar)]
    assert tables(content)


def test_decisions_are_counted(store: Store) -> None:
    decisions, remarks = tables(made(store, "consultation"))
    assert [row.cells[1] for row in decisions.rows] == [1, 1, 1, 0, 3]
    assert len(remarks.rows) == 3


def test_bookings_add_up_to_hours_and_seats(store: Store) -> None:
    months, every = tables(made(store, "coworking"))
    assert (total(months, "Hours"), total(months, "Hours ×")) == ("4.67", "8.00")
    assert total(every, "Hours") == "4.67"
    assert len(every.rows) == 3


def test_the_catalogue_lists_active_organisations_and_officers(store: Store) -> None:
    with store.read() as session:
        active = session.query(Organisation).filter(Organisation.active.isnot(False)).count()
    organisations, officers = tables(made(store, "organisation-catalogue"))
    assert len(column(organisations, "Organisation")) == active
    assert column(officers, "Name") == ["Jan Nowak"]


def test_counties_reached_of_the_region(store: Store) -> None:
    with store.write("Made for a test") as session:
        own = session.query(Organisation).filter_by(own=True).one()
        own.country, own.region = "PL", "podlaskie"
    content = made(store, "county-coverage")
    counties = tables(content)[0]
    events = dict(zip(column(counties, "County"), column(counties, "Events"), strict=True))
    assert events["białostocki"] == 3
    assert len(events) == 17
    assert any("1 of 17" in each.text for each in content.content if isinstance(each, Text))


def test_columns_for_the_pen_are_empty(store: Store) -> None:
    for report in ("sign-in-sheet", "volunteer-time-card", "subgrant-settlement"):
        for table in tables(made(store, report)):
            places = [n for n, each in enumerate(table.columns) if isinstance(each, Column) and each.pen]
            assert all(row.cells[place] == "" for row in table.rows for place in places)


def test_over_three_sessions_the_sheet_lies(store: Store) -> None:
    with store.write("Made for a test") as session:
        event = session.query(Event).filter_by(ref="E1").one().id
        for number in (3, 4):
            session.add(
                EventSession(event_id=event, number=number, date=date(2025, 3, 13 + number), minutes=90)
            )
    content = made(store, "sign-in-sheet")
    assert content.landscape
    assert [each.pen for each in tables(content)[0].columns] == [False, False, False, True, True, True, True]
    pages = PdfReader(BytesIO(printed(content))).pages
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
