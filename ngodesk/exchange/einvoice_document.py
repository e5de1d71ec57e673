"""What every national e-invoice says, whatever its form."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ngodesk.common.errors import UserError
from ngodesk.common.saying import Saying


class UnreadInvoiceError(UserError):
    """An invoice that cannot be taken: the sentence says what it lacks."""


@dataclass(frozen=True)
class Party:
    """A seller or buyer."""

    name: str = ""
    tax_id: str = ""
    register_no: str = ""
    country: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Line:
    """A line of an invoice, for display; `net` and `gross` as far as the form has them.

    `before`: in a correction, how the line was.
    """

    name: str
    quantity: Decimal | None = None
    unit: str = ""
    price: Decimal | None = None
    net: Decimal | None = None
    gross: Decimal | None = None
    rate: str = ""
    before: bool = False


@dataclass(frozen=True)
class Paid:
    """A part that was paid before the invoice was issued."""

    day: date
    amount: Decimal
    method: str | None = None


@dataclass(frozen=True)
class Reference:
    """Another invoice that this one corrects or settles."""

    number: str = ""
    einvoice_no: str = ""


@dataclass(frozen=True)
class EInvoice:
    """An invoice as read. Amounts of a correction are differences; a credit note's are negative."""

    form: str
    kind: str
    number: str
    issued: date
    currency: str
    gross: Decimal
    seller: Party
    buyer: Party = Party()
    einvoice_no: str = ""
    net: Decimal | None = None
    vat: Decimal | None = None
    amount_due: Decimal | None = None
    sold: date | None = None
    due: date | None = None
    paid_on: date | None = None
    payments: tuple[Paid, ...] = ()
    method: str | None = None
    account: str = ""
    corrects: tuple[Reference, ...] = ()
    settles: tuple[Reference, ...] = ()
    lines: tuple[Line, ...] = ()
    remarks: tuple[Saying, ...] = field(default=(), compare=False)
