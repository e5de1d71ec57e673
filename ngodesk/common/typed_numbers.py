"""Numbers as people type them: 1 000,50 and 1,000.50, with a currency or without."""

import re

from ngodesk.common import money
from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_

_MINUSES = str.maketrans({money.MINUS: "-", "\N{EN DASH}": "-"})
# A currency: its code, its sign, or the word of a small association's countries.
_MONEY = "(?:[A-Z]{3}|[€$£¥₴]|(?i:zł|zl|złotych|złote|złoty|pln|eur|euro|eiro|Kč|kr)\\.?)"
_AMOUNT = re.compile(rf"{_MONEY}? ?([+-]?) ?{_MONEY}? ?([0-9][0-9., ]*|[.,][0-9]+) ?{_MONEY}?")
_CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "₴": "UAH",
    "kč": "CZK",
    **dict.fromkeys(("zł", "zl", "złotych", "złote", "złoty", "pln"), "PLN"),
    **dict.fromkeys(("eur", "euro", "eiro"), "EUR"),
}
_NAMED = re.compile(rf"[+-]? ?({_MONEY})? ?[+-]? ?({_MONEY})?[^A-Za-z€$£¥₴]*?({_MONEY})?")
_PERCENT = re.compile(r"([+-]?) ?([0-9][0-9., ]*|[.,][0-9]+) ?%")
_GROUPED = {sign: re.compile(rf"[1-9][0-9]{{0,2}}(?:[{sign}][0-9]{{3}})+") for sign in " .,"}


def read(text: str, places: int, language: str, *, percent: bool = False) -> int:
    """A typed number as an integer of 10 ** -places units. Raises WrongEntry.

    Where both , and . stand, the last is the decimal sign. A single one before three digits means what it
    means in `language`: 1,000 is a thousand in English and one in Polish and Latvian. 1.500 in Polish is a
    thousand and a half where only two places are kept, and refused where it may also be one and a half.
    """
    found = _taken_apart(text, percent)
    if found is None:
        raise _no_number(places, language)
    sign, digits = found
    whole, fraction = _parts(digits, places, language)
    if len(fraction) > places:
        raise _too_many(places, language)
    if len(whole) + places > 40:  # Python itself refuses to read thousands of digits
        raise WrongEntry(N_("This number is larger than any that can be kept."))
    return in_range(int(sign + (whole + fraction.ljust(places, "0") or "0")), places=places)


def currency_in(text: str) -> str:
    """The code of the currency that stands beside a typed amount; blank where it is not clear."""
    text = " ".join(text.translate(_MINUSES).split())
    if text[-1:].isdecimal() and text[:1].isdecimal():
        return ""
    found = _NAMED.fullmatch(text)
    named = next((each for each in found.groups() if each), "").rstrip(".") if found else ""
    return _CURRENCIES.get(named.lower(), named if named.isupper() else "")


def in_range(value: int, lowest: int | None = None, places: int = 0) -> int:
    """`value` where the database can add it up and it is not below the lowest number of units."""
    if abs(value) > money.most(places):
        raise WrongEntry(N_("This number is larger than any that can be kept."))
    if lowest is not None and value < lowest * 10**places:
        raise WrongEntry(N_("This must be at least {lowest}."), lowest=lowest)
    return value


def shown(value: int, places: int, language: str) -> str:
    """A kept number as `language` writes it: money with both places, others without needless zeros."""
    kept = places
    while kept and places != 2 and not value % 10 ** (places - kept + 1):
        kept -= 1
    return money.shown(money.unscaled(value, places), language, kept)


def _taken_apart(text: str, percent: bool) -> tuple[str, str] | None:
    """The sign and the digits with what stands between them; nothing where there is more than a number."""
    text = " ".join(text.translate(_MINUSES).split())  # no-break and thin spaces are plain ones now
    found = _AMOUNT.fullmatch(text) or (_PERCENT.fullmatch(text) if percent else None)
    return (found[1], found[2].strip()) if found else None


def _parts(digits: str, places: int, language: str) -> tuple[str, str]:
    """The digits before and after the decimal sign, whichever it is."""
    sign = _decimal_sign(digits, places, language)
    whole, _sign, fraction = digits.rpartition(sign) if sign else (digits, "", "0")
    if not fraction.isdecimal() or not _is_whole(whole, sign):
        raise _no_number(places, language)
    return re.sub("[., ]", "", whole), fraction if sign else ""


def _is_whole(digits: str, decimal_sign: str) -> bool:
    """Whether these are plain digits, or digits in threes with another sign between them."""
    grouped = (pattern.fullmatch(digits) for sign, pattern in _GROUPED.items() if sign != decimal_sign)
    return not digits or digits.isdecimal() or any(grouped)


def _decimal_sign(digits: str, places: int, language: str) -> str:
    """The last of , and . where it cannot stand between thousands, or not in this language; "" if none."""
    last = max(",.", key=digits.rfind)
    if last not in digits or digits.count(last) > 1:
        return ""
    if not _GROUPED[last].fullmatch(digits):
        return last
    own = money.signs(language)[1]
    if last == own:
        return last
    if own == "," and places > 2:
        whole, _sign, fraction = digits.partition(last)
        raise WrongEntry(
            N_("This can be read in two ways. Write {small} or {large}."),
            small=f"{whole}{own}{fraction.rstrip('0') or '0'}",
            large=whole + fraction,
        )
    return ""


def _no_number(places: int, language: str) -> WrongEntry:
    if not places:
        return WrongEntry(N_("This is not a whole number. Write it like {example}."), example="12")
    return WrongEntry(N_("This is not a number. Write it like {example}."), example=_example(language))


def _too_many(places: int, language: str) -> WrongEntry:
    if not places:
        return _no_number(places, language)
    return WrongEntry(N_("Too many decimal places: at most {places} are kept."), places=places)


def _example(language: str) -> str:
    return shown(124050, 2, language).replace("\N{NO-BREAK SPACE}", " ")
