"""The published schemas of national e-invoices, from our own folder and never from the web."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ngodesk.common.language import N_
from ngodesk.common.paths import resources
from ngodesk.common.saying import Saying, say

if TYPE_CHECKING:
    from lxml import etree

_ELEMENT = re.compile(r"'(?:\{[^}]*\})?([^']*)'")


def remarks(root: "etree._Element", schema: str, form: str) -> list[Saying]:
    """What in the document is not as its form's schema says: one sentence, for the first of it."""
    checked = _schema(schema)
    if checked.validate(root):
        return []
    first = checked.error_log[0]
    named = _ELEMENT.search(first.message)
    return [
        say(
            N_("The file is not as the schema of {form} says: line {line}, {element}. Look at every value."),
            form=form,
            line=first.line,
            element=named[1] if named else "?",
        )
    ]


@cache
def _schema(name: str) -> "etree.XMLSchema":
    from lxml import etree

    class Here(etree.Resolver):  # type: ignore[misc]  # lxml tells no types
        """Finds by its name what a schema imports, be it by an address on the web."""

        def resolve(self, system_url: str, public_id: str, context: object) -> object:
            return self.resolve_string(_file(system_url).read_bytes(), context, base_url=system_url)

    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(Here())
    # An address of our own: one of the file system may hold letters that the parser does not read
    return etree.XMLSchema(etree.fromstring(_file(name).read_bytes(), parser, base_url=f"ngodesk:/{name}"))


def _file(address: str) -> Path:
    return _files()[address.rpartition("/")[2]]


@cache
def _files() -> dict[str, Path]:
    return {path.name: path for path in (resources() / "einvoice").rglob("*.xsd")}
