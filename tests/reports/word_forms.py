"""Funders' forms in Word, made for tests."""

from io import BytesIO
from pathlib import Path

import docx


def word_form(*paragraphs: str) -> bytes:
    """A document with these paragraphs."""
    made, target = docx.Document(), BytesIO()
    for each in paragraphs:
        made.add_paragraph(each)
    made.save(target)
    return target.getvalue()


def form_file(folder: Path, *paragraphs: str) -> Path:
    """The same as a file."""
    path = folder / "Wzór.docx"
    path.write_bytes(word_form(*paragraphs))
    return path


def paragraphs_of(content: bytes) -> list[str]:
    """What stands in each paragraph."""
    return [each.text for each in docx.Document(BytesIO(content)).paragraphs]


def marks_of(content: bytes) -> list[str]:
    """What stands behind the text of a filled form."""
    headers = [section.header for section in docx.Document(BytesIO(content)).sections]
    found = [header._element.xpath('.//*[local-name()="textpath"]/@string') for header in headers]
    return [str(each) for marks in found for each in marks]
