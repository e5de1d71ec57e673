"""ngodesk export: the content as an exchange folder, as a workbook, or one table as CSV."""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_, _


@click.command("export")
@common.workspace
@click.argument("target", type=common.path)
@click.option("--table", metavar="NAME", help="One table alone, for a single file.")
def command(
    workspace: Path, target: Path, table: str | None, password_file: Path | None, language: str | None
) -> None:
    """Write the exchange folder, a .zip of it, a workbook (.xlsx), or one table as .csv."""
    from ngodesk.work import exports, table_exports

    suffix = target.suffix.lower()
    if (suffix == ".csv") != bool(table) and suffix != ".xlsx":
        raise UsageError(
            N_("A .csv holds one table, and a folder or a .zip all."),
            N_("Name a file that ends in .csv together with --table, or a folder without it."),
        )
    with common.opened(workspace, password_file, language) as store:
        if suffix == ".xlsx":
            table_exports.export_workbook(store, target, (table,) if table else ())
        elif table:
            table_exports.export_csv(store, target, table)
        else:
            exports.export_folder(store, target)
            left_out = N_(
                "Frozen reports, forms, mappings and the history are not in it; a backup holds them."
            )
            click.echo(_(left_out), err=True)
