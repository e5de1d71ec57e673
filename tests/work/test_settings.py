"""Settings of a workspace: one step each, undone, never half; the name beside a step."""

import pytest

from ngodesk.common import settings as computer
from ngodesk.store.journal import broken_steps
from ngodesk.store.store import Store
from ngodesk.work import features, history, settings, workspaces
from ngodesk.work.settings import Signatory


def stored(store: Store) -> dict[str, str]:
    return workspaces.settings(store)


def steps(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM steps").scalar_one())


def test_each_choice_is_one_step_that_undo_takes_back(store: Store) -> None:
    before = stored(store)
    choices = [
        lambda: settings.choose_language(store, "lv"),
        lambda: settings.choose_currency(store, "PLN"),
        lambda: settings.write_clause(store, "pl", "Administratorem danych\njest Żółw."),
        lambda: settings.write_signatories(store, [Signatory("Inga Ūdre", "valdes priekšsēdētāja")]),
        lambda: features.tick(store, "volunteers", True),
    ]
    states = [before]
    for choose in choices:
        number = steps(store)
        choose()
        assert steps(store) == number + 1
        assert stored(store) not in states
        choose()
        assert steps(store) == number + 1, "the same once more is no step"
        states.append(stored(store))
    for state in reversed(states[:-1]):
        history.undo(store)
        assert stored(store) == state


def test_what_is_chosen_is_what_is_read(store: Store) -> None:
    settings.choose_language(store, "lv")
    settings.choose_currency(store, "PLN")
    settings.write_clause(store, "lv", "Datu pārzinis")
    settings.write_clause(store, "de", "Verantwortlich")
    found = settings.of_file(store)
    assert (found.language, found.currency) == ("lv", "PLN")
    assert found.clauses == {"lv": "Datu pārzinis", "de": "Verantwortlich"}
    assert (found.signatories, found.amounts, found.read_only) == ((), {}, None)
    settings.write_clause(store, "lv", " \n")
    assert settings.of_file(store).clauses == {"de": "Verantwortlich"}


def test_those_who_sign_stand_in_their_order_and_nothing_else_is_touched(store: Store) -> None:
    people = [Signatory(f"Osoba {number}", "Prezes" if number % 2 else "") for number in range(1, 12)]
    settings.write_signatories(store, people)
    assert settings.of_file(store).signatories == tuple(people)
    assert stored(store)["signatory.2"] == "Osoba 2"
    assert stored(store)["signatory.11"] == "Osoba 11, Prezes"
    settings.write_signatories(store, [people[10], Signatory("", " "), people[0]])
    assert settings.of_file(store).signatories == (people[10], people[0])
    assert {key for key in stored(store) if key.startswith("signatory.")} == {"signatory.1", "signatory.2"}
    assert stored(store)["currency"] == "EUR"


@pytest.mark.parametrize(
    ("value", "person"),
    [
        ("Inga Ūdre", Signatory("Inga Ūdre")),
        ("Inga Ūdre, valdes priekšsēdētāja", Signatory("Inga Ūdre", "valdes priekšsēdētāja")),
        ("Jan Kos, prezes, skarbnik", Signatory("Jan Kos", "prezes, skarbnik")),
    ],
)
def test_a_name_and_a_function_are_one_text(value: str, person: Signatory) -> None:
    assert Signatory.read(value) == person
    assert person.stored() == value


def test_a_name_keeps_apart_from_the_function_whatever_is_typed() -> None:
    assert Signatory.read(Signatory("Kos, Jan", "prezes").stored()).function == "prezes"


def test_signs_that_nobody_typed_are_not_kept(store: Store) -> None:
    settings.write_clause(store, "pl", "Administratorem\0 jest\ud800\r\nŻółw.")
    assert "Administratorem jest\r\nŻółw." in stored(store).values()


def test_amounts_are_counted_by_their_own_currency(filled_store: Store) -> None:
    amounts = settings.of_file(filled_store).amounts
    with filled_store.reading() as connection:
        documents = connection.exec_driver_sql(
            "SELECT count(*) FROM cost_documents WHERE currency = 'PLN'"
        ).scalar_one()
    assert amounts["PLN"] > documents > 0
    assert "" not in amounts


def test_unknown_features_stay(store: Store) -> None:
    features.choose(store, {"from_the_future"})
    features.tick(store, "partners", True)
    assert features.chosen(store) == {"from_the_future", "partners"}
    features.tick(store, "partners", False)
    features.tick(store, "from_the_future", False)
    assert features.chosen(store) == set()
    assert stored(store)["features"]


def test_the_name_given_on_this_computer_stands_beside_the_step(store: Store) -> None:
    def last() -> str:
        with store.reading() as connection:
            return str(connection.exec_driver_sql("SELECT who FROM steps ORDER BY number").fetchall()[-1][0])

    try:
        settings.choose_language(store, "pl")
        assert last() == ""
        computer.remember_who("  Grażyna\0 \n Ķirse\u202e  ")
        assert computer.who() == "Grażyna Ķirse"
        settings.choose_language(store, "lv")
        assert last() == "Grażyna Ķirse"
        history.undo(store)
        assert last() == "Grażyna Ķirse"
    finally:
        computer.remember_who("")
    assert computer.who() == ""
    with store.reading() as connection:
        assert list(broken_steps(connection)) == []
