"""What the codes of the records are called on the screen, and the colour of a state."""

from collections.abc import Iterable
from decimal import Decimal

from ngodesk.common import money
from ngodesk.common.language import current

_TONES = {"applied": "info", "approved": "info", "running": "ok"}


def word(table: str, field: str, kept: str) -> str:
    """What a word of a record's field is called in the screen's language."""
    from ngodesk.model import words  # the records' classes come with it: only once a file is open

    return words.word(table, field, kept)


def kept(table: str, field: str, typed: str) -> str:
    """The word that is kept for what was typed; a text that is no such word as it is."""
    from ngodesk.model import words

    return words.meant(table, field, typed)


def project_status(kept: str) -> tuple[str, str]:
    """The state of a project and its colour."""
    return word("projects", "status", kept), _TONES.get(kept, "neutral")


def source_kind(kept: str) -> str:
    """The kind of a source of money, as it begins a line."""
    name = word("funding_sources", "kind", kept)
    return name[:1].upper() + name[1:]


def amount(value: Decimal) -> str:
    """An amount without its currency, for a column."""
    return money.shown(value, current().language)


def number(value: Decimal, places: int | None = None) -> str:
    """A number without needless places: 41, 120,50; in a column with those of the column."""
    return money.shown(value, current().language, places_of([value]) if places is None else places)


def places_of(column: Iterable[Decimal]) -> int:
    """How many places the numbers of a column have, so that units stand under units."""
    return 0 if all(value == value.to_integral_value() for value in column) else 2


def with_currency(value: Decimal, currency: str) -> str:
    """An amount with its currency, as prints show it."""
    return money.money(value, currency, current().language)


def currency_sign(currency: str) -> str:
    """The currency as it stands in a heading: zł, EUR."""
    return money.symbol(currency, current().language)
