"""Folding, orders, joined keys and lists."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from ngodesk.common import text

NAMES = {
    "pl": "Ćwik Cwik Łąk Lak Żak Źrebiec Zając Śmiał Smiał Óscar Oskar Ądam Adam Ewa Ęwa Nowak Ńowak",
    "lv": "Ābele Abele Čaks Caks Ēriks Eriks Ģirts Girts Īve Ive Ķekava Kekava Ļaudis Laudis Ņina Nina"
    " Šķēle Skele Ūdre Udre Žagata Zagata Yvonne Jānis",
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Łódź", "lodz"),
        ("ŁÓDŹ", "lodz"),
        ("Øystein", "oystein"),
        ("Straße", "strasse"),
        ("Ķekavas ļaudis", "kekavas laudis"),
        ("Đorđe Æbø Þór", "dorde aebo thor"),
        ("Żółw", "zolw"),
    ],
)
def test_folded_text_is_what_people_type_without_marks(typed: str, found: str) -> None:
    assert text.fold(typed) == found


@given(st.text())
def test_folding_twice_changes_nothing_more(typed: str) -> None:
    once = text.fold(typed)
    assert text.fold(once) == once


def test_codes_are_in_natural_order() -> None:
    codes = ["10", "2", "I.10", "I.2", "II.1", "I.02", "a", "A", "", "1"]
    ordered = sorted(codes, key=text.natural_key)
    assert ordered == ["", "1", "2", "10", "A", "I.02", "I.2", "I.10", "II.1", "a"]


@given(st.lists(st.text(alphabet="ab1290.", max_size=6), max_size=8))
def test_the_natural_order_is_one_order(codes: list[str]) -> None:
    turned = codes[::-1]
    assert sorted(turned, key=text.natural_key) == sorted(codes, key=text.natural_key)


def test_a_number_may_have_thousands_of_digits() -> None:
    assert text.natural_key("9" * 5000) > text.natural_key("8" * 5000) > text.natural_key("9")


@pytest.mark.parametrize("language", NAMES)
def test_names_are_in_the_order_of_the_languages_own_alphabet(language: str) -> None:
    names = NAMES[language].split()
    collator = QCollator(QLocale(language))
    order = sorted(names, key=lambda name: text.sort_key(name, language))
    assert all(collator.compare(first, second) <= 0 for first, second in pairwise(order))


@given(st.lists(st.text(), min_size=1))
def test_a_joined_key_comes_apart_again(parts: list[str]) -> None:
    assert text.split_key(text.join_key(parts)) == parts


def test_a_list_is_trimmed() -> None:
    assert text.split_list(" a ;b;; c ; ") == ["a", "b", "c"]
    assert text.normalised(" z\u0301 ") == "ź"


def test_numbers_in_names_stand_by_their_size() -> None:
    names = ["Meeting 10", "Meeting 2", "Meeting", "2", "10", "1b", "A", "é", "e", "f"]
    ordered = sorted(names, key=lambda name: text.sort_key(name, "en"))
    assert ordered == ["1b", "2", "10", "A", "e", "é", "f", "Meeting", "Meeting 2", "Meeting 10"]


@given(st.lists(st.text(), min_size=2, max_size=2), st.sampled_from(["pl", "lv", "en", "xx"]))
def test_a_sort_key_orders_alike_in_python_and_as_bytes(pair: list[str], language: str) -> None:
    """SQLite compares the bytes of UTF-8."""
    first, second = (text.sort_key(each, language) for each in pair)
    assert (first < second) == (first.encode() < second.encode())
    assert (first == second) == (pair[0] == pair[1])


@given(st.lists(st.lists(st.text("aA|10 2.ż", max_size=6), min_size=2, max_size=2), max_size=12))
def test_the_quick_order_is_the_natural_one(keys: list[list[str]]) -> None:
    quick = sorted(keys, key=lambda parts: "".join(map(text.natural_text, parts)))
    assert quick == sorted(keys, key=lambda parts: [text.natural_key(part) for part in parts])


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("FV/12 2025", "FV-12_2025"),
        ("Zażółć gęślą Łódź – ķiršu №5", "Zazolc_gesla_Lodz_-_kirsu_no5"),
        ("the funder’s letter", "the_funders_letter"),
        ("../../etc/passwd", "etc-passwd"),
        ("a:b*c?.pdf", "a-b-c-.pdf"),
        ("", "_"),
        ("...", "_"),
    ],
)
def test_a_name_that_every_system_takes(said: str, name: str) -> None:
    assert text.file_name(said) == name


@given(st.text())
def test_any_text_makes_a_name(said: str) -> None:
    name = text.file_name(said, 20)
    assert 0 < len(name) <= 20
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name.strip(". ") == name
    assert name.isascii()
