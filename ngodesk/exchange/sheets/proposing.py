"""A mapping as it is proposed: by what stands over the columns, then by what stands in them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from ngodesk.common import formats
from ngodesk.common.text import fold
from ngodesk.exchange.sheets import names, several
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import meaning, said
from ngodesk.exchange.sheets.heads import LIKELY, NAME, field_of, other_field_of
from ngodesk.exchange.sheets.layout import Layout, Rows
from ngodesk.exchange.sheets.mapping import (
    DAY_FIRST,
    FIRST_LAST,
    LAST_FIRST,
    MONTH_FIRST,
    YEAR_FIRST,
    Column,
    Mapping,
    described,
    fields_of,
)

_LOOKED_AT = 500  # cells of a column
_MOST_OF = 0.8  # of the cells must be what a field holds
_PESEL, _NIP = 11, 10  # digits
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"[+(]?[0-9][0-9 ()/-]{6,16}")
_ACCOUNT = re.compile(r"(?:[A-Z]{2})?[0-9]{2}[0-9A-Z ]{13,32}")
_POSTCODE = re.compile(r"[0-9]{2}-[0-9]{3}|LV-?[0-9]{4}")
_DATE = re.compile(r"\s*([0-9]{1,4})[./ -]([0-9]{1,2})[./ -]([0-9]{2,4})")

_RATE = re.compile(r"[0-9]+ ?%")
_BY_RATE = ("net", "vat", "gross")  # a register may have a column of each for every rate: none is the whole

# By which fields a row is a record that is there, where it has no code.
_KEYS: dict[str, tuple[str, ...]] = {
    "cost_documents": ("issuer", "issuer_name", "number", "issue_date"),
    "events": ("project", "title", "start"),
    "projects": ("title",),
    "contracts": ("number", "subject"),
    "receipts": ("project", "source", "date", "amount", "kind"),
    "outputs": ("project", "title", "date"),
    "cooperations": ("project", "title"),
    "volunteer_agreements": ("person", "number", "start"),
    "programmes": ("name",),
    "subgrants": ("project", "title"),
    "rooms": ("name",),
    "questionnaires": ("title",),
    "consultations": ("title",),
    "support_cases": ("organisation", "title"),
    "processing_purposes": ("purpose",),
}


def propose(table: str, layout: Layout, rows: Rows) -> Mapping:
    """Columns that are clear by their head first; those without a known head by what they hold."""
    columns = list(_by_heads(table, layout.heads))
    taken = {each.field for each in columns} - {""}
    for place, column in enumerate(columns):
        cells = [rows[row][place] for row in layout.rows[:_LOOKED_AT]]
        if _strange(table, column, cells):
            other = other_field_of(table, column.head)
            column = Column(column.head, other if other not in taken else "")
            taken.add(column.field)
        if not column.field:
            found = _by_content(table, cells)
            if found and found not in taken and not (taken & {"last_name"} and found == NAME):
                column = Column(column.head, found)
                taken.add(found)
        columns[place] = column
    columns = several.found(
        table, columns, lambda place: [rows[row][place] for row in layout.rows[:_LOOKED_AT]]
    )
    for place, column in enumerate(columns):
        cells = [rows[row][place] for row in layout.rows[:_LOOKED_AT]]
        form = column.form or _form(table, column.field, column.head, cells)
        columns[place] = replace(column, form=form)
    return Mapping(table, tuple(columns), keys_of(table, [each.field for each in columns]))


def _strange(table: str, column: Column, cells: Sequence[Cell]) -> bool:
    """Whether a column is called like a field and holds something else: an enum without its words."""
    found = described(table, column.field) if column.field else None
    texts = [text for text in map(said, cells) if text]
    if found is None or not texts:
        return False
    if column.field == "ref":
        return sum(_POSTCODE.fullmatch(text) is not None for text in texts) >= _MOST_OF * len(texts)
    known = sum(found[1].kind != "choice" or meaning(*found, text, column) is not None for text in texts)
    return known * 2 < len(texts)


def keys_of(table: str, names: Iterable[str]) -> tuple[str, ...]:
    """The fields among those that a file brings by which its rows are known again."""
    brought = set(names)
    return tuple(name for name in _KEYS.get(table, ()) if name in brought)


def _by_heads(table: str, heads: Sequence[str]) -> Iterator[Column]:
    """The surest head of each field has it; the others are left out."""
    found = [field_of(table, head) for head in heads]
    for place, (name, sureness) in enumerate(found):
        better = any(
            other == name and (sure, -where) > (sureness, -place)
            for where, (other, sure) in enumerate(found)
            if where != place
        )
        apart = name in _BY_RATE and _RATE.search(heads[place]) is not None
        alike = (
            apart
            and sum(other == name and bool(_RATE.search(heads[at])) for at, (other, _) in enumerate(found))
            > 1
        )
        yield Column(heads[place], "" if better or alike or sureness < LIKELY * 0.8 else name)


def _by_content(table: str, cells: Sequence[Cell]) -> str:
    """The field that most cells of a column look like; blank where they look like none."""
    texts = [text for text in map(said, cells) if text]
    if not texts:
        return ""
    offered = fields_of(table)
    for name, looks in _LOOKS:
        if name in offered and sum(map(looks, texts)) >= _MOST_OF * len(texts):
            return name
    return ""


def _looks_like_pesel(text: str) -> bool:
    return len(text) == _PESEL and text.isdecimal() and formats.doubt("national_id", text, "PL") is None


def _looks_like_nip(text: str) -> bool:
    digits = text.replace("-", "").replace(" ", "")
    return len(digits) == _NIP and digits.isdecimal() and formats.doubt("tax_id", text, "PL") is None


_LOOKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("email", lambda text: _EMAIL.fullmatch(text) is not None),
    ("national_id", _looks_like_pesel),
    ("tax_id", _looks_like_nip),
    ("bank_account", lambda text: _ACCOUNT.fullmatch(text) is not None and len(text) > 20),
    ("phone", lambda text: _PHONE.fullmatch(text) is not None),
)


def _form(table: str, name: str, head: str, cells: Sequence[Cell]) -> str:
    """In which order dates, or names, are written in a column."""
    found = described(table, name)
    if found is None:
        return _name_form(head, cells) if name == NAME else ""
    return date_form(cells) if found[1].kind == "date" else ""


def _name_form(head: str, cells: Sequence[Cell]) -> str:
    """As the head says; where it says nothing, as most of the names are written."""
    folded = fold(head)
    first, last = (min((folded.find(word) for word in each if word in folded), default=-1) for each in _NAMED)
    if first < 0 and last < 0:
        return names.order(map(said, cells))
    return LAST_FIRST if 0 <= last < first or last >= 0 > first else FIRST_LAST


_NAMED = (("imi", "vards", "first"), ("nazwisk", "uzvard", "surname", "last"))


def date_form(cells: Sequence[Cell]) -> str:
    """The one order in which all dates of a column can be read; where there are several, the day first."""
    figures = [
        found.groups()
        for cell in cells
        if not isinstance(cell, date | datetime) and (found := _DATE.match(said(cell)))
    ]
    if not figures:
        return DAY_FIRST
    if sum(len(each[0]) == 4 for each in figures) * 2 > len(figures):
        return YEAR_FIRST
    days = [each for each in figures if len(each[0]) != 4]
    months_first = any(int(each[1]) > 12 for each in days) and not any(int(each[0]) > 12 for each in days)
    return MONTH_FIRST if months_first else DAY_FIRST
