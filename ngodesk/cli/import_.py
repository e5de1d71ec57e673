"""ngodesk import: take in an exchange folder."""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.cli.main import FOUND_ERRORS
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _


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
    """Take in an exchange folder or its .zip: all of it or nothing."""
    from ngodesk.exchange.problems import Refused
    from ngodesk.work.imports import import_folder

    if table or mapping or source.suffix.lower() in (".csv", ".xlsx", ".xml"):
        raise UserError(
            N_("This version of ngodesk imports exchange folders and their .zip only."),
            N_("Name a folder with .csv files in it."),
        )
    with common.opened(workspace, password_file, language, write=True) as store:
        try:
            imported = import_folder(store, source, dry_run=dry_run)
        except Refused as refused:
            for problem in refused.problems:
                click.echo(problem.text(), err=True)
            click.echo(refused.text(), err=True)
            return FOUND_ERRORS
        for name in imported.new:
            click.echo(
                _(N_("{table}: {new} new, {changed} changed, {unchanged} unchanged")).format(
                    table=name,
                    new=imported.new[name],
                    changed=imported.changed[name],
                    unchanged=imported.unchanged[name],
                ),
                err=True,
            )
    return 0
