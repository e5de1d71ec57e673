"""Movements of a bank statement beside what is still to be paid: offered by amount and number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ngodesk.common.language import N_
from ngodesk.common.text import fold
from ngodesk.exchange.bank.statement import BankEntry, Statement
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import paying
from ngodesk.work.paying import Due
from ngodesk.work.spreadsheets.stored import plain

SURE, LIKELY, OPEN, KNOWN = "sure", "likely", "open", "known"
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4  # letters of a word that tells a name


@dataclass(frozen=True)
class Offer:
    """A movement and the document that it seems to pay; `sureness` says how the two were found."""

    entry: BankEntry
    sureness: str
    document: Due | None = None
    others: tuple[Due, ...] = ()
    """Further documents that it may pay."""


def offers(store: Store, statement: Statement) -> list[Offer]:
    """What each movement that left the account pays, the statement's order kept."""
    left = paying.unpaid(store)
    known = _paid(store)
    found = []
    for entry in statement.entries:
        if entry.cents >= 0:
            continue
        offer = _offer(entry, left, known)
        if offer.document is not None:
            left = [due for due in left if due.id != offer.document.id]
        found.append(offer)
    return found


def _offer(entry: BankEntry, left: Sequence[Due], known: set[tuple[str, int]]) -> Offer:
    fitting = [
        due
        for due in left
        if due.owed == -entry.cents and (due.currency == entry.currency or not entry.currency)
    ]
    numbered = [due for due in fitting if _names_number(entry, due)]
    if len(numbered) == 1:
        return Offer(
            entry,
            SURE if entry.currency else LIKELY,  # another currency's amount may be the same
            numbered[0],
            tuple(due for due in fitting if due is not numbered[0]),
        )
    named = [due for due in fitting if _names_issuer(entry, due)]
    if len(named) == 1:
        return Offer(
            entry,
            SURE if entry.currency and _same_account(entry, named[0]) else LIKELY,
            named[0],
            tuple(due for due in fitting if due is not named[0]),
        )
    if (entry.day.isoformat(), -entry.cents) in known and not fitting:
        return Offer(entry, KNOWN)
    return Offer(entry, OPEN, None, tuple(fitting))


def _names_number(entry: BankEntry, due: Due) -> bool:
    """Whether the text holds the document's number, however its parts are separated."""
    number = "".join(_WORD.findall(fold(due.number)))
    return len(number) > 2 and number in "".join(_WORD.findall(fold(entry.text)))


def _names_issuer(entry: BankEntry, due: Due) -> bool:
    if _same_account(entry, due):
        return True
    words = {word for word in _WORD.findall(fold(due.issuer)) if len(word) >= _SHORTEST}
    return bool(words & set(_WORD.findall(fold(f"{entry.other} {entry.text}"))))


def _same_account(entry: BankEntry, due: Due) -> bool:
    return bool(due.account) and plain("bank_account", due.account) == plain("bank_account", entry.account)


def _paid(store: Store) -> set[tuple[str, int]]:
    """Day and amount of what is entered as paid."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT date, amount FROM payments UNION ALL SELECT payment_date, coalesce(amount_due, gross)"
            " FROM cost_documents WHERE payment_date IS NOT NULL"
        ).all()
    return {(row[0], row[1]) for row in rows}


def pay(store: Store, accepted: Sequence[tuple[int, BankEntry]]) -> int:
    """Enter what was accepted, document and movement, as paid on the day of the statement, in one step."""
    days = sorted({entry.day for _document, entry in accepted})
    label = Header(N_("Payments from a bank statement: {number}"), {"number": len(accepted)})
    with store.writing(label) as batch:
        return sum(
            paying.write(store, batch, [document for document, entry in accepted if entry.day == day], day)
            for day in days
        )
