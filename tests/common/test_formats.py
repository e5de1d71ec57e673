"""Texts of a known form: what is odd is told, what is sound is kept in one way, nothing is refused."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.formats import doubt, tidy
from ngodesk.model import EXCHANGED

FORMS = sorted({field.form for entity in EXCHANGED for field in entity.described.fields})
COUNTRIES = ["PL", "LV", "DE", "NO", "", None]

# form, country, as it was typed, as it is kept
SOUND = [
    ("email", "PL", " Anna.Nowak@Example.ORG ", "Anna.Nowak@example.org"),
    ("email", "PL", "biuro@łąka.pl", "biuro@łąka.pl"),
    ("phone", "PL", "774025106", "+48 77 402 51 06"),
    ("phone", "PL", "(77) 402-51-06", "+48 77 402 51 06"),
    ("phone", "PL", "22/123 45 67", "+48 22 123 45 67"),
    ("phone", "PL", "+371 67012345", "+371 67 012 345"),
    ("phone", "LV", "67012345", "+371 67 012 345"),
    ("phone", "", "+48774025106", "+48 77 402 51 06"),
    ("phone", "PL", "501 234 567 / 502 345 678", "501 234 567 / 502 345 678"),
    ("phone", "PL", "77 402 51 06, fax. 77 402 51 15", "77 402 51 06, fax. 77 402 51 15"),
    ("website", "PL", "www.łąka.pl", "www.łąka.pl"),
    ("website", "PL", "https://example.org/a?b=c", "https://example.org/a?b=c"),
    ("country", "", "pl", "PL"),
    ("country", "", "Łotwa", "LV"),
    ("country", "", "Polija", "PL"),
    ("currency", "", "eur", "EUR"),
    ("currency", "", "zł", "PLN"),
    ("currency", "", "LVL", "LVL"),
    ("language", "", "PL", "pl"),
    ("language", "", "łotewski", "lv"),
    ("postcode", "PL", "00950", "00-950"),
    ("postcode", "PL", "00\N{EN DASH}950", "00-950"),
    ("postcode", "LV", "1050", "LV-1050"),
    ("postcode", "LV", "lv 1050", "LV-1050"),
    ("postcode", "DE", "10115", "10115"),
    ("tax_id", "PL", "526-025-02-74", "5260250274"),
    ("tax_id", "PL", "PL 526-025-02-74", "PL5260250274"),
    ("tax_id", "LV", "4000 3032 949", "40003032949"),
    ("tax_id", "DE", "136,695 976", "136,695 976"),
    ("tax_id", "DE", "DE136695976", "DE136695976"),
    ("tax_id", "PL", "DE 136\N{EN DASH}695\N{EN DASH}976", "DE136695976"),
    ("tax_id", "", "PL5260250274", "PL5260250274"),
    *(("tax_id", country, "123 456", "123 456") for country in ("DE", "NO", "")),
    ("register_no", "PL", "KRS 0000123456", "0000123456"),
    ("register_no", "PL", "590096454", "590096454"),
    ("register_no", "PL", "12345678512347", "12345678512347"),
    ("register_no", "LV", "4000 8000 009", "40008000009"),
    ("register_no", "NO", "any 1", "any 1"),
    ("bank_account", "PL", "61 1090 1014 0000 0712 1981 2874", "PL61 1090 1014 0000 0712 1981 2874"),
    ("bank_account", "LV", "lv80bank0000435195001", "LV80 BANK 0000 4351 9500 1"),
    ("bank_account", "PL", "LV80BANK0000435195001", "LV80 BANK 0000 4351 9500 1"),
    ("bank_account", "US", "021000021", "021000021"),
    ("national_id", "PL", "44051401359", "44051401359"),
    ("national_id", "LV", "16117519997", "161175-19997"),
    ("national_id", "LV", "320123-45678", "320123-45678"),
    ("tags", "", " sport;edukacja ;sport", "sport; edukacja"),
    ("region", "PL", " opolskie ", "opolskie"),
    ("", "PL", " any ", "any"),
]
ODD = [
    *(("email", "PL", text) for text in ("anna", "anna@", "a b@example.org", "a@b")),
    *(("phone", "PL", text) for text in ("501 234 56", "5", "+48 501 234 5678")),
    *(("website", "PL", text) for text in ("nie ma", "example", "ftp://example.org")),
    *(("country", "", text) for text in ("XX", "EU", "Atlantyda")),
    *(("currency", "", text) for text in ("XYZ", "złotówka")),
    *(("language", "", text) for text in ("zz", "nie wiem")),
    *(("postcode", "PL", text) for text in ("4500", "LV-1050")),
    ("postcode", "LV", "105"),
    *(("tax_id", "PL", text) for text in ("5260250275", "526025027", "nie ma")),
    *(("tax_id", "LV", text) for text in ("40003032948", "4000303294")),
    *(("tax_id", country, "DE136695977") for country in ("DE", "PL", "")),
    ("tax_id", "", "PL5260250275"),
    *(("register_no", "PL", text) for text in ("12345678", "590096455", "123456")),
    *(("register_no", "LV", text) for text in ("400080000", "40008000008")),
    *(("bank_account", "PL", text) for text in ("61 1090 1014 0000 0712 1981 2875", "123")),
    ("bank_account", "LV", "LV80BANK000043519500"),
    ("bank_account", "US", "PL61109010140000071219812875"),
    *(("national_id", "PL", text) for text in ("44051401358", "4405140135")),
    *(("national_id", "LV", text) for text in ("991375-19997", "161175")),
]


@pytest.mark.parametrize(("form", "country", "typed", "kept"), SOUND)
def test_what_is_sound_is_kept_in_one_way(form: str, country: str, typed: str, kept: str) -> None:
    assert doubt(form, typed, country) is None
    assert tidy(form, typed, country) == kept


@pytest.mark.parametrize(("form", "country", "typed"), ODD)
def test_what_is_odd_is_told_and_kept_as_it_was_typed(form: str, country: str, typed: str) -> None:
    told = doubt(form, typed, country)
    assert told is not None
    assert told.text().endswith(" It is saved as you typed it.")
    assert "{" not in told.text()
    assert tidy(form, typed, country) == typed


def test_every_form_of_a_field_was_tried() -> None:
    tried = {form for form, *_rest in (*SOUND, *ODD)}
    never_in_doubt = {"county", "municipality", "word", "before_after"}  # proposed, or any text at all
    assert set(FORMS) - tried <= never_in_doubt


@given(st.sampled_from(FORMS), st.text(max_size=40) | st.from_regex(r"[A-Z]{0,2}[0-9 ./-]{0,30}"), st.data())
def test_no_text_breaks_a_check_and_tidying_twice_changes_nothing(
    form: str, text: str, data: st.DataObject
) -> None:
    country = data.draw(st.sampled_from(COUNTRIES))
    kept = tidy(form, text, country)
    assert tidy(form, kept, country) == kept
    assert (doubt(form, kept, country) is None) == (doubt(form, text, country) is None)
    assert bool(kept) == bool(text.strip()) or form == "tags"


@pytest.mark.parametrize(("form", "typed"), [("tax_id", "526-025-02-74"), ("national_id", "44051401359")])
def test_any_one_digit_mistyped_is_noticed(form: str, typed: str) -> None:
    for place, char in enumerate(typed):
        for digit in set("0123456789") - {char} if char.isdigit() else ():
            assert doubt(form, typed[:place] + digit + typed[place + 1 :], "PL"), (place, digit)


def test_blank_is_never_in_doubt() -> None:
    assert all(doubt(form, blank, "PL") is None for form in FORMS for blank in ("", "  "))


def loaded_by(statement: str) -> list[str]:
    """Which of the costly libraries a fresh Python has loaded after a statement."""
    libraries = ("stdnum", "email_validator", "phonenumbers", "babel", "dns")
    code = f"""
import sys
from ngodesk.common.formats import doubt, tidy
{statement}
print(*(name for name in {libraries} if name in sys.modules))"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_checks_cost_nothing_before_they_are_needed() -> None:
    assert loaded_by("tidy('region', 'opolskie', 'PL')") == []


def test_an_address_is_checked_without_what_would_ask_the_network() -> None:
    assert loaded_by("doubt('email', 'anna@example.org')") == ["email_validator"]


def test_numbers_are_checked_where_the_keys_of_networks_are_left_out() -> None:
    """As in the window, which does without them."""
    code = (
        "import sys; sys.modules['ssl'] = None; from ngodesk.common.formats import doubt;"
        " assert doubt('tax_id', '5252445768', 'PL'); assert not doubt('tax_id', '5252445767', 'PL');"
        " assert sys.modules['ssl'] is None"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
