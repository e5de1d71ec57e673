"""Commands say what they have to say in the language that was asked for."""

from pathlib import Path

import click
import pytest

from ngodesk.cli import misuse
from ngodesk.common import language as languages
from tests.cli.said import Command

THERE = {"pl": "już istnieje", "lv": "jau", "en": "There is a file"}


@pytest.mark.parametrize("language", THERE)
def test_an_error_speaks_the_language(ngodesk: Command, tmp_path: Path, language: str) -> None:
    taken = tmp_path / "taken.ngodesk"
    assert ngodesk("new", taken).status == 0
    copy = tmp_path / "copy.ngodesk"
    assert ngodesk("backup", taken, copy).status == 0
    for words in (("new", taken), ("restore", copy, taken)):
        said = ngodesk(*words, "--language", language)
        assert said.status == 3
        assert THERE[language] in said.err


@pytest.mark.parametrize(("language", "title"), [("pl", "Karta projektu"), ("lv", "Projekta karte")])
def test_reports_are_named_in_the_language(ngodesk: Command, language: str, title: str) -> None:
    assert title in ngodesk("reports", "--language", language).out


MISUSED = {
    ("figures", "a.ngodesk"): "--project is missing. ngodesk figures --help says how it is called.",
    ("figurs",): "There is no command figurs. ngodesk --help lists all commands.",
    ("person",): "A command is missing after ngodesk person. ngodesk person --help lists all commands.",
    ("verify", "--nonsuch"): "There is no option --nonsuch. ngodesk verify --help says how it is called.",
    ("reports", "--fromat=json"): "There is no option --fromat; perhaps --format is meant. ngodesk reports",
    ("reports", "--format", "csv"): "csv does not fit --format. Choose one of: text, json.",
    ("verify", "a", "b", "c"): "b c is too much here. ngodesk verify --help says how it is called.",
    ("history", "a", "--limit", "0"): "0 does not fit --limit. Name a whole number, 1 or more.",
    ("report", "a", "b", "--blank", "x"): "x does not fit --blank. Name a whole number from 0 to 500.",
    ("report", "a", "b", "--month", "May"): "May does not fit --month. Name a month as 2025-03.",
    ("figures", "a", "--from", "1.2.2025"): "1.2.2025 does not fit --from. Name a day as 2025-03-14.",
    ("report", "a", "b", "--chosen", "no"): "no, for --chosen, could not be read. Name a text file.",
    ("restore", "a"): "WORKSPACE is missing. ngodesk restore --help says how it is called.",
    ("verify", "--mark"): "A value is missing after --mark. ",
}


@pytest.mark.parametrize("words", MISUSED, ids=" ".join)
def test_what_was_typed_wrongly_is_said_in_one_line_with_advice(
    ngodesk: Command, words: tuple[str, ...]
) -> None:
    said = ngodesk(*words)
    assert (said.status, said.out, len(said.lines)) == (2, "", 1)
    assert MISUSED[words] in said.err


def test_misuse_speaks_the_language_that_was_asked_for() -> None:
    try:
        for number, words in enumerate((["--language", "pl"], ["--language=lv"])):
            told = misuse.told(click.UsageError("as click says it"), ["figures", *words])
            assert (told, languages.current().language) == ("as click says it", ("pl", "lv")[number])
    finally:
        languages.use(languages.DEFAULT)


def test_an_unknown_language_is_wrong_use(ngodesk: Command, tmp_path: Path) -> None:
    assert ngodesk("reports", "--language", "xx").status == 2
