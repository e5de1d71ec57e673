"""Where no line may end."""

import pytest

from ngodesk.reports.typography import GLUE, MISSING, glued, prepared_note, printable

GLUED = [
    ("pl", "szkolenia i doradztwo w Elblągu", "szkolenia i_doradztwo w_Elblągu"),
    ("pl", "A i w z domu", "A_i_w_z_domu"),
    ("lv", "semināri u c", "semināri u c"),
    ("en", "I have a plan", "I have a plan"),
    ("pl", "12 345 678 zł", "12_345_678_zł"),
    ("en", "12 345 people, 3 hours, 5 %", "12_345_people, 3_hours, 5_%"),
    ("pl", "dnia 7 marca 2026", "dnia 7_marca_2026"),
    ("lv", "2026. gada 7. marts", "2026._gada_7._marts"),
    ("en", "7 March 2026", "7_March_2026"),
    ("pl", "Wiedza -> współpraca – rozwój", "Wiedza_-> współpraca_– rozwój"),
    ("pl", "82-300 Elbląg", "82-300_Elbląg"),
    ("en", "room 12 of 30", "room 12 of 30"),
]


@pytest.mark.parametrize(("language", "text", "expected"), GLUED)
def test_glue(language: str, text: str, expected: str) -> None:
    assert glued(text, language).replace(GLUE, "_") == expected


def test_the_last_two_words_of_a_note_stay_together() -> None:
    assert prepared_note("kolumna podaje ile", "lv").replace(GLUE, "_") == "kolumna podaje_ile"
    assert prepared_note("jedno", "lv") == "jedno"
    assert prepared_note("długie " + "x" * 40, "lv") == "długie " + "x" * 40


def test_what_prints_stays_as_it_is() -> None:
    text = "Zażółć „gęślą” jaźń – ķirši, їжак\n№ 5"
    assert printable(text) == text


def test_a_run_of_missing_letters_leaves_one_mark() -> None:
    assert printable("日本 語 שלום") == f"{MISSING} {MISSING} {MISSING}"
    assert printable(GLUE) == MISSING
    assert printable("\ud800") == MISSING


def test_a_tab_is_a_space_and_a_return_a_line_end() -> None:
    assert printable("a\tb\rc\x0bd") == "a b\nc\nd"
