"""People who are probably entered twice."""

from datetime import date

import pytest

from ngodesk.checks.core.alike import within
from tests.checks.book import Book

CHECK = "similar-people"
BORN = date(1980, 2, 3)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (("Łukasz", "Żółkiewski"), ("Lukasz", "Zolkiewski")),
        (("Jānis", "Bērziņš"), ("Janis", "BERZINS")),
        (("Anna", "Kowalska-Nowak"), ("Anna", "Kowalska Nowak")),
        (("Anna", "Kowalska"), ("Kowalska", "Anna")),
        (("Anna", "Kowalska"), ("Anna", "Kowlaska")),
        (("Małgorzata", "Kowalska"), ("Malgożata", "Kowalsk")),
    ],
)
def test_names_that_are_one(book: Book, here: tuple[str, str], there: tuple[str, str]) -> None:
    book.person(*here, birth_date=BORN)
    again = book.person(*there, birth_date=BORN)
    assert book.ids(CHECK) == [again]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (("Anna", "Kowalska"), ("Anna", "Nowak")),
        (("Ewa", "Lis"), ("Ela", "Lis")),  # too short to tell
        (("Anna", "Kowalska 1"), ("Anna", "Kowalska 2")),
    ],
)
def test_names_that_are_two(book: Book, here: tuple[str, str], there: tuple[str, str]) -> None:
    book.person(*here, birth_date=BORN)
    book.person(*there, birth_date=BORN)
    assert book.find(CHECK) == []


def test_a_name_alone_tells_nothing(book: Book) -> None:
    book.person()
    book.person()
    assert book.find(CHECK) == []


def test_phone_and_e_mail_in_another_spelling(book: Book) -> None:
    book.person(phone="+48 600 700 800")
    by_phone = book.person(phone="600-700-800")
    book.person("Jan", "Nowak", email="Jan@example.org")
    by_email = book.person("Jan", "Nowak", email="jan@EXAMPLE.org")
    assert sorted(book.ids(CHECK)) == [by_phone, by_email]


def test_another_birth_date_or_number_is_somebody_else(book: Book) -> None:
    book.person(phone="600700800", birth_date=BORN, national_id="80020312345")
    book.person(phone="600700800", birth_date=date(2010, 2, 3))
    book.person(phone="600700800", birth_year=2011)
    assert book.find(CHECK) == []
    book.person("Jan", "Nowak", phone="600700800", national_id="80020312345")
    book.person("Jan", "Nowak", phone="600700800", national_id="80020354321")
    assert book.find(CHECK) == []


def test_a_number_in_common_is_another_check(book: Book) -> None:
    book.person(phone="600700800", national_id="80020312345")
    book.person(phone="600700800", national_id="80020312345")
    assert book.find(CHECK) == []


def test_a_crowd_with_one_phone_is_compared_by_name_alone(book: Book) -> None:
    for number in range(41):
        book.person("Anna", f"Nowak {number}", phone="600700800")
    again = book.person("Anna", "Nowak 7", phone="600700800")
    assert book.ids(CHECK) == [again]


@pytest.mark.parametrize(
    ("one", "other", "most"),
    [
        ("kowalska", "kowalska", 0),
        ("kowalska", "kowlaska", 1),
        ("kowalska", "kowalsk", 1),
        ("kowalska", "kowalskaa", 1),
        ("kowalska", "kowalske", 1),
        ("kowalska", "kwoalksa", 2),
    ],
)
def test_the_distance_is_exact(one: str, other: str, most: int) -> None:
    assert within(one, other, most)
    assert within(other, one, most)
    assert most == 0 or not within(one, other, most - 1)
