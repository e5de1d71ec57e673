"""Organisations that may be entered twice."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row

from ngodesk.checks.core.alike import (
    SAME_EMAIL,
    SAME_NAME,
    SAME_PHONE,
    SAME_REGISTER_NUMBER,
    SAME_TAX_NUMBER,
    SWAPPED,
    Entry,
    Pair,
    by_what_they_share,
    contradict,
    words_of,
)
from ngodesk.checks.core.looking import Look

OF_PROJECT = (
    "SELECT a.organisation_id FROM attendance a JOIN events e ON e.id = a.event_id"
    " WHERE e.project_id = :project"
    " UNION SELECT grantee_id FROM subgrants WHERE project_id = :project"
    " UNION SELECT organisation_id FROM support_cases WHERE project_id = :project"
    " UNION SELECT organisation_id FROM project_partners WHERE project_id = :project"
)


def organisations(look: Look) -> list[Entry]:
    """All of them, in the order in which they were entered."""
    rows = look.rows(
        "SELECT id, name, tax_id, register_no, country, email, phone FROM organisations ORDER BY id"
    )
    return [_entry(row) for row in rows]


def twice(look: Look) -> Iterator[Pair]:
    """Those of one number in whatever spelling, and those of one name."""
    entries = organisations(look)
    found: dict[tuple[int, int], Pair] = {}
    for pair in (*_by_numbers(entries), *_by_name(entries), *by_what_they_share(entries)):
        found.setdefault((pair.first.id, pair.second.id), pair)
    here = None
    if look.project is not None:
        here = {row.organisation_id for row in look.rows(OF_PROJECT)}
    return (
        pair for pair in found.values() if here is None or pair.first.id in here or pair.second.id in here
    )


def _by_numbers(entries: list[Entry]) -> Iterator[Pair]:
    firsts: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for reason in (SAME_TAX_NUMBER, SAME_REGISTER_NUMBER):
            value = (entry.telling or {}).get(reason)
            if value and firsts.setdefault((reason, value), entry) is not entry:
                yield Pair(firsts[reason, value], entry, (reason,))


def _by_name(entries: list[Entry]) -> Iterator[Pair]:
    firsts: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        first = firsts.setdefault(tuple(sorted(entry.words)), entry)
        if first is not entry and entry.words and not contradict(first, entry):
            yield Pair(first, entry, (SAME_NAME if first.words == entry.words else SWAPPED,))


def _entry(row: Row[Any]) -> Entry:
    tax = _digits(row.tax_id, row.country)
    telling: dict[str, str] = {
        SAME_TAX_NUMBER: tax,
        SAME_REGISTER_NUMBER: _digits(row.register_no, row.country),
        SAME_EMAIL: (row.email or "").strip().lower(),
        SAME_PHONE: _digits(row.phone, None)[-9:],
    }
    telling = {reason: value for reason, value in telling.items() if value}
    return Entry(row.id, row.name, words_of(row.name), "", telling, (tax,))


def _digits(text: str | None, country: str | None) -> str:
    """A number without what people put between its digits, and without its country."""
    plain = "".join(filter(str.isalnum, text or "")).upper()
    for before in ("KRS", "REGON", country or "PL"):
        plain = plain.removeprefix(before.upper())
    return plain
