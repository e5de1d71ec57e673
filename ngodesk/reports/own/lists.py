"""The lists whose rows a form may have: the same rows and fields as the tables of our reports."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.achieved import achieved
from ngodesk.figures.activities import activities
from ngodesk.figures.charges import charges
from ngodesk.figures.execution import execution
from ngodesk.figures.facts import PartnerFacts, ProjectFacts
from ngodesk.figures.granted import subgrants
from ngodesk.figures.held import held
from ngodesk.figures.income import receipts
from ngodesk.figures.made import made
from ngodesk.figures.project import Scope
from ngodesk.model import words
from ngodesk.reports import wording
from ngodesk.reports.blocks import (
    activities as activity_rows,
)
from ngodesk.reports.blocks import (
    cells,
    held_events,
    indicator_rows,
    lines,
    made_list,
    register,
    sources,
    subgrant_list,
)
from ngodesk.reports.blocks import receipts as receipt_rows
from ngodesk.reports.layout import Field
from ngodesk.reports.own.data import Row
from ngodesk.reports.places import Kind, Place
from ngodesk.reports.values import Unknown, Value

Fields = Mapping[str, Field[Any]]
TEXT = "text"
"""The field of an activity that holds what was written of it."""

_PARTNER: dict[str, Field[PartnerFacts]] = {
    "name": Field(lambda each, _texts: each.name),
    "role": Field(lambda each, texts: words.word("project_partners", "role", each.role, texts)),
    "country": Field(lambda each, _texts: each.country),
}


@dataclass(frozen=True)
class Listed:
    """A list: the block of our reports that has its columns, and how its rows are had."""

    block: str
    fields: Fields
    items: Callable[[Scope, ProjectFacts, Mapping[str, Any]], Sequence[Any]]
    private: frozenset[str] = frozenset({"empty"})
    """Fields that no form is given: they name a person, or say nothing."""

    @property
    def names(self) -> list[str]:
        """The fields that a form may name."""
        return [name for name in self.fields if name not in self.private]


def _lines(scope: Scope, _facts: ProjectFacts, _figures: Mapping[str, Any]) -> Sequence[Any]:
    found = execution(scope)
    return [lines.item(found, line) for line in found.lines]


def _register(scope: Scope, facts: ProjectFacts, _figures: Mapping[str, Any]) -> Sequence[Any]:
    return register.items(charges(scope), facts.currency, scope.span)


LISTS: dict[str, Listed] = {
    "lines": Listed("lines", lines.FIELDS, _lines),
    "sources": Listed(
        "sources",
        sources.FIELDS,
        lambda scope, _facts, figures: sources.items(execution(scope), figures["budget"]),
    ),
    "cells": Listed(
        "cells", cells.FIELDS, lambda scope, _facts, _figures: list(cells.items(execution(scope)))
    ),
    "documents": Listed("register", register.FIELDS, _register),
    "receipts": Listed(
        "receipts",
        receipt_rows.FIELDS,
        lambda scope, _facts, _figures: receipts(scope),
        frozenset({"person"}),
    ),
    "indicators": Listed(
        "indicator_rows", indicator_rows.FIELDS, lambda scope, _facts, _figures: achieved(scope)
    ),
    "activities": Listed(
        "activities",
        activity_rows.FIELDS,
        lambda scope, _facts, _figures: [each for each in activities(scope) if each.code],
    ),
    "events": Listed(
        "held_events",
        held_events.FIELDS,
        lambda scope, _facts, _figures: held(scope),
        frozenset({"lead"}),
    ),
    "outputs": Listed(
        "made_list", made_list.FIELDS, lambda scope, _facts, _figures: made(scope), frozenset({"author"})
    ),
    "partners": Listed("", _PARTNER, lambda _scope, facts, _figures: facts.partners),
    "subgrants": Listed(
        "subgrant_list", subgrant_list.FIELDS, lambda scope, _facts, _figures: subgrants(scope)
    ),
}


def rows(
    scope: Scope, facts: ProjectFacts, figures: Mapping[str, Any], texts: Texts
) -> dict[str, Sequence[Row]]:
    """The rows of every list, with the values of their fields."""
    return {
        name: [_row(each, item, texts) for item in each.items(scope, facts, figures)]
        for name, each in LISTS.items()
    }


def fields() -> dict[str, frozenset[str]]:
    """The fields of every list."""
    found = {name: frozenset(each.names) for name, each in LISTS.items()}
    return found | {"activities": found["activities"] | {TEXT}}


def _row(each: Listed, item: Any, texts: Texts) -> Row:
    made: dict[str, Place] = {}
    for name in each.names:
        field = each.fields[name]
        made[name] = place(field.value(item, texts), field.kind, texts)
    return made


def place(value: Value, kind: str, texts: Texts) -> Place:
    """A value of a table as a place of a form has it: dates short, as tables have them."""
    if isinstance(value, Unknown):
        return Place(None)
    if isinstance(value, Decimal):
        its: Kind = "percent" if kind == "percent" else "number"
        return Place(value, its)
    if isinstance(value, int):
        return Place(value, "number")
    if isinstance(value, date):
        return Place(value, "date")
    return Place(wording.shown(value, texts.language))
