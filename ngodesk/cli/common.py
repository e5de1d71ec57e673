"""Arguments and options that several commands share."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ngodesk.common import language as languages
from ngodesk.common.errors import FileError, UsageError
from ngodesk.common.language import N_
from ngodesk.store import journal
from ngodesk.store.store import Store

if TYPE_CHECKING:
    from ngodesk.work.printing import Wish


class Day(click.ParamType[date]):
    """A date as 2025-03-14."""

    name = "date"
    pattern, rest = re.compile(r"\d{4}-\d{2}-\d{2}"), ""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            if not self.pattern.fullmatch(value):
                raise ValueError(value)
            return date.fromisoformat(value + self.rest)
        except ValueError:
            self.fail(f"{value!r} is not a {self.name}.", param, ctx)


class Month(Day):
    """A month as 2025-03, by its first day."""

    name = "month"
    pattern, rest = re.compile(r"\d{4}-\d{2}"), "-01"


def options(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several decorators as one, in the order given."""

    def decorate(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


path = click.Path(path_type=Path)
spoken = click.Choice(sorted(languages.LANGUAGES))
_LANGUAGE = click.option(
    "--language", type=spoken, help="Language of texts and prints; else the workspace's."
)
format_ = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
common = options(
    click.option(
        "--password-file", type=click.Path(path_type=Path), help="First line: the password; - reads it."
    ),
    _LANGUAGE,
)
workspace = options(click.argument("workspace", type=path), common)
_SPAN = options(
    click.option("--period", metavar="CODE", help="A reporting period of the project."),
    click.option("--from", "start", type=Day(), metavar="DATE", help="First day."),
    click.option("--to", "end", type=Day(), metavar="DATE", help="Last day."),
)


left_out = click.option(
    "--leave-out",
    "left_out",
    multiple=True,
    metavar="PART",
    help="A part that shall not be printed; may come again. A wrong one is answered with all there are.",
)


@dataclass(frozen=True)
class Asked:
    """The project whose figures are asked for, blank for none; its reporting period, or two days."""

    project: str
    period: str | None
    start: date | None
    end: date | None

    def span(self, store: Store) -> tuple[date | None, date | None]:
        """First and last day. Raises UsageError where they do not fit each other."""
        from ngodesk.work import counting

        return counting.span(store, self.project or None, self.period, self.start, self.end)

    def wish(self, store: Store, language: str | None, **others: Any) -> "Wish":
        """What is to be printed. Raises UsageError as `span` does."""
        from ngodesk.work import printing

        first, last = self.span(store)
        if others.get("month") and (first or last):
            raise UsageError(N_("A month and other days were asked for."), N_("Name the one or the other."))
        return printing.Wish(self.project or None, first, last, language=language, **others)


def asked(required: bool = True) -> Callable[[Any], Any]:
    """The options that say what is asked for; the command takes them as one, `asked`."""
    project = click.option("--project", required=required, metavar="REF", help="Code of the project.")

    def decorate(command: Any) -> Any:
        @wraps(command)
        def call(*others: Any, project: str | None, **named: Any) -> Any:
            span = [named.pop(name) for name in ("period", "start", "end")]
            return command(*others, asked=Asked(project or "", *span), **named)

        return options(project, _SPAN)(call)

    return decorate


def speak(language: str | None) -> None:
    """Say what follows in the language that was asked for, otherwise in the system's."""
    if language is not None:
        languages.use(language)


def password(file: Path | None) -> str:
    """The first line of a file, or of what is typed or piped in for -; blank where no file was named."""
    if file is None:
        return ""
    try:
        with click.open_file(str(file), encoding="utf-8-sig") as stream:
            line = str(stream.readline()).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            N_("The password could not be read from {path}."),
            N_("Name a text file whose first line is the password, or - to type it."),
            path=file,
        ) from error
    if not line:
        raise UsageError(N_("The password is blank."), N_("Write it in the first line."))
    return line


@contextmanager
def opened(
    path: Path, password_file: Path | None, language: str | None, *, write: bool = False, must: bool = True
) -> Iterator[Store]:
    """An open workspace; messages in its language, or in the one that was asked for.

    To write, or where it need not, to write if nobody else has it open.
    """
    from ngodesk.work import workspaces

    speak(language)
    store = workspaces.open_workspace(path, write=write, password=password(password_file))
    try:
        if write and must and store.read_only is not None:
            raise store.read_only
        languages.use(language or workspaces.language(store))
        with store.reading() as connection:
            if not journal.is_tail_sound(connection):
                click.echo(languages._(journal.TAIL), err=True)
        yield store
    finally:
        workspaces.close_workspace(store)


def echo_json(data: Any) -> None:
    """Data as JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
