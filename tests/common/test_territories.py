"""Territories: the data of two countries by date, what is proposed while typing, notes on past names."""

import csv
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common import territories
from ngodesk.common.paths import resources
from ngodesk.common.territories import Territory
from ngodesk.common.text import fold

COUNTRIES = ("LV", "PL")
LEVELS = ("region", "county", "municipality")
LAST_OLD = date(2021, 6, 30)  # the last day of Latvia's 119
FIRST_NEW = date(2021, 7, 1)
MERGED = date(2025, 7, 1)  # Varakļānu novads is part of Madonas novads
NOW = date(2026, 11, 21)


def all_units(country: str) -> list[Territory]:
    """Every row of a country's file, of all times."""
    path = resources() / "territories" / f"{country.lower()}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [territories._territory(row) for row in csv.DictReader(file)]


UNITS = {country: all_units(country) for country in COUNTRIES}
NAMES = sorted({unit.name for units in UNITS.values() for unit in units})


def spaced(name: str) -> str:
    return " ".join(fold(name).replace("-", " ").split())


@pytest.mark.parametrize(
    ("country", "level", "on", "number"),
    [
        ("PL", "region", NOW, 16),
        ("PL", "county", NOW, 380),
        ("PL", "county", date(2020, 12, 31), 380),
        ("PL", "county", date(2012, 12, 31), 379),
        ("PL", "municipality", NOW, 0),
        ("LV", "region", LAST_OLD, 5),
        ("LV", "region", NOW, 5),
        ("LV", "county", NOW, 0),
        ("LV", "municipality", LAST_OLD, 119),
        ("LV", "municipality", FIRST_NEW, 43),
        ("LV", "municipality", MERGED - timedelta(days=1), 43),
        ("LV", "municipality", MERGED, 42),
        ("LV", "municipality", NOW, 42),
        ("NO", "region", NOW, 0),
        ("", "county", NOW, 0),
        ("../pl", "county", NOW, 0),
    ],
)
def test_as_many_units_as_there_were_on_the_day(country: str, level: str, on: date, number: int) -> None:
    assert len(territories.units(country, level, on)) == number


def test_without_a_day_the_units_of_today_are_meant() -> None:
    assert territories.units("LV", "municipality") == territories.units("LV", "municipality", date.today())


def test_poland_has_land_counties_and_cities_with_county_rights() -> None:
    counties = territories.units("PL", "county", NOW)
    cities = [unit for unit in counties if unit.code[2:] > "60"]
    assert (len(counties) - len(cities), len(cities)) == (314, 66)
    assert all(unit.name[0].isupper() for unit in cities)
    assert all(unit.name.islower() for unit in counties if unit not in cities)
    assert all(unit.code[:2] == unit.within for unit in counties)


@pytest.mark.parametrize(
    ("on", "cities", "by_region"),
    [
        (LAST_OLD, 9, {"Kurzemes": 20, "Latgales": 21, "Rīgas": 30, "Vidzemes": 26, "Zemgales": 22}),
        (FIRST_NEW, 7, {"Kurzemes": 8, "Latgales": 9, "Rīgas": 10, "Vidzemes": 10, "Zemgales": 6}),
        (MERGED, 7, {"Kurzemes": 8, "Latgales": 9, "Rīgas": 10, "Vidzemes": 9, "Zemgales": 6}),
    ],
)
def test_latvia_has_cities_and_novadi_in_five_regions(
    on: date, cities: int, by_region: dict[str, int]
) -> None:
    units = territories.units("LV", "municipality", on)
    assert sum(not unit.name.endswith(" novads") for unit in units) == cities
    regions = [territories.region_of("LV", unit.name, on).split()[0] for unit in units]
    assert {name: regions.count(name) for name in by_region} == by_region


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_unit_lies_in_one_that_stands_as_long(country: str) -> None:
    regions = {unit.code: unit for unit in UNITS[country] if unit.level == "region"}
    for unit in UNITS[country]:
        if unit.level == "region":
            assert unit.within == ""
        else:
            above = regions[unit.within]
            assert (above.valid_from, above.valid_to) == (None, None)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_past_unit_has_successors_that_stand_on_the_next_day(country: str) -> None:
    for unit in UNITS[country]:
        assert (unit.valid_to is not None) == bool(unit.successors), unit
        if unit.valid_to is not None:
            after = unit.valid_to + timedelta(days=1)
            for code in unit.successors:
                later = [one for one in UNITS[country] if one.code == code and one.valid(after)]
                assert [one.level for one in later] == [unit.level], unit


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_code_and_a_name_stand_for_one_unit_at_a_time(country: str) -> None:
    for one, other in combinations(UNITS[country], 2):
        same_name = (one.name, one.level, one.within) == (other.name, other.level, other.within)
        if one.code == other.code or same_name:
            days = [day for unit in (one, other) for day in (unit.valid_from, unit.valid_to) if day]
            assert not any(one.valid(day) and other.valid(day) for day in [date.min, *days, date.max]), one


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_file_holds_known_levels_and_tidy_names(country: str) -> None:
    for unit in UNITS[country]:
        assert unit.level in LEVELS
        assert unit.name == " ".join(unit.name.split())
        assert unit.valid_from is None or unit.valid_to is None or unit.valid_from <= unit.valid_to


