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
    """Make an empty workspace. An existing file is never overwritten."""
    from ngodesk.common.errors import UserError
    from ngodesk.common.language import N_
    from ngodesk.work import workspaces

    if password_file is not None:
        raise UserError(
            N_("This version of ngodesk cannot protect files yet."), N_("Leave out --password-file.")
        )
    common.speak(language)
    workspaces.create(workspace, organisation=organisation, language=language, currency=currency)
