"""Every word of every enum has a name that people read, and back."""

import pytest

from ngodesk.common.language import LANGUAGES, Texts, texts
from ngodesk.common.text import fold
from ngodesk.model import TABLES
from ngodesk.model.words import WORDS, joined, meant, word

ENUMS = {
    (table, field.name): field.words or tuple(WORDS[table, field.name])
    for table, entity in TABLES.items()
    for field in entity.described.fields
    if field.words or field.form == "word"
}
ENGLISH = Texts("en")


def test_every_enum_has_its_words_and_nothing_else_has() -> None:
    assert set(WORDS) == set(ENUMS)
    assert len(ENUMS) > 30


@pytest.mark.parametrize("enum", ENUMS, ids=".".join)
def test_every_word_has_a_name(enum: tuple[str, str]) -> None:
    # A family may serve two fields, the smaller of which lacks a word: nothing is paid by "none".
    assert set(ENUMS[enum]) <= set(WORDS[enum])
    for kept in ENUMS[enum]:
        name = word(*enum, kept, ENGLISH)
        assert name
        assert "_" not in name
        assert name == name.strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("enum", ENUMS, ids=".".join)
def test_no_two_words_of_an_enum_read_the_same(enum: tuple[str, str], language: str) -> None:
    names = [fold(word(*enum, kept, texts(language))) for kept in ENUMS[enum]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("enum", ENUMS, ids=".".join)
def test_a_name_means_its_word(enum: tuple[str, str], language: str) -> None:
    for kept in ENUMS[enum]:
        name = word(*enum, kept, texts(language))
        assert meant(*enum, f" {name.upper()} ", texts(language)) == kept
        assert meant(*enum, kept, texts(language)) == kept


def test_what_is_not_known_stays_as_it_is() -> None:
    assert word("events", "kind", "picnic", ENGLISH) == "picnic"
    assert word("events", "title", "training", ENGLISH) == "training"
    assert meant("events", "kind", "Picnic", ENGLISH) == "Picnic"


def test_a_list_of_words_is_read_as_a_list() -> None:
    names = joined("indicators", "filter_organisation_kind", "ngo;school", ENGLISH)
    assert names == "non-governmental organisation, school"


def test_words_inflect_by_what_they_belong_to() -> None:
    contexts = {enum: WORDS[enum]["cancelled"][0] for enum in ENUMS if "cancelled" in ENUMS[enum]}
    assert len(set(contexts.values())) == len(contexts)
