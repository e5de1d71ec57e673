"""ngodesk figures: every figure of a project."""

from pathlib import Path
from typing import Any

import click

from ngodesk.cli import common


@click.command("figures")
@common.workspace
@common.asked()
@common.format_
def command(
    workspace: Path,
    asked: common.Asked,
    form: str,
    password_file: Path | None,
    language: str | None,
) -> None:
    """Count every figure of a project from its records."""
    from ngodesk.work import counting

    with common.opened(workspace, password_file, language) as store:
        span = asked.span(store)
        figures = counting.project_figures(store, asked.project, *span)
    if form == "json":
        common.echo_json(figures)
    else:
        _echo(figures, "")


def _echo(value: Any, path: str) -> None:
    """One line for each figure: where it stands, and what it is."""
    if isinstance(value, dict):
        for name, inner in value.items():
            _echo(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for inner in value:
            rest = {name: each for name, each in inner.items() if name != "code"}
            _echo(rest, f"{path}[{inner['code']}]")
    else:
        click.echo(f"{path}\t{'–' if value is None else value}")
