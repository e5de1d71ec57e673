"""Sentences about records that are said when they are shown: the window may change its language meanwhile."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ngodesk.common import dates, money
from ngodesk.common.language import _, current, plural


@dataclass(frozen=True)
class Amount:
    """An amount in a sentence, shown with its currency."""

    value: Decimal
    currency: str

    def text(self) -> str:
        """As the screen's language writes it."""
        return money.money(self.value, self.currency, current().language)


@dataclass(frozen=True)
class Words:
    """Words of the program in a sentence, one after the other: each is a message id."""

    messages: tuple[str, ...]

    def text(self) -> str:
        """All of them in the screen's language."""
        return ", ".join(_(message) for message in self.messages)


Part = str | int | date | Amount | Words | None


@dataclass(frozen=True)
class Saying:
    """A message id with its values; with a form for many, `number` decides between the two."""

    message: str
    parts: tuple[tuple[str, Part], ...] = ()
    many: str = ""

    def text(self) -> str:
        """The whole sentence in the screen's language."""
        number = dict(self.parts).get("number")
        if self.many and isinstance(number, int):
            said = plural(self.message, self.many, number)
        else:
            said = _(self.message)
        return said.format(**{name: _said(part) for name, part in self.parts})


def say(message: str | tuple[str, str], **parts: Part) -> Saying:
    """A sentence whose message id was declared with N_, or with NN_ where `number` decides its form."""
    one, many = (message, "") if isinstance(message, str) else message
    return Saying(one, tuple(parts.items()), many)


def _said(part: Part) -> str | int:
    if isinstance(part, Amount | Words):
        return part.text()
    if isinstance(part, date):
        return dates.in_text(part, current().language)
    return "" if part is None else part
