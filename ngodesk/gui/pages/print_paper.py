"""A print that is ready, in memory, with what it can be saved as."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

if TYPE_CHECKING:
    from ngodesk.reports.whole import Report
    from ngodesk.work.printing import Wish


@dataclass(frozen=True)
class Paper:
    """A print that is ready, in memory: personal data reaches no temporary file."""

    title: str
    language: str
    pdf: bytes
    pages: list[QSizeF]
    formats: tuple[str, ...]

    def file(self, form: str) -> bytes:
        """The print in one of its formats."""
        return self.pdf


@dataclass(frozen=True)
class Print(Paper):
    """One that was just made, with what stands in it."""

    report: str
    wish: "Wish"
    content: "Report"
    data: bytes = b""
    """What is saved beside it under the same name, for another program."""

    def file(self, form: str) -> bytes:
        from ngodesk.work import printing

        return self.pdf if form == "pdf" else printing.written(self.content, form)
