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
@click.option(
    "--backup-password-file", type=common.path, help="First line: the password of BACKUP, if it is another."
)
@common.common
def command(
    backup: Path,
    workspace: Path,
    replace: bool,
    backup_password_file: Path | None,
    password_file: Path | None,
    language: str | None,
) -> int:
    """Make WORKSPACE from BACKUP. Nothing is overwritten without --replace, and then the old file is kept.

    A new file opens as BACKUP does; in place of an existing one it opens as that file did until now.
    """
    from ngodesk.work import backups

    common.speak(language)
    own = common.password(password_file)
    done = backups.restore(
        backup,
        workspace,
        replace=replace,
        password=common.password(backup_password_file) or own,
        own=own,
        origin="command",
    )
    click.echo(workspace)
    if done.kept is not None:
        click.echo(_(N_("The replaced file is kept as {path}.")).format(path=done.kept), err=True)
    if noted := done.noted():
        click.echo(noted, err=True)
    if told := done.told():
        click.echo(told, err=True)
    return FOUND_ERRORS if told else DONE
