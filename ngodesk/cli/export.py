"""ngodesk export: the content as an exchange folder."""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _


@click.command("export")
@common.workspace
@click.argument("target", type=common.path)
@click.option("--table", metavar="NAME", help="One table alone, for a single file.")
def command(
    workspace: Path, target: Path, table: str | None, password_file: Path | None, language: str | None
) -> None:
    """Write the exchange folder, or a .zip of it."""
    from ngodesk.work.exports import export_folder

    if table or target.suffix.lower() in (".csv", ".xlsx"):
        raise UserError(
            N_("This version of ngodesk exports exchange folders and their .zip only."),
            N_("Name a new folder, or a file that ends in .zip."),
        )
    with common.opened(workspace, password_file, language) as store:
        export_folder(store, target)
        click.echo(
            _(N_("Frozen reports, forms, mappings and the history are not in it; a backup holds them.")),
            err=True,
        )
