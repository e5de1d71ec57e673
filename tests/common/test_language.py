"""Texts in three languages, complete and with the same places."""

import pytest

from ngodesk.common import language
from ngodesk.common.errors import UserError


def test_a_text_without_a_translation_stays_english() -> None:
    assert language.texts("pl").gettext("No such text") == "No such text"
    assert language.texts("xx").gettext("Cancel") == "Cancel"


@pytest.mark.parametrize(("code", "expected"), [("pl", "Anuluj"), ("lv", "Atcelt"), ("en", "Cancel")])
def test_texts_speak_their_language(code: str, expected: str) -> None:
    assert language.texts(code).gettext("Cancel") == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 projekt"), (3, "3 projekty"), (5, "5 projektów"), (22, "22 projekty")]
)
def test_plural_forms_are_right(number: int, expected: str) -> None:
    said = language.texts("pl").ngettext("{number} project", "{number} projects", number)
    assert said.format(number=number) == expected


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = UserError("There is no project {ref}.", "Look up its code in the list of projects.", ref="X{1}")
    assert error.text(language.texts("en")) == (
        "There is no project X{1}. Look up its code in the list of projects."
    )
    assert "X{1}" in error.text(language.texts("pl"))


@pytest.mark.parametrize(
    ("variable", "expected"), [("pl_PL.UTF-8", "pl"), ("lv", "lv"), ("de_DE.UTF-8", "en"), ("C", "en")]
)
def test_the_systems_language(monkeypatch: pytest.MonkeyPatch, variable: str, expected: str) -> None:
    monkeypatch.setenv("LC_ALL", variable)
    assert language.system_language() == expected


def test_the_screen_speaks_what_was_chosen() -> None:
    before = language.current().language
    try:
        language.use("lv")
        assert language._("Cancel") == "Atcelt"
    finally:
        language.use(before)
