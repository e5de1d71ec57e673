"""ngodesk projects: which projects there are."""

from dataclasses import asdict
from pathlib import Path

import click

from ngodesk.cli import common


@click.command("projects")
@common.workspace
@common.format_
def command(workspace: Path, form: str, password_file: Path | None, language: str | None) -> None:
    """List the projects."""
    from ngodesk.work.projects import projects

    with common.opened(workspace, password_file, language) as store:
        rows = projects(store)
    if form == "json":
        names = ("ref", "title", "status", "start", "end")
        common.echo_json([{name: _plain(asdict(row)[name]) for name in names} for row in rows])
        return
    for row in rows:
        click.echo(f"{row.ref}\t{row.title}\t{row.status}\t{row.start}\t{row.end}")


def _plain(value: object) -> str:
    return str(value)
