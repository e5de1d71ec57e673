"""What a form, a table, an import and an export know about a field: declared once, beside the column."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",
    "choice",
    "boolean",
    "integer",
    "year",
    "number",
    "date",
    "time",
    "datetime",
    "reference",
    "record",
]
# What a list holds: words of an enum, or records by their code.
ListOf = Literal["words", "records"]


@dataclass(frozen=True)
class Field:
    """One field of an entity. Texts are message ids."""

    name: str
    label: str
    kind: Kind
    help: str = ""
    required: bool = False
    multiline: bool = False
    personal: bool = False
    places: int = 0
    words: tuple[str, ...] = ()
    target: str = ""
    """The table that a reference, or a list of records, names."""
    within: str = ""
    """The field of the same row whose record the named one must belong to, as a line to its project."""
    scope: str = ""
    """The way to that record where it is not in the same row: agreement.project. By default `within`."""
    list_of: ListOf | None = None
    default: int | None = None
    """What a blank part of the key stands for."""
    lowest: int | None = None
    form: str = ""
    """What a text is, where that is known: email, phone, county …; see `formats` and `territories`."""
    happened: bool = False
    """Whether the day is of something that was done: one that lies ahead is asked about."""
    instead: str = ""
    """The field of the same row that says what a blank reference would, as the name of an issuer."""
    computed: bool = False
    """Whether it is worked out from other records: a list can show it, and nobody types it."""


@dataclass(frozen=True)
class Description:
    """An entity: its name in the exchange folder, its fields in the contract's order, its key."""

    table: str
    label: str
    plural: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    searched: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """The fields that say which record it is, as a person would."""
    detail: tuple[str, ...] = ()
    """What is told beside the name where one chooses among records."""
    usual: tuple[str, ...] = ()
    """The fields that a form shows first; the rest stand under "more". Blank: all are usual."""
    listed: tuple[str, ...] = ()
    """The columns that a list shows at first; those that are computed among them."""
    pills: tuple[str, ...] = ()
    """The fields of which each word is a filter above a list."""

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
