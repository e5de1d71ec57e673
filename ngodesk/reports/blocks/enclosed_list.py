"""What a package for a controller holds beside the reports, and the papers that are missing, by kind."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.enclosed import FOLDERS, MISSING, Missing, enclosed
from ngodesk.reports.content import Column, Element, Heading, Note, Row, Table, Text
from ngodesk.reports.source import Source

OF_PROJECT = (enclosed,)
OPTIONS = frozenset(
    {"folder", "files", "total", "none", "missing", "paper", "day", "nothing_missing", "note", *FOLDERS}
    | {f"no_{kind}" for kind in MISSING}
)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """How many files stand in each folder, then what is missing under the name of its kind."""
    found = source.of(enclosed)
    counts = Counter(each.folder for each in found.scans)
    if counts:
        rows = [Row((options[folder], counts[folder])) for folder in FOLDERS if counts[folder]]
        columns = (Column(options["folder"], weight=100), Column(options["files"], "count", 30))
        yield Table(columns, (*rows, Row((options["total"], counts.total()), "total")))
    else:
        yield Text(options["none"])
    yield Heading(options["missing"])
    if found.missing:
        columns = (Column(options["paper"], weight=120), Column(options["day"], weight=30))
        yield Table(columns, tuple(_rows(found.missing, options)))
        yield Note(options["note"])
    else:
        yield Text(options["nothing_missing"])


def _rows(missing: tuple[Missing, ...], options: dict[str, Any]) -> Iterator[Row]:
    for kind in MISSING:
        of_kind = [each for each in missing if each.kind == kind]
        if of_kind:
            yield Row((f"{options[f'no_{kind}']}: {len(of_kind)}", ""), "group")
        for each in of_kind:
            yield Row((each.name, each.day or ""), "remark")
