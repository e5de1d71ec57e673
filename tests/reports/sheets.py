"""Workbooks read back: what a reader of spreadsheets sees, and what stands in the file."""

import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from ngodesk.reports import xlsx
from ngodesk.reports.whole import Report

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FORMULA = re.compile(r"SUBTOTAL\(9,([A-Z]+)(\d+):([A-Z]+)(\d+)\)")


def written(report: Report) -> bytes:
    """The file."""
    file = BytesIO()
    xlsx.write(report, file)
    return file.getvalue()


def rows(file: bytes) -> dict[str, list[list[Any]]]:
    """The values of every sheet, as a reader of spreadsheets has them."""
    book = CalamineWorkbook.from_filelike(BytesIO(file))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(file: bytes) -> dict[str, ElementTree.Element]:
    """All parts, as XML."""
    with ZipFile(BytesIO(file)) as package:
        assert package.testzip() is None
        return {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}


def cells(sheet: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """The cells of a sheet by their names."""
    return {cell.attrib["r"]: cell for cell in sheet.iter(f"{_SPACE}c")}


def sums(sheet: ElementTree.Element) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Every formula: its cell, the value that is stored for it, and what it gives when it is computed."""
    found = cells(sheet)
    formulas = {name: cell.findtext(f"{_SPACE}f") for name, cell in found.items()}
    for name, formula in formulas.items():
        if formula is None:
            continue
        match = _FORMULA.fullmatch(formula)
        assert match is not None, formula
        column, first, other, last = match.groups()
        assert column == other == re.sub(r"\d", "", name)
        # SUBTOTAL leaves out what is a SUBTOTAL itself
        inside = [f"{column}{row}" for row in range(int(first), int(last) + 1)]
        added = sum(
            (number(found[each]) for each in inside if each in found and formulas[each] is None), Decimal(0)
        )
        stored = found[name].findtext(f"{_SPACE}v")
        assert stored is not None
        yield name, Decimal(stored), added


def number(cell: ElementTree.Element) -> Decimal:
    """A cell's number; texts are none."""
    value = cell.findtext(f"{_SPACE}v")
    return Decimal(value) if value is not None and cell.get("t") is None else Decimal(0)
