"""Who signs for the organisation, as the workspace's settings name them."""

from dataclasses import dataclass

from ngodesk.common.text import natural_key
from ngodesk.figures.about import About


@dataclass(frozen=True, slots=True)
class Signer:
    """A name, and what this person is in the organisation."""

    name: str
    function: str


def signers(about: About) -> tuple[Signer, ...]:
    """In their order; the name stands before the comma, the function after it."""
    rows = about.rows("SELECT key, value FROM settings WHERE key LIKE 'signatory.%'")
    found = []
    for _key, value in sorted(rows, key=lambda row: natural_key(row[0])):
        name, _comma, function = str(value).partition(",")
        found.append(Signer(name.strip(), function.strip()))
    return tuple(each for each in found if each.name)
