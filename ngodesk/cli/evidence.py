"""ngodesk evidence: the records behind an indicator."""

import csv
import sys
from pathlib import Path

import click

from ngodesk.cli import common


@click.command("evidence")
@common.workspace
@common.asked()
@click.option("--indicator", required=True, metavar="CODE", help="Code of the indicator.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How to print."
)
def command(
    workspace: Path,
    indicator: str,
    asked: common.Asked,
    form: str,
    password_file: Path | None,
    language: str | None,
) -> None:
    """List the records that an indicator was counted from."""
    from ngodesk.work import counting

    with common.opened(workspace, password_file, language) as store:
        span = asked.span(store)
        records = counting.indicator_evidence(store, asked.project, indicator, *span)
    if form == "json":
        common.echo_json(records)
        return
    rows = [
        [
            record["table"],
            record["ref"],
            record["label"],
            record["amount"],
            ";".join(f"{each['table']}:{each['ref']}" for each in record["because"]),
        ]
        for record in records
    ]
    if form == "csv":
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerows([["table", "ref", "label", "amount", "because"], *rows])
        return
    for row in rows:
        click.echo("\t".join(row))
