"""ngodesk form: a funder's own forms, kept in the workspace and filled from it."""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.cli.main import DONE, FOUND_ERRORS
from ngodesk.common.language import N_, _

_UNKNOWN = N_("Unknown in the form: {name}")


@click.group("form")
@click.argument("workspace", type=common.path)
@click.pass_context
def command(context: click.Context, workspace: Path) -> None:
    """Keep the forms of funders in WORKSPACE, fill them, list the names that they may use."""
    context.obj = workspace


@command.command("add")
@click.argument("file", type=common.path)
@click.option("--name", help="What the form is called; else as its file.")
@click.option("--report", metavar="ID", help="The report whose texts it may name.")
@click.option("--replace", "again", is_flag=True, help="Take the place of the form with this name.")
@common.common
@click.pass_obj
def add(
    workspace: Path,
    file: Path,
    name: str | None,
    report: str | None,
    again: bool,
    password_file: Path | None,
    language: str | None,
) -> None:
    """Keep FILE, a .docx or .xlsx, as a form."""
    from ngodesk.work import form_files, forms

    with common.opened(workspace, password_file, language, write=True) as store:
        content, called = form_files.read(file), name or file.stem
        if again:
            forms.replace_content(store, forms.named(store, called).id, content)
        else:
            forms.add(store, content, called, forms.Meant(report, language))


@command.command("list")
@common.format_
@common.common
@click.pass_obj
def listed(workspace: Path, form: str, password_file: Path | None, language: str | None) -> None:
    """List the forms."""
    from ngodesk.work import forms

    with common.opened(workspace, password_file, language) as store:
        rows = [
            {
                "name": each.name,
                "format": each.format,
                "report": each.report,
                "language": each.language,
                "added": each.added_on.isoformat(),
            }
            for each in forms.forms(store)
        ]
    if form == "json":
        common.echo_json(rows)
        return
    for row in rows:
        click.echo("\t".join(value or "" for value in row.values()))


@command.command("remove")
@click.argument("name")
@common.common
@click.pass_obj
def remove(workspace: Path, name: str, password_file: Path | None, language: str | None) -> None:
    """Remove the form NAME."""
    from ngodesk.work import forms

    with common.opened(workspace, password_file, language, write=True) as store:
        forms.remove(store, forms.named(store, name).id)


@command.command("names")
@click.argument("name", required=False)
@common.asked()
@common.format_
@common.common
@click.pass_obj
def names(
    workspace: Path,
    name: str | None,
    asked: common.Asked,
    form: str,
    password_file: Path | None,
    language: str | None,
) -> int:
    """List every name that a form may use with its value; or those that the form NAME uses."""
    from ngodesk.work import form_names, forms

    with common.opened(workspace, password_file, language) as store:
        wish = asked.wish(store, language)
        kept = forms.named(store, name) if name is not None else None
        known = forms.names(store, kept, wish) if kept else form_names.names(store, wish)
        used = forms.names_used(store, kept, forms.data(store, kept, wish)) if kept else None
    rows = [
        {"name": each.name, "value": each.value, "what": each.sentence}
        for each in known
        if used is None or each.name in used.known
    ]
    if form == "json":
        common.echo_json(rows)
    else:
        for row in rows:
            click.echo("\t".join(" ".join(value.split()) for value in row.values()))
    return _told(used.unknown if used else ())


@command.command("fill")
@click.argument("name")
@common.asked()
@click.option("--approved", is_flag=True, help="It is no draft any more; the journal notes it.")
@click.option("--output", "target", type=common.path, required=True, help="The file to write.")
@common.common
@click.pass_obj
def fill(
    workspace: Path,
    name: str,
    asked: common.Asked,
    approved: bool,
    target: Path,
    password_file: Path | None,
    language: str | None,
) -> int:
    """Fill the form NAME into a file; names that nobody knows stand there as unknown, and are said.

    It is marked as a draft until it is approved, or the report whose texts it names was frozen.
    """
    from ngodesk.work import forms

    with common.opened(workspace, password_file, language, write=approved, must=False) as store:
        wish, form = asked.wish(store, language), forms.named(store, name)
        used = forms.save_filled(store, form, wish, target, approved=approved, origin="command")
        return _told(used.unknown)


def _told(unknown: tuple[str, ...]) -> int:
    for name in unknown:
        click.echo(_(_UNKNOWN).format(name=name), err=True)
    return FOUND_ERRORS if unknown else DONE
