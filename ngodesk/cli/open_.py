"""ngodesk open: the window, where it is called with options."""

from dataclasses import dataclass
from pathlib import Path

import click

from ngodesk.cli import common
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_


@dataclass(frozen=True)
class WindowAsked:
    """The window was asked for. The command line knows no window: whoever called it opens one."""

    workspace: Path | None
    language: str | None


@click.command("open")
@click.argument("workspace", type=common.path, required=False)
@common.common
def command(workspace: Path | None, password_file: Path | None, language: str | None) -> WindowAsked:
    """Open the window, with a workspace or without."""
    if password_file is not None:
        raise UsageError(N_("The window asks for the password itself."), N_("Leave out --password-file."))
    return WindowAsked(workspace, language)
