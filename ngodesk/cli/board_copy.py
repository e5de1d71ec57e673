"""ngodesk board-copy: a copy without personal data, to be read only."""

from pathlib import Path

import click

from ngodesk.cli import common


@click.command("board-copy")
@common.workspace
@click.argument("target", type=common.path)
def command(workspace: Path, target: Path, password_file: Path | None, language: str | None) -> None:
    """Write a copy of WORKSPACE without personal data to TARGET: codes in place of names, read-only."""
    from ngodesk.work import board_copy

    with common.opened(workspace, password_file, language) as store:
        board_copy.save(store, target)