def test_every_place_in_the_samples_is_known() -> None:
    found = 0
    for path in sorted((resources() / "samples").glob("*/*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("country") == "PL" and row.get("county"):
                    found += 1
                    standing = [unit for unit in UNITS["PL"] if unit.name == row["county"]]
                    assert standing, row["county"]
                    assert row["region"] in {unit.name for unit in UNITS["PL"] if unit.level == "region"}
                    assert row["county"] in territories.proposals(
                        "PL", "county", row["county"], region=row["region"], on=NOW
                    )
                if row.get("country") == "LV" and row.get("municipality"):
                    found += 1
                    assert row["municipality"] in {unit.name for unit in UNITS["LV"]}
    assert found


@pytest.mark.parametrize(
    ("country", "level", "typed", "expected"),
    [
        ("PL", "region", "lod", ["łódzkie"]),
        ("PL", "region", "mazur", ["warmińsko-mazurskie"]),
        ("PL", "region", "MAZ", ["mazowieckie", "warmińsko-mazurskie"]),
        ("PL", "county", "lod", ["łódzki wschodni", "Łódź", "kłodzki", "włodawski"]),
        ("PL", "county", "brzes", ["brzeski", "białobrzeski", "kołobrzeski", "tarnobrzeski", "wąbrzeski"]),
        ("PL", "county", "kedzierzynsko k", ["kędzierzyńsko-kozielski"]),
        ("PL", "county", "  zielona  go", ["Zielona Góra"]),
        ("LV", "municipality", "kekav", ["Ķekavas novads"]),
        ("LV", "municipality", "daugav", ["Daugavpils", "Augšdaugavas novads"]),
        ("LV", "region", "vidz", ["Vidzemes plānošanas reģions"]),
        ("LV", "municipality", "xyz", []),
        ("NO", "region", "ag", []),
    ],
)
def test_beginnings_of_words_are_proposed_before_what_is_inside(
    country: str, level: str, typed: str, expected: list[str]
) -> None:
    assert territories.proposals(country, level, typed, on=NOW) == expected


def test_nothing_typed_proposes_the_first_in_the_alphabets_order() -> None:
    found = territories.proposals("LV", "municipality", " ", on=NOW, limit=4)
    assert found == ["Aizkraukles novads", "Alūksnes novads", "Augšdaugavas novads", "Ādažu novads"]


def test_only_what_lies_in_the_region_typed_is_proposed() -> None:
    found = territories.proposals("PL", "county", "", region="Opolskie", on=NOW, limit=99)
    assert (len(found), found[0], found[-1]) == (12, "brzeski", "strzelecki")
    assert territories.proposals("PL", "county", "gd", region="opolskie", on=NOW) == []
    assert "Gdańsk" in territories.proposals("PL", "county", "gd", region="Agder", on=NOW)
    riga = "rigas planosanas regions"
    assert territories.proposals("LV", "municipality", "tuk", region=riga, on=LAST_OLD) == ["Tukuma novads"]
    assert territories.proposals("LV", "municipality", "tuk", region=riga, on=NOW) == []


def test_a_county_typed_does_not_narrow_the_regions() -> None:
    found = territories.proposals("PL", "region", "pom", county="Gdańsk", on=NOW)
    assert found == ["kujawsko-pomorskie", "pomorskie", "zachodniopomorskie"]


def test_a_past_unit_is_proposed_in_its_time_only() -> None:
    assert territories.proposals("LV", "municipality", "babi", on=LAST_OLD) == ["Babītes novads"]
    assert territories.proposals("LV", "municipality", "babi", on=FIRST_NEW) == []
    assert territories.proposals("LV", "municipality", "dienvid", on=LAST_OLD) == []
    assert territories.proposals("PL", "county", "jeleni", on=date(2020, 5, 1)) == [
        "Jelenia Góra",
        "jeleniogórski",
    ]


@given(
    country=st.sampled_from([*COUNTRIES, "NO", ""]) | st.text(max_size=3),
    level=st.sampled_from(LEVELS),
    typed=st.text() | st.sampled_from(NAMES).flatmap(lambda name: st.sampled_from([name[:3], name[2:6]])),
    region=st.text() | st.sampled_from(NAMES),
    county=st.text() | st.sampled_from(NAMES),
    on=st.dates() | st.none(),
    limit=st.integers(0, 400),
)
def test_whatever_is_typed_only_what_holds_it_is_proposed(
    country: str, level: str, typed: str, region: str, county: str, on: date | None, limit: int
) -> None:
    found = territories.proposals(country, level, typed, region=region, county=county, on=on, limit=limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)
    assert set(found) <= {unit.name for unit in territories.units(country, level, on)}
    assert all(spaced(typed) in spaced(name) for name in found)


@given(country=st.sampled_from([*COUNTRIES, "NO"]), name=st.text() | st.sampled_from(NAMES), on=st.dates())
def test_any_name_and_day_has_an_answer(country: str, name: str, on: date) -> None:
    became = territories.successors(country, name, on)
    standing = {unit.name for level in LEVELS for unit in territories.units(country, level, on)}
    assert set(became) <= standing
    regions = {unit.name for unit in territories.units(country, "region", on)}
    assert territories.region_of(country, name, on) in {"", *regions}
    for level in LEVELS:
        note = territories.hint(country, level, name, on)
        if note is not None:
            assert name not in {unit.name for unit in territories.units(country, level, on)}
            assert note.text()


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Sējas novads", NOW, ["Saulkrastu novads"]),
        ("sejas novads", NOW, ["Saulkrastu novads"]),
        ("Sējas novads", LAST_OLD, []),
        ("Saulkrastu novads", NOW, []),
        ("Valmiera", NOW, ["Valmieras novads"]),
        ("Aglonas novads", NOW, ["Krāslavas novads", "Preiļu novads"]),
        ("Inčukalna novads", NOW, ["Ropažu novads", "Siguldas novads"]),
        ("Varakļānu novads", MERGED, ["Madonas novads"]),
        ("Varakļānu novads", MERGED - timedelta(days=1), []),
        ("Cesvaines novads", NOW, ["Madonas novads"]),
        ("Madonas novads", NOW, []),
        ("Augšdaugavas novads", LAST_OLD, []),
        ("Elsewhere", NOW, []),
    ],
)
def test_a_past_name_tells_what_it_became(name: str, on: date, expected: list[str]) -> None:
    assert sorted(territories.successors("LV", name, on)) == expected


