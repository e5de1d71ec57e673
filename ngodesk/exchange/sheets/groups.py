"""A budget sheet as funders hand it out: rows that head a group or sum it up are no lines of the budget."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ngodesk.common.text import fold
from ngodesk.exchange.sheets.cells import said
from ngodesk.exchange.sheets.heads import PLANNED, plain
from ngodesk.exchange.sheets.layout import Layout, Rows
from ngodesk.exchange.sheets.mapping import Mapping

_MEASURES = ("unit", "quantity", "unit_cost")
_OF_LINES = (*_MEASURES, "cost_kind", "flat_rate_percent")  # no head of a group has any of them
_SUMS = ("suma", "razem", "lacznie", "ogolem", "kopa", "pavisam", "total", "sum")
# What follows a word for a sum in a row of sums: insurance that is summed up is a cost, Suma ubezpieczenia.
_SUMMED = re.compile(
    r"(?:[0-9ivx]+|[a-z]|koszt\w*|wydatk\w*|calosc\w*|projekt\w*|zadani\w*|budzet\w*|kategori\w*|dzial\w*|czesci?"
    r"|etap\w*|rok\w*|(?:bez)?posredni\w*|za|w|z|dotacj\w*|netto|brutto|izmaks\w*|tiesas|netiesas|kopa|par|gads?"
    r"|wszystk\w*|administ\w*|merytor\w*|pozycj\w*|poz|ogolem|lacznie|razem|visas?|visu|all|the"
    r"|costs?|budget|direct|indirect|for|of|in|grants?|year|amount)\b.*|"
)
_KINDS = (
    ("admin", ("administ", "obslug", "posredni", "neties", "indirect", "overhead")),
    ("investment", ("inwest", "invest")),
)
_NUMBER = re.compile(r"(.*[^0-9])([0-9]+)")


@dataclass(frozen=True)
class Line:
    """What the place of a line in its sheet says: its code, the group it is in."""

    code: str
    category: str
    cost_kind: str


def apart(layout: Layout, mapping: Mapping, rows: Rows) -> tuple[Layout, dict[int, Line]]:
    """The layout with the lines alone, and what their groups say of each; of other tables as it is."""
    if mapping.table != "budget_lines":
        return layout, {}
    sheet = _Budget(layout, mapping, rows)
    lines = sheet.lines()
    out = sorted({*layout.left_out, *layout.rows} - lines.keys())
    return replace(layout, rows=tuple(lines), left_out=tuple(out)), lines


class _Budget:
    def __init__(self, layout: Layout, mapping: Mapping, rows: Rows) -> None:
        self._layout, self._rows = layout, rows
        self._columns = {each.key: place for place, each in enumerate(mapping.columns) if each.field}

    def lines(self) -> dict[int, Line]:
        """Every line by its row."""
        found: dict[int, Line] = {}
        groups: list[tuple[str, str]] = []
        code = ""
        for number, row in enumerate(self._layout.rows):
            if self._is_sum(row):
                continue
            if self._is_group(number):
                own = self._said(row, "code")
                groups = [each for each in groups if own and _holds(each[0], own)]
                groups.append((own, self._said(row, "name")))
                continue
            code = _after(code, self._said(row, "code"))
            within = [each for each in groups if not code or not each[0] or _holds(each[0], code)]
            alone = [(code, self._said(row, "name"))]  # what stands in no group says itself what it is
            found[row] = Line(code, _named(within), _kind(within or alone))
        return found

    def _said(self, row: int, name: str) -> str:
        return " ".join(said(self._rows[row][self._columns[name]]).split()) if name in self._columns else ""

    def _is_sum(self, row: int) -> bool:
        """Sums are named so; whatever else has a measure is a line."""
        name = plain(self._said(row, "name") or self._said(row, "code"))
        first, _space, rest = name.partition(" ")
        return first in _SUMS and _SUMMED.fullmatch(rest) is not None and not self._measured(row)

    def _measured(self, row: int) -> bool:
        return any(self._said(row, name) for name in _OF_LINES)

    def _is_group(self, number: int) -> bool:
        """A row without measures: with no amounts either, or above rows whose codes go on from its own."""
        row = self._layout.rows[number]
        if self._measured(row):
            return False
        if not any(self._said(row, name) for name in self._columns if name.startswith(PLANNED)):
            return bool(set(self._columns) & {*_MEASURES, *self._amounts()})
        following = self._layout.rows[number + 1 : number + 2]
        own = self._said(row, "code")
        return bool(own) and any(_holds(own, self._said(each, "code")) for each in following)

    def _amounts(self) -> Sequence[str]:
        return [name for name in self._columns if name.startswith(PLANNED)]


def _holds(group: str, code: str) -> bool:
    """Whether a code goes on from that of a group: I.2 from I., 1.10 from 1."""
    start = group.rstrip(". ")
    return code.startswith(start) and code[len(start) :].strip(". ") != "" and not code[len(start)].isalnum()


def _after(before: str, code: str) -> str:
    """A code as it was typed: a spreadsheet makes 1.1 of the 1.10 that follows 1.9."""
    code = code.rstrip(". ")
    numbers = _NUMBER.fullmatch(before)
    if numbers and f"{code}0" == f"{numbers[1]}{int(numbers[2]) + 1}":
        return f"{code}0"
    return code


def _named(groups: Sequence[tuple[str, str]]) -> str:
    """The outermost group, as reports to funders have it."""
    if not groups:
        return ""
    code, name = groups[0]
    return " ".join(filter(None, (f"{code.rstrip('. ')}." if code else "", name)))


def _kind(groups: Sequence[tuple[str, str]]) -> str:
    names = " ".join(fold(name) for _code, name in groups)
    return next((kind for kind, words in _KINDS if any(word in names for word in words)), "")
