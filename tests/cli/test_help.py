"""Every command says what it is for."""

import pytest

from ngodesk import __version__
from ngodesk.cli.main import commands
from tests.cli.said import Command

NAMES = commands.list_commands(None)


def test_the_program_names_its_commands(ngodesk: Command):
    said = ngodesk("--help")
    assert (said.status, said.err) == (0, "")
    for name in NAMES:
        assert f"  {name} " in said.out


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("word", ["--help", "-h"])
def test_a_command_explains_itself(ngodesk: Command, name: str, word: str):
    said = ngodesk(name, word)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Usage: ngodesk {name} ")
    command = commands.get_command(None, name)
    for each in getattr(command, "commands", {name: command}).values():
        options = {option for parameter in each.params for option in parameter.opts}
        assert {"--password-file", "--language"} <= options


def test_the_version_is_said(ngodesk: Command):
    assert ngodesk("--version").out.split()[-1] == __version__
