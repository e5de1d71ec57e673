"""The coordinator's prints from a real workspace: in three languages, read back, equal to the figures."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngodesk.common.errors import UsageError
from ngodesk.figures.project import Span
from ngodesk.model import (
    Consultation,
    Event,
    Organisation,
    Project,
    VolunteerAgreement,
)
from ngodesk.reports.content import Column, FormTable, Heading, Radar, Text
from ngodesk.reports.templates import template, templates
from ngodesk.reports.whole import Report
from ngodesk.store.store import Store
from ngodesk.work import certifying, printing, reaching
from ngodesk.work.printing import Wish
from tests.reports import word_files
from tests.reports.asked import COORDINATOR, column, event_id, known, made, read_back, tables, total
from tests.reports.prints import fonts_of, printed, squeezed
from tests.reports.sheets import parts, rows, sums

PRINTS = [(name, form) for name in COORDINATOR for form in template(name).formats]
LANGUAGES = ["en", "pl", "lv"]
DAY = date(2025, 6, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_print_can_be_read_back_in_every_language(desk: Store, language: str) -> None:
    certifying.give(desk, event_id(desk), today=DAY)
    for report, form in PRINTS:
        content = made(desk, report, language)
        if form == "pdf":
            document, text = read_back(content)
            assert squeezed(content.title) in text
            assert all(squeezed(each.text) in text for each in content.content if isinstance(each, Heading))
            assert {str(font["/BaseFont"]).split("+")[-1].split("-")[0] for font in fonts_of(document)} == {
                "SourceSans3"
            }
        elif form == "docx":
            word_files.check(content)
        else:
            assert rows(printing.written(content, form))


def heads(report: Report) -> set[str]:
    """All words that the template says."""
    found = {column.head for table in tables(report) for column in table.columns}
    return found | {row.label for form in report.content if isinstance(form, FormTable) for row in form.rows}


@pytest.mark.parametrize("language", ["pl", "lv"])
def test_the_words_of_forms_are_in_their_language(desk: Store, language: str) -> None:
    alike = {"VAT", "%", "E-mail", "2014", "2015"}
    for report in COORDINATOR:
        english, other = made(desk, report, "en"), made(desk, report, language)
        same = heads(english) & heads(other)
        assert not {head for head in same if head and not set(head.split()) & alike}, report
        assert english.name != other.name or report == "coworking"


def test_the_sums_of_sheets_are_live(desk: Store) -> None:
    for report in (name for name, form in PRINTS if form == "xlsx"):
        for name, part in parts(printing.written(made(desk, report), "xlsx")).items():
            if name.startswith("xl/worksheets/"):
                assert all(stored == added for _cell, stored, added in sums(part)), (report, name)


def test_every_report_of_the_coordinator_is_asked_for() -> None:
    needed = {"event", "agreement", "subgrant", "questionnaire", "consultation"}
    assert {each.id for each in templates() if needed & set(each.needs)} <= COORDINATOR.keys()


def test_registers_have_the_figures(desk: Store) -> None:
    counted = known(desk)
    register, kinds = tables(made(desk, "events"))
    assert len(column(register, "Code")) == counted["events"]["count"]
    assert total(register, "Hours") == total(kinds, "Hours") == counted["events"]["hours"]
    assert sum(column(register, "Attendances")) == counted["events"]["attendances"]
    everybody = tables(made(desk, "participants"))[-1]
    assert len(column(everybody, "Code")) == counted["events"]["people"]
    volunteers = tables(made(desk, "volunteers"))[0]
    assert total(volunteers, "Hours") == counted["volunteers"]["hours"]
    assert total(volunteers, "Value") == counted["volunteers"]["value"]
    bodies = tables(made(desk, "organisations-supported"))[0]
    assert len(column(bodies, "Code")) == counted["organisations_supported"]
    assert sum(column(tables(made(desk, "outputs"))[0], "Pieces")) == counted["outputs"]["count"]
    assert len(column(tables(made(desk, "cooperations"))[0], "Code")) == counted["cooperations"]["count"]


@pytest.mark.parametrize("span", [Span(), Span(date(2025, 7, 1), date(2025, 11, 30))])
def test_sub_grants_have_the_figures(desk: Store, span: Span) -> None:
    counted = known(desk, span)["subgrants"]
    table = tables(made(desk, "subgrants", start=span.start, end=span.end))[0]
    for head, name in (("Awarded", "awarded"), ("Paid", "paid"), ("Returned", "returned")):
        cells = [cell for cell in column(table, head) if cell != ""]
        assert f"{sum(cells, Decimal(0)):.2f}" == counted[name]


def test_indicators_print_their_values_and_evidence(desk: Store) -> None:
    found = {each["code"]: each for each in known(desk)["indicators"]}
    first, *evidence = tables(made(desk, "indicators"))
    assert [f"{cell:.2f}" for cell in column(first, "Achieved")[: len(found)]] == [
        each["value"] for each in found.values()
    ]
    with_records = [each for each in found.values() if each["evidence"]]
    assert [len(table.rows) for table in evidence] == [each["evidence"] for each in with_records]


def test_the_valuation_is_the_personal_contribution(desk: Store) -> None:
    (table,) = tables(made(desk, "contribution-valuation"))
    sources = {each["kind"]: each["actual"] for each in known(desk)["budget"]["sources"]}
    assert total(table, "Value") == sources["own_personal"]


def test_the_time_card_has_a_page_for_each_month(desk: Store) -> None:
    content = made(desk, "volunteer-time-card")
    assert len(PdfReader(BytesIO(printed(content))).pages) == 3
    september = made(desk, "volunteer-time-card", month=date(2025, 9, 1))
    (table,) = tables(september)
    assert table.rows[-1].cells[2] == 8


def test_the_agreement_follows_the_law_of_the_organisations_country(desk: Store) -> None:
    def words(country: str) -> str:
        with desk.write("Made for a test") as session:
            session.query(Organisation).filter_by(own=True).one().country = country
        content = made(desk, "volunteer-agreement").content
        return " ".join(each.text for each in content if hasattr(each, "text"))

    assert "art. 42–46" in words("PL")
    assert "three days" in words("LV")
    assert "no country's law" in words("EE")


def test_a_person_with_several_agreements_must_name_one(desk: Store) -> None:
    assert printing.content(desk, "volunteer-agreement", Wish(person="P8")).title == "Ewa Łąk"
    both = Wish(person="P8", agreement="V1")
    assert printing.content(desk, "volunteer-agreement", both).title == "Ewa Łąk"
    with pytest.raises(UsageError, match="V1 is not an agreement with P1"):
        printing.content(desk, "volunteer-agreement", Wish(person="P1", agreement="V1"))
    with pytest.raises(UsageError):
        printing.content(desk, "volunteer-agreement", Wish(person="P1"))
    with pytest.raises(UsageError):
        printing.content(desk, "sign-in-sheet", Wish(project="NL1"))


def test_incomplete_people_stand_apart(desk: Store) -> None:
    complete, incomplete, *_rest = tables(made(desk, "participants-monitoring"))
    assert column(complete, "Surname") == ["Żak"]
    assert column(incomplete, "Code") == ["P4"]
    assert column(incomplete, "What is missing") == [("education", "status on the labour market")]
    sheets = rows(printing.written(made(desk, "participants-monitoring"), "xlsx"))
    assert max(len(row) for row in next(iter(sheets.values()))) == len(complete.columns)


def test_the_index_is_the_mean_of_the_planes(desk: Store) -> None:
    content = made(desk, "self-assessment")
    (radar,) = [each for each in content.content if isinstance(each, Radar)]
    assert radar.areas == ["a", "b", "c", "d"]
    assert [each.name for each in radar.series] == ["2015 agreed", "2014 agreed"]
    assert radar.index == "3.25 \N{RIGHTWARDS ARROW} 4.25"
    areas, differences = tables(content)
    assert areas.rows[-1].cells[-1] == "+1.00"
    assert column(differences, "No.") == ["1", "2"]
    assert column(differences, "difference") == [Decimal(4), Decimal(1)]


def test_a_questionnaire_of_few_areas_has_no_radar(desk: Store) -> None:
    content = printing.content(desk, "self-assessment", Wish(questionnaire="Q1"))
    assert not [each for each in content.content if isinstance(each, Radar)]
    assert tables(content)


def test_decisions_are_counted(desk: Store) -> None:
    decisions, remarks = tables(made(desk, "consultation"))
    assert [row.cells[1] for row in decisions.rows] == [1, 1, 1, 0, 3]
    assert len(remarks.rows) == 3


def test_an_open_consultation_does_not_end_on_its_first_day(desk: Store) -> None:
    assert made(desk, "consultation").subtitle.count("2025") == 1
    with desk.write("Made for a test") as session:
        session.query(Consultation).one().closed = date(2025, 6, 30)
    assert made(desk, "consultation").subtitle.count("2025") == 2


def test_bookings_add_up_to_hours_and_seats_of_the_whole_room_where_none_are_named(desk: Store) -> None:
    months, every = tables(made(desk, "coworking"))
    assert (total(months, "Hours"), total(months, "Hours ×")) == ("4.67", "10.67")
    assert total(every, "Hours") == "4.67"
    assert len(every.rows) == 3


def test_the_catalogue_lists_active_organisations_and_officers(desk: Store) -> None:
    with desk.read() as session:
        active = session.query(Organisation).filter(Organisation.active.isnot(False)).count()
    organisations, officers = tables(made(desk, "organisation-catalogue"))
    assert len(column(organisations, "Organisation")) == active
    assert column(officers, "Name") == ["Jan Nowak"]


def test_counties_reached_of_the_region(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        own = session.query(Organisation).filter_by(own=True).one()
        own.country, own.region = "PL", "podlaskie"
    content = made(desk, "county-coverage")
    counties = tables(content)[0]
    events = dict(zip(column(counties, "County"), column(counties, "Events"), strict=True))
    assert events["białostocki"] == 3
    assert len(events) == 17
    assert any("1 of 17" in each.text for each in content.content if isinstance(each, Text))


def test_a_county_of_another_region_is_elsewhere_and_a_municipality_has_one_row(desk: Store) -> None:
    """There is a county bielski in Podlasie and one in Silesia."""
    with desk.write("Made for a test") as session:
        session.query(Organisation).filter_by(own=True).one().region = "podlaskie"
        events = {each.ref: each for each in session.query(Event)}
        for ref, region, county, municipality in (
            ("E1", "śląskie", "bielski", "Jasienica"),
            ("E2", "Podlaskie", "BIELSKI", "Boćki"),
            ("E3", None, "Bielski", "BOĆKI"),
        ):
            event = events[ref]
            event.region, event.county, event.municipality = region, county, municipality
    counties, municipalities, elsewhere = tables(made(desk, "county-coverage"))
    events_of = dict(zip(column(counties, "County"), column(counties, "Events"), strict=True))
    assert (events_of["bielski"], events_of["białostocki"]) == (2, 1)
    reached = [row.cells[:2] for row in municipalities.rows]
    assert reached == [("Zabłudów (białostocki)", 1), ("Boćki (bielski)", 2)]
    assert "E1" in column(elsewhere, "Code")
    with desk.read() as session:
        reach = reaching.reach(desk, session.query(Project).one().id)
    assert reach is not None
    assert [len(place.events) for place in reach.counties if place.name == "bielski"] == [2]


def test_counties_that_share_a_name_stand_apart_in_the_catalogue(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        for place, region in enumerate(("podlaskie", "śląskie", "podlaskie")):
            values = {"kind": "ngo", "county": "bielski", "region": region}
            session.add(Organisation(ref=f"X{place}", name=f"Nazwa {place}", **values))
    (organisations, *_officers) = tables(made(desk, "organisation-catalogue"))
    names = [row.cells[0 if row.style == "group" else 1] for row in organisations.rows]
    place = names.index("bielski (podlaskie)")
    assert names[place : place + 5] == [
        "bielski (podlaskie)", "Nazwa 0", "Nazwa 2", "bielski (śląskie)", "Nazwa 1",
    ]  # fmt: skip


def test_municipalities_where_there_are_no_counties_as_they_were_called_then(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        own = session.query(Organisation).filter_by(own=True).one()
        own.country, own.region = "LV", "Rīgas plānošanas reģions"
        session.query(Event).filter_by(ref="E1").one().municipality = "Babītes novads"
    reached = tables(made(desk, "county-coverage"))[0]
    events = dict(zip(column(reached, "Municipality or state city"), column(reached, "Events"), strict=True))
    assert (events["Babītes novads"], events["Mārupes novads"]) == (1, 0)
    assert "Liepāja" not in events


def test_people_are_counted_by_what_the_country_has(desk: Store) -> None:
    heads = {}
    for country in ("PL", "LV"):
        with desk.write("Made for a test") as session:
            session.query(Organisation).filter_by(own=True).one().country = country
        *_parts, places, everybody = tables(made(desk, "participants"))
        heads[country] = places.columns[0].head  # type: ignore[union-attr]
        named = {place for place in column(everybody, "Municipality") if place}
        shown = set(column(places, str(heads[country])))
        assert (named <= shown) == (country == "LV")
    assert heads == {"PL": "County", "LV": "Municipality or state city"}


def test_one_paragraph_has_no_number(desk: Store) -> None:
    for report, number in (("volunteer-certificate", ""), ("volunteer-agreement", "1. ")):
        first = next(each for each in made(desk, report).content if isinstance(each, Text))
        assert first.text.startswith(number)
        assert number or not first.text[0].isdigit()


def test_what_is_agreed_stands_once(desk: Store) -> None:
    with desk.write("Made for a test") as session:
        for agreement in session.query(VolunteerAgreement):
            agreement.terms = "Każda strona z tygodniowym wyprzedzeniem"
    said = [each.text for each in made(desk, "volunteer-agreement").content if isinstance(each, Text)]
    assert sum("tygodniowym" in each for each in said) == 1


def test_columns_for_the_pen_are_empty(desk: Store) -> None:
    for report in ("sign-in-sheet", "volunteer-time-card", "subgrant-settlement"):
        for table in tables(made(desk, report)):
            places = [n for n, each in enumerate(table.columns) if isinstance(each, Column) and each.pen]
            assert all(row.cells[place] == "" for row in table.rows for place in places)
