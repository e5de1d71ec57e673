"""ngodesk open: the window. Dispatched before the command line is built; here for --help alone."""

from pathlib import Path

import click

from ngodesk.cli import common


@click.command("open")
@click.argument("workspace", type=common.path, required=False)
@common.common
def command(workspace: Path | None, password_file: Path | None, language: str | None) -> None:
    """Open the window, with a workspace or without."""
