"""What texts of a known form should look like: a doubt warns in plain words and never stands in the way."""

import re
import sys
from collections.abc import Callable
from functools import cache, lru_cache
from types import ModuleType

from ngodesk.common.errors import UserError
from ngodesk.common.language import LANGUAGES, N_
from ngodesk.common.text import fold, normalised, split_list

# The checks' libraries are imported where they are needed: none of them is, before a person types.

_KEPT = N_("It is saved as you typed it.")
_CHECK_DIGIT = N_("The check digit does not fit: a digit may be mistyped.")
_DIGITS = N_("This should have {digits} digits.")
_POSTCODES = {"PL": r"\d{2}-\d{3}", "LV": r"LV-\d{4}", "LT": r"LT-\d{5}", "EE": r"\d{5}"}
_POSTCODE_EXAMPLES = {"PL": "00-950", "LV": "LV-1050", "LT": "LT-01103", "EE": "10111"}
_HOST = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", re.IGNORECASE)
_CURRENCIES = {"zł": "PLN", "€": "EUR", "$": "USD", "£": "GBP", "euro": "EUR", "eiro": "EUR"}
# What people put between digits; the longer dashes come from letters and web pages.
_BETWEEN = re.compile("[\\s./\N{NON-BREAKING HYPHEN}\N{EN DASH}-]")
# What Babel calls a territory and is no country.
_NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}


def doubt(form: str, text: str, country: str | None = None) -> UserError | None:
    """What is odd about a text of that form in a country (ISO 3166-1); nothing where all is well."""
    text, check = tidy(form, text, country), _DOUBTS.get(form)
    _prepare(form)
    return check(text, (country or "").upper()) if text and check else None


def tidy(form: str, text: str, country: str | None = None) -> str:
    """The text as it is best kept: what is in doubt stays as it was typed, but for spaces around it."""
    text, arrange = normalised(text), _TIDY.get(form)
    _prepare(form)
    return arrange(text, (country or "").upper()) if text and arrange else text


@cache
def _prepare(form: str) -> None:
    """stdnum wants to import the keys of networks, which the window leaves out: an empty module will do."""
    if (
        form in ("tax_id", "register_no", "national_id", "bank_account")
        and sys.modules.get("ssl", sys) is None
    ):
        sys.modules["ssl"] = ModuleType("ssl")
        try:
            import stdnum.util  # noqa: F401
        finally:
            sys.modules["ssl"] = None  # type: ignore[assignment]


def _doubt(sentence: str, **arguments: object) -> UserError:
    return UserError(sentence, _KEPT, **arguments)


def _digits(text: str) -> str:
    """The text without the spaces, dots and dashes that people put between digits."""
    return _BETWEEN.sub("", text)


def _numbered(text: str, *lengths: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) in lengths


# How to reach somebody


def _email(text: str, country: str) -> UserError | None:
    return None if _address(text) else _doubt(N_("This does not look like an e-mail address."))


def _address(text: str) -> str:
    """The address with its domain in small letters; blank where it is none."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized  # offline: no one is asked
    except EmailNotValidError:
        return ""


def _phone(text: str, country: str) -> UserError | None:
    if any(char.isalpha() for char in text) or not (country or text.startswith("+")):
        return None  # words beside the number: a fax, an extension
    if any(all(_called(part, country) for part in parts) for parts in ([text], re.split("[,;/]", text))):
        return None
    return _doubt(N_("This does not look like a telephone number: a digit may be missing."))


def _called(text: str, country: str) -> str:
    """A number as it is dialled from anywhere: +48 77 402 51 06; blank where it is none."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _tidy_phone(text: str, country: str) -> str:
    return text if re.search(r"[^\d\s()+./-]", text) else _called(text, country) or text


def _website(text: str, country: str) -> UserError | None:
    if _HOST.fullmatch(text):
        return None
    return _doubt(
        N_("This does not look like a web address. Write it like {example}."), example="www.example.org"
    )


def _postcode(text: str, country: str) -> UserError | None:
    pattern = _POSTCODES.get(country)
    if pattern is None or re.fullmatch(pattern, text, re.ASCII):
        return None
    example = _POSTCODE_EXAMPLES[country]
    return _doubt(N_("This does not look like a postcode. Write it like {example}."), example=example)


def _tidy_postcode(text: str, country: str) -> str:
    digits = _digits(text).upper().removeprefix(country)
    if country == "PL" and _numbered(digits, 5):
        return f"{digits[:2]}-{digits[2:]}"
    if (country == "LV" and _numbered(digits, 4)) or (country == "LT" and _numbered(digits, 5)):
        return f"{country}-{digits}"
    return text


# Numbers that offices give


def _tax_id(text: str, country: str) -> UserError | None:
    from stdnum.eu import vat
    from stdnum.pl import nip

    number = _digits(text).upper()
    if named := number[:2].replace("EL", "GR").lower() in vat.MEMBER_STATES:
        country = number[:2]  # it says itself whose it is
    digits = number.removeprefix(country)
    if country == "PL":
        return _checked(digits, 10, nip.is_valid(digits))
    if country == "LV":
        return _latvian(digits)
    sound = not named or (number.isascii() and vat.is_valid(number))
    return None if sound else _doubt(N_("This does not look like a tax number of that country."))


def _latvian(number: str) -> UserError | None:
    """The number of a legal entity; the check digit of a person's code is not confirmed by any source."""
    from stdnum.lv import pvn

    return _checked(number, 11, number[:1] < "4" or pvn.is_valid(number))


