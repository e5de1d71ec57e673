"""ngodesk person: a person's data taken out of the file for good."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ngodesk.cli import common
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_, _

if TYPE_CHECKING:
    from ngodesk.work.erasing import Plan


@click.group("person")
def command() -> None:
    """What is done with the data of one person."""


@command.command("erase")
@common.workspace
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask at the terminal.")
def erase(workspace: Path, person: str, yes: bool, password_file: Path | None, language: str | None) -> None:
    """Take the data of PERSON, a code, out of WORKSPACE for good. What was counted stays counted.

    Says before what goes and what stays, and asks at a terminal.
    """
    from ngodesk.common.language import current
    from ngodesk.work import erasing

    with common.opened(workspace, password_file, language, write=True) as store:
        found = erasing.person(store, person)
        plan = erasing.plan(store, found, date.today(), current().language)
        if plan is not None:
            _say(plan)
            if not yes and sys.stdin.isatty():
                _ask(plan)
        erasing.erase(store, [found], origin="command")
    if plan is not None:
        click.echo(_(N_("Erased. Only the code {code} is left.")).format(code=plan.kept_as))


def _say(plan: "Plan") -> None:
    """What still holds the data first, then what erasing does."""
    from ngodesk.work import erasure_words

    heading = _("Erase the data of {name} for good?").format(name=plan.name)
    for sentence in (heading, erasure_words.warning([plan.kept]), *erasure_words.sentences(plan)):
        if sentence:
            click.echo(sentence, err=True)


def _ask(plan: "Plan") -> None:
    """Raises UsageError unless the code is typed."""
    question = _("Type the code {code} to confirm.").format(code=plan.ref)
    if click.prompt(question, default="", show_default=False, err=True).strip() != plan.ref:
        raise UsageError(N_("Nothing was erased."))
