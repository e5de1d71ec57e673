"""ngodesk history: who changed what and when; one step taken back."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ngodesk.cli import common
from ngodesk.common.language import N_, _

if TYPE_CHECKING:
    from ngodesk.work.whole_history import StepRow


@click.command("history")
@common.workspace
@click.option("--who", metavar="NAME", help="Only what this person did.")
@click.option("--table", default="", metavar="TABLE", help="Only what changed this table.")
@click.option(
    "--kind",
    type=click.Choice(["edit", "undo", "redo", "final", "note"]),
    default=None,
    help="Only steps of a kind.",
)
@click.option("--from", "start", type=common.Day(), metavar="DATE", help="First day.")
@click.option("--to", "end", type=common.Day(), metavar="DATE", help="Last day.")
@click.option("--limit", type=click.IntRange(1), default=200, help="At most so many steps.")
@click.option("--undo", "undo", type=int, metavar="STEP", help="Take this step back.")
@common.format_
def command(
    workspace: Path,
    who: str | None,
    table: str,
    kind: str | None,
    start: date | None,
    end: date | None,
    limit: int,
    undo: int | None,
    form: str,
    password_file: Path | None,
    language: str | None,
) -> None:
    """List the steps of WORKSPACE, the latest first; or take one back, with the later ones on its records."""
    from ngodesk.store.whole_history import Asked
    from ngodesk.work import history, whole_history

    with common.opened(workspace, password_file, language, write=undo is not None) as store:
        if undo is not None:
            for words in history.undo_chosen(store, undo):
                click.echo(_(N_("Undone: {step}")).format(step=words))
            return
        asked = Asked(who, table, kind or "", start, end)
        rows = whole_history.history(store, asked, limit).rows
    if form == "json":
        common.echo_json([_data(row) for row in rows])
        return
    for row in rows:
        words = whole_history.kind_words(row)
        click.echo(f"{row.number}\t{row.at:%Y-%m-%d %H:%M}\t{row.who}\t{words}")


def _data(row: "StepRow") -> dict[str, Any]:
    return {
        "step": row.number,
        "at": row.at.isoformat(),
        "who": row.who or None,
        "what": row.words,
        "kind": row.kind,
        "origin": row.origin,
        "records": row.tables,
        "can_be_undone": row.stands,
    }
