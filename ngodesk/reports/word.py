"""Paragraphs, runs and tables as the format of Word has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FONT, INSTEAD = "Source Sans 3", "Calibri"
"""The font of all prints, and what stands in for it where nobody has installed it."""
INK, GREY, BOX, HAIR, ACCENT = "1A1A1A", "555555", "8C8C8C", "BDBDBD", "1D4E5F"

_TWENTIETHS = 20  # of a point: what the format measures in
_HALVES = 2
_EIGHTHS = 8


@dataclass(frozen=True, slots=True)
class Look:
    """How runs look; a size of 0 is the paragraph's."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    size: float = 0
    colour: str = ""


PLAIN = Look()


def element(name: str, **attributes: Any) -> Any:
    """An element of the format: w:name with its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def run(text: str, look: Look = PLAIN) -> Any:
    """A run of text; a line end stays one."""
    made = element("r")
    properties = element("rPr")
    for name, wanted in (("b", look.bold), ("i", look.italic), ("strike", look.strike)):
        if wanted:
            properties.append(element(name))
    if look.colour:
        properties.append(element("color", val=look.colour))
    if look.size:
        properties.append(element("sz", val=round(look.size * _HALVES)))
    if len(properties):
        made.append(properties)
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(element("br"))
        said = element("t")
        said.text = line
        said.set(qn("xml:space"), "preserve")
        made.append(said)
    return made


def tab() -> Any:
    """What follows stands at the next tab stop."""
    made = element("r")
    made.append(element("tab"))
    return made


def field(name: str, look: Look = PLAIN) -> Any:
    """A number that the reader's program counts, such as PAGE."""
    made = element("fldSimple", instr=name)
    made.append(run("1", look))
    return made


def paragraph(
    runs: Iterable[Any],
    style: str = "",
    *,
    right: bool = False,
    before: float | None = None,
    after: float | None = None,
    leading: float | None = None,
    keep: bool = False,
    new_page: bool = False,
    stop: float = 0,
    rules: Iterable[tuple[str, float, str]] = (),
    numbering: int | None = None,
) -> Any:
    """A paragraph. `keep` holds it with the next one, `stop` is a right tab in points."""
    made, properties = element("p"), element("pPr")
    if style:
        properties.append(element("pStyle", val=style))
    if keep:
        properties.append(element("keepNext"))
    if new_page:
        properties.append(element("pageBreakBefore"))
    if numbering is not None:
        numbers = element("numPr")
        numbers.append(element("ilvl", val=0))
        numbers.append(element("numId", val=numbering))
        properties.append(numbers)
    if borders := [border(*rule, space=4) for rule in rules]:
        frame = element("pBdr")
        frame.extend(borders)
        properties.append(frame)
    if stop:
        stops = element("tabs")
        stops.append(element("tab", val="right", pos=_measure(stop)))
        properties.append(stops)
    lengths = (("before", before), ("after", after), ("line", leading))
    spacing = {name: _measure(value) for name, value in lengths if value is not None}
    if spacing:
        properties.append(element("spacing", **spacing | ({"lineRule": "exact"} if leading else {})))
    if right:
        properties.append(element("jc", val="right"))
    made.append(properties)
    made.extend(runs)
    return made


def border(side: str, points: float, colour: str = INK, space: int = 0) -> Any:
    """A rule at one side."""
    return element(side, val="single", sz=round(points * _EIGHTHS), space=space, color=colour)


def table(widths: Sequence[float], rows: Iterable[Any]) -> Any:
    """A table of fixed widths, in points, without rules of its own."""
    made, properties = element("tbl"), element("tblPr")
    properties.append(element("tblW", w=_measure(sum(widths)), type="dxa"))
    properties.append(element("tblInd", w=0, type="dxa"))
    properties.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    margins.extend(element(side, w=0, type="dxa") for side in ("left", "right"))
    properties.append(margins)
    properties.append(element("tblLook", val="0020", firstRow=1, noHBand=1, noVBand=1))
    grid = element("tblGrid")
    grid.extend(element("gridCol", w=_measure(width)) for width in widths)
    made.append(properties)
    made.append(grid)
    made.extend(rows)
    return made


def row(cells: Iterable[Any], *, head: bool = False, least: float = 0) -> Any:
    """A row that no page's end cuts; a head stands again on every page."""
    made, properties = element("tr"), element("trPr")
    properties.append(element("cantSplit"))
    if least:
        properties.append(element("trHeight", val=_measure(least), hRule="atLeast"))
    if head:
        properties.append(element("tblHeader"))
    made.append(properties)
    made.extend(cells)
    return made


def cell(
    width: float,
    paragraphs: Iterable[Any],
    rules: Iterable[tuple[str, float, str]] = (),
    pads: tuple[float, float, float, float] = (0, 0, 0, 0),
    *,
    low: bool = False,
) -> Any:
    """A cell: its rules by side, its pads above, left, below and right; `low` stands at its foot."""
    made, properties = element("tc"), element("tcPr")
    properties.append(element("tcW", w=_measure(width), type="dxa"))
    if borders := [border(*rule) for rule in rules]:
        frame = element("tcBorders")
        frame.extend(borders)
        properties.append(frame)
    margins = element("tcMar")
    for side, pad in zip(("top", "left", "bottom", "right"), pads, strict=True):
        margins.append(element(side, w=_measure(pad), type="dxa"))
    properties.append(margins)
    if low:
        properties.append(element("vAlign", val="bottom"))
    made.append(properties)
    made.extend(paragraphs)
    return made


def enlarge(part: Any, scale: float) -> None:
    """Set everything in a part of the file so much larger, as for large print; rules stay as thin."""
    for size in part.iter(qn("w:sz"), qn("w:szCs")):
        size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * scale)))
    for spacing in part.iter(qn("w:spacing")):
        if spacing.get(qn("w:lineRule")) == "exact":
            spacing.set(qn("w:line"), str(round(int(spacing.get(qn("w:line"))) * scale)))


def _measure(points: float) -> int:
    return round(points * _TWENTIETHS)
