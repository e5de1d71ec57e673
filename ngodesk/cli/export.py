"""ngodesk export: the content as an exchange folder, as a workbook, or one table as CSV."""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_, _

_TABLES = {".vcf": "people", ".ics": "events"}


@click.command("export")
@common.workspace
@click.argument("target", type=common.path)
@click.option("--table", metavar="NAME", help="One table alone, for a single file.")
def command(
    workspace: Path, target: Path, table: str | None, password_file: Path | None, language: str | None
) -> None:
    """Write all as a folder, .zip or .xlsx; a table as .xlsx or .csv, people as .vcf, events as .ics.

    What tells of people is noted in the file's journal, unless the file is open elsewhere.
    """
    from ngodesk.work import giving_out

    suffix = target.suffix.lower()
    table = table or _TABLES.get(suffix)
    if suffix not in giving_out.forms(table) if table else suffix == giving_out.CSV:
        raise UsageError(
            N_("A .csv holds one table, and a folder or a .zip all."),
            N_("Name a file that ends in .csv together with --table, or a folder without it."),
        )
    with common.opened(workspace, password_file, language, write=True, must=False) as store:
        giving_out.give(store, table or giving_out.EVERYTHING, target, origin="command")
        if giving_out.is_unnoted(store, table or giving_out.EVERYTHING, target):
            click.echo(_(giving_out.UNNOTED), err=True)
        if not table and suffix != ".xlsx":
            left_out = N_(
                "Frozen reports, forms, mappings and the history are not in it; a backup holds them."
            )
            click.echo(_(left_out), err=True)
