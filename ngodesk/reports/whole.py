"""A whole report before it is a file: whose it is, what stands in it, how every page ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ngodesk.reports.content import Element
from ngodesk.reports.values import Period


@dataclass(frozen=True, slots=True)
class Header:
    """What every page says about the organisation and the project; an empty text is left out."""

    organisation: str
    short_name: str = ""
    address: str = ""
    """Address and numbers, in one line."""
    agreement_no: str = ""
    agreement_date: date | None = None
    project_title: str = ""
    running: str = ""
    """What later pages say instead of the project's title: a loose page is still evidence."""
    logos: Sequence[bytes] = ()
    """Pictures over the first page's header, in their order."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What every page ends with."""

    printed_on: date
    credit_lines: Sequence[str] = ()
    credit_expected: bool = False
    """The print is about a project, so the lack of credit lines must be said."""
    period: Period | None = None
    about: str = ""
    """The record that the print is about."""
    whole_project: bool = False
    """Without a period the figures are those of a whole project."""
    mark: str = ""
    """The journal's mark: what the workspace held when this was printed."""
    sample: bool = False
    translation: bool = False
    """A working translation of a form that has an official language."""
    draft: bool = False
    """Nobody approved it yet, and what is printed says so."""
    number: str = ""
    """The number that it was given when it was approved."""
    corrects: str = ""
    """The number of the report that it takes the place of."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in one language. `name` is the report's, `title` what stands largest on it."""

    id: str
    name: str
    title: str
    language: str
    header: Header
    footer: Footer
    label: str = ""
    subtitle: str = ""
    landscape: bool = False
    large: bool = False
    """Large print: for reading at a table, without looking for one's glasses."""
    content: Sequence[Element] = field(default=())
