"""A copy for the board: everybody's data stay on this computer, and what is written of them is masked."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from ngodesk.common import settings
from ngodesk.common.text import fold
from ngodesk.model import CostDocument, Event, Organisation, Person
from ngodesk.store import board
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import board_copy, workspaces
from tests.work.test_erasing import attach

LAST = "Brzęczyszczykiewicz"
NOTES = {
    "konto 61 1090 1014 0000 0712 1981 2874": "109010140000071219812874",
    "tel. 0048 600 700 801 po 17": "600700801",
    f"pani {LAST} przyszła": "brzeczyszcz",
    f"{LAST}owej wypłacono": "brzeczyszcz",
    f"z {LAST}em i {LAST}owi": "brzeczyszcz",
    "mieszka ul. Zmyślakowa 17/3": "zmyslakow",
    "opiekun: Barbara Kowalewska": "",
    "z Dwojackimi": "dwojack",
}


@pytest.fixture
def told(filled_store: Store) -> Store:
    """A workspace whose notes, documents and suppliers name somebody in all kinds of ways."""
    with filled_store.write("People") as session:
        session.add(
            Person(
                ref="Z1",
                first_name="Zygfryda",
                last_name=LAST,
                email="zygfryda.b@poczta.pl",
                phone="+48600700801",
                bank_account="PL61109010140000071219812874",
                address="ul. Zmyślakowa 17/3",
            )
        )
        session.add(Person(ref="Z2", first_name="Barbara", last_name="Wójcik"))
        session.add(Person(ref="Z4", first_name="Adam", last_name="Dwojacki"))
        session.add(Person(ref="Z5", first_name="Ewa", last_name="Dwojacka"))
        for number, ref in ((1, "S1"), (2, "S2")):
            name = (f"Zygfryda {LAST}", "Barbara Nieznana")[number - 1]
            session.add(
                Organisation(
                    ref=ref,
                    name=name,
                    short_name=name.split()[1],
                    kind="business",
                    phone=f"2222333{number}",
                    email=f"prywatny{number}@poczta.pl",
                    bank_account="LV80BANK0000435195001",
                    address="Ukryta 5",
                )
            )
        events = session.query(Event).order_by(Event.id).all()
        for event, note in zip(events, [*NOTES], strict=False):
            event.notes = note
        document = session.query(CostDocument).first()
        document.issuer_name, document.number = f"{LAST} Z.", f"UZ/{LAST}/1"
        document.description = "umowa z Nieznaną, tel. 22223332"
    return filled_store


def texts(path: Path) -> list[str]:
    """Everything that is written in a file."""
    with open_store(path, write=False) as store, store.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).scalars()
        rows = [row for name in names.all() for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
    return [fold(value) for row in rows for value in row if isinstance(value, str)]


def test_what_people_typed_names_nobody_who_is_known(told: Store) -> None:
    with told.reading() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
    assert count >= len(NOTES)
    target = told.path.with_name("board.ngodesk")
    doubts = board_copy.save(told, target)
    found = "\n".join(texts(target))
    for sign in (*filter(None, NOTES.values()), "zygfryd", "prywatny", "nieznan", "22223332", "ukryta"):
        assert sign not in found.replace(" ", ""), sign
    assert "z [–]" in found  # nobody knows which of the two
    assert any("Barbara Kowalewska" in line for line in board_copy.lines(doubts))  # stands in no register
    assert "read it through" in board_copy.told(doubts)
    with workspaces.open_workspace(target) as copy:
        assert copy.read_only is not None


def test_an_organisation_keeps_its_name_and_its_contacts(told: Store) -> None:
    with told.write("A namesake") as session:
        session.add(Person(ref="Z3", first_name="Jan", last_name="Zielony"))
        session.add(
            Organisation(ref="S3", name="Zielony Dom", kind="business", phone="222233344", address="Jawna 7")
        )
        session.query(Event).order_by(Event.id.desc()).first().notes = "Warsztat, Zielony Dom, ul. Jawna 7"
    target = told.path.with_name("board.ngodesk")
    board_copy.save(told, target)
    found = texts(target)
    for sign in ("zielony dom", "222233344", "jawna 7", "warsztat, zielony dom, ul. jawna 7"):
        assert sign in found


@pytest.mark.skipif(os.name == "nt", reason="knows no such rights")
def test_nobodys_data_ever_lie_on_the_disk_that_the_copy_goes_to(
    told: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = b"a signed list"
    with told.reading() as connection:
        event = connection.exec_driver_sql("SELECT id FROM events LIMIT 1").scalar_one()
    attach(told, "events", event, "lista.pdf", scan)
    stick, seen = tmp_path / "stick", list[Path]()
    stick.mkdir()
    real = board.strip

    def look(path: Path, *more: Any) -> Any:
        assert list(stick.iterdir()) == []
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert scan not in path.read_bytes()
        seen.append(path)
        return real(path, *more)

    monkeypatch.setattr(board, "strip", look)
    board_copy.save(told, stick / "board.ngodesk")
    assert [path.name for path in stick.iterdir()] == ["board.ngodesk"]
    assert seen
    assert not seen[0].parent.exists()
    assert list((settings.folder() / "unfinished").iterdir()) == []
