"""ngodesk report: print one report into a file."""

from pathlib import Path
from typing import Any, TextIO

import click

from ngodesk.cli import common
from ngodesk.common.language import _

_CHOSEN = "The numbers that a letter asks for, one in each line; - reads standard input."
_LETTER = click.File(encoding="utf-8-sig", errors="replace")  # numbers are plain letters in any encoding


@click.command("report")
@common.workspace
@click.argument("report")
@common.asked(required=False)
@click.option("--document", metavar="REF", help="Code of the cost document.")
@click.option("--person", metavar="REF", help="Code of the person.")
@click.option("--event", metavar="REF", help="Code of the event.")
@click.option("--series", is_flag=True, help="The whole series of the event.")
@click.option("--agreement", metavar="REF", help="Code of the agreement with a volunteer.")
@click.option("--subgrant", metavar="REF", help="Code of the sub-grant.")
@click.option("--questionnaire", metavar="REF", help="Code of the questionnaire.")
@click.option("--consultation", metavar="REF", help="Code of the consultation.")
@click.option("--month", type=common.Month(), metavar="YYYY-MM", help="A month.")
@click.option(
    "--amendment",
    type=click.IntRange(0),
    metavar="N",
    help="The plan as of this amendment; 0: the agreement.",
)
@click.option("--blank", type=click.IntRange(0, 500), metavar="N", help="So many empty rows on a list.")
@click.option("--chosen", type=_LETTER, metavar="FILE", help=_CHOSEN)
@click.option("--mask", is_flag=True, help="Initials in place of people's names, nothing else about them.")
@common.left_out
@click.option("--papers", is_flag=True, help="With the prints of each document, in an audit-package.")
@click.option(
    "--output", "target", type=common.path, required=True, help="The file to write; its ending is the format."
)
def command(
    workspace: Path,
    report: str,
    asked: common.Asked,
    target: Path,
    password_file: Path | None,
    language: str | None,
    chosen: TextIO | None,
    **others: Any,
) -> None:
    """Print REPORT into a file."""
    from ngodesk.work import audit_package, giving_out, narratives, printing

    notes = report == audit_package.ID  # the journal says that it was given out
    with common.opened(workspace, password_file, language, write=notes, must=False) as store:
        lines = printing.numbers(chosen.read()) if chosen else ()
        wish = asked.wish(store, language, chosen=lines, **others)
        printing.check_unused(report, wish)
        printing.check_left_out(store, report, wish)
        printing.print_report(store, report, target, wish)
        for sentence in narratives.told(store, report, wish):
            click.echo(sentence, err=True)
        if notes and store.read_only is not None:
            click.echo(_(giving_out.UNNOTED), err=True)
