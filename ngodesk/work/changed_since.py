"""What is not as it was when a report was frozen: figure by figure, in words, with the record to go to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from ngodesk.common import language as languages
from ngodesk.common import money
from ngodesk.common.entering import yes_or_no
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, Texts
from ngodesk.common.text import split_key
from ngodesk.figures.compared import Differences, DocumentChange, FigureChange, compared
from ngodesk.figures.snapshot import scope_of, snapshot
from ngodesk.model import TABLES
from ngodesk.model.words import word
from ngodesk.store import frozen as kept
from ngodesk.store.naming import Names
from ngodesk.store.store import Store
from ngodesk.work.frozen import one, taken

FIGURE, EVIDENCE, DOCUMENT = "figure", "evidence", "document"

_FIGURES = {
    "planned": N_("Planned"),
    "actual": N_("Spent"),
    "committed": N_("Committed"),
    "accepted": N_("Accepted"),
    "remaining": N_("Left"),
    "free": N_("Free"),
    "percent": N_("Per cent"),
    "received": N_("Received"),
    "interest": N_("Interest"),
    "other_income": N_("Other income"),
    "refunded": N_("Refunded"),
    "balance": N_("Balance"),
    "share_planned": N_("Planned share"),
    "share_actual": N_("Share spent"),
    "count": N_("How many"),
    "hours": N_("Hours"),
    "attendances": N_("Attendances"),
    "people": N_("People"),
    "organisations": N_("Organisations"),
    "headcount": N_("Headcount"),
    "refused": N_("Refused"),
    "value": N_("Value"),
    "awarded": N_("Awarded"),
    "paid": N_("Paid"),
    "settled": N_("Settled"),
    "returned": N_("Returned"),
    "target": N_("Target"),
    "met": N_("Met"),
    "evidence": N_("Records behind it"),
    "organisations_supported": N_("Organisations supported"),
}
_SECTIONS = {
    "budget": N_("Budget"),
    "lines": N_("Budget line"),
    "sources": N_("Funding source"),
    "events": N_("Events"),
    "people_by_gender": N_("People by gender"),
    "people_by_county": N_("People by county"),
    "volunteers": N_("Volunteers"),
    "outputs": N_("Outputs"),
    "subgrants": N_("Sub-grants"),
    "cooperations": N_("Cooperations"),
    "indicators": N_("Indicator"),
}
_FIELDS = {
    "amount": N_("Amount"),
    "value": N_("Charged"),
    "paid": N_("Paid"),
    "disallowed": N_("Disallowed"),
    "note": N_("Note"),
    "issuer": N_("Issuer"),
    "tax_id": N_("Tax number of the issuer"),
    "payments": N_("Payments"),
    "files": N_("Scans"),
    "checksums": N_("Content of the scans"),
}
_OF_CODES = {"lines": "budget_lines", "sources": "funding_sources", "indicators": "indicators"}
_NUMBER = re.compile(r"-?\d+\.\d\d")
_KINDS = ("events", "outputs", "cooperations")


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same. Texts are as the screen shows them; blank where it was not there.

    `kind` is figure, evidence or document. The record is the one to go to, where it is still there.
    """

    kind: str
    whole_project: bool
    """A figure of the whole project; otherwise of the report's period."""
    place: str
    label: str
    before: str
    now: str
    table: str = ""
    id: int | None = None


def differences(store: Store, row_id: int) -> tuple[Difference, ...]:
    """What has changed since a report was frozen. Raises UserError where its project is no longer there."""
    before = taken(store, row_id)
    with store.reading() as connection:
        report = kept.row(connection, row_id)
        now = scope_of(connection, report) if report else None
        if now is None:
            raise UserError(N_("The project of this report is no longer there."))
        return tuple(told(connection, now.id, compared(before, snapshot(now)), languages.current()))


def changes_between(store: Store, first: int, second: int) -> tuple[Difference, ...]:
    """What a frozen report says otherwise than another, as a corrected one than the first."""
    found = compared(taken(store, first), taken(store, second))
    project = one(store, second).project_id
    with store.reading() as connection:
        return tuple(told(connection, project, found, languages.current()))


