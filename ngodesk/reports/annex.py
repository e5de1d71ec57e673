"""What a corrected report says otherwise than the one it takes the place of, as its last table."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from ngodesk.common.language import texts
from ngodesk.reports.content import Column, Element, Heading, Row, Table, Text


class Changed(Protocol):
    """A difference in words: where, what, before, now."""

    @property
    def place(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def now(self) -> str: ...


def annexed(number: str, changes: Sequence[Changed], language: str) -> Iterator[Element]:
    """A row for each difference from the report with this number; a sentence where there is none."""
    say = texts(language)
    yield Heading(say.gettext("Corrected against {number}").format(number=number))
    if not changes:
        yield Text(say.gettext("No figure and no document is different."))
        return
    columns = (
        Column(say.gettext("Where"), weight=70),
        Column(say.gettext("What"), weight=40),
        Column(say.gettext("Before"), weight=30),
        Column(say.gettext("Now"), weight=30),
    )
    yield Table(columns, [Row((each.place, each.label, each.before, each.now)) for each in changes])
