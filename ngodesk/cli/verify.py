"""ngodesk verify: is everything as it was? Whose is a printed mark?"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ngodesk.cli import common
from ngodesk.cli.main import DONE, FOUND_ERRORS
from ngodesk.common.language import N_, _, plural

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.store.verify import Verdict

_BUILD_ANEW = N_(
    "The search index holds nothing of its own and can be built anew: open the file in the window, choose"
    " History of the file in the Edit menu, then Look the file through."
)


@click.command("verify")
@common.workspace
@click.option("--mark", metavar="TEXT", help="The mark at the foot of a print: is it of this workspace?")
def command(workspace: Path, mark: str | None, password_file: Path | None, language: str | None) -> int:
    """Look through file, references, change journal, records, attachments, frozen reports, search index."""
    from ngodesk.work.verifying import is_search_wrong, verdicts

    with common.opened(workspace, password_file, language) as store:
        if mark is not None:
            return _check(store, mark)
        found = verdicts(store)
        for verdict in found:
            click.echo(_line(verdict))
    if is_search_wrong(found):
        click.echo(_(_BUILD_ANEW), err=True)
    return DONE if all(verdict.sound for verdict in found) else FOUND_ERRORS


def _line(verdict: "Verdict") -> str:
    """A part in one line: what was found, and what it is called."""
    said = f"{_(verdict.part)}: {_(verdict.finding).format(number=verdict.number)}"
    named = list(verdict.named)
    if verdict.more:
        more = plural("and {number} more", "and {number} more", verdict.more)
        named.append(more.format(number=verdict.more))
    return f"{said}: {'; '.join(named)}" if named else said


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
