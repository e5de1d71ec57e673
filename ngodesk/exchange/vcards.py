"""Contact files (.vcf, vCard 3.0): what address books of telephones and mail programs read."""

from collections.abc import Iterable
from dataclasses import dataclass

import vobject


@dataclass(frozen=True)
class Contact:
    """A person as an address book has one; blank is not known."""

    uid: str
    first_name: str
    last_name: str
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    organisation: str = ""


def cards(contacts: Iterable[Contact]) -> bytes:
    """A file with a card for each."""
    return "".join(_card(contact) for contact in contacts).encode()


def _card(contact: Contact) -> str:
    card = vobject.vCard()
    card.add("uid").value = contact.uid
    card.add("fn").value = f"{contact.first_name} {contact.last_name}".strip()
    card.add("n").value = vobject.vcard.Name(family=contact.last_name, given=contact.first_name)
    for name, text in (("email", contact.email), ("tel", contact.phone)):
        if text:
            card.add(name).value = text
    if contact.organisation:
        card.add("org").value = [contact.organisation]
    if contact.address or contact.city:
        card.add("adr").value = vobject.vcard.Address(
            street=contact.address, city=contact.city, code=contact.postcode, country=contact.country
        )
    return str(card.serialize())
