"""ngodesk backup: a verified copy of a workspace."""

from pathlib import Path

import click

from ngodesk.cli import common


@click.command("backup")
@common.workspace
@click.argument("target", type=common.path, required=False)
def command(workspace: Path, target: Path | None, password_file: Path | None, language: str | None) -> None:
    """Make a verified copy: at TARGET, or among the automatic ones beside the file. Prints its path."""
    from ngodesk.work import backups

    with common.opened(workspace, password_file, language) as store:
        click.echo(backups.make(store, target))
