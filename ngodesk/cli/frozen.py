"""ngodesk frozen: the reports that were frozen, one of them as it was, what has changed since."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ngodesk.cli import common
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_

if TYPE_CHECKING:
    from ngodesk.work.changed_since import Difference
    from ngodesk.work.frozen import FrozenRow


@click.command("frozen")
@common.workspace
@click.argument("number", required=False)
@click.option("--output", "target", type=common.path, help="The file to write; its ending is the format.")
@click.option("--differences", is_flag=True, help="What has changed since.")
@common.format_
def command(
    workspace: Path,
    number: str | None,
    target: Path | None,
    differences: bool,
    form: str,
    password_file: Path | None,
    language: str | None,
) -> None:
    """List the frozen reports; or print NUMBER again as it was, or say what has changed since."""
    from ngodesk.work import changed_since, frozen, read_back

    if number is None and (target is not None or differences):
        raise UsageError(N_("No frozen report is named."), N_("ngodesk frozen lists their numbers."))
    with common.opened(workspace, password_file, language) as store:
        if number is None:
            _list([_told(row) for row in frozen.frozen(store)], form)
            return
        found = frozen.numbered(store, number)
        if target is not None:
            whole = frozen.reprint(store, found.id, target.suffix.lower().removeprefix("."))
            with read_back.writing(target) as stream:
                stream.write(whole)
        if differences:
            _list([_difference(each) for each in changed_since.differences(store, found.id)], form)
        elif target is None:
            _list([_told(found)], form)


def _list(rows: list[dict[str, Any]], form: str) -> None:
    if form == "json":
        common.echo_json(rows)
        return
    for row in rows:
        click.echo("\t".join(_text(value) for value in row.values()))


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _told(row: "FrozenRow") -> dict[str, Any]:
    return {
        "number": row.number,
        "version": row.version,
        "corrects": row.corrects or None,
        "report": row.report,
        "title": row.title,
        "project": row.project,
        "period": row.period or None,
        "from": row.start and row.start.isoformat(),
        "to": row.end and row.end.isoformat(),
        "language": row.language,
        "formats": list(row.formats),
        "state": row.state,
        "approved": row.approved_on.isoformat(),
        "sent": row.sent_on and row.sent_on.isoformat(),
        "returned": row.returned_on and row.returned_on.isoformat(),
        "accepted": row.accepted_on and row.accepted_on.isoformat(),
        "mark": row.mark,
    }


def _difference(each: "Difference") -> dict[str, Any]:
    return {
        "kind": each.kind,
        "of": "project" if each.whole_project else "period",
        "place": each.place,
        "what": each.label,
        "before": each.before,
        "now": each.now,
    }
