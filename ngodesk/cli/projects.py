"""ngodesk projects: which projects there are."""

from pathlib import Path

import click

from ngodesk.cli import common

_NAMES = ("ref", "title", "status", "start", "end")  # columns of the exchange folder


@click.command("projects")
@common.workspace
@common.format_
def command(workspace: Path, form: str, password_file: Path | None, language: str | None) -> None:
    """List the projects."""
    from ngodesk.work.projects import projects

    with common.opened(workspace, password_file, language) as store:
        rows = projects(store)
    listed = [(row.ref, row.title, row.status, str(row.start), str(row.recorded_end)) for row in rows]
    if form == "json":
        common.echo_json([dict(zip(_NAMES, values, strict=True)) for values in listed])
        return
    for values in listed:
        click.echo("\t".join(values))
