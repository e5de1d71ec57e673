"""Files that somebody hands to the program: told by their content, looked at, and taken in as one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.exchange import rates_reading, xml_archive
from ngodesk.exchange.bank import reading as bank
from ngodesk.exchange.sheets.book import SUFFIXES
from ngodesk.store import backup
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import einvoices, incoming_rates, ledger_numbers
from ngodesk.work.einvoice_fates import Entry, Fate, File
from ngodesk.work.incoming_rates import Table

IMPORT = N_("Import of files: {number}")

Kind = Literal["folder", "einvoices", "rates", "table", "register", "statement"]


@dataclass(frozen=True)
class BankFile:
    """A bank's file of rates, and what it would bring; or why it cannot be read."""

    name: str
    table: Table | None
    refused: UserError | None = None


@dataclass(frozen=True)
class Looked:
    """What files would bring: e-invoices in the order of `files`, and tables of rates."""

    files: tuple[File, ...]
    entries: tuple[Entry, ...]
    paths: tuple[Path, ...]
    banks: tuple[BankFile, ...]

    @property
    def number(self) -> int:
        """How many of the files would bring something."""
        invoices = sum(entry.fate in ("new", "completes") for entry in self.entries)
        return invoices + sum(bank.table is not None and bank.table.brings > 0 for bank in self.banks)


def read(paths: Iterable[Path]) -> tuple[tuple[File, ...], tuple[Path, ...]]:
    """The e-invoices among files, read; and the banks' tables. What is neither is told as no e-invoice."""
    banks = tuple(path for path in paths if not path.is_dir() and rates_reading.recognised(path))
    others = [file for path in paths if path not in banks for file in einvoices_in(path)]
    return tuple(einvoices.read(others)), banks


def look(
    store: Store, files: tuple[File, ...], banks: tuple[Path, ...], answers: Mapping[int, Fate]
) -> Looked:
    """What the files would bring; nothing is written."""
    entries = einvoices.look(store, files, answers)
    return Looked(files, tuple(entries), banks, tuple(_looked_at(store, path) for path in banks))


def take(store: Store, looked: Looked, answers: Mapping[int, Fate]) -> int:
    """Write all of it as one step; gives how many files it came from."""
    with store.writing(Header(IMPORT, {"number": looked.number})) as batch:
        taken = einvoices.write(store, batch, looked.files, answers)
        for bank in looked.banks:
            if bank.table is not None:
                incoming_rates.write(store, batch, bank.table)
        if taken and store.worth_keeping:
            # Nothing is kept yet: the copy is of the file as it was.
            backup.automatic(store.path, "before-import", key=store.key)
    return looked.number


def _looked_at(store: Store, path: Path) -> BankFile:
    try:
        return BankFile(path.name, incoming_rates.look(store, path))
    except UserError as error:
        return BankFile(path.name, None, error)


def kind_of(path: Path) -> Kind:
    """Kind of a file or folder; `table` is a spreadsheet of a table of the workspace."""
    if path.is_dir():
        return "einvoices" if _holds_only_xml(path) else "folder"
    if rates_reading.recognised(path):
        return "rates"
    if path.suffix.lower() in (".csv", ".xlsx"):
        return "table"
    return "einvoices" if _is_xml(path) or xml_archive.holds_only_xml(path) else "folder"


def brought(path: Path) -> Kind:
    """The same of a file that is let fall on the window: a statement and the accountant's register too."""
    if bank.is_statement(path):
        return "statement"
    kind = kind_of(path)
    if kind != "table" and path.suffix.lower() in SUFFIXES and kind != "rates":
        kind = "table"
    return "register" if kind == "table" and ledger_numbers.is_register(path) else kind


def einvoices_in(path: Path) -> list[Path]:
    """The XML files of a folder, or the file itself."""
    return sorted(_xml_files(path)) if path.is_dir() else [path]


def _holds_only_xml(folder: Path) -> bool:
    tables = any(child.suffix.lower() in (".csv", ".json") for child in folder.iterdir())
    return not tables and bool(_xml_files(folder))


def _xml_files(folder: Path) -> list[Path]:
    return [child for child in folder.iterdir() if child.is_file() and child.suffix.lower() == ".xml"]


def _is_xml(path: Path) -> bool:
    if path.suffix.lower() == ".xml":
        return True
    try:
        content = rates_reading.contents(path)
    except UserError:
        return False
    return content is not None and content.root is not None
