"""Persons and institutions in the order of the monitoring set; incomplete persons apart, with what lacks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.monitored import Institution, Monitored, monitoring
from ngodesk.model import words
from ngodesk.reports import kinds
from ngodesk.reports.content import Element, Heading, Note, Table
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import Name, Value

OF_PRINT = (monitoring,)
OPTIONS = frozenset(
    {
        "columns", "none", "incomplete", "incomplete_columns", "names", "institutions", "institution_columns",
        "no_institutions", "note",
    }
)  # fmt: skip

_ABREAST = 9
_PLACE = ("region", "county", "municipality", "city", "address", "postcode", "phone", "email")
_BODY = ("name", "tax_id", *_PLACE)
_PERSON: tuple[str, ...] = (
    "ref",
    "first",
    "last",
    "national_id",
    "education",
    *_PLACE,
    "labour_status",
    "organisation",
)
_PERSON += ("disadvantage", "outcome")


def _plain(name: str) -> Field[Any]:
    return Field(lambda each, _texts: str(getattr(each, name)))


def _day(name: str) -> Field[Any]:
    return Field(lambda each, _texts: getattr(each, name) or "")


def _country(each: Monitored, texts: Texts) -> Value:
    return kinds.country(each.country, texts.language) if each.country else ""


def _worded(field: str, table: str = "participations") -> Field[Monitored]:
    return Field(
        lambda each, texts: (
            words.word(table, field, getattr(each, field), texts) if getattr(each, field) else ""
        )
    )


PERSON: dict[str, Field[Monitored]] = {
    **{name: _plain(name) for name in _PERSON},
    "name": Field(lambda each, _texts: Name(each.last, each.first)),
    "country": Field(_country),
    "kind": _worded("kind"),
    "gender": _worded("gender", "people"),
    "age": Field(lambda each, _texts: "" if each.age is None else each.age, "count"),
    "locality": _worded("locality", "people"),
    "start": _day("start"),
    "end": _day("end"),
    "status": _worded("status"),
}
INSTITUTION: dict[str, Field[Institution]] = {
    **{name: _plain(name) for name in _BODY},
    "kind": Field(lambda each, texts: words.word("organisations", "kind", each.kind, texts)),
    "start": _day("start"),
    "end": _day("end"),
    "people": Field(lambda each, _texts: each.people, "count"),
}


def _folded(table: Table, options: dict[str, Any]) -> Table:
    """The set has more columns than a sheet is wide."""
    names = [option["field"] for option in options["columns"]]
    return replace(table, fold=_ABREAST, key=names.index("last") if "last" in names else 0)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """Complete persons, then the others, then institutions."""
    found = source.of(monitoring)
    complete = [each for each in found.people if not each.missing]
    others = [each for each in found.people if each.missing]
    for element in listing(complete, PERSON, texts, options):
        yield _folded(element, options) if isinstance(element, Table) else element
    if others:
        names = options["names"]
        missing: Field[Monitored] = Field(lambda each, _texts: tuple(names[name] for name in each.missing))
        yield Heading(options["incomplete"])
        apart = {"columns": options["incomplete_columns"], "none": ""}
        yield from listing(others, PERSON | {"missing": missing}, texts, apart)
    yield Heading(options["institutions"])
    bodies = {"columns": options["institution_columns"], "none": options["no_institutions"]}
    yield from listing(found.institutions, INSTITUTION, texts, bodies)
    yield Note(options["note"].format(complete=len(complete), number=len(found.people)))
