"""ngodesk verify: is everything as it was? Whose is a printed mark?"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ngodesk.cli import common
from ngodesk.cli.main import DONE, FOUND_ERRORS
from ngodesk.common.language import N_, _

if TYPE_CHECKING:
    from ngodesk.store.store import Store


@click.command("verify")
@common.workspace
@click.option("--mark", metavar="TEXT", help="The mark at the foot of a print: is it of this workspace?")
def command(workspace: Path, mark: str | None, password_file: Path | None, language: str | None) -> int:
    """Look through the file, its references, the change journal, records, attachments, frozen reports."""
    from ngodesk.work.verifying import verdicts

    with common.opened(workspace, password_file, language) as store:
        if mark is not None:
            return _check(store, mark)
        found = verdicts(store)
        for verdict in found:
            click.echo(f"{_(verdict.part)}: {_(verdict.finding).format(number=verdict.number)}")
    return DONE if all(verdict.sound for verdict in found) else FOUND_ERRORS


def _check(store: "Store", text: str) -> int:
    """Say which step a mark is of, and which frozen reports bear it."""
    from ngodesk.work.verifying import check_mark

    found = check_mark(store, text)
    if found is None:
        click.echo(_(N_("This mark is not of this workspace.")))
        return FOUND_ERRORS
    said = _(N_("The mark {mark} is of this workspace: step {step} of {day}, {words}."))
    day = f"{found.at:%Y-%m-%d %H:%M}"
    click.echo(said.format(mark=found.text, step=found.step, day=day, words=found.words))
    for row in found.frozen:
        click.echo(_(N_("The frozen report {number} bears it.")).format(number=row.number))
    if not found.sound:
        click.echo(_(N_("Something up to there was changed behind the program's back.")))
    return DONE if found.sound else FOUND_ERRORS
