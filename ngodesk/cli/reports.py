"""ngodesk reports: what can be printed."""

import click

from ngodesk.cli import common


@click.command("reports")
@common.format_
@common.common
def command(form: str, password_file: object, language: str | None) -> None:
    """List the reports that can be printed."""
    from ngodesk.work.printing import reports

    common.speak(language)
    rows = reports(language)
    if form == "json":
        common.echo_json(
            [{"id": row.id, "needs": list(row.needs), "formats": list(row.formats)} for row in rows]
        )
        return
    for row in rows:
        click.echo(f"{row.id}\t{row.title}\t{', '.join(row.needs)}\t{', '.join(row.formats)}")
