"""ngodesk verify: is everything as it was?"""

from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.cli.main import DONE, FOUND_ERRORS
from ngodesk.common.language import _


@click.command("verify")
@common.workspace
def command(workspace: Path, password_file: Path | None, language: str | None) -> int:
    """Look through the file, its references, the change journal and the attachments; one line each."""
    from ngodesk.work.verifying import verdicts

    with common.opened(workspace, password_file, language) as store:
        found = verdicts(store)
        for verdict in found:
            click.echo(f"{_(verdict.part)}: {_(verdict.finding).format(number=verdict.number)}")
    return DONE if all(verdict.sound for verdict in found) else FOUND_ERRORS
