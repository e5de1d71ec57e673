"""Files of forms before they are kept: looked at, and those that come with the program."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.paths import resources
from ngodesk.common.safefile import reading_from
from ngodesk.exchange import office_files
from ngodesk.reports.own import grammar


@dataclass(frozen=True)
class Example:
    """A form that comes with the program, to begin with."""

    file: str
    name: str
    report: str | None
    language: str

    @property
    def path(self) -> Path:
        """Where it is."""
        return resources() / "forms" / self.file


def examples() -> list[Example]:
    """The forms that come with the program."""
    listed = json.loads((resources() / "forms" / "forms.json").read_text(encoding="utf-8"))
    return [Example(**each) for each in listed]


def read(path: Path) -> bytes:
    """The bytes of a form that may be kept. Raises UserError that says why it may not, FileError."""
    with reading_from(path):
        if path.stat().st_size > office_files.LARGEST:
            raise UserError(N_("The form is larger than {limit} MB."), limit=office_files.LARGEST >> 20)
        content = path.read_bytes()
    look(content)
    return content


def look(content: bytes) -> str:
    """Which format a form has. Raises UserError for what may not be kept as a form."""
    kind = office_files.look(content)
    try:
        texts = list(texts_of(kind)(content))
    except Exception as error:  # what a stranger's file does to a library, nobody foresees
        raise office_files.no_form() from error
    for text in texts:
        if kind == "xlsx" and any(mark["tag"] is not None for mark in grammar.MARK.finditer(text)):
            raise UserError(
                N_("In a spreadsheet no {{% … %}} is needed: a row repeats by itself."),
                N_("Leave it out, and name the list in the row: {{{{ lines.code }}}}."),
                text=text,
            )
        grammar.check(text)
    return kind


def texts_of(kind: str) -> Callable[[bytes], Iterable[str]]:
    """What finds the texts in the bytes of a form."""
    if kind == "docx":
        from ngodesk.reports.own import word

        return word.texts
    from ngodesk.reports.own import sheet

    return sheet.texts
