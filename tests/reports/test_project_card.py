"""The project card: the funder's fields in their order, what is not known, products from records."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ngodesk.common.language import texts
from ngodesk.figures.facts import OrganisationFacts, PartnerFacts
from ngodesk.reports.content import Column, FormTable, Heading, Note, Signatures, Table, Text
from ngodesk.reports.values import NOT_STATED, Amount
from ngodesk.reports.whole import Report
from ngodesk.reports.wording import shown
from tests.reports.prints import FIGURES, ORGANISATION, card, indicator, page_texts, text_of

# The order of the funder's page
FIELDS = [
    "Obszar wsparcia",
    "Miejscowość (siedziba)",
    "Województwo (siedziba)",
    "Partnerzy",
    "Okres realizacji",
    "Status",
    "Koszt projektu",
    "Dotacja",
    "Zasięg",
    "Typy działań",
    "Grupy docelowe",
]


def form(made: Report) -> dict[str, Any]:
    """The form's values by their labels."""
    (found,) = [element for element in made.content if isinstance(element, FormTable)]
    return {row.label: row.value for row in found.rows}


def products(made: Report) -> Table:
    """The table of products."""
    (found,) = [element for element in made.content if isinstance(element, Table)]
    return found


def test_the_form_has_the_funders_fields_in_their_order() -> None:
    assert list(form(card())) == FIELDS
    (first, *_) = page_texts(card())
    lines = first.splitlines()
    starts = [next(n for n, line in enumerate(lines) if line.startswith(label)) for label in FIELDS]
    assert starts == sorted(starts)


def test_values_print_as_the_funder_prints_them() -> None:
    values = form(card())
    assert values["Obszar wsparcia"] == "rozwój sektora obywatelskiego"
    assert values["Miejscowość (siedziba)"] == "Zabłudów"
    assert values["Województwo (siedziba)"] == "podlaskie"
    assert shown(values["Okres realizacji"], "pl") == "01-04-2021 – 30-09-2023"
    assert shown(values["Koszt projektu"], "pl") == "137 476,00 EUR".replace(" ", "\N{NO-BREAK SPACE}")
    assert values["Typy działań"] == "szkolenia, doradztwo"


def test_partners_stand_one_to_a_line_with_role_and_country() -> None:
    assert form(card("en"))["Partners"] == (
        "Gmina Zabłudów (partner, Poland)",
        "Ķekavas ļaudis (associated partner, Latvia)",
    )
    assert form(card("en", partners=(PartnerFacts("A", "informal"),)))["Partners"] == (
        "A (informal partner)",
    )
    assert form(card("en", partners=(PartnerFacts("A", "lead", "XX"),)))["Partners"] == (
        "A (lead partner, XX)",
    )


def test_an_unknown_amount_is_not_stated_and_another_empty_field_prints_its_label() -> None:
    made = card("en", total_cost=None, partners=(), activity_types=(), target_groups=(), area_of_support="")
    values = form(made)
    assert values["Project cost"] is NOT_STATED
    assert values["Grant"] == Amount(Decimal(137476), "EUR")
    assert values["Partners"] == ()
    assert values["Types of activities"] == values["Target groups"] == values["Area of support"] == ""
    (page, *_) = page_texts(made)
    assert page.count("not stated") == 2  # the cost and one target
    assert "0.00" not in page.replace("00.00", "").replace("20.00", "")
    assert all(label in page for label in values)


def test_an_amount_of_zero_is_not_unknown() -> None:
    assert form(card(total_cost=Decimal(0)))["Koszt projektu"] == Amount(Decimal(0), "EUR")


@pytest.mark.parametrize(
    ("stated", "start", "end", "printed"),
    [
        (27, date(2021, 3, 1), date(2023, 6, 30), "27 months by the agreement, 28 months by the dates"),
        (28, date(2021, 3, 1), date(2023, 6, 30), ""),
        (None, date(2021, 3, 1), date(2023, 6, 30), ""),
        (1, date(2021, 3, 15), date(2021, 5, 3), "1 month by the agreement"),
    ],
)
def test_both_durations_are_said_where_they_differ(
    stated: int | None, start: date, end: date, printed: str
) -> None:
    value = shown(form(card("en", stated_months=stated, start=start, end=end))["Implementation period"], "en")
    assert value.partition(" (")[2].rstrip(")") == printed


def test_products_are_the_indicators() -> None:
    rows = [list(row.cells) for row in products(card()).rows]
    assert rows == [
        ["Szkolenia", "szt.", Decimal("320.00"), Decimal("328.00"), Decimal("102.50"), 41],
        ["Ekspertyzy", "szt.", 6, 6, Decimal("100.00"), 41],
        ["Organizacje", "szt.", NOT_STATED, 1338, "", 41],
    ]
    assert "1338" in text_of(card("pl"))
    assert any(isinstance(element, Note) for element in card().content)