def told(connection: Connection, project: int, found: Differences, texts: Texts) -> Iterator[Difference]:
    """Differences in words."""
    records = _Records(connection, project)
    for figure in found.figures:
        yield _figure(figure, records, texts)
    for proof in found.evidence:
        place = f"{texts.gettext(_SECTIONS['indicators'])} {proof.indicator}"
        before, now = _shown(proof.before, texts), _shown(proof.now, texts)
        yield Difference(
            EVIDENCE, False, place, proof.label, before, now, *records.of(proof.table, proof.ref)
        )
    for document in found.documents:
        yield from _document(document, records, texts)


def _figure(change: FigureChange, records: "_Records", texts: Texts) -> Difference:
    """A figure, with the line, the source or the indicator that it is of."""
    sections = [part for part in change.section if part in _SECTIONS]
    if change.code:
        sections = sections[-1:]  # a line is enough: everybody knows that it is of the budget
    said = [*(texts.gettext(_SECTIONS[part]) for part in sections), change.code, change.name]
    table = next((_OF_CODES[part] for part in change.section if part in _OF_CODES), "")
    row_id = records.coded(table, change.code) if change.code else None
    before, now = _shown(change.before, texts), _shown(change.now, texts)
    place, label = " ".join(filter(None, said)), _figure_label(change, texts)
    return Difference(FIGURE, change.of == "project", place, label, before, now, table, row_id)


def _figure_label(change: FigureChange, texts: Texts) -> str:
    first, last = change.section[:1], change.section[-1:]
    if last == ("by_source",):
        return texts.gettext("Spent, source {source}").format(source=change.figure)
    if last == ("by_kind",) and first[0] in _KINDS:
        return word(first[0], "kind", change.figure, texts)
    return texts.gettext(_FIGURES[change.figure]) if change.figure in _FIGURES else change.figure


def _document(change: DocumentChange, records: "_Records", texts: Texts) -> Iterator[Difference]:
    """A document that came or went in one line, one that says something else in a line for each field."""
    table, row_id = records.of("cost_documents", change.ref)
    place = f"{change.ref}  {change.number}"
    if change.came or change.went:
        label = N_("Came to the register") if change.came else N_("Is no longer in the register")
        before, now = ("", change.number) if change.came else (change.number, "")
        yield Difference(DOCUMENT, False, place, texts.gettext(label), before, now, table, row_id)
    for field, before, now in change.fields:
        said = _shown(before, texts), _shown(now, texts)
        yield Difference(DOCUMENT, False, place, _label(field, texts), *said, table, row_id)


def _label(field: str, texts: Texts) -> str:
    """What a field of the register is called; of a charge with its line and source."""
    if not field.startswith("charges."):
        known = {each.name: each.label for each in TABLES["cost_documents"].described.fields} | _FIELDS
        return texts.gettext(known.get(field, field))
    place, _dot, name = field.removeprefix("charges.").rpartition(".")
    line, _dot, source = place.rpartition(".")
    said = texts.gettext("{what}: line {line}, source {source}")
    return said.format(what=texts.gettext(_FIELDS[name]), line=line, source=source)


def _shown(value: Any, texts: Texts) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_or_no(value, texts.language)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return money.shown(Decimal(value), texts.language)
    return str(value)


class _Records:
    """The records of today that old codes and keys lead to."""

    def __init__(self, connection: Connection, project: int) -> None:
        self._connection = connection
        self._project = project
        self._names = Names(connection)
        self._known: dict[str, dict[str, int]] = {}

    def coded(self, table: str, code: str) -> int | None:
        """A line, a source or an indicator of the project, by its code."""
        found: int | None = self._connection.exec_driver_sql(
            f"SELECT id FROM {table} WHERE project_id = ? AND code = ?", (self._project, code)
        ).scalar()
        return found

    def of(self, table: str, ref: str) -> tuple[str, int | None]:
        """The record with this key, and its table; of an attendance the event."""
        if table == "attendance":
            table, ref = "events", split_key(ref)[0]
        if table not in TABLES:
            return "", None
        if table not in self._known:
            keys = self._names.keys(table)
            self._known[table] = {self._names.key(table, row_id): row_id for row_id in keys}
        return table, self._known[table].get(ref)