def _register_no(text: str, country: str) -> UserError | None:
    from stdnum.pl import regon

    number = _register_digits(text)
    if country == "PL" and not _numbered(number, 10):  # a KRS number has no check digit
        if not _numbered(number, 9, 14):
            return _doubt(N_("A KRS number has 10 digits, a REGON number 9 or 14."))
        return None if regon.is_valid(number) else _doubt(_CHECK_DIGIT)
    return _latvian(number) if country == "LV" else None


def _register_digits(text: str) -> str:
    return _digits(re.sub(r"^(KRS|REGON)\W*", "", text, flags=re.IGNORECASE))


def _national_id(text: str, country: str) -> UserError | None:
    from stdnum.pl import pesel

    number = _digits(text)
    if country == "PL":
        return _checked(number, 11, pesel.is_valid(number))
    if country == "LV" and _numbered(number, 11) and not _born(number):
        return _doubt(N_("The first six digits are no date of birth: a digit may be mistyped."))
    return _checked(number, 11, True) if country == "LV" else None


def _born(number: str) -> bool:
    """Whether a Latvian person's code begins with a date; since July 2017 new ones begin with 32."""
    from stdnum.exceptions import ValidationError
    from stdnum.lv import pvn

    try:
        return number.startswith("32") or bool(pvn.get_birth_date(number))
    except ValidationError:
        return False


def _checked(number: str, digits: int, fits: bool) -> UserError | None:
    if not _numbered(number, digits):
        return _doubt(_DIGITS, digits=digits)
    return None if fits else _doubt(_CHECK_DIGIT)


def _bank_account(text: str, country: str) -> UserError | None:
    number = _account(text, country)
    looks_like_one = re.match("[A-Z]{2}[0-9]{2}", number) or country in ("PL", "LV", "LT", "EE")
    if _grouped(number) or not looks_like_one:
        return None
    return _doubt(N_("The account number does not fit: a digit may be missing or mistyped."))


def _account(text: str, country: str) -> str:
    """The account without spaces; a Polish one is mostly written without its PL."""
    number = _digits(text).upper()
    return f"PL{number}" if country == "PL" and _numbered(number, 26) else number


def _grouped(number: str) -> str:
    """A sound IBAN in groups of four; blank where it is none."""
    from stdnum import iban

    sound = number.isascii() and iban.is_valid(number, check_country=False)
    return iban.format(number) if sound else ""


def _if_sound(
    check: Callable[[str, str], UserError | None], arrange: Callable[[str, str], str]
) -> Callable[[str, str], str]:
    """Arrange a number only where it is not in doubt and the country's form is known."""

    def arranged(text: str, country: str) -> str:
        return text if country not in ("PL", "LV") or check(text, country) else arrange(text, country)

    return arranged


def _person_code(text: str, country: str) -> str:
    number = _digits(text)
    return f"{number[:6]}-{number[6:]}" if country == "LV" else number


# Codes


def _country(text: str, country: str) -> UserError | None:
    if text.upper() in _names("territories").values():
        return None
    return _doubt(N_("This is no country's code of two letters, like {example}."), example="PL")


def _currency(text: str, country: str) -> UserError | None:
    from babel import Locale

    if text.upper() in Locale.parse("en").currencies:
        return None
    return _doubt(N_("This is no currency's code of three letters, like {example}."), example="EUR")


def _language(text: str, country: str) -> UserError | None:
    if text.lower() in _names("languages").values():
        return None
    return _doubt(N_("This is no language's code of two letters, like {example}."), example="pl")


def _code(text: str, of: str, cased: Callable[[str], str]) -> str:
    """The code that a name or a code stands for; another text as it is."""
    names = _names(of)
    return names.get(fold(text)) or (cased(text) if cased(text) in names.values() else text)


@lru_cache
def _names(of: str) -> dict[str, str]:
    """The codes of countries or languages, by their folded names in every language that we speak."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in getattr(Locale.parse(language), of).items():
            if (
                code.isalpha()
                and len(code) <= (2 if of == "territories" else 3)
                and code not in _NO_COUNTRIES
            ):
                found[fold(name)] = code
    return found


_DOUBTS: dict[str, Callable[[str, str], UserError | None]] = {
    "email": _email,
    "phone": _phone,
    "website": _website,
    "country": _country,
    "currency": _currency,
    "language": _language,
    "postcode": _postcode,
    "tax_id": _tax_id,
    "register_no": _register_no,
    "bank_account": _bank_account,
    "national_id": _national_id,
}
_TIDY: dict[str, Callable[[str, str], str]] = {
    "email": lambda text, _country: _address(text) or text,
    "phone": _tidy_phone,
    "country": lambda text, _country: _code(text, "territories", str.upper),
    "currency": lambda text, _country: (
        _CURRENCIES.get(text.lower()) or (text if _currency(text, "") else text.upper())
    ),
    "language": lambda text, _country: _code(text, "languages", str.lower),
    "postcode": _tidy_postcode,
    "tax_id": _if_sound(_tax_id, lambda text, _country: _digits(text).upper()),
    "register_no": _if_sound(_register_no, lambda text, _country: _register_digits(text)),
    "bank_account": lambda text, country: _grouped(_account(text, country)) or text,
    "national_id": _if_sound(_national_id, _person_code),
    "tags": lambda text, _country: "; ".join(dict.fromkeys(split_list(text))),
}
