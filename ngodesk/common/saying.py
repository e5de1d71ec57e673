"""Sentences about records that are said when they are shown: the window may change its language meanwhile."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ngodesk.common import dates, money
from ngodesk.common.language import Texts, current


@dataclass(frozen=True)
class Amount:
    """An amount in a sentence, shown with its currency."""

    value: Decimal
    currency: str

    def text(self, texts: Texts | None = None) -> str:
        """As the language of `texts` writes it, by default the screen's."""
        return money.money(self.value, self.currency, (texts or current()).language)


@dataclass(frozen=True)
class Words:
    """Words of the program in a sentence, one after the other: each is a message id."""

    messages: tuple[str, ...]

    def text(self, texts: Texts | None = None) -> str:
        """All of them in the language of `texts`, by default the screen's."""
        return ", ".join(map((texts or current()).gettext, self.messages))


Part = str | int | date | Amount | Words | None


@dataclass(frozen=True)
class Saying:
    """A message id with its values; with a form for many, `number` decides between the two.

    Whole sentences may follow it.
    """

    message: str
    parts: tuple[tuple[str, Part], ...] = ()
    many: str = ""
    then: tuple["Saying", ...] = ()

    def text(self, texts: Texts | None = None) -> str:
        """The whole sentence in the language of `texts`, by default the screen's, and what follows it."""
        texts = texts or current()
        number = dict(self.parts).get("number")
        if self.many and isinstance(number, int):
            said = texts.ngettext(self.message, self.many, number)
        else:
            said = texts.gettext(self.message)
        said = said.format(**{name: _said(part, texts) for name, part in self.parts})
        return " ".join((said, *(each.text(texts) for each in self.then)))


def say(message: str | tuple[str, str], **parts: Part) -> Saying:
    """A sentence whose message id was declared with N_, or with NN_ where `number` decides its form."""
    one, many = (message, "") if isinstance(message, str) else message
    return Saying(one, tuple(parts.items()), many)


def _said(part: Part, texts: Texts) -> str | int:
    if isinstance(part, Amount | Words):
        return part.text(texts)
    if isinstance(part, date):
        return dates.in_text(part, texts.language)
    return "" if part is None else part
