"""ngodesk protect: a password for a workspace, another one, or none."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ngodesk.cli import common
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_

if TYPE_CHECKING:
    from ngodesk.store.keys import Key


@click.command("protect")
@common.workspace
@click.option("--change", is_flag=True, help="Protect it with another password.")
@click.option("--remove", is_flag=True, help="Take the password off.")
@click.option(
    "--delete-old-backups", is_flag=True, help="Delete those that open with no password, or another."
)
@click.option("--new-password-file", type=common.path, help="First line: the new password, for --change.")
def command(
    workspace: Path,
    change: bool,
    remove: bool,
    delete_old_backups: bool,
    new_password_file: Path | None,
    password_file: Path | None,
    language: str | None,
) -> None:
    """Protect WORKSPACE with the password of --password-file. Prints the code that opens it as well.

    A backup is made before. It, and older ones, open as they did until now, unless --delete-old-backups
    takes them away, once there is a backup under the new password. Of a file that is protected already it
    takes them away and changes nothing else.
    """
    from ngodesk.work import protecting

    if password_file is None or change != (new_password_file is not None) or (change and remove):
        raise UsageError(
            N_("Which password it is to be is not clear."),
            N_("Name --password-file; for --change also --new-password-file, for --remove nothing else."),
        )
    path = workspace.absolute()
    only_backups = delete_old_backups and not (change or remove) and protecting.is_protected(path)
    old = new = _key_now(workspace, password_file, language, protected=change or remove or only_backups)
    if not only_backups:
        password = new_password_file or password_file
        new = None if remove else protecting.new_key(common.password(password))
        protecting.exchange(path, old, new, origin="command")
        if new is not None:
            click.echo(new.recovery_code)
    if delete_old_backups:
        protecting.delete_under_other_keys(path, new)
    if words := protecting.about_others(path, new):
        click.echo(words, err=True)


def _key_now(workspace: Path, password_file: Path, language: str | None, *, protected: bool) -> "Key | None":
    """What opens the file until now; it is looked at and brought up to date like any other."""
    with common.opened(workspace, password_file if protected else None, language, write=True) as store:
        if protected and store.key is None:
            raise UsageError(
                N_("{path} is not protected by a password."), N_("Leave the option out."), path=workspace
            )
        return store.key
