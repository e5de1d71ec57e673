"""Word files read back: their text in order, and what stands where."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from ngodesk.reports.content import FormTable, Heading, Table
from ngodesk.reports.whole import Report
from ngodesk.work import printing
from tests.reports.prints import squeezed


def opened(file: bytes) -> Document:
    """The file, open for reading."""
    return docx.Document(BytesIO(file))


def text_of(part: Any) -> str:
    """All text of a body, header or footer, without white space."""
    return squeezed("".join(each.text or "" for each in part._element.iter(qn("w:t"))))


def headings(document: Document) -> list[tuple[str, int]]:
    """The headings with their levels."""
    found = [
        each for each in document.paragraphs if each.style and str(each.style.name).startswith("Heading")
    ]
    return [(squeezed(each.text), int(str(each.style.name)[-1])) for each in found if each.style]


def check(content: Report) -> None:
    """Its headings are headings, its tables are tables with a head that comes again."""
    document = opened(printing.written(content, "docx"))
    wanted = [(squeezed(each.text), each.level) for each in content.content if isinstance(each, Heading)]
    assert headings(document) == wanted
    text = squeezed("".join(each.text or "" for each in document.element.body.iter(qn("w:t"))))
    assert squeezed(content.title) in text
    tables = [each for each in content.content if isinstance(each, Table)]
    heads = [
        row
        for row in document.element.body.iter(qn("w:tr"))
        if row.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert len(heads) >= len(tables)
    for form in (each for each in content.content if isinstance(each, FormTable)):
        assert all(squeezed(row.label) in text for row in form.rows)
