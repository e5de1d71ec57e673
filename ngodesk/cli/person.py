"""ngodesk person: a person's data taken out of the file for good."""

from datetime import date
from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.common.language import N_, _, plural


@click.group("person")
def command() -> None:
    """What is done with the data of one person."""


@command.command("erase")
@common.workspace
@click.argument("person")
def erase(workspace: Path, person: str, password_file: Path | None, language: str | None) -> None:
    """Take the data of PERSON, a code, out of WORKSPACE for good. What was counted stays counted."""
    from ngodesk.common.language import current
    from ngodesk.work import erasing

    with common.opened(workspace, password_file, language, write=True) as store:
        found = erasing.person(store, person)
        plan = erasing.plan(store, found, date.today(), current().language)
        erasing.erase(store, [found], origin="command")
    if plan is None:
        return
    click.echo(_(N_("Erased. Only the code {code} is left.")).format(code=plan.kept_as))
    for hold in plan.kept.held(date.today()):
        said = _(N_("The data were still to be kept for the project {project}."))
        click.echo(said.format(project=hold.ref), err=True)
    number = plan.backups + 1
    said = plural(
        "{number} automatic backup still holds the data until newer ones take its place.",
        "{number} automatic backups still hold the data until newer ones take their place.",
        number,
    )
    click.echo(said.format(number=number), err=True)