def test_a_count_with_a_fraction_prints_it() -> None:
    made = card(figures={"indicators": [indicator("12", "Obserwujący", "500.00", "120.50", "24.10")]})
    assert products(made).rows[0].cells[2:5] == (Decimal("500.00"), Decimal("120.50"), Decimal("24.10"))


def test_without_indicators_products_are_counted_by_kind() -> None:
    figures = {
        "indicators": [],
        "events": {
            "by_kind": {"training": {"count": 3, "hours": "15.50"}, "fair": {"count": 1, "hours": "6.00"}}
        },
        "outputs": {"by_kind": {"expert_opinion": 6}},
        "subgrants": {"count": 20},
    }
    table = products(card("en", figures=figures))
    assert [column.head for column in table.columns] == ["Product", "Number", "Hours"]
    assert [tuple(row.cells) for row in table.rows] == [
        ("Trainings", 3, Decimal("15.50")),
        ("Fairs", 1, Decimal("6.00")),
        ("Expert opinions", 6, ""),
        ("Sub-grants", 20, ""),
    ]


def test_a_project_without_any_products_says_so() -> None:
    made = card("en", figures={"indicators": []})
    assert Text("No products are recorded yet.") in made.content


def test_an_empty_text_prints_its_heading_and_nothing() -> None:
    made = card("en", need="", activities_text=" \n ")
    headings = [element.text for element in made.content if isinstance(element, Heading)]
    assert headings == ["Products", "Need", "Activities and recipients", "Results"]
    assert [element for element in made.content if isinstance(element, Text)] == [
        Text("Organizacje są silniejsze.")
    ]


def test_what_was_typed_prints_in_every_language() -> None:
    for language in ("en", "pl", "lv"):
        printed = text_of(card(language))
        for typed in ("Łąkadlawszystkich", "Małeorganizacjeniemajązaplecza.", "Ķekavasļaudis"):
            assert typed in printed


def test_it_ends_with_stamp_and_signature() -> None:
    last = card().content[-1]
    assert isinstance(last, Signatures)
    assert (last.stamp, len(last.lines)) == ("pieczęć organizacji", 2)


@pytest.mark.parametrize("language", ["en", "pl", "lv"])
def test_every_page_says_whose_it_is(language: str) -> None:
    made = card(language, need="słowo " * 900, sample=True)
    pages = page_texts(made)
    assert len(pages) > 1
    for page in pages:
        flat = " ".join(page.split())
        assert "Nasza Łąka" in flat
        assert "ACF/R/0137/2020" in flat
        assert "Łąka dla wszystkich" in flat
        assert "Projekt dofinansowany przez Fundusz Sąsiedzki." in flat
        assert texts(language).gettext("SAMPLE DATA") in flat
        assert "12345/17AC-5E20-0D3E" in flat
    assert "working translation" not in " ".join(pages)


def test_the_period_asked_for_stands_in_subtitle_and_footer() -> None:
    made = card("en", figures={"from": "2021-04-01", "to": "2022-03-31"})
    assert made.subtitle.startswith("Figures of 1\N{NO-BREAK SPACE}April")
    assert made.footer.period is not None
    whole = card("en")
    assert whole.subtitle.startswith("Figures of the whole project")
    assert "whole project" in page_texts(whole)[0]


def test_a_period_open_at_one_end_ends_with_the_project() -> None:
    until = card("en", figures={"from": None, "to": "2022-03-31"}).footer.period
    since = card("en", figures={"from": "2022-03-31", "to": None}).footer.period
    assert until is not None
    assert since is not None
    assert (until.start, since.end) == (date(2021, 4, 1), date(2023, 9, 30))


@pytest.mark.parametrize(
    ("organisation", "line"),
    [
        (ORGANISATION, "ul. Przykładowa 7, 16-060 Zabłudów · KRS 0000000001 · NIP 0000000000"),
        (
            OrganisationFacts("B", address="Iela 1", postcode="LV-2167", city="Mārupe", country="LV"),
            "Iela 1, Mārupe, LV-2167",
        ),
        (OrganisationFacts("C", city="Oslo", register_no="5", country="NO"), "Oslo · register no. 5"),
        (OrganisationFacts("D"), ""),
    ],
)
def test_the_address_line(organisation: OrganisationFacts, line: str) -> None:
    assert card("en", organisation=organisation).header.address == line


def test_a_workspace_without_an_organisation_still_prints() -> None:
    assert page_texts(card(organisation=OrganisationFacts(), agreement_no="", agreement_date=None))


def test_columns_say_what_they_hold() -> None:
    assert products(card()).columns[4:] == (Column("%", "percent", 16), Column("Zapisy", "count", 17))
    assert FIGURES["indicators"][0]["code"] == "1"
