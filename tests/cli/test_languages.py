"""Commands say what they have to say in the language that was asked for."""

from pathlib import Path

import pytest

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


def test_an_unknown_language_is_wrong_use(ngodesk: Command, tmp_path: Path) -> None:
    assert ngodesk("reports", "--language", "xx").status == 2
