"""ngodesk restore: a workspace from a backup."""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.cli.main import DONE, FOUND_ERRORS
from ngodesk.common.language import N_, _


@click.command("restore")
@click.argument("backup", type=common.path)
@click.argument("workspace", type=common.path)
@click.option(
    "--replace", is_flag=True, help="Take the place of an existing file, which is kept under a new name."
)
@common.common
def command(
    backup: Path, workspace: Path, replace: bool, password_file: Path | None, language: str | None
) -> int:
    """Make WORKSPACE from BACKUP. Nothing is overwritten without --replace, and then the old file is kept."""
    from ngodesk.work import backups

    common.speak(language)
    done = backups.restore(backup, workspace, replace=replace, password=common.password(password_file))
    click.echo(workspace)
    if done.kept is not None:
        click.echo(_(N_("The replaced file is kept as {path}.")).format(path=done.kept), err=True)
    if told := done.told():
        click.echo(told, err=True)
    return FOUND_ERRORS if told else DONE
