"""ngodesk report: print one report into a file."""

from datetime import date
from pathlib import Path

import click

from ngodesk.cli import common


@click.command("report")
@common.workspace
@click.argument("report")
@click.option("--project", metavar="REF", help="Code of the project.")
@common.period
@click.option(
    "--output", "target", type=common.path, required=True, help="The file to write; its ending is the format."
)
def command(
    workspace: Path,
    report: str,
    project: str | None,
    period: str | None,
    start: date | None,
    end: date | None,
    target: Path,
    password_file: Path | None,
    language: str | None,
) -> None:
    """Print REPORT into a file."""
    from ngodesk.work import counting, printing

    with common.opened(workspace, password_file, language) as store:
        span = counting.span(store, project, period, start, end)
        printing.print_report(
            store, report, target, project=project, start=span[0], end=span[1], language=language
        )
