"""ngodesk new: an empty workspace."""

from pathlib import Path

import click

from ngodesk.cli import common


@click.command("new")
@click.argument("workspace", type=common.path)
@click.option("--organisation", metavar="NAME", help="The own organisation.")
@click.option("--language", type=common.spoken, help="Language of the workspace.")
@click.option("--currency", help="Three letters: PLN, EUR …")
@click.option("--password-file", type=common.path, help="First line: the password; - reads it.")
def command(
    workspace: Path,
    organisation: str | None,
    language: str | None,
    currency: str | None,
    password_file: Path | None,
) -> None:
    """Make an empty workspace. An existing file is never overwritten.

    With a password it is protected; the code that opens it when the password is forgotten is printed.
    """
    from ngodesk.work import protecting, workspaces

    common.speak(language)
    password = common.password(password_file)
    key = protecting.new_key(password) if password else None
    workspaces.create(workspace, organisation=organisation, language=language, currency=currency, key=key)
    if key is not None:
        click.echo(key.recovery_code)
