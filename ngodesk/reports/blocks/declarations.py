"""What the signer declares: the form's sentences, and words of which some are struck out."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.income import receipts
from ngodesk.reports import captions
from ngodesk.reports.content import Element, FormRow, FormTable, Items, Note, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import Alternatives

OF_PROJECT = (receipts,)
OPTIONS = frozenset({"intro", "sentences", "alternatives", "strike"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The sentences; then what is struck out, by the records where they know, otherwise by hand."""
    yield Text(options["intro"])
    yield Items(options["sentences"], numbered=True)
    rows = [
        FormRow(each["label"], Alternatives(tuple(each["words"]), _chosen(source, each.get("by", ""))))
        for each in options.get("alternatives", ())
    ]
    if rows:
        yield FormTable(rows)
        yield Note(options["strike"])


def _chosen(source: Source, by: str) -> int | None:
    """The place of the word that stays; nothing where only the signer knows."""
    if by == "fees":
        return int(not any(each.kind == "participant_fee" for each in source.of(receipts)))
    if by == "final":
        asked = captions.period(source)
        return int(asked is None or asked.end >= source.facts.end)
    return None
