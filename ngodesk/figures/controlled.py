"""What a controller asked for by number: documents and indicators, each with what proves it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated
from ngodesk.common.text import fold, split_key
from ngodesk.figures.about import About
from ngodesk.figures.charges import Charge, charges
from ngodesk.figures.project import Scope, Span
from ngodesk.figures.proven import Proven, proven

PROVEN, INCOMPLETE, MISSING = "proven", "incomplete", "missing"
LACKS = ("scan", "payment_proof", "contract_scan", "offers", "signed_list", "evidence", "not_paid")

_ATTACHED = """
SELECT a.table_name, a.record_id, coalesce(a.kind, '') FROM attachments a
UNION ALL SELECT 'cost_documents', p.document_id, 'payment_proof' FROM attachments a
JOIN payments p ON p.id = a.record_id AND a.table_name = 'payments'
UNION ALL SELECT 'events', s.event_id, coalesce(a.kind, '') FROM attachments a
JOIN event_sessions s ON s.id = a.record_id AND a.table_name = 'event_sessions'"""
_CONTRACTS = """
SELECT d.id, c.id, coalesce(c.number, c.ref), c.subject, c.signed_on, c.amount, coalesce(c.selection, ''),
  coalesce(c.amount > g.offers_from, 0)
FROM cost_documents d JOIN contracts c ON c.id = d.contract_id JOIN projects p ON p.id = c.project_id
LEFT JOIN programmes g ON g.id = p.programme_id"""
_EINVOICES = "SELECT id, einvoice_no FROM cost_documents WHERE einvoice_no IS NOT NULL"
_EVENTS = "SELECT ref, id FROM events WHERE project_id = ?"
_TRIMMED = re.compile(r"^\s*(?:\d{1,3}[.)]\s+|[-\N{BULLET}\N{EN DASH}]\s+)|[\s,;.]+$")


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """The contract that a document bills, and how its supplier was chosen."""

    number: str
    subject: str
    signed_on: date | None
    amount: Decimal | None
    selection: str
    scanned: bool
    offers: int
    """Scans of offers."""
    offers_needed: bool


@dataclass(frozen=True, slots=True)
class Voucher:
    """A document, what of it the project is charged, and how it is proven."""

    charges: tuple[Charge, ...]
    contract: ContractFacts | None
    scans: int
    proofs: int
    """Scans that prove a payment."""
    lists: int
    """Signed lists attached to it."""
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """An indicator's value and how many of the events behind it have their signed list."""

    indicator: Proven
    lists: int
    events: int
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the letter with what it names; nothing where it is not found."""

    asked: str
    found: Voucher | Counted | None

    @property
    def state(self) -> str:
        """Proven, incomplete or missing."""
        if self.found is None:
            return MISSING
        return INCOMPLETE if self.found.lacks else PROVEN


def controlled(about: About) -> tuple[Point, ...]:
    """In the order of the letter; without one every document, then every indicator."""
    assert about.scope is not None
    register = _Register(replace(about.scope, span=Span()))
    lines = about.chosen or register.everything()
    return tuple(point for line in lines for point in register.points(line))


class _Register:
    """The project's documents and indicators by all the numbers that a letter may name them by."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.documents: dict[int, list[Charge]] = defaultdict(list)
        for each in charges(scope):
            self.documents[each.document].append(each)
        self.indicators = {each.code: each for each in proven(scope)}
        self.attached: dict[tuple[str, int], list[str]] = defaultdict(list)
        for table, record, kind in scope.rows(_ATTACHED, ()):
            self.attached[table, record].append(kind)
        self.contracts = {row[0]: row[1:] for row in scope.rows(_CONTRACTS, ())}
        self.events: dict[str, int] = scope.mapping(_EVENTS, (scope.id,))
        self.numbers = self._numbers(scope.mapping(_EINVOICES, ()))

    def _numbers(self, einvoices: dict[int, str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for document, parts in self.documents.items():
            first = parts[0]
            names = (first.number, first.accounting_no, first.ref, einvoices.get(document, ""))
            for name in dict.fromkeys(map(_plain, filter(None, names))):
                found[name].append(document)
        return found

    def everything(self) -> Iterator[str]:
        """Every number there is."""
        yield from dict.fromkeys(parts[0].number for parts in self.documents.values())
        yield from self.indicators

    def points(self, line: str) -> list[Point]:
        """What a line names: several documents where several have the number."""
        asked = _TRIMMED.sub("", line)
        for name in (asked, *_words(asked)):
            if documents := self.numbers.get(_plain(name)):
                return [Point(asked, self._voucher(document)) for document in documents]
            if indicator := self._indicator(name):
                return [Point(asked, self._counted(indicator))]
        return [Point(asked, None)]

    def _indicator(self, name: str) -> Proven | None:
        return next((each for code, each in self.indicators.items() if _plain(code) == _plain(name)), None)

    def _voucher(self, document: int) -> Voucher:
        parts = tuple(self.documents[document])
        kinds = self.attached.get(("cost_documents", document), [])
        found = Voucher(
            parts,
            self._contract(document),
            sum(kind in ("document", "einvoice", "other", "") for kind in kinds),
            kinds.count("payment_proof"),
            kinds.count("signed_list"),
            (),
        )
        return replace(found, lacks=tuple(_lacks(found)))

    def _contract(self, document: int) -> ContractFacts | None:
        if document not in self.contracts:
            return None
        contract, number, subject, day, amount, selection, needed = self.contracts[document]
        kinds = self.attached.get(("contracts", contract), [])
        return ContractFacts(
            number,
            subject,
            stored_day(day),
            stated(amount),
            selection,
            any(kind not in ("offer", "photo") for kind in kinds),
            kinds.count("offer") + self.attached.get(("cost_documents", document), []).count("offer"),
            bool(needed),
        )

    def _counted(self, indicator: Proven) -> Counted:
        """Where attendance was counted, the lists of its events prove it."""
        refs = {
            split_key(each.ref)[0] for each in indicator.records if each.table in ("attendance", "events")
        }
        refs |= {ref for each in indicator.records for ref in each.because}
        events = [self.events[ref] for ref in sorted(refs) if ref in self.events]
        lists = sum("signed_list" in self.attached.get(("events", event), []) for event in events)
        lacks = ("signed_list",) if lists < len(events) else ()
        return Counted(indicator, lists, len(events), lacks if indicator.records else ("evidence",))


def _lacks(found: Voucher) -> Iterator[str]:
    first, contract = found.charges[0], found.contract
    if not found.scans:
        yield "scan"
    if not first.payments and first.kind != "in_kind":
        yield "not_paid"
    elif not found.proofs and first.kind != "in_kind":
        yield "payment_proof"
    if contract is not None and not contract.scanned:
        yield "contract_scan"
    if contract is not None and contract.offers_needed and not (contract.offers or contract.selection):
        yield "offers"


def _plain(name: Any) -> str:
    """A number as it is compared: without case, marks and blanks."""
    return "".join(fold(str(name)).split())


def _words(line: str) -> Iterable[str]:
    """The words of a line that says more than the number, the longest runs first."""
    words = line.split()
    for length in range(min(len(words) - 1, 4), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length]).strip(",;.()")
