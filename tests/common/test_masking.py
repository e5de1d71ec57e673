"""Names in texts: however they are written they go, and nothing else does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.masking import Mask, Needle

MASK = Mask(
    [
        Needle("Żaneta Śpiewak", "[P1]"),
        Needle("Śpiewak Żaneta", "[P1]"),
        Needle("Śpiewak", "[P1]", capital=True),
        Needle("+48 600 100 200", "[P1]"),
        Needle("zaneta.spiewak@example.org", "[P1]"),
        Needle("Jürgen Strauß", "[P2]"),
    ]
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Pani Żaneta Śpiewak zadzwoni", "Pani [P1] zadzwoni"),
        ("śpiewak, ŻANETA; obecna", "[P1]; obecna"),
        ("Zaneta\nSpiewak", "[P1]"),
        ("umowa_spiewak-zaneta2024.pdf", "umowa_[P1]2024.pdf"),
        ("tel. 48600100200, 600-100", "tel. [P1], 600-100"),
        ("Napisz: zaneta.spiewak@example.org!", "Napisz: [P1]!"),
        ("Śpiewak Śpiewaka śpiewak", "[P1] Śpiewaka śpiewak"),
        ("Z\u0307aneta S\u0301piewak", "[P1]"),
        ("JURGEN STRAUSS", "[P2]"),
        ("Żaneta Śpiewakowska i Jürgen", "Żaneta Śpiewakowska i Jürgen"),
        ("", ""),
    ],
)
def test_a_name_goes_however_it_is_written(text: str, masked: str) -> None:
    assert MASK(text) == masked
    assert not MASK.touches(MASK(text)) or "śpiewak" in masked
    assert MASK.touches(text) == (text != masked)


def test_a_file_is_called_in_small_letters_too() -> None:
    assert MASK("spiewak.pdf") == "spiewak.pdf"
    assert MASK("spiewak.pdf", any_case=True) == "[P1].pdf"


def test_a_name_after_a_line_end_is_found_in_json() -> None:
    assert MASK.touches('{"note":"obecna\\nŻaneta Śpiewak"}')


@given(st.text(), st.text())
def test_what_stands_around_stays(before: str, after: str) -> None:
    text = f"{before} | Żaneta Śpiewak | {after}"
    if not MASK.touches(before) and not MASK.touches(after):
        assert MASK(text, any_case=True) == f"{before} | [P1] | {after}"


BENT = Mask(
    Needle(name, "[P]", bent=True)
    for name in (
        "Anna Kowalska",
        "Marek Nowak",
        "Paweł Wójcik",
        "Agnieszka Zawadzka",
        "Marta Ćwik-Dąb",
        "Jānis Bērziņš",
        "Kalniņa Līga",
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "z {Anną Kowalską} w biurze",
        "dla {Anny Kowalskiej}.",
        "{Annie Kowalskiej}, Kowalska",
        "umowa {Marka Nowaka}; {Markowi Nowakowi}",
        "z {Pawłem Wójcikiem}",
        "o {Agnieszce Zawadzkiej}",
        "przy {Marcie Ćwik-Dąb} i {Martą Ćwik-Dąb}",
        "{Jāņa Bērziņa} līgums, {Jānim Bērziņam}, ar {Jāni Bērziņu}",
        "no {Kalniņas Līgas}, {Kalniņai Līgai}",
        "Anna Nowak, Kowalska, marka nowa, Nowakowski Marek",
    ],
)
def test_a_name_goes_in_all_its_cases(text: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    assert BENT(plain) == re.sub(r"{.*?}", "[P]", text)
    assert BENT.touches(plain) == ("{" in text)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("z panem Zawiejskim i pani Zawiejskiej", "z panem [P3] i pani [P3]"),
        ("zawiejski wiatr", "zawiejski wiatr"),
        ("Bērziņam un Bērziņš", "[P4] un [P4]"),
        ("Lis, Lisa i Lisy", "[P5], Lisa i Lisy"),
    ],
)
def test_a_surname_alone_goes_in_all_its_cases_where_that_is_asked_for(text: str, masked: str) -> None:
    mask = Mask(
        [
            Needle("Zawiejski", "[P3]", capital=True, bent=True),
            Needle("Bērziņš", "[P4]", capital=True, bent=True),
            Needle("Lis", "[P5]", capital=True),
        ]
    )
    assert mask(text) == masked
