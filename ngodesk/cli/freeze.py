"""ngodesk freeze: approve a report and keep it as it is."""

from pathlib import Path

import click

from ngodesk.cli import common


@click.command("freeze")
@common.workspace
@click.argument("report")
@common.asked()
@click.option("--correct", "former", metavar="NUMBER", help="The frozen report that it takes the place of.")
@common.left_out
@click.option("--note", metavar="TEXT", help="What is to be remembered about it.")
def command(
    workspace: Path,
    report: str,
    asked: common.Asked,
    former: str | None,
    left_out: tuple[str, ...],
    note: str | None,
    password_file: Path | None,
    language: str | None,
) -> None:
    """Approve REPORT: it is printed once in all its formats and kept for good. Prints its number."""
    from ngodesk.work import freezing, frozen, printing

    with common.opened(workspace, password_file, language, write=True) as store:
        wish = asked.wish(store, language, left_out=left_out)
        printing.check_left_out(store, report, wish)
        corrects = frozen.numbered(store, former).id if former else None
        made = freezing.freeze(store, report, wish, corrects=corrects, note=note, origin="command")
        click.echo(made.number)
