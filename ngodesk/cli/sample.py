"""ngodesk sample: the sample workspaces."""

from pathlib import Path

import click

from ngodesk.cli import common


@click.command("sample")
@click.argument("folder", metavar="DIR", type=common.path)
@common.common
def command(folder: Path, password_file: Path | None, language: str | None) -> None:
    """Write a workspace for each seed project into DIR and print their paths."""
    from ngodesk.work.samples import write_samples

    common.speak(language)
    for path in write_samples(folder):
        click.echo(path)
