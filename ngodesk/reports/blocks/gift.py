"""A contribution in kind: what was given, by whom, what it is worth, which project and line it is for."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.paper import paper
from ngodesk.reports.blocks.paper_description import title
from ngodesk.reports.content import Element, Text
from ngodesk.reports.layout import form
from ngodesk.reports.source import Source
from ngodesk.reports.values import Amount, Value

OF_PRINT = (paper,)
OPTIONS = frozenset({"fields", "declaration"})

__all__ = ["title"]


def subtitle(source: Source, texts: Texts) -> str:
    """Who gives it."""
    return source.of(paper).issuer


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The form, then what is declared."""
    found = source.of(paper)
    charged = tuple(dict.fromkeys(f"{each.title}, {each.line} {each.line_name}" for each in found.charged))
    values: dict[str, Value] = {
        "issuer": ", ".join(part for part in (found.issuer, found.issuer_city) if part),
        "organisation": source.common.organisation.name,
        "description": found.description,
        "date": found.issue_date,
        "amount": Amount(found.gross, found.currency),
        "projects": charged,
    }
    yield form(options["fields"], values, ("amount",))
    yield Text(options["declaration"])
