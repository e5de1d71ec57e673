"""ngodesk import: take in an exchange folder, a spreadsheet, national e-invoices, or a bank's rates."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ngodesk.cli import common
from ngodesk.cli.main import DONE, FOUND_ERRORS
from ngodesk.common import money
from ngodesk.common.errors import FileError
from ngodesk.common.language import N_, _, current
from ngodesk.common.uncollected import uncollected

if TYPE_CHECKING:
    from ngodesk.exchange.problems import Refused
    from ngodesk.store.store import Store
    from ngodesk.work.einvoice_fates import Entry
    from ngodesk.work.spreadsheets.looking import Look

_TABLE = N_("{table}: {new} new, {changed} changed, {unchanged} unchanged")


@click.command("import")
@common.workspace
@click.argument("source", type=common.path)
@click.option("--table", metavar="NAME", help="The table, for a single file.")
@click.option("--mapping", type=common.path, help="Which column is which field, for a single file.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
def command(
    workspace: Path,
    source: Path,
    table: str | None,
    mapping: Path | None,
    dry_run: bool,
    password_file: Path | None,
    language: str | None,
) -> int:
    """Take in an exchange folder or its .zip, a spreadsheet (--table), e-invoices (.xml), or a bank's rates.

    An invoice that was typed in before is completed: what is blank is filled in, what was typed stays.
    """
    from ngodesk.work import incoming_files

    kind = "table" if table or mapping else incoming_files.kind_of(source)
    with common.opened(workspace, password_file, language, write=True) as store:
        if kind == "table":
            return _spreadsheet(store, source, table, mapping, dry_run=dry_run)
        if kind == "einvoices":
            return _einvoices(store, source, dry_run=dry_run)
        return (_rates if kind == "rates" else _folder)(store, source, dry_run=dry_run)


def _folder(store: "Store", source: Path, *, dry_run: bool) -> int:
    from ngodesk.exchange.problems import Refused
    from ngodesk.work.imports import import_folder

    try:
        imported = import_folder(store, source, dry_run=dry_run)
    except Refused as refused:
        return _tell_problems(refused)
    for name in imported.new:
        _say(
            _TABLE,
            table=name,
            new=imported.new[name],
            changed=imported.changed[name],
            unchanged=imported.unchanged[name],
        )
    return DONE


def _tell_problems(refused: "Refused") -> int:
    for problem in refused.problems:
        click.echo(problem.text(), err=True)
    click.echo(refused.text(), err=True)
    return FOUND_ERRORS


@uncollected()
def _spreadsheet(
    store: "Store", source: Path, table: str | None, mapping: Path | None, *, dry_run: bool
) -> int:
    """All rows of one sheet or none. Of a row that may be a record that is there, a new one is made."""
    from ngodesk.exchange.problems import Refused
    from ngodesk.work.spreadsheets import asking, looking

    seen = looking.look(store, source, *asking.asked(table, mapping), trial=dry_run)
    try:
        if dry_run and seen.problems:
            raise Refused(seen.problems)
        brings = seen.brings if dry_run else looking.take(store, seen)
    except Refused as refused:
        status = _tell_problems(refused)
        _tell_layout(seen)
        return status
    table = seen.mapping.table
    new, changed = brings.new.get(table, 0), brings.changed.get(table, 0)
    _say(_TABLE, table=table, new=new, changed=changed, unchanged=len(seen.rows) - new - changed)
    for name in brings.new.keys() - {table}:
        _say(_TABLE, table=name, new=brings.new[name], changed=brings.changed[name], unchanged=0)
    if doubtful := seen.fates["doubtful"]:
        _say(N_("Taken as new, though something alike was there already: {number}."), number=doubtful)
    _tell_layout(seen)
    return DONE


def _tell_layout(seen: "Look") -> None:
    """How the file was read, so that nothing of it goes unnoticed."""
    book, layout, columns = seen.book, seen.layout, seen.mapping.columns
    if book.encoding:
        separator = {"\t": "tab"}.get(book.separator, book.separator)
        _say(N_("Read as {encoding}, separated by {separator}."), encoding=book.encoding, separator=separator)
    elif seen.sheet.name:
        _say(N_("Sheet: {name}."), name=seen.sheet.name)
    _say(N_("Heads in row {row}.") if layout.depth else N_("No row has heads."), row=layout.first + 1)
    names = [each.head or str(place) for place, each in enumerate(columns, 1)]
    taken = [f"{name} = {each.key}" for name, each in zip(names, columns, strict=True) if each.field]
    ignored = [name for name, each in zip(names, columns, strict=True) if not each.field]
    _say(N_("Columns taken: {columns}."), columns=", ".join(taken))
    if ignored:
        _say(N_("Columns left out: {columns}."), columns=", ".join(ignored))
    if layout.left_out:
        _say(N_("Rows left out: {rows}."), rows=", ".join(str(place + 1) for place in layout.left_out))


def _einvoices(store: "Store", source: Path, *, dry_run: bool) -> int:
    """All of the invoices or none. One that was typed before is completed, and it is said which."""
    from ngodesk.work import einvoices, incoming_files

    files = einvoices.read(incoming_files.einvoices_in(source))
    if len(files) == 1 and isinstance(files[0].refused, FileError):
        raise files[0].refused
    entries = einvoices.look(store, files)
    for entry in entries:
        _tell(entry)
    refused = sum(entry.fate == "refused" for entry in entries)
    if refused:
        _say(N_("Nothing was imported. Problems found: {number}."), number=refused)
        return FOUND_ERRORS
    if not dry_run:
        einvoices.take(store, files)
    _count("cost_documents", entries)
    return DONE


def _tell(entry: "Entry") -> None:
    """What becomes of one file, and what is to be looked at."""
    file, invoice, paper = entry.file.name, entry.file.invoice, entry.paper
    if entry.refused is not None or invoice is None:
        _say(N_("{file}: {sentence}"), file=file, sentence=entry.refused.text() if entry.refused else "")
        return
    amount = money.money(invoice.gross, invoice.currency, current().language)
    ref = paper.ref if paper else ""
    if entry.fate == "new":
        words = N_("{file}: new cost document {ref}: {number} of {seller}, {amount}")
    elif entry.fate == "completes":
        words = N_("{file}: completes {ref}, typed before: {number} of {seller}, {amount}")
    else:
        words = N_("{file}: is there already as {ref}: {number} of {seller}, {amount}")
    seller = entry.seller.name if entry.seller else invoice.seller.name
    _say(words, file=file, ref=ref, number=invoice.number, seller=seller, amount=amount)
    for remark in entry.remarks:
        _say(N_("{file}: {sentence}"), file=file, sentence=remark.text())


def _count(table: str, entries: "Sequence[Entry]") -> None:
    fates = [entry.fate for entry in entries]
    _say(
        _TABLE,
        table=table,
        new=fates.count("new"),
        changed=fates.count("completes"),
        unchanged=fates.count("known"),
    )


def _rates(store: "Store", source: Path, *, dry_run: bool) -> int:
    from ngodesk.work import incoming_rates

    table = incoming_rates.look(store, source)
    if not dry_run:
        incoming_rates.take(store, table)
    _say(
        _TABLE,
        table="exchange_rates",
        new=table.new,
        changed=table.changed,
        unchanged=table.unchanged,
    )
    if table.left_out:
        _say(
            N_("{number} rates of currencies or years that the workspace has no use for were left out."),
            number=table.left_out,
        )
    return DONE


def _say(words: str, **values: object) -> None:
    click.echo(_(words).format(**values), err=True)
