"""A person is found however the paper spells the name, and nobody is found who is not called so."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ngodesk.common.text import fold
from ngodesk.work.attendance_names import EQUAL, Known, Register, begin, rank_of, words_of

_LETTERS = "aąbcćdeęēfgģhiījkķlłļmnńņoóprsśštuūwzźżž"
_word = st.text(_LETTERS, min_size=2, max_size=9).map(str.capitalize)
_last = st.one_of(_word, st.tuples(_word, _word).map("-".join))
_people = st.lists(st.tuples(_last, _word), min_size=1, max_size=12)


def register(people: list[tuple[str, str]]) -> Register:
    return Register([Known(number, last, first) for number, (last, first) in enumerate(people, 1)], "pl")


@given(people=_people, data=st.data())
def test_everybody_is_found_by_beginnings_in_any_order_without_marks(
    people: list[tuple[str, str]], data: st.DataObject
) -> None:
    made = register(people)
    number = data.draw(st.integers(1, len(people)))
    words = data.draw(st.permutations(words_of(made.name(number))))
    typed = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words)
    assert number in [each.id for each in made.find(typed, limit=len(people))]
    inner = data.draw(st.sampled_from(words))
    cut = data.draw(st.integers(0, len(inner) - 1))
    assert number in [each.id for each in made.find(inner[cut:], limit=len(people))]


@given(people=_people, typed=st.text("aełkKŁ -,", max_size=8))
def test_whoever_is_found_is_called_so(people: list[tuple[str, str]], typed: str) -> None:
    for each in register(people).find(typed):
        assert all(word in " ".join(words_of(each.name)) for word in words_of(typed))


@given(people=_people, data=st.data())
def test_a_whole_name_comes_first(people: list[tuple[str, str]], data: st.DataObject) -> None:
    made = register(people)
    number = data.draw(st.integers(1, len(people)))
    first = made.find(made.name(number))[0]
    assert words_of(first.name) == words_of(made.name(number))
    swapped = made.find(f"{made.people[number].first} {made.people[number].last}")[0]
    assert sorted(words_of(swapped.name)) == sorted(words_of(made.name(number)))


@given(name=st.tuples(_last, _word))
def test_the_same_name_in_another_spelling_is_the_same_person(name: tuple[str, str]) -> None:
    made = register([name])
    whole = " ".join(name)
    for typed in (fold(whole), whole.upper(), unicodedata.normalize("NFD", whole), f"{name[1]}  {name[0]}"):
        assert [each.id for each in made.exact(typed)] == [1]


_long = st.text(_LETTERS, min_size=5, max_size=12).map(str.capitalize)


@given(name=st.tuples(_long, _long), data=st.data())
def test_one_letter_less_in_a_long_name_is_alike(name: tuple[str, str], data: st.DataObject) -> None:
    place = data.draw(st.integers(3, len(name[0]) - 1))
    typed = f"{name[0][:place]}{name[0][place + 1 :]} {name[1]}"
    assert [each.id for each in register([name]).similar(typed)] == [1]


def test_somebody_else_is_not_alike() -> None:
    made = register([("Wojciechowska", "Barbara"), ("Kowalski", "Jan")])
    assert [each.last for each in made.similar("Wojciehowska Barbara")] == ["Wojciechowska"]
    assert made.similar("Wojnar Bartosz") == []
    assert made.similar("Kow") == []


def test_each_word_typed_begins_another_word() -> None:
    assert begin(("a", "an"), ("an", "anna"))
    assert not begin(("an", "an"), ("anna", "jan"))
    assert rank_of(("nowak", "jan"), ("nowak", "jan")) == EQUAL < rank_of(("jan", "nowak"), ("nowak", "jan"))
    assert rank_of(("x",), ("nowak", "jan")) == -1


def test_what_others_are_called_tells_the_first_name() -> None:
    made = register([("Nowak", "Jan"), ("Kowalska", "Anna"), ("Zając", "Anna Maria")])
    assert made.split("Wójcik Jan") == ("Wójcik", "Jan")
    assert made.split("jan wójcik") == ("Wójcik", "Jan")
    assert made.split("Anna Maria Wójcik") == ("Wójcik", "Anna Maria")
    assert made.split("De Vries, Jan Piet") == ("De Vries", "Jan Piet")
    assert made.split("Wójcik") == ("Wójcik", "")
    assert made.split("Ozols Juris") == ("Ozols", "Juris")  # the last name first, as on the list