@pytest.mark.parametrize(
    ("country", "name", "on", "region"),
    [
        ("PL", "Łódź", NOW, "łódzkie"),
        ("PL", "elk", NOW, ""),
        ("PL", "elcki", NOW, "warmińsko-mazurskie"),
        ("PL", "brzeski", NOW, ""),  # one in małopolskie, one in opolskie
        ("PL", "opolskie", NOW, ""),
        ("LV", "Tukuma novads", LAST_OLD, "Rīgas plānošanas reģions"),
        ("LV", "Tukuma novads", NOW, "Kurzemes plānošanas reģions"),
        ("LV", "Alojas novads", LAST_OLD, "Rīgas plānošanas reģions"),
        ("LV", "Alojas novads", NOW, "Vidzemes plānošanas reģions"),
        ("LV", "Augšdaugavas novads", LAST_OLD, "Latgales plānošanas reģions"),
        ("NO", "Agder", NOW, ""),
    ],
)
def test_the_region_follows_from_the_place_and_the_day(
    country: str, name: str, on: date, region: str
) -> None:
    assert territories.region_of(country, name, on) == region


@pytest.mark.parametrize(
    ("country", "level", "name", "on", "parts"),
    [
        ("LV", "municipality", "Sējas novads", NOW, ["2021", "Saulkrastu novads"]),
        ("LV", "municipality", "Aglonas novads", NOW, ["Krāslavas novads", "Preiļu novads"]),
        ("LV", "municipality", "Varakļānu novads", NOW, ["2025", "Madonas novads"]),
        ("LV", "municipality", "Ropažu novads", LAST_OLD, []),
        (
            "LV",
            "municipality",
            "Augšdaugavas novads",
            LAST_OLD,
            ["2021", "Daugavpils novads", "Ilūkstes novads"],
        ),
        ("LV", "municipality", "Sējas novads", LAST_OLD, []),
        ("LV", "region", "Sējas novads", NOW, []),
        ("LV", "municipality", "Elsewhere", NOW, []),
        ("PL", "county", "jeleniogórski", NOW, ["2021", "karkonoski"]),
        ("PL", "county", "karkonoski", date(2020, 1, 1), ["2021", "jeleniogórski"]),
        ("PL", "county", "Wałbrzych", date(2012, 1, 1), ["2013", "Wałbrzych"]),
        ("NO", "region", "Agder", NOW, []),
    ],
)
def test_a_name_of_another_time_has_a_note(
    country: str, level: str, name: str, on: date, parts: list[str]
) -> None:
    note = territories.hint(country, level, name, on)
    assert (note is not None) == bool(parts)
    assert all(part in str(note) for part in parts)
