"""ngodesk board-copy: a copy without the columns that hold personal data, to be read only."""

from pathlib import Path

import click

from ngodesk.cli import common


@click.command("board-copy")
@common.workspace
@click.argument("target", type=common.path)
def command(workspace: Path, target: Path, password_file: Path | None, language: str | None) -> None:
    """Write a copy of WORKSPACE to TARGET for the board: codes in place of names, to be read only.

    The columns that hold personal data are blank. Prints what may still name somebody in what people typed.
    """
    from ngodesk.work import board_copy

    with common.opened(workspace, password_file, language) as store:
        doubts = board_copy.save(store, target)
        click.echo(board_copy.told(doubts), err=True)
        for line in board_copy.lines(doubts):
            click.echo(line)
