"""ngodesk check: what a funder would find."""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.cli.main import DONE, FOUND_ERRORS


@click.command("check")
@common.workspace
@click.option("--project", metavar="REF", help="Code of a project; else all of them.")
@common.format_
def command(
    workspace: Path, project: str | None, form: str, password_file: Path | None, language: str | None
) -> int:
    """Look for what a funder would refuse; what was accepted with a reason is left out."""
    from ngodesk.work import checking

    with common.opened(workspace, password_file, language) as store:
        found = checking.findings(store, project).open
        keys = checking.refs(store, found)
        rows = [
            {
                "check": each.rule.id,
                "severity": each.rule.severity,
                "table": each.table,
                "ref": keys[each.table, each.id],
                "message": each.what.text(),
            }
            for each in found
        ]
    if form == "json":
        common.echo_json(rows)
    for row in rows if form == "text" else ():
        click.echo("\t".join(row.values()))
    return FOUND_ERRORS if any(row["severity"] == "error" for row in rows) else DONE
