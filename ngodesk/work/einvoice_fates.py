"""What becomes of e-invoices: new, completing a paper typed before, there already, left out, refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import Connection

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.money import unscaled
from ngodesk.common.saying import Amount, Saying, say
from ngodesk.exchange.einvoice_document import EInvoice, Reference
from ngodesk.work.defaults import following
from ngodesk.work.einvoice_matching import Known, Paper, Seller, keys_of, same_account

Fate = Literal["new", "completes", "known", "left", "refused"]
_NOT_CORRECTED = N_("The invoice that it corrects is not in this file: {number}.")
_NOT_SETTLED = N_("The advance that it settles is not in this file: {number}.")

_SETTLED = ("advance", "proforma")


@dataclass(frozen=True)
class File:
    """A file as it was read from the disk, and the invoice in it or the reason why there is none."""

    name: str
    data: bytes
    sha256: str
    invoice: EInvoice | None
    refused: UserError | None = None

    @property
    def age(self) -> tuple[str, bool]:
        """By what older invoices stand before younger, and all before those that refer to others."""
        if self.invoice is None:
            return "", False
        return self.invoice.issued.isoformat(), bool(self.invoice.corrects or self.invoice.settles)


@dataclass(frozen=True)
class Entry:
    """What becomes of one file."""

    file: File
    fate: Fate
    seller: Seller | None = None
    new_seller: bool = False
    paper: Paper | None = None
    """The document that the invoice is, that it completes, or that it becomes."""
    offered: Paper | None = None
    """The paper typed before that it could complete."""
    corrects: int | None = None
    settles: int | None = None
    remarks: tuple[Saying, ...] = ()
    refused: UserError | None = None


def fates(
    connection: Connection, files: Sequence[File], answers: Mapping[int, Fate], identifiers: Iterator[int]
) -> list[Entry]:
    """What becomes of files, in their order; `answers` by the place of a file are "new" and "left"."""
    deciding = _Deciding(Known(connection), identifiers)
    order = sorted(range(len(files)), key=lambda place: files[place].age)
    found = {place: deciding.decide(files[place], answers.get(place)) for place in order}
    return [found[place] for place in range(len(files))]


class _Deciding:
    """Decides about one file after the other; what each would add is known to those after it."""

    def __init__(self, known: Known, identifiers: Iterator[int]) -> None:
        self._known = known
        self._identifiers = identifiers
        self._seen: dict[str, Paper] = {}

    def decide(self, file: File, answer: Fate | None) -> Entry:
        """The fate of one file."""
        invoice = file.invoice
        if invoice is None:
            return Entry(file, "refused", refused=file.refused)
        seller = self._known.seller(invoice.seller)
        if seller is not None and seller.own:
            return Entry(file, "refused", seller, refused=_ours())
        paper, is_known = self._paper(file, invoice, seller)
        if is_known:
            return Entry(file, "known", seller, paper=paper, remarks=invoice.remarks)
        if answer == "left":
            return Entry(file, "left", seller, offered=paper, remarks=invoice.remarks)
        return self._taken(file, invoice, seller, paper, anew=answer == "new")

    def _paper(self, file: File, invoice: EInvoice, seller: Seller | None) -> tuple[Paper | None, bool]:
        """The document that the invoice is or may complete, and whether nothing is to be added to it."""
        twin = self._seen.get(file.sha256)
        paper = twin or self._known.attached(file.sha256) or self._known.same(invoice, seller)
        if paper is None:
            return self._known.alike(invoice, seller), False
        number_is_new = bool(invoice.einvoice_no) and not paper.einvoice_no
        there = paper.attached or bool(paper.einvoice_no) or twin is not None
        return paper, there and not number_is_new

    def _taken(
        self, file: File, invoice: EInvoice, seller: Seller | None, offered: Paper | None, anew: bool
    ) -> Entry:
        """An invoice that is written: as a new document, or into the paper offered."""
        new_seller = seller is None
        seller = seller or self._new_seller(invoice)
        remarks = [*invoice.remarks, *_about_parties(invoice, seller, self._known.own)]
        paper = None if anew else offered
        if paper is not None:
            remarks += _differences(paper, invoice)
        corrects = self._named(seller, invoice.corrects, _NOT_CORRECTED, remarks)
        settles = self._named(seller, invoice.settles, _NOT_SETTLED, remarks)
        fate: Fate = "new" if paper is None else "completes"
        paper = self._noted(file, invoice, seller, paper or self._new_paper(invoice, seller))
        return Entry(file, fate, seller, new_seller, paper, offered, corrects, settles, tuple(remarks))

    def _new_seller(self, invoice: EInvoice) -> Seller:
        party = invoice.seller
        keys = keys_of(party.tax_id, party.register_no)
        seller = Seller(next(self._identifiers), party.name or party.tax_id, keys, invoice.account)
        self._known.add_seller(seller)
        return seller

    def _new_paper(self, invoice: EInvoice, seller: Seller) -> Paper:
        return Paper(
            id=next(self._identifiers),
            ref=following(self._known.refs, "D1"),
            number=invoice.number,
            kind=invoice.kind,
            issuer=seller.id,
            issuer_name="",
            issued=invoice.issued.isoformat(),
            currency=invoice.currency,
            gross=int(invoice.gross.scaleb(2)),
            einvoice_no="",
            attached=False,
        )

    def _noted(self, file: File, invoice: EInvoice, seller: Seller, paper: Paper) -> Paper:
        """For those that come after: the document as it will be."""
        number = paper.einvoice_no or invoice.einvoice_no
        will_be = replace(paper, einvoice_no=number, issuer=seller.id, attached=True)
        self._known.add_paper(will_be)
        self._seen[file.sha256] = will_be
        return paper

    def _named(
        self, seller: Seller, references: tuple[Reference, ...], missing: str, remarks: list[Saying]
    ) -> int | None:
        """The first document named that is there; the others are told."""
        found = None
        for reference in references:
            paper = self._known.referred(reference, seller)
            if paper is None:
                remarks.append(say(missing, number=reference.number or reference.einvoice_no))
            elif missing is _NOT_SETTLED and paper.kind not in _SETTLED:
                # EN 16931 names earlier part invoices in the same place
                remarks.append(say(N_("It names {number}, which is no advance."), number=paper.number))
            elif found is None:
                found = paper.id
            else:
                remarks.append(say(N_("It names {number} too; only one can be noted."), number=paper.number))
        return found


def _ours() -> UserError:
    return UserError(
        N_("Your own organisation issued this invoice: it is no cost."), N_("Leave it out of the costs.")
    )


def _about_parties(invoice: EInvoice, seller: Seller, own: Seller | None) -> Iterator[Saying]:
    buyer = keys_of(invoice.buyer.tax_id, invoice.buyer.register_no)
    if own is not None and own.keys and buyer and not own.keys & buyer:
        yield say(N_("It was issued to {buyer}, not to your organisation."), buyer=invoice.buyer.name)
    if invoice.account and seller.account and not same_account(invoice.account, seller.account):
        yield say(
            N_("The account {account} is not the one kept for {seller}. Ask the seller before you pay."),
            account=invoice.account,
            seller=seller.name,
        )


def _differences(paper: Paper, invoice: EInvoice) -> Iterator[Saying]:
    """Where the paper typed before says something else: what was typed stays."""
    gross = Amount(unscaled(paper.gross, 2), paper.currency)
    for typed, said in (
        (paper.number, invoice.number),
        (date.fromisoformat(paper.issued), invoice.issued),
        (gross, Amount(invoice.gross, invoice.currency)),
    ):
        if typed != said:
            yield say(
                N_("The paper typed before says {typed}, the invoice {said}: what was typed stays."),
                typed=typed,
                said=said,
            )
