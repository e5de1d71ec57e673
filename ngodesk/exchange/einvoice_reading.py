"""An e-invoice of any form that ngodesk knows, told by its content."""

from typing import TYPE_CHECKING

from ngodesk.common.language import N_
from ngodesk.exchange import einvoice_ksef, einvoice_ubl
from ngodesk.exchange.einvoice_document import EInvoice, UnreadInvoiceError

if TYPE_CHECKING:
    from lxml import etree


def read(root: "etree._Element", filename: str) -> EInvoice:
    """The invoice. Raises UnreadInvoiceError where it is none, or lacks what every invoice has."""
    root = _unwrapped(root)
    if einvoice_ksef.reads(root):
        return einvoice_ksef.read(root, filename)
    if einvoice_ubl.reads(root):
        return einvoice_ubl.read(root)
    if str(root.tag).endswith("}CrossIndustryInvoice"):
        raise UnreadInvoiceError(
            N_("This e-invoice is in the CII form, and ngodesk reads UBL and KSeF."),
            N_("Ask the seller for the same invoice in UBL (Peppol BIS 3)."),
        )
    raise UnreadInvoiceError(
        N_("This XML is no e-invoice that ngodesk knows."),
        N_("It reads KSeF FA(2) and FA(3), and invoices and credit notes in UBL (Peppol BIS 3)."),
    )


def _unwrapped(root: "etree._Element") -> "etree._Element":
    """The invoice in the envelope that Peppol's networks put round it."""
    if not str(root.tag).endswith("}StandardBusinessDocument"):
        return root
    return next((child for child in root if einvoice_ubl.reads(child)), root)
