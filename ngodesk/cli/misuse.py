"""What was typed wrongly, in the person's language: click's own words are English and give no advice."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import click
from click.exceptions import BadOptionUsage, MissingParameter, NoArgsIsHelpError, NoSuchCommand, NoSuchOption

from ngodesk.cli.common import Day, Month
from ngodesk.common import language as languages
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_

_PROGRAM = "ngodesk"
_HELP = N_("{command} --help says how it is called.")
_COMMANDS = N_("{command} --help lists all commands.")
_TOO_MUCH = re.compile(r"unexpected extra arguments? \((.*)\)")
_VALUE = re.compile(r"^(.+?)(?: is not |: )", re.DOTALL)


def told(error: click.ClickException, arguments: Sequence[str]) -> str:
    """What is wrong and what to do, in the language that was asked for even where nothing else was right."""
    _speak(arguments)
    for kind, say in _SAYINGS.items():
        if isinstance(error, kind) and (said := say(error)) is not None:
            return said.text()
    return error.format_message()


def _speak(arguments: Sequence[str]) -> None:
    """Its option may come late, after what is wrong."""
    for word, following in pairwise((*arguments, "")):
        name, equals, value = word.partition("=")
        asked = value if equals else following
        if name == "--language" and asked in languages.LANGUAGES:
            languages.use(asked)


def _no_command(error: NoSuchCommand) -> UsageError:
    return _error(error, N_("There is no command {name}."), _COMMANDS, name=error.command_name)


def _nothing(error: NoArgsIsHelpError) -> UsageError:
    return _error(error, N_("A command is missing after {command}."), _COMMANDS)


def _no_option(error: NoSuchOption) -> UsageError:
    likely = ", ".join(error.possibilities or ())
    if likely:
        sentence = N_("There is no option {name}; perhaps {likely} is meant.")
        return _error(error, sentence, _HELP, name=error.option_name, likely=likely)
    return _error(error, N_("There is no option {name}."), _HELP, name=error.option_name)


def _missing(error: MissingParameter) -> UsageError:
    return _error(error, N_("{name} is missing."), _HELP, name=_name(error))


def _without_value(error: BadOptionUsage) -> UsageError:
    return _error(error, N_("A value is missing after {name}."), _HELP, name=error.option_name)


def _unfit(error: click.BadParameter) -> UsageError | None:
    """A value of the wrong type; the message begins with it."""
    found, kind = _VALUE.match(error.message), getattr(error.param, "type", None)
    if found is None or kind is None:
        return None
    sentence, advice = N_("{value} does not fit {name}."), _EXAMPLES.get(type(kind), _HELP)
    more: dict[str, Any] = {}
    if isinstance(kind, click.Choice):
        advice, more = N_("Choose one of: {choices}."), {"choices": ", ".join(kind.choices)}
    elif isinstance(kind, click.IntRange):
        without_end = N_("Name a whole number, {least} or more.")
        advice = without_end if kind.max is None else N_("Name a whole number from {least} to {most}.")
        more = {"least": kind.min, "most": kind.max}
    elif isinstance(kind, click.File):
        sentence, advice = N_("{value}, for {name}, could not be read."), N_("Name a text file.")
    return _error(error, sentence, advice, value=found[1].strip("'\""), name=_name(error), **more)


def _other(error: click.UsageError) -> UsageError | None:
    found = _TOO_MUCH.search(error.message)
    return _error(error, N_("{words} is too much here."), _HELP, words=found[1]) if found else None


def _name(error: click.BadParameter) -> str:
    """As it is typed: an option's longest name, or what stands for an argument in the help."""
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name


def _error(error: click.UsageError, sentence: str, advice: str, **about: Any) -> UsageError:
    command = error.ctx.command_path if error.ctx is not None else _PROGRAM
    return UsageError(sentence, advice, command=command, **about)


_EXAMPLES: dict[type, str] = {
    Day: N_("Name a day as 2025-03-14."),
    Month: N_("Name a month as 2025-03."),
}
# The first kind that an error is of says it.
_SAYINGS: dict[type[click.ClickException], Callable[[Any], UsageError | None]] = {
    NoArgsIsHelpError: _nothing,
    NoSuchCommand: _no_command,
    NoSuchOption: _no_option,
    MissingParameter: _missing,
    BadOptionUsage: _without_value,
    click.BadParameter: _unfit,
    click.UsageError: _other,
}
