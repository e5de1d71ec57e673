"""A print that is ready, in memory, with what it can be saved as."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF

from ngodesk.gui import rendering

if TYPE_CHECKING:
    from ngodesk.reports.whole import Report
    from ngodesk.store.store import Store
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


def print_of(
    store: "Store", report: str, wish: "Wish | None", content: "Report | None" = None
) -> Print | None:
    """In the worker: the print of a wish, or of a content that was made of it; nothing of no wish."""
    if wish is None:
        return None
    from ngodesk.work import person_data, printing

    made = printing.content(store, report, wish) if content is None else content
    pdf = printing.written(made, "pdf")
    formats = printing.form_of(store, report, wish).formats
    pages = rendering.page_sizes(pdf)
    data = person_data.beside(store, report, wish.person, wish.language)
    return Print(made.title, made.language, pdf, pages, formats, report, wish, made, data)
