"""All commands, their common options, and how errors end."""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ngodesk import __version__
from ngodesk.common import language as languages
from ngodesk.common.errors import FileError, UserError
from ngodesk.common.language import N_, _

if TYPE_CHECKING:
    from ngodesk.cli.open_ import WindowAsked

_PACKAGE = Path(__file__).parents[1]
DONE, FOUND_ERRORS, WRONG_USE, NO_FILE = 0, 1, 2, 3

# Command and module: a command imports what it needs when it is called, not before.
_COMMANDS = {
    "backup": "backup",
    "board-copy": "board_copy",
    "check": "check",
    "evidence": "evidence",
    "export": "export",
    "figures": "figures",
    "form": "form",
    "freeze": "freeze",
    "frozen": "frozen",
    "history": "history",
    "import": "import_",
    "new": "new",
    "open": "open_",
    "person": "person",
    "projects": "projects",
    "protect": "protect",
    "report": "report",
    "reports": "reports",
    "restore": "restore",
    "sample": "sample",
    "verify": "verify",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"ngodesk.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ngodesk")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Grant projects of a small association, in one file, without a network."""
    if ctx.invoked_subcommand != "open":  # the window tidies up once it is painted
        from ngodesk.work import read_back

        read_back.tidy()


def run(arguments: Sequence[str]) -> "int | WindowAsked":
    """Run one command; gives its exit status, or that the window is asked for.

    An error is one line, never a traceback.
    """
    languages.use(languages.system_language())
    _write_utf8()
    try:
        status = commands.main(list(arguments), prog_name="ngodesk", standalone_mode=False)
    except click.ClickException as error:
        from ngodesk.cli import misuse

        return _fail(misuse.told(error, arguments), WRONG_USE)
    except click.Abort:
        return _fail(_(N_("Stopped.")), WRONG_USE)
    except FileError as error:
        return _fail(error.text(), NO_FILE)
    except UserError as error:
        return _fail(error.text(), WRONG_USE)
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has seen enough; click answers that with an exit of its own.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _fail(f"{error.strerror or error}: {error.filename or ''}".strip(": "), NO_FILE)
    except Exception as error:
        if os.environ.get("NGODESK_TRACEBACK"):
            raise
        return _fail(_fault(error), NO_FILE)
    return DONE if status is None else status


def _fault(error: Exception) -> str:
    """A fault of the program: which and where, without the data that it may hold. It is kept in the log."""
    from ngodesk.common import faults

    faults.keep(error)
    places = traceback.extract_tb(error.__traceback__)
    ours = [place for place in places if Path(place.filename).is_relative_to(_PACKAGE)]
    place = (ours or places)[-1]
    text = _(N_("A fault of ngodesk itself, please report it: {error} in {place}."))
    return text.format(error=type(error).__name__, place=f"{Path(place.filename).name}:{place.lineno}")


def _fail(text: str, status: int) -> int:
    click.echo(" ".join(text.split()), err=True)
    return status


def _write_utf8() -> None:
    """Data goes out in UTF-8 whatever the console's page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
